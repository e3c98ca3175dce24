"""What of a payment page is not as the user accepted it."""

from __future__ import annotations

from auditor.accepted_payment import changes, unread
from auditor.measure.security.payment_scripts import headers_seen, scripts_seen
from auditor.model.payment import PaymentChange
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


def _told(change: PaymentChange) -> str:
    by = f" ← {change.loaded_by}" if change.loaded_by else ""
    return f"{_SIGNS[change.kind]} {change.name}{by}"
