"""Whether a page shows nothing at all: an application that did not start, an answer without a body."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from playwright.async_api import CDPSession

from auditor.collect.captures.changes import pixels
from auditor.collect.captures.screenshots import first_screen, full_page
from auditor.model.device import Device
from auditor.model.evidence import Evidence
from auditor.model.failure import Failure
from auditor.model.timing import Timing

WHOLE = 0.99
"""The share of the first screen from which a layer hides all of it."""

UNREAD = frozenset({"frame-unreadable", "too-many-frames"})
"""Why it is not known what a frame shows."""


async def shows_nothing(
    session: CDPSession,
    device: Device,
    frames: Sequence[Evidence],
    failures: Sequence[Failure],
    timing: Timing | None,
    capture: bytes | None,
    screen: bytes | None = None,
) -> bool:
    """Whether a layer of one colour hides all of it, or two of three signs say so, each of which may err by itself: the
    browser painted no content (a page of one frame; what comes late), no document holds any (what the probe does not
    know), all pixels are of one colour (white on white).

    failures: those of the probes. capture: the whole page as PNG, taken anew if there is none. screen: its first
    screen, if there is a capture of it.
    """
    contents = [frame.contents for frame in frames if frame.contents is not None]
    if len(contents) < len(frames) or any(failure.code in UNREAD for failure in failures):
        return False
    if any(one.plays for one in contents):
        return False  # Chromium lacks the codecs of other browsers: what stays black here is a film there
    # Of the first screen alone: what is pinned to it does not cover the rest of a capture of the whole page.
    if _covered(frames) and await asyncio.to_thread(one_colour, screen or await first_screen(session, device)):
        return True  # whatever it holds and painted
    unpainted = timing is not None and timing.fcp is None
    signs = unpainted + (not any(one.holds for one in contents))
    if signs == 1:
        signs += await asyncio.to_thread(one_colour, capture or (await full_page(session, device))[0])
    return signs >= 2


def _covered(frames: Sequence[Evidence]) -> bool:
    """Whether a layer over the page is painted on all of the first screen."""
    layers = frames[0].layers if frames else None
    return layers is not None and any(layer.painted >= WHOLE * layers.points for layer in layers.layers)


def one_colour(png: bytes) -> bool:
    """Whether all pixels of a picture are alike."""
    image = pixels(png)
    return bool((image == image[0, 0]).all())
