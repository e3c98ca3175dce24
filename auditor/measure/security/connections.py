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
    version = _TLS_VERSION.fullmatch(tls.protocol)
    days: float | None = None
    share: float | None = None
    if tls.not_after is not None:
        days = (tls.not_after - contact.now) // DAY
        if tls.not_before is not None and tls.not_after > tls.not_before:
            share = (tls.not_after - contact.now) / (tls.not_after - tls.not_before)
    problem: str | None = tls.code
    if contact.refusal and not tls.code:
        problem = "rejected"
    elif tls.code and contact.reached:
        problem = None
    name = tls.host if tls.port == 443 else f"{tls.host}:{tls.port}"
    return ConnectionFacts(
        at=At(html=name),
        host=name,
        problem=problem,
        detail=tls.error or contact.refusal,
        protocol=tls.protocol or None,
        tls_version=1.0 + int(version[1] or 0) / 10 if version else None,
        days_left=days,
        lifetime_left=share,
    )


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
