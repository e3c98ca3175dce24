"""What to fix, in points: what a quality and the headline gain when they are scored anew without one."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from auditor.judge.scoring.constants import FEWEST_QUALITIES
from auditor.judge.scoring.numbers import settled
from auditor.judge.scoring.site import Entry, Scores, headline, mean_score, site_scores
from auditor.model.result import IMPACTS
from auditor.model.score import Charge, Fix, QualityScore


def fixes(entries: Sequence[Entry], site: Scores, names: Sequence[str], fewest: int = FEWEST_QUALITIES) -> list[Fix]:
    """What there is to fix: by points of the headline, ties by impact, then by name.

    Without a headline the points of the quality order the list. Points of several things do not add up exactly: each is
    measured while the others stay.
    """
    before = {name: score.score for name, score in site_scores(entries, site, names).items()}
    found = [
        _fix(family, name, entries, site, before, fewest) for name in names for family in _families(entries, site, name)
    ]
    return sorted(found, key=_order)


def _families(entries: Sequence[Entry], site: Scores, name: str) -> list[str]:
    scores = [entry.scores.get(name) for entry in entries] + [site.get(name)]
    return sorted({charge.family for score in scores if score is not None for charge in score.charges})


def _fix(
    family: str, name: str, entries: Sequence[Entry], site: Scores, before: dict[str, float | None], fewest: int
) -> Fix:
    mended = [Entry(entry.page, {name: _without(entry.scores.get(name), family)}) for entry in entries]
    after = mean_score(mended, name, _without(site.get(name), family)).score or 0.0
    was, now = headline(before.values(), fewest), headline({**before, name: after}.values(), fewest)
    charged = [(entry.page, charge) for entry in entries if (charge := _own(entry.scores.get(name), family))]
    over_site = _own(site.get(name), family)
    charges = [charge for _, charge in charged] + ([over_site] if over_site else [])
    return Fix(
        family=family,
        quality=name,
        impact=max((charge.impact for charge in charges), key=IMPACTS.index),
        rules=_rules(charges),
        points=None if was is None or now is None else settled(now - was),
        quality_points=settled(after - (before[name] or 0.0)),
        places=sum(charge.places for charge in charges),
        pages=len({page for page, _ in charged}),
        over_site=over_site is not None,
    )


def _own(score: QualityScore | None, family: str) -> Charge | None:
    return next((charge for charge in score.charges if charge.family == family), None) if score is not None else None


def _without(score: QualityScore | None, family: str) -> QualityScore:
    """`score` as if nothing of `family` failed; only its charges, and whether it has a number, are right."""
    if score is None:
        return QualityScore(score=None, word=None, raw=None)
    return msgspec.structs.replace(score, charges=[charge for charge in score.charges if charge.family != family])


def _rules(charges: Sequence[Charge]) -> list[str]:
    """The rules that fail, as the dearest charges have them."""
    ordered = sorted(charges, key=lambda charge: -charge.cost)
    return list(dict.fromkeys(rule for charge in ordered for rule in charge.rules))


def _order(fix: Fix) -> tuple[float, float, int, str, str]:
    by_quality = fix.quality_points if fix.points is None else 0.0
    return -(fix.points or 0.0), -by_quality, -IMPACTS.index(fix.impact), fix.family, fix.quality
