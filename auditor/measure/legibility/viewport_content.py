"""Reads the `content` of a viewport meta as browsers do.

CSS Device Adaptation 1, 9.2 ("Parsing algorithm") and 9.3 ff. (translations), https://www.w3.org/TR/css-device-adapt-1/.
Chromium differs in one thing: to it a semicolon is no separator but part of the value, so that `user-scalable=yes;` is
an unknown value, and unknown values forbid to zoom.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

STANDARD = ",;"
CHROMIUM = ","
MOST, LEAST = 10.0, 0.1  # the range that scales are clamped to

_SPACE = " \t\n\r\f"
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")


def properties(content: str, separators: str = STANDARD) -> dict[str, str]:
    """Name → value, both in lower case; of several values for a name the last."""
    found: dict[str, str] = {}
    text, length, i = content.lower(), len(content), 0
    outside = _SPACE + separators + "="
    while i < length:
        while i < length and text[i] in outside:
            i += 1
        start = i
        while i < length and text[i] not in outside:
            i += 1
        name = text[start:i]
        while i < length and text[i] not in separators + "=":
            i += 1
        while i < length and text[i] in _SPACE + "=":
            i += 1
        start = i
        while i < length and text[i] not in outside:
            i += 1
        if name and i > start:
            found[name] = text[start:i]
    return found


def number(value: str) -> float | None:
    """The number that a value begins with, as C's strtod finds it; None where it begins with none."""
    match = _NUMBER.match(value)
    return float(match.group()) if match else None


def largest_zoom(content: str) -> float:
    """How far the page lets itself be enlarged, by the strictest of the two readings: 0.1–10, 1 where it forbids it."""
    return min(_largest_zoom(properties(content, separators)) for separators in (STANDARD, CHROMIUM))


def _largest_zoom(declared: Mapping[str, str]) -> float:
    maximum = _scale(declared["maximum-scale"]) if "maximum-scale" in declared else None
    largest = MOST if maximum is None else maximum
    return largest if "user-scalable" not in declared or _scalable(declared["user-scalable"]) else min(largest, 1.0)


def _scalable(value: str) -> bool:
    if value in {"yes", "device-width", "device-height"}:
        return True
    factor = number(value)
    return factor is not None and abs(factor) >= 1.0


def _scale(value: str) -> float | None:
    """A scale, None where the declaration is dropped."""
    match value:
        case "yes":
            return 1.0
        case "device-width" | "device-height":
            return MOST
        case _:
            factor = number(value)
            if factor is None:
                return LEAST
            return None if factor < 0 else min(max(factor, LEAST), MOST)


def follows_device(content: str) -> bool:
    """Whether the layout takes the device's width: `width=device-width`, or an initial-scale without a width."""
    declared = properties(content)
    width = declared.get("width", "")
    if width == "device-width":
        return True
    given = number(width)
    if given is not None and given >= 0:
        return False
    scale = number(declared.get("initial-scale", ""))
    return scale is not None and scale >= 1.0
