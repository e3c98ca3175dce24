"""Examples: what a rule's own file promises, against what the rule says."""

from __future__ import annotations

from typing import Any

import pytest
from builders import PHONE, REMOVED, a_page, a_rule, facts

from auditor.judge.examples import Judged, check_static, compare, contradicted_by_miss, limits_without_effect
from auditor.judge.rule import Example, Rule
from auditor.model.facts.page import PageFacts
from auditor.model.failure import Failure


class Element(PageFacts, frozen=True, kw_only=True):
    """A page's facts on an element: a subject that needs a mark."""

    page_wide = False


def sentences(rule: Rule) -> list[str]:
    return [problem.sentence for problem in check_static(rule)]


def test_right_examples_have_no_problem() -> None:
    assert check_static(a_rule()) == []


def test_an_example_under_the_wrong_outcome() -> None:
    rule = a_rule(examples={"passed": [{"elements": 10}, {"elements": 12}], "failed": [{"elements": 11}]})
    assert sentences(rule) == [
        "few-elements on a phone: failed, but stands under 'passed'.",
        "few-elements on a tablet: failed, but stands under 'passed'.",
    ]
    (line, _) = (problem.line for problem in check_static(rule))
    assert line == check_static(rule)[0].line > 1


def test_an_example_may_speak_of_one_device_and_of_the_context() -> None:
    rule = a_rule(
        when='scheme == "http" && !loopback && viewport_width > 300.0',
        limits={"most": {"phone": 10, "tablet": 20}},
        examples={
            "passed": [
                {"elements": 10, "scheme": "http"},
                {"elements": 15, "scheme": "http", "device": "tablet"},
            ],
            "failed": [{"elements": 15, "scheme": "http", "device": "phone"}, {"elements": 21, "scheme": "http"}],
            "inapplicable": [
                {"elements": 99},
                {"elements": 99, "scheme": "http", "loopback": True},
                {"elements": 99, "scheme": "http", "viewport_width": 299},
            ],
            "cantTell": [{"scheme": "http"}],
        },
    )
    assert check_static(rule) == []


def test_a_limit_that_no_example_tests() -> None:
    changes: dict[str, Any] = {"limits": {"most": 10, "deepest": 5}, "passes": "elements <= most && depth <= deepest"}
    shallow = {"passed": [{"elements": 10, "depth": 1}], "failed": [{"elements": 11, "depth": 1}]}
    assert sentences(a_rule(**changes, examples=shallow)) == [
        "few-elements: no example's outcome changes when the limit 'deepest' moves."
    ]
    deep = {**shallow, "failed": [*shallow["failed"], {"elements": 1, "depth": 6}]}
    assert sentences(a_rule(**changes, examples=deep)) == []


def test_a_miss_that_contradicts_the_outcome() -> None:
    assert sentences(a_rule(miss="elements / most")) == [
        "few-elements on a phone: something fails with a miss of 1.1; 1 is the limit.",
        "few-elements on a tablet: something fails with a miss of 1.1; 1 is the limit.",
    ]


def test_a_miss_is_looked_at_in_pages_too() -> None:
    rule = html_rule(miss="elements / most")
    judged = [Judged(PASSED, [a_page(99.0, None), a_page(1.0)], PHONE), Judged(FAILED, [a_page(11.0), a_page()], PHONE)]
    assert [each.line for each in contradicted_by_miss(rule, judged)] == [PASSED.line, FAILED.line]
    assert contradicted_by_miss(html_rule(miss="most / elements"), judged) == []
    assert contradicted_by_miss(html_rule(), judged) == []


def test_no_example_has_to_show_from_where_a_miss_counts_in_full() -> None:
    rule = a_rule(miss="most / elements", limits={"most": 10, "gross": 0.4})
    assert check_static(rule) == []
    assert limits_without_effect(rule, []) == ["most"]


def test_a_miss_that_a_moved_limit_breaks_is_no_effect_of_the_limit() -> None:
    rule = a_rule(passes="elements <= 10.0 || most < 0.0", miss="1.0 / (most - 20.0)")
    assert check_static(rule) == check_static(a_rule(passes="elements <= 10.0 || most < 0.0")) != []


