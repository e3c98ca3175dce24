"""What a page calls something, in the form in which a step names it."""

from __future__ import annotations

from auditor.model.journey import Place, Selectors


def tidy(text: str) -> str:
    """On one line, without the mark of a required field, at most 80 characters."""
    return " ".join(text.split()).rstrip("*: ")[:80]


def selected(selector: str) -> Selectors:
    """What the selector of some evidence finds: a chain through shadow roots."""
    return Selectors((tuple(selector.split(" >>> ")),))


def place(text: str) -> Place:
    """A place in no file: its number is set when the step is taken."""
    return Place(0, tidy(text))
