"""One rule or family: what it is charged with on each page, and what each of its findings pays."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.cli.explaining.writing import Writer
from auditor.judge.rule import DEFAULT_GROSS, GROSS
from auditor.judge.scoring import arithmetic
from auditor.judge.scoring.numbers import settled
from auditor.judge.scoring.tally import distance
from auditor.model.report import PageReport, SiteReport
from auditor.model.result import Finding, RuleResult
from auditor.report.text.points import worth
from auditor.report.words.places import place
from auditor.report.words.plain import plain


def rule_lines(writer: Writer, family: str, rule: str = "") -> Iterator[str]:
    """rule: whose findings alone are listed; "" for those of the whole family."""
    report, words = writer.report, writer.words
    rules = [each for each in report.rules.values() if each.family == family]
    chosen = [each.id for each in rules if rule in ("", each.id)]
    for each in rules:
        advice = f" · {words('rule.advisory')}" if each.advisory else ""
        yield f"{each.id} · {words(f'impact.{each.impact}')}{advice} · {writer.rule(each.id)}"
    yield words("explain.family", family=plain(family))
    for fix in report.fixes:
        if fix.family == family:
            yield worth(report, fix, words)
    told = list(_everywhere(writer, family, chosen))
    yield from told or [words("explain.free")]


def _everywhere(writer: Writer, family: str, rules: list[str]) -> Iterator[str]:
    parts: list[tuple[int | None, PageReport | SiteReport]] = [*enumerate(writer.report.pages)]
    for page, part in [*parts, (None, writer.report.site)]:
        charges = [each for score in part.qualities.values() for each in score.charges if each.family == family]
        results = [each for each in part.results if each.rule in rules and each.outcome == "failed"]
        if charges or results:
            yield ""
            yield place(writer.report, page, writer.words)
        for charge in charges:
            yield from (f"  {line}" for line in writer.charge(charge))
        for result in results:
            yield from (f"    {line}" for line in _result(writer, page, result))


def _result(writer: Writer, page: int | None, result: RuleResult) -> Iterator[str]:
    """The rule's own share, then its findings; advice pays nothing."""
    failed = [finding for finding in result.findings if finding.outcome == "failed"]
    yield writer.words("colon", name=result.rule, value=writer.words.count("explain.places", result.failed))
    gross = _gross(writer, result.rule, page)
    for finding in failed:
        said = (plain(finding.selector, 160), writer.words.and_alike(finding))
        yield f"  {' · '.join(filter(None, said))}"
        if not result.advisory:
            yield f"    {_paid(writer, result, finding, gross)}"
    left_out = result.failed - sum(1 + finding.more for finding in failed)
    if left_out > 0:
        yield f"  {writer.words.count('terminal.more_lines', left_out)}"


def _paid(writer: Writer, result: RuleResult, finding: Finding, gross: float) -> str:
    """How far a finding is from the limit, and what that makes of the price of its rule."""
    words, figure = writer.words, writer.figure
    miss = figure(finding.miss) if finding.miss is not None else words("explain.not_graded")
    parts = [
        words("explain.miss", number=miss),
        words("explain.distance", number=figure(settled(distance(finding.miss, gross)))),
        writer.sum("pays", arithmetic.distance_sum(result.impact, finding.miss, gross, figure)),
    ]
    return " · ".join(parts)


def _gross(writer: Writer, rule: str, page: int | None) -> float:
    """From which miss on a failure counts in full, on the page's kind of device."""
    limits = writer.report.rules[rule].limits.get(GROSS, {})
    if page is None:
        return next(iter(limits.values()), DEFAULT_GROSS)
    scenario = writer.report.scenarios.get(writer.report.pages[page].scenario)
    kind = scenario.device.kind if scenario is not None else ""
    return limits.get(kind, DEFAULT_GROSS)
