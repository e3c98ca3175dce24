"""Third parties beside one another, by the answer to the dialog that asks for consent."""

from __future__ import annotations

from typing import Any

import msgspec
from report_builders import a_page

from auditor.judge.summary.third_parties import over_answers
from auditor.model.report import PageReport
from auditor.model.third_parties import ThirdPartySeen


def seen(owner: str = "Google Analytics", **changes: Any) -> ThirdPartySeen:
    values: dict[str, Any] = {
        "purpose": "analytics",
        "tracks": True,
        "requests": 2,
        "cookies": ["_ga"],
        "after": "untouched",
    }
    return ThirdPartySeen(owner=owner, **{**values, **changes})


def page(*parties: ThirdPartySeen, **changes: Any) -> PageReport:
    return msgspec.structs.replace(a_page(**changes), third_parties=list(parties))


def test_each_answer_has_the_most_requests_of_a_visit_and_all_cookies() -> None:
    pages = [
        page(seen()),
        page(seen(requests=5, cookies=["_gid"])),
        page(seen(after="accepted", requests=9)),
    ]
    (party,) = over_answers(pages)
    assert list(party.after) == ["accepted", "untouched"]
    assert (party.after["untouched"].requests, party.after["untouched"].cookies) == (5, ["_ga", "_gid"])
    assert party.after["accepted"].requests == 9


def test_what_takes_consent_comes_first_then_what_may_take_it() -> None:
    parties = [seen("Stripe", tracks=False), seen("Matomo", tracks=None), seen("Meta"), seen("Criteo")]
    assert [each.owner for each in over_answers([page(*parties)])] == ["Criteo", "Meta", "Matomo", "Stripe"]


def test_a_page_that_was_not_audited_tells_nothing() -> None:
    assert over_answers([page(seen(), audited=False)]) == []
