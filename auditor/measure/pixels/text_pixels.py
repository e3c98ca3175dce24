"""The pixels of a text in the two captures: what its colour is, and what is behind it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from auditor.measure.pixels.captures import Captures, Pair, Pixels
from auditor.measure.pixels.colour import RGB, contrasts, luminances
from auditor.measure.pixels.visual_texts import Texts, VisualText
from auditor.model.evidence.texts import TextRun, TextStyle
from auditor.model.geometry import Box

if TYPE_CHECKING:
    from numpy.typing import NDArray

GLYPH = 6
"""Levels of 255 by which the two captures differ where there is a glyph. The captures are lossless: noise is 0 or 1."""

COVERED = 0.85
"""The share of the strongest difference from which a pixel of a fine tile is all glyph, and shows the text's colour."""

FEW = 0.3
"""The share of the ink of a usual stretch of a line under which a stretch has no whole letter to tell the colour by."""

MOVED = 0.8
"""The share of a text's area that differs between the captures from which no glyphs, but a moving picture, explain it.
The densest type (black weights in capitals) inks less than 60 % of its line boxes."""

SLIVER = 0.3
"""The share of a line's height that must show glyphs to tell their colour: of what sticks out from under a bar, only
blurred edges are seen. Small letters without ascenders take 0.4."""

CORE = 0.5
"""The share of the ink of its fullest row that a row must have to be one in which every letter has a part: between the
baseline and the height of an x."""

COVERED_UP = "covered up"


LETTER = 0.6
"""The width of a stretch of a line by the line's height: of one letter or two."""

READ = 60
"""The percentile of the ratios in a stretch at which its letter is read: an edge or a rule across it hides none."""

READ_SHADOWED = 85
"""The same for letters with a shadow: where one edge of a stroke has its shadow, the other need not."""


class Sample(NamedTuple):
    """Pixels of one text: the ratio at each, that at which the letter around it is read, and the two colours that the
    first is between."""

    ratios: NDArray[np.float32]
    read: NDArray[np.float32]
    foreground: NDArray[np.uint8]
    background: NDArray[np.uint8]


MOST_LINES = 20_000
"""Lines of a frame that are known as neighbours: a page may have millions, and each is compared with all."""


class Neighbours:
    """The lines of all texts of a frame, to know whose glyphs stand in a line beside its own."""

    def __init__(self, texts: Texts) -> None:
        lines = [
            (run.element, rect, not run.covers(line)) for run in texts.runs for line, rect in enumerate(run.rects)
        ][:MOST_LINES]
        self._elements = np.array([element for element, _, _ in lines], dtype=np.int64)
        self._uncovered = np.array([uncovered for _, _, uncovered in lines], dtype=np.bool_)
        boxes = np.array([rect for _, rect, _ in lines], dtype=np.float64).reshape(-1, 4)
        self._boxes = np.hstack([boxes[:, :2], boxes[:, :2] + boxes[:, 2:]])

    def within(self, rect: Box, element: int, *, uncovered: bool = False) -> list[Box]:
        """The parts of a rectangle that lines of other elements take up; or only lines over which nothing lies."""
        left, top, right, bottom = self._boxes.T
        shared = (left < rect.right) & (right > rect.x) & (top < rect.bottom) & (bottom > rect.y)
        shared &= self._elements != element
        others = self._boxes[shared & self._uncovered if uncovered else shared]
        boxes = (Box(float(x), float(y), float(end - x), float(foot - y)) for x, y, end, foot in others)
        return [part for box in boxes if (part := rect.intersection(box)) is not None]


def sample_of(
    texts: Texts,
    text: VisualText,
    ink: tuple[float, float, float, float],
    shots: Captures,
    moment: Captures,
    neighbours: Neighbours,
) -> Sample | str | None:
    """The pixels of a text; None where they do not tell, `COVERED_UP` where something opaque lies over all of it.

    moment: the captures for where something moves.
    """
    samples: list[Sample] = []
    covered = 0
    places = _free([(run, place) for run in text.runs for place in places_of(texts, run)])
    for run, place in places:
        moves = not place.scroller and shots.moves(place.box)
        if moves and texts.style(run).paint == "rendered" and not _still(moment, place.box):
            continue  # neither would tell which pixels are glyphs
        taken = _taken(texts.style(run), run, place, ink, moment if moves else shots, neighbours)
        if isinstance(taken, Sample):
            samples.append(taken)
        elif taken is COVERED_UP:
            covered += 1
    if samples:
        return _joined(samples)
    return COVERED_UP if covered and covered == len(places) else None


