"""The two captures of the frozen page, with its glyphs and without, as arrays of pixels."""

from __future__ import annotations

import functools
import io
import itertools
import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot

if TYPE_CHECKING:
    from numpy.typing import NDArray

DRAWN, BEHIND = "full-page", "without-glyphs"

MOMENT_BYTES = 200_000_000
"""Of the captures of all moments: each is a copy of the whole page. One is kept in any case."""


class Pixels(NamedTuple):
    """A rectangle of the page, (height, width, 3) sRGB: as it is drawn, and without glyphs."""

    drawn: NDArray[np.uint8]
    behind: NDArray[np.uint8]

    def difference(self) -> NDArray[np.int16]:
        """The largest difference of a channel at each pixel, 0–255."""
        result: NDArray[np.int16] = np.abs(self.drawn.astype(np.int16) - self.behind).max(axis=2)
        return result


class Pair(NamedTuple):
    """Two captures of one rectangle of the page, `scale` pixels for a CSS px."""

    box: Box
    scale: float
    pixels: Pixels
    scroller: tuple[str, int] | None = None  # the frame's selector and the index of what was scrolled for it

    def cut(self, rect: Box) -> Pixels | None:
        """The pixels of a rectangle, CSS px, widened to whole ones; None where the captures do not show all of it."""
        left, top = math.floor((rect.x - self.box.x) * self.scale), math.floor((rect.y - self.box.y) * self.scale)
        right, bottom = (
            math.ceil((rect.right - self.box.x) * self.scale),
            math.ceil((rect.bottom - self.box.y) * self.scale),
        )
        height, width = self.pixels.drawn.shape[:2]
        # A pixel over the edge is rounding; more is text that was not captured.
        if left < -1 or top < -1 or right > width + 1 or bottom > height + 1:
            return None
        rows, columns = slice(max(0, top), bottom), slice(max(0, left), right)
        cut = Pixels(self.pixels.drawn[rows, columns], self.pixels.behind[rows, columns])
        return cut if cut.drawn.size else None


class Captures(NamedTuple):
    """The whole page at one pixel for a CSS px, and tiles that show the detail of some glyphs.

    uncovered: the first screen without what covers it, None where nothing does. overlay: the selector of that.
    moving: where something moved between the two. moments: the captures with what was taken there later in its place.
    """

    page: Pair
    tiles: list[Pair]
    uncovered: Pair | None = None
    overlay: str = ""
    moving: tuple[Box, ...] = ()
    moments: tuple[Captures, ...] = ()

    def moves(self, rect: Box) -> bool:
        """Whether something behind a rectangle of the page moved."""
        return any(area.intersection(rect) for area in self.moving)

    def tile(self, rect: Box, scroller: tuple[str, int] | None = None) -> Pair | None:
        """The finest tile that shows all of a rectangle; of those for which `scroller` was scrolled."""
        found = [tile for tile in self.tiles if tile.scroller == scroller and tile.cut(rect) is not None]
        return max(found, key=lambda tile: tile.scale) if found else None


def captures(snapshot: Snapshot) -> Captures | None:
    """The captures of a visit; None where one of the two is missing."""
    page = _pair(snapshot, DRAWN, BEHIND, None, 1.0)
    if page is None:
        return None
    tiles: list[Pair] = []
    uncovered: Pair | None = None
    overlay = ""
    later: dict[int, list[Pair]] = {}
    for tile in snapshot.tiles:
        pair = _pair(snapshot, f"{tile.name}-drawn", f"{tile.name}-behind", tile.box, tile.scale)
        if tile.moment:
            if pair is not None:
                later.setdefault(tile.moment, []).append(pair)
        elif tile.lifted:
            uncovered, overlay = pair, tile.lifted[0]
        elif pair is not None:
            tiles.append(pair._replace(scroller=(tile.frame, tile.scroller) if tile.scroller >= 0 else None))
    moving = tuple(dict.fromkeys(pair.box for pairs in later.values() for pair in pairs))
    first = Captures(page, tiles, uncovered, overlay, moving)
    most = max(1, MOMENT_BYTES // (2 * page.pixels.drawn.size))
    moments = tuple(_at_moment(first, pairs) for pairs in itertools.islice(later.values(), most))
    return first._replace(moments=(first, *moments)) if moments else first


def _at_moment(first: Captures, pairs: list[Pair]) -> Captures:
    """The captures as they would be had all of them been taken when these were."""
    drawn, behind = first.page.pixels.drawn.copy(), first.page.pixels.behind.copy()
    for pair in pairs:
        top, left = int(pair.box.y), int(pair.box.x)
        for whole, part in ((drawn, pair.pixels.drawn), (behind, pair.pixels.behind)):
            place = whole[top : top + part.shape[0], left : left + part.shape[1]]
            place[:] = part[: place.shape[0], : place.shape[1]]
    page = first.page._replace(pixels=Pixels(drawn, behind))
    # What the finer tiles show is of another moment.
    return first._replace(page=page, tiles=pairs)


def page_and_tiles(snapshot: Snapshot, prefix: str) -> tuple[Pair, list[Pair]] | None:
    """The whole page and the tiles whose names begin with `prefix`; None where the page was not captured.

    What lies behind them is taken from the page, at one pixel for a CSS px, and only where the page differs from it.
    """
    page = _pair(snapshot, DRAWN, BEHIND, None, 1.0)
    if page is None:
        return None
    tiles = (
        _on_page(tile.box, tile.scale, image_of(snapshot.images[f"{tile.name}-drawn"]), page.pixels)
        for tile in snapshot.tiles
        if tile.name.startswith(prefix) and f"{tile.name}-drawn" in snapshot.images
    )
    return page, list(tiles)


def _on_page(box: Box, scale: float, drawn: NDArray[np.uint8], page: Pixels) -> Pair:
    height, width = page.drawn.shape[:2]
    rows, columns = (
        np.clip(np.floor(start + (np.arange(length) + 0.5) / scale).astype(int), 0, limit - 1)
        for start, length, limit in ((box.y, drawn.shape[0], height), (box.x, drawn.shape[1], width))
    )
    place = np.ix_(rows, columns)
    behind = page.behind[place]
    same = (page.drawn[place] == behind).all(axis=2, keepdims=True)
    return Pair(box, scale, Pixels(np.where(same, behind, drawn), behind))


def _pair(snapshot: Snapshot, drawn: str, behind: str, box: Box | None, scale: float) -> Pair | None:
    if drawn not in snapshot.images or behind not in snapshot.images:
        return None
    first, second = ((image_of if box else shared_image)(snapshot.images[name]) for name in (drawn, behind))
    # A page may end a pixel later in one of them; what both show is compared.
    height, width = (min(sizes) for sizes in zip(first.shape[:2], second.shape[:2], strict=True))
    pixels = Pixels(first[:height, :width], second[:height, :width])
    return Pair(box or Box(0, 0, width, height), scale, pixels)


def image_of(png: bytes) -> NDArray[np.uint8]:
    """The pixels of a capture, (height, width, 3) sRGB."""
    from PIL import Image

    with Image.open(io.BytesIO(png)) as image:
        # Converting would copy the whole page once more; the captures are opaque.
        pixels = np.asarray(image if image.mode in ("RGB", "RGBA") else image.convert("RGB"))
        return pixels[..., :3]


shared_image = functools.lru_cache(maxsize=2)(image_of)
"""The same, kept for the next that asks: to decode a long page takes 0.1 s. The last to need it clears it, as the
pixels of a long page take 100 MB; without a cache it is merely decoded again."""
