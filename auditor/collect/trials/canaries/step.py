"""The step: a value of its own typed into each text field of the sealed page, and looked for in all that would leave.

Key by key, as a customer types, then the focus leaves; no form is sent. The last step of a visit: scripts that wait
until they have something to send get their time at once, as virtual time, and are told that the page is left.
"""

from __future__ import annotations

import asyncio
import functools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

import msgspec
from msgspec.structs import replace
from playwright.async_api import CDPSession, Error

from auditor.collect.browser.clock import Clock
from auditor.collect.browser.worlds import EvaluationError, World
from auditor.collect.desk import Desk
from auditor.collect.page.bundle import script
from auditor.collect.tasks import break_off, started
from auditor.collect.trials.canaries.finding import LONGEST, Finder
from auditor.collect.trials.canaries.listening import Listener, Message
from auditor.collect.trials.canaries.values import Canary, make
from auditor.collect.trials.forms.frames import FormFrame, frames_with_fields
from auditor.model.canaries import CanaryTrial, Sighting, Store
from auditor.model.url import host, same_site, split

MOST = 12
"""Fields of a page that are typed into."""

SEEN = 20
"""Places that are told of one value."""

BATCH = 5.0
"""Virtual seconds in which recorders send what they have gathered; they wait from 0.1 to 5 s."""

PATIENCE = 300
"""Milliseconds for a database of the page to be read."""

TICKS = 12
"""Times that virtual time is let go on meanwhile."""

Kept: TypeAlias = tuple[str, Store, str, str]
"""What a document keeps: the document's address, the store, the key, the text."""

# For the scripts of the page: the customer goes elsewhere. In the page's own world, where it is looked up.
_LEAVE = """(() => {
  for (const [name, value] of [["visibilityState", "hidden"], ["hidden", true]]) {
    Object.defineProperty(document, name, { configurable: true, get: () => value });
  }
  document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  dispatchEvent(new PageTransitionEvent("pagehide"));
})()"""

_SCRIPTS = ("trials/sight", "trials/forms/fields", "trials/canaries/canaries")


class _Gathered(msgspec.Struct, frozen=True):
    left: int
    fields: list[CanaryTrial]


@functools.cache
def _source() -> str:
    return ";\n".join(script(name) for name in _SCRIPTS)


async def step(desk: Desk) -> None:
    """The step."""
    frames = frames_with_fields(desk.root, desk.sealed.world, desk.frames or [])
    own = [frame for frame in frames if _is_own(frame, desk.final_url)]
    if not own:
        desk.given["canaries"] = []
        return
    top = desk.sealed.world
    listener = Listener(desk.session.context, desk.cdp, top.frame_id, desk.network.sockets)
    listener.start()
    try:
        typing = _Typing(desk.cdp)
        left = 0
        for frame in own:
            left += await typing.fill(frame)
        stored = await _after(desk) if typing.canaries else []
    finally:
        listener.stop()
    found = _sightings(typing.canaries, await listener.messages(), stored or [])
    desk.given["canaries"] = [
        replace(trial, seen=found[canary][:SEEN], watched=stored is not None)
        for trial, canary in zip(typing.trials, typing.canaries, strict=True)
    ]
    desk.tried_in_part("canaries", left)


def _is_own(frame: FormFrame, page: str) -> bool:
    """What is typed into a frame of another site is that site's to read."""
    return frame.is_top or not host(frame.node.url) or same_site(frame.node.url, page)


class _Typing:
    """Types into the fields of one frame after the other. trials, canaries: of the same order."""

    def __init__(self, session: CDPSession) -> None:
        self.session = session
        self.trials: list[CanaryTrial] = []
        self.canaries: list[Canary] = []

    async def fill(self, frame: FormFrame) -> int:
        """How many fields were left out. A frame that shows something else meanwhile keeps its fields, as not typed
        into. Raises Error or EvaluationError if its fields can't be found."""
        await frame.world.evaluate(_source())
        room = MOST - len(self.trials)
        gathered = msgspec.json.decode(await _call(frame.world, "gather", room), type=_Gathered)
        canaries = [make(field.kind) for field in gathered.fields]
        try:
            for index, canary in enumerate(canaries):
                if await _call(frame.world, "begin", index):
                    await self._type(canary)
            await _call(frame.world, "blur")
            typed = msgspec.json.decode(await _call(frame.world, "typed"), type=list[bool])
        except (Error, EvaluationError):
            typed = [False] * len(canaries)
        self.trials += [replace(trial, typed=done) for trial, done in zip(gathered.fields, typed, strict=True)]
        self.canaries += canaries
        return gathered.left

    async def _type(self, canary: Canary) -> None:
        """All at once on its way: the browser takes the keys in their order."""
        keys = [message for key in canary.keyed for message in _key(key)]
        await asyncio.gather(*(self.session.send("Input.dispatchKeyEvent", message) for message in keys))
        rest = canary.value[len(canary.keyed) :]
        if rest:
            await self.session.send("Input.insertText", {"text": rest})


