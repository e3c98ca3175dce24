"""A Snapshot: everything collected of one station under one scenario in one visit."""

from __future__ import annotations

import msgspec

from auditor.model.animation import AnimatedPicture
from auditor.model.arrival import Arrival
from auditor.model.axe import AxeEvidence
from auditor.model.canaries import CanaryTrial
from auditor.model.device import Device
from auditor.model.evidence import Evidence
from auditor.model.failure import Failure
from auditor.model.form_trials import FormsTrial
from auditor.model.lighthouse import LighthouseEvidence
from auditor.model.moment import MomentEvidence
from auditor.model.network import Cookie, HttpProbe, InsecureRequest, Request, TlsFacts
from auditor.model.payment import PaymentBaseline
from auditor.model.scenario import Scenario, Station
from auditor.model.scripts import PageScript
from auditor.model.tile import TextTile
from auditor.model.timing import Timing
from auditor.model.trials import (
    DragTrial,
    FocusStop,
    HoverTrial,
    MotionEvidence,
    RotationEvidence,
    Trials,
    TypingTrial,
)
from auditor.model.url import same_site
from auditor.model.way import Way

SNAPSHOT_VERSION = 4
"""Raised with every change of its schema; tests/golden/schema.snapshot.json holds both."""


class ToolVersions(msgspec.Struct, frozen=True, kw_only=True):
    """The versions that an audit was made with; "" for what was not used. axe_core: the cross-check's."""

    auditor: str
    chromium: str = ""
    axe_core: str = ""
    lighthouse: str = ""
    playwright: str = ""


class Snapshot(msgspec.Struct, frozen=True, kw_only=True, weakref=True):
    """One station under one scenario.

    plan: names of the collections of Facts that the visit was made for; None for all. Rules over others are not judged.
    `audited` is False where the page could not be loaded: then `failures` says why and nothing else is there.
    `webdriver`: whether navigator.webdriver told the page that a program visits it.
    `frames` starts with the top document. `images` (name → PNG bytes, CSS px size: `first-screen`, `full-page` …) stand
    beside the JSON as files. `sandboxed` is False where Chromium ran without its sandbox (as root). `started` is ISO
    8601 UTC. `seconds`: what each step of the visit took, and under the name of each phase what it took to enter and to
    leave it. moments: what came later, or is seen further down only.
    providers: payment providers of the user's own, name → hosts. payment_baseline: what the user has accepted of the
    scripts and headers of this page, without pages if none of it is known; None without such a file.
    animations: the pictures that move by themselves. linked: what the addresses of the page's legal links answer.
    way: what led to a station of a journey. None means not collected.
    """

    version: int = SNAPSHOT_VERSION
    station: Station
    scenario: Scenario
    final_url: str
    plan: list[str] | None = None
    started: str
    tools: ToolVersions
    audited: bool = True
    sandboxed: bool = True
    webdriver: bool = False
    providers: dict[str, list[str]] = {}
    payment_baseline: PaymentBaseline | None = None
    disabled: list[str] = []
    seconds: dict[str, float] = {}
    failures: list[Failure] = []
    status: int = 0
    loopback: bool = False
    arrival: Arrival | None = None
    frames: list[Evidence] = []
    requests: list[Request] | None = None
    insecure_requests: list[InsecureRequest] | None = None
    cookies: list[Cookie] | None = None
    timing: Timing | None = None
    axe: AxeEvidence | None = None
    lighthouse: LighthouseEvidence | None = None
    motion: MotionEvidence | None = None
    animations: list[AnimatedPicture] | None = None
    rotated: RotationEvidence | None = None
    focus_stops: list[FocusStop] | None = None
    hovered: list[HoverTrial] | None = None
    dragged: list[DragTrial] | None = None
    typed: list[TypingTrial] | None = None
    forms_tried: FormsTrial | None = None
    canaries: list[CanaryTrial] | None = None
    scripts: list[PageScript] | None = None
    trials: Trials | None = None
    tls: TlsFacts | None = None
    plain_http: HttpProbe | None = None
    linked: list[HttpProbe] | None = None
    tiles: list[TextTile] = []
    moments: list[MomentEvidence] = []
    way: Way | None = None
    images: dict[str, bytes] = {}

    @property
    def own_frames(self) -> list[Evidence]:
        """The top document and the frames of its site: what others show there is theirs."""
        return [*self.frames[:1], *(frame for frame in self.frames[1:] if same_site(frame.url, self.final_url))]

    @property
    def url(self) -> str:
        """The URL that was asked for."""
        return self.station.url

    @property
    def device(self) -> Device:
        """The scenario's device."""
        return self.scenario.device
