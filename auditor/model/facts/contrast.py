"""Facts about the contrast of text, from the rendered page."""

from __future__ import annotations

from auditor.model.subject import Subject


class TextContrastFacts(Subject, frozen=True, kw_only=True):
    """One visual text. Ratios are WCAG's, 1–21, over the pixels that its glyphs touch.

    best: the highest ratio that its background offers (98th percentile: a stray pixel is no background), as ACT's rule
    afw4f7 takes it. median, p5: the ratios that half and 95 % of the area reach; a reader suffers from the lowest.
    size: px, weight: 1–1000, as drawn. kind: text, placeholder, value, before, after.
    exempt: it belongs to a disabled control, to a logo, or has neither letters nor digits (WCAG 1.4.3).
    foreground, background: #rrggbb where the contrast is at its median. suggestion: the colour nearest to the
    foreground, by its lightness in OKLCH, that meets WCAG's AA minimum for its size there; "" where none does or is
    needed.
    All but the sizes are None where pixels do not tell: a capture is missing, or the page moved between the two.
    """

    size: float | None = None
    weight: float | None = None
    kind: str = "text"
    exempt: bool = False
    best: float | None = None
    median: float | None = None
    p5: float | None = None
    foreground: str | None = None
    background: str | None = None
    suggestion: str | None = None
