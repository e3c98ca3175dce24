"""The contrast of each visual text against what is really behind it, from two captures of the frozen page."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import msgspec
import numpy as np

from auditor.measure.legibility.advised_colours import AA, AA_LARGE, AAA, advised, asked
from auditor.measure.legibility.daylight import outdoor_contrast
from auditor.measure.page.scale import rounded
from auditor.measure.page.text_roles import OTHER, Roles
from auditor.measure.pixels.captures import Captures, captures
from auditor.measure.pixels.colour import RGB, hexadecimal, luminance, luminances, rgb
from auditor.measure.pixels.text_pixels import COVERED_UP, Neighbours, Sample, places_of, sample_of
from auditor.measure.pixels.visual_texts import Texts, VisualText, texts_of, unread_frames, visual_texts
from auditor.model.evidence.texts import TextRun
from auditor.model.facts.legibility.contrast import TextContrastFacts
from auditor.model.snapshot import Snapshot
from auditor.model.subject import At

LARGE, LARGE_BOLD, BOLD = 24.0, 18.66, 700.0
"""Large text: 24 px, or 18.66 px where it is bold (WCAG 2.2, "large scale (text)": 18 and 14 point)."""

WORST, BEST = 5, 98
"""Percentiles of the ratios of a text's pixels: a stray one is neither its worst nor its best part."""

_SAME = 1.005
"""Contrast under which two colours are one."""


def measure_text_contrasts(snapshot: Snapshot) -> list[TextContrastFacts] | None:
    """All visual texts that WCAG 1.4.3 speaks of, one colour at a time; [] where the page has none."""
    frames, shots = texts_of(snapshot), captures(snapshot)
    if frames is None or shots is None:
        return None
    found = []
    roles = Roles(snapshot, frames)
    for texts in frames:
        neighbours = Neighbours(texts)
        judged = [run for run in texts.runs if _counts(texts, run)]
        for look, text in visual_texts(texts, judged, partial(_look, texts)):
            main = texts.style(max(text.runs, key=lambda run: run.characters))
            subject = TextContrastFacts(
                at=_at(text, shots),
                large=look.large,
                size=rounded(main.size),
                weight=main.weight,
                kind=look.kind,
                role=roles.of(texts, text),
            )
            sample = sample_of(texts, text, look.ink, shots, shots, neighbours)
            if any(
                shots.moves(place.box) for run in text.runs for place in places_of(texts, run) if not place.scroller
            ):
                samples = [sample_of(texts, text, look.ink, shots, moment, neighbours) for moment in shots.moments]
                found.append(_over_time(subject, samples, look))
                continue
            if sample is COVERED_UP or _for_nobody(texts, text, sample):
                continue
            found.append(_with_ratios(subject, sample, look) if isinstance(sample, Sample) else subject)
    return found + [TextContrastFacts(at=at) for at in unread_frames(snapshot)]


class _Look(NamedTuple):
    """What is alike in one visual text. ink: sRGB 0–255 and alpha 0–1, the opacity of its ancestors included."""

    large: bool
    ink: tuple[float, float, float, float]
    kind: str


def _look(texts: Texts, run: TextRun) -> _Look:
    style = texts.style(run)
    red, green, blue, alpha = style.ink
    ink = (red, green, blue, round(alpha * style.opacity, 3))
    return _Look(is_large(style.size, style.weight), ink, run.kind)


def _counts(texts: Texts, run: TextRun) -> bool:
    """Text that WCAG 1.4.3 speaks of: with a letter or digit, not of a disabled control or its label, nor of a logo."""
    element = texts.evidence.elements[run.element]
    return bool(run.letters) and not element.disabled and not element.logo


def _at(text: VisualText, shots: Captures) -> At:
    """Where a text is, with what covers it in the first screen."""
    covered = shots.uncovered is not None and any(run.covered for run in text.runs)
    return msgspec.structs.replace(text.at, obscured_by=shots.overlay) if covered else text.at


def _for_nobody(texts: Texts, text: VisualText, sample: Sample | str | None) -> bool:
    """Text in the very colour of its background that assistive technology does not get either (ACT afw4f7)."""
    if not isinstance(sample, Sample) or not all(texts.evidence.elements[run.element].concealed for run in text.runs):
        return False
    return float(sample.ratios.max()) < _SAME


