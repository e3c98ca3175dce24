"""Which fonts a Linux system has: without any, Chromium draws no text, and without emoji, boxes in their place."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

PACKAGES = ("fonts-liberation", "fonts-noto-color-emoji")
"""Debian's packages for text (of the widths of Arial, Times and Courier, which most pages ask for) and for emoji."""

_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
_SUFFIXES = (".ttf", ".otf", ".ttc", ".pfb")


class Fonts(msgspec.Struct, frozen=True):
    """Whether there is a font for text, and one for emoji."""

    text: bool
    emoji: bool


def installed_fonts() -> Fonts:
    """Told by the names of the font files on Linux; macOS and Windows always bring both."""
    if sys.platform != "linux":
        return Fonts(text=True, emoji=True)
    names = list(_font_files())
    emoji = sum("emoji" in name for name in names)
    return Fonts(text=len(names) > emoji, emoji=emoji > 0)


def _font_files() -> Iterator[str]:
    for folder in _FOLDERS:
        for _, _, names in os.walk(Path(folder).expanduser()):
            yield from (name.casefold() for name in names if name.casefold().endswith(_SUFFIXES))
