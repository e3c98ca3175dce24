"""A limit as people read it."""

from __future__ import annotations

from auditor.judge.message import number
from auditor.judge.rule import Rule
from auditor.model.device import DeviceKind
from auditor.model.text import Language


def limit_values(rule: Rule, name: str, language: Language) -> dict[DeviceKind, str]:
    """The limit `name` on each kind of device."""
    return {kind: number(value, None, False, language) for kind, value in rule.limits[name].items()}
