"""Facts about contrast, from the rendered page: of text, of icons and drawn controls, of the edges of fields."""

from __future__ import annotations

from auditor.model.subject import Ratio, Subject


class TextContrastFacts(Subject, frozen=True, kw_only=True):
    """A visual text of one colour; not that of disabled controls or logos, nor mere signs (WCAG 1.4.3's exceptions).

    Ratios are WCAG's, 1–21, over the pixels that its glyphs touch; None where the pixels do not tell.
    contrast: the best that its background offers (98th percentile: a stray pixel is no background), as ACT's afw4f7
    takes it. contrast_median: what half of the area reaches. contrast_p5: at which 95 % of its letters are read, as
    most of the pixels around each show it; a reader suffers from the lowest.
    outdoor: what is left of the median in daylight of 10,000 lux, 1–5.4 (see auditor/measure/legibility/daylight.py).
    moves: something behind it moved while it was captured (a film, an animated picture). Then each ratio is the lowest
    of all moments seen, or None where they lie on both sides of one of WCAG's limits (3, 4.5 or 7:1).
    contrast_lowest, contrast_highest: of those moments' `contrast`; None where nothing moves.
    large: by WCAG, from 24 px, or 18.66 px in bold. size: px by the page's style sheets and scales. weight: 1–1000, of
    most of it.
    kind: text, placeholder, value, before, after.
    role: price (the product's own, on a product page), action (the label of the page's main action), body (most of a
    block of 80 characters or more that is neither heading nor control), "" for anything else.
    foreground, background: #rrggbb, where contrast_p5 is; "" where unknown.
    suggestion: the colour nearest to the foreground, by lightness in OKLCH, that reaches what all rules ask of this
    text before all that is behind it: WCAG's AA minimum for its size, AAA if it has a role, and, unless it is a
    placeholder, 3:1 in daylight. "" if no other is needed, or no other would do.
    background_suggestion: the like for an even surface behind it: for text that is lighter than the surface, or where
    no colour of the text would do; "" otherwise.
    """

    contrast: Ratio | None = None
    contrast_median: Ratio | None = None
    contrast_p5: Ratio | None = None
    outdoor: Ratio | None = None
    contrast_lowest: Ratio | None = None
    contrast_highest: Ratio | None = None
    moves: bool = False
    large: bool | None = None
    size: float | None = None
    weight: float | None = None
    kind: str | None = None
    role: str | None = None
    foreground: str = ""
    background: str = ""
    suggestion: str = ""
    background_suggestion: str = ""


class GraphicFacts(Subject, frozen=True, kw_only=True):
    """An icon that is all its control shows, or the box of a check box, radio button or switch that the page draws.

    Not those of disabled controls, nor logos, photographs, flags and what the browser itself draws (WCAG 1.4.11's
    exceptions), nor what lies under something else.
    kind: icon, checkbox, radio, switch; mark for the tick or dot of a control that is on, where it stands out from the
    box less than the box from what is around it.
    contrast: WCAG's ratio, 1–21, of the best 8 % of its area against what is behind it at each place, or of its own
    lightest and darkest parts. Where only a coarse picture shows it: at least this much, and None where that is too
    coarse to tell.
    foreground, background: #rrggbb, where it has that contrast; "" where unknown.
    suggestion: the colour nearest to the foreground, by lightness in OKLCH, that reaches the 3:1 of WCAG 1.4.11 there;
    "" if no other is needed. name: the control's accessible name.
    """

    contrast: Ratio | None = None
    kind: str | None = None
    foreground: str = ""
    background: str = ""
    suggestion: str = ""
    name: str = ""


class FieldEdgeFacts(Subject, frozen=True, kw_only=True):
    """A text field or select that the page's own styles draw, that is not disabled, and that shows an edge at all.

    contrast: of what marks it (border, fill, line, the frame around it) against what is beside it, 1–21: the best of
    its top, its bottom, and the weaker of its sides. name: its accessible name.
    """

    contrast: Ratio
    name: str
