"""Text that can only be seen after a box of the page has been scrolled: which scrolls show it, and what they show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from playwright.async_api import CDPSession, Error

from auditor.collect.browser.worlds import EvaluationError, FrameNode
from auditor.collect.captures.screenshots import capture
from auditor.model.device import Device
from auditor.model.evidence import Evidence
from auditor.model.evidence.texts import TextRun, TextsEvidence
from auditor.model.geometry import Box

MOST_VIEWS = 20
"""Scrolls of one page; each costs two captures, some 60 ms, and only text over pictures needs them."""

COARSE, FINE = 1.0, 3.0
"""Pixels for a CSS px; FINE for text whose colour only its pixels tell."""

_SCROLL = "function (index, x, y) { return globalThis.auditorLibrary.scrolled(index, x, y); }"
_BACK = "function () { return globalThis.auditorLibrary.scrolled(); }"
_PAGE = 'function (top) { scrollTo({ top, left: 0, behavior: "instant" }); }'


class ScrollView(NamedTuple):
    """A box that scrolls, as far scrolled as it takes. window: what can be seen of it; x, y: by how much, CSS px."""

    frame: str
    scroller: int
    window: Box
    x: float
    y: float
    scale: float


class Seen(NamedTuple):
    """A capture of a scrolled box. box: where its content would be without the scroll, CSS px."""

    box: Box
    image: bytes


def scroll_views(frames: Sequence[Evidence]) -> list[ScrollView]:
    """The scrolls that show all text which style sheets alone do not decide, at most MOST_VIEWS."""
    views: list[ScrollView] = []
    for frame in frames:
        if frame.texts is None:
            continue
        for run in frame.texts.runs:
            if not run.letters or run.scroller < 0 or not _needs_pixels(frame.texts, run):
                continue
            window = frame.texts.scrollers[run.scroller]
            if window is None or any(_shows(view, frame.selector, run) for view in views):
                continue
            left, top = min(rect[0] for rect in run.rects), min(rect[1] for rect in run.rects)
            right = max(rect[0] + rect[2] for rect in run.rects)
            bottom = max(rect[1] + rect[3] for rect in run.rects)
            rendered = frame.texts.styles[run.style].paint == "rendered"
            views.append(
                ScrollView(
                    frame.selector,
                    run.scroller,
                    window,
                    _distance(left, right, window.x, window.right),
                    _distance(top, bottom, window.y, window.bottom),
                    FINE if rendered else COARSE,
                )
            )
            if len(views) == MOST_VIEWS:
                return views
    return views


def _needs_pixels(texts: TextsEvidence, run: TextRun) -> bool:
    return run.behind is None or texts.styles[run.style].paint == "rendered"


def _distance(low: float, high: float, start: float, end: float) -> float:
    """How far to scroll in one direction so that low…high lies in start…end."""
    if low >= start - 1 and high <= end + 1:
        return 0.0
    return low - start if low < start else min(low - start, (low + high) / 2 - (start + end) / 2)


def _shows(view: ScrollView, frame: str, run: TextRun) -> bool:
    box = Box(view.window.x + view.x, view.window.y + view.y, view.window.width, view.window.height)
    same = view.frame == frame and view.scroller == run.scroller
    return same and all(box.intersection(Box(*rect)) == Box(*rect) for rect in run.rects)


async def capture_view(session: CDPSession, root: FrameNode, device: Device, view: ScrollView) -> Seen | None:
    """Scrolls, captures and scrolls back; None where the frame is gone.

    Only what is in the screen can be captured: a capture beyond it lays the page out anew, narrower for a moment, and
    then boxes are not scrolled as far any more. So the page is scrolled as well, the box in the middle of the screen,
    where no fixed bar lies over it.
    """
    world = next((node.world for node in root.walk() if node.place and node.place.selector == view.frame), None)
    if world is None or root.world is None:
        return None
    box = view.window
    screen = Box(0, 0, device.viewport_width, device.viewport_height)
    away = box.intersection(screen) != box
    try:
        if away:
            await root.world.call(_PAGE, box.y + box.height / 2 - screen.height / 2)
        x, y = await world.call(_SCROLL, view.scroller, view.x, view.y)
        beyond = box.height > screen.height or box.right > screen.width
        image = await capture(session, device, box.width, box.height, x=box.x, y=box.y, scale=view.scale, beyond=beyond)
    except (Error, EvaluationError):
        return None
    finally:
        try:
            await world.call(_BACK)
            if away:
                await root.world.call(_PAGE, 0)
        except (Error, EvaluationError):
            pass  # the frame has gone
    return Seen(Box(box.x + x, box.y + y, box.width, box.height), image)
