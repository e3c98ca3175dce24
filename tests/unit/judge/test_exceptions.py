"""What the user sets aside counts nowhere, is shown, and comes back after its date."""

from __future__ import annotations

import functools
from datetime import date
from typing import Any

import msgspec
import pytest
from builders_touch import a_snapshot, a_target
from report_builders import a_report

from auditor.asked import JudgeRequest
from auditor.errors import UsageError
from auditor.judge.exceptions import within
from auditor.judging import judge_page
from auditor.model.exceptions import Ignore
from auditor.model.impacts import ImpactChange
from auditor.model.pages import PageSettings
from auditor.model.profile import Profile
from auditor.model.report import PageReport, Report
from auditor.model.result import RuleResult

TODAY = date(2026, 11, 27)
TINY = a_target(10, 10, 8, 8, selector="#chat > button", html="<button>?</button>")
SMALL = a_target(10, 12, 8, 8, selector="main > a", html="<a>Buy</a>")


def asking(**changes: Any) -> JudgeRequest:
    return JudgeRequest(only=["target-size", "target-comfort"], **{"today": TODAY, **changes})


def ignoring(**entry: Any) -> JudgeRequest:
    return asking(ignore=[Ignore(**{"reason": "the supplier's widget", **entry})])


@functools.cache
def book() -> Any:
    return asking().rulebook()


def judged(request: JudgeRequest, **evidence: Any) -> PageReport:
    snapshot = a_snapshot(TINY, SMALL)
    frames = [msgspec.structs.replace(snapshot.frames[0], **evidence), *snapshot.frames[1:]]
    return judge_page(msgspec.structs.replace(snapshot, frames=frames), "pages/1", {}, book(), request).report


def size(page: PageReport) -> RuleResult:
    return next(each for each in page.results if each.rule == "target-size")


def reported(request: JudgeRequest) -> Report:
    return a_report([judged(request)], rules=list(book().descriptors().values()), request=request)


def test_both_fail_without_an_exception() -> None:
    assert size(judged(asking())).failed == 2


@pytest.mark.parametrize(
    "entry",
    [
        {"selector": "#chat"},
        {"selector": "#chat", "rule": "target-size"},
        {"selector": "#chat", "rule": "touch", "url": "/*"},
        {"selector": "#chat > button", "until": TODAY},
    ],
)
def test_what_is_set_aside_is_shown_and_counts_nowhere(entry: dict[str, Any]) -> None:
    page, before = judged(ignoring(**entry)), judged(asking())
    result = size(page)
    assert (result.failed, result.outcome) == (1, "failed")
    assert [(each.exception, each.count, each.first.selector) for each in result.ignored] == [(0, 1, "#chat > button")]
    assert all(each.selector != "#chat > button" for each in result.findings)
    assert page.qualities["touch"].score is not None
    assert before.qualities["touch"].score is not None
    assert page.qualities["touch"].score > before.qualities["touch"].score


@pytest.mark.parametrize(
    "entry",
    [
        {"selector": "#chatter"},
        {"selector": "#chat", "rule": "target-comfort"},
        {"selector": "#chat", "url": "/checkout*"},
        {"selector": "#chat", "until": date(2026, 11, 26)},
    ],
)
def test_what_an_exception_is_not_about_counts(entry: dict[str, Any]) -> None:
    assert size(judged(ignoring(**entry))).failed == 2


def test_what_the_browser_found_of_a_selector_is_set_aside() -> None:
    named = {".widget:has(button)": ["#chat", "#elsewhere"]}
    assert size(judged(ignoring(selector=".widget:has(button)"), named=named)).failed == 1
    assert size(judged(ignoring(selector=".widget:has(button)"), named={".widget:has(button)": []})).failed == 2


def test_a_rule_of_which_all_is_set_aside_is_neither_passed_nor_open() -> None:
    result = size(judged(ignoring(rule="target-size")))
    assert result.outcome == "untested"
    assert not result.unmeasured
    assert sum(each.count for each in result.ignored) == 2


def test_what_is_excluded_is_no_subject_of_any_rule() -> None:
    page = judged(asking(exclude=["#chat"]))
    assert all(each.selector != "#chat > button" for result in page.results for each in result.findings)
    assert size(page).failed == 1


def test_rules_are_skipped_on_the_pages_that_say_so() -> None:
    skipping = [PageSettings(url="/here", skip=["target-size"])]
    assert all(result.rule != "target-size" for result in judged(asking(pages=skipping)).results)
    elsewhere = [PageSettings(url="/cart", skip=["target-size"])]
    assert size(judged(asking(pages=elsewhere))).failed == 2


def test_a_page_under_its_own_threshold_fails_the_gate() -> None:
    report = reported(asking(fail_on="none", pages=[PageSettings(url="/here", thresholds={"touch": 99})]))
    assert report.gate.exit_code == 1
    assert [(each.code, each.parameters["page"]) for each in report.gate.reasons] == [("below-threshold", "here")]
    assert reported(asking(fail_on="none", pages=[PageSettings(url="/x", thresholds={"touch": 99})])).gate.passed


@pytest.mark.parametrize(
    ("entry", "state", "code"),
    [
        ({"selector": "#chat"}, "used", "ignored"),
        ({"selector": "#gone"}, "unused", "exception-unused"),
        ({"selector": "#chat", "until": date(2026, 11, 26)}, "expired", "exception-expired"),
    ],
)
def test_what_became_of_an_exception_is_told(entry: dict[str, Any], state: str, code: str) -> None:
    report = reported(ignoring(**entry))
    assert [each.state for each in report.exceptions] == [state]
    assert code in [notice.code for notice in report.notices]


@pytest.mark.parametrize("entry", [{"url": "/checkout*"}, {"rule": "text-contrast"}])
def test_an_exception_that_could_not_fit_is_not_called_useless(entry: dict[str, Any]) -> None:
    report = reported(ignoring(**entry))
    assert [each.state for each in report.exceptions] == ["not-tried"]
    assert not report.notices


def test_a_rule_may_have_another_impact_which_the_report_tells() -> None:
    change = {"target-size": ImpactChange(impact="minor", reason="a kiosk")}
    assert asking(impacts=change).rulebook().rules["target-size"].impact == "minor"
    assert [notice.code for notice in reported(asking(impacts=change)).notices] == ["impact-changed"]


def test_the_users_own_profiles() -> None:
    book = asking(profile="kiosk", profiles={"kiosk": Profile(["target-size"])}).rulebook()
    assert "target-size" not in book.rules
    assert "target-comfort" in book.rules
    with pytest.raises(UsageError, match=r"Did you mean 'kiosk'\? There is: local, kiosk"):
        asking(profile="kisk", profiles={"kiosk": Profile([])}).rulebook()


@pytest.mark.parametrize(
    "changes",
    [
        {"ignore": [Ignore(rule="target-sise", reason="x")]},
        {"pages": [PageSettings(url="/here", skip=["target-sise"])]},
        {"impacts": {"target-sise": ImpactChange(impact="minor", reason="x")}},
    ],
)
def test_unknown_rules_are_named(changes: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="Did you mean 'target-size'"):
        asking(**changes).rulebook()


def test_within_a_path() -> None:
    assert within("#chat > div > a", "#chat", {})
    assert within("#chat >>> a", "#chat", {})
    assert within("#chat", "#chat", {})
    assert not within("#chats", "#chat", {})
    assert not within("", "", {})
