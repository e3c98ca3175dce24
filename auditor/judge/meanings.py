"""What each fact means, for who writes rules: read from the docstrings of the structs in auditor/model/facts.

There a fact's meaning follows its name and a colon, at the beginning of a clause ("width, height: of the box around
it."): so a fact is explained where it is declared, and nowhere a second time.
"""

from __future__ import annotations

import inspect
import re
from typing import Annotated, Any, Final, Literal, NamedTuple, get_args, get_origin, get_type_hints

import msgspec

from auditor.judge.variables import Kind, context_variables, facts_of
from auditor.model.facts import Context
from auditor.model.subject import Subject

KINDS: Final[dict[Kind, str]] = {
    "number": "number",
    "boolean": "true or false",
    "text": "text",
    "texts": "list of texts",
    "numbers": "list of numbers",
}
"""How a kind is called in lists that people read."""


class Meaning(NamedTuple):
    """kind: as people read it. range: such as "0–1" or "phone, tablet", "" without. said: "" if no docstring tells."""

    name: str
    kind: str
    range: str
    said: str


class Told(NamedTuple):
    """What a struct says: of its subjects as such, and of each fact, in the order of declaration."""

    about: str
    facts: list[Meaning]


def told(subject: type[Subject]) -> Told:
    """The subject of a collection."""
    return _told(subject, facts_of(subject))


def told_context() -> Told:
    """The variables that every rule sees."""
    return _told(Context, context_variables())


def _told(struct: type[msgspec.Struct], kinds: dict[str, Kind]) -> Told:
    text = " ".join((inspect.getdoc(struct) or "").split())
    hints = get_type_hints(struct, include_extras=True)
    names = "|".join(sorted(kinds, key=len, reverse=True))
    labels = list(re.finditer(rf"(?:(?<=[.;…)] )|^)((?:{names})(?:(?:, | and )(?:{names}))*): ", text))
    said: dict[str, str] = {}
    for label, following in zip(labels, [*(label.start() for label in labels[1:]), len(text)], strict=True):
        for name in re.split(", | and ", label[1]):
            said[name] = text[label.end() : following].strip().rstrip(";")
    about = text[: labels[0].start()].strip() if labels else text
    facts = [Meaning(name, KINDS[kind], _range(hints[name]), said.get(name, "")) for name, kind in kinds.items()]
    return Told(about, facts)


def _range(hint: Any) -> str:
    """The values that a fact can have, if its type says so."""
    if get_origin(hint) is Literal:
        return ", ".join(get_args(hint))
    for part in (hint, *get_args(hint)):
        if get_origin(part) is Annotated:
            meta = next(each for each in get_args(part) if isinstance(each, msgspec.Meta))
            return f"{meta.ge:g}–{meta.le:g}" if meta.ge is not None and meta.le is not None else ""
    return ""
