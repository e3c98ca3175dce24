"""What the `graphics` probe saw: icons that are all a control shows, and the boxes of controls that a page draws."""

from __future__ import annotations

import msgspec

from auditor.model.geometry import Box
from auditor.model.subject import At

Ink = tuple[float, float, float, float]
"""Red, green and blue of sRGB, 0–255, and alpha 0–1, the opacity of all that is around it included."""


class GraphicEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """A drawing that a customer must make out. Lengths in CSS px of the top document.

    Left out are those of disabled controls, what lies under something else, is cut off or must first be scrolled to in
    a box, icons beside words, photographs, logos, marks of payment, flags, and the dots of slide shows.
    kind: icon, checkbox, radio, switch (anything to be turned on whose box is a long track). checked: it is on.
    box: of the drawing, without the control around it. name: the control's accessible name.
    plain: `inks` over what is behind the drawing are what one sees. Else only pixels tell, and `inks` is [].
    look: a number that drawings share which look alike, but for what is behind them.
    fill, marks: the colour of the box of a control that is on, and those of the tick or dot in it; None and [] where
    there is none or the style sheets do not tell.
    """

    at: At
    kind: str
    checked: bool
    name: str
    box: Box
    plain: bool
    inks: list[Ink]
    look: int
    fill: tuple[float, float, float] | None = None
    marks: list[Ink] = []
