"""What of a payment page is not as the user accepted it."""

from __future__ import annotations

from msgspec.structs import replace

from auditor.accepted_payment import changes, reason_for, unread
from auditor.measure.security.payment_scripts import headers_seen, scripts_seen
from auditor.model.payment import PaymentChange, PaymentScript
from auditor.model.snapshot import Snapshot

DAY = len("2026-11-28")

MOST = 100
"""Changes that are told of a page."""

_SIGNS = {"appeared": "+", "changed": "≠", "gone": "−"}


def changed_since(snapshot: Snapshot) -> tuple[str, list[str] | None]:
    """The day on which the page was accepted, "" if it never was, and the changes since; None if that can't be told."""
    baseline = snapshot.payment_baseline
    page = next(iter(baseline.pages), None) if baseline else None
    if baseline is None or page is None:
        return "", None
    scripts = scripts_seen(snapshot)
    if scripts is None:
        return baseline.accepted[:DAY], None
    found = [_told(change) for change in changes(page, scripts, headers_seen(snapshot))][:MOST]
    return baseline.accepted[:DAY], None if not found and unread(page, scripts) else found


def justified(snapshot: Snapshot) -> list[PaymentScript] | None:
    """The scripts of the page, each with the reason for which it was accepted; None if they were not read."""
    scripts, baseline = scripts_seen(snapshot), snapshot.payment_baseline
    page = next(iter(baseline.pages), None) if baseline else None
    if scripts is None or page is None:
        return scripts
    return [replace(each, justification=reason_for(page, each)) for each in scripts]


def _told(change: PaymentChange) -> str:
    by = f" ← {change.loaded_by}" if change.loaded_by else ""
    return f"{_SIGNS[change.kind]} {change.name}{by}"
