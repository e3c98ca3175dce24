"""Which frame of a page belongs to whom."""

from __future__ import annotations

from auditor.model.evidence import Evidence
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot
from auditor.model.url import host, same_site


def origin_of(frame: Evidence) -> str:
    """The origin of a frame's document: as it says itself, else from its URL."""
    if frame.forms is not None:
        return frame.forms.origin
    scheme, _, rest = frame.url.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}" if rest else "null"


def is_third_party(frame: Evidence, snapshot: Snapshot) -> bool:
    """Whether a frame is of another site than the page. One without an origin (a sandbox) goes by its own URL."""
    if frame.selector == "":
        return False
    address = address_of(frame)
    return host(address) != "" and "://" in address and not same_site(address, snapshot.final_url)


def address_of(frame: Evidence) -> str:
    """What says whose a frame's document is: its origin or, where that is opaque (a sandbox), its own URL."""
    origin = origin_of(frame)
    return frame.url if origin == "null" else origin


def shows(frame: Evidence, box: Box | None) -> bool:
    """Whether the part of the page that the frame shows contains some of `box`."""
    return frame.clip is None or (box is not None and box.intersection(frame.clip) is not None)
