"""Facts about what happens to text when its readers change its size or spacing, or the screen is narrow."""

from __future__ import annotations

from typing import ClassVar

from auditor.model.subject import Subject


class WholeTextFacts(Subject, frozen=True, kw_only=True):
    """A text that can be seen as the page opens, and what is lost of it.

    cut: the largest part of one of its lines that its own box cuts through, as in ChangedTextFacts; not what scrolls,
    unfolds, moves, or says by an ellipsis that there is more. overlap: the largest share of one of its lines that lies
    over or under a line of another text, 0–1, with nothing opaque between them; text in fixed and sticky boxes,
    watermarks and ornaments left out.
    """

    cut: float | None = None
    overlap: float | None = None


class ChangedTextFacts(Subject, frozen=True, kw_only=True):
    """A text that can be seen, and what became of it after a change. Of what was cut off before only what its own box
    cuts through (WholeTextFacts).

    cut: the largest part of one of its lines that is then cut off for good, by the height of the line: 0.5 where half
    of the height, or as much of the width, cannot be seen, 1 and more where a line is gone; 0 where `text-overflow`
    shows that there is more. overlap: the largest share of one of its lines that then lies under or over a line of
    another text, 0–1, where it did not before; text in fixed and sticky boxes left out.
    """

    cut: float | None = None
    overlap: float | None = None


class ZoomedTextFacts(Subject, frozen=True, kw_only=True):
    """A text of the top document that can be seen, on a page that is zoomed to 200 % as browsers of computers do it:
    the screen is then half as wide in CSS px. growth: how many times as large the text is; 1 where its size follows the
    width of the screen (vw), or else 2.
    """

    growth: float | None = None


class FixedSpacingFacts(Subject, frozen=True, kw_only=True):
    """Spacing that an element's own style attribute sets with !important, so that its readers' tools cannot.

    property: letter-spacing, word-spacing, or, for text of several lines, line-height. em: its used value by the font
    size.
    """

    property: str | None = None
    em: float | None = None


class NarrowFacts(Subject, frozen=True, kw_only=True):
    """How wide the content is on a screen 320 CSS px wide. The subject's place is the element that sticks out most.

    layout_width: of the page there, CSS px: 320 unless the page asks for another. overflow: how far text, fields and
    buttons reach beyond the edge, CSS px, whether the page scrolls sideways for them or hides them; not what scrolls in
    a box of its own, nor tables, code, charts and pictures, which need two dimensions (WCAG 1.4.10), nor a box that is
    wider but for what is in it. cut_off: the part of it that is hidden, where no scroll reaches it; 0 for none. widest:
    selectors of the elements that are cut off or stick out, furthest first, at most five.
    """

    page_wide: ClassVar[bool] = True

    layout_width: float | None = None
    overflow: float | None = None
    cut_off: float | None = None
    widest: list[str] | None = None
