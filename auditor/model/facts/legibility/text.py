"""Facts about text. A visual text is what is set alike in one block: a paragraph, a label, a word in small print.

Sizes are what a reader gets, in CSS px of the screen: the computed font size by zoom, transforms, SVG view boxes,
frames' scales, and the scale at which the browser first shows the page (below 1 for a layout wider than the screen).
"""

from __future__ import annotations

from typing import ClassVar

from auditor.model.subject import Subject


class TypographyFacts(Subject, frozen=True, kw_only=True):
    """All visible text of the page.

    characters: drawn characters without white space. size_p40: px that at least 60 % of the characters reach. families:
    the font families that draw letters or digits, as the browser found them, most used first, icon fonts left out.
    family_count: their number.
    """

    page_wide: ClassVar[bool] = True

    characters: float | None = None
    size_p40: float | None = None
    families: list[str] | None = None
    family_count: float | None = None


class TextFacts(Subject, frozen=True, kw_only=True):
    """A visual text set in one size. size: px on the screen. characters: drawn, without white space."""

    size: float | None = None
    characters: float | None = None


class TextWeightFacts(Subject, frozen=True, kw_only=True):
    """A visual text set in one size and weight. size: px on the screen. weight: 1–1000, 400 is regular.

    characters: drawn, without white space.
    """

    size: float | None = None
    weight: float | None = None
    characters: float | None = None


class TextStretchFacts(Subject, frozen=True, kw_only=True):
    """The longest stretch of a block that is all in capitals (or all italic), of at least two words.

    characters: with spaces. sentences: how many begin in it. heading: it stands in a heading.
    """

    characters: float | None = None
    sentences: float | None = None
    heading: bool | None = None


class ParagraphFacts(Subject, frozen=True, kw_only=True):
    """A paragraph of running text: more than 80 characters (WCAG 1.4.8's longest line) on at least two lines, in no
    heading, link, button or label.

    size: px on the screen of most of its characters. characters: how many it has, with spaces. lines: that can be seen.
    line_height: distance of its lines by its size. line_characters: characters of its longest line. justified: both
    edges are flush. ideographic: at least half of it is Chinese, Japanese or Korean.
    """

    size: float | None = None
    characters: float | None = None
    lines: float | None = None
    line_height: float | None = None
    line_characters: float | None = None
    justified: bool | None = None
    ideographic: bool | None = None


class ScrolledTextFacts(Subject, frozen=True, kw_only=True):
    """Running text (more than 80 characters, in no heading, link, button or label) in a box that scrolls.

    Not what needs two dimensions for its use or meaning (WCAG 1.4.10): tables, code, formulas, drawings.
    width: of what can be seen of the box at once. overflow: by how much the longest line is wider, 0 if it is not.
    Both CSS px of the layout.
    """

    width: float | None = None
    overflow: float | None = None
