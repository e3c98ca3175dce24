"""The table of third parties by the answer on consent: where there is one, and what it says."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from builders_visits import a_scenario
from report_builders import a_page, a_report

from auditor.model.report import Report
from auditor.model.scenario import Consent
from auditor.model.third_parties import ThirdParty, ThirdPartyTrace
from auditor.report import render

HOSTILE = "<script>alert(1)</script>|"


def report(*answers: Consent, owner: str = "Google Analytics", **changes: Any) -> Report:
    known = {each: a_scenario(id=f"phone-{each}", consent=each) for each in answers}
    pages = [msgspec.structs.replace(a_page(), scenario=way.id) for way in known.values()]
    after: dict[Consent, ThirdPartyTrace] = {
        "untouched": ThirdPartyTrace(requests=2, cookies=["_ga", "_gid"]),
        "refused": ThirdPartyTrace(requests=0, cookies=["_ga"]),
    }
    party = ThirdParty(owner=owner, purpose="analytics", tracks=True, after=after)
    found = a_report(pages, scenarios={way.id: way for way in known.values()})
    return msgspec.structs.replace(found, third_parties=[party], **changes)


def test_markdown_has_a_column_for_each_answer() -> None:
    text = render("markdown", report("untouched", "refused", "accepted"), "en").decode()
    assert "| Third party | Before a choice | After refusing | After accepting |" in text
    assert r"| Google Analytics (measurement) | 2 requests, \_ga, \_gid | \_ga | – |" in text


@pytest.mark.parametrize(("language", "heading"), [("en", "After refusing"), ("fr", "Après un refus")])
def test_html_has_a_column_for_each_answer(language: Any, heading: str) -> None:
    text = render("html", report("untouched", "refused"), language).decode()
    assert f'<th scope="col">{heading}</th>' in text
    assert '<td class="bad"><code>_ga</code></td>' in text


@pytest.mark.parametrize("format_", ["markdown", "html"])
def test_one_answer_is_no_comparison(format_: str) -> None:
    assert "Before a choice" not in render(format_, report("untouched"), "en").decode()


@pytest.mark.parametrize("format_", ["markdown", "html"])
def test_names_are_escaped(format_: str) -> None:
    assert "<script>alert(1)" not in render(format_, report("untouched", "refused", owner=HOSTILE), "en").decode()
