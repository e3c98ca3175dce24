"""Where what is typed into a form goes over plain http."""

from __future__ import annotations

from auditor.model.evidence import Evidence
from auditor.model.evidence.forms import FormEvidence
from auditor.model.snapshot import Snapshot
from auditor.model.url import split


def scheme_of(frame: Evidence, snapshot: Snapshot) -> str:
    """The scheme that a frame's document came over; that of the page where it has none of its own (srcdoc, blob:)."""
    scheme = split(frame.url).scheme
    return scheme if scheme in {"http", "https"} else split(snapshot.final_url).scheme


def insecure_actions(frame: Evidence, form: FormEvidence, snapshot: Snapshot) -> list[str]:
    """The addresses over http that a form is sent to, other than those that have their scheme from a page over http."""
    own_fault = scheme_of(frame, snapshot) == "http"
    written = form.written or [True] * len(form.actions)
    return sorted(
        {
            action
            for action, is_written in zip(form.actions, written, strict=True)
            if split(action).scheme == "http" and (is_written or not own_fault)
        }
    )


def insecure_address(frame: Evidence, form: FormEvidence, snapshot: Snapshot) -> str:
    """The first address over http on the way of what is typed into a form: the page, its frame, where it is sent."""
    if split(snapshot.final_url).scheme == "http":
        return _shown(snapshot.final_url)
    if scheme_of(frame, snapshot) == "http":
        return _shown(frame.url)
    return next(iter(insecure_actions(frame, form, snapshot)), "")


def _shown(url: str) -> str:
    return url.split("?", 1)[0].split("#", 1)[0]
