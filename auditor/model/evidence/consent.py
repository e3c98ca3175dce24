"""What the `consent` probe saw: boxes that may ask for consent, and what may lead back to the choice.

Which of them do is read in auditor/consent.py.
"""

from __future__ import annotations

import msgspec

from auditor.model.geometry import Box

Colour = tuple[float, float, float]


class ConsentControl(msgspec.Struct, frozen=True, kw_only=True):
    """A control of such a box that can be seen, or one that can be ticked.

    name: its accessible name. text: what can be read on it, which may be another. role: ARIA's. box: its border box,
    CSS px of the top document. seen: a tap at its centre meets it, in the first screen and without scrolling.
    font_size: CSS px, font_weight: 100–1000, of its text. colour, background: sRGB 0–255 of its text and of what is
    painted behind it; None where only pixels would tell (a picture, a gradient, something that shines through).
    checked: whether it is ticked; None for what can't be. disabled: it does not answer.
    """

    name: str
    text: str
    role: str
    selector: str
    html: str
    box: Box
    seen: bool
    font_size: float
    font_weight: float
    colour: Colour | None = None
    background: Colour | None = None
    checked: bool | None = None
    disabled: bool = False


class ConsentBox(msgspec.Struct, frozen=True, kw_only=True):
    """A box whose words or class names have to do with cookies, consent or privacy.

    text: what can be read in it (cut). hints: class names and ids of it and around it. floating: it lies above the page
    (fixed, sticky, in the top layer, a dialog, or absolute with a z-index), or fills a frame. fields: types of its text
    fields (`email`, `text` …).
    """

    selector: str
    html: str
    box: Box
    text: str
    hints: str
    floating: bool
    fields: list[str]
    controls: list[ConsentControl]


class ConsentWay(msgspec.Struct, frozen=True, kw_only=True):
    """A link or button whose words or class names have to do with cookies, consent or privacy, hidden or not.

    name: its accessible name, else its text. hints: class names and ids of it and around it. elsewhere: it leads to
    another document. box: the number of the box that it is in, -1 for none.
    """

    name: str
    hints: str
    elsewhere: bool
    box: int


class ConsentEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """Of one document."""

    boxes: list[ConsentBox] = []
    ways: list[ConsentWay] = []
