"""What the environment sets: AUDITOR_FAIL_UNDER=80 is fail-under = 80, AUDITOR_DEVICES=phone,tablet a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, get_args, get_origin, get_type_hints

import msgspec

from auditor.config.mistakes import Mistake

PREFIX: Final = "AUDITOR_"
_TRUE, _FALSE = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


def variable(key: str) -> str:
    """The variable of a key: "fail-under" → "AUDITOR_FAIL_UNDER"."""
    return PREFIX + key.replace("-", "_").upper()


def keys_of(kind: type[msgspec.Struct]) -> dict[str, Any]:
    """The keys of `kind` that a variable can set, with their types: all but tables and lists of tables."""
    hints = get_type_hints(kind)
    found = {}
    for field in msgspec.structs.fields(kind):
        hint = hints[field.name]
        if get_origin(hint) is list and get_args(hint) != (str,):
            continue
        table = isinstance(hint, type) and issubclass(hint, msgspec.Struct)
        if get_origin(hint) is not dict and not table:
            found[field.encode_name] = hint
    return found


def from_environment(
    environ: Mapping[str, str], kind: type[msgspec.Struct]
) -> tuple[dict[str, Any], dict[str, str], list[Mistake]]:
    """What `environ` sets of `kind`, which variable sets it, and what can't be read. An empty variable sets nothing."""
    given: dict[str, Any] = {}
    variables: dict[str, str] = {}
    wrong: list[Mistake] = []
    for key, hint in keys_of(kind).items():
        text = environ.get(variable(key), "").strip()
        if not text:
            continue
        variables[key] = variable(key)
        if get_origin(hint) is list:
            given[key] = [part.strip() for part in text.split(",") if part.strip()]
        elif bool in get_args(hint):
            if text.lower() in (*_TRUE, *_FALSE):
                given[key] = text.lower() in _TRUE
            else:
                wrong.append(Mistake((key,), f"{text!r} is neither true nor false."))
        else:
            given[key] = _number(text) if {float, int} & {*get_args(hint)} else text
    return given, variables, wrong


def _number(text: str) -> float | int | str:
    try:
        return int(text)
    except ValueError:
        try:
            return float(text)
        except ValueError:
            return text  # which the check of its type then refuses
