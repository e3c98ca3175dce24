"""The frames of the sealed page that have fields, and where in the viewport a point of theirs is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from auditor.collect.browser.input import Point
from auditor.collect.browser.worlds import FrameNode, World
from auditor.model.evidence import Evidence

# The corner of what a frame's element shows, and the part of that on the screen, in px of its parent's viewport.
_CORNER = """function (owner) {
  const rect = globalThis.auditorLibrary.rect(owner);
  const x = rect.left + owner.clientLeft, y = rect.top + owner.clientTop;
  return JSON.stringify({ x, y, width: owner.clientWidth, height: owner.clientHeight });
}"""
_INTO_VIEW = """function (owner, x, y) {
  const rect = globalThis.auditorLibrary.rect(owner);
  const at = rect.top + owner.clientTop + y;
  if (at < 40 || at > innerHeight - 40) scrollBy({ top: at - innerHeight / 2, behavior: "instant" });
}"""


class View(msgspec.Struct, frozen=True):
    """The part of a frame's viewport that is on the screen, CSS px of the frame."""

    left: float
    top: float
    right: float
    bottom: float


class _Corner(msgspec.Struct, frozen=True):
    x: float
    y: float
    width: float
    height: float


class FormFrame:
    """A frame with fields. `world`: its own; `owners`: from the top document inwards, the frames' elements around it,
    each with the world that it stands in."""

    def __init__(self, node: FrameNode, world: World, owners: Sequence[tuple[World, int]]) -> None:
        self.node = node
        self.world = world
        self.owners = owners

    @property
    def is_top(self) -> bool:
        """Whether it is the page itself."""
        return not self.owners

    async def on_screen(self, point: Point) -> Point:
        """`point` of this frame's viewport as one of the page's, moved into it if need be."""
        x, y = point.x, point.y
        for world, owner in reversed(self.owners):
            handle = await world.resolve(owner)
            await world.call(_INTO_VIEW, handle, x, y)
            corner = await self._corner(world, handle)
            x, y = x + corner.x, y + corner.y
        return Point(x, y)

    async def corner(self) -> tuple[float, float]:
        """The top left corner of its viewport, in CSS px of the page's."""
        corners = [await self._corner(world, await world.resolve(owner)) for world, owner in self.owners]
        return sum(each.x for each in corners), sum(each.y for each in corners)

    async def view(self, width: float, height: float) -> View:
        """What of it is on a screen of that size (CSS px)."""
        left, top, right, bottom = 0.0, 0.0, width, height
        for world, owner in self.owners:
            corner = await self._corner(world, await world.resolve(owner))
            left, right = max(left - corner.x, 0), min(right - corner.x, corner.width)
            top, bottom = max(top - corner.y, 0), min(bottom - corner.y, corner.height)
        return View(left, top, right, bottom)

    async def _corner(self, world: World, handle: Any) -> _Corner:
        return msgspec.json.decode(await world.call(_CORNER, handle), type=_Corner)


def frames_with_fields(root: FrameNode, top: World, frames: Sequence[Evidence]) -> list[FormFrame]:
    """The frames in which the probes saw a field that one types into, the page itself first. `top`: its world."""
    wanted = {frame.selector for frame in frames if any(_is_typed(field) for field in frame.fields or [])}
    return [
        FormFrame(node, top if node is root else node.world, owners)
        for node, owners in _walk(root, ())
        if node.world is not None and node.place is not None and node.place.selector in wanted
    ]


def _is_typed(field: Any) -> bool:
    return bool(field.visible and field.editable and not field.disabled and not field.readonly and not field.in_search)


def _walk(
    node: FrameNode, owners: tuple[tuple[World, int], ...]
) -> Iterator[tuple[FrameNode, tuple[tuple[World, int], ...]]]:
    yield node, owners
    for child in node.children:
        if node.world is not None and child.owner is not None:
            yield from _walk(child, (*owners, (node.world, child.owner)))
