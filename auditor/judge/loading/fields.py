"""Reads typed values out of a YAML document and notes everything that is wrong with them."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence

from auditor.errors import nearest
from auditor.judge.loading.document import Entries, Mapping, Node, Scalar, spot_within
from auditor.judge.loading.problems import Problem, SourceFile, Spot
from auditor.model.text import LANGUAGES, Text

KEBAB = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?\Z")
_NOT_TEXT = re.compile(r"(?:~|null|true|false|yes|no|on|off|[-+.\d][-+.\d_eE:]*)?\Z", re.IGNORECASE)


class Fields:
    """The values of one file. A getter that finds something wrong notes it in `problems` and returns None."""

    def __init__(self, source: SourceFile) -> None:
        self.source = source
        self.problems: list[Problem] = []

    def note(self, spot: Spot | None, sentence: str) -> None:
        """Something is wrong at `spot`."""
        self.problems.append(Problem(self.source, spot, sentence))

    def note_within(self, scalar: Scalar, offset: int, width: int, sentence: str) -> None:
        """Something is wrong with the character `offset` of a scalar's value."""
        self.note(spot_within(self.source, scalar, offset, width), sentence)

    def mapping(
        self, node: Node, what: str, known: Collection[str] | None = None, required: Sequence[str] = ()
    ) -> dict[str, tuple[Scalar, Node]]:
        """Key → (key, value) of a mapping; unknown, duplicate and missing keys are noted."""
        if not isinstance(node, Mapping):
            self.note(node.spot, f"{what} is a mapping (name: value).")
            return {}
        found: dict[str, tuple[Scalar, Node]] = {}
        for key, value in node.pairs:
            if key.value in found:
                self.note(key.spot, f"{key.value!r} stands here twice.")
            elif known is not None and key.value not in known:
                self.note(key.spot, f"{what} has no {key.value!r}.{nearest(key.value, known)}")
            else:
                found[key.value] = (key, value)
        for name in required:
            if name not in found:
                self.note(node.spot, f"{what} lacks {name!r}.")
        return found

    def text(self, node: Node, what: str) -> str | None:
        """A string that says something."""
        if not isinstance(node, Scalar):
            self.note(node.spot, f"{what} is a text.")
            return None
        if not node.style and _NOT_TEXT.match(node.value):
            self.note(node.spot, f"{what} is a text: put it in quotes.")
            return None
        if not node.value.strip():
            self.note(node.spot, f"{what} is empty.")
            return None
        return node.value.strip()

    def word(self, node: Node, what: str, choices: Collection[str], where: str = "") -> str | None:
        """One of `choices`. where: a sentence that says where they stand, if they are too many to be listed here."""
        if isinstance(node, Scalar) and node.value in choices:
            return node.value
        value = node.value if isinstance(node, Scalar) else ""
        listed = ", ".join(choices)
        unknown = f"{what} {value!r} does not exist.{nearest(value, choices)}" if value else f"{what} is a word."
        known = f"There is: {listed}." if len(listed) < 100 else where
        self.note(node.spot, f"{unknown} {known}".rstrip())
        return None

    def bilingual(self, node: Node, what: str) -> Text | None:
        """A text in both languages."""
        texts = {
            language: self.text(value, f"{what}.{language}")
            for language, (_, value) in self.mapping(node, what, LANGUAGES, LANGUAGES).items()
        }
        english, french = texts.get("en"), texts.get("fr")
        return Text(english, french) if english is not None and french is not None else None

    def number(self, node: Node, what: str) -> float | None:
        """A finite number, as a double."""
        if isinstance(node, Scalar) and not node.style and _NUMBER.match(node.value):
            value = float(node.value)
            if math.isfinite(value):
                return value
        self.note(node.spot, f"{what} is a number.")
        return None

    def boolean(self, node: Node, what: str) -> bool | None:
        """`true` or `false`."""
        if isinstance(node, Scalar) and not node.style and node.value in {"true", "false"}:
            return node.value == "true"
        self.note(node.spot, f"{what} is true or false.")
        return None

    def items(self, node: Node, what: str) -> list[Node]:
        """The items of a sequence."""
        if isinstance(node, Entries):
            return node.items
        self.note(node.spot, f"{what} is a list.")
        return []
