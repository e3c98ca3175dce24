"""What a customer does and waits for on the way to a station of a journey, and what a journey comes to as a whole."""

from __future__ import annotations

import msgspec


class StepTaken(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A step that was taken. kind: "tap", "fill", "choose", "visit", or another of a journey's. text: how the journey
    calls it, without what was typed. seconds: from the touch until the page stood still again. elsewhere:
    another address was there then. host: whose page was there then."""

    kind: str
    text: str = ""
    seconds: float = 0.0
    elsewhere: bool = False
    host: str = ""


class Way(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What led to a station from the one before it. bytes: what came over the network meanwhile, as far as the
    window's own document and its frames of the same process asked for it. lost: the names of fields that were empty
    after one went back to them from this station; None if nobody went back. end: why the funnel that found the
    journey ended at this station (model/funnel.py, Why); "" if it did not, or somebody wrote the journey."""

    steps: list[StepTaken] = []
    bytes: float = 0.0
    lost: list[str] | None = None
    end: str = ""


class StationTold(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A station in its journey. page: its index in Report.pages. taps, fields: touched and filled in on the way to it.
    seconds: waited on that way. bytes: that came on it. screens: screens of this device that the page is long; None if
    that was not measured. away: the host of another site that one is on; "" on the shop's own."""

    page: int
    taps: int = 0
    fields: int = 0
    seconds: float = 0.0
    bytes: float = 0.0
    screens: float | None = None
    away: str = ""


class JourneyTold(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A journey under one scenario. stations: those that were audited, and where it ended, in order. first, last: the
    places in `stations` between which the sums are: the article, and where payment is taken, or the last that was
    reached. paying: whether payment was reached. taps, fields, seconds, bytes, screens: the sums."""

    name: str
    scenario: str
    stations: list[StationTold]
    first: int = 0
    last: int = 0
    paying: bool = False
    taps: int = 0
    fields: int = 0
    seconds: float = 0.0
    bytes: float = 0.0
    screens: float | None = None
