"""Whose a host or a cookie is, and which third parties a visit shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import pytest
from builders_security import a_cookie, a_subrequest, a_visit
from builders_visits import a_scenario

from auditor.collect.page.given import without_given_storage
from auditor.measure.security.third_parties import owner_of_cookie, owner_of_host
from auditor.measure.security.trackers import measure_third_parties, third_parties_seen
from auditor.model.evidence.storage import StorageEvidence
from auditor.model.facts.security.trackers import ThirdPartyFacts
from auditor.model.failure import Failure
from auditor.model.scenario import Consent
from auditor.model.snapshot import Snapshot
from auditor.model.storage_state import StorageState


@pytest.mark.parametrize(
    ("host", "name", "tracks"),
    [
        ("www.google-analytics.com", "Google Analytics", True),
        ("region1.google-analytics.com", "Google Analytics", True),
        ("static.criteo.net", "Criteo", True),
        ("connect.facebook.net", "Meta", True),
        ("logs1.xiti.com", "Piano Analytics (AT Internet)", None),
        ("shop.matomo.cloud", "Matomo", None),
        ("www.googletagmanager.com", "Google Tag Manager", False),
        ("static.axept.io", "Axeptio", False),
        ("bat.bing.com", "Microsoft Advertising", True),
        ("ajax.aspnetcdn.microsoft.com", "Microsoft", False),
        ("js.stripe.com", "Stripe", False),
    ],
)
def test_a_host_has_an_owner(host: str, name: str, tracks: bool | None) -> None:
    owner = owner_of_host(host)
    assert owner is not None
    assert (owner.name, owner.tracks) == (name, tracks)


@pytest.mark.parametrize("host", ["cdn.shop.example", "example", "", "google-analytics.com.evil.example"])
def test_a_host_that_nobody_listed_has_none(host: str) -> None:
    assert owner_of_host(host) is None


@pytest.mark.parametrize(
    ("name", "owner"),
    [("_ga", "Google Analytics"), ("_ga_1AB2", "Google Analytics"), ("_fbp", "Meta"), ("_pk_id.1.1f", "Matomo")],
)
def test_a_cookie_tells_whose_script_set_it(name: str, owner: str) -> None:
    found = owner_of_cookie(name)
    assert found is not None
    assert found.name == owner


@pytest.mark.parametrize("name", ["sessionid", "PHPSESSID", "csrftoken", "cart", "tarteaucitron", "cc_cookie"])
def test_what_the_shop_needs_is_no_trackers(name: str) -> None:
    assert owner_of_cookie(name) is None


ANALYTICS = "https://www.google-analytics.com/g/collect?v=2"


def measured(consent: Consent = "untouched", **changes: Any) -> list[ThirdPartyFacts]:
    changes = {"scenario": a_scenario(consent=consent), "cookies": [], **changes}
    found = measure_third_parties(msgspec.structs.replace(a_visit(), **changes))
    assert found is not None
    return found


def test_requests_and_cookies_of_one_owner_are_one_third_party() -> None:
    requests = [a_subrequest(ANALYTICS), a_subrequest(ANALYTICS), a_subrequest("https://cdn.shop.example/a.png")]
    (facts,) = measured(requests=requests, cookies=[a_cookie("_ga", set_by="script"), a_cookie("sid")])
    assert (facts.owner, facts.purpose, facts.tracks, facts.exempt) == ("Google Analytics", "analytics", True, False)
    assert (facts.hosts, facts.requests, facts.cookies) == (["www.google-analytics.com"], 2.0, ["_ga"])
    assert facts.answered is False


def test_a_cookie_of_a_third_party_counts_by_its_domain() -> None:
    (facts,) = measured(requests=[], cookies=[a_cookie("IDE", domain=".doubleclick.net", first_party=False)])
    assert (facts.owner, facts.requests, facts.cookies) == ("Google Ads", 0.0, ["IDE"])


@pytest.mark.parametrize(
    "changes",
    [
        {"requests": [a_subrequest(ANALYTICS, blocked="csp")]},
        {"requests": [a_subrequest("data:image/png,x")]},
        {"requests": [a_subrequest("https://unknown.example/a.js")]},
        {"requests": [], "cookies": [a_cookie("_ga", set_by="user")]},
        {"requests": [], "cookies": [a_cookie("_ga", refused="SameSiteNoneInsecure")]},
    ],
)
def test_what_was_not_sent_or_not_kept_is_no_third_party(changes: dict[str, Any]) -> None:
    assert measured(**changes) == []


def test_an_answer_counts_only_if_there_was_a_question() -> None:
    requests, unasked = [a_subrequest(ANALYTICS)], [Failure.at("consent", "consent-not-asked")]
    assert measured("refused", requests=requests)[0].answered is True
    assert measured("refused", requests=requests, failures=unasked)[0].answered is False


def test_without_the_network_nothing_is_measured() -> None:
    assert measure_third_parties(msgspec.structs.replace(a_visit(), requests=None)) is None
    assert measure_third_parties(msgspec.structs.replace(a_visit(), cookies=None)) is None


def kept(*local: str, session: Sequence[str] = (), **changes: Any) -> Snapshot:
    """A visit whose page keeps something under these names."""
    visit = a_visit(requests=[], cookies=[], **changes)
    stored = StorageEvidence(local=[*local], session=[*session])
    return msgspec.structs.replace(visit, frames=[msgspec.structs.replace(visit.frames[0], storage=stored)])


@pytest.mark.parametrize(
    ("visit", "owner"),
    [
        (kept("_hjSessionUser_12", "cart"), "Hotjar"),
        (kept("hjViewportId"), "Hotjar"),
        (kept(session=["_uetsid_exp"]), "Microsoft Advertising"),
    ],
)
def test_what_is_kept_in_the_storage_tells_whose_script_keeps_it(visit: Snapshot, owner: str) -> None:
    (facts,) = measure_third_parties(visit) or []
    assert (facts.owner, facts.requests, facts.cookies) == (owner, 0.0, [])
    assert len(facts.storage or []) == 1


def test_the_report_tells_it_beside_the_cookies() -> None:
    (seen,) = third_parties_seen(kept("_hjid"))
    assert (seen.owner, seen.cookies, seen.after) == ("Hotjar", ["_hjid"], "untouched")


def test_what_the_shop_keeps_is_its_own() -> None:
    assert measure_third_parties(kept("cart", "theme", session=["wizard"])) == []


def test_what_the_user_gave_is_not_the_pages_doing() -> None:
    given = StorageState().with_local_storage("https://shop.example", {"_hjSessionUser_12": "x"})
    (frame,) = without_given_storage(kept("_hjSessionUser_12", "_hjid").frames, given)
    assert frame.storage == StorageEvidence(local=["_hjid"], session=[])
    assert without_given_storage([frame], StorageState()) == [frame]
