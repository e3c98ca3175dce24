"""What a visual text is to the customer: the price, the main action's label, body copy, or none of these."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from auditor.measure.page.kind import main_action
from auditor.measure.page.product import measure_product
from auditor.measure.pixels import rectangles
from auditor.measure.pixels.visual_texts import Texts, VisualText
from auditor.model.evidence.texts import TextRun
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot

COPY = 80
"""Characters from which a block is body copy: WCAG 1.4.8's longest line. Shorter ones are labels, titles, captions."""

PRICE, ACTION, BODY, OTHER = "price", "action", "body", ""


class _Spot(NamedTuple):
    """Where a role's text is: the selector of its frame ("" for the page), and its place there."""

    frame: str
    box: Box
    covered: bool = True  # whether what something lies over counts as well


class Roles:
    """The roles of one page's texts."""

    def __init__(self, snapshot: Snapshot, frames: Sequence[Texts]) -> None:
        self._action = _action(snapshot)
        self._price = _price(snapshot)
        # What stands beside the price, such as "incl. VAT", is smaller.
        self._price_size = max(
            (texts.size(run) for texts in frames for run in texts.runs if _within(texts, run, self._price)),
            default=0.0,
        )

    def of(self, texts: Texts, text: VisualText) -> str:
        """price, action, body, or "" for anything else."""
        runs = text.runs
        if texts.size(runs[0]) == self._price_size and all(_within(texts, run, self._price) for run in runs):
            return PRICE
        if all(_within(texts, run, self._action) for run in runs):
            return ACTION
        block = texts.evidence.blocks[runs[0].block]
        if runs[0].kind != "text" or block.heading or block.control or block.length < COPY:
            return OTHER
        # A link in a paragraph is not the paragraph.
        return BODY if 2 * sum(run.characters for run in runs) >= block.length else OTHER


def _price(snapshot: Snapshot) -> _Spot | None:
    at = next((product.at for product in measure_product(snapshot) or [] if product.price), None)
    return _Spot(snapshot.frames[0].selector, at.box) if at and at.box else None


def _action(snapshot: Snapshot) -> _Spot | None:
    choice = main_action(snapshot)
    evidence = snapshot.frames[choice.frame].targets if choice else None
    if choice is None or evidence is None:
        return None
    target = evidence.targets[choice.place]
    return _Spot(snapshot.frames[choice.frame].selector, rectangles.bounds(target.rects), target.hit is False)


def _within(texts: Texts, run: TextRun, spot: _Spot | None) -> bool:
    """The middle of all its lines lies there, and it is not merely what a pinned button lies over."""
    if spot is None or texts.frame != spot.frame or (run.covered and not spot.covered):
        return False
    own = texts.evidence.elements[run.element].at.box
    boxes = [Box(*rect) for rect in run.rects] or ([own] if own else [])
    centres = [rectangles.centre(box) for box in boxes]
    return bool(centres) and all(
        spot.box.x <= x <= spot.box.right and spot.box.y <= y <= spot.box.bottom for x, y in centres
    )
