"""Facts × rulebook → results, in the outcomes of W3C ACT/EARL."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec

from auditor.judge.exceptions import NOTHING_ASIDE, Aside
from auditor.judge.expression import Expression, RuleFault
from auditor.judge.loading.rulebook import Rulebook
from auditor.judge.message import clean, render
from auditor.judge.rule import DEFAULT_GROSS, Rule, Value
from auditor.judge.scoring.tally import Place, Tally, gross_of, place_of, tally
from auditor.judge.variables import facts_of
from auditor.model.facts import COLLECTIONS, SITE_COLLECTIONS, Context, Facts
from auditor.model.failure import Failure
from auditor.model.result import FactValue, Finding, Ignored, Outcome, RuleResult
from auditor.model.subject import Subject
from auditor.model.text import LANGUAGES, Text

LONGEST_FACT = 300  # code points of a page's string among a finding's facts
MOST_FACT_ITEMS = 20
FACT_DECIMALS = 4  # a CLS of 0.0012 is a figure; more digits are noise
SMALLEST_MISS = 0.0001  # 0 has no logarithm; the smallest figure that FACT_DECIMALS leaves


def judge(facts: Facts, rulebook: Rulebook) -> list[RuleResult]:
    """The result of each rule over a collection of `facts`, in the rulebook's order.

    A collection that was not gathered leaves its rules untested, with the reason that `facts.missing` gives. A rule
    that fails through its own fault is untested with the code `rule-error`. The order of subjects does not matter.
    """
    return [each.result for each in examine(facts, rulebook)]


def judge_rule(rule: Rule, subjects: list[Subject], context: Context) -> RuleResult:
    """The result of one rule over `subjects`."""
    return examine_rule(rule, subjects, context).result


class Examined(msgspec.Struct, frozen=True):
    """What one rule gave: the result that is kept, and the tally of its places that the score is made of."""

    result: RuleResult
    tally: Tally


def examine(facts: Facts, rulebook: Rulebook, aside: Aside = NOTHING_ASIDE) -> list[Examined]:
    """As `judge`, with the places of each rule. aside: what the user set aside."""
    return [_examine(rule, facts, aside) for rule in rulebook.rules.values() if rule.over in facts.collections]


def examine_rule(rule: Rule, subjects: list[Subject], context: Context, aside: Aside = NOTHING_ASIDE) -> Examined:
    """As `judge_rule`, with the places of the rule. What is set aside counts neither as failed nor as passed."""
    scope = _Scope(rule, context)
    decisions = []
    try:
        for subject in subjects:
            decision = scope.decide(subject)
            if decision is not None:
                decisions.append(decision)
        told = [None if decision.outcome == "passed" else scope.finding(decision) for decision in decisions]
    except RuleFault as fault:
        return _untested(rule, Failure.at("rule", "rule-error", of=rule.id, rule=rule.id, reason=str(fault)))
    ignored = _set_aside(rule, told, aside)
    gone = {id(finding) for _, finding in ignored}
    left = [pair for pair in zip(decisions, told, strict=True) if id(pair[1]) not in gone]
    if ignored and not left:
        return _untested(rule, Failure.at("rule", "set-aside", of=rule.id), _ignored(ignored))
    decisions, made = [decision for decision, _ in left], [finding for _, finding in left]
    failed = sum(decision.outcome == "failed" for decision in decisions)
    undecided = sum(decision.outcome == "cantTell" for decision in decisions)
    passed = len(decisions) - failed - undecided
    result = RuleResult(
        rule=rule.id,
        category=rule.category,
        impact=rule.impact,
        advisory=rule.advisory,
        outcome=_outcome(passed, failed, undecided),
        passed=passed,
        failed=failed,
        undecided=undecided,
        findings=sorted((finding for finding in made if finding is not None), key=_document_order),
        ignored=_ignored(ignored),
    )
    places = (
        Place(place_of(decision.subject), decision.outcome, finding.miss if finding is not None else None)
        for decision, finding in zip(decisions, made, strict=True)
    )
    return Examined(result, tally(rule, gross_of(scope.limits), places))


def largest_ratio(rule: Rule, subjects: list[Subject], context: Context) -> float | None:
    """The largest that `miss` gives for those of `subjects` that fail, before it is brought within 1; None without any.

    Raises:
        RuleFault: the rule is at fault.
    """
    scope = _Scope(rule, context)
    decisions = [decision for decision in map(scope.decide, subjects) if decision is not None]
    return max((ratio for ratio in map(scope.ratio, decisions) if ratio is not None), default=None)


def _set_aside(rule: Rule, findings: Sequence[Finding | None], aside: Aside) -> list[tuple[int, Finding]]:
    """Exception and finding, of those that are set aside."""
    if not aside.entries:
        return []
    found = ((aside.of(rule, each.selector), each) for each in findings if each is not None)
    return [(index, finding) for index, finding in found if index is not None]


def _ignored(found: Sequence[tuple[int, Finding]]) -> list[Ignored]:
    groups: dict[int, list[Finding]] = {}
    for index, finding in found:
        groups.setdefault(index, []).append(finding)
    return [
        Ignored(exception=index, count=len(own), first=min(own, key=_document_order))
        for index, own in sorted(groups.items())
    ]


def _examine(rule: Rule, facts: Facts, aside: Aside) -> Examined:
    subjects = facts.subjects.get(rule.over)
    if subjects is not None:
        examined = examine_rule(rule, subjects, facts.context, aside)
        unseen = facts.partly.get(rule.over)
        if unseen and not examined.result.findings:
            return _untested(rule, unseen, examined.result.ignored)
        return examined
    first = facts.collections[rule.over].steps[0]
    return _untested(rule, facts.missing.get(rule.over) or Failure.at(first, "not-collected"))


def unplanned(rule: Rule) -> Examined:
    """A rule over a collection that no visit was made for."""
    declared = {**COLLECTIONS, **SITE_COLLECTIONS}[rule.over]
    return _untested(rule, Failure.at(declared.steps[0], "not-collected"))


class _Decision(msgspec.Struct, frozen=True):
    """The outcome for one subject; `values`: the measured variables that the rule reads, `missing`: the others."""

    outcome: Outcome
    subject: Subject
    values: dict[str, Value]
    missing: list[str]


class _Scope:
    """What is the same for all subjects of a rule."""

    def __init__(self, rule: Rule, context: Context) -> None:
        self.rule = rule
        self.limits = rule.limits_on(context.device)
        self.reads = rule.reads
        kinds = facts_of(rule.subject)
        self.facts = [(name, kinds[name] in {"number", "numbers"}) for name in sorted(rule.needs)]
        shared: dict[str, Value] = {**self.limits}
        shared.update({name: getattr(context, name) for name in context.__struct_fields__})
        self.shared = {name: value for name, value in shared.items() if name in self.reads}

    def decide(self, subject: Subject) -> _Decision | None:
        """The outcome for `subject`, None if it is not one of the rule's.

        Raises:
            RuleFault: the rule, or the measurement, is at fault.
        """
        values = dict(self.shared)
        missing = []
        for name, numeric in self.facts:
            value = getattr(subject, name)
            if value is None:
                missing.append(name)
                continue
            if numeric:
                _must_be_finite(name, value)
            values[name] = value
        for line in (self.rule.when, self.rule.passes):
            if line is None:
                continue
            answer = line.evaluate(values)
            if answer is None:
                return _Decision("cantTell", subject, values, _read_by(line, missing))
            if not answer:
                return None if line is self.rule.when else _Decision("failed", subject, values, missing)
        return _Decision("passed", subject, values, missing)

    def finding(self, decision: _Decision) -> Finding:
        """A decision for the report. Its message is empty if what each of the rule's speaks of was not measured, and if
        the rule has no words for what is open: those for a failure would say what nobody has seen.

        Raises:
            RuleFault: the rule is at fault.
        """
        at = decision.subject.at
        return Finding(
            outcome=decision.outcome,
            selector=at.selector,
            html=at.html,
            box=at.box,
            message=self._message(decision),
            facts={name: _stored(decision.values[name]) for name in sorted(decision.values)},
            missing=decision.missing if decision.outcome == "cantTell" else [],
            miss=self._miss(decision),
            obscured_by=at.obscured_by,
            moment=at.moment,
            scene=at.scene,
        )

    def ratio(self, decision: _Decision) -> float | None:
        """What the line `miss` gives for a failure, None if that is not known.

        Raises:
            RuleFault: the rule is at fault.
        """
        if self.rule.miss is None or decision.outcome != "failed":
            return None
        return self.rule.miss.number(decision.values)

    def _miss(self, decision: _Decision) -> float | None:
        """How far a failure is from the limit, within 0–1, 0 left out; None if that is not known."""
        ratio = self.ratio(decision)
        return None if ratio is None else round(min(1.0, max(SMALLEST_MISS, ratio)), FACT_DECIMALS)

    def _message(self, decision: _Decision) -> Text:
        """The first message that applies and can be said; one whose condition can't be decided does not apply."""
        values = decision.values
        visible = {name: "" if isinstance(value, str) and not clean(value) else value for name, value in values.items()}
        for message in self.rule.undecided if decision.outcome == "cantTell" else self.rule.messages:
            if message.when is None or message.when.evaluate(visible):
                english, french = (render(message.templates[each], values, self.limits, each) for each in LANGUAGES)
                if english and french:
                    return Text(english, french)
        return Text("", "")


