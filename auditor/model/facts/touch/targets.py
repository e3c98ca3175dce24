"""Facts about what takes a tap."""

from __future__ import annotations

from auditor.model.subject import Subject


class TargetFacts(Subject, frozen=True, kw_only=True):
    """A target: "the region of the display that will accept a pointer action" (WCAG 2.2). Lengths in CSS px of the
    screen: on a page that the browser shrinks to fit, what is left of them.

    It is the control with what belongs to it: overflowing children, a placed ::before or ::after, the label of a check
    box, radio button or file field; without what other targets cover of it. Not disabled and
    hidden ones, nor one that a carousel shows by less than half.

    name, role: accessible name and ARIA role. width, height: of the box around it.
    min_side: the side of the largest upright square that fits into it, to a tenth.
    clearance: the diameter of the free circle around its centre, to a tenth, at most 96. A circle of up to this
    diameter meets no other target, nor the same circle around one that is smaller than it (SC 2.5.8, spacing). Targets
    in a bar pinned to the screen count for each other, not for the page that scrolls beneath.
    neighbour: the name of the target that limits the clearance, or the end of its selector; "" without.
    finger_overlap: of a finger (a square of 48) on its centre, the area on a neighbour ÷ the area on the target; 0 for
    a target of 48 × 48, may exceed 1 (Lighthouse ≤ 11, tap-targets). finger_neighbour: that neighbour.
    inline: it stands in a sentence, or in a line with other text. default_control: the browser gave it its size.
    equivalent_side, equivalent_clearance: the greatest min_side and the greatest clearance of the other targets on the
    page that open the same address, send the same form or call the same handler; 0 if there is no other.
    equivalent_exempt: one of those stands in a sentence, or has the browser's own size.
    primary: it is the main action of the page (see PrimaryActionFacts). pinned: it stays on the screen when the page
    scrolls. in_first_screen: part of it is there at load.
    tried: a tap on its centre was tried, on the first screen or after scrolling to it, and no banner, dialog or bar of
    the moment lay on it. reachable: the tap met it, and not something transparent in front; None if no tap was tried.
    min_side_mm, clearance_mm: min_side and clearance as they are on the device's glass, mm (auditor/screens.py); for
    the latter, targets that open the same page do not count.
    essential: False, or None for a shape of a drawing and an area of an image map: whether its place and size are
    "essential to the information being conveyed" (SC 2.5.8), as on a map, only a person can tell.
    """

    name: str | None = None
    role: str | None = None
    width: float | None = None
    height: float | None = None
    min_side: float | None = None
    clearance: float | None = None
    neighbour: str | None = None
    finger_overlap: float | None = None
    finger_neighbour: str | None = None
    inline: bool | None = None
    default_control: bool | None = None
    equivalent_side: float | None = None
    equivalent_clearance: float | None = None
    equivalent_exempt: bool | None = None
    primary: bool | None = None
    pinned: bool | None = None
    in_first_screen: bool | None = None
    tried: bool | None = None
    reachable: bool | None = None
    min_side_mm: float | None = None
    clearance_mm: float | None = None
    essential: bool | None = None


class PrimaryActionFacts(Subject, frozen=True, kw_only=True):
    """The main action of the page, where there is a clear one. Lengths in CSS px of the screen, from the start of the
    page: on a page that the browser shrinks to fit, what is left of them.

    page_kind: the kind of the page (auditor/model/kind.py), which decides what its main action can be.
    name, role: accessible name and ARIA role.
    kind: what it does: cart, buy, checkout, pay, book, subscribe, register, login, continue, send or explore.
    confidence: 0–1, how clearly it is the main one (measure/primary_action.py says how).
    top, bottom: its edges; width, height: its size. in_first_screen: its centre is on the first screen.
    visible_share: 0–1, the part of its area on the first screen. pinned: it stays there when the page scrolls.
    obscured: a banner or dialog lies on its centre at load. fields: visible fields of the form that it sends, also
    of one that it stands outside of, 0 without one: where there are many to fill in, the button belongs after them.
    strain_right, strain_left: how far outside the comfortable reach of the right or left thumb it lies when the phone
    is held in that hand alone, mm on the glass, measured at its easiest point; 0 within. strain_cradled: the same where
    one hand holds the device and the other taps; strain_two_handed: where two hands hold it by its sides
    (auditor/reach.py says how). None where it is not on the first screen: then it can be scrolled into reach.
    """

    page_kind: str | None = None
    name: str | None = None
    role: str | None = None
    kind: str | None = None
    confidence: float | None = None
    top: float | None = None
    bottom: float | None = None
    width: float | None = None
    height: float | None = None
    in_first_screen: bool | None = None
    visible_share: float | None = None
    pinned: bool | None = None
    obscured: bool | None = None
    fields: float | None = None
    strain_right: float | None = None
    strain_left: float | None = None
    strain_cradled: float | None = None
    strain_two_handed: float | None = None
