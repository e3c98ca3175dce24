"""What the report needs to know of a rule and of a category, carried inside it."""

from __future__ import annotations

from typing import Literal

import msgspec

from auditor.model.result import Impact
from auditor.model.text import Language, Text

Picture = Literal[
    "element",
    "fingertip",
    "reach",
    "cover",
    "glances",
    "error",
    "silent",
    "unplaced",
    "muted",
    "cleared",
    "keyboard",
]
"""What the picture of a finding shows: the element, the same under a fingertip, the screen in the hand, the screen with
what lies over it, or the screen as the eye goes over it. Of what was tried, the screen at that moment: the error that
came, the words that are missing, the fields that may be meant, words that nobody hears, what was typed and is gone, the
on-screen keyboard."""


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a limit or a rule comes from. french: its name in French, "" if it is called the same."""

    name: str
    url: str = ""
    french: str = ""

    def called(self, language: Language) -> str:
        """Its name in a language."""
        return self.french or self.name if language == "fr" else self.name


class RuleDescriptor(msgspec.Struct, frozen=True, kw_only=True):
    """A rule without its judgement. `limits` are those in force on the page's device kinds (name → kind → value).

    title: the requirement. fails: the headline of a failure. family: the name that rules share which speak of one
    fault, else the rule's own id. score: `share` if its places are counted, `all` if it judges the page as a whole.
    The limit `gross`, of a rule that measures a miss, is the ratio (0 to 1) from which on a failure counts in full.
    colours: the facts of a finding that hold the colours it is about, to be shown: what is drawn, what lies behind it
    and, if there is a third, what would do in place of the first. points: the fact that holds places on the page, x and
    y of each, CSS px, which the picture shows; "" for none. one_per: the fact in which the findings of one fault agree,
    on whichever elements it is seen; "" if each element is a fault of its own.
    """

    id: str
    category: str
    title: Text
    fails: Text
    why: Text
    fix: Text
    impact: Impact
    family: str
    score: Literal["all", "share"]
    advisory: bool
    over: str
    sources: list[Source]
    limits: dict[str, dict[str, float]] = {}
    picture: Picture = "element"
    colours: list[str] = []
    points: str = ""
    one_per: str = ""


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
