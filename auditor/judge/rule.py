"""A rule as it is judged: its file, read, type-checked and compiled."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from auditor.judge.expression import Expression
from auditor.judge.message import Template
from auditor.model.device import DeviceKind
from auditor.model.result import Impact
from auditor.model.rule import Picture, RuleDescriptor, Source
from auditor.model.subject import Subject
from auditor.model.text import Language, Text

Limits: TypeAlias = Mapping[str, Mapping[DeviceKind, float]]
Expected = Literal["passed", "failed", "cantTell", "inapplicable"]
Value = float | bool | str | list[str] | list[float]

DEVICE_KINDS: tuple[DeviceKind, ...] = ("phone", "tablet")


ScoreMode = Literal["all", "share"]

GROSS = "gross"
"""The limit that says from which `miss` on a failure counts in full. It decides no outcome, so no line reads it."""
DEFAULT_GROSS = 0.5


class Message(msgspec.Struct, frozen=True):
    """What a finding says, in both languages; of several the first whose `when` holds is said."""

    text: Text
    templates: dict[Language, Template]
    when: Expression | None = None

    @property
    def reads(self) -> frozenset[str]:
        """Every variable that it reads."""
        names = self.when.reads if self.when is not None else frozenset[str]()
        return names.union(*(template.names for template in self.templates.values()))


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """An example of a rule: a page (`html`) or the facts of one subject (`facts`, context variables among them).

    device: the only kind of device it speaks of, None for both. line: where it stands in the rule's file, from 1.
    """

    expected: Expected
    html: str | None = None
    facts: dict[str, Value] = {}
    device: DeviceKind | None = None
    line: int = 0

    @property
    def devices(self) -> tuple[DeviceKind, ...]:
        """The kinds of device that it holds on."""
        return DEVICE_KINDS if self.device is None else (self.device,)


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One rule. `when` is None if every subject of `over` is one of the rule's. The last message has no `when`.

    miss: how far a failing subject is from the limit, measured ÷ required; with it, `limits` has `gross`. None: every
    failure counts in full. family: the name that rules share which speak of one fault, else the rule's own id.
    unlimited: why it has no limit, for who writes rules; "" if it has one. undecided: what is said where the outcome is
    cantTell, in place of `messages`, which say what is wrong; empty if the reports' own sentence will do. one_per: the
    fact by which another audit knows its findings: those that agree in it are one fault, on whichever elements it is
    seen; "" if each is one.
    """

    id: str
    category: str
    path: Path
    title: Text
    fails: Text
    why: Text
    fix: Text
    impact: Impact
    family: str
    sources: list[Source]
    over: str
    subject: type[Subject]
    limits: Limits
    when: Expression | None
    passes: Expression
    miss: Expression | None = None
    messages: tuple[Message, ...]
    undecided: tuple[Message, ...] = ()
    score: ScoreMode = "all"
    picture: Picture = "element"
    colours: tuple[str, ...] = ()
    points: str = ""
    one_per: str = ""
    advisory: bool = False
    aliases: tuple[str, ...] = ()
    unlimited: str = ""
    examples: tuple[Example, ...] = ()

    @property
    def reads(self) -> frozenset[str]:
        """Every variable that its lines, messages and keys read: facts, limits and context."""
        names = {*self.passes.reads, *self.colours, *filter(None, (self.points, self.one_per))}
        for line in (self.when, self.miss):
            if line is not None:
                names |= line.reads
        for message in (*self.messages, *self.undecided):
            names |= message.reads
        return frozenset(names)

    @property
    def needs(self) -> frozenset[str]:
        """The facts of its subject that it reads."""
        return self.reads & (frozenset(self.subject.__struct_fields__) - {"at"})

    @property
    def names(self) -> frozenset[str]:
        """By what the user may name it: its id, its former ids, its category."""
        return frozenset([self.id, self.category, *self.aliases])

    @property
    def page_wide(self) -> bool:
        """Whether its subject stands for the page as a whole."""
        return self.subject.page_wide

    def limits_on(self, device: DeviceKind) -> dict[str, float]:
        """Its limits on a kind of device."""
        return {name: values[device] for name, values in self.limits.items()}

    def descriptor(self) -> RuleDescriptor:
        """What a report needs to know of it."""
        return RuleDescriptor(
            id=self.id,
            category=self.category,
            title=self.title,
            fails=self.fails,
            why=self.why,
            fix=self.fix,
            impact=self.impact,
            family=self.family,
            score=self.score,
            advisory=self.advisory,
            over=self.over,
            sources=self.sources,
            limits={name: {kind: values[kind] for kind in DEVICE_KINDS} for name, values in self.limits.items()},
            picture=self.picture,
            colours=list(self.colours),
            points=self.points,
            one_per=self.one_per,
        )


def gross_error(limits: Limits) -> str | None:
    """Why the limit `gross`, if it is one of `limits`, can't be one; or None."""
    if all(0.0 < value < 1.0 for value in limits.get(GROSS, {}).values()):
        return None
    return f"{GROSS!r} is measured ÷ required: between 0 and 1."