def html_rule(**changes: Any) -> Rule:
    return a_rule(examples={"passed": ["<p>a</p>"], "failed": ["<p data-expect=failed>b</p>"]}, **changes)


def test_pages_are_left_to_the_browser() -> None:
    rule = html_rule()
    assert check_static(rule) == []
    assert [example.html for example in rule.examples] == ["<p>a</p>", "<p data-expect=failed>b</p>"]


FAILED = Example(expected="failed", html="<p>", line=7)
PASSED = Example(expected="passed", html="<p>", line=6)


def an_element(elements: float | None, selector: str) -> PageFacts:
    page = a_page(elements, selector=selector)
    return Element(elements=page.elements, depth=page.depth, at=page.at)


@pytest.mark.parametrize(
    ("example", "subjects", "marked", "complaints"),
    [
        (FAILED, [("#a", 11.0), ("#b", 1.0)], {"#a": "failed"}, []),
        (FAILED, [("#a", 11.0), ("#b", None)], {"#a": "failed", "#b": "cantTell"}, []),
        (FAILED, [("#a", 11.0), ("#b", 11.0)], {"#a": "failed"}, ["#b is failed, marked not at all"]),
        (FAILED, [("#a", 11.0)], {"#a": "failed", "#b": "failed"}, ["#b is not reported, marked failed"]),
        (FAILED, [("#a", 11.0)], {"#a": "cantTell"}, ["#a is failed, marked cantTell"]),
        (FAILED, [("#a", 1.0)], {"#a": "failed"}, ["passed, but stands under 'failed'", "#a is not reported"]),
        (PASSED, [("#a", 1.0)], {}, []),
        (PASSED, [("#a", None)], {}, ["cantTell, but stands under 'passed'", "#a is cantTell, marked not at all"]),
        (PASSED, [], {}, ["inapplicable, but stands under 'passed'"]),
        (FAILED, [("", 11.0)], {}, []),
    ],
)
def test_marked_and_reported_elements_are_equal(
    example: Example, subjects: list[tuple[str, float | None]], marked: dict[str, str], complaints: list[str]
) -> None:
    rule = element_rule()
    found = compare(rule, example, facts(*[an_element(value, selector) for selector, value in subjects]), marked)
    assert len(found) == len(complaints), found
    for problem, complaint in zip(found, complaints, strict=True):
        assert complaint in problem.sentence
        assert problem.line == example.line


def element_rule() -> Rule:
    import msgspec

    return msgspec.structs.replace(html_rule(), subject=Element)


def test_rules_over_the_page_need_no_mark() -> None:
    measured = facts(a_page(11.0, selector="html"))
    assert compare(html_rule(), FAILED, measured, {}) == []
    assert [each.line for each in compare(html_rule(), PASSED, measured, {})] == [6]


def test_what_could_not_be_gathered_is_said() -> None:
    missing = facts(page=None, missing={"page": Failure("probe:page", "probe-failed")})
    (problem,) = compare(html_rule(), FAILED, missing, {})
    assert problem.sentence == "few-elements: page could not be gathered (probe:page: probe-failed)."


def test_measured_pages_can_test_limits_too() -> None:
    rule = html_rule()
    judged = [Judged(PASSED, [a_page(10.0)], PHONE), Judged(FAILED, [a_page(11.0)], PHONE)]
    assert limits_without_effect(rule, judged) == []
    assert limits_without_effect(rule, [Judged(PASSED, [a_page(1.0)], PHONE)]) == ["most"]


def test_a_page_for_one_kind_of_device() -> None:
    examples = {"passed": [{"html": "<p>", "device": "tablet"}], "failed": ["<p>"]}
    tablet, both = a_rule(limits=REMOVED, passes="elements > 0.0", message=SAYS, examples=examples).examples
    assert (tablet.devices, both.devices) == (("tablet",), ("phone", "tablet"))


SAYS = {"en": "{elements}", "fr": "{elements}"}
