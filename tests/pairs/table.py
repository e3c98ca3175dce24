"""All pairs."""

from __future__ import annotations

from tests.pairs.faults import clear, light, secure, simple, touch
from tests.pairs.planting import Pair

PAIRS: tuple[Pair, ...] = (*clear.PAIRS, *simple.PAIRS, *touch.PAIRS, *light.PAIRS, *secure.PAIRS)
