"""All that is wrong with a configuration, at once: a person mends a file once, not ten times."""

from __future__ import annotations

import copy
import types
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

import msgspec

from auditor.errors import nearest


class Mistake(NamedTuple):
    """path: the keys that lead to it, with numbers of list entries. sentence: without them. named: whether the sentence
    names the last of them, which is no key. missing: the key that is not there."""

    path: tuple[str | int, ...]
    sentence: str
    named: bool = False
    missing: str = ""


def mistakes(value: Any, wanted: Any, path: tuple[str | int, ...] = ()) -> Iterator[Mistake]:
    """What keeps `value` from being of the type `wanted`."""
    kind = _bare(wanted, value)
    origin = get_origin(kind)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and isinstance(value, Mapping):
        yield from _of_table(value, kind, path)
    elif origin is list and isinstance(value, list):
        for number, each in enumerate(value):
            yield from mistakes(each, get_args(kind)[0], (*path, number))
    elif origin is dict and isinstance(value, Mapping):
        for name, each in value.items():
            yield from mistakes(each, get_args(kind)[1], (*path, name))
    else:
        try:
            msgspec.convert(value, wanted)
        except msgspec.ValidationError as error:
            yield Mistake(path, _sentence(value, kind, str(error)))


def without_mistakes(data: Mapping[str, Any], found: Iterable[Mistake]) -> dict[str, Any]:
    """A copy of `data` without what is wrong, and with a dash for what is missing: to look for other mistakes."""
    left = copy.deepcopy(dict(data))
    for mistake in found:
        *above, last = mistake.path
        holder: Any = left
        for part in above:
            holder = holder[part]
        if mistake.missing:
            holder[last][mistake.missing] = "-"
        elif isinstance(holder, list):
            holder[int(last)] = "-"
        else:
            holder.pop(last, None)
    return left


def _of_table(value: Mapping[str, Any], kind: type[msgspec.Struct], path: tuple[str | int, ...]) -> Iterator[Mistake]:
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    hints = get_type_hints(kind, include_extras=True)
    for name, each in value.items():
        if name in fields:
            yield from mistakes(each, hints[fields[name].name], (*path, name))
        else:
            yield Mistake((*path, name), f"unknown key {name!r}.{nearest(name, fields)}", named=True)
    for name, field in fields.items():
        if field.required and name not in value:
            yield Mistake(path, f"{name} is missing.", missing=name)


def _bare(wanted: Any, value: Any) -> Any:
    """A type without annotations and without None; of several the one that has the shape of `value`."""
    while get_origin(wanted) is Annotated:
        wanted = get_args(wanted)[0]
    if get_origin(wanted) in (Union, types.UnionType):
        choices = [_bare(each, value) for each in get_args(wanted) if each is not type(None)]
        if isinstance(value, Mapping):
            choices = [each for each in choices if get_origin(each) is dict or _is_struct(each)] or choices
        return choices[0] if len(choices) == 1 else wanted
    return wanted


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _sentence(value: Any, kind: Any, message: str) -> str:
    names = _literals(kind)
    if names and isinstance(value, str):
        return f"{value!r} is none of {', '.join(names)}.{nearest(value, names)}"
    text = message.partition(" - at ")[0].replace("`", "").replace(" | null", "")
    text = text.replace("Expected", "expected", 1).replace("str of length >= 1", "some words")
    for technical, plain in (("float", "number"), ("bool", "true or false"), ("str", "text"), ("array", "list")):
        text = text.replace(technical, plain)
    return f"{text.replace('object', 'table').replace('int', 'number')}."


def _literals(kind: Any) -> list[str]:
    found: list[str] = []
    for each in get_args(kind) if get_origin(kind) in (Union, types.UnionType) else (kind,):
        if get_origin(each) is Literal:
            found += [name for name in get_args(each) if isinstance(name, str)]
        elif get_origin(each) in (Union, types.UnionType):
            found += _literals(each)
    return found
