"""The steps of a visit once its page has begun to arrive, in the order of the design, each with its own deadline."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine
from typing import Any, TypeVar

import msgspec
from playwright.async_api import BrowserContext, CDPSession, Error, Page

from auditor.collect import axe, bundle, evidence, motion, screenshots, timing, trials
from auditor.collect.blank import shows_nothing
from auditor.collect.cookies import read_cookies
from auditor.collect.deadline import within
from auditor.collect.drag import drag_around, may_drag
from auditor.collect.freeze import frozen
from auditor.collect.hover import hover_over, may_hover
from auditor.collect.keyboard import tab_through
from auditor.collect.navigation import code_of
from auditor.collect.network import NetworkLog
from auditor.collect.options import VisitOptions
from auditor.collect.scroll import scroll_through
from auditor.collect.sealed import Sealed, in_sealed_page
from auditor.collect.settle import quiet, settle
from auditor.collect.text_tiles import capture_texts
from auditor.collect.turn import turn
from auditor.collect.worlds import EvaluationError, FrameNode, frame_tree, top_world
from auditor.errors import CollectError
from auditor.model.device import Device
from auditor.model.evidence import Evidence
from auditor.model.failure import Failure
from auditor.model.trials import Trials

Result = TypeVar("Result")

STEP_DEADLINE = 15.0
"""Seconds that one step may take, within the visit's own deadline."""

TRIAL_DEADLINE = 5.0
"""Seconds for each change of the page that is tried; a page that takes longer to lay out keeps its other facts."""

ACTS = frozenset({"trials", "motion", "narrow", "turned", "keyboard", "hover", "drag"})
"""The steps that do something to the page, other than to read it."""

SETTLE_SHARE = 0.6
"""How much of a visit's time the page may take to load and stand still; the rest is for measuring it as it is."""


