"""When a page counts as audited, and reports without numbers: each says why it has no headline."""

from __future__ import annotations

import msgspec
import pytest
from builders import a_rule, a_rulebook
from builders_content import a_page as a_snapshot
from report_builders import CATEGORIES, LCP, RULES, ZOOM, a_category, a_page, a_report, a_result, shop_images
from report_builders import a_rule as a_told_rule

from auditor.asked import JudgeRequest
from auditor.errors import UsageError
from auditor.judge.loading.rulebook import Rulebook
from auditor.judging import judge_page
from auditor.model.failure import Failure
from auditor.model.report import Report
from auditor.model.text import LANGUAGES
from auditor.pipeline import exit_code
from auditor.report import FORMATS, render
from auditor.report.words.strings import strings

FORM = {"over": "forms", "passes": "field_count <= most", "message": {"en": "{most:.0f}", "fr": "{most:.0f}"}}
FORM |= {"examples": {"passed": [{"field_count": 10}], "failed": [{"field_count": 11}]}}


def book(**impacts: str) -> Rulebook:
    """A rule over what the snapshot has, and one over what it has not, of these impacts."""
    return a_rulebook(
        a_rule("few-elements", impact=impacts["has"]), a_rule("few-fields", "forms", impact=impacts["lacks"], **FORM)
    )


@pytest.mark.parametrize(
    ("has", "lacks", "audited"),
    [
        ("serious", "serious", True),  # half is enough
        ("serious", "critical", False),  # critical counts twice
        ("critical", "serious", True),
        ("minor", "serious", False),
        ("minor", "moderate", True),  # neither is grave
    ],
)
def test_half_of_what_is_grave_must_be_decided(has: str, lacks: str, audited: bool) -> None:
    page = judge_page(a_snapshot(), "pages/001-home-phone", {}, book(has=has, lacks=lacks)).report
    assert page.audited == audited
    assert (page.score is None, page.qualities == {}) == (not audited, not audited)
    assert [failure.code for failure in page.failures] == ([] if audited else ["too-little-decided"])
    assert len(page.results) == 2


def test_what_the_visit_was_not_made_for_does_not_count() -> None:
    snapshot = msgspec.structs.replace(a_snapshot(), plan=["page"])
    assert judge_page(snapshot, "pages/001-home-phone", {}, book(has="serious", lacks="critical")).report.audited


@pytest.mark.parametrize("language", LANGUAGES)
def test_why_a_page_was_not_audited_is_a_sentence(language: str) -> None:
    sentence = strings(language).failure(Failure.at("verdict", "too-little-decided"))  # type: ignore[arg-type]
    assert "too-little-decided" not in sentence
    assert sentence.endswith(".")


LOST = Failure("navigate", "dns-failure")
NOT_AUDITED = a_page("https://shop.example/lost", audited=False, failures=[LOST])
GOOD = a_page(results=[a_result(), a_result(ZOOM, "passed"), a_result(LCP, "passed")])


def reported(*pages: object, **changes: object) -> Report:
    return a_report(list(pages), RULES, CATEGORIES, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("report", "has_score", "reasons"),
    [
        (reported(), False, ["nothing-audited"]),
        (reported(NOT_AUDITED), False, ["nothing-audited"]),
        (reported(GOOD, NOT_AUDITED), True, ["pages-not-audited"]),
        (reported(a_page(results=[a_result(), a_result(ZOOM, "passed")])), False, ["too-few-qualities"]),
        (reported(a_page()), False, ["too-few-qualities"]),
        (reported(a_page(), request=JudgeRequest(only=["touch"])), False, ["too-few-qualities"]),
    ],
)
def test_what_was_not_audited_is_undetermined_and_says_why(report: Report, has_score: bool, reasons: list[str]) -> None:
    assert (report.score is not None) == has_score
    assert report.verdict == "undetermined"
    assert [reason.code for reason in report.verdict_reasons] == reasons
    assert [reason.code for reason in report.gate.unknown] == reasons
    assert exit_code(report) == 3


@pytest.mark.parametrize("report", [reported(), reported(NOT_AUDITED), reported(a_page())])
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_tell_it(report: Report, name: str) -> None:
    for language in LANGUAGES:
        assert render(name, report, language, shop_images)


def test_only_one_quality_has_a_headline_if_it_was_asked_for() -> None:
    report = reported(a_page(results=[a_result()]), request=JudgeRequest(only=["touch"]))
    assert (report.score, report.verdict, exit_code(report)) == (100.0, "compliant", 0)


def test_pages_that_were_not_audited_lower_no_number() -> None:
    assert reported(GOOD, NOT_AUDITED).score == reported(GOOD).score == 100.0


@pytest.mark.parametrize(
    "asked", [{"fail_under": -1.0}, {"fail_under": float("nan")}, {"thresholds": {"clear": 100.1}}, {"fail_on": "bad"}]
)
def test_impossible_conditions_are_refused_from_python_too(asked: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        JudgeRequest(**asked)  # type: ignore[arg-type]


def test_a_threshold_of_a_name_that_a_quality_shares_with_a_category_is_one_of_the_quality() -> None:
    categories = [*CATEGORIES, a_category("gestures", quality="touch")]
    swipe = a_told_rule("swipe", category="gestures")
    page = a_page(results=[a_result(), a_result(swipe, "failed")])
    asked = JudgeRequest(only=["touch", "gestures"], thresholds={"touch": 95.0})
    report = a_report([page], [*RULES, swipe], categories, request=asked)
    assert (report.categories["touch"].score, report.qualities["touch"].word) == (100.0, "almost")
    (reason,) = report.gate.reasons
    assert (reason.code, reason.parameters["part"]) == ("below-threshold", "touch")
