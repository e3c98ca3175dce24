"""A rule's message: text with `{name}`, `{name:.0f}`, `{name:.1f}`, `{name:.2f}`, `{name:.0%}`, `{name:.1%}`, or with
`{scenario:way}`: what a scenario is called.

A formatter of our own, as `str.format` would let an untrusted pack reach into objects. Numbers are written as the
language writes them: 1,234.5 and 85% in English, 1 234,5 and 85 % (narrow no-break spaces) in French.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from auditor.judge.ways import way
from auditor.model.text import Language
from auditor.model.wording import is_said

Value = float | bool | str | list[str] | list[float]

NARROW_SPACE = "\u202f"
LONGEST_STRING = 120  # code points of a page's string in a message; more is cut
MOST_ITEMS = 5
_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)(?::([^{}]*))?\}")
_SPECIFICATION = re.compile(r"\.([0-3])([f%])")
FORMATS = "{name}, {name:.0f}, {name:.1f}, {name:.2f}, {name:.0%}, {name:way}"
WAY = "way"


class Placeholder(msgspec.Struct, frozen=True):
    """`{name}` (decimals None) or `{name:.1f}`; `percent`: the value is a share of 1. `way`: it is the id of
    a scenario."""

    name: str
    decimals: int | None = None
    percent: bool = False
    way: bool = False


class Template(msgspec.Struct, frozen=True):
    """A message in one language: text and placeholders in turn."""

    parts: list[str | Placeholder]

    @property
    def names(self) -> frozenset[str]:
        """What the message speaks of."""
        return frozenset(part.name for part in self.parts if isinstance(part, Placeholder))


class TemplateError(msgspec.Struct, frozen=True):
    """What is wrong with a message, and where in it (characters)."""

    sentence: str
    offset: int
    width: int


def parse(text: str) -> Template | TemplateError:
    """The message `text` as a template."""
    parts: list[str | Placeholder] = []
    end = 0
    for match in _PLACEHOLDER.finditer(text):
        parts.append(text[end : match.start()])
        end = match.end()
        name, specification = match.groups()
        if specification is None:
            parts.append(Placeholder(name))
        elif specification == WAY:
            parts.append(Placeholder(name, way=True))
        elif form := _SPECIFICATION.fullmatch(specification):
            parts.append(Placeholder(name, int(form.group(1)), form.group(2) == "%"))
        else:
            sentence = f"unknown format {specification!r}; a placeholder is one of {FORMATS}."
            return TemplateError(sentence, match.start(), end - match.start())
    parts.append(text[end:])
    outside = _PLACEHOLDER.sub(lambda match: " " * len(match.group()), text)
    if brace := re.search(r"[{}][\w:.]*\}?", outside):
        return TemplateError(f"a placeholder is one of {FORMATS}.", brace.start(), len(brace.group()))
    return Template([part for part in parts if part != ""])


def render(
    template: Template, values: Mapping[str, Value], limits: Mapping[str, float], language: Language
) -> str | None:
    """The message in `language`; None if it speaks of something that was not measured or is empty.

    A number that would read like the limit it misses gets more decimals: "23.9 px, needs 24", not "24 px, needs 24".
    """
    shown_limits = {
        limits[part.name]: _rounded(limits[part.name], part.decimals, part.percent)
        for part in template.parts
        if isinstance(part, Placeholder) and part.name in limits
    }
    shown = [
        part if isinstance(part, str) else _show(part, values, limits, shown_limits, language)
        for part in template.parts
    ]
    return "".join(shown) if all(shown) else None


def _show(
    part: Placeholder,
    values: Mapping[str, Value],
    limits: Mapping[str, float],
    shown_limits: Mapping[float, float],
    language: Language,
) -> str:
    if part.name in limits:
        return number(limits[part.name], part.decimals, part.percent, language)
    value = values.get(part.name)
    match value:
        case None:
            return ""
        case str():
            return clean(way(value, language) if part.way else value)
        case list():
            items = [clean(item) if isinstance(item, str) else number(item, None, False, language) for item in value]
            return ", ".join(items[:MOST_ITEMS]) + (", …" if len(items) > MOST_ITEMS else "")
        case _:
            return number(float(value), _decimals(float(value), part, shown_limits), part.percent, language)


def _decimals(value: float, part: Placeholder, shown_limits: Mapping[float, float]) -> int | None:
    """How many decimals tell `value` from every limit in the same message that it is not equal to."""
    candidates: list[int | None] = [part.decimals, *range((part.decimals or 0) + 1, 4)]
    for decimals in candidates:
        shown = _rounded(value, decimals, part.percent)
        if all(shown != as_shown or value == limit for limit, as_shown in shown_limits.items()):
            return decimals
    return part.decimals


def _rounded(value: float, decimals: int | None, percent: bool) -> float:
    """The number that a reader sees: `round` and formatting round alike."""
    return round(value * 100 if percent else value, 2 if decimals is None else decimals)


def number(value: float, decimals: int | None, percent: bool, language: Language) -> str:
    """`value` as `language` writes it. Without `decimals`: up to two, no trailing zeros."""
    if percent:
        value *= 100
    text = f"{value:,.{2 if decimals is None else decimals}f}"
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    if text.strip("-0.,") == "":  # -0.0 is 0
        text = text.lstrip("-")
    if language == "fr":
        text = text.translate({ord(","): NARROW_SPACE, ord("."): ","})
        return f"{text}{NARROW_SPACE}%" if percent else text
    return f"{text}%" if percent else text


def clean(text: str) -> str:
    """A page's string as data: control and direction characters out, white space folded, cut to a sane length."""
    kept = "".join(" " if char.isspace() else char if is_said(char) else "" for char in text[: LONGEST_STRING * 4])
    kept = " ".join(kept.split())
    return kept if len(kept) <= LONGEST_STRING else kept[: LONGEST_STRING - 1].rstrip() + "…"
