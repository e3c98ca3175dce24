"""Frames of other origins outside the first screen: Chromium does not draw them until they are scrolled to.

In a capture of the whole page they are blank, the hosted card fields of a checkout among them. So they are scrolled to,
captured and pasted into it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from playwright.async_api import CDPSession, Error

from auditor.collect.browser.worlds import EvaluationError, World
from auditor.collect.captures.screenshots import capture
from auditor.model.device import Device
from auditor.model.evidence import Evidence
from auditor.model.geometry import Box
from auditor.model.url import origin

MOST_WINDOWS = 12
"""Pieces of frames of one page; each costs some 40 ms."""

_SCROLL = 'function (top) { scrollTo({ top, left: 0, behavior: "instant" }); }'


def distant_windows(frames: Sequence[Evidence], device: Device) -> list[Box]:
    """What the page shows of such frames, in pieces that fit into the screen between fixed bars, CSS px of the page."""
    found: list[Box] = []
    for frame in frames:
        clip = frame.clip
        if clip is None or not _is_foreign(frame, frames[0]) or clip.within(_screen(device)):
            continue
        if all(not clip.within(window) for window in found):
            found.append(clip)
    return [piece for window in found for piece in _pieces(window, device.viewport_height / 2)][:MOST_WINDOWS]


def near_frames(frames: Sequence[Evidence], device: Device) -> list[Evidence]:
    """The others, and those of which the first screen shows a part: captures of them show what is there."""
    screen = _screen(device)
    return [
        frame
        for frame in frames
        if frame.clip is None or frame.clip.intersection(screen) is not None or not _is_foreign(frame, frames[0])
    ]


def _is_foreign(frame: Evidence, top: Evidence) -> bool:
    """Whether it has, or may have, another origin: whether a srcdoc is sandboxed, its address does not tell."""
    has_origin = frame.url.startswith(("http:", "https:", "data:", "about:srcdoc"))
    return has_origin and origin(frame.url) != origin(top.url)


def _screen(device: Device) -> Box:
    return Box(0, 0, device.viewport_width, device.viewport_height)


def _pieces(window: Box, height: float) -> Iterator[Box]:
    top = window.y
    while top < window.bottom:
        yield Box(window.x, top, window.width, min(height, window.bottom - top))
        top += height


async def with_windows(session: CDPSession, world: World, device: Device, page: bytes, windows: Sequence[Box]) -> bytes:
    """The capture of the whole page (PNG, one pixel for a CSS px) with these windows pasted in, or as it was."""
    if not windows:
        return page
    from PIL import Image

    image = Image.open(io.BytesIO(page)).convert("RGB")
    try:
        for window in windows:
            # In the middle of the screen, where no fixed bar lies over it.
            await world.call(_SCROLL, window.y + window.height / 2 - device.viewport_height / 2)
            png = await capture(session, device, window.width, window.height, x=window.x, y=window.y, beyond=False)
            image.paste(Image.open(io.BytesIO(png)).convert("RGB"), (round(window.x), round(window.y)))
    except (Error, EvaluationError):
        return page  # a page that can't be scrolled is shown as the one capture has it
    finally:
        try:
            await world.call(_SCROLL, 0)
        except (Error, EvaluationError):
            pass  # the page has gone; the next step says so
    whole = io.BytesIO()
    image.save(whole, "PNG", compress_level=1)
    return whole.getvalue()
