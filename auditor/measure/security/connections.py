"""Facts about a site's TLS connections and its plain-HTTP addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

import msgspec

from auditor.measure.security.response import main_response
from auditor.model.facts.security.site import ConnectionFacts, PlainHttpFacts
from auditor.model.network import HttpProbe, TlsFacts
from auditor.model.snapshot import Snapshot
from auditor.model.subject import At
from auditor.model.url import host, split

DAY = 86_400.0
VERSIONS = ("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3")
"""Those that a server is asked for (auditor/collect/network/hello.py)."""

MODERN = 1.2
"""The oldest that browsers speak (RFC 8996)."""

_TLS_VERSION = re.compile(r"TLSv1(?:\.(\d))?")
_PERMANENT = frozenset({301, 308})
_SAYS_NOTHING = frozenset({401, 403, 407, 429})


class Contact(msgspec.Struct, frozen=True):
    """One contact with a site: what Python saw of its connection, and what came of it in the browser.

    refusal: the browser's error where it refused the TLS connection, "" where it did not. reached: it loaded the page.
    now: when, seconds since 1970.
    """

    tls: TlsFacts | None
    plain_http: HttpProbe | None
    reached: bool
    refusal: str
    now: float


def contact_of(snapshot: Snapshot) -> Contact:
    """The contact of one visit."""
    refusals = [
        failure.parameters.get("reason", failure.code)
        for failure in snapshot.failures
        if failure.step == "navigate" and failure.code in {"tls-authority", "tls-failure"}
    ]
    return Contact(
        tls=snapshot.tls,
        plain_http=snapshot.plain_http or _plain_http_of(snapshot),
        reached=snapshot.audited,
        refusal=refusals[0] if refusals else "",
        now=datetime.fromisoformat(snapshot.started).timestamp(),
    )


def measure_connections(contacts: Iterable[Contact]) -> list[ConnectionFacts]:
    """The TLS connections, one for each host and port, sorted. The first contact with each tells."""
    found: dict[str, ConnectionFacts] = {}
    for contact in contacts:
        if contact.tls is None:
            continue
        if not (contact.reached or contact.refusal) and contact.tls.code in {"", "unreachable"}:
            continue  # the page was not reached for a reason that has nothing to do with TLS
        facts = _connection(contact.tls, contact)
        found.setdefault(facts.host or "", facts)
    return [found[name] for name in sorted(found)]


def measure_plain_http(contacts: Iterable[Contact]) -> list[PlainHttpFacts]:
    """The plain-HTTP addresses that answer, one for each host, sorted."""
    found: dict[str, PlainHttpFacts] = {}
    for contact in contacts:
        probe = contact.plain_http
        # Nothing listens there: no page is ever served in clear (the Observatory's "redirection-not-needed-no-http").
        if probe is None or (probe.code == "refused" and not probe.hops):
            continue
        found.setdefault(host(probe.url), _plain_http(probe))
    return [found[name] for name in sorted(found)]


def _connection(tls: TlsFacts, contact: Contact) -> ConnectionFacts:
    days: float | None = None
    share: float | None = None
    if tls.not_after is not None:
        days = (tls.not_after - contact.now) // DAY
        if tls.not_before is not None and tls.not_after > tls.not_before:
            share = (tls.not_after - contact.now) / (tls.not_after - tls.not_before)
    name = tls.host if tls.port == 443 else f"{tls.host}:{tls.port}"
    return msgspec.structs.replace(
        _offers(tls),
        at=At(html=name),
        host=name,
        problem=_problem(tls, contact),
        detail=tls.error or contact.refusal,
        protocol=tls.protocol or None,
        tls_version=_number(tls.protocol),
        days_left=days,
        lifetime_left=share,
        key=f"{tls.key} {tls.key_bits}" if tls.key_bits else tls.key or None,
        signature=tls.signature or None,
        names=tls.names if tls.timestamps is not None else None,
        chain=float(tls.chain) if tls.chain else None,
        timestamps=None if tls.timestamps is None else float(tls.timestamps),
    )


def _problem(tls: TlsFacts, contact: Contact) -> str | None:
    if tls.code == "incomplete-chain":
        # Chromium fetches what is missing from where the certificate says; if it still refuses, no authority is known.
        return "unknown-issuer" if contact.refusal else tls.code
    if tls.code:
        return None if contact.reached else tls.code
    if contact.refusal:
        return "rejected"
    if tls.public and tls.timestamps == 0:
        # They may also come with the handshake, which under TLS 1.3 is encrypted.
        return "no-sct" if tls.offers.get("TLSv1.2") else None
    return ""


def _offers(tls: TlsFacts) -> ConnectionFacts:
    taken = [(_number(version) or 0.0, version) for version, takes in tls.offers.items() if takes]
    whole = len(tls.offers) == len(VERSIONS)
    # One that is old decides, whatever became of the other questions.
    known = bool(taken) and (whole or min(taken)[0] < MODERN)
    return ConnectionFacts(
        offered=[version for _, version in sorted(taken)] if whole else None,
        oldest_offered=min(taken)[0] if known else None,
        weak_suite=tls.weak_suite,
    )


def _number(protocol: str) -> float | None:
    version = _TLS_VERSION.fullmatch(protocol)
    return 1.0 + int(version[1] or 0) / 10 if version else None


def _plain_http(probe: HttpProbe) -> PlainHttpFacts:
    name = host(probe.url)
    facts = PlainHttpFacts(at=At(html=f"http://{name}/"), host=name)
    if not probe.hops:
        return facts
    first = probe.hops[0][1]
    facts = msgspec.structs.replace(facts, status=float(first))
    statuses = [status for _, status in probe.hops]
    unclear = any(status in _SAYS_NOTHING or status >= 500 for status in statuses)
    if unclear or probe.code in {"timeout", "unreachable"}:
        return facts
    destination = probe.hops[-1][0]
    secure = [url for url, _ in probe.hops if split(url).scheme == "https"]
    return msgspec.structs.replace(
        facts,
        leads_to_https=bool(secure),
        destination=destination.split("?", 1)[0],
        insecure_hops=float(len(probe.hops) - 1 - len(secure)),
        same_host=bool(secure) and host(secure[0]) == name,
        permanent=first in _PERMANENT,
    )


def _plain_http_of(snapshot: Snapshot) -> HttpProbe | None:
    """What the visit itself shows, where the address that was asked for is a plain-HTTP one on a port of its own: only
    whether it leads to https, for without that nobody knows where https might be."""
    if split(snapshot.url).scheme != "http" or split(snapshot.final_url).scheme != "https":
        return None
    hops: list[tuple[str, int]] = []
    for request in snapshot.requests or []:
        if not request.top_level:
            continue
        secure = split(request.url).scheme == "https"
        hops.append((request.url, 0 if secure else request.status))
        if secure or not request.redirected_to:
            break
    return HttpProbe(url=snapshot.url, hops=hops) if hops and main_response(snapshot) else None
