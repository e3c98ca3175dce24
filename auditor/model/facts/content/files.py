"""Facts about the files that a page is made of."""

from __future__ import annotations

from auditor.model.subject import Subject


class OwnFileFacts(Subject, frozen=True, kw_only=True):
    """A picture, style sheet, script or font that the page asked the site itself for, each address once: until it had
    settled, or while it was scrolled through.

    Left out are files of third parties, what the page broke off itself or the browser refused (a security policy), what
    had not been answered yet, icons of the browser, and pictures that nobody would see (asked for by a script to be
    counted, hidden).

    name: the end of its address. kind: picture, style, script or font. missing: it was refused, not found, or is no
    picture; a font of which another format came is not. status: the HTTP status of the answer that it led to in the
    end, 0 for none. error: the browser's reason where there was no answer, "" elsewhere.
    """

    name: str = ""
    kind: str = ""
    missing: bool | None = None
    status: float | None = None
    error: str = ""