class Steps:
    """Gathers `collected` (fields of a Snapshot), `images` (name → PNG bytes) and `failures`; use `run` once.

    deadline: time.monotonic() at which the whole visit ends. running: the step that was begun last.
    """

    def __init__(
        self,
        context: BrowserContext,
        page: Page,
        session: CDPSession,
        device: Device,
        options: VisitOptions,
        network: NetworkLog,
        deadline: float,
    ) -> None:
        self.context = context
        self.page = page
        self.session = session
        self.device = device
        self.options = options
        self.network = network
        self.deadline = deadline
        self.collected: dict[str, Any] = {}
        self.images: dict[str, bytes] = {}
        self.failures: list[Failure] = []
        self.running = ""

    @property
    def probed(self) -> bool:
        """Whether the probes have answered: from here on, what was gathered is worth keeping."""
        return bool(self.collected.get("frames"))

    async def run(self) -> None:
        """All steps. Raises CollectError where the page does not answer at all."""
        await self._as_it_loads()
        root = await self._step("frames", frame_tree(self.context, self.page, self.session))
        if root is None:
            raise CollectError("unresponsive")
        async with frozen(self.session, root):
            frames = await self._in_the_frozen_frame(root)
        cookies = read_cookies(self.session, self.network, self.options.cookies)
        self.collected["cookies"] = await self._step("cookies", cookies)
        if frames is not None:
            await self._as_it_is_used(root, frames)

    async def _as_it_loads(self) -> None:
        """Until the page stands still, then through it and back."""
        left = self._left()
        settling = settle(self.page, self.session, self.network, time.monotonic() + left * SETTLE_SHARE)
        self.failures += await self._step("settle", settling, left) or []
        await self._responsive()
        # Before anything is captured: a capture beyond the viewport may move what is fixed, as no customer sees it.
        self.collected["timing"] = await self._step("timing", self._timing())
        if self.options.images:
            first = await self._step("first-screen", screenshots.first_screen(self.session, self.device))
            if first:
                self.images["first-screen"] = first
        self.network.phase = "scroll"
        if await self._step("scroll", self._scroll()):
            limit = min(self.deadline, time.monotonic() + 2)
            await self._step("settle", quiet(self.page, self.session, self.network, limit))
        self.network.phase = "later"

    async def _in_the_frozen_frame(self, root: FrameNode) -> list[Evidence] | None:
        """Pixels and boxes of one moment; None where the probes failed."""
        if self.options.images:
            captured = await self._step("full-page", screenshots.full_page(self.session, self.device))
            if captured:
                self.images["full-page"] = captured[0]
                if captured[1]:
                    limit = {"limit": str(screenshots.HEIGHT_LIMIT)}
                    self.failures.append(Failure("full-page", "page-too-tall", limit))
        names = bundle.probe_names(examples=self.options.examples)
        if self.options.acts is not None:
            names = [name for name in names if f"probe:{name}" in self.options.acts or name in bundle.EXAMPLES_ONLY]
        gathered = await self._step("probes", evidence.gather(root, self.device, names))
        frames = None
        if gathered:
            frames, failures = gathered
            if not self.options.examples:  # a rule's example may show as little as it needs
                await self._step("probes", self._shows_something(frames, failures))
            self.collected["frames"] = frames
            self.failures += failures
            if "full-page" in self.images:
                work = capture_texts(self.session, root, frames, self.device, self.images["full-page"])
                texts = await self._step("without-glyphs", work)
                if texts:
                    self.collected["tiles"] = texts[0]
                    self.images |= texts[1]
        if self.options.axe:
            self.collected["axe"] = await self._step("axe", axe.run(root, frames or []))
        if frames is not None:
            restyling = trials.restyled(root, self.device)
            self.collected["trials"] = await self._step("trials", restyling, TRIAL_DEADLINE)
        return frames

    async def _as_it_is_used(self, root: FrameNode, frames: list[Evidence]) -> None:
        """What turns by itself, a narrow window, the device turned, the keyboard: each is undone, or comes last."""
        watching = motion.watch(self.context, self.page.url, self.device, self.options.headers, frames)
        self.collected["motion"] = await self._step("motion", watching)
        narrow = await self._step("narrow", trials.narrowed(self.session, root, self.device), TRIAL_DEADLINE)
        self.collected["trials"] = msgspec.structs.replace(self.collected["trials"] or Trials(), narrow=narrow)
        turning = turn(self.session, self.device, frames)
        self.collected["turned"] = await self._step("turned", turning, TRIAL_DEADLINE)
        # The last on this page: it may react to what takes the focus, and is not measured any more.
        self.collected["focus_stops"] = await self._step("keyboard", tab_through(self.session), TRIAL_DEADLINE)
        await self._by_hand()

    async def _by_hand(self) -> None:
        """A mouse and a finger, where there is something that may react to them: one second load for both."""
        drags = await self._step("drag", may_drag(self.session))
        self.collected["dragged"] = [] if drags is False else None
        hovers = await self._step("hover", may_hover(self.session))
        self.collected["hovered"] = [] if hovers is False else None

        async def both(sealed: Sealed) -> None:
            if drags:
                self.collected["dragged"] = self._in_part("drag", await self._step("drag", drag_around(sealed)))
            if hovers:
                self.collected["hovered"] = self._in_part("hover", await self._step("hover", hover_over(sealed)))

        if drags or hovers:
            trying = in_sealed_page(self.context, self.page, self.device, self.options.headers, both)
            await self._step("hover" if hovers else "drag", trying, 2 * STEP_DEADLINE)

    def _in_part(self, name: str, tried: tuple[list[Any], int] | None) -> list[Any] | None:
        """What was tried; that there was more goes into the report."""
        if tried is None:
            return None
        if tried[1]:
            self.failures.append(Failure(name, "tried-in-part", {"left": str(tried[1])}))
        return tried[0]

    async def _shows_something(self, frames: list[Evidence], failures: list[Failure]) -> None:
        """Raises CollectError if the page shows nothing."""
        timing, capture = self.collected["timing"], self.images.get("full-page")
        if await shows_nothing(self.session, self.device, frames, failures, timing, capture):
            raise CollectError("blank-page")

    async def _timing(self) -> Any:
        return await timing.read(await top_world(self.session))

    async def _scroll(self) -> int:
        return await scroll_through(await top_world(self.session))

    async def _responsive(self) -> None:
        """A page that runs for ever in its own script can't be measured at all: said once, not step by step."""
        patience = max(2.0, min(10.0, self._left()))
        try:
            await asyncio.wait_for(self.session.send("Runtime.evaluate", {"expression": "1"}), patience)
        except TimeoutError as error:
            raise CollectError("unresponsive") from error

    async def _step(self, name: str, work: Coroutine[Any, Any, Result], limit: float = STEP_DEADLINE) -> Result | None:
        """Runs one step. One that fails costs only its own facts: None, and a Failure that says which and why."""
        if self.options.acts is not None and name in ACTS - self.options.acts:
            work.close()
            return None
        seconds = max(1.0, min(limit, self._left()))
        self.running = name
        try:
            return await within(seconds, work)
        except TimeoutError:
            self.failures.append(Failure(name, "step-timeout", {"seconds": f"{seconds:.0f}"}))
        except (Error, EvaluationError, msgspec.DecodeError, ValueError, KeyError) as error:
            if isinstance(error, Error) and code_of(error).code in {"tab-crashed", "browser-died"}:
                raise
            reason = (str(error).strip().splitlines() or [""])[0][:200]
            self.failures.append(Failure(name, "step-failed", {"reason": reason}))
        return None

    def _left(self) -> float:
        """Seconds until the visit's deadline."""
        return max(0.0, self.deadline - time.monotonic())
