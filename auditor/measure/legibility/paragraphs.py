"""Facts about paragraphs of running text: their lines, and the room between them."""

from __future__ import annotations

import itertools
import math
import statistics
from collections.abc import Iterable, Sequence

from auditor.measure.page.scale import page_scale, rounded
from auditor.measure.pixels.visual_texts import Texts, texts_of
from auditor.model.evidence.texts import TextBlock, TextRun
from auditor.model.facts.legibility.text import ParagraphFacts, ScrolledTextFacts
from auditor.model.snapshot import Snapshot

LONGER_THAN = 80
"""Characters from which text counts as running: more than WCAG 1.4.8's longest line, so no label or title."""

COLUMN_GAP = 1.5
"""Line heights of free space from which text to the side is another column (CSS's `column-gap: normal` is 1em)."""

WHOLE_LINE = 0.9
"""The share of the height of the tallest line from which a line is whole: what is less is cut off by its box."""

Rect = tuple[float, float, float, float]


def measure_paragraphs(snapshot: Snapshot) -> list[ParagraphFacts] | None:
    """The paragraphs of running text that stand on two lines or more."""
    frames, scale = texts_of(snapshot), page_scale(snapshot)
    if frames is None or scale is None:
        return None
    found = []
    for texts in frames:
        blocks: dict[int, list[TextRun]] = {}
        for run in texts.runs:
            if run.kind == "text":
                blocks.setdefault(run.block, []).append(run)
        for index, runs in blocks.items():
            paragraph = _paragraph(texts, texts.evidence.blocks[index], runs, scale)
            if paragraph is not None:
                found.append(paragraph)
    return found


def measure_scrolled_texts(snapshot: Snapshot) -> list[ScrolledTextFacts] | None:
    """Running text in boxes that scroll, as far as those can be seen before anybody has scrolled them."""
    frames = texts_of(snapshot)
    if frames is None:
        return None
    found = []
    for texts in frames:
        blocks: dict[int, list[TextRun]] = {}
        for run in texts.runs:
            if run.kind == "text" and run.scroller >= 0:
                blocks.setdefault(run.block, []).append(run)
        for index, runs in blocks.items():
            block, window = texts.evidence.blocks[index], texts.evidence.scrollers[runs[0].scroller]
            running = block.length > LONGER_THAN and not (block.heading or block.control or block.two_dimensional)
            if running and block.horizontal and window is not None:
                widest = max(line[2] for line in text_lines(rect for run in runs for rect in run.rects))
                at = texts.evidence.elements[block.element].at
                found.append(ScrolledTextFacts(at=at, width=window.width, overflow=max(0.0, widest - window.width)))
    return found


def _paragraph(texts: Texts, block: TextBlock, runs: Sequence[TextRun], scale: float) -> ParagraphFacts | None:
    if block.length <= LONGER_THAN or block.heading or block.control or not block.horizontal:
        return None
    sizes: dict[float, int] = {}
    for run in runs:
        sizes[texts.style(run).size] = sizes.get(texts.style(run).size, 0) + run.characters
    size = max(sizes, key=lambda value: (sizes[value], value))
    lines = text_lines(rect for run in runs if texts.style(run).size == size for rect in run.rects)
    distance = pitch(lines)
    if not distance:
        return None
    return ParagraphFacts(
        at=texts.evidence.elements[block.element].at,
        size=rounded(size * scale),
        characters=float(block.length),
        lines=float(len(lines)),
        line_height=round(distance / size, 2),
        line_characters=_longest_line(block, runs),
        justified=block.align == "justify",
        ideographic=2 * block.ideographs >= block.length,
    )


def text_lines(rects: Iterable[Rect]) -> list[Rect]:
    """One rectangle a line, from top to bottom: what stands beside each other without a gap as wide as a column's."""
    rows: list[list[Rect]] = []
    for rect in sorted(rects, key=lambda rect: (_middle(rect), rect[0])):
        if rows and abs(_middle(rect) - _middle(rows[-1][0])) < min(rect[3], rows[-1][0][3]) / 2:
            rows[-1].append(rect)
        else:
            rows.append([rect])
    return [line for row in rows for line in _parts(sorted(row))]


def _parts(row: Sequence[Rect]) -> list[Rect]:
    """A row of rectangles, sorted by x, joined to one, or to several where columns stand beside each other."""
    parts: list[Rect] = []
    for x, y, width, height in row:
        if parts and x - (parts[-1][0] + parts[-1][2]) < COLUMN_GAP * height:
            left, top, across, tall = parts[-1]
            parts[-1] = (left, top, max(left + across, x + width) - left, max(tall, height))
        else:
            parts.append((x, y, width, height))
    return parts


def _middle(rect: Rect) -> float:
    return rect[1] + rect[3] / 2


def pitch(lines: Sequence[Rect]) -> float:
    """The usual distance from one line to the next (the lower median), px."""
    tallest = max((line[3] for line in lines), default=0.0)
    steps = (_step(above, below, tallest) for above, below in itertools.pairwise(lines))
    return statistics.median_low([step for step in steps if step >= 1] or [0.0])


def _step(above: Rect, below: Rect, tallest: float) -> float:
    """The distance of two lines; where one is cut off, by the edges that are left of both."""
    if min(above[3], below[3]) >= WHOLE_LINE * tallest:
        return _middle(below) - _middle(above)
    return max(below[1] - above[1], below[1] + below[3] - above[1] - above[3])


def _longest_line(block: TextBlock, runs: Sequence[TextRun]) -> float | None:
    """Characters of the longest line, whole ones: its width by the mean width of a character of this block."""
    drawn = sum(run.width for run in runs)
    rows = text_lines(rect for run in runs for rect in run.rects)
    if drawn <= 0:
        return None
    return float(math.floor(max(width for _, _, width, _ in rows) * block.length / drawn + 0.05))
