"""Captures once more what moved between the capture with glyphs and the one without."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
from playwright.async_api import CDPSession

from auditor.collect.browser.worlds import FrameNode
from auditor.collect.captures.changes import differ, moving_areas, overlap_any, pixels, texts_in_page
from auditor.collect.captures.distant_frames import distant_windows
from auditor.collect.captures.glyphs import hidden_glyphs
from auditor.collect.captures.screenshots import capture
from auditor.collect.page.bundle import script
from auditor.model.device import Device
from auditor.model.evidence import Evidence
from auditor.model.geometry import Box
from auditor.model.tile import TextTile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_PICTURES = script("captures/pictures")

TRIES = 2
"""Pairs beside the first: a film shows other pictures in them, and one of a slow animation stands still."""


async def may_move(root: FrameNode, frames: Sequence[Evidence]) -> bool:
    """Whether a text lies over anything that a frozen page does not hold still. Pictures of generated content are left
    out: to ask for each costs more than the pictures that move there are worth."""
    texts = list(texts_in_page(frames))
    for node in root.walk():
        if node.world is None:
            return True
        if node.place is not None:
            pictures = msgspec.json.decode(await node.world.call(_PICTURES), type=list[Box])
            if overlap_any(texts, pictures):
                return True
    return False


async def capture_moving(
    session: CDPSession, root: FrameNode, frames: Sequence[Evidence], device: Device, drawn: bytes, behind: bytes
) -> tuple[list[TextTile], dict[str, bytes]]:
    """Further pairs of the areas around texts where the two captures of the page (PNG) do not agree.

    Costs no capture where nothing moved. What turns out to stand still after all, an icon that went with the glyphs,
    comes back as no tile.
    """
    page, bare, areas = await asyncio.to_thread(_areas, frames, device, drawn, behind)
    tiles: list[TextTile] = []
    images: dict[str, bytes] = {}
    for moment in range(1, TRIES + 1):
        if not areas:
            break
        shown = [await _capture(session, device, area) for area in areas]
        async with hidden_glyphs(root):
            hidden = [await _capture(session, device, area) for area in areas]
        if moment == 1:
            moving = [
                differ(pixels(first), page[_rows(area)]) or differ(pixels(second), bare[_rows(area)])
                for area, first, second in zip(areas, shown, hidden, strict=True)
            ]
            shown, hidden = _only(moving, shown), _only(moving, hidden)
            areas = [area for area, moves in zip(areas, moving, strict=True) if moves]
        for number, (area, first, second) in enumerate(zip(areas, shown, hidden, strict=True)):
            name = f"tile-moving-{number:02d}-{moment}"
            images |= {f"{name}-drawn": first, f"{name}-behind": second}
            tiles.append(TextTile(name=name, box=area, scale=1, moment=moment))
    return tiles, images


def _areas(
    frames: Sequence[Evidence], device: Device, drawn: bytes, behind: bytes
) -> tuple[NDArray[np.uint8], NDArray[np.uint8], list[Box]]:
    """The pixels of the two captures, and the areas in question, but for frames that no single capture shows."""
    page, bare = pixels(drawn), pixels(behind)
    pasted = distant_windows(frames, device)
    found = moving_areas(frames, page, bare)
    return page, bare, [area for area in found if all(window.intersection(area) is None for window in pasted)]


def _only(wanted: Sequence[bool], images: Sequence[bytes]) -> list[bytes]:
    return [image for image, keep in zip(images, wanted, strict=True) if keep]


def _rows(area: Box) -> tuple[slice, slice]:
    return slice(int(area.y), int(area.bottom)), slice(int(area.x), int(area.right))


async def _capture(session: CDPSession, device: Device, area: Box) -> bytes:
    return await capture(session, device, area.width, area.height, x=area.x, y=area.y)
