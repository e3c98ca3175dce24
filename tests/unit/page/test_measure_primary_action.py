"""The main action of a page: found where it is clear, and not forced where it is not."""

from __future__ import annotations

import pytest
from builders_touch import WHITE, a_button, a_frame, main_action
from hypothesis import given
from hypothesis import strategies as st

from auditor.measure.page.action_words import ACTIONS, NO_ACTION, meaning
from auditor.model.facts.touch.targets import PrimaryActionFacts
from auditor.model.geometry import Box
from auditor.model.kind import Kind

FORM = (["text", "email", "tel"],)
GREY = (240.0, 240.0, 240.0)


@pytest.mark.parametrize(
    ("caption", "kind"),
    [
        ("Add to cart", "cart"),
        ("ADD TO BAG", "cart"),
        ("Ajouter au panier – 34,90 €", "cart"),
        ("In den Warenkorb", "cart"),
        ("Añadir a la cesta", "cart"),
        ("Aggiungi al carrello", "cart"),
        ("In winkelwagen", "cart"),
        ("Adicionar ao carrinho", "cart"),
        ("Buy it now", "buy"),
        ("J’achète", "buy"),
        ("Zur Kasse", "checkout"),
        ("Passer la commande", "checkout"),
        ("Afrekenen", "checkout"),
        ("Pay €34.00", "pay"),
        ("Zahlungspflichtig bestellen", "pay"),
        ("Commander avec obligation de paiement", "pay"),
        ("Realizar pedido", "pay"),
        ("Réserver", "book"),
        ("Se connecter", "login"),
        ("Créer un compte", "register"),
        ("Continue to shipping", "continue"),
        ("Weiter", "continue"),
        ("Envoyer", "send"),
        ("Découvrir la collection", "explore"),
        ("Continue shopping", "navigate"),
        ("Continuer sans accepter", "consent"),
        ("Accept and continue", "consent"),
        ("Voir le panier", "navigate"),
        ("Zum Warenkorb", "navigate"),
        ("PayPal", "express"),
        ("Buy with Apple Pay", "express"),
        ("Subscribe", "newsletter"),
        ("Rechercher", "search"),
        ("Ajouter aux favoris", "refine"),
        ("Pay 34,00 EUR", "pay"),
        ("Acheter – 34,90 €", "buy"),
        ("Order & pay", "pay"),
        ("Order my vase", "buy"),
        ("Book a table", "book"),
        ("Reserva tu mesa", "book"),
        ("Compra i biglietti", "buy"),
        ("Zwei Tickets kaufen", "buy"),
        ("Jetzt kostenlos bestellen", "buy"),
        ("Veilig afrekenen", "checkout"),
        ("Bestel een vaas", "buy"),
        ("Express checkout", "checkout"),
        ("Vase with a blue glaze", ""),
        ("Nothing else will do: buy now what you would have to order later on", ""),
        ("", ""),
        ("🛒", ""),
    ],
)
def test_captions(caption: str, kind: str) -> None:
    assert meaning(caption) == kind


@pytest.mark.parametrize(
    "caption",
    [
        "16 minutes ago Order 392 shipped",
        "Order 392",
        "Order history",
        "Your last order",
        "Purchase history",
        "Cash register 3",
        "Book excerpt: the potter’s year",
        "The book of the month",
        "Best buy of the year",
        "Buy 2 get 1 free",
        "Why our customers buy stoneware",
        "Commande 392 expédiée",
        "Ma commande",
        "Inscription n° 12 confirmée",
        "Bestellung 12 versandt",
        "Das Buch zum Film",
        "Kauf auf Rechnung",
        "Zahlen und Fakten",
        "Kasse 3 geöffnet",
        "Reserva 123 confirmada",
        "Tu reserva",
        "Pedido 55 entregado",
        "Ordine 12 spedito",
        "Boeken over vazen",
        "Bestelling 9 verzonden",
        "Compra recente",
        "Meu pedido",
    ],
)
def test_a_noun_is_no_command(caption: str) -> None:
    assert meaning(caption) == ""


@given(st.text(max_size=60))
def test_any_text_has_a_known_meaning_or_none(caption: str) -> None:
    assert meaning(caption) in {"", *ACTIONS, *NO_ACTION}


@pytest.mark.parametrize("language", ["en", "fr", "de", "es", "it", "nl", "pt"])
def test_every_kind_has_words_in_every_language(language: str) -> None:
    for kind, phrases in ACTIONS.items():
        assert phrases.get(language), f"{kind} has none in {language}"


