"""Lines of one width, with ANSI colours or without any escape."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Final

from auditor.model.result import Verdict
from auditor.model.score import Band
from auditor.report.words.strings import Strings

NARROWEST, WIDEST = 40, 100
"""Columns: longer lines are hard to read, however wide the terminal is."""
_BOLD, _RED, _GREEN, _YELLOW = "1", "31", "32", "33"
_BANDS: Final[dict[Band | None, str]] = {"yes": _GREEN, "almost": _YELLOW, "no": _RED}
_VERDICTS: Final[dict[Verdict, str]] = {
    "compliant": _GREEN,
    "nearly": _YELLOW,
    "undetermined": _YELLOW,
    "not-compliant": _RED,
}
_EXITS: Final = {0: _GREEN, 1: _RED, 3: _YELLOW}


class Pen:
    """Writes in one language. width: columns, kept within 40–100."""

    def __init__(self, words: Strings, width: int, colour: bool) -> None:
        self.words = words
        self.width = max(NARROWEST, min(width, WIDEST))
        self._colour = colour

    def wrapped(self, text: str, first: str = "", rest: str | None = None) -> Iterator[str]:
        """The lines of `text`: the first indented by `first`, the others by `rest`, or by `first` too."""
        yield from textwrap.wrap(
            text,
            self.width,
            initial_indent=first,
            subsequent_indent=first if rest is None else rest,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [first]

    def bold(self, text: str) -> str:
        """`text`, emphasised."""
        return self._styled(text, _BOLD)

    def banded(self, text: str, band: Band | None) -> str:
        """`text` in the colour of a number's word."""
        return self._styled(text, _BANDS[band]) if band in _BANDS else text

    def judged(self, text: str, verdict: Verdict) -> str:
        """`text` in the colour of a verdict."""
        return self._styled(text, _BOLD, _VERDICTS[verdict])

    def gated(self, text: str, exit_code: int) -> str:
        """`text` in the colour of an exit code."""
        return self._styled(text, _EXITS[exit_code])

    def _styled(self, text: str, *codes: str) -> str:
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if self._colour else text
