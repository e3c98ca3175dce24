"""What the configuration leaves out or judges otherwise, for the report: a good verdict must not hide it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from auditor.model.exceptions import ExceptionUse
from auditor.model.failure import Failure
from auditor.model.impacts import ImpactChange
from auditor.model.pages import PageSettings


def set_aside(
    used: Sequence[ExceptionUse],
    exclude: Sequence[str],
    pages: Sequence[PageSettings],
    impacts: Mapping[str, ImpactChange],
    rules: Collection[str],
) -> list[Failure]:
    """The notices of exceptions, of parts and rules that are left out, and of other impacts of `rules`."""
    found = []
    if exclude:
        found.append(Failure.at("rule", "excluded", options=", ".join(exclude)))
    if skipping := [f"{page.url}: {', '.join(page.skip)}" for page in pages if page.skip]:
        found.append(Failure.at("rule", "narrowed-pages", options="; ".join(skipping)))
    for id_, change in impacts.items():
        if id_ in rules:
            found.append(Failure.at("rule", "impact-changed", rule=id_, impact=change.impact, reason=change.reason))
    if count := sum(each.findings for each in used):
        found.append(Failure.at("rule", "ignored", count=str(count)))
    for each in used:
        what = {"exception": ", ".join(filter(None, (each.rule, each.selector, each.url))), "reason": each.reason}
        if each.state == "unused":
            found.append(Failure.at("rule", "exception-unused", **what))
        elif each.state == "expired":
            found.append(Failure.at("rule", "exception-expired", **what, day=each.until))
    return found
