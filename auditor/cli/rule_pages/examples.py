"""The examples of a rule as a page shows them, with what its file says about each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from auditor.judge.rule import Example, Expected, Rule


class ShownExample(NamedTuple):
    """caption: the comment above it in the rule's file, "" without. facts: a line a fact, "" for a page."""

    expected: Expected
    caption: str
    html: str
    facts: str
    devices: tuple[str, ...]


def shown_examples(rule: Rule) -> list[ShownExample]:
    """All examples, in the order of the file."""
    lines = rule.path.read_text("utf-8-sig").splitlines()
    return [_shown(example, lines) for example in rule.examples]


def _shown(example: Example, lines: Sequence[str]) -> ShownExample:
    facts = "\n".join(f"{name}: {msgspec.json.encode(value).decode()}" for name, value in example.facts.items())
    html = (example.html or "").strip()
    return ShownExample(example.expected, _comment(example.line, lines), html, facts, example.devices)


def _comment(line: int, lines: Sequence[str]) -> str:
    """What the comment lines right above the line `line` (from 1) say."""
    found: list[str] = []
    for text in reversed(lines[: line - 1]):
        if not text.lstrip().startswith("#"):
            break
        found.insert(0, text.lstrip().removeprefix("#").strip())
    return " ".join(found)