def _read_by(line: Expression, missing: list[str]) -> list[str]:
    return [name for name in missing if name in line.reads]


def _must_be_finite(name: str, value: float | list[float]) -> None:
    """Raises RuleFault for NaN: comparing it would decide something."""
    if isinstance(value, list):
        for item in value:
            _must_be_finite(name, item)
    elif not math.isfinite(value):
        raise RuleFault(f"{name} is {value}")


def _stored(value: Value) -> FactValue:
    """A value as the report stores it: rounded, and of bounded length."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return value[:LONGEST_FACT]
    if isinstance(value, list):
        items: list[str | float] = []
        for item in value[:MOST_FACT_ITEMS]:
            items.append(item[:LONGEST_FACT] if isinstance(item, str) else round(item, FACT_DECIMALS) + 0.0)
        return items
    return round(value, FACT_DECIMALS) + 0.0  # + 0.0: no -0.0


def _outcome(passed: int, failed: int, undecided: int) -> Outcome:
    if failed:
        return "failed"
    if undecided:
        return "cantTell"
    return "passed" if passed else "inapplicable"


def _untested(rule: Rule, reason: Failure, ignored: Sequence[Ignored] = ()) -> Examined:
    result = RuleResult(
        rule=rule.id,
        category=rule.category,
        impact=rule.impact,
        advisory=rule.advisory,
        outcome="untested",
        reason=reason,
        ignored=list(ignored),
    )
    return Examined(result, tally(rule, DEFAULT_GROSS, ()))


def _document_order(finding: Finding) -> tuple[object, ...]:
    """From the top of the page down; what has no box comes last. The rest only makes the order complete."""
    box = finding.box
    place = (0, box.y, box.x, box.width, box.height) if box is not None else (1, 0.0, 0.0, 0.0, 0.0)
    return (*place, finding.selector, finding.html, finding.message.en, sorted(map(str, _flat(finding.facts))))


def _flat(facts: Mapping[str, FactValue]) -> list[tuple[str, str]]:
    return [(name, repr(value)) for name, value in facts.items()]