def _key(key: str) -> Sequence[dict[str, Any]]:
    """The messages of a key that is pressed and let go."""
    code = f"Digit{key}" if key.isdigit() else f"Key{key.upper()}"
    common = {"key": key, "code": code, "windowsVirtualKeyCode": ord(key.upper())}
    return {**common, "type": "keyDown", "text": key}, {**common, "type": "keyUp"}


async def _after(desk: Desk) -> list[Kept] | None:
    """Gives scripts their time, and reads what the documents keep; None if either could not be done."""
    clock = Clock(desk.cdp, patient=False)
    try:
        await clock.advance(BATCH)
        await desk.cdp.send("Runtime.evaluate", {"expression": _LEAVE})
        await clock.advance(0.1)
        return await _ticking(clock, started(_stored(desk)))
    except TimeoutError:
        return None  # a page that never rests; what it had sent until then was heard


async def _ticking(clock: Clock, reading: asyncio.Task[list[Kept]]) -> list[Kept] | None:
    """What is read while time passes: databases answer at no other time. None if they do not."""
    for _ in range(TICKS):
        await asyncio.wait({reading}, timeout=0.01)
        if reading.done():
            return reading.result()
        await clock.advance(PATIENCE / 1000 / TICKS * 2)
    await break_off(reading, 0.0)
    return None


async def _stored(desk: Desk) -> list[Kept]:
    worlds = [desk.sealed.world, *(node.world for node in desk.root.walk() if node is not desk.root)]
    found = await asyncio.gather(*map(_kept, filter(None, worlds)))
    return [each for own in found for each in own]


async def _kept(world: World) -> list[Kept]:
    try:
        text = await world.call(script("trials/canaries/stored"), LONGEST, PATIENCE, wait=True)
        return [(world.url, *each) for each in msgspec.json.decode(text, type=list[tuple[Store, str, str]])]
    except (Error, EvaluationError, msgspec.DecodeError):
        return []  # the frame has gone


def _sightings(
    canaries: Sequence[Canary], messages: Sequence[Message], stored: Iterable[Kept]
) -> dict[Canary, list[Sighting]]:
    finder = Finder(canaries)
    found: dict[Canary, dict[Sighting, None]] = defaultdict(dict)
    recipients: dict[str, list[Message]] = defaultdict(list)
    whole: dict[str, set[Canary]] = defaultdict(set)
    for message in messages:
        recipients[host(message.url)].append(message)
        for canary, how in finder.find(f"{message.text}\n{message.headers}"):
            found[canary][Sighting(url=_address(message.url, canary), kind=message.kind, how=how)] = None
            whole[host(message.url)].add(canary)
    for name, heard in recipients.items():
        for canary in finder.keystrokes([message.text for message in heard]) - whole[name]:
            sighting = Sighting(url=_address(heard[-1].url, canary), kind=heard[-1].kind, how="keystrokes")
            found[canary][sighting] = None
    for url, store, key, text in stored:
        for canary, how in finder.find(text):
            found[canary][Sighting(url=_address(url, canary), store=store, key=key[:80], how=how)] = None
    return {canary: list(found[canary]) for canary in canaries}


def _address(url: str, canary: Canary) -> str:
    """Without what may hold the value."""
    parts = split(url)
    path = "/…" if canary.mark in parts.path.lower() else parts.path[:200]
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{path}"


async def _call(world: World, name: str, *arguments: Any) -> Any:
    return await world.call(
        f"function () {{ return globalThis.auditorCanaries.{name}.apply(null, arguments); }}", *arguments
    )
