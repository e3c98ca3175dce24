"""What becomes of text that is enlarged or spaced: cut off, or run into other text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from auditor.model.evidence.text_fit import TextFit, TextFitEvidence
from auditor.model.facts.legibility.text_fit import (
    ChangedTextFacts,
    FixedSpacingFacts,
    NarrowFacts,
    WholeTextFacts,
    ZoomedTextFacts,
)
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot
from auditor.model.subject import At

WHOLE = 0.25
"""The part of a line that may be cut off while its letters are whole: the box of a line is a quarter higher than what
is drawn in it (CSS Inline 3, ascent and descent of a typical face: 1.15–1.35 em, capitals 0.7 and descenders 0.2)."""

INSET = 0.2
"""What is taken off the top and bottom of a line before it is compared with others: lines set solid touch."""

MOST_BESIDE = 300
"""Lines at one height that others are compared with: a table of a hundred columns has a hundred."""

MOST_OVER = 40
"""Texts that run over one, of which it is kept by how much."""

MOST_NAMED = 5
"""Elements that are named."""

TWO_DIMENSIONAL = re.compile(r"<(img|svg|video|canvas|iframe|object|embed|table|t[dhr]|pre|code|math)[ >]")
WITHIN = re.compile(r"(^|[ >])(table|pre|svg)([:.#\[ >]|$)")
"""What WCAG 1.4.10 names as needing two dimensions for its use or meaning, as far as an element tells."""


def measure_whole_texts(snapshot: Snapshot) -> list[WholeTextFacts] | None:
    """What is lost of texts as the page opens."""
    if not snapshot.frames or snapshot.frames[0].text_fit is None:
        return None
    return [
        WholeTextFacts(at=text.at, cut=_lost(0.0 if text.ellipsis else text.torn), overlap=text.overlap)
        for frame in snapshot.frames
        if frame.text_fit is not None
        for text in frame.text_fit.texts
        if text.lines and text.at is not None
    ]


def measure_enlarged_texts(snapshot: Snapshot) -> list[ChangedTextFacts] | None:
    """What becomes of text at 200 %. Of what was cut off before, too, where its box cuts through its lines: 1.4.4 asks
    for all content at every size up to it."""
    return _changed(snapshot, snapshot.trials.enlarged if snapshot.trials else None, from_the_start=True)


def measure_spaced_texts(snapshot: Snapshot) -> list[ChangedTextFacts] | None:
    """What becomes of text with WCAG 1.4.12's spacing."""
    return _changed(snapshot, snapshot.trials.spaced if snapshot.trials else None)


def measure_fixed_spacings(snapshot: Snapshot) -> list[FixedSpacingFacts] | None:
    """Spacing that readers cannot change."""
    if not snapshot.frames or snapshot.frames[0].text_fit is None:
        return None
    fixed = (each for frame in snapshot.frames if frame.text_fit is not None for each in frame.text_fit.fixed)
    return [FixedSpacingFacts(at=each.at, property=each.property, em=each.em) for each in fixed]


def measure_zoomed_texts(snapshot: Snapshot) -> list[ZoomedTextFacts] | None:
    """Which texts grow with the page."""
    narrow = snapshot.trials.narrow if snapshot.trials else None
    if narrow is None or narrow.following is None or not snapshot.frames or snapshot.frames[0].text_fit is None:
        return None
    following = frozenset(narrow.following)
    return [
        ZoomedTextFacts(at=text.at, growth=1.0 if text.index in following else 2.0)
        for text in snapshot.frames[0].text_fit.texts
        if text.lines and text.at is not None
    ]


