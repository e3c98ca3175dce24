"""What the `text_fit` probe saw: how much room each text has. It runs on the page as it is and again after changes."""

from __future__ import annotations

import msgspec

from auditor.model.subject import At


class TextFit(msgspec.Struct, frozen=True, kw_only=True):
    """An element that holds text of its own and is rendered.

    index: of the element in its document, the same before and after a change. at: None after one.
    cut: the largest part of a line that is cut off for good, by its height: 0.3 where three tenths of its height, or as
    much of its width, cannot be seen however one scrolls; at least 1 where a whole line cannot.
    lines: where they can be seen without scrolling boxes, [x, y, width, height] in CSS px of the top document, at
    most 12. ellipsis: what is cut off is cut by `text-overflow` with a sign for it. pinned: it is in something fixed
    or sticky. Before a change, torn: as `cut`, of a line that its own box cuts through, so that letters are seen in
    part; 0 for what is cut on purpose. overlap: the largest share of one of its lines that lies over or under a line of
    another text, 0–1, where both can be seen. Both 0 after a change.
    """

    index: int
    cut: float
    lines: list[tuple[float, float, float, float]]
    ellipsis: bool
    pinned: bool
    torn: float = 0.0
    overlap: float = 0.0
    at: At | None = None


class FixedSpacing(msgspec.Struct, frozen=True, kw_only=True):
    """Spacing that an element's own style attribute sets with !important, on text that can be seen.

    property: letter-spacing, word-spacing, or, for text of several lines, line-height. em: its used value by the font
    size.
    """

    at: At
    property: str
    em: float


class TextFitEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """All texts of one document, in the order of its composed tree; how wide it is, CSS px; spacing that is forced on
    some of them, [] after a change."""

    texts: list[TextFit]
    fixed: list[FixedSpacing] = []
    scroll_width: float
    client_width: float
