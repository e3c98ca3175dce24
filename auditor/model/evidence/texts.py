"""What the `texts` probe saw: every run of visible text, where it stands and how it is drawn."""

from __future__ import annotations

import msgspec

from auditor.model.geometry import Box
from auditor.model.subject import At


class TextStyle(msgspec.Struct, frozen=True, kw_only=True):
    """How text is drawn, as computed by the browser.

    size: px of the top document's layout: the computed font size by the zoom, transforms, view boxes and frame scales
    that it is drawn with (the page's own scale on the screen, ViewportEvidence.page_scale, comes on top).
    weight: 1–1000. family: the first family of the stack that the browser has. color: as CSS writes it, the fill of SVG
    text included. opacity: product of the opacities of the element and its ancestors, 0–1.
    ink: the colour of the glyphs, sRGB 0–255 and alpha 0–1. paint: "plain" where that is what one sees (over what lies
    behind, with `opacity`), "rendered" where only pixels tell. shadowed: it has a shadow of any kind. outline: how far
    shadows that make up a narrow border around the letters reach, px of the top document; 0 where there is none.
    """

    size: float
    weight: float
    italic: bool
    family: str
    color: str
    opacity: float
    ink: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 1.0)
    paint: str = "plain"
    shadowed: bool = False
    outline: float = 0.0


class TextElement(msgspec.Struct, frozen=True, kw_only=True):
    """An element that holds text, or that stands between such an element and its block.

    parent: index in `elements` of the parent within the same block, -1 for the block itself.
    disabled: it belongs to a control that is disabled, or to the label of one (WCAG 1.4.3: inactive component).
    logo: it belongs to something small that its page calls a logo.
    concealed: it is hidden from assistive technology (aria-hidden).
    """

    at: At
    parent: int
    disabled: bool = False
    logo: bool = False
    concealed: bool = False


class TextRun(msgspec.Struct, frozen=True, kw_only=True):
    """The text of one element that nothing interrupts: a text node, generated content, a field's value.

    kind: text, before, after, value, placeholder. element, block, style: indexes. characters: those that are drawn,
    without white space and private-use characters (icon fonts). letters: letters and digits among them; 0 for mere
    signs, an X on a control that is named otherwise ("Close") included.
    rects: one for each line that can be seen, [x, y, width, height] in CSS px of the top document, at most 200; for
    fields their content box; [] where the browser does not tell (generated content). width: of all its lines together,
    also of those that are cut off, CSS px of the top document. covered: something may lie over one of its lines (known
    in the first screen only); covered_lines: the indexes in `rects` of those. barred_lines: of those over which lies a
    bar, wholly or in part, from which scrolling frees them. scroller: index of the box that must be scrolled before all
    of it can be seen, -1 where there is none. behind: for such text, and for what lies under a bar, the colour behind
    it by the style sheets, sRGB 0–255; None where they do not tell.
    """

    kind: str
    element: int
    block: int
    style: int
    characters: int
    letters: int
    rects: list[tuple[float, float, float, float]]
    covered: bool = False
    covered_lines: list[int] = []
    barred_lines: list[int] = []
    width: float = 0.0
    scroller: int = -1
    behind: tuple[float, float, float] | None = None

    def covers(self, line: int) -> bool:
        """Whether something may lie over a line, by its index in `rects`; all lines where it is not known of each."""
        return self.covered and (not self.covered_lines or line in self.covered_lines)


class TextStretch(msgspec.Struct, frozen=True, kw_only=True):
    """The longest stretch of a block's text that is all in capitals or all italic.

    element: index of the innermost element that holds it. characters: with spaces. sentences: begun within it.
    """

    element: int
    characters: int
    sentences: int


class TextBlock(msgspec.Struct, frozen=True, kw_only=True):
    """A block of inline text: a paragraph, a heading, a button's label. Text before and after a nested block is two.

    length: characters with single spaces. ideographs: Chinese, Japanese and Korean ones among them.
    heading: it is or stands in a heading. control: all of it belongs to one link, button, label or the like.
    align: the computed text-align. horizontal: its lines run from side to side. line_height: the computed line height
    by the font size, 0 for `normal`. two_dimensional: it stands in a table, in code, a formula or a drawing.
    """

    element: int
    length: int
    ideographs: int
    heading: bool
    control: bool
    align: str
    line_height: float
    horizontal: bool = True
    two_dimensional: bool = False
    capitals: TextStretch | None = None
    italics: TextStretch | None = None


class TextsEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """All visible text of one document, in the order of the composed tree.

    scrollers: what can be seen of each box that scrolls, before anybody has scrolled it; None for those out of sight.
    left_out: runs beyond the limit of what is kept; nothing is known of them.
    """

    styles: list[TextStyle]
    elements: list[TextElement]
    blocks: list[TextBlock]
    runs: list[TextRun]
    scrollers: list[Box | None] = []
    left_out: int = 0
