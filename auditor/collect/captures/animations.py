"""Finds pictures that move by themselves, from the files that the browser has: nothing is asked for anew."""

from __future__ import annotations

import asyncio
import base64
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import msgspec
from playwright.async_api import CDPSession, Error

from auditor.collect.browser.worlds import EvaluationError, FrameNode
from auditor.collect.desk import Desk
from auditor.collect.page.bundle import script
from auditor.model.animation import AnimatedPicture
from auditor.model.subject import At

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PICTURES = 200
"""Pictures of a page that may be animated by their address."""

MOST_FILES = 30
"""Files that are read; each costs some milliseconds and its own size in memory."""

LARGEST = 4_000_000
"""Bytes of a file that is read; base64 of a data: address takes a third more."""

WIDEST = 9_000_000
"""Pixels of a picture that is read, a little more than a screen of 3840 × 2160 has. Pillow takes 13 bytes for each: a
gigabyte for a GIF of 9,000 × 9,000 px, which is a file of 180 kB."""

ENOUGH = 60.0
"""Seconds of movement after which the frames that are left are not counted any more."""

QUICK = 0.011
"""Seconds up to which browsers show a frame for DEFAULT, as if it said nothing: 0 or 10 ms."""

DEFAULT = 0.1

_FORMATS = frozenset({"image/gif", "image/webp", "image/png", "image/apng"})
_FIND = script("captures/animations")


class _Candidate(msgspec.Struct, frozen=True):
    at: At
    url: str


async def step(desk: Desk) -> None:
    """The step: pictures that move."""
    desk.given["animations"] = await animated_pictures(desk.cdp, desk.root)


async def animated_pictures(session: CDPSession, root: FrameNode) -> list[AnimatedPicture]:
    """Those of all frames that can be looked into, in the order of the page."""
    candidates: list[_Candidate] = []
    for node in root.walk():
        if node.world is not None and node.place is not None:
            try:
                answer = await node.world.call(_FIND, MOST_PICTURES, LARGEST)
            except (Error, EvaluationError):
                continue  # the frame has gone
            candidates += msgspec.json.decode(answer, type=list[_Candidate])
    if not candidates:
        return []
    files = await _files(session)
    known: dict[str, tuple[bool, float | None]] = {}
    found = []
    for candidate in candidates:
        if candidate.url not in known:
            read = None if len(known) >= MOST_FILES else await _read(session, candidate.url, files)
            known[candidate.url] = (False, None) if read is None else await asyncio.to_thread(movement, read)
        moves, seconds = known[candidate.url]
        if moves:
            found.append(AnimatedPicture(at=candidate.at, seconds=seconds))
    return found


async def _files(session: CDPSession) -> dict[str, str]:
    """Address → the frame that has the file, of those whose format may be animated."""
    try:
        tree = await session.send("Page.getResourceTree")
    except Error:
        return {}
    return {
        resource["url"]: frame["frame"]["id"]
        for frame in _frames(tree["frameTree"])
        for resource in frame.get("resources", [])
        if resource.get("mimeType") in _FORMATS and resource.get("contentSize", 0) <= LARGEST
    }


def _frames(tree: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield tree
    for child in tree.get("childFrames", []):
        yield from _frames(child)


async def _read(session: CDPSession, url: str, files: dict[str, str]) -> bytes | None:
    try:
        if url.startswith("data:"):
            head, _, body = url.partition(",")
            return base64.b64decode(body) if head.endswith(";base64") else None
        if url not in files:
            return None
        content = await session.send("Page.getResourceContent", {"frameId": files[url], "url": url})
        return base64.b64decode(content["content"]) if content["base64Encoded"] else None
    except (Error, ValueError):
        return None


def movement(file: bytes) -> tuple[bool, float | None]:
    """Whether a picture has several frames, and for how many seconds it shows them; None where it goes on for ever.

    From ENOUGH on it is at least so much. A file that can't be read, or is wider than WIDEST, does not move.
    """
    from PIL.Image import open as opened

    try:
        with _unbombed(), opened(io.BytesIO(file)) as image:
            if _is_too_wide(image) or not getattr(image, "is_animated", False):
                return False, None
            rounds = _rounds(image.format, image.info)
            if rounds is None:
                return True, None
            seconds = 0.0
            for number in range(getattr(image, "n_frames", 1)):
                image.seek(number)
                if _is_too_wide(image):  # a frame of a GIF may be wider than its picture
                    return False, None
                if image.format == "WEBP":
                    image.load()  # only then is the frame's own time known
                shown = float(image.info.get("duration") or 0) / 1000
                seconds += shown if shown >= QUICK else DEFAULT
                if seconds * rounds >= ENOUGH:
                    break
            return True, round(seconds * rounds, 2)
    except Exception:  # noqa: BLE001 - whatever Pillow's readers stumble over in a broken file
        return False, None


def _is_too_wide(image: Image) -> bool:
    return image.width * image.height > WIDEST


@contextmanager
def _unbombed() -> Iterator[None]:
    """Within it a picture of more pixels than Pillow thinks safe is an error, as is one of twice as many: else a page
    could have a warning of Pillow's printed in the terminal."""
    from PIL.Image import DecompressionBombWarning

    with warnings.catch_warnings():
        warnings.simplefilter("error", DecompressionBombWarning)
        yield


def _rounds(form: str | None, info: dict[Any, Any]) -> int | None:
    """How many times all frames are shown; None for without end.

    In GIF the number (of the Netscape block) counts repetitions and is not there for none; in APNG and WebP it counts
    rounds. 0 is without end in all of them.
    """
    loop = info.get("loop")
    if form == "GIF":
        return 1 if loop is None else None if loop == 0 else int(loop) + 1
    return int(loop) or None if loop is not None else 1
