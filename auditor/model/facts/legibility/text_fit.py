"""Facts about what happens to text when its readers change its size or spacing, or the screen is narrow."""

from __future__ import annotations

from typing import ClassVar

from auditor.model.subject import Subject


class ChangedTextFacts(Subject, frozen=True, kw_only=True):
    """A text that can be seen whole, and what became of it after a change.

    cut: the largest part of one of its lines that is then cut off for good, by the height of the line: 0.5 where half
    of the height, or as much of the width, cannot be seen, 1 and more where a line is gone; 0 where `text-overflow`
    shows that there is more. overlap: the largest share of one of its lines that then lies under or over a line of
    another text, 0–1, where it did not before; text in fixed and sticky boxes left out.
    """

    cut: float | None = None
    overlap: float | None = None


class NarrowFacts(Subject, frozen=True, kw_only=True):
    """How wide the content is on a screen 320 CSS px wide. The subject's place is the element that sticks out most.

    layout_width: of the page there, CSS px: 320 unless the page asks for another. overflow: by how much the page
    scrolls sideways, or text, fields and buttons are hidden beyond its edge, CSS px; what scrolls in a box of its own,
    and tables, pictures, maps, videos and the like that alone make it wider, need two dimensions and are left out
    (WCAG 1.4.10). cut_off: the part of it that is hidden, where no scroll reaches it; 0 for none. widest: selectors of
    the elements that are cut off or stick out, furthest first, at most five.
    """

    page_wide: ClassVar[bool] = True

    layout_width: float | None = None
    overflow: float | None = None
    cut_off: float | None = None
    widest: list[str] | None = None
