"""One moment, examined as the arrival is: held still, probed, captured with its glyphs and without."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from playwright.async_api import CDPSession

from auditor.collect.browser.worlds import FrameNode
from auditor.collect.captures.screenshots import full_page
from auditor.collect.captures.text_tiles import capture_texts
from auditor.collect.desk import Desk
from auditor.collect.page.gather import gather
from auditor.model.moment import Fresh, MomentEvidence
from auditor.model.subject import Moment
from auditor.model.tile import TextTile

CAPTURED = frozenset({"texts", "graphics"})
"""Probes whose evidence is read together with captures."""


async def examine(desk: Desk, session: CDPSession, root: FrameNode, moment: Moment, fresh: Sequence[Fresh]) -> None:
    """Lays down what the frozen page of `session` shows at `moment`."""
    wanted: Collection[str] = sorted(desk.probes)
    captured = bool(CAPTURED & set(wanted))
    page = (await full_page(session, desk.device))[0] if captured or desk.options.images else b""
    frames, _ = await gather(root, desk.device, list(wanted))
    tiles: list[TextTile] = []
    images: dict[str, bytes] = {}
    if captured:
        tiles, images = await capture_texts(session, root, frames, desk.device, page)
    images = {"full-page": page, **images} if page else {}
    desk.images |= {moment.name + each: image for each, image in images.items()}
    found = MomentEvidence(moment=moment, fresh=list(fresh), frames=frames, tiles=tiles)
    desk.given.setdefault("moments", []).append(found)
