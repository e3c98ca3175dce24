"""The examples of a rule, which are its tests: what they expect against what the rule says.

Pure helpers. A mapping example is judged right here (`check_static`); an HTML example is measured in the browser by the
caller, who hands over the facts and the marked elements (`compare`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from auditor.judge.evaluate import judge_rule, largest_ratio
from auditor.judge.rule import GROSS, Example, Rule
from auditor.judge.variables import context_variables
from auditor.model.device import DeviceKind
from auditor.model.facts import Context, Facts
from auditor.model.result import Outcome, RuleResult
from auditor.model.subject import Subject

_VIEWPORTS: dict[DeviceKind, tuple[float, float]] = {"phone": (390.0, 664.0), "tablet": (820.0, 1180.0)}
"""CSS px of the viewport that an example sees where it does not give its own."""


class ExampleProblem(msgspec.Struct, frozen=True):
    """What is wrong with an example; `line` of the rule's file, from 1."""

    line: int
    sentence: str


class Judged(msgspec.Struct, frozen=True):
    """An example with the subjects that it makes, on one kind of device."""

    example: Example
    subjects: list[Subject]
    context: Context


def check_static(rule: Rule) -> list[ExampleProblem]:
    """What is wrong with a rule's examples as far as no browser is needed to tell.

    Its mapping examples must have the outcome they stand under, on each kind of device, and a miss that agrees with it:
    see `contradicted_by_miss`. If the rule has no other examples, each of its limits must matter to one: see
    `limits_without_effect`.
    """
    problems = []
    judged = [each for example in rule.examples if example.html is None for each in judged_facts(rule, example)]
    for each in judged:
        outcome = judge_rule(rule, each.subjects, each.context).outcome
        if outcome != each.example.expected:
            sentence = f"{rule.id} on a {each.context.device}: {outcome}, but stands under {each.example.expected!r}."
            problems.append(ExampleProblem(each.example.line, sentence))
    problems = problems or contradicted_by_miss(rule, judged)
    if not problems and all(example.html is None for example in rule.examples):
        for name in limits_without_effect(rule, judged):
            sentence = f"{rule.id}: no example's outcome changes when the limit {name!r} moves."
            problems.append(ExampleProblem(min(example.line for example in rule.examples), sentence))
    return problems


def judged_facts(rule: Rule, example: Example) -> list[Judged]:
    """A mapping example as one subject, on each kind of device that it speaks of.

    Context variables that it leaves out: the usual viewport, https, not served from this machine.
    """
    given = {name: value for name, value in example.facts.items() if name not in context_variables()}
    subject = msgspec.convert(given, rule.subject)
    judged = []
    for device in example.devices:
        width, height = _VIEWPORTS[device]
        context: dict[str, object] = {
            "device": device,
            "viewport_width": width,
            "viewport_height": height,
            "scheme": "https",
            "loopback": False,
        }
        context.update({name: value for name, value in example.facts.items() if name in context_variables()})
        judged.append(Judged(example, [subject], msgspec.convert(context, Context)))
    return judged


def compare(rule: Rule, example: Example, facts: Facts, marked: Mapping[str, str]) -> list[ExampleProblem]:
    """What an HTML example, measured as `facts`, shows to be wrong with the rule or with the example.

    marked: selector → "failed" or "cantTell", the value of its `data-expect`, in the form that findings name elements.
    The outcome must be the expected one, and marked and reported elements equal: an unmarked element must not be
    reported. Where the rule's subjects stand for the page, or are not elements, only the outcome counts.
    """
    subjects = facts.subjects.get(rule.over)
    if subjects is None:
        reason = facts.missing.get(rule.over)
        detail = reason.parameters.get("reason") if reason else None
        why = f" ({reason.step}: {reason.code}{f': {detail}' if detail else ''})" if reason else ""
        return [ExampleProblem(example.line, f"{rule.id}: {rule.over} could not be gathered{why}.")]
    result = judge_rule(rule, subjects, facts.context)
    place = f"{rule.id} on a {facts.context.device}"
    sentences = []
    if result.outcome != example.expected:
        reason_text = f" ({result.reason.parameters.get('reason', '')})" if result.reason else ""
        expectation = f"{result.outcome}{reason_text}, but stands under {example.expected!r}"
        sentences.append(f"{place}: {expectation}.{_shown(result)}")
    if not rule.page_wide:
        reported: dict[str, str] = {}
        for finding in result.findings:
            if finding.selector and reported.get(finding.selector) != "failed":
                reported[finding.selector] = finding.outcome
        for selector in sorted(reported.keys() | marked.keys()):
            said, wanted = reported.get(selector), marked.get(selector)
            if said != wanted:
                sentences.append(f"{place}: {selector} is {said or 'not reported'}, marked {wanted or 'not at all'}.")
        if not marked and not reported and example.expected in {"failed", "cantTell"} and _are_elements(subjects):
            sentences.append(f"{place}: no element is marked with data-expect.")
    return [ExampleProblem(example.line, sentence) for sentence in sentences]


def contradicted_by_miss(rule: Rule, judged: Iterable[Judged]) -> list[ExampleProblem]:
    """Examples with a subject that fails though its `miss` says that it is within the limit."""
    problems = []
    for each in judged:
        ratio = largest_ratio(rule, each.subjects, each.context)
        if ratio is not None and ratio > 1.0:
            place = f"{rule.id} on a {each.context.device}"
            sentence = f"{place}: something fails with a miss of {ratio:.4g}; 1 is the limit."
            problems.append(ExampleProblem(each.example.line, sentence))
    return problems


def limits_without_effect(rule: Rule, judged: Iterable[Judged]) -> list[str]:
    """The limits that could be moved without any of these examples noticing: nothing tests them.

    A limit is halved, doubled and moved by one either way; some example's outcome must change. `gross` decides none.
    """
    judged = list(judged)
    rule = msgspec.structs.replace(rule, miss=None)  # one that a moved limit breaks would pass for a change
    before = _outcomes(rule, judged)
    return [
        name
        for name in rule.limits
        if name != GROSS and all(_outcomes(other, judged) == before for other in _with_limit_moved(rule, name))
    ]


def _with_limit_moved(rule: Rule, name: str) -> Iterator[Rule]:
    """The rule with its limit `name` halved, doubled and moved by one either way."""
    for factor, step in ((0.5, 0.0), (2.0, 0.0), (1.0, -1.0), (1.0, 1.0)):
        values = {kind: value * factor + step for kind, value in rule.limits[name].items()}
        yield msgspec.structs.replace(rule, limits={**rule.limits, name: values})


def _outcomes(rule: Rule, judged: Iterable[Judged]) -> list[Outcome]:
    return [judge_rule(rule, each.subjects, each.context).outcome for each in judged]


def _are_elements(subjects: Sequence[Subject]) -> bool:
    return any(subject.at.selector for subject in subjects)


def _shown(result: RuleResult) -> str:
    """The first findings, for the one who has to find out why."""
    shown = [f" {finding.selector or 'page'}: {finding.message.en}" for finding in result.findings[:3]]
    return ";".join(shown)
