"""Payment pages in the browser, with fields in frames of another site: who takes the card.

The inputs are written as the providers' frames have them (names, ids, tokens, placeholders), the frame is served by
this machine under another name, which the user's own list of providers knows.
"""

from __future__ import annotations

from urllib.parse import quote, unquote

import pytest

from auditor.measure import measure
from auditor.model.facts.forms.fields import FieldFacts
from auditor.model.facts.security.payment import PaymentFacts
from auditor.model.snapshot import Snapshot
from tests.browser.conftest import Visitor
from tests.site import Answer, Asked, Site, page

FIELDS = {
    "stripe": '<input class="InputElement" autocomplete="cc-number" type="text" name="cardnumber" inputmode="numeric"'
    ' aria-label="Credit or debit card number" placeholder="1234 1234 1234 1234">',
    "adyen": '<input id="encryptedCardNumber" data-fieldtype="encryptedCardNumber" type="text" inputmode="numeric"'
    ' maxlength="24" autocomplete="cc-number" placeholder="1234 5678 9012 3456" aria-label="Card number">',
    "braintree": '<input id="credit-card-number" class="number" name="credit-card-number" type="text"'
    ' inputmode="numeric" autocomplete="cc-number" maxlength="22" placeholder="4111 1111 1111 1111">',
    "mollie": '<input id="cardNumber" name="cardNumber" type="tel" autocomplete="cc-number" placeholder="1234 5678">',
    "lyra": '<input class="kr-input-field" name="kr-pan" type="tel" autocomplete="cc-number" placeholder="Carte">',
    "checkout.com": '<input id="checkout-frames-card-number" name="checkout-frames-card-number" type="tel"'
    ' autocomplete="cc-number" placeholder="Card number">',
    "hipay": '<input id="cardnumber" name="cardnumber" type="tel" autocomplete="cc-number" placeholder="Numéro">',
    "payplug": '<input name="card" id="card-number" type="text" inputmode="numeric" autocomplete="cc-number">',
    "square": '<input id="cardNumber" class="sq-input" type="text" inputmode="numeric" autocomplete="cc-number">',
    "in French, without a token": '<label>Numéro de carte <input name="numero_carte" type="tel"></label>',
}

PLAN = frozenset({"payment", "fields"})


def answer(asked: Asked) -> Answer:
    return page(unquote(asked.path.partition("?")[2]))


def visited(visit: Visitor, body: str, **options: object) -> tuple[PaymentFacts, list[FieldFacts]]:
    with Site({"/frame": answer}, host="localhost") as provider:
        frames = body.replace("PROVIDER", provider.origin)
        with Site({"/checkout": page(frames)}) as shop:
            snapshot: Snapshot = visit(f"{shop.origin}/checkout", plan=PLAN, images=False, **options)
    facts = measure(snapshot)
    (payment,) = [each for each in facts.subjects["payment"] if isinstance(each, PaymentFacts)]
    return payment, [each for each in facts.subjects["fields"] if isinstance(each, FieldFacts)]


def framed(inner: str, title: str = "Card") -> str:
    return f'<iframe title="{title}" width="340" height="90" src="PROVIDER/frame?{quote(inner)}"></iframe>'


@pytest.mark.parametrize("name", FIELDS)
def test_a_hosted_field_is_the_providers(visit: Visitor, name: str) -> None:
    body = f'<h1>Payment</h1><form method="post">{framed(FIELDS[name])}<button>Pay €39.90</button></form>'
    payment, fields = visited(visit, body, providers={"The provider": ["localhost"]})
    assert (payment.kind, payment.scope, payment.providers) == ("hosted-fields", "A", ["The provider"])
    assert payment.unknown_hosts == []
    assert payment.amount_on_button is True
    assert [(each.purpose, each.of_provider, each.frame_host) for each in fields] == [("cc-number", True, "localhost")]


def test_without_the_users_list_the_host_is_unknown(visit: Visitor) -> None:
    body = f'<h1>Paiement</h1><form method="post">{framed(FIELDS["lyra"])}<button>Payer</button></form>'
    payment, fields = visited(visit, body)
    assert (payment.kind, payment.providers, payment.unknown_hosts) == ("hosted-fields", [], ["localhost"])
    assert payment.scope == ""
    assert [each.of_provider for each in fields] == [False]


def test_a_document_written_into_a_frame_of_the_provider_is_the_providers(visit: Visitor) -> None:
    nested = f'<iframe width="300" height="70" srcdoc="{FIELDS["adyen"].replace(chr(34), "&quot;")}"></iframe>'
    body = f"<h1>Payment</h1>{framed(nested)}<button>Pay</button>"
    payment, _ = visited(visit, body, providers={"The provider": ["localhost"]})
    assert (payment.kind, payment.providers) == ("hosted-fields", ["The provider"])


def test_own_fields_beside_a_hosted_one_are_the_shops(visit: Visitor) -> None:
    code = '<label>CVC <input name="cvc" autocomplete="cc-csc"></label>'
    body = f'<h1>Payment</h1><form method="post">{framed(FIELDS["stripe"])}{code}<button>Pay</button></form>'
    payment, _ = visited(visit, body, providers={"The provider": ["localhost"]})
    assert (payment.kind, payment.scope) == ("own-fields", "D")
