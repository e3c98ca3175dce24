"""Whether a rule can be met at all with other limits: nobody wants a contrast of 25:1."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from auditor.judge.expression import RuleFault
from auditor.judge.rule import DEVICE_KINDS, Rule, Value
from auditor.judge.variables import Kind, context_variables, facts_of
from auditor.model.device import DeviceKind
from auditor.model.subject import Subject

BEYOND = 1e12
"""More than anything that is measured: the end of a fact whose range has none."""
MOST_TRIES = 5_000
"""A rule that reads more facts than that many combinations is not looked into."""


def impossible_on(rule: Rule, former: Rule) -> DeviceKind | None:
    """The kind of device on which nothing can meet `rule` in a case in which something can meet `former`; None if
    there is none.

    A case is what its yes/no facts and words are: large text, a field for passwords. Tried are the ends of each
    number's range. A case that these do not meet under the former limits is left alone.
    """
    return next((kind for kind in DEVICE_KINDS if _cases(former, kind) - _cases(rule, kind)), None)


def _cases(rule: Rule, kind: DeviceKind) -> set[tuple[tuple[str, str], ...]]:
    """The cases in which some numbers meet the rule."""
    limits = rule.limits_on(kind)
    names = sorted(rule.passes.reads - limits.keys())
    numeric = {name for name in names if _kind(rule, name) in ("number", "numbers")}
    choices = [list(_values(rule, name)) for name in names]
    found = set()
    for each in itertools.islice(itertools.product(*choices), MOST_TRIES):
        values = dict(zip(names, each, strict=True))
        case = tuple((name, repr(value)) for name, value in values.items() if name not in numeric)
        if case not in found and _passes(rule, {**limits, **values}):
            found.add(case)
    return found


def _passes(rule: Rule, values: Mapping[str, Value]) -> bool:
    try:
        return rule.passes.evaluate(values) is True
    except RuleFault:
        return False


def _kind(rule: Rule, name: str) -> Kind:
    return facts_of(rule.subject).get(name) or context_variables()[name]


def _values(rule: Rule, name: str) -> Iterator[Value]:
    """What a variable may be, as far as it can matter."""
    low, high = _ranges(rule.subject).get(name, (0.0, BEYOND))
    choices: dict[Kind, tuple[Value, ...]] = {
        "number": (low, high),
        "boolean": (True, False),
        "text": ("", *get_args(DeviceKind)),
        "texts": ([], [""]),
        "numbers": ([], [low], [high]),
    }
    yield from choices[_kind(rule, name)]


@cache
def _ranges(subject: type[Subject]) -> dict[str, tuple[float, float]]:
    """The ranges that the annotations of facts give (msgspec.Meta)."""
    hints = get_type_hints(subject, include_extras=True)
    metas = {name: meta for name, hint in hints.items() for meta in _metas(hint)}
    return {
        name: (0.0 if meta.ge is None else meta.ge, BEYOND if meta.le is None else meta.le)
        for name, meta in metas.items()
    }


def _metas(hint: Any) -> Iterator[msgspec.Meta]:
    if isinstance(hint, type) or get_origin(hint) is None:
        return
    for part in (*get_args(hint), *getattr(hint, "__metadata__", ())):
        if isinstance(part, msgspec.Meta):
            yield part
        else:
            yield from _metas(part)
