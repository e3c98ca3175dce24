"""What earlier versions stored, as the next version has it. Raises msgspec.ValidationError if it is none of theirs."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from auditor.model.device import Device
from auditor.model.failure import Failure
from auditor.stations import scenarios, stations

_STEPS = {"turned": "rotate", "probe:room": "probe:text_fit"}


class _Visit(msgspec.Struct, frozen=True):
    """Of version 1: a URL on a device."""

    url: str
    device: Device


class _Parts(msgspec.Struct, frozen=True):
    frames: list[dict[str, Any]] = []
    failures: list[Failure] = []


def second_snapshot(content: dict[str, Any]) -> dict[str, Any]:
    """Version 2 has stations and scenarios, and `rotated` and `text_fit` for `turned` and `room`."""
    visit, parts = msgspec.convert(content, _Visit), msgspec.convert(content, _Parts)
    (station,), (scenario,) = stations([visit.url]), scenarios([visit.device])
    # One snapshot does not see the other pages of its run, whose ids must differ.
    mark = hashlib.sha256(visit.url.encode(errors="replace")).hexdigest()[:6]
    failures = [msgspec.structs.replace(each, step=_STEPS.get(each.step, each.step)) for each in parts.failures]
    return {
        **content,
        "station": msgspec.to_builtins(msgspec.structs.replace(station, id=f"{station.id}-{mark}")),
        "scenario": msgspec.to_builtins(scenario),
        "rotated": content.get("turned"),
        "frames": [{**frame, "text_fit": frame.get("room")} for frame in parts.frames],
        "failures": msgspec.to_builtins(failures),
    }
