"""Which part of a film or sound its address asks for.

Media Fragments URI 1.0, 4.2.1 (temporal dimension), https://www.w3.org/TR/media-frags/#naming-time: `t=8,10`, `t=,10`,
`t=8`, also with `npt:` and as `mm:ss` or `hh:mm:ss`. Browsers know no other clock.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

_CLOCK = re.compile(r"(?:(?:(\d{1,4}):)?([0-5]\d):([0-5]\d(?:\.\d{0,9})?)|(\d{1,9}(?:\.\d{0,9})?))")


def played_part(address: str) -> tuple[float, float | None] | None:
    """Its first and last second; the last is None if it plays to its end. None for all of it."""
    try:
        fragment = urlsplit(address).fragment
    except ValueError:
        return None
    asked = [value for name, value in parse_qsl(fragment) if name == "t"]
    if not asked:
        return None
    start, comma, end = asked[-1].removeprefix("npt:").partition(",")
    first, last = _seconds(start) if start else 0.0, _seconds(end) if end else None
    if first is None or (comma and end and last is None) or (last is not None and last <= first):
        return None
    return (first, last) if start or end else None


def _seconds(clock: str) -> float | None:
    match = _CLOCK.fullmatch(clock)
    if match is None:
        return None
    hours, minutes, rest, plain = match.groups()
    return float(plain) if plain else 3600 * float(hours or 0) + 60 * float(minutes) + float(rest)
