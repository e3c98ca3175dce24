"""What the steps of an examination work on, and what they lay down."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from msgspec.structs import replace
from playwright.async_api import CDPSession

from auditor.collect.browser.worlds import FrameNode
from auditor.collect.network.log import NetworkLog
from auditor.collect.network.mixed_content import MixedContentLog
from auditor.collect.options import VisitOptions
from auditor.collect.page.documents import Documents
from auditor.collect.session import Session, Tab
from auditor.collect.trials.clocked import Clocked
from auditor.collect.trials.sealed import Sealed
from auditor.errors import CollectError
from auditor.model.device import Device
from auditor.model.evidence import Evidence
from auditor.model.failure import Failure
from auditor.model.trials import Trials, TrialStep


def _nobody() -> None:
    """Is told nothing."""


class Desk:
    """One page in its tab. Steps read and fill:

    final_url: the address of the page that is measured. root: the tree of frames. frames: what the probes saw, None
    until they have. given: fields of a Snapshot. images: name → PNG bytes. failures: what could not be done. sealed:
    the page in its sealed phase. refused: why the page can't be audited. seconds: what each step took. settled_after:
    seconds from the load until the page stood still. deadline: time.monotonic() at which the visit ends. probes: names
    of those to run. documents: what tells if the page shows another one. asks_each_time: whether each
    load of the page asks for consent, although it was answered. measured: to be called once nothing
    that is measured from here on depends on how busy the machine is.
    """

    def __init__(
        self,
        session: Session,
        tab: Tab,
        network: NetworkLog,
        deadline: float,
        probes: frozenset[str],
        documents: Documents,
        measured: Callable[[], None] = _nobody,
    ) -> None:
        self.session = session
        self.tab = tab
        self.network = network
        self.mixed = MixedContentLog()
        self.final_url = ""
        self.deadline = deadline
        self.probes = probes
        self.documents = documents
        self.measured = measured
        self.given: dict[str, Any] = {}
        self.images: dict[str, bytes] = {}
        self.failures: list[Failure] = []
        self.refused: CollectError | None = None
        self.seconds: dict[str, float] = {}
        self.settled_after = 0.0
        self.asks_each_time = False
        self.frames: list[Evidence] | None = None
        self._root: FrameNode | None = None
        self._sealed: Sealed | None = None
        self._clocked: Clocked | None = None

    @property
    def cdp(self) -> CDPSession:
        """The CDP session of the measured page."""
        return self.tab.cdp

    @property
    def device(self) -> Device:
        """The device that is emulated."""
        return self.session.device

    @property
    def options(self) -> VisitOptions:
        """What the user asked for."""
        return self.session.options

    @property
    def root(self) -> FrameNode:
        """The tree of frames. Raises CollectError if there is none: the page does not answer at all."""
        if self._root is None:
            raise CollectError("unresponsive")
        return self._root

    @root.setter
    def root(self, found: FrameNode) -> None:
        self._root = found

    @property
    def known(self) -> bool:
        """Whether the page answered."""
        return self._root is not None

    @property
    def clocked(self) -> Clocked:
        """The page of the clocked phase. Raises ValueError outside of that phase."""
        if self._clocked is None:
            raise ValueError("this step runs in the clocked phase")
        return self._clocked

    @clocked.setter
    def clocked(self, page: Clocked | None) -> None:
        self._clocked = page

    @property
    def sealed(self) -> Sealed:
        """The page of the sealed phase. Raises ValueError outside of that phase."""
        if self._sealed is None:
            raise ValueError("this step runs in the sealed phase")
        return self._sealed

    @sealed.setter
    def sealed(self, page: Sealed) -> None:
        self._sealed = page

    def close_logs(self) -> None:
        """What the page asks for from here on is our doing, and no fact of it."""
        self.network.close()
        self.mixed.close()
        self.acts()

    def acts(self) -> None:
        """From here on what the page shows may be our doing: it is not followed elsewhere any more."""
        self.documents.close()

    def tried(self, **found: Any) -> None:
        """Lays down fields of Trials beside those that are there."""
        self.given["trials"] = replace(self.given.get("trials") or Trials(), **found)

    def tried_in_part(self, name: TrialStep, left: int) -> None:
        """Notes that there were `left` more things to try and no time for them; nothing to note if 0."""
        if left:
            self.failures.append(Failure.at(name, "tried-in-part", left=str(left)))

    @contextmanager
    def timed(self, name: str) -> Iterator[None]:
        """Adds what happens within it to the seconds of `name`, a step or a phase."""
        begun = time.monotonic()
        try:
            yield
        finally:
            self.seconds[name] = round(self.seconds.get(name, 0.0) + time.monotonic() - begun, 3)

    @property
    def left(self) -> float:
        """Seconds until the deadline of the visit."""
        return max(0.0, self.deadline - time.monotonic())
