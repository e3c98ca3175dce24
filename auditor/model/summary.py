"""What an audit comes to, over all its pages: the outcome of each rule, what there is to fix, the qualities.

Findings stand in the results of their pages alone; a summary points at them.
"""

from __future__ import annotations

import msgspec

from auditor.model.result import Outcome
from auditor.model.rule import RuleDescriptor
from auditor.model.score import Band, Fix, MeanScore


class RuleSummary(RuleDescriptor, frozen=True, kw_only=True):
    """A rule with its outcome over all visits; None if it was judged nowhere.

    order: its place among all rules, from 1. priority: the place of its family among what to fix, from 1; None if
    it did not fail or is advice. outcomes: how many visits had which. count: the elements that failed, each once for
    all scenarios; 0 if what failed is no element. pages: those with a finding that failed, as indexes in Report.pages.
    things_left_out: how many things it has of which no finding is listed anywhere.
    """

    outcome: Outcome | None
    outcomes: dict[Outcome, int]
    order: int
    priority: int | None
    count: int
    pages: list[int]
    things_left_out: int = 0


class FindingReference(msgspec.Struct, frozen=True):
    """A finding: `page` is an index in Report.pages, None for the site as a whole; `finding` one in the findings that
    the rule has there."""

    page: int | None
    finding: int


class Extent(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a thing; its fields are as the thing's."""

    count: int
    pages: list[int]
    first: FindingReference
    uniform: bool
    places: list[list[FindingReference]]
    left_out: int = 0


class Thing(msgspec.Struct, frozen=True, kw_only=True):
    """The findings of one rule and one outcome that are the same fault: forty cards, twelve pages and two scenarios.

    id: the same in another audit while `first` is the same finding. count: its elements, each once for all scenarios.
    pages: indexes in Report.pages, each once. first: the finding that stands for all. uniform: all say the same in
    words. places: each the findings that say the same of one element of one station, one for each scenario. left_out:
    how many more places there are, of which no finding is listed. untold: what is left of it without the elements that
    fail a dearer rule of its family; its `count` is 0 if nothing is; None if all of it is.
    """

    id: str
    rule: str
    outcome: Outcome
    count: int
    pages: list[int]
    first: FindingReference
    uniform: bool
    places: list[list[FindingReference]]
    left_out: int = 0
    untold: Extent | None = None


class Quality(MeanScore, frozen=True, kw_only=True):
    """One quality (`clear`, `simple` …) of the site: its number, the categories that answer for it, in order, and how
    many of their rules failed or were not decided."""

    id: str
    categories: list[str]
    failed: int
    undecided: int


class ScenarioScores(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of the pages under one scenario (its id), without the rules over the site; None if nothing was
    decided. words: those of the qualities."""

    scenario: str
    score: float | None
    qualities: dict[str, float | None]
    words: dict[str, Band | None] = {}
    categories: dict[str, float | None]


class Scores(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of a site, which a summary is made with. qualities, categories: by id."""

    qualities: dict[str, MeanScore]
    categories: dict[str, MeanScore]
    by_scenario: list[ScenarioScores]
    fixes: list[Fix]


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """rules: by id. things: what to fix first, the most urgent before the others, then advice, then what was not
    decided. fixes: those of the scores, with their elements. qualities, category_order: in the order of the report."""

    rules: dict[str, RuleSummary]
    things: list[Thing]
    fixes: list[Fix]
    qualities: dict[str, Quality]
    category_order: list[str]
