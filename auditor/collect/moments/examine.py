"""One moment, examined as the arrival is: held still, probed, captured with its glyphs and without."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from playwright.async_api import CDPSession

from auditor.collect.browser.worlds import FrameNode
from auditor.collect.captures.screenshots import full_page
from auditor.collect.captures.text_tiles import capture_texts
from auditor.collect.desk import Desk
from auditor.collect.page.gather import gather
from auditor.model.evidence import Evidence
from auditor.model.moment import Fresh, MomentEvidence
from auditor.model.subject import Moment
from auditor.model.tile import TextTile

CAPTURED = frozenset({"texts", "graphics"})
"""Probes whose evidence is read together with captures."""


class Examined(NamedTuple):
    """What the probes saw in each frame, tiles, and images by their names as in Snapshot."""

    frames: list[Evidence]
    tiles: list[TextTile]
    images: dict[str, bytes]

    def lay_down(self, desk: Desk, moment: Moment, fresh: Sequence[Fresh]) -> None:
        """As what the page shows at `moment`, of which `fresh` is new."""
        desk.images |= {moment.name + name: image for name, image in self.images.items()}
        found = MomentEvidence(moment=moment, fresh=list(fresh), frames=self.frames, tiles=self.tiles)
        desk.given.setdefault("moments", []).append(found)


async def examine(desk: Desk, session: CDPSession, root: FrameNode) -> Examined:
    """The frozen page of `session` as it is now."""
    captured = bool(CAPTURED & desk.probes)
    page = (await full_page(session, desk.device))[0] if captured or desk.options.images else b""
    frames, _ = await gather(root, desk.device, sorted(desk.probes), named=desk.options.named)
    found = Examined(frames, [], {"full-page": page} if page else {})
    if not captured:
        return found
    tiles, images = await capture_texts(session, root, frames, desk.device, page)
    return Examined(frames, tiles, found.images | images)
