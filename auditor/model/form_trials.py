"""What trying a page's forms found: their errors, and what their fields do with what is typed and pasted."""

from __future__ import annotations

from typing import Literal

import msgspec

from auditor.model.subject import At

Told = Literal["browser", "field", "text", "dialog", "nothing", "unknown"]
"""How an error was told. browser: by its own bubble. field: in words that belong to a field. text: in words elsewhere.
dialog: by `alert`. nothing: in no words. unknown: only a server could tell, or it can't be said what happened."""

KeyboardMode = Literal["resizes-content", "resizes-visual"]
"""resizes-content: the page has less room. resizes-visual: the keyboard lies over it, and the page is moved up."""


class ErrorTrial(msgspec.Struct, frozen=True, kw_only=True):
    """One attempt to send a form that is not filled in as it should be.

    attempt: "empty", or "wrong" where all is filled in but the e-mail address has no @. at: the form, or that field.
    name: the words on the button, or the field's name. alike: forms built alike; one was tried. message: the words
    that came, up to 160 characters; "" without. other: what was said to the empty form. named: the words name a field.
    alone: the form has one field only. in_view: they are to be seen without scrolling, None without words. announced:
    a screen reader is told. coloured: something about a field changed its look. disabled: the button could not be
    pressed. hidden: the browser's own bubble belongs to a field that nobody sees. sent: the form set off a request.
    kept: what was typed is still there, None if nothing was typed. reached: the first field in error has the focus or
    is in view.
    """

    at: At
    attempt: Literal["empty", "wrong"]
    told: Told
    name: str = ""
    alike: int = 1
    message: str = ""
    other: str = ""
    named: bool = False
    alone: bool = False
    in_view: bool | None = None
    announced: bool | None = None
    coloured: bool = False
    disabled: bool = False
    hidden: bool = False
    sent: bool = False
    kept: bool | None = None
    reached: bool | None = None


class FieldTrial(msgspec.Struct, frozen=True, kw_only=True):
    """One visible text field, as it takes what is pasted and typed. None: it was not tried.

    pasted: a text can be pasted. card, phone: the digits, 0–1, that it keeps of a card's number and of a phone number
    which are typed with spaces; `card_valid`, `phone_valid`: the browser finds nothing wrong with them then. reveals:
    something beside it shows the password that is typed.
    """

    at: At
    name: str
    pasted: bool | None = None
    card: float | None = None
    card_valid: bool | None = None
    phone: float | None = None
    phone_valid: bool | None = None
    reveals: bool | None = None


class KeyboardTrial(msgspec.Struct, frozen=True, kw_only=True):
    """One text field with the on-screen keyboard open, in one way in which browsers make room for it.

    height: CSS px that are left. seen: half of it or more is to be seen. covered_by: the selector of what lies over it,
    "" without. label_seen: so is its label, None without one. way_on: the form's button can be brought into view, None
    without one.
    """

    at: At
    name: str
    mode: KeyboardMode
    height: float
    seen: bool
    covered_by: str = ""
    label_seen: bool | None = None
    way_on: bool | None = None


class FormsTrial(msgspec.Struct, frozen=True, kw_only=True):
    """All that was tried on the forms of a page."""

    errors: list[ErrorTrial] = []
    fields: list[FieldTrial] = []
    keyboard: list[KeyboardTrial] = []