class Place(NamedTuple):
    """Where to look for a line. line: its index among those of its run. scroller: the frame's selector and the index of
    what must be scrolled to see it, None where nothing."""

    box: Box
    line: int
    scroller: tuple[str, int] | None = None


def _free(places: list[tuple[TextRun, Place]]) -> list[tuple[TextRun, Place]]:
    """Without the lines that lie under a bar, where there are others: those tell what the text is like."""
    return [(run, place) for run, place in places if place.line not in run.barred_lines] or places


def _taken(
    style: TextStyle,
    run: TextRun,
    place: Place,
    ink: tuple[float, float, float, float],
    shots: Captures,
    neighbours: Neighbours,
) -> Sample | str | None:
    """The pixels of one line; of one under an overlay as it will be when that is closed, where it could be lifted."""
    rect, scroller = place.box, place.scroller
    covered = run.covers(place.line)
    # A shadow is not known from the style sheets' colours, and may be what makes the letters readable.
    plain = None if style.shadowed else run.behind
    if covered and plain and not scroller and style.paint != "rendered" and place.line in run.barred_lines:
        return _by_style_sheets(plain, ink)  # under a bar, of which a sliver of the text may stick out
    if covered and shots.uncovered is not None:
        under = shots.uncovered
        taken = (
            _rendered(rect, under) if style.paint == "rendered" else _computed(rect, run, style, ink, under, neighbours)
        )
        if isinstance(taken, Sample):
            return taken
    if style.paint == "rendered":
        return _rendered(rect, shots.tile(rect, scroller))
    if covered and not scroller:
        # The letters that are seen there may be those of what covers it.
        others = neighbours.within(rect, run.element, uncovered=True)
        return _rendered(rect, shots.tile(rect), least=SLIVER, others=others)
    if scroller:
        return (
            _by_style_sheets(plain, ink)
            if plain
            else _computed(rect, run, style, ink, shots.tile(rect, scroller), neighbours)
        )
    fine = shots.tile(rect) if style.outline else None  # a border may be thinner than a CSS px
    return _computed(rect, run, style, ink, fine or shots.page, neighbours)


def places_of(texts: Texts, run: TextRun) -> Iterator[Place]:
    """Where to look for the pixels of a run: its lines."""
    boxes = [Box(*rect) for rect in run.rects or _own_box(texts, run)]
    if run.scroller < 0:
        yield from (Place(box, line) for line, box in enumerate(boxes))
        return
    window = texts.evidence.scrollers[run.scroller]
    parts = [(line, window.intersection(box)) for line, box in enumerate(boxes)] if window else []
    seen = [Place(part, line) for line, part in parts if part and min(part.width, part.height) > 4]
    if seen:
        yield from seen
    else:
        yield from (Place(box, line, (texts.frame, run.scroller)) for line, box in enumerate(boxes))


def _by_style_sheets(behind: RGB, ink: tuple[float, float, float, float]) -> Sample:
    background = np.array([behind], dtype=np.uint8)
    foreground = _composited(ink, background)
    return _sample(foreground, background)


def _joined(samples: list[Sample]) -> Sample:
    return Sample(*(np.concatenate([sample[index] for sample in samples]) for index in range(4)))


def _sample(foreground: NDArray[np.uint8], background: NDArray[np.uint8]) -> Sample:
    """Of pixels each of which is read by itself."""
    ratios = contrasts(luminances(foreground), luminances(background))
    return Sample(ratios, ratios, foreground, background)


def _own_box(texts: Texts, run: TextRun) -> list[tuple[float, float, float, float]]:
    """For generated content, of whose lines the browser does not tell: the whole element."""
    box = texts.evidence.elements[run.element].at.box
    return [(box.x, box.y, box.width, box.height)] if box else []


def _computed(
    rect: Box,
    run: TextRun,
    style: TextStyle,
    ink: tuple[float, float, float, float],
    pair: Pair | None,
    neighbours: Neighbours,
) -> Sample | str | None:
    """The computed colour against every pixel that a glyph touches."""
    pixels = pair.cut(rect) if pair else None
    if pair is None or pixels is None:
        return None
    plain = _on_plain(ink, pixels)
    if plain is not None:
        return plain
    glyphs = pixels.difference() > GLYPH
    if not glyphs.any() or glyphs.mean() > MOVED:
        # Where a picture moved, which pixels are glyphs is not known; what the ink lies on at that moment is.
        sample = _against(ink, pixels.behind.reshape(-1, 3))
        hidden = not glyphs.any() and np.median(sample.ratios) > _INVISIBLE
        return COVERED_UP if hidden else sample
    glyphs = _own(glyphs, neighbours.within(rect, run.element), rect, pair.scale)
    touched = _widened(glyphs)
    read = READ_SHADOWED if style.shadowed else READ
    if style.outline:
        edged = _outlined(ink, pixels.behind, glyphs, math.ceil(style.outline * pair.scale))
        return edged or _letters(ink, pixels.behind, touched, read)
    letters = _letters(ink, pixels.behind, touched, read)
    # A halo is only around the letters: between them, what is of their colour says nothing. And of fields and generated
    # text the rectangle is that of the element, of which the letters may take but a corner.
    lost = _lost(ink, pixels.behind, touched) if run.kind == "text" and not style.shadowed else None
    if lost is None:
        return letters
    return _joined([letters, _against(ink, lost)])


