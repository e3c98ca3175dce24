"""Which names a checked CEL expression refers to, read from its serialized form.

The runtime tells them nowhere else, and a search for words in the source would trip over strings, comments and the
variables of macros. The form is the public cel.expr.CheckedExpr (cel-spec, proto/cel/expr/checked.proto) inside a
google.protobuf.Any; only the wire format is needed, so no generated classes are.
"""

from __future__ import annotations

from collections.abc import Iterator

_ANY_VALUE = 2  # google.protobuf.Any.value
_REFERENCE_MAP = 2  # CheckedExpr.reference_map: expression id → Reference
_MAP_VALUE = 2
_REFERENCE_NAME = 1
_REFERENCE_OVERLOAD = 3  # only functions and operators have overloads

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5


def references(serialized: bytes) -> frozenset[str]:
    """The names of variables in a serialized expression."""
    names = set()
    for field, checked in _fields(serialized):
        if field != _ANY_VALUE:
            continue
        for part, entry in _fields(checked):
            if part == _REFERENCE_MAP:
                reference = dict(_fields(entry)).get(_MAP_VALUE, b"")
                parts = dict(_fields(reference))
                if _REFERENCE_NAME in parts and _REFERENCE_OVERLOAD not in parts:
                    names.add(parts[_REFERENCE_NAME].decode())
    return frozenset(names)


def _fields(message: bytes) -> Iterator[tuple[int, bytes]]:
    """The fields of a protobuf message that hold bytes: number and value."""
    position = 0
    while position < len(message):
        tag, position = _varint(message, position)
        field, wire_type = tag >> 3, tag & 7
        if wire_type == _BYTES:
            length, position = _varint(message, position)
            yield field, message[position : position + length]
            position += length
        elif wire_type == _VARINT:
            _, position = _varint(message, position)
        elif wire_type in {_FIXED64, _FIXED32}:
            position += 8 if wire_type == _FIXED64 else 4
        else:
            raise ValueError(f"protobuf wire type {wire_type}")


def _varint(message: bytes, position: int) -> tuple[int, int]:
    """A variable-length number and the position after it."""
    value = shift = 0
    while True:
        byte = message[position]
        position += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if not byte & 0x80:
            return value, position
