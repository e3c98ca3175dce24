"""Which names a rule's lines may speak, and of which type: the subject's facts, the rule's limits, the context.

All of it is derived from the annotations of the structs in auditor/model/facts: a new field is a new fact.
"""

from __future__ import annotations

import re
import types
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from auditor.model.facts import COLLECTIONS, SITE_COLLECTIONS, Context
from auditor.model.subject import Subject

Kind = Literal["number", "boolean", "text", "texts", "numbers"]

# Types that every CEL environment declares (cel-spec, "Values"), and `google`, the package of the well-known types.
PREDECLARED = frozenset(
    {"bool", "bytes", "double", "duration", "dyn", "google", "int", "list", "map", "null_type", "string"}
    | {"timestamp", "type", "uint"}
)
# cel-spec, "Syntax": RESERVED and the keywords.
RESERVED = frozenset(
    {"as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "in", "let", "loop"}
    | {"namespace", "null", "package", "return", "true", "var", "void", "while"}
)

_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*\Z")


def name_error(name: str) -> str | None:
    """Why `name` can't be a variable, or None."""
    if name in RESERVED:
        return f"{name!r} is a reserved word of CEL."
    if name in PREDECLARED:
        return f"{name!r} is a name that CEL declares itself."
    if not _IDENTIFIER.match(name):
        return f"{name!r} is not a name: small letters, digits and _, beginning with a letter."
    return None


def all_collections() -> dict[str, type[Subject]]:
    """Every name for `over:`, each with the type of its subjects."""
    return {name: collection.subject for name, collection in (COLLECTIONS | SITE_COLLECTIONS).items()}


@cache
def facts_of(subject: type[Subject]) -> dict[str, Kind]:
    """The facts of a subject: the name and kind of each field but `at`.

    Raises:
        TypeError: a field's annotation is not one that rules can read.
    """
    hints = get_type_hints(subject)
    return {name: _kind(subject, name, hints[name]) for name in subject.__struct_fields__ if name != "at"}


@cache
def context_variables() -> dict[str, Kind]:
    """The variables that every rule sees beside its subject's facts."""
    return {name: _kind(Context, name, hint) for name, hint in get_type_hints(Context).items()}


def _alternatives(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in {Union, types.UnionType} else (hint,)


def _kind(owner: type, name: str, hint: Any) -> Kind:
    kinds: dict[Any, Kind] = {float: "number", int: "number", bool: "boolean", str: "text", list[str]: "texts"}
    kinds[list[float]] = "numbers"
    parts = [part for part in _alternatives(hint) if part is not types.NoneType]
    if len(parts) == 1:
        if parts[0] in kinds:
            return kinds[parts[0]]
        if get_origin(parts[0]) is Literal and all(isinstance(value, str) for value in get_args(parts[0])):
            return "text"
    raise TypeError(f"{owner.__name__}.{name} is {hint}: rules read float, bool, str, list[str] and list[float]")