def _own(glyphs: NDArray[np.bool_], others: list[Box], rect: Box, scale: float) -> NDArray[np.bool_]:
    """The glyphs without those of other texts that stand in the same place; all where nothing would be left."""
    own = glyphs & _free_of(others, rect, scale, glyphs.shape)
    return own if own.any() else glyphs


def _free_of(others: Sequence[Box], rect: Box, scale: float, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Which pixels of a rectangle none of the boxes takes."""
    free = np.ones(shape, dtype=np.bool_)
    for box in others:
        top, left = math.floor((box.y - rect.y) * scale), math.floor((box.x - rect.x) * scale)
        bottom, right = math.ceil((box.bottom - rect.y) * scale) + 1, math.ceil((box.right - rect.x) * scale) + 1
        free[top:bottom, left:right] = False
    return free


def _letters(
    ink: tuple[float, float, float, float], behind: NDArray[np.uint8], touched: NDArray[np.bool_], read: int
) -> Sample:
    """The ink against what is behind, at the pixels of a mask, and how well each letter is read there."""
    return _read(_against(ink, behind[touched]), touched, read)


def _read(sample: Sample, mask: NDArray[np.bool_], percent: int) -> Sample:
    """The sample of a mask's pixels with how well each letter is read there."""
    width = max(1, round(LETTER * mask.shape[0]))
    return sample._replace(read=_by_stretch(sample.ratios, np.nonzero(mask)[1] // width, percent))


def _by_stretch(ratios: NDArray[np.float32], stretches: NDArray[np.int64], percent: int) -> NDArray[np.float32]:
    """For each ratio that percentile of those of its stretch."""
    order = np.lexsort((ratios, stretches))
    _, starts, counts = np.unique(stretches[order], return_index=True, return_counts=True)
    values = ratios[order][starts + np.round((counts - 1) * percent / 100).astype(np.int64)]
    read = np.empty_like(ratios)
    read[order] = np.repeat(values, counts)
    return read


def _against(ink: tuple[float, float, float, float], behind: NDArray[np.uint8]) -> Sample:
    return _sample(_composited(ink, behind), behind)


def _lost(
    ink: tuple[float, float, float, float], behind: NDArray[np.uint8], touched: NDArray[np.bool_]
) -> NDArray[np.uint8] | None:
    """What lies behind the letters that leave no trace, because the picture has their colour there: a part of it as
    large as letters are elsewhere in the line. None where there is no such place.

    Only where letters stand: the box of a line is higher than they are, and reaches into what is above and below it.
    """
    rows = np.flatnonzero(touched.mean(axis=1) >= CORE * touched.mean(axis=1).max())
    if not len(rows):
        return None
    behind, touched = behind[rows[0] : rows[-1] + 1], touched[rows[0] : rows[-1] + 1]
    same = np.abs(_composited(ink, behind).astype(np.int16) - behind).max(axis=2) <= GLYPH
    same &= ~touched
    places = int(same.sum())
    others = same.size - places
    missing = places * int(touched.sum()) // others if others else 0
    return behind[same][:: max(1, places // missing)][:missing] if missing else None


def _outlined(
    ink: tuple[float, float, float, float], behind: NDArray[np.uint8], glyphs: NDArray[np.bool_], reach: int
) -> Sample | None:
    """Letters with a narrow border, against what lies beyond the border; None where nothing of that is seen.

    WCAG, on contrast ratios: "when there is a border around the letter, the border can add contrast and would be used
    in calculating the contrast between the letter and its background. A narrow border around the letter would be used
    as the letter." What stands out most is taken: letter from border, border from background, letter from background.
    reach: of the border, pixels.
    """
    border = _widened(glyphs)
    inside = border
    for _ in range(reach):
        inside = _widened(inside)
    beyond = behind[_widened(inside) & ~inside]
    if not len(beyond):
        return None
    edge = border & ~glyphs if (border & ~glyphs).any() else border
    around = np.median(beyond, axis=0).astype(np.uint8)
    by_border = _sample(behind[edge], np.broadcast_to(around, behind[edge].shape))
    return max(
        (_letters(ink, behind, border, READ_SHADOWED), _read(by_border, edge, READ_SHADOWED), _against(ink, beyond)),
        key=lambda each: float(np.median(each.ratios)),
    )


def _on_plain(ink: tuple[float, float, float, float], pixels: Pixels) -> Sample | None:
    """The same in a tenth of the time for text on one colour, which is most; None where it is not, or is hidden."""
    ground = pixels.behind[0, 0]
    if (pixels.behind != ground).any():
        return None
    inked = int((np.abs(pixels.drawn.astype(np.int16) - ground).max(axis=2) > GLYPH).sum())
    if not 0 < inked <= MOVED * pixels.drawn.shape[0] * pixels.drawn.shape[1]:
        return None
    # As many pixels as the glyphs have, so that this line weighs what it covers among the others of its text.
    ratio, foreground = _on_colour(ink, ground.tobytes())
    ratios = np.broadcast_to(ratio, inked)
    return Sample(ratios, ratios, np.broadcast_to(foreground, (inked, 3)), np.broadcast_to(ground, (inked, 3)))


@lru_cache(maxsize=4096)
def _on_colour(ink: tuple[float, float, float, float], ground: bytes) -> tuple[np.float32, NDArray[np.uint8]]:
    """The ratio of a text colour on one colour (three bytes of sRGB), and what the text colour is over it."""
    behind = np.frombuffer(ground, dtype=np.uint8)[None, :]
    foreground = _composited(ink, behind)
    return contrasts(luminances(foreground), luminances(behind))[0], foreground[0]


_INVISIBLE = 1.15
"""The contrast up to which text leaves no trace of GLYPH levels: text with more that leaves none is covered up."""


def _rendered(rect: Box, tile: Pair | None, *, least: float = 0.0, others: Sequence[Box] = ()) -> Sample | str | None:
    """The colour of the glyphs as drawn, where computed colours do not tell, against what is behind them.

    least: share of the line's height in which there must be some glyph, else the text is covered up. others: where the
    glyphs of other texts are, which lie on top.
    """
    pixels = tile.cut(rect) if tile else None
    if tile is None or pixels is None:
        return None
    difference = pixels.difference()
    if others:
        difference[~_free_of(others, rect, tile.scale, difference.shape)] = 0
    glyphs = difference > GLYPH
    if not glyphs.any() or glyphs.any(axis=1).mean() < least:
        return COVERED_UP
    if glyphs.mean() > MOVED:
        return None
    solid = np.zeros_like(glyphs)
    # A stretch at a time: of words that fade, the pale end is read as well as the dark one.
    step = max(1, pixels.drawn.shape[0])
    stretches = [slice(left, left + step) for left in range(0, glyphs.shape[1], step)]
    usual = float(np.median([amount for part in stretches if (amount := int(glyphs[:, part].sum()))]))
    for part in stretches:
        inked = glyphs[:, part]
        if inked.sum() < FEW * usual:
            continue  # a comma, or the edge of a letter
        strongest = float(np.percentile(difference[:, part][inked], 98))
        solid[:, part] = difference[:, part] >= max(GLYPH, COVERED * strongest)
    return _sample(pixels.drawn[solid], pixels.behind[solid])


def _widened(glyphs: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The mask with its neighbours: what a glyph is read against is beside it."""
    wide = glyphs.copy()
    wide[1:] |= glyphs[:-1]
    wide[:-1] |= glyphs[1:]
    wide[:, 1:] |= glyphs[:, :-1]
    wide[:, :-1] |= glyphs[:, 1:]
    return wide


def _composited(ink: tuple[float, float, float, float], behind: NDArray[np.uint8]) -> NDArray[np.uint8]:
    colour = np.array(ink[:3], dtype=np.float32)
    alpha = np.float32(ink[3])
    mixed = colour * alpha + behind.astype(np.float32) * (1 - alpha)
    return np.clip(np.rint(mixed), 0, 255).astype(np.uint8)


_FRAME = 4
"""CSS px around a line in which the two captures must be equal for what differs in it to be glyphs."""


def _still(moment: Captures, rect: Box) -> bool:
    """Whether nothing moved around a line between the two captures of a moment."""
    wide = Box(rect.x - _FRAME, rect.y - _FRAME, rect.width + 2 * _FRAME, rect.height + 2 * _FRAME)
    tile = moment.tile(wide)
    pixels = tile.cut(wide) if tile else None
    if pixels is None:
        return False
    changed = pixels.difference() > GLYPH
    changed[_FRAME:-_FRAME, _FRAME:-_FRAME] = False
    return not changed.any()
