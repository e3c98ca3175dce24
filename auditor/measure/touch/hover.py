"""Facts about what shows under a mouse, and whether a finger gets there."""

from __future__ import annotations

from auditor.model.facts.touch.hover import HoverFacts
from auditor.model.snapshot import Snapshot
from auditor.model.trials import HoverTrial

LENGTH = 160
"""Characters of the words that are quoted."""


def measure_hovers(snapshot: Snapshot) -> list[HoverFacts] | None:
    """What came to light under a mouse; None where none was moved over the page."""
    if snapshot.hovered is None:
        return None
    return [_facts(trial) for trial in snapshot.hovered if trial.pieces]


def _facts(trial: HoverTrial) -> HoverFacts:
    return HoverFacts(
        at=trial.at,
        name=trial.name,
        reveals=_joined(trial.revealed),
        loses=_joined(trial.lost),
        pieces=float(trial.pieces),
        controls=float(trial.controls),
        reachable=round((trial.elsewhere + trial.tapped) / trial.pieces, 3) if trial.tried else None,
        elsewhere=round(trial.elsewhere / trial.pieces, 3),
        leaves=trial.leaves if trial.tried else None,
        alike=float(trial.alike),
    )


def _joined(words: list[str]) -> str:
    whole = ", ".join(words)
    return whole if len(whole) <= LENGTH else whole[: LENGTH - 1].rstrip() + "…"
