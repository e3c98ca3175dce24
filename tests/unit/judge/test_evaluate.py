"""Outcomes of subjects and rules, findings, and the laws of judging."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from builders import PHONE, TABLET, a_box, a_page, a_rule, a_rulebook, facts
from hypothesis import given
from hypothesis import strategies as st

from auditor.judge.evaluate import examine, judge
from auditor.judge.examples import check_static
from auditor.judge.rule import Rule
from auditor.model.facts import Facts, SiteFacts
from auditor.model.facts.content.page import PageFacts
from auditor.model.failure import Failure
from auditor.model.result import RuleResult
from auditor.model.text import Text

FEW = a_rule()


def result(rule: Rule, *pages: PageFacts, **changes: Any) -> RuleResult:
    (only,) = judge(facts(*pages, **changes), a_rulebook(rule))
    return only


@pytest.mark.parametrize(
    ("elements", "outcome"), [(9.9, "passed"), (10.0, "passed"), (10.1, "failed"), (None, "cantTell"), (0.0, "passed")]
)
def test_a_subject_at_its_limit(elements: float | None, outcome: str) -> None:
    assert result(FEW, a_page(elements)).outcome == outcome


@pytest.mark.parametrize(
    ("subjects", "outcome", "counts"),
    [
        ([], "inapplicable", (0, 0, 0)),
        ([1.0], "passed", (1, 0, 0)),
        ([1.0, None], "cantTell", (1, 0, 1)),
        ([1.0, None, 11.0], "failed", (1, 1, 1)),
        ([None], "cantTell", (0, 0, 1)),
    ],
)
def test_the_first_outcome_that_holds(subjects: list[Any], outcome: str, counts: tuple[int, ...]) -> None:
    got = result(FEW, *[a_page(elements) for elements in subjects])
    assert (got.outcome, (got.passed, got.failed, got.undecided)) == (outcome, counts)


@pytest.mark.parametrize(
    ("depth", "elements", "outcome"),
    [
        (5.0, None, "cantTell"),
        (1.0, None, "inapplicable"),
        (1.0, 99.0, "inapplicable"),
        (None, 99.0, "cantTell"),
        (5.0, 99.0, "failed"),
    ],
)
def test_when_chooses_the_subjects(depth: float | None, elements: float | None, outcome: str) -> None:
    assert result(a_rule(when="depth > 2.0"), a_page(elements, depth)).outcome == outcome


def test_missing_names_the_facts_that_the_open_line_reads() -> None:
    rule = a_rule(when="depth > 2.0")
    (finding,) = result(rule, a_page(None, None)).findings
    assert finding.missing == ["depth"]
    (finding,) = result(rule, a_page(None, 3.0)).findings
    assert finding.missing == ["elements"]


def test_an_unmeasured_fact_does_not_matter_where_another_decides() -> None:
    rule = a_rule(passes="elements <= most || depth <= 2.0")
    assert result(rule, a_page(None, 1.0)).outcome == "passed"
    assert result(rule, a_page(None, 3.0)).outcome == "cantTell"
    (finding,) = result(a_rule(passes="elements <= most && depth <= 2.0"), a_page(None, 3.0)).findings
    assert (finding.outcome, finding.missing) == ("failed", [])


def test_subjects_that_were_not_gathered_leave_the_rule_untested_with_the_reason() -> None:
    why = Failure("probes", "step-timeout", {"seconds": "5"})
    untested = result(FEW, subjects={}, missing={"page": why})
    assert (untested.outcome, untested.passed, untested.reason) == ("untested", 0, why)
    assert result(FEW, subjects={}).reason == Failure("probe:document", "not-collected")


@pytest.mark.parametrize(("elements", "outcome"), [(1.0, "untested"), (3000.0, "failed")])
def test_what_may_still_come_keeps_a_rule_from_passing_and_not_from_failing(elements: float, outcome: str) -> None:
    unseen = Failure.at("late", "step-timeout")
    assert (result(FEW, partly={"page": unseen}, subjects={"page": [a_page(elements)]}).outcome) == outcome
    assert result(FEW, partly={"page": unseen}, subjects={"page": [a_page(1.0)]}).reason == unseen


@pytest.mark.parametrize(
    "passes",
    [
        '[scheme][5] == "x" || elements > most && false',
        '"a".matches(device == "phone" ? "(" : "a") || elements > most && false',
        "1 / int(elements - elements) > 0 || elements <= most",
    ],
)
def test_a_fault_of_the_rule_leaves_it_untested_and_the_others_judged(passes: str) -> None:
    book = a_rulebook(a_rule("faulty", passes=passes), FEW)
    faulty, other = judge(facts(a_page(11.0)), book)
    assert faulty.outcome == "untested"
    assert faulty.reason is not None
    assert (faulty.reason.code, faulty.reason.parameters["rule"]) == ("rule-error", "faulty")
    assert other.outcome == "failed"


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_number_that_is_none_decides_nothing(value: float) -> None:
    got = result(FEW, a_page(value))
    assert (got.outcome, got.reason.code if got.reason else "") == ("untested", "rule-error")


def test_endless_work_is_a_fault_of_the_rule() -> None:
    every = "[1,2,3,4,5,6,7,8,9,10]"
    loops = f"{every}.all(a, {every}.all(b, {every}.all(c, {every}.all(d, {every}.all(e, a + b + c + d + e > 0)))))"
    got = result(a_rule(passes=f"{loops} && elements <= most"), a_page())
    assert (got.outcome, got.reason.code if got.reason else "") == ("untested", "rule-error")


def test_limits_and_context_are_those_of_the_device() -> None:
    rule = a_rule(limits={"most": {"phone": 10, "tablet": 20}})
    assert result(rule, a_page(15.0)).outcome == "failed"
    assert result(rule, a_page(15.0), context=TABLET).outcome == "passed"
    only_phones = a_rule(when='device == "phone" && viewport_width < 600.0')
    assert result(only_phones, a_page(15.0)).outcome == "failed"
    assert result(only_phones, a_page(15.0), context=TABLET).outcome == "inapplicable"


def test_a_finding_carries_its_place_and_all_that_its_rule_read() -> None:
    rule = a_rule(when='scheme == "https"')
    box = a_box(1.0, 2.0)
    (finding,) = result(rule, a_page(11.123456, selector="#a", html="<a>", box=box, obscured_by="#b")).findings
    assert (finding.selector, finding.html, finding.box, finding.obscured_by) == ("#a", "<a>", box, "#b")
    assert finding.facts == {"elements": 11.1235, "most": 10.0, "scheme": "https"}
    assert finding.message.en == "11 of 10"


MISS = a_rule(passes="elements <= most && depth <= 5.0", miss="most / elements")


@pytest.mark.parametrize(
    ("elements", "depth", "miss"),
    [
        (12.5, 1.0, 0.8),
        (15.0, 1.0, 0.6667),
        (5.0, 6.0, 1.0),  # within its limit, failed by another one
        (1e9, 1.0, 0.0001),
        (-10.0, 6.0, 0.0001),
        (None, 6.0, None),
    ],
)
def test_a_failure_tells_how_far_it_is_from_the_limit(elements: float | None, depth: float, miss: float | None) -> None:
    (finding,) = result(MISS, a_page(elements, depth)).findings
    assert (finding.outcome, finding.miss) == ("failed", miss)


def test_what_did_not_fail_has_no_miss() -> None:
    (finding,) = result(MISS, a_page(None, 1.0), a_page(1.0, 1.0)).findings
    assert (finding.outcome, finding.miss) == ("cantTell", None)


def test_without_the_line_there_is_no_miss() -> None:
    (finding,) = result(FEW, a_page(99.0)).findings
    assert finding.miss is None


@pytest.mark.parametrize("elements", [0.0, 1.0])
def test_a_miss_that_is_not_finite_is_a_fault_of_the_rule(elements: float) -> None:
    got = result(a_rule(passes="depth <= most", miss="elements / (depth - depth)"), a_page(elements, 99.0))
    assert got.outcome == "untested"
    assert got.reason is not None
    assert got.reason.code == "rule-error"
    assert "elements / (depth - depth) is" in got.reason.parameters["reason"]


def test_a_miss_changes_no_outcome() -> None:
    pages = [a_page(elements, depth) for elements in (None, 1.0, 10.0, 11.0, 99.0) for depth in (None, 1.0, 6.0)]
    without = msgspec.structs.replace(MISS, miss=None)
    graded, plain = result(MISS, *pages), result(without, *pages)
    assert [each.outcome for each in graded.findings] == [each.outcome for each in plain.findings]
    assert (graded.outcome, graded.passed, graded.failed, graded.undecided) == (
        plain.outcome,
        plain.passed,
        plain.failed,
        plain.undecided,
    )


def test_findings_stand_in_document_order() -> None:
    pages = [
        a_page(11, selector="none"),
        a_page(11, selector="right", box=a_box(50.0, 10.0)),
        a_page(11, selector="below", box=a_box(0.0, 90.0)),
        a_page(11, selector="left", box=a_box(5.0, 10.0)),
    ]
    assert [finding.selector for finding in result(FEW, *pages).findings] == ["left", "right", "below", "none"]


def test_rules_over_the_page_are_not_judged_over_a_site() -> None:
    assert judge(SiteFacts(context=PHONE), a_rulebook(FEW)) == []


def test_advisory_rules_are_judged_and_decide_nothing() -> None:
    (got,) = examine(facts(a_page(11.0)), a_rulebook(a_rule(advisory=True)))
    assert (got.result.outcome, got.result.advisory, got.tally.decides) == ("failed", True, False)


pages = st.lists(
    st.builds(
        a_page,
        st.none() | st.floats(0, 20),
        st.none() | st.floats(0, 20),
        selector=st.sampled_from(["#a", "#b", ""]),
        box=st.none() | st.builds(a_box, st.floats(0, 50), st.floats(0, 50)),
    ),
    max_size=8,
)
RULES = a_rulebook(
    a_rule("all"),
    a_rule("share", score="share", when="depth > 5.0"),
    a_rule("either", passes="elements <= most || depth <= 3.0"),
    a_rule("graded", miss="most / elements"),
)


@given(pages, st.randoms(use_true_random=False))
def test_judging_does_not_depend_on_order(subjects: list[PageFacts], random: Any) -> None:
    shuffled = list(subjects)
    random.shuffle(shuffled)
    once, again = judge(facts(*subjects), RULES), judge(facts(*shuffled), RULES)
    assert msgspec.json.encode(once) == msgspec.json.encode(again)


@given(pages)
def test_what_every_result_keeps(subjects: list[PageFacts]) -> None:
    for got in judge(facts(*subjects), RULES):
        decided = got.passed + got.failed
        assert (got.outcome == "passed") == (got.passed > 0 and not got.failed and not got.undecided)
        assert (got.outcome == "inapplicable") == (decided + got.undecided == 0)
        assert len(got.findings) == got.failed + got.undecided
        assert all(bool(finding.missing) == (finding.outcome == "cantTell") for finding in got.findings)
        assert all(finding.miss is None or 0.0 < finding.miss <= 1.0 for finding in got.findings)


@given(pages, st.integers(0, 7), st.floats(0, 20))
def test_mending_a_subject_breaks_no_place_and_widens_no_miss(
    subjects: list[PageFacts], index: int, elements: float
) -> None:
    """Fewer elements never hurt any of these rules."""
    if index >= len(subjects) or subjects[index].elements is None or elements > subjects[index].elements:
        return
    mended = [*subjects[:index], msgspec.structs.replace(subjects[index], elements=elements), *subjects[index + 1 :]]
    for before, after in zip(examine(facts(*subjects), RULES), examine(facts(*mended), RULES), strict=True):
        assert after.result.failed <= before.result.failed
        for place, distance in after.tally.failed.items():
            assert distance <= before.tally.failed[place]


def test_results_survive_a_round_trip_through_json() -> None:
    results = judge(facts(a_page(11.0, selector="#é\u202e"), a_page(None)), RULES)
    assert msgspec.json.decode(msgspec.json.encode(results), type=list[RuleResult]) == results


def test_facts_without_the_collection_of_a_rule_are_not_gathered() -> None:
    assert [each.outcome for each in judge(Facts(context=PHONE), a_rulebook(FEW))] == ["untested"]


TWO_MESSAGES = [
    {"when": "depth > 5.0", "en": "deep: {depth:.0f}", "fr": "profond : {depth:.0f}"},
    {"en": "{elements:.0f} elements", "fr": "{elements:.0f} éléments"},
]


@pytest.mark.parametrize(("depth", "said"), [(6.0, "deep: 6"), (5.0, "11 elements"), (None, "11 elements")])
def test_the_first_message_whose_condition_holds_is_said(depth: float | None, said: str) -> None:
    (finding,) = result(a_rule(message=TWO_MESSAGES), a_page(11.0, depth)).findings
    assert finding.message.en == said


def test_a_fault_in_a_message_s_condition_is_the_rule_s_own() -> None:
    broken = [{"when": "[1.0][int(depth)] > 0.0", "en": "a", "fr": "b"}, TWO_MESSAGES[1]]
    got = result(a_rule(message=broken), a_page(11.0, 9.0))
    assert got.outcome == "untested"
    assert got.reason is not None
    assert got.reason.code == "rule-error"


@pytest.mark.parametrize(
    ("network", "consent", "outcome"),
    [("as-is", "untouched", "inapplicable"), ("slow-4g", "untouched", "failed"), ("as-is", "refused", "failed")],
)
def test_a_rule_may_ask_for_the_scenario(network: str, consent: Any, outcome: str) -> None:
    rule = a_rule(
        when="network == 'slow-4g' || consent == 'refused'",
        examples={
            "passed": [{"elements": 10, "network": "slow-4g"}],
            "failed": [{"elements": 11, "consent": "refused"}],
        },
    )
    context = msgspec.structs.replace(PHONE, network=network, consent=consent)
    assert result(rule, a_page(11), context=context).outcome == outcome
    assert check_static(rule) == []


def test_nothing_that_a_failure_says_is_said_of_what_could_not_be_decided() -> None:
    """Its condition may hold and its facts be known: it would still tell as wrong what nobody has seen."""
    (finding,) = result(a_rule(message={"en": "Too deep", "fr": "Trop profond"}), a_page(None)).findings
    assert (finding.outcome, finding.message) == ("cantTell", Text("", ""))


def test_an_undecided_finding_says_what_its_rule_has_for_it() -> None:
    undecided = {"en": "Nobody could count", "fr": "On n’a pas pu compter"}
    rule = a_rule(message={"en": "Too many", "fr": "Trop"}, undecided=undecided)
    open_, failed = result(rule, a_page(None), a_page(99.0)).findings
    assert (open_.message.fr, failed.message.fr) == ("On n’a pas pu compter", "Trop")


def test_undecided_may_be_silent_where_no_condition_holds() -> None:
    undecided = [
        {"when": "depth > 9.0", "en": "Deep", "fr": "Profond"},
        {"en": "{depth:.0f} deep", "fr": "{depth:.0f}"},
    ]
    rule = a_rule(undecided=undecided)
    (finding,) = result(rule, msgspec.structs.replace(a_page(None), depth=5.0)).findings
    assert finding.message.en == "5 deep"
