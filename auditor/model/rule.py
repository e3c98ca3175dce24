"""What the report needs to know of a rule and of a category, carried inside it."""

from __future__ import annotations

import msgspec

from auditor.model.result import Impact
from auditor.model.text import Text


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a limit or a rule comes from."""

    name: str
    url: str = ""


class RuleDescriptor(msgspec.Struct, frozen=True, kw_only=True):
    """A rule without its judgement. `limits` are those in force on the page's device kinds (name → kind → value)."""

    id: str
    category: str
    title: Text
    why: Text
    fix: Text
    impact: Impact
    advisory: bool
    over: str
    sources: list[Source]
    limits: dict[str, dict[str, float]] = {}


class CategoryDescriptor(msgspec.Struct, frozen=True, kw_only=True):
    """A category: its title, what it asks for, and the sentence of the source document that it answers.

    `quality` is the document's own word: clear, simple, light, secure, touch. Two categories may share one.
    """

    id: str
    order: int
    quality: str
    quality_title: Text
    title: Text
    text: Text
    sentence: Text
