"""What kind of page it is: pages of many makers, and each sign by itself."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from builders_touch import a_button, a_frame, a_snapshot, a_target
from hypothesis import given
from hypothesis import strategies as st
from kinds import a_page, described

from auditor.measure.page.kind import calls_itself, page_kind, told_main_action
from auditor.measure.page.kind_words import ADDRESS, SPOKEN
from auditor.model.evidence.product import Heading, ProductEvidence
from auditor.model.geometry import Box
from auditor.model.kind import PageKind
from auditor.model.snapshot import Snapshot

ROWS = described()


def kind_of(snapshot: Snapshot) -> PageKind:
    found = page_kind(snapshot)
    assert found is not None
    return found


def a_page_that(**row: Any) -> Snapshot:
    return a_page({"address": "/x", **row})


def test_the_table_has_pages_of_every_kind() -> None:
    assert {kind for row in ROWS for kind in row["kind"]} == {
        *("home", "list", "product", "cart", "checkout", "payment", "form", "article", "sign-in", "other")
    }


@pytest.mark.parametrize("row", ROWS, ids=[row["page"] for row in ROWS])
def test_what_is_said_of_a_described_page(row: dict[str, Any]) -> None:
    action = told_main_action(a_page(row))
    assert action is not None
    assert [kind_of(a_page(row)).name, action.name or action.what] == row["found"]


def test_how_many_are_right() -> None:
    found = [(row["kind"], row["found"][0]) for row in ROWS]
    right = sum(name in labels for labels, name in found)
    wrong = sum(name not in labels and name != "other" for labels, name in found)
    assert right >= 0.84 * len(found)
    assert wrong <= 0.02 * len(found)


@pytest.mark.parametrize(
    ("address", "title", "heading", "kind"),
    [
        ("/cart", "Shop", "Your cart", "cart"),
        ("/panier", "Mon panier | Boutique", "Mon panier (3)", "cart"),
        ("/warenkorb", "Warenkorb", "Warenkorb", "cart"),
        ("/checkout", "Checkout – Shop", "Checkout", "checkout"),
        ("/commande", "Commande", "Adresse de livraison", "checkout"),
        ("/index.php/kasse", "Kasse", "Rechnungsadresse", "checkout"),
        ("/pago", "Pago", "Método de pago", "payment"),
        ("/contatti", "Contattaci", "Contattaci", "form"),
        ("/inloggen", "Inloggen", "Inloggen", "sign-in"),
        ("/criar-conta", "Criar conta", "Criar conta", "sign-in"),
        ("/agb", "Allgemeine Geschäftsbedingungen", "Allgemeine Geschäftsbedingungen", "article"),
        ("/collections/vases", "Vases", "All products", "other"),
        ("/nos-produits", "Tous nos produits", "Nos produits", "list"),
        ("/payment-methods", "Payment methods – Help", "How you can pay", "other"),
        (
            "/blog/how-to-checkout-faster",
            "How to check out faster",
            "Seven ways to a faster checkout for your shop",
            "other",
        ),
        ("/", "Shop", "Vases from the Baltic", "home"),
        ("/fr/", "Boutique", "Vases", "home"),
    ],
)
def test_what_a_page_says_of_itself(address: str, title: str, heading: str, kind: str) -> None:
    page = a_page_that(address=address, title=title, headings=[[1, heading, 100]])
    assert kind_of(page).name == kind


@pytest.mark.parametrize("types", [["Article"], ["BlogPosting"], ["Recipe"], ["CollectionPage"], ["CheckoutPage"]])
def test_data_says_it(types: list[str]) -> None:
    expected = {"CollectionPage": "list", "CheckoutPage": "checkout"}.get(types[0], "article")
    found = kind_of(a_page_that(types=types, headings=[[1, "Checkout" if expected == "checkout" else "Vases", 90]]))
    assert found.name == expected
    assert ("data", types[0]) in [(signal.source, signal.what) for signal in found.signals]


def test_a_product_is_what_is_sold_by_itself_and_a_list_what_is_sold_in_a_row() -> None:
    one = ["Add to cart", 20, 500, 350, 52, False, [], True, "button main body"]
    many = [["Add to cart", 20, 300 * i, 100, 52, False, [], True, "button li ul main body"] for i in range(5)]
    prices = [["€35", "main > ul > li > b", 300 * i, False] for i in range(6)]
    assert kind_of(a_page_that(actions=[one])).name == "product"
    assert kind_of(a_page_that(actions=many, prices=prices)).name == "list"
    assert kind_of(a_page_that(actions=[one, *many], prices=prices)).name == "product"
    lines = [["€35", "main > div > p > b", 30 * i, False] for i in range(6)]
    assert kind_of(a_page_that(prices=lines)).name == "other"
    rows = [["€35", "main > table > tbody > tr > td", 100 * i, False] for i in range(6)]
    assert kind_of(a_page_that(prices=rows)).name == "other"


def test_one_more_entry_of_a_list_is_not_what_a_page_sells() -> None:
    many = [["Add to cart", 20, 300 * i, 100, 40, False, [], True, "button div main body"] for i in range(5)]
    other = ["Buy now", 20, 1500, 98, 40, False, [], True, "button p div main body"]
    above, large = [*other[:2], 0, *other[3:]], [*other[:3], 350, *other[4:]]
    assert kind_of(a_page_that(actions=[*many, other])).name != "product"
    assert (
        kind_of(a_page_that(actions=[above, *[[*each[:2], each[2] + 300, *each[3:]] for each in many]])).name
        == "product"
    )
    assert kind_of(a_page_that(actions=[*many, large])).name == "product"


@pytest.mark.parametrize(
    ("address", "title", "kind", "itself"),
    [
        ("/x", "Shop", "checkout", ""),
        ("/register/address", "Shop", "other", "account"),
        ("/x", "Création de compte | Boutique", "other", "account"),
        ("/checkout/register", "Shop", "checkout", ""),
        ("/x", "Checkout | Shop", "checkout", ""),
        ("/checkout", "Checkout | Shop", "checkout", "order"),
    ],
)
def test_an_address_that_an_account_asks_for(address: str, title: str, kind: str, itself: str) -> None:
    asked = [["text", "Street and number", "street", True], ["text", "Postcode", "postcode", True]]
    page = a_page_that(address=address, title=title, forms=[["#f", 100, "", [], ["Continue"], asked]])
    assert (kind_of(page).name, calls_itself(page)) == (kind, itself)


def test_what_stands_far_down_says_less() -> None:
    message = [
        ["textarea", "Message", "message", True],
        ["text", "Name", "name", True],
        ["email", "E-mail", "email", True],
    ]
    form = ["#contact", 100, "", ["Contact us"], ["Send"], message]
    assert kind_of(a_page_that(forms=[form])).name == "form"
    assert kind_of(a_page_that(address="/", forms=[["#contact", 3000, "", [], ["Send"], message]])).name == "home"


def test_without_what_it_is_decided_from_nothing_is_said() -> None:
    from msgspec.structs import replace

    page = a_snapshot(a_button("Add to cart"))
    assert page_kind(page) is not None
    for probe in ("product", "fields", "forms", "targets"):
        without = replace(page, frames=[replace(page.frames[0], **{probe: None})])
        assert page_kind(without) is None
        assert told_main_action(without) is None


def test_no_clear_main_action_is_called_unclear() -> None:
    found = told_main_action(a_snapshot(a_button("Read more"), kind="article"))
    assert found is not None
    assert (found.what, found.name) == ("unclear", "")


def test_the_same_page_is_measured_once_and_another_anew() -> None:
    first, second = a_snapshot(a_button("Add to cart")), a_snapshot(a_button("Checkout"), kind="cart")
    assert page_kind(first) is page_kind(first)
    assert (kind_of(first).name, kind_of(second).name) == ("product", "cart")


@pytest.mark.parametrize("book", [ADDRESS, SPOKEN])
def test_no_phrase_names_two_kinds(book: dict[str, str]) -> None:
    phrases = [phrase.strip() for words in book.values() for phrase in words.split(";")]
    listed = [(kind, phrase.strip()) for kind, words in book.items() for phrase in words.split(";")]
    double = {phrase for phrase in phrases if len({kind for kind, each in listed if each == phrase}) > 1}
    assert phrases
    assert double == set()


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=80))
def test_any_words_give_a_kind(address: str, title: str, heading: str) -> None:
    page = a_page_that(address=f"/{address}", title=title, headings=[[1, heading, 0]])
    assert kind_of(page).signals is not None


STREETS = [["text", "Street", "street", True], ["text", "Postcode", "zip", True], ["text", "Town", "town", True]]


@pytest.mark.parametrize(("addresses", "kind"), [(1, "checkout"), (2, "checkout"), (3, "other")])
def test_many_addresses_are_no_checkout(addresses: int, kind: str) -> None:
    form = ["html > body", 100, "", [], ["Continue"], STREETS * addresses]
    assert kind_of(a_page_that(forms=[form])).name == kind


@pytest.mark.parametrize(("rows", "kind"), [((300, 620), "list"), ((300, 620, 940), "list"), ((300, 320), "other")])
def test_cards_side_by_side_are_a_list(rows: tuple[int, ...], kind: str) -> None:
    prices = [
        [f"{10 * y + x} €", "html > body > main > div > div > span", y + x, False] for y in rows for x in range(3)
    ]
    assert kind_of(a_page_that(address="/velos-list", title="Vélos", prices=prices)).name == kind


@pytest.mark.parametrize(
    ("card", "link", "href", "kind"),
    [
        ("main > section > article", "main > section > article > h3 > a", "/pots/tall", "other"),
        ("main > section > article > div", "main > section > article > header > h3 > a", "/pots/tall", "other"),
        ("main > div > div", "main > div > div > div > h5 > a", "/pots/tall", "other"),
        # The maker's link beside the product's own name; the product's own address; a heading of the whole page; none.
        ("main > section > article", "main > section > article > p > a", "/pots/tall", "product"),
        ("main > section > article", "main > section > article > h3 > a", "/x", "product"),
        ("main > div", "main > h2 > a", "/pots", "product"),
        ("main > div", "main > nav > h2 > a", "/pots", "product"),
    ],
)
def test_a_product_that_is_sold_elsewhere_is_shown_among_others(card: str, link: str, href: str, kind: str) -> None:
    button = a_button("Add to cart", 500, "article.card", "section", "main", "body", selector=f"{card} > button")
    heading = a_target(20, 450, 80, 20, selector=link, href=f"https://shop.example{href}")
    page = a_page_that(address="/x")
    frame = a_frame(heading, button)
    frames = [msgspec.structs.replace(page.frames[0], targets=frame.targets, url="https://shop.example/x")]
    assert kind_of(msgspec.structs.replace(page, frames=frames)).name == kind
    named = ProductEvidence(
        products=0, declared=[], shown=[], headings=[Heading(level=1, text="Tall pot", box=Box(20, 470, 80, 20))]
    )
    below = [msgspec.structs.replace(frames[0], product=named)]
    assert kind_of(msgspec.structs.replace(page, frames=below)).name == "product"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({"body_classes": ["rtl", "single-product", "woocommerce"]}, "product"),
        ({"body_classes": ["page", "woocommerce-cart", "woocommerce-page"]}, "cart"),
        ({"body_classes": ["checkout-index-index", "page-layout-checkout"]}, "checkout"),
        ({"body_classes": ["product-product-42"]}, "product"),
        ({"body": "authentication", "body_classes": ["lang-fr"]}, "sign-in"),
        ({"body_classes": ["woocommerce-checkout", "woocommerce-order-received"]}, "other"),
        # Near misses: words of a theme, and of an author.
        ({"body_classes": ["product", "with-cart-drawer", "checkout-theme"]}, "other"),
        ({"body": "page"}, "other"),
    ],
)
def test_what_the_software_of_a_shop_calls_it(body: dict[str, Any], kind: str) -> None:
    assert kind_of(a_page_that(body=body)).name == kind


@pytest.mark.parametrize(
    ("buttons", "kind"),
    [
        (["Sauvegarder les modifications", "Copier l’adresse"], "other"),
        (["Speichern"], "other"),
        (["Save this address", "Continue to payment"], "checkout"),
        (["Enregistrer et continuer"], "checkout"),
        (["Speichern und weiter"], "checkout"),
    ],
)
def test_a_form_that_keeps_an_address_is_no_order(buttons: list[str], kind: str) -> None:
    asked = [["text", "Rue", "street", True], ["text", "Code postal", "postcode", True]]
    form = ["#f", 100, "", ["Détails de facturation"], buttons, asked]
    assert kind_of(a_page_that(forms=[form])).name == kind