def measure_narrow_page(snapshot: Snapshot) -> list[NarrowFacts] | None:
    """How the page fits on 320 CSS px."""
    narrow = snapshot.trials.narrow if snapshot.trials else None
    if narrow is None:
        return None
    hidden = [each for each in narrow.cut_off or () if not _in_two_dimensions(each.at)]
    beyond = narrow.sticking_out if narrow.reaching is None else narrow.reaching
    sticking = hidden + [each for each in beyond if not _in_two_dimensions(each.at)]
    overflow = max((each.by for each in sticking), default=0.0)
    return [
        NarrowFacts(
            at=sticking[0].at if sticking else At(),
            layout_width=narrow.client_width,
            overflow=overflow,
            cut_off=max((each.by for each in hidden), default=0.0),
            widest=[each.at.selector for each in sticking[:MOST_NAMED]],
        )
    ]


def _in_two_dimensions(at: At) -> bool:
    return bool(TWO_DIMENSIONAL.match(at.html) or WITHIN.search(at.selector))


def _changed(
    snapshot: Snapshot, after: dict[str, TextFitEvidence] | None, *, from_the_start: bool = False
) -> list[ChangedTextFacts] | None:
    if after is None or not snapshot.frames or snapshot.frames[0].text_fit is None:
        return None
    found: list[ChangedTextFacts] = []
    for frame in snapshot.frames:
        if frame.text_fit is None or frame.selector not in after:
            continue
        later = {text.index: text for text in after[frame.selector].texts}
        earlier = {text.index: text for text in frame.text_fit.texts}
        ran_into = _overlaps(later.values())
        had_run = _overlaps(earlier.values())
        for index, text in earlier.items():
            counts = text.cut <= WHOLE or (from_the_start and text.torn > WHOLE)
            if not counts or not text.lines or index not in later or text.at is None:
                continue  # cut off, or not to be seen, as it was
            now = later[index]
            had = had_run.get(index, {})
            if len(had) >= MOST_OVER:
                had = ran_into.get(index, {})  # it lay in a heap before: nothing is new
            new = (share for other, share in ran_into.get(index, {}).items() if other not in had)
            share = max(new, default=0.0)
            cut = _lost(0.0 if now.ellipsis else now.cut)
            found.append(ChangedTextFacts(at=text.at, cut=cut, overlap=round(share, 2)))
    return found


def _lost(cut: float) -> float:
    """What is lost of the letters of a line of which so much is cut off."""
    return round(max(0.0, cut - WHOLE) / (1 - WHOLE), 2)


def _overlaps(texts: Iterable[TextFit]) -> dict[int, dict[int, float]]:
    """Index → index of another text → the largest share of a line of the first that a line of the other covers.

    Of lines that lie over one another by the hundred, the later ones are compared with so many only; of the texts that
    run over one, so many are kept: what is more is a heap, in which nothing can be read anyhow.
    """
    lines = sorted(
        ((_inset(Box(*line)), text.index) for text in texts if not text.pinned for line in text.lines),
        key=lambda line: (line[0].y, line[0].x, line[1]),
    )
    found: dict[int, dict[int, float]] = {}
    open_: list[tuple[float, float, float, float, int]] = []
    for box, index in lines:
        top, left, right, bottom, area = box.y, box.x, box.right, box.bottom, box.area
        open_ = [line for line in open_ if line[0] > top]
        mine = found.setdefault(index, {})
        for other_bottom, other_left, other_right, other_area, whose in open_:
            if other_left >= right or other_right <= left or whose == index:
                continue
            theirs = found[whose]
            if len(mine) >= MOST_OVER and len(theirs) >= MOST_OVER:
                continue
            shared = (min(right, other_right) - max(left, other_left)) * (min(bottom, other_bottom) - top)
            if shared <= 0:
                continue
            if len(mine) < MOST_OVER:
                mine[whose] = max(mine.get(whose, 0.0), shared / area)
            if len(theirs) < MOST_OVER:
                theirs[index] = max(theirs.get(index, 0.0), shared / other_area)
        if len(open_) < MOST_BESIDE:
            open_.append((bottom, left, right, area, index))
    return found


def _inset(line: Box) -> Box:
    return Box(line.x, line.y + INSET * line.height, line.width, (1 - 2 * INSET) * line.height)
