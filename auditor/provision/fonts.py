"""Which fonts a Linux system has: without any, Chromium draws no text, and without emoji, boxes in their place."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

TEXT_PACKAGE = "fonts-liberation"
"""Debian's package of the widths of Arial, Times and Courier, which most pages ask for."""

EMOJI_PACKAGE = "fonts-noto-color-emoji"

_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
_SUFFIXES = (".ttf", ".otf", ".ttc", ".pfb")


def missing_font_packages() -> list[str]:
    """Debian's names for what this system lacks, told by its font files; macOS and Windows always bring both kinds."""
    if sys.platform != "linux":
        return []
    is_emoji = ["emoji" in name for name in _font_files()]
    return [TEXT_PACKAGE] * all(is_emoji) + [EMOJI_PACKAGE] * (not any(is_emoji))


def _font_files() -> Iterator[str]:
    for folder in _FOLDERS:
        for _, _, names in os.walk(Path(folder).expanduser()):
            yield from (name.casefold() for name in names if name.casefold().endswith(_SUFFIXES))
