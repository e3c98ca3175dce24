"""On which line of a TOML file a key stands: Python's reader does not tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

Path = tuple[str | int, ...]

_TABLE: Final = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]")
_KEY: Final = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_NAME: Final = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_STRINGS: Final = re.compile(r"\"(?:\\.|[^\"\\])*\"|'[^']*'|#.*")
_LONG: Final = re.compile(r'"""|\'\'\'')


def lines(text: str) -> dict[Path, int]:
    """The line, from 1, of each table and key; of an entry of [[pages]] under its number, from 0."""
    found: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    prefix: Path = ()
    depth, within = 0, ""
    for number, line in enumerate(text.splitlines(), 1):
        if within or depth > 0:
            within, depth = _after(line, within, depth)
            continue
        if table := _TABLE.match(line):
            prefix = _names(table[2])
            if table[1] == "[[":
                counts[prefix] = counts.get(prefix, -1) + 1
            prefix = _indexed(prefix, counts)
            found.setdefault(prefix, number)
        elif key := _KEY.match(line):
            own = _names(key[1])
            for length in range(1, len(own) + 1):
                found.setdefault((*prefix, *own[:length]), number)
            within, depth = _after(line[key.end() :], "", 0)
    return found


def line_of(path: Sequence[str | int], known: dict[Path, int]) -> int | None:
    """The line of what `path` leads to, or of the nearest that holds it."""
    for length in range(len(path), 0, -1):
        if (line := known.get(tuple(path[:length]))) is not None:
            return line
    return None


def _names(text: str) -> Path:
    return tuple(name[0].strip("\"'") for name in _NAME.finditer(text))


def _indexed(path: Path, counts: dict[Path, int]) -> Path:
    """With the number of each list's entry after its name: [pages.thresholds] is of the last of [[pages]]."""
    found: list[str | int] = []
    for length in range(1, len(path) + 1):
        found.append(path[length - 1])
        if path[:length] in counts:
            found.append(counts[path[:length]])
    return tuple(found)


def _after(line: str, within: str, depth: int) -> tuple[str, int]:
    """Whether a string of several lines, and how many brackets, are open after `line`."""
    while within or _LONG.search(line):
        if within:
            end = line.find(within)
            if end < 0:
                return within, depth
            line, within = line[end + 3 :], ""
        else:
            start = _LONG.search(line)
            if start is None:
                break
            within, line = start[0], line[start.end() :]
    bare = _STRINGS.sub("", line)
    return within, max(0, depth + sum(bare.count(c) for c in "[{") - sum(bare.count(c) for c in "]}"))
