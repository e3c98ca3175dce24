"""Reads the examples of a rule file."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from typing import cast, get_args

from auditor.judge.loading.document import Mapping, Node, Scalar
from auditor.judge.loading.fields import Fields
from auditor.judge.rule import DEVICE_KINDS, Example, Expected, Value
from auditor.judge.variables import Kind, context_variables
from auditor.model.device import DeviceKind

OUTCOMES: tuple[Expected, ...] = get_args(Expected)


def read_examples(fields: Fields, node: Node, facts: MappingOf[str, Kind]) -> tuple[Example, ...]:
    """The examples under `node`; what is wrong with them is noted in `fields`.

    A string is a page. A mapping is the subject's facts (beside them the variables of the context), or, with the key
    `html`, a page; its `device` says that it speaks of that kind of device only.
    """
    examples: list[Example] = []
    for outcome, (_, value) in fields.mapping(node, "examples", OUTCOMES, ("passed", "failed")).items():
        expected = cast("Expected", outcome)
        items = fields.items(value, f"examples.{outcome}")
        if not items:
            fields.note(value.spot, f"examples.{outcome} is empty.")
        for item in items:
            example = _example(fields, item, expected, facts)
            if example is not None:
                examples.append(example)
    return tuple(examples)


def _example(fields: Fields, node: Node, expected: Expected, facts: MappingOf[str, Kind]) -> Example | None:
    line = node.spot.line + 1
    if not isinstance(node, Mapping):
        html = fields.text(node, "an example")
        return Example(expected=expected, html=html, line=line) if html is not None else None
    keys = {key.value for key, _ in node.pairs}
    if "html" in keys:
        page = fields.mapping(node, "an example with html", ("html", "device"), ("html",))
        html = fields.text(page["html"][1], "html")
        device = fields.word(page["device"][1], "device", DEVICE_KINDS) if "device" in page else None
        return Example(expected=expected, html=html, device=cast("DeviceKind | None", device), line=line)
    context = context_variables()
    known = {**context, **facts}
    found = fields.mapping(node, "the subject", known)
    values: dict[str, Value] = {}
    for name, (_, value) in found.items():
        if name == "device":
            continue
        read = _value(fields, value, name, known[name])
        if read is not None:
            values[name] = read
    device = fields.word(found["device"][1], "device", DEVICE_KINDS) if "device" in found else None
    return Example(expected=expected, facts=values, device=cast("DeviceKind | None", device), line=line)


def _value(fields: Fields, node: Node, name: str, kind: Kind) -> Value | None:
    match kind:
        case "number":
            return fields.number(node, name)
        case "boolean":
            return fields.boolean(node, name)
        case "text":
            if isinstance(node, Scalar) and node.style and not node.value.strip():
                return node.value  # "" is a fact: the attribute is not there
            return fields.text(node, name)
        case "texts":
            texts = [_value(fields, item, name, "text") for item in fields.items(node, name)]
            return [text for text in texts if isinstance(text, str)]
        case "numbers":
            numbers = [fields.number(item, name) for item in fields.items(node, name)]
            return [number for number in numbers if number is not None]
