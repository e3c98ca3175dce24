"""Which findings have one shape: elements that only their place among their siblings tells apart."""

from __future__ import annotations

import functools
import re
from typing import Final

_POSITION: Final = re.compile(r":nth-(?:last-)?(?:child|of-type)\([^)]*\)")
_DIGITS: Final = re.compile(r"\d+")
_PATTERN_LENGTH: Final = 2000


@functools.lru_cache(maxsize=8192)  # an element fails several rules
def pattern(selector: str) -> str:
    """`selector` without what tells siblings apart: positions, and numbers in names (`#card-17` is `#card-0`)."""
    return _DIGITS.sub("0", _POSITION.sub("", selector[:_PATTERN_LENGTH]))
