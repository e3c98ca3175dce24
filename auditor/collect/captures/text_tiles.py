"""What is captured beside the page: text whose colour only its pixels tell, finer; text that must be scrolled to."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Sequence

from playwright.async_api import CDPSession

from auditor.collect.browser.worlds import FrameNode
from auditor.collect.captures.distant_frames import distant_windows, near_frames, with_windows
from auditor.collect.captures.glyphs import hidden_glyphs
from auditor.collect.captures.graphic_tiles import graphic_tiles
from auditor.collect.captures.moving_text import capture_moving, may_move
from auditor.collect.captures.overlays import LEAST_SHOWN, lifted_overlays
from auditor.collect.captures.screenshots import capture, full_page
from auditor.collect.captures.scroll_views import capture_view, scroll_views
from auditor.model.device import Device
from auditor.model.evidence import Evidence
from auditor.model.evidence.texts import TextRun
from auditor.model.geometry import Box
from auditor.model.tile import TextTile

SCALE = 3.0
"""Pixels for a CSS px: the stems of thin 12 px type are then more than a pixel wide, and some pixels are all glyph."""

MOST_TILES = 20
"""Tiles of one page; gradient text is for headings."""

CAPTURE = 100_000.0
"""CSS px² that cost as much to capture at SCALE, and to decode, as any capture costs however small it is (33 ms)."""

AROUND = 16.0
"""CSS px around a text that its tile shows, too: more than its outlines and shadows take."""

LARGEST = 600.0
"""CSS px: the side of a text below the first screen beyond which it is no heading; its first part stands for it."""


def text_tiles(frames: Sequence[Evidence], device: Device) -> list[TextTile]:
    """Tiles that show all such texts; texts close to each other share one, as far as that is cheaper."""
    screen = Box(0, 0, device.viewport_width, device.viewport_height)
    boxes = sorted({_around(box if box.within(screen) else _cut(box)) for box in _boxes(frames)}, key=_reading_order)
    found: list[Box] = []
    for box in boxes:
        dearer = ((_cost(each.union(box)) - _cost(each), number) for number, each in enumerate(found))
        extra, number = min(dearer, default=(math.inf, 0))
        if extra <= _cost(box):
            found[number] = found[number].union(box)
        else:
            found.append(box)
    return [TextTile(name=f"tile-{number:02d}", box=box, scale=SCALE) for number, box in enumerate(found[:MOST_TILES])]


def _reading_order(box: Box) -> tuple[float, float]:
    return box.y, box.x


def _cost(box: Box) -> float:
    return CAPTURE + box.area


def _cut(box: Box) -> Box:
    return Box(box.x, box.y, min(box.width, LARGEST), min(box.height, LARGEST))


def _around(box: Box) -> Box:
    """The box with a little around it, on whole pixels, as far as the page goes to the left and up."""
    x, y = max(0, math.floor(box.x - AROUND)), max(0, math.floor(box.y - AROUND))
    return Box(x, y, math.ceil(box.right + AROUND) - x, math.ceil(box.bottom + AROUND) - y)


def _boxes(frames: Iterable[Evidence]) -> Iterable[Box]:
    for frame in frames:
        if frame.texts is None:
            continue
        for run in frame.texts.runs:
            style = frame.texts.styles[run.style]
            fine = style.paint == "rendered" or style.outline > 0
            if run.letters and run.scroller < 0:
                lines = range(len(run.rects)) if fine else run.covered_lines
                yield from (Box(*run.rects[line]) for line in lines)


async def capture_texts(
    session: CDPSession,
    root: FrameNode,
    frames: Sequence[Evidence],
    device: Device,
    page: bytes,
) -> tuple[list[TextTile], dict[str, bytes]]:
    """The frozen page without its glyphs, and the tiles with them and without, as PNG by the names of the images.

    page: the whole page as it is drawn; comes back with the frames that it lacks. The image `uncovered` is its first
    screen without what lies fixed over it, for the report's pictures.
    """
    near = near_frames(frames, device)
    tiles, graphics = text_tiles(near, device), graphic_tiles(near)
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
    if root.world is not None and _lies_over_it(frames[0]):
        async with lifted_overlays(root.world, LEAST_SHOWN) as lifted:
            if lifted:
                images["uncovered"] = await capture(session, device, device.viewport_width, device.viewport_height)
    return tiles + graphics, images


def _lies_over_it(top: Evidence) -> bool:
    """Whether something fixed covers so much of the first screen that the report's pictures would show it instead."""
    found = top.layers
    return found is not None and any(
        layer.position in {"fixed", "top-layer"} and layer.hits >= LEAST_SHOWN * found.points for layer in found.layers
    )


def _covered(frames: Sequence[Evidence], screen: Box) -> Box | None:
    """The part of the screen whose words something lies over; None if there are none."""
    lines = (run.rects[line] for run in _runs(frames) if run.letters for line in run.covered_lines)
    boxes = [Box(*rect) for rect in lines if Box(*rect).intersection(screen) is not None]
    return functools.reduce(Box.union, map(_around, boxes)).intersection(screen) if boxes else None


def _runs(frames: Iterable[Evidence]) -> Iterable[TextRun]:
    return (run for frame in frames if frame.texts is not None for run in frame.texts.runs)


async def _capture(session: CDPSession, device: Device, tile: TextTile) -> bytes:
    box = tile.box
    return await capture(session, device, box.width, box.height, x=box.x, y=box.y, scale=tile.scale)
