"""Facts about text that was never meant for customers."""

from __future__ import annotations

from auditor.model.subject import Subject


class LeftoverFacts(Subject, frozen=True, kw_only=True):
    """A place where text can be seen that is left over from making the page; not code that a page writes about.

    kind: filler (lorem ipsum), template (what a template says until it is filled in: "Your text here"), unfilled (what
    a program should have replaced: "{{ price }}", "undefined €"). words: those of it that tell, at most 60 characters.
    """

    kind: str | None = None
    words: str | None = None
