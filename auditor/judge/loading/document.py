"""YAML with the place of every key and value.

Built on the parser's events rather than on `yaml.load`: those tell lines and columns, show duplicate keys, and can be
stopped: PyYAML's composers recurse, and a pack of brackets would crash the process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

import msgspec
import yaml

from auditor.judge.loading.problems import Problem, SourceFile, Spot

MAXIMUM_DEPTH = 12  # a rule needs five levels
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Scalar(msgspec.Struct, frozen=True):
    """A string, number or boolean as it was written. `style`: "" for plain, else one of `'`, `"`, `|`, `>`."""

    value: str
    style: str
    spot: Spot
    end_line: int
    end_column: int


class Entries(msgspec.Struct, frozen=True):
    """A sequence."""

    items: list[Node]
    spot: Spot


class Mapping(msgspec.Struct, frozen=True):
    """A mapping; its keys as they were written, duplicates included."""

    pairs: list[tuple[Scalar, Node]]
    spot: Spot


Node: TypeAlias = Scalar | Entries | Mapping


class _Refused(Exception):  # noqa: N818 - never leaves this module
    """The document can't be read any further."""

    def __init__(self, sentence: str, spot: Spot) -> None:
        super().__init__(sentence)
        self.problem = (sentence, spot)


def read(source: SourceFile, text: str) -> Node | Problem:
    """The root of the only document in `text`, or what is wrong with it."""
    try:
        events = iter(yaml.parse(text, Loader=_LOADER))
        return _document(events)
    except _Refused as refused:
        sentence, spot = refused.problem
        return Problem(source, spot, sentence)
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark or error.context_mark
        spot = Spot(0, 0) if mark is None else Spot(mark.line, mark.column)
        if "nesting depth" in (error.problem or ""):  # libyaml's own limit, newer versions have one, is met before ours
            return Problem(source, spot, "nested too deeply.")
        context = f" ({error.context})" if error.context else ""
        return Problem(source, spot, f"not valid YAML: {error.problem}{context}{_hint(error.problem or '')}.")
    except yaml.YAMLError as error:
        return Problem(source, _control_character(source), f"not valid YAML: {_reason(error)}.")


def spot_within(source: SourceFile, scalar: Scalar, offset: int, width: int) -> Spot:
    """Where the character `offset` of a scalar's value stands in the file.

    Folding, indentation and block headers only move white space, and an escape stands for one character: counting the
    other characters finds the place in every style.
    """
    wanted = sum(not char.isspace() for char in scalar.value[:offset])
    line, column = scalar.spot.line, scalar.spot.column
    if scalar.style in {"|", ">"} and scalar.style:
        line, column = line + 1, 0
    elif scalar.style:
        column += 1
    while line < len(source.lines):
        text = source.lines[line]
        while column < len(text):
            length = _unit(text, column, scalar.style)
            if not text[column : column + length].isspace():
                if wanted == 0:
                    return Spot(line, column, width)
                wanted -= 1
            column += length
            if (line, column) >= (scalar.end_line, scalar.end_column) and wanted > 0:
                return scalar.spot
        if wanted == 0 and line >= scalar.end_line:
            return Spot(line, column, width)
        line, column = line + 1, 0
    return scalar.spot


_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)")


def _unit(text: str, column: int, style: str) -> int:
    """How many characters of the file the one at `column` takes in a scalar of this style."""
    if style == "'" and text.startswith("''", column):
        return 2
    if style == '"' and (match := _ESCAPE.match(text, column)):
        return match.end() - column
    return 1


def _document(events: Iterator[Any]) -> Node:
    root: Node | None = None
    for event in events:
        if isinstance(event, (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentEndEvent)):
            continue
        if isinstance(event, yaml.DocumentStartEvent):
            if root is not None:
                raise _Refused("a second document: a file holds one.", _spot(event))
            continue
        root = _node(event, events, 0)
    if root is None:
        raise _Refused("the file is empty.", Spot(0, 0))
    return root


def _node(event: Any, events: Iterator[Any], depth: int) -> Node:
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        raise _Refused("anchors and aliases (& and *) are not used here; quote a text that begins so.", _spot(event))
    if event.tag is not None:
        raise _Refused("tags (!) are not used here; quote a text that begins so.", _spot(event))
    if depth > MAXIMUM_DEPTH:
        raise _Refused("nested too deeply.", _spot(event))
    if isinstance(event, yaml.ScalarEvent):
        style = "" if event.style in {None, ":"} else event.style
        end: Any = event.end_mark
        return Scalar(event.value, style, _spot(event), end.line, end.column)
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[Node] = []
        for item in events:
            if isinstance(item, yaml.SequenceEndEvent):
                break
            items.append(_node(item, events, depth + 1))
        return Entries(items, _spot(event))
    pairs: list[tuple[Scalar, Node]] = []
    for key_event in events:
        if isinstance(key_event, yaml.MappingEndEvent):
            break
        key = _node(key_event, events, depth + 1)
        if not isinstance(key, Scalar):
            raise _Refused("a key is a word.", key.spot)
        pairs.append((key, _node(next(events), events, depth + 1)))
    return Mapping(pairs, _spot(event))


def _spot(event: Any) -> Spot:
    start: Any = event.start_mark
    end: Any = event.end_mark
    width = end.column - start.column if end.line == start.line else 1
    return Spot(start.line, start.column, max(1, width))


def _hint(problem: str) -> str:
    if "mapping values are not allowed" in problem or "did not find expected ','" in problem:
        return "; a text with a colon or a comma is quoted"
    if "cannot start any token" in problem:
        return "; indent with spaces, and quote a text that begins with a special character"
    return ""


def _control_character(source: SourceFile) -> Spot:
    for number, line in enumerate(source.lines):
        for column, char in enumerate(line):
            if (char < " " and char != "\t") or "\x7f" <= char < "\xa0" or "\ud800" <= char <= "\udfff":
                return Spot(number, column)
    return Spot(0, 0)


def _reason(error: yaml.YAMLError) -> str:
    """What PyYAML's reader says of a character, without its address in a string we made."""
    return str(getattr(error, "reason", None) or error)
