"""What a visit is made of: a station (where) and a scenario (under what). auditor/stations.py gives them their ids."""

from __future__ import annotations

from typing import Final, Literal, get_args

import msgspec

from auditor.model.device import Device

Consent = Literal["untouched", "refused", "accepted"]
CONSENTS: Final[tuple[Consent, ...]] = get_args(Consent)


class Station(msgspec.Struct, frozen=True):
    """A URL, or a stop of a journey.

    id: unique within a run, of a–z, 0–9 and hyphens: for file names and results. journey, number, title: of a stop, its
    journey, its place there from 1 and what it is called; "" and 0 of a URL by itself.
    """

    id: str
    url: str
    journey: str = ""
    number: int = 0
    title: str = ""


class Scenario(msgspec.Struct, frozen=True):
    """What stations are visited under.

    id: as a station's ("phone", "phone-refused"). network: "as-is", or the name of a profile. consent: what was
    answered to the banner that asks for it.
    """

    id: str
    device: Device
    network: str = "as-is"
    consent: Consent = "untouched"
