"""Gathers runs of text into visual texts: what is set alike, in one block, is one text and one finding."""

from __future__ import annotations

from collections import Counter
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

    What is alike under an element is one text if the element's own text is so, too, or all that it holds: a paragraph
    of small print with its links. Else each part is a text of its own: two footnotes in a paragraph. A text is named by
    the innermost element that holds it: of `p > span` alone, the span.
    """
    blocks: dict[int, list[TextRun]] = {}
    for run in runs:
        blocks.setdefault(run.block, []).append(run)
    for members in blocks.values():
        alike: dict[Key, list[TextRun]] = {}
        for run in members:
            alike.setdefault(key(run), []).append(run)
        for common, group in alike.items():
            for text in _texts(texts.evidence, group, members):
                yield common, text


def _texts(evidence: TextsEvidence, group: list[TextRun], members: Sequence[TextRun]) -> Iterator[VisualText]:
    """The texts that runs of one block which are alike make up."""
    paths = {run.element: _path(evidence, run.element) for run in members}
    held = Counter(element for run in members for element in paths[run.element])
    waiting = [(group, 1)]
    while waiting:
        part, depth = waiting.pop()
        first, *others = (paths[run.element] for run in part)
        while len(first) > depth and all(path[depth : depth + 1] == first[depth : depth + 1] for path in others):
            depth += 1
        element = first[depth - 1]
        if held[element] == len(part) or any(run.element == element for run in part):
            yield VisualText(evidence.elements[element].at, part)
            continue
        branches: dict[int, list[TextRun]] = {}
        for run in part:
            branches.setdefault(paths[run.element][depth], []).append(run)
        waiting += [(branch, depth + 1) for branch in reversed(branches.values())]


def _path(evidence: TextsEvidence, element: int) -> tuple[int, ...]:
    """The element and its ancestors within the block, outermost first."""
    path = []
    while element >= 0:
        path.append(element)
        element = evidence.elements[element].parent
    return tuple(reversed(path))
