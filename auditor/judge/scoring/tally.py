"""What one rule decided about which places: more than a result keeps, since those that pass are counted by family."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from auditor.judge.rule import DEFAULT_GROSS, GROSS, Rule
from auditor.judge.scoring.constants import NEAREST
from auditor.model.result import Impact, Outcome
from auditor.model.subject import Subject


class Place(NamedTuple):
    """One decision of a rule: about which place, and how far a failure is from the limit (None: in full)."""

    name: str
    outcome: Outcome
    miss: float | None = None


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """The places of one rule on one page in one scenario, or over the site.

    whole: whether the rule judges the page as a whole. passed: the places that pass. failed: those that fail, each with
    its distance from the limit, 0.2–1. What could not be decided is in neither.
    """

    rule: str
    family: str
    category: str
    impact: Impact
    advisory: bool = False
    whole: bool = False
    passed: frozenset[str] = frozenset()
    failed: Mapping[str, float] = {}

    @property
    def decides(self) -> bool:
        """Whether it gives its quality a number."""
        return not self.advisory and bool(self.passed or self.failed)


def place_of(subject: Subject) -> str:
    """What tells a place from the others of its page: its selector, else its HTML, else its facts.

    A subject that stands for the page as a whole and names no element is one place, "".
    """
    if subject.at.selector or subject.at.html:
        return subject.at.selector or subject.at.html
    return "" if subject.page_wide else msgspec.json.encode(subject).decode()


def tally(rule: Rule, gross: float, places: Iterable[Place]) -> Tally:
    """The places of `rule`. Of several decisions about one place the worst counts: failed, cantTell, passed."""
    failed: dict[str, float] = {}
    undecided: set[str] = set()
    passed: set[str] = set()
    for place in places:
        if place.outcome == "failed":
            failed[place.name] = max(failed.get(place.name, 0.0), distance(place.miss, gross))
        else:
            (passed if place.outcome == "passed" else undecided).add(place.name)
    return Tally(
        rule=rule.id,
        family=rule.family,
        category=rule.category,
        impact=rule.impact,
        advisory=rule.advisory,
        whole=rule.score == "all",
        passed=frozenset(passed - undecided - failed.keys()),
        failed=failed,
    )


def gross_of(limits: Mapping[str, float]) -> float:
    """From which miss on a failure counts in full."""
    return limits.get(GROSS, DEFAULT_GROSS)


def distance(miss: float | None, gross: float) -> float:
    """The share of its price that a failing place pays, 0.2–1, by how far it is from the limit.

    miss: measured ÷ required, above 0, at most 1; None counts in full. gross: between 0 and 1. Logarithms, since a
    person compares sizes and contrasts by their ratio.
    """
    if miss is None or miss <= gross:
        return 1.0
    return NEAREST + (1.0 - NEAREST) * math.log(1.0 / miss) / math.log(1.0 / gross)
