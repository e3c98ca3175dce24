"""Facts about the size, weight, case and slant of text, from the `texts` probe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from auditor.measure.page.scale import page_scale, rounded
from auditor.measure.pixels.visual_texts import Texts, texts_of, unread_frames, visual_texts
from auditor.model.evidence.texts import TextRun, TextStretch
from auditor.model.facts.legibility.text import TextFacts, TextStretchFacts, TextWeightFacts, TypographyFacts
from auditor.model.snapshot import Snapshot

SMALL_SHARE = 0.4
"""The share of characters that may lie under `size_p40` (Lighthouse ≤ 12, audit font-size: 60 % must be legible)."""


def measure_typography(snapshot: Snapshot) -> list[TypographyFacts] | None:
    """The page's text as a whole; [] where it has none."""
    frames, scale = texts_of(snapshot), page_scale(snapshot)
    if frames is None or scale is None:
        return None
    sizes: Counter[float] = Counter()
    families: Counter[str] = Counter()
    for texts in frames:
        for run in texts.runs:
            style = texts.style(run)
            sizes[rounded(style.size * scale)] += run.characters
            if run.letters and style.family:
                families[style.family] += run.letters
    if not sizes:
        return []
    ranked = sorted(families, key=lambda family: (-families[family], family))
    return [
        TypographyFacts(
            characters=float(sizes.total()),
            size_p40=quantile(sizes.items(), SMALL_SHARE),
            families=ranked,
            family_count=float(len(ranked)),
        )
    ]


def measure_texts(snapshot: Snapshot) -> list[TextFacts] | None:
    """Visual texts of one size."""
    frames, scale = texts_of(snapshot), page_scale(snapshot)
    if frames is None or scale is None:
        return None
    found = [
        TextFacts(at=text.at, size=rounded(size * scale), characters=count(text.runs))
        for texts in frames
        for size, text in visual_texts(texts, worded(texts), texts.size)
    ]
    return found + [TextFacts(at=at) for at in unread_frames(snapshot)]


def measure_text_weights(snapshot: Snapshot) -> list[TextWeightFacts] | None:
    """Visual texts of one size and weight."""
    frames, scale = texts_of(snapshot), page_scale(snapshot)
    if frames is None or scale is None:
        return None
    found = [
        TextWeightFacts(at=text.at, size=rounded(size * scale), weight=weight, characters=count(text.runs))
        for texts in frames
        for (size, weight), text in visual_texts(texts, worded(texts), texts.size_and_weight)
    ]
    return found + [TextWeightFacts(at=at) for at in unread_frames(snapshot)]


def measure_capital_texts(snapshot: Snapshot) -> list[TextStretchFacts] | None:
    """The longest stretch in capitals of each block that has one."""
    return _stretches(snapshot, "capitals")


def measure_italic_texts(snapshot: Snapshot) -> list[TextStretchFacts] | None:
    """The longest italic stretch of each block that has one."""
    return _stretches(snapshot, "italics")


def _stretches(snapshot: Snapshot, kind: str) -> list[TextStretchFacts] | None:
    frames = texts_of(snapshot)
    if frames is None:
        return None
    found = []
    for texts in frames:
        for index in dict.fromkeys(run.block for run in texts.runs):
            block = texts.evidence.blocks[index]
            stretch: TextStretch | None = block.capitals if kind == "capitals" else block.italics
            if stretch is not None:
                found.append(
                    TextStretchFacts(
                        at=texts.evidence.elements[stretch.element].at,
                        characters=float(stretch.characters),
                        sentences=float(stretch.sentences),
                        heading=block.heading,
                    )
                )
    return found


def worded(texts: Texts) -> list[TextRun]:
    """The runs that have a letter or a digit: a bullet or an arrow is not read."""
    return [run for run in texts.runs if run.letters]


def count(runs: Iterable[TextRun]) -> float:
    """Characters of the runs together."""
    return float(sum(run.characters for run in runs))


def quantile(weighted: Iterable[tuple[float, int]], share: float) -> float:
    """The largest value under which at most `share` of the weight lies. `weighted` has at least one positive weight."""
    ranked = sorted(weighted)
    total = sum(weight for _, weight in ranked)
    below = 0
    found = ranked[0][0]
    for value, weight in ranked:
        if below > share * total:
            break
        found = value
        below += weight
    return found
