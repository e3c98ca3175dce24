"""Measures security: by which function each of its collections is measured."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from auditor.measure.security import consent, payment, permissions, requests, response, sending, site, trackers, typed
from auditor.model.snapshot import Snapshot
from auditor.model.subject import Subject

MEASURES: dict[str, Callable[[Snapshot], Sequence[Subject] | None]] = {
    "submissions": sending.measure_submissions,
    "address": response.measure_address,
    "response": response.measure_response,
    "subresources": requests.measure_subresources,
    "payment": payment.measure_payment,
    "typed_values": typed.measure_typed_values,
    "code_files": requests.measure_code_files,
    "consent_dialogs": consent.measure_consent_dialogs,
    "third_parties": trackers.measure_third_parties,
    "permissions": permissions.measure_permissions,
}

SITE_MEASURES: dict[str, Callable[[Sequence[site.Part]], Sequence[Subject] | None]] = {
    "cookies": site.site_cookies,
    "connections": site.site_connections,
    "plain_http": site.site_plain_http,
    "legal_pages": site.site_legal_pages,
    "site": site.site_subjects,
}
"""Those of the site, from what all its snapshots say."""
