"""What is wrong with a rule file: where, in which line, with a caret under the culprit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import msgspec

from auditor.errors import RulePackError

_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # YAML 1.1's own, so that our line numbers are the parser's
_WINDOW = 110  # columns of a source line that are shown; prose in rules runs much longer


class SourceFile(msgspec.Struct, frozen=True):
    """A rule file as text."""

    path: Path
    lines: list[str]

    @classmethod
    def of(cls, path: Path, text: str) -> SourceFile:
        """The file `path` that holds `text`."""
        return cls(path, _LINE_BREAK.split(text))

    @property
    def shown(self) -> str:
        """How messages name it."""
        return shown_path(self.path)


class Spot(msgspec.Struct, frozen=True):
    """A place in a file: line and column from 0, `width` in characters."""

    line: int
    column: int
    width: int = 1


class Problem(msgspec.Struct, frozen=True):
    """One thing that is wrong, at a spot of a file (None: with the file or folder as a whole)."""

    source: SourceFile
    spot: Spot | None
    sentence: str

    def __str__(self) -> str:
        """`file:line:column: sentence`, then the line and a caret under the culprit."""
        if self.spot is None:
            return f"{self.source.shown}: {printable(self.sentence)}"
        line, column, width = self.spot.line, self.spot.column, self.spot.width
        text = self.source.lines[line] if line < len(self.source.lines) else ""
        head = f"{self.source.shown}:{line + 1}:{column + 1}: {printable(self.sentence)}"
        shown, start = _window(printable(text), column)
        gutter = f"{line + 1:>6} | "
        caret = "^" * max(1, min(width, len(shown) - start))
        return f"{head}\n{gutter}{shown}\n{' ' * (len(gutter) - 2)}| {' ' * start}{caret}"

    @property
    def order(self) -> tuple[str, int, int]:
        """Sorts problems by file, line and column."""
        spot = self.spot or Spot(-1, 0)
        return (str(self.source.path), spot.line, spot.column)


def raise_if_any(problems: Iterable[Problem]) -> None:
    """Raise one RulePackError that lists all `problems`, if there are any.

    Raises:
        RulePackError: its message holds each problem with its file, line and caret.
    """
    ordered = sorted(problems, key=lambda problem: problem.order)
    if ordered:
        raise RulePackError("\n\n".join(str(problem) for problem in ordered))


def shown_path(path: Path) -> str:
    """`path` as a message names it: relative to the working directory where it lies under it."""
    try:
        shown = path.resolve().relative_to(Path.cwd())
    except (ValueError, OSError):
        shown = path
    return printable(str(shown))


def printable(text: str) -> str:
    """`text` with each control and invisible formatting character as one visible character.

    A rule pack may be hostile, and its lines reach a terminal; the width is kept so that carets fit.
    """
    return "".join(" " if char == "\t" else "�" if unicodedata.category(char) in _INVISIBLE else char for char in text)


_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def _window(text: str, column: int) -> tuple[str, int]:
    """The part of a long line around `column`, and where `column` lies in it."""
    text = text.rstrip()
    if len(text) <= _WINDOW:
        return text, column
    start = max(0, min(column - _WINDOW // 2, len(text) - _WINDOW))
    cut = text[start : start + _WINDOW]
    left = "…" if start else ""
    right = "…" if start + _WINDOW < len(text) else ""
    return f"{left}{cut[len(left) :]}"[: _WINDOW - len(right)] + right, column - start