def test_the_button_of_a_product_page() -> None:
    found = main_action(a_button("Share", 100), a_button("Add to cart", 500), a_button("Buy with PayPal", 560))
    assert found is not None
    assert (found.name, found.kind, found.top, found.height) == ("Add to cart", "cart", 500, 52)
    assert (found.in_first_screen, found.visible_share, found.fields) == (True, 1, 0)


@pytest.mark.parametrize(
    ("top", "inside", "share"), [(612, True, 1), (630, True, 34 / 52), (639, False, 25 / 52), (664, False, 0)]
)
def test_how_much_of_it_is_on_the_first_screen(top: float, inside: bool, share: float) -> None:
    found = main_action(a_button("Add to cart", top))
    assert found is not None
    assert found.in_first_screen is inside
    assert found.visible_share == pytest.approx(share, abs=0.001)


@pytest.mark.parametrize(
    "ancestry",
    [
        ("div#onetrust-banner-sdk", "main"),
        ("form.newsletter-form", "main"),
        ("form[search]", "main"),
        ("div.livechat", "main"),
        ("form.coupon-form", "main"),
        ("nav", "main"),
        ("footer",),
        ("header",),
    ],
)
def test_where_the_main_action_never_stands(ancestry: tuple[str, ...]) -> None:
    assert main_action(a_button("Buy now", 300, *ancestry)) is None


@pytest.mark.parametrize(
    ("kind", "found"), [("payment", True), ("checkout", True), ("product", False), ("other", False)]
)
def test_what_pays_stands_at_the_foot_of_a_payment_page(kind: Kind, *, found: bool) -> None:
    button = a_button("Pay £38.00", 500, "footer", "body")
    assert (main_action(button, forms=FORM, kind=kind) is not None) == found


@pytest.mark.parametrize(("fields", "found"), [(["textarea"], False), (["email", "textarea"], True)])
def test_a_comment_alone_is_not_what_a_page_is_for(fields: list[str], *, found: bool) -> None:
    button = a_button("Send", 300, "form", "main", submits=True, form=0)
    assert (main_action(button, forms=(fields,), kind="other") is not None) == found


def test_the_state_of_the_page_is_no_place() -> None:
    assert main_action(a_button("Buy now", 300, "main", "body.newsletter-popup-open")) is not None


@pytest.mark.parametrize("field", ["email", "text"])
def test_a_newsletter_that_is_offered_further_down_is_not_what_the_page_is_for(field: str) -> None:
    def form(y: float, *fields: str) -> PrimaryActionFacts | None:
        button = a_button("Send", y, "form", "main", submits=True, form=0)
        return main_action(button, forms=(list(fields),), kind="form")

    assert form(900, field) is None
    assert form(300, field) is not None
    assert form(900, field, "textarea") is not None


def test_not_in_a_pop_up() -> None:
    assert main_action(a_button("Buy now", 300, "div#popup", pinned="fixed", layer=0)) is None
    assert main_action(a_button("Buy now", 300, "div.buy-bar", pinned="fixed", layer=0)) is not None


@pytest.mark.parametrize("name", ["Accept all", "Close", "Search", "Filter", "Load more", "Cart", "PayPal", "Vase"])
def test_what_is_never_the_main_action(name: str) -> None:
    assert main_action(a_button(name, 300, submits=True)) is None


def test_a_list_of_products_has_none() -> None:
    cards = [a_button("Add to cart", 200 + 100 * i, "li", "ul", "main") for i in range(6)]
    assert main_action(*cards) is None
    assert main_action(*cards[:2]) is None
    assert main_action(*cards[:1]) is not None


def test_the_product_stands_out_from_related_ones() -> None:
    related = [a_button("Add to cart", 1000, "li", "ul", "main", x=20 + 120 * i, width=110) for i in range(3)]
    larger = a_button("Add to cart", 500, "li", "ul", "main")
    elsewhere = a_button("Add to cart", 500, "div", "main", x=20, width=110)
    with_quantity = a_button("Add to cart", 500, "li", "ul", "main", x=20, width=110, submits=True, form=0)
    for product in (larger, elsewhere, with_quantity):
        found = main_action(*related, product, forms=(["number"],))
        assert found is not None
        assert found.top == 500


def test_a_bar_at_the_bottom_wins_over_the_button_that_it_repeats() -> None:
    found = main_action(a_button("Add to cart", 900), a_button("Add to cart", 604, "div", pinned="fixed", layer=0))
    assert found is not None
    assert (found.top, found.pinned) == (604, True)


def test_two_different_actions_of_one_weight_leave_it_open() -> None:
    both = [a_button("Log in", 200, submits=True, form=0), a_button("Create account", 400, submits=True, form=0)]
    assert main_action(*both, forms=FORM, kind="sign-in") is None
    assert main_action(both[0], forms=FORM, kind="sign-in") is not None


