"""How to judge, as the user asks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

import msgspec

from auditor import resources
from auditor.errors import ConfigurationError, UsageError, nearest
from auditor.judge.comparing.against import must_share_pages
from auditor.judge.comparing.known import Known
from auditor.judge.loading import ruleset
from auditor.judge.loading.profiles import profile
from auditor.judge.loading.rulebook import Rulebook, load_rulebook
from auditor.judge.scoring.constants import FEWEST_QUALITIES
from auditor.judge.scoring.gate import Conditions
from auditor.judge.summary.outcomes import qualities_of
from auditor.model.exceptions import Ignore
from auditor.model.impacts import ImpactChange
from auditor.model.pages import PageSettings
from auditor.model.profile import Profile
from auditor.model.result import IMPACTS, FailOn

Limits = Mapping[str, Mapping[str, float | Mapping[str, float]]]


class JudgeRequest(msgspec.Struct, frozen=True, kw_only=True):
    """How to judge: which rules, with which limits, and when the audit passes.

    rules: folders of further rule packs. only, skip: rule ids and categories. limits: rule → limit → value (or one for
    each kind of device). thresholds: quality or category → the least number. fail_under: the least headline. fail_on:
    the impact from which on a failure fails the gate; "none" takes the verdict out of it. strict: an open serious or
    critical rule fails it, too. profile: what is known of the site beforehand; "local" for a preview without
    certificate and headers. baseline: what was accepted earlier: only what is new since fails then.
    update_baseline: whether what is found is accepted, so that nothing new fails. ignore: findings that are set aside.
    exclude: CSS selectors: what lies in their elements is left out of every rule. pages: what holds for single pages,
    the first that fits. impacts: rules of another impact. profiles: further ones, by name. today: on which exceptions
    end; None for the day on which it is asked.

    Raises UsageError for a number or an impact that can't be one.
    """

    rules: Sequence[Path] = ()
    only: Sequence[str] = ()
    skip: Sequence[str] = ()
    limits: Limits = {}
    thresholds: Mapping[str, float] = {}
    fail_under: float | None = None
    fail_on: FailOn | None = None
    strict: bool = False
    profile: str = ""
    baseline: Known | None = None
    update_baseline: bool = False
    ignore: Sequence[Ignore] = ()
    exclude: Sequence[str] = ()
    pages: Sequence[PageSettings] = ()
    impacts: Mapping[str, ImpactChange] = {}
    profiles: Mapping[str, Profile] = {}
    today: date | None = None

    def __post_init__(self) -> None:
        if self.fail_on not in (None, "none", *IMPACTS):
            known = ["none", *IMPACTS]
            hint = nearest(str(self.fail_on), known)
            raise UsageError(f"Unknown impact {self.fail_on!r}.{hint} Valid: {', '.join(known)}.")
        asked = {f"the threshold of {name}": least for name, least in self.thresholds.items()}
        for name, least in {**asked, "fail-under": self.fail_under}.items():
            if least is not None and not 0.0 <= least <= 100.0:
                raise UsageError(f"{name[0].upper()}{name[1:]} is {least:g}: a number goes from 0 to 100.")

    def rulebook(self) -> Rulebook:
        """The rules in force. Raises RulePackError, UsageError or ConfigurationError."""
        for folder in self.rules:
            if not folder.is_dir():
                raise UsageError(f"There is no folder of rules {str(folder)!r}.")
        book = load_rulebook([resources.directory("rules"), *self.rules])
        book.check_names(
            [*(each.rule for each in self.ignore if each.rule), *(name for page in self.pages for name in page.skip)]
        )
        changed = book.with_limits(self.limits).with_impacts({id_: each.impact for id_, each in self.impacts.items()})
        chosen = changed.select(self.only, [*self.skip, *profile(self.profile, self.profiles).skip])
        if not chosen.rules:
            raise UsageError("No rule is left: --only, --skip and --profile together exclude them all.")
        parts = [*qualities_of(book.categories), *book.categories]
        known = ", ".join(dict.fromkeys(parts))
        for name in [*self.thresholds, *(name for page in self.pages for name in page.thresholds)]:
            if name not in parts:
                raise ConfigurationError(f"Unknown quality or category {name!r}.{nearest(name, parts)} Valid: {known}.")
        return chosen

    @property
    def ruleset(self) -> str:
        """The version of the rules in force: "1.0.0", or "1.0.0+own" with rules, limits or impacts of the user's."""
        return ruleset.version() + (ruleset.OWN if self.rules or self.limits or self.impacts else "")

    @property
    def selectors(self) -> list[str]:
        """The CSS selectors that it names, each once; not those of a report that lead into frames and shadow trees."""
        named = [*self.exclude, *(each.selector for each in self.ignore if each.selector)]
        return [selector for selector in dict.fromkeys(named) if " >>> " not in selector]

    @property
    def day(self) -> date:
        """The day on which exceptions are looked at."""
        return self.today or date.today()

    def must_fit(self, urls: Sequence[str]) -> None:
        """Raises BaselineError if the baseline is of none of `urls`: before they are visited, not after."""
        if self.baseline is not None and not self.update_baseline:
            must_share_pages(self.baseline, urls)

    @property
    def conditions(self) -> Conditions:
        """What the gate asks for."""
        return Conditions(
            fail_under=self.fail_under, fail_on=self.fail_on, thresholds=self.thresholds, strict=self.strict
        )

    @property
    def fewest(self) -> int:
        """How many qualities need a number for a headline and a verdict: one is enough if --only asked for it."""
        return 1 if self.only else FEWEST_QUALITIES


PLAIN: Final = JudgeRequest()
"""All rules, with nothing set."""
