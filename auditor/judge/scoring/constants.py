"""Every constant of the score, each with its reason. docs/score.md shows what they make of a page."""

from __future__ import annotations

from typing import Final

from auditor.model.result import Impact

GRAVE: Final[frozenset[Impact]] = frozenset({"serious", "critical"})
"""What keeps people from reading, buying or being safe; the others annoy them."""

PRICES: Final[dict[Impact, float]] = {"critical": 0.8, "serious": 0.7, "moderate": 0.2, "minor": 0.06}
"""What a gross failure everywhere takes from a quality. A serious one leaves 30 %, which is No in one stroke; ten minor
ones together still leave Almost."""

NEAREST: Final = 0.2
"""The share of its price that a failure just under its limit pays: a near miss is a fault, but not the gross one."""

LONELY: Final = 3.0
"""Places added to those that were looked at, so that one lonely field is not "everything"."""

EXTENT: Final = 0.7
"""The exponent of the share of faulty places: below 1, as the first places of a fault weigh more than its last."""

SLIGHT_SHARE: Final = 0.4
"""How much of a quality moderate and minor failures can take together: 60 are left, so that they never make a No."""

CEILINGS: Final[dict[Impact, float]] = {"critical": 0.49, "serious": 0.89, "moderate": 1.0, "minor": 1.0}
"""What a number is multiplied by: with a critical failure no quality is Almost, with a serious one none is Yes."""

YES: Final = 90.0
ALMOST: Final = 50.0
"""From which number a quality has a word; the ceilings lie just under both."""

FEWEST_QUALITIES: Final = 3
"""How many of the five need a number for a headline and a verdict: fewer say nothing of a site as a whole."""

DECIMALS: Final = 6
"""To which every share and number is rounded before it is used further, so that result.json holds the very numbers that
were computed with, and 89.9999999999 is 90. No law depends on more."""
