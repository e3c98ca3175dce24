"""Facts about a page's address and the headers of the answer that brought it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from auditor.measure.security import csp
from auditor.measure.security.ignored_headers import ignored
from auditor.measure.security.personal_address import given_to, personal_parts
from auditor.model.facts.security.response import AddressFacts, ResponseFacts
from auditor.model.network import Request
from auditor.model.snapshot import Snapshot
from auditor.model.url import host

LONGEST_HSTS = 10_000_000_000.0
"""Seconds, three centuries: a max-age of a thousand digits is no number any more."""

CUT = 20_000
"""collect keeps so much of a policy (auditor/collect/network/log.py): one as long was cut, and its end is not known."""

REFERRER_POLICIES = frozenset(
    {
        *("no-referrer", "no-referrer-when-downgrade", "same-origin", "origin", "strict-origin"),
        *("origin-when-cross-origin", "strict-origin-when-cross-origin", "unsafe-url"),
    }
)
_LEGACY_REFERRER = {
    "never": "no-referrer",
    "default": "",
    "always": "unsafe-url",
    "origin-when-crossorigin": "origin-when-cross-origin",
}
"""What <meta name=referrer> also takes (HTML, "Standard metadata names")."""

_MAX_AGE = re.compile(r"\"?([0-9]{1,400})\"?")
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def measure_address(snapshot: Snapshot) -> list[AddressFacts]:
    """The address of the page."""
    return [AddressFacts(host=host(snapshot.final_url))]


def main_response(snapshot: Snapshot) -> Request | None:
    """The request whose answer is the page: the last that brought a document into the page itself."""
    for request in reversed(snapshot.requests or []):
        answered = request.status >= 200 and request.status not in {204, 205}  # No Content: the page stays
        if request.top_level and answered and not request.redirected_to:
            return request
    return None


def measure_response(snapshot: Snapshot) -> list[ResponseFacts] | None:
    """The headers of the page; None where its answer was not seen."""
    request = main_response(snapshot)
    if request is None:
        return None
    headers = {name: _CONTROLS.sub("", value) for name, value in request.headers.items()}
    https = request.url.startswith("https:")
    enforced = headers.get("content-security-policy", "")
    metas = snapshot.frames[0].policies if snapshot.frames else None
    whole = len(enforced) < CUT
    in_headers = csp.parse([enforced])
    policies = in_headers + csp.parse_meta(metas.csp if metas else [])
    hsts = headers.get("strict-transport-security", "")
    frame_options = headers.get("x-frame-options", "")
    referrers = referrer_policy(headers.get("referrer-policy", ""), metas.referrer) if metas else None
    by_policy = csp.framed_by_anyone(in_headers)
    return [
        ResponseFacts(
            hsts=hsts,
            hsts_max_age=hsts_max_age(hsts) if https else 0.0,
            csp=", ".join(_written(policy) for policy in policies) if metas else None,
            csp_report_only="content-security-policy-report-only" in headers,
            csp_openings=csp.openings(policies, https=https) if whole and metas else None,
            content_type_options=headers.get("x-content-type-options", ""),
            nosniff=is_nosniff(headers.get("x-content-type-options", "")),
            frame_options=frame_options,
            frame_ancestors=by_policy is not None if whole else None,
            framed_by_anyone=_framed_by_anyone(by_policy, frame_options) if whole else None,
            referrer_policy=referrers,
            personal=personal_parts(snapshot),
            personal_to=None if referrers is None else given_to(snapshot, referrers),
            ignored=ignored(headers, metas.csp) if whole and metas else None,
        )
    ]


def hsts_max_age(header: str) -> float:
    """Seconds that Strict-Transport-Security asks for; 0 where browsers have to ignore it (RFC 6797, 6.1). Of several
    headers the first counts (8.1)."""
    values: dict[str, str] = {}
    for directive in header.split("\n", 1)[0].split(";"):
        name, _, value = (part.strip() for part in directive.partition("="))
        if not name:
            continue
        if name.lower() in values or not _TOKEN.fullmatch(name):
            return 0.0
        values[name.lower()] = value
    found = _MAX_AGE.fullmatch(values.get("max-age", ""))
    return min(float(found[1]), LONGEST_HSTS) if found else 0.0


def is_nosniff(header: str) -> bool:
    """Whether browsers honour X-Content-Type-Options: its first value counts (Fetch, "determine nosniff")."""
    return _values(header)[:1] == ["nosniff"]


def frame_options_protect(header: str) -> bool:
    """Whether X-Frame-Options keeps other sites from framing the page (HTML, "check a navigation response's adherence
    to X-Frame-Options"): several values that contradict each other forbid all frames, a single unknown one none."""
    values = set(_values(header))
    known = values & {"deny", "sameorigin", "allowall"}
    return values in ({"deny"}, {"sameorigin"}) if len(values) == 1 else bool(known)


def _framed_by_anyone(by_policy: bool | None, frame_options: str) -> bool:
    """frame-ancestors makes browsers ignore X-Frame-Options (CSP, 6.4.2)."""
    return by_policy if by_policy is not None else not frame_options_protect(frame_options)


def referrer_policy(header: str, metas: Iterable[str]) -> str:
    """The policy in force: the last valid value, of <meta> where that has one (HTML; Referrer Policy, 8.1)."""
    found = ""
    for value in _values(header):
        found = value if value in REFERRER_POLICIES else found
    for content in metas:
        value = content.strip().lower()
        if value in _LEGACY_REFERRER or value in REFERRER_POLICIES:
            found = _LEGACY_REFERRER.get(value, value)
    return found


def _values(header: str) -> list[str]:
    """The values of a header that is a list, in lower case."""
    return [value.strip().lower() for value in header.replace("\n", ",").split(",") if value.strip()]


def _written(policy: csp.Policy) -> str:
    return "; ".join(" ".join((name, *values)) for name, values in policy.items())