@pytest.mark.parametrize(("form", "found"), [(0, True), (1, False)])
def test_the_buttons_of_two_forms_are_two_actions_of_one_name(form: int, *, found: bool) -> None:
    one = a_button("Send", 300, submits=True, form=0)
    other = a_button("Send", 500, submits=True, form=form, ancestry=["button", "p", "div", "main", "body"])
    assert (main_action(one, other, forms=(*FORM, *FORM), kind="form") is not None) is found


def test_steps_of_one_purchase_do_not() -> None:
    found = main_action(a_button("Add to cart", 500), a_button("Buy it now", 570))
    assert found is not None
    assert found.kind == "cart"


@pytest.mark.parametrize(("name", "found"), [("Continue", True), ("Send", True), ("Hop!", True), ("Filter", False)])
def test_words_that_need_a_form(name: str, found: bool) -> None:
    sent = main_action(a_button(name, 300, submits=True, form=0), forms=FORM, kind="form")
    assert (sent is not None) is found
    assert main_action(a_button(name, 300, fill=None), kind="form") is None
    assert main_action(a_button(name, 300, fill=None), kind="other") is None


@pytest.mark.parametrize(("name", "found"), [("", False), ("\ue728", False), ("→", False), ("Hop", True)])
def test_a_drawing_alone_sends_no_order(name: str, *, found: bool) -> None:
    """Beside a field of a checkout it shows a password, or empties the field."""
    sent = main_action(a_button(name, 300, submits=True, form=0), forms=FORM, kind="checkout")
    assert (sent is not None) is found


def test_an_invitation_counts_on_the_first_screen_only() -> None:
    assert main_action(a_button("Shop now", 400), kind="home") is not None
    assert main_action(a_button("Shop now", 900), kind="home") is None


def test_a_plain_link_yields_to_a_filled_button() -> None:
    plain = a_button("Checkout", 200, "p", "main", fill=None, behind=WHITE, font_weight=400.0, font_size=14.0)
    found = main_action(plain, a_button("Checkout", 600), kind="cart")
    assert found is not None
    assert found.top == 600
    pale = a_button("Checkout", 200, "p", "main", fill=GREY, behind=WHITE)
    found = main_action(pale, a_button("Checkout", 600), kind="cart")
    assert found is not None
    assert found.top == 600


def test_it_is_marked_among_the_targets_and_found_in_a_frame_that_is_the_page() -> None:
    checkout = a_frame(a_button("Pay now", 400), selector="iframe", clip=Box(0, 0, 390, 600))
    found = main_action(a_button("Help", 10), more_frames=(checkout,), kind="payment")
    assert found is not None
    assert found.name == "Pay now"
    advertisement = a_frame(a_button("Buy now", 400), selector="iframe", clip=Box(0, 400, 300, 250))
    assert main_action(a_button("Help", 10), more_frames=(advertisement,), kind="product") is None


@given(st.permutations([("Add to cart", 500.0), ("Share", 100.0), ("Learn more", 700.0), ("Buy it now", 570.0)]))
def test_the_order_of_the_evidence_does_not_matter(order: list[tuple[str, float]]) -> None:
    found = main_action(*(a_button(*each) for each in order))
    assert found is not None
    assert found.name == "Add to cart"


@pytest.mark.parametrize(
    ("fields", "found"),
    [(["number"], True), (["number", "radio"], True), (["text"], False), (["email", "number"], False)],
)
def test_what_sends_a_quantity_buys_the_product_in_any_language(fields: list[str], found: bool) -> None:
    bought = main_action(a_button("إضافة إلى السلة", submits=True, form=0), forms=(fields,))
    assert (bought is not None) is found


@pytest.mark.parametrize(
    ("href", "found"),
    [
        ("https://shop.example/checkout/", True),
        ("https://shop.example/fr/commander", True),
        ("https://shop.example/shop/", False),
        ("https://shop.example/order-history", False),
        ("", False),
    ],
)
def test_what_leads_from_the_cart_to_the_checkout_in_any_language(href: str, found: bool) -> None:
    led = main_action(a_button("מעבר לתשלום", href=href), kind="cart")
    assert (led is not None) is found


def test_the_one_button_of_a_form_sends_it_however_pale() -> None:
    pale = {"submits": True, "form": 0, "fill": GREY, "behind": WHITE, "width": 90.0}
    alone = a_button("התחברות", **pale)
    assert main_action(alone, forms=(["text", "password"],), kind="sign-in") is not None
    two = (alone, a_button("ביטול", 400, **pale))
    assert main_action(*two, forms=(["text", "password"],), kind="sign-in") is None
