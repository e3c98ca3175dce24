"""Gathers runs of text into visual texts: what is set alike, in one block, is one text and one finding."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from auditor.model.evidence import Evidence
from auditor.model.evidence.texts import TextRun, TextsEvidence, TextStyle
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot
from auditor.model.subject import At

Key = TypeVar("Key", bound=Hashable)


class Texts(NamedTuple):
    """The text of one frame that can be seen in the page."""

    evidence: TextsEvidence
    runs: list[TextRun]
    frame: str

    def style(self, run: TextRun) -> TextStyle:
        """How a run is drawn."""
        return self.evidence.styles[run.style]

    def size(self, run: TextRun) -> float:
        """Its size, px of the layout."""
        return self.style(run).size

    def size_and_weight(self, run: TextRun) -> tuple[float, float]:
        """Its size, px of the layout, and its weight."""
        return self.style(run).size, self.style(run).weight


def texts_of(snapshot: Snapshot) -> list[Texts] | None:
    """The text of all frames, the top document first; None where that of the top document was not gathered."""
    if not snapshot.frames or snapshot.frames[0].texts is None:
        return None
    return [
        Texts(frame.texts, [run for run in frame.texts.runs if _in_view(run, frame.texts, frame)], frame.selector)
        for frame in snapshot.frames
        if frame.texts is not None
    ]


def unread_frames(snapshot: Snapshot) -> list[At]:
    """Frames whose text is not known, and those of which a part was left out: what is in them can't be judged."""
    return [
        At(selector=frame.selector or "html", box=frame.clip)
        for frame in snapshot.frames
        if frame.texts is None or frame.texts.left_out
    ]


def _in_view(run: TextRun, texts: TextsEvidence, frame: Evidence) -> bool:
    """Whether the frame's window in the page shows some of the run."""
    if frame.clip is None:
        return True
    boxes = [Box(*rect) for rect in run.rects]
    own = texts.elements[run.element].at.box
    return any(frame.clip.intersection(box) for box in boxes or ([own] if own else []))


class VisualText(NamedTuple):
    """Runs of one block that are alike, and the innermost element that holds all of them."""

    at: At
    runs: list[TextRun]


def visual_texts(
    texts: Texts, runs: Sequence[TextRun], key: Callable[[TextRun], Key]
) -> Iterator[tuple[Key, VisualText]]:
    """The runs gathered by `key` within each block, in the order of the page.

    The text of an element that is all alike is one text, however it is nested; what stands directly in an element of
    mixed text is one too. It is named by the innermost element that holds it: of `p > span` alone, the span.
    """
    blocks: dict[int, list[TextRun]] = {}
    for run in runs:
        blocks.setdefault(run.block, []).append(run)
    for members in blocks.values():
        yield from _in_block(texts.evidence, members, key)


def _in_block(
    evidence: TextsEvidence, runs: list[TextRun], key: Callable[[TextRun], Key]
) -> Iterator[tuple[Key, VisualText]]:
    keys_under: dict[int, set[Key]] = {}
    for run in runs:
        for element in _path(evidence, run.element):
            keys_under.setdefault(element, set()).add(key(run))
    gathered: dict[tuple[int, Key], list[TextRun]] = {}
    for run in runs:
        alike = run.element
        for element in _path(evidence, run.element):
            if len(keys_under[element]) > 1:
                break
            alike = element
        gathered.setdefault((alike, key(run)), []).append(run)
    for (_, common), members in gathered.items():
        yield common, VisualText(evidence.elements[_innermost(evidence, members)].at, members)


def _innermost(evidence: TextsEvidence, runs: list[TextRun]) -> int:
    """The innermost element that holds all of `runs`."""
    shared = set(_path(evidence, runs[0].element))
    for run in runs[1:]:
        shared &= set(_path(evidence, run.element))
    return next((element for element in _path(evidence, runs[0].element) if element in shared), runs[0].element)


def _path(evidence: TextsEvidence, element: int) -> Iterator[int]:
    """The element and its ancestors within the block, innermost first."""
    while element >= 0:
        yield element
        element = evidence.elements[element].parent
