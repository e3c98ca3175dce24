"""Elements that say nothing: what they are and where they stand is told instead, so that a person finds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from auditor.judge.message import clean
from auditor.judge.summary.snippet import read
from auditor.model.device import Device
from auditor.model.geometry import Box
from auditor.model.result import Across, Down, Finding, Nameless, NamelessKind, RuleResult, Shows

_BY_ROLE: Final[Mapping[str, NamelessKind]] = {
    "button": "button",
    "link": "link",
    "checkbox": "checkbox",
    "switch": "checkbox",
    "radio": "radio",
    "textbox": "field",
    "searchbox": "field",
    "combobox": "field",
    "spinbutton": "field",
    "img": "picture",
}
_BY_TAG: Final[Mapping[str, NamelessKind]] = {
    "a": "link",
    "area": "link",
    "button": "button",
    "summary": "button",
    "input": "field",
    "select": "field",
    "textarea": "field",
    "img": "picture",
    "picture": "picture",
    "canvas": "picture",
    "svg": "drawing",
    "video": "video",
    "iframe": "frame",
}
_BY_TYPE: Final[Mapping[str, NamelessKind]] = {
    "submit": "button",
    "button": "button",
    "reset": "button",
    "image": "button",
    "checkbox": "checkbox",
    "radio": "radio",
}
_NO_PLACE: Final = frozenset({"html", "body", "head", "meta", "link", "script", "style", "base", "title", "source"})
"""What is no thing on the screen, or all of it."""

_FIELDS: Final = frozenset({"field", "checkbox", "radio"})
"""What is named by words beside it, which its own HTML does not hold."""

_DRAWN: Final = frozenset({"svg", "i"})
"""What stands in an element without words: `<i>` holds a sign of a font of icons."""

_PICTURED: Final = frozenset({"img", "picture", "canvas", "video"})
_MOST_OF: Final = 0.9
"""Of the screen's sides, from which on a thing is in no part of it."""


def pointed_to(results: Sequence[RuleResult], device: Device) -> list[RuleResult]:
    """`results`, in which each finding of an element without a name says what and where that is on `device`."""
    return [
        msgspec.structs.replace(result, findings=[_pointed_to(finding, device) for finding in result.findings])
        if result.findings
        else result
        for result in results
    ]


def _pointed_to(finding: Finding, device: Device) -> Finding:
    found = nameless(finding, device)
    return finding if found is None else msgspec.structs.replace(finding, nameless=found)


def nameless(finding: Finding, device: Device) -> Nameless | None:
    """What an element is, and where; None if it has a name, is no element, or is all of the screen."""
    if not finding.selector:
        return None
    seen = _seen(finding.html)
    if seen.kind is None or seen.named or _is_named(finding, seen):
        return None
    box = finding.box
    if box is None or _fills_the_screen(box, device):
        return None if seen.kind == "element" else Nameless(seen.kind, seen.shows)
    across, down, pixels = _place(box, device)
    return Nameless(seen.kind, seen.shows, across, down, pixels)


def _fills_the_screen(box: Box, device: Device) -> bool:
    return box.width >= _MOST_OF * device.viewport_width and box.height >= _MOST_OF * device.viewport_height


def _is_named(finding: Finding, seen: _Seen) -> bool:
    """Whether a probe found a name; of a field no name is in its HTML, but what its author calls it may be."""
    name = finding.facts.get("name")
    if isinstance(name, str):
        return bool(clean(name))
    return seen.kind in _FIELDS and seen.marked


def _place(box: Box, device: Device) -> tuple[Across, Down, int]:
    across = (box.x + box.width / 2) / device.viewport_width
    down = (box.y + box.height / 2) / device.viewport_height
    column: Across = "left" if across < 1 / 3 else "right" if across > 2 / 3 else "middle"
    if down > 1:
        return column, "below", round(max(0.0, box.y))
    return column, "top" if down < 1 / 3 else "bottom" if down > 2 / 3 else "middle", 0


class _Seen(msgspec.Struct, frozen=True):
    """What the snippet of an element shows. kind: None if it is no thing on the screen. marked: whether it has an id or
    a name for programs."""

    kind: NamelessKind | None
    shows: Shows
    named: bool
    marked: bool


def _seen(html: str) -> _Seen:
    snippet = read(html)
    given, kind = snippet.attributes, _kind(snippet.tag, snippet.attributes)
    said = [*snippet.captions, *snippet.text]
    if kind == "button" and snippet.tag == "input":
        said.append(given.get("value", ""))
    shows: Shows = ""
    if snippet.inner in _PICTURED or (snippet.tag == "input" and given.get("type") == "image"):
        shows = "picture"
    elif snippet.inner in _DRAWN or any(map(str.strip, snippet.text)):
        shows = "drawing"
    return _Seen(kind, shows, any(map(clean, said)), bool(given.get("id") or given.get("name")))


def _kind(tag: str, given: Mapping[str, str]) -> NamelessKind | None:
    if not tag or tag in _NO_PLACE:
        return None
    if found := _BY_ROLE.get(given.get("role", "").lower()):
        return found
    if tag == "input" and (found := _BY_TYPE.get(given.get("type", "").lower())):
        return found
    return _BY_TAG.get(tag, "element")
