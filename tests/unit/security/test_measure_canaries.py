"""What became of typed values: who may have them, and who may not."""

from __future__ import annotations

from typing import Any

import pytest
from builders_fields import SHOP, a_field, a_frame, a_snapshot, a_text

from auditor.measure.security.typed import measure_typed_values
from auditor.model.canaries import CanaryTrial, Sighting
from auditor.model.facts.security.typed import TypedValueFacts

EMAIL = a_field()


def typed(
    *seen: Sighting, field: Any = EMAIL, kind: Any = "email", took: bool = True, watched: bool = True
) -> TypedValueFacts:
    trial = CanaryTrial(at=field.at, name=field.name, kind=kind, typed=took, watched=watched, seen=list(seen))
    (found,) = measure_typed_values(a_snapshot(a_frame(field), canaries=[trial])) or []
    return found


def sent(url: str, how: Any = "plain") -> Sighting:
    return Sighting(url=url, how=how, kind="fetch")


def kept(store: Any, how: Any = "plain", url: str = SHOP) -> Sighting:
    return Sighting(url=url, how=how, store=store, key="k")


@pytest.mark.parametrize("url", ["https://shop.example/complete", "https://api.shop.example/v", "wss://shop.example/s"])
def test_the_shops_own_server_may_have_it(url: str) -> None:
    found = typed(sent(url, "keystrokes"))
    assert (found.sent_to, found.read_by) == ([], [])


def test_another_site_may_not() -> None:
    found = typed(sent("https://t.test/p"), sent("https://t.test/q", "encoded"))
    assert (found.sent_to, found.read_by, found.address) == (["t.test"], [], "https://t.test/p")
    assert found.how == ["encoded", "plain"]


@pytest.mark.parametrize("how", ["md5", "sha1", "sha256", "sha512", "base64", "hex", "keystrokes"])
def test_who_takes_it_in_disguise_reads_it(how: str) -> None:
    assert typed(sent("https://t.test/p", how)).read_by == ["t.test"]


def test_a_known_tracker_reads_it_in_any_form_and_is_named() -> None:
    found = typed(sent("https://www.facebook.com/tr/"))
    assert found.read_by == found.sent_to == ["Meta (www.facebook.com)"]


def test_the_address_of_another_sites_frame_is_read_by_that_site() -> None:
    found = typed(kept("address", url="https://t.test/frame"))
    assert (found.sent_to, found.kept_in) == (["t.test"], [])


@pytest.mark.parametrize("kind", ["password", "card"])
def test_a_secret_is_read_in_any_form(kind: str) -> None:
    found = typed(sent("https://t.test/p"), kind=kind)
    assert (found.secret, found.read_by) == (True, ["t.test"])


def test_a_payment_provider_may_have_the_card_and_nothing_else() -> None:
    url = "https://js.stripe.com/v1/tokens"
    assert typed(sent(url), kind="card").sent_to == []
    assert typed(sent(url), kind="password").sent_to == ["Stripe (js.stripe.com)"]


def test_who_completes_addresses_may_have_the_address_and_nothing_else() -> None:
    url = "https://api-adresse.data.gouv.fr/search/"
    street = a_text("Street", autocomplete="street-address")
    assert typed(sent(url, "encoded"), field=street, kind="text").sent_to == []
    assert typed(sent(url, "sha256"), field=street, kind="text").sent_to == ["api-adresse.data.gouv.fr"]
    assert typed(sent(url)).sent_to == ["api-adresse.data.gouv.fr"]


def test_a_draft_is_no_fault_and_a_secret_is() -> None:
    assert typed(kept("localStorage")).kept_in == []
    assert typed(kept("localStorage"), kind="card").kept_in == ["localStorage k"]
    assert typed(kept("localStorage", "sha256")).kept_in == ["localStorage k"]
    assert typed(kept("indexedDB", url="https://chat.test/f")).kept_in == ["indexedDB k"]
    assert typed(kept("address")).kept_in == ["address k"]


def test_a_field_that_took_nothing_says_nothing() -> None:
    found = typed(took=False)
    assert (found.sent_to, found.read_by, found.kept_in) == (None, None, None)
    assert typed(sent("https://t.test/p"), took=False).sent_to == ["t.test"]


def test_a_page_that_was_not_watched_to_the_end_has_not_passed() -> None:
    found = typed(sent("https://t.test/p"), watched=False)
    assert (found.sent_to, found.read_by, found.kept_in) == (["t.test"], None, None)


def test_what_was_not_tried_is_missing() -> None:
    assert measure_typed_values(a_snapshot(a_frame(EMAIL))) is None