def _with_ratios(subject: TextContrastFacts, sample: Sample, look: _Look) -> TextContrastFacts:
    order = np.argsort(sample.ratios, kind="stable")
    median, best = (int(order[round((len(order) - 1) * percent / 100)]) for percent in (50, BEST))
    worst = _worst(sample)
    foreground, background = rgb(sample.foreground[worst]), rgb(sample.background[worst])
    outdoor = outdoor_contrast(*(luminance(rgb(part[median])) for part in (sample.foreground, sample.background)))
    wanted = asked(large=look.large, enhanced=subject.role != OTHER, waited_for=look.kind != "placeholder")
    enough = sample.read[worst] >= wanted.indoors and outdoor >= wanted.outdoors
    better = None if enough else advised(foreground, _extremes(sample), wanted, opaque=look.ink[3] == 1)
    return msgspec.structs.replace(
        subject,
        contrast=_floored(float(sample.ratios[best])),
        contrast_median=_floored(float(sample.ratios[median])),
        contrast_p5=_floored(float(sample.read[worst])),
        outdoor=_floored(outdoor),
        foreground=hexadecimal(foreground),
        background=hexadecimal(background),
        suggestion=hexadecimal(better.text) if better and better.text else "",
        background_suggestion=hexadecimal(better.background) if better and better.background else "",
    )


def _worst(sample: Sample) -> int:
    """The pixel that stands for the letters that are read worst, but for a few of them."""
    limit = np.sort(sample.read)[round((len(sample.read) - 1) * WORST / 100)]
    return int(np.argmin(np.where(sample.read == limit, np.abs(sample.ratios - limit), np.inf)))


def _extremes(sample: Sample) -> tuple[RGB, ...]:
    """The darkest and the lightest of what is behind a text, but for stray pixels; one colour where they are equal."""
    backgrounds = sample.background
    if (backgrounds == backgrounds[0]).all():
        return (rgb(backgrounds[0]),)
    order = np.argsort(luminances(backgrounds), kind="stable")
    ends = (rgb(backgrounds[order[round((len(order) - 1) * percent / 100)]]) for percent in (100 - BEST, BEST))
    return tuple(dict.fromkeys(ends))


def _over_time(subject: TextContrastFacts, samples: Sequence[Sample | str | None], look: _Look) -> TextContrastFacts:
    """Text over something that moves: the lowest of all moments seen, None where they do not agree.

    A moment that tells nothing is left out where another tells.
    """
    moments = [_with_ratios(subject, sample, look) for sample in samples if isinstance(sample, Sample)]
    subject = msgspec.structs.replace(subject, moves=True)
    if not moments:
        return subject
    lowest = min(moments, key=lambda each: each.contrast or 0.0)
    return msgspec.structs.replace(
        lowest,
        moves=True,
        contrast=_agreed([each.contrast for each in moments]),
        contrast_median=_agreed([each.contrast_median for each in moments]),
        contrast_p5=_agreed([each.contrast_p5 for each in moments]),
        outdoor=_agreed([each.outdoor for each in moments]),
        contrast_lowest=lowest.contrast,
        contrast_highest=max(each.contrast or 0.0 for each in moments),
        # What would do at this moment need not at another.
        suggestion="",
        background_suggestion="",
    )


def _agreed(ratios: Sequence[float | None]) -> float | None:
    """The lowest ratio; None where one is on the other side of a limit of WCAG 1.4.3 or 1.4.6 than another."""
    known = [ratio for ratio in ratios if ratio is not None]
    sides = {tuple(ratio >= limit for limit in (AA_LARGE, AA, AAA)) for ratio in known}
    return min(known) if len(sides) == 1 else None


def is_large(size: float, weight: float) -> bool:
    """WCAG's large text; `size` in px."""
    return size >= (LARGE_BOLD if weight >= BOLD else LARGE)


def _floored(ratio: float) -> float:
    """To 0.01, never up: 4.499 is not 4.5. What single precision takes off an exactly met ratio is given back."""
    return math.floor(ratio * 100 + 0.001) / 100
