"""Facts: what was measured of one page under one scenario, as flat, typed subjects that rules speak about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import msgspec

from auditor.model.device import DeviceKind
from auditor.model.facts import content, forms, journeys, legibility, security, speed, touch
from auditor.model.facts.collection import Collection
from auditor.model.failure import Failure
from auditor.model.scenario import Consent
from auditor.model.subject import Subject

COLLECTIONS: dict[str, Collection] = {
    collection.name: collection
    for area in (legibility, content, forms, touch, speed, security)
    for collection in area.COLLECTIONS
}
"""What is measured of each page, by the name that rules are `over:`."""

SITE_COLLECTIONS: dict[str, Collection] = {
    collection.name: collection for area in (content, security, journeys) for collection in area.SITE_COLLECTIONS
}
"""What is measured of all pages together."""


class Context(msgspec.Struct, frozen=True):
    """The variables that every rule sees beside its subject's facts. Lengths in CSS px.

    device: the kind of the device. viewport_width, viewport_height: of its screen as pages are laid out for it.
    scheme: of the final URL, "http" or "https". loopback: the site is served from this machine.
    network: the scenario's network, "as-is" if none is emulated. consent: what its dialog for consent was answered.
    """

    device: DeviceKind
    viewport_width: float
    viewport_height: float
    scheme: str
    loopback: bool
    network: str = "as-is"
    consent: Consent = "untouched"


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """The subjects of each collection of a page: [] if there are none, no entry if they could not be gathered.

    `missing` says why, under the collection's name. `partly` names, with the reason, those to which something may be
    added that was not seen: a rule that finds no fault in them has not passed.
    """

    collections: ClassVar[Mapping[str, Collection]] = COLLECTIONS

    context: Context
    subjects: dict[str, list[Subject]] = {}
    missing: dict[str, Failure] = {}
    partly: dict[str, Failure] = {}


class SiteFacts(Facts, frozen=True, kw_only=True):
    """What compares pages or devices of one site, measured from all its snapshots."""

    collections: ClassVar[Mapping[str, Collection]] = SITE_COLLECTIONS
