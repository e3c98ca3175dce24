"""Which document takes the card number, and what follows from it."""

from __future__ import annotations

from typing import Any

import pytest
from builders_fields import a_field, a_form, a_frame, a_snapshot, a_text
from builders_security import a_request, a_subrequest
from builders_touch import a_button, that_is
from builders_touch import a_frame as targets_frame
from msgspec.structs import replace

from auditor.measure.security.csp import names_sources, parse
from auditor.measure.security.payment import measure_payment
from auditor.model.evidence import Evidence
from auditor.model.evidence.policies import PoliciesEvidence
from auditor.model.facts.security.payment import PaymentFacts
from auditor.model.snapshot import Snapshot

SHOP = "https://shop.example/checkout"
NUMBER = a_text("Card number", autocomplete="cc-number")
CODE = a_text("CVC", autocomplete="cc-csc")


def top(*fields: Any, kind: Any = "payment", **changes: Any) -> Evidence:
    targets = targets_frame(a_button("Pay €39.90")).targets
    policies = PoliciesEvidence(csp=[], referrer=[])
    known = that_is(kind)
    said = {"document": known["document"], "product": known["product"], "targets": targets, "policies": policies}
    return replace(a_frame(*fields, **changes), **said)


def inner(url: str, *fields: Any) -> Evidence:
    origin = "/".join(url.split("/")[:3])
    return a_frame(*fields, url=url, selector="iframe", origin=origin)


def a_page(*frames: Evidence, scripts: tuple[str, ...] = (), **changes: Any) -> Snapshot:
    requests = [a_request(SHOP), *(a_subrequest(url, resource_type="script") for url in scripts)]
    return a_snapshot(*frames, **{"requests": requests, **changes})


def payment(*frames: Evidence, **changes: Any) -> PaymentFacts:
    (found,) = measure_payment(a_page(*frames, **changes)) or []
    return found


def test_a_field_of_the_page_itself_is_the_shops() -> None:
    found = payment(top(NUMBER))
    assert (found.kind, found.scope, found.hands_over) == ("own-fields", "D", False)


def test_a_providers_script_beside_own_fields_is_not_isolation() -> None:
    found = payment(top(NUMBER), scripts=("https://js.stripe.com/v3/",))
    assert (found.kind, found.scope, found.hands_over) == ("own-fields", "A-EP", True)


def test_a_form_that_posts_to_the_provider_hands_over() -> None:
    form = a_form(actions=["https://tpeweb.paybox.com/cgi/FramepagepaiementRWD.cgi"])
    found = payment(top(NUMBER, forms=[form]))
    assert (found.kind, found.scope) == ("own-fields", "A-EP")


def test_a_frame_of_the_provider_holds_the_field() -> None:
    found = payment(top(), inner("https://js.stripe.com/v3/elements-inner-card.html", NUMBER, CODE))
    assert (found.kind, found.scope, found.providers) == ("hosted-fields", "A", ["Stripe"])
    assert (found.card_hosts, found.unknown_hosts) == (["js.stripe.com"], [])


def test_a_frame_of_a_stranger_is_named() -> None:
    found = payment(top(), inner("https://js.stripe.com.evil.test/", NUMBER))
    assert (found.kind, found.providers, found.unknown_hosts) == ("hosted-fields", [], ["js.stripe.com.evil.test"])
    assert found.scope == ""


def test_one_field_of_the_shops_own_is_enough() -> None:
    found = payment(top(CODE), inner("https://js.mollie.com/v1/card-number.html", NUMBER))
    assert (found.kind, found.providers) == ("own-fields", ["Mollie"])


@pytest.mark.parametrize("url", ["https://pay.shop.example/card", "https://shop.example/card"])
def test_a_frame_of_the_same_site_is_the_shops(url: str) -> None:
    assert payment(top(), inner(url, NUMBER)).kind == "own-fields"


def test_the_same_site_may_be_named_as_a_providers() -> None:
    frames = top(), inner("https://pay.shop.example/card", NUMBER)
    assert payment(*frames, providers={"Own": ["pay.shop.example"]}).kind == "hosted-fields"


def test_a_providers_own_page_is_none_of_the_shop() -> None:
    found = payment(top(NUMBER), final_url="https://checkout.stripe.com/c/pay/1")
    assert (found.kind, found.scope, found.providers) == ("provider-page", "A", [])


def test_a_form_leads_to_the_providers_page() -> None:
    form = a_form(actions=["https://p.monetico-services.com/paiement.cgi"])
    found = payment(top(a_field(), forms=[form], kind="checkout"))
    assert (found.kind, found.scope, found.providers) == ("redirect", "A", ["Monetico (Crédit Mutuel / CIC)"])


def test_a_payment_without_a_card_is_left_open() -> None:
    found = payment(top(a_field()))
    assert (found.kind, found.scope) == ("", "")


@pytest.mark.parametrize("kind", ["product", "checkout", "form"])
def test_a_script_on_another_page_makes_no_payment(kind: str) -> None:
    frames = top(a_field(), kind=kind), inner("https://js.stripe.com/v3/m-outer.html")
    assert measure_payment(a_page(*frames, scripts=("https://js.stripe.com/v3/",))) == []


def test_3d_secure_is_told_apart() -> None:
    code = a_text("Code", autocomplete="one-time-code")
    found = payment(top(), inner("https://geo.cardinalcommerce.com/EMVCo/challenge", code))
    assert (found.kind, found.three_ds) == ("", ["geo.cardinalcommerce.com"])


def test_wallets_that_may_come_are_not_missing() -> None:
    assert payment(top(NUMBER)).wallets == []
    assert payment(top(NUMBER), scripts=("https://pay.google.com/gp/p/js/pay.js",)).wallets is None
    assert payment(top(NUMBER), inner("https://www.paypal.com/smart/buttons")).wallets == ["PayPal"]


def test_the_button_says_how_much() -> None:
    found = payment(top(NUMBER))
    assert (found.pay_button, found.amount_on_button) == ("Pay €39.90", True)


def test_what_was_not_read_is_not_judged() -> None:
    assert measure_payment(a_page(replace(top(NUMBER), fields=None))) is None
    found = payment(replace(top(NUMBER), policies=None))
    assert (found.csp, found.csp_names_scripts) == (None, None)


@pytest.mark.parametrize(
    ("policy", "scripts", "frames"),
    [
        ("script-src 'self'; frame-src https://js.stripe.com", True, True),
        ("default-src 'self'", True, True),
        ("script-src 'self'", True, False),
        ("child-src 'self'", False, True),
        ("script-src *; frame-src https:", False, False),
        ("script-src 'self' data:", False, False),
        ("script-src 'nonce-1' 'strict-dynamic' https:", True, False),
        ("script-src 'self'; script-src-elem *", False, False),
        ("img-src 'self'", False, False),
    ],
)
def test_what_a_policy_names(policy: str, scripts: bool, frames: bool) -> None:
    policies = parse([policy])
    assert names_sources(policies, "script-src") is scripts
    assert names_sources(policies, "frame-src") is frames
