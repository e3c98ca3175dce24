"""Facts about the contrast of text, from axe-core's color-contrast. What axe leaves undecided stays unmeasured."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from auditor.measure.typography import rounded
from auditor.measure.visual_texts import Texts, texts_of, unread_frames, visual_texts
from auditor.model.axe import AxeNode
from auditor.model.evidence.texts import TextRun
from auditor.model.facts.text import TextContrastFacts
from auditor.model.snapshot import Snapshot

LARGE, LARGE_BOLD, BOLD = 24.0, 18.66, 700.0
"""WCAG 2.2, "large scale (text)": at least 18 point, or 14 point bold; a point is 4/3 CSS px."""

OWN_TEXT = frozenset({"text", "value"})
"""The kinds of text that axe looks at: generated content and placeholders are not among them."""


class Contrast(NamedTuple):
    """What is alike in a text of one colour on one background; `ratio` None where it could not be told."""

    ratio: float | None
    foreground: str
    background: str
    large: bool


def measure_text_contrasts(snapshot: Snapshot) -> list[TextContrastFacts] | None:
    """Visual texts with the contrast that axe measured, without those that WCAG 1.4.3 excepts and can be known."""
    frames = texts_of(snapshot)
    if frames is None or snapshot.axe is None:
        return None
    nodes = {node.selector: node for node in snapshot.axe.nodes if node.rule == "color-contrast"}
    found = []
    for texts in frames:
        judged = [run for run in texts.runs if _counts(texts, run)]
        for contrast, text in visual_texts(texts, judged, _measured(texts, nodes)):
            style = texts.style(max(text.runs, key=lambda run: run.characters))
            found.append(
                TextContrastFacts(
                    at=text.at,
                    contrast=contrast.ratio,
                    large=contrast.large,
                    size=rounded(style.size),
                    weight=style.weight,
                    foreground=contrast.foreground,
                    background=contrast.background,
                )
            )
    return found + [TextContrastFacts(at=at) for at in unread_frames(snapshot)]


def is_large(size: float, weight: float) -> bool:
    """Whether text of `size` px and `weight` is large by WCAG's definition."""
    return size >= (LARGE_BOLD if weight >= BOLD else LARGE)


def _counts(texts: Texts, run: TextRun) -> bool:
    """Text that WCAG 1.4.3 speaks of: with a letter or digit, not of a disabled control or its label, nor of a logo."""
    element = texts.evidence.elements[run.element]
    return bool(run.letters) and run.kind != "placeholder" and not element.disabled and not element.logo


def _measured(texts: Texts, nodes: dict[str, AxeNode]) -> Callable[[TextRun], Contrast]:
    """For each run, what axe says of its element; closed shadow trees and generated content it does not know."""

    def contrast(run: TextRun) -> Contrast:
        large = is_large(*texts.size_and_weight(run))
        node = nodes.get(texts.evidence.elements[run.element].at.selector) if run.kind in OWN_TEXT else None
        if node is None or node.outcome == "incomplete":
            return Contrast(None, "", "", large)
        ratio = node.data.get("contrastRatio")
        return Contrast(
            float(ratio) if isinstance(ratio, (int, float)) and ratio >= 1 else None,
            str(node.data.get("fgColor") or ""),
            str(node.data.get("bgColor") or ""),
            large,
        )

    return contrast
