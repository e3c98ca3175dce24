"""Facts about forms that were tried."""

from __future__ import annotations

from auditor.model.subject import Subject


class FormErrorFacts(Subject, frozen=True, kw_only=True):
    """One attempt to send a form with something wrong in it. `at` is the form, or the field that was filled in wrongly.

    attempt: "empty", or "wrong" where an e-mail address has no @ and all else is filled in. name: the words on the
    button, or the field's name. told: how the error was told: "browser" by its own bubble, "field" in words beside the
    field, "text" in words elsewhere, "dialog" by a box of the browser, "nothing" in no words, "unknown" if only the
    server could tell. said: it was told in words, None if unknown. message: these words, up to 160 characters. words:
    their number. placed: it can be seen which field is meant: they stand with it, name it, or there is only one.
    repeats: they are the same as for the empty form. in_view: they are on the screen without scrolling. announced:
    they stand in a live region, are tied to their field, or the focus was moved to them. coloured: a field changed its
    look. disabled: the button could not be pressed. hidden: the browser finds a field wrong that nobody sees. kept:
    what was typed is still there, None if it can't be said. alike: forms of the page built alike.
    """

    attempt: str | None = None
    name: str | None = None
    told: str | None = None
    said: bool | None = None
    message: str | None = None
    words: float | None = None
    placed: bool | None = None
    repeats: bool | None = None
    in_view: bool | None = None
    announced: bool | None = None
    coloured: bool | None = None
    disabled: bool | None = None
    hidden: bool | None = None
    kept: bool | None = None
    alike: float | None = None


class TriedFieldFacts(Subject, frozen=True, kw_only=True):
    """A visible text field, as it takes what is typed and pasted.

    name: the accessible name. purpose, other_purpose: see FieldFacts. is_password: see there. is_card_number, is_phone:
    it takes the number of a card, of a phone. pastes: a text can be pasted. keeps: the share of the digits, 0–1, that
    it keeps of a number typed with spaces as it is printed on a card, or as phone numbers are written; None for other
    fields. accepts: the browser finds nothing wrong with that number. reveals: something beside it shows the
    password that is typed; None for other fields.
    """

    name: str | None = None
    purpose: str | None = None
    other_purpose: str | None = None
    is_password: bool | None = None
    is_card_number: bool | None = None
    is_phone: bool | None = None
    pastes: bool | None = None
    keeps: float | None = None
    accepts: bool | None = None
    reveals: bool | None = None


class KeyboardFacts(Subject, frozen=True, kw_only=True):
    """A text field with the on-screen keyboard open, in one way in which browsers make room for it.

    name: the accessible name. mode: "resizes-content" where the page gets shorter, as in web views of other apps and
    where the page's viewport meta asks for it; "resizes-visual" where the keyboard lies over it, as elsewhere. height:
    CSS px that are left. seen: half of the field or more is to be seen. cover: what lies over it, "" if nothing does.
    label_seen: its label is to be seen, or it has none. way_on: the button of its form can be brought into view, or it
    has none.
    """

    name: str | None = None
    mode: str | None = None
    height: float | None = None
    seen: bool | None = None
    cover: str | None = None
    label_seen: bool | None = None
    way_on: bool | None = None
