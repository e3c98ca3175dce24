"""What is captured beside the page: text whose colour only its pixels tell, finer; text that must be scrolled to."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from playwright.async_api import CDPSession

from auditor.collect.browser.worlds import FrameNode
from auditor.collect.captures.distant_frames import distant_windows, with_windows
from auditor.collect.captures.glyphs import hidden_glyphs
from auditor.collect.captures.graphic_tiles import graphic_tiles
from auditor.collect.captures.moving_text import capture_moving, may_move
from auditor.collect.captures.overlays import lifted_overlays
from auditor.collect.captures.screenshots import capture, full_page
from auditor.collect.captures.scroll_views import capture_view, scroll_views
from auditor.model.device import Device
from auditor.model.evidence import Evidence
from auditor.model.evidence.texts import TextRun
from auditor.model.geometry import Box
from auditor.model.snapshot import TextTile

SCALE = 3.0
"""Pixels for a CSS px: the stems of thin 12 px type are then more than a pixel wide, and some pixels are all glyph."""

MOST_TILES = 20
"""Tiles beside that of the first screen; a capture costs some 40 ms, and gradient text is for headings."""

AROUND = 16.0
"""CSS px around a text that its tile shows, too: more than its outlines and shadows take."""

LARGEST = 600.0
"""CSS px: the side of a tile beyond which a text is no heading; then its first part stands for it."""


def text_tiles(frames: Sequence[Evidence], device: Device) -> list[TextTile]:
    """One tile for what of the first screen such texts are in, and one for each text below it."""
    screen = Box(0, 0, device.viewport_width, device.viewport_height)
    inside: list[Box] = []
    below: list[Box] = []
    for box in _boxes(frames):
        (inside if box.intersection(screen) == box else below).append(box)
    tiles = [TextTile(name="tile-screen", box=_around(inside, screen), scale=SCALE)] if inside else []
    for number, box in enumerate(dict.fromkeys(below[:MOST_TILES])):
        cut = Box(box.x, box.y, min(box.width, LARGEST), min(box.height, LARGEST))
        tiles.append(TextTile(name=f"tile-{number:02d}", box=cut, scale=SCALE))
    return tiles


def _around(boxes: Sequence[Box], screen: Box) -> Box:
    """The part of the screen that holds `boxes`, with a little around them for outlines and shadows.

    The whole screen at SCALE is 10 MB to make, send and decode, mostly for a few words.
    """
    left, top = min(box.x for box in boxes) - AROUND, min(box.y for box in boxes) - AROUND
    right, bottom = max(box.right for box in boxes) + AROUND, max(box.bottom for box in boxes) + AROUND
    x, y = max(screen.x, math.floor(left)), max(screen.y, math.floor(top))
    return Box(x, y, min(screen.right, math.ceil(right)) - x, min(screen.bottom, math.ceil(bottom)) - y)


def _boxes(frames: Iterable[Evidence]) -> Iterable[Box]:
    for frame in frames:
        if frame.texts is None:
            continue
        for run in frame.texts.runs:
            style = frame.texts.styles[run.style]
            fine = run.covered or style.paint == "rendered" or style.outline > 0
            if run.letters and run.scroller < 0 and fine:
                yield from (Box(*rect) for rect in run.rects)


async def capture_texts(
    session: CDPSession,
    root: FrameNode,
    frames: Sequence[Evidence],
    device: Device,
    page: bytes,
) -> tuple[list[TextTile], dict[str, bytes]]:
    """The frozen page without its glyphs, and the tiles with them and without, as PNG by the names of the images.

    page: the whole page as it is drawn; comes back with the frames that it lacks.
    """
    tiles, graphics = text_tiles(frames, device), graphic_tiles(frames)
    images = {f"{tile.name}-drawn": await _capture(session, device, tile) for tile in tiles + graphics}
    windows = distant_windows(frames, device) if root.world is not None else []
    if root.world is not None and windows:
        images["full-page"] = await with_windows(session, root.world, device, page, windows)
    scrolled = [(view, await capture_view(session, root, device, view)) for view in scroll_views(frames)]
    async with hidden_glyphs(root):
        images["without-glyphs"] = (await full_page(session, device))[0]
        if root.world is not None and windows:
            bare = images["without-glyphs"]
            images["without-glyphs"] = await with_windows(session, root.world, device, bare, windows)
        images |= {f"{tile.name}-behind": await _capture(session, device, tile) for tile in tiles}
        for view, first in scrolled:
            second = await capture_view(session, root, device, view) if first else None
            if first and second and first.box == second.box:
                name = f"tile-scrolled-{len(tiles):02d}"
                images |= {f"{name}-drawn": first.image, f"{name}-behind": second.image}
                tiles.append(
                    TextTile(name=name, box=first.box, scale=view.scale, scroller=view.scroller, frame=view.frame)
                )
    if await may_move(root, frames):
        drawn, behind = images.get("full-page", page), images["without-glyphs"]
        moving = await capture_moving(session, root, frames, device, drawn, behind)
        tiles += moving[0]
        images |= moving[1]
    covered = _covered(frames, Box(0, 0, device.viewport_width, device.viewport_height))
    if root.world is not None and covered is not None:
        async with lifted_overlays(root.world) as lifted:
            if lifted:
                tile = TextTile(name="tile-uncovered", box=covered, scale=SCALE, lifted=lifted)
                images[f"{tile.name}-drawn"] = await _capture(session, device, tile)
                async with hidden_glyphs(root):
                    images[f"{tile.name}-behind"] = await _capture(session, device, tile)
                tiles.append(tile)
    return tiles + graphics, images


def _covered(frames: Sequence[Evidence], screen: Box) -> Box | None:
    """The part of the screen whose words something lies over; None if there are none."""
    runs = [run for run in _runs(frames) if run.covered and run.letters]
    boxes = [Box(*rect) for run in runs for rect in run.rects if Box(*rect).intersection(screen) is not None]
    return _around(boxes, screen) if boxes else None


def _runs(frames: Iterable[Evidence]) -> Iterable[TextRun]:
    return (run for frame in frames if frame.texts is not None for run in frame.texts.runs)


async def _capture(session: CDPSession, device: Device, tile: TextTile) -> bytes:
    box = tile.box
    return await capture(session, device, box.width, box.height, x=box.x, y=box.y, scale=tile.scale)
