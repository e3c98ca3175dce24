"""Facts about a site as a whole: its snapshots, boiled down one by one, then compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from auditor.consent import way_back
from auditor.legal_links import legal_links, says
from auditor.measure.security.connections import Contact, contact_of, measure_connections, measure_plain_http
from auditor.measure.security.consent import measure_consent_dialogs, was_answered
from auditor.measure.security.cookies import measure_cookies
from auditor.measure.security.legal_pages import measure_legal_pages
from auditor.measure.security.response import measure_response
from auditor.model.facts.security.legal_pages import LegalPageFacts
from auditor.model.facts.security.site import ConnectionFacts, CookieFacts, PlainHttpFacts, SiteSubject
from auditor.model.network import Cookie
from auditor.model.snapshot import Snapshot
from auditor.model.subject import At
from auditor.model.url import host, registrable_domain, split


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """What one snapshot says of its site. Of a page that could not be audited only the contact is known.

    domain: registrable. links_read: its links were gathered. hsts_max_age: seconds, None where its answer was not seen.
    """

    audited: bool
    url: str
    domain: str
    contact: Contact
    cookies: list[Cookie] | None = None
    hsts_max_age: float | None = None
    links_read: bool = False
    asks: bool = False
    privacy_link: str = ""
    legal_link: str = ""
    asks_consent: bool | None = None
    answered: bool = False
    consent_link: str = ""
    legal_pages: list[LegalPageFacts] | None = None


def part_of(snapshot: Snapshot) -> Part:
    """What `snapshot` says of its site. Small: a site may have hundreds of snapshots."""
    response = measure_response(snapshot)
    privacy, legal = legal_links(snapshot)
    return Part(
        audited=snapshot.audited,
        url=snapshot.final_url,
        domain=registrable_domain(host(snapshot.final_url)),
        contact=contact_of(snapshot),
        cookies=snapshot.cookies,
        hsts_max_age=response[0].hsts_max_age if response else None,
        links_read=bool(snapshot.frames) and snapshot.frames[0].links is not None,
        asks=any(
            field.visible and field.editable and not field.in_search
            for frame in snapshot.own_frames
            for field in frame.fields or []
        ),
        privacy_link=says(privacy),
        legal_link=says(legal),
        asks_consent=_asks_consent(snapshot),
        answered=was_answered(snapshot),
        consent_link=way_back(snapshot.frames),
        legal_pages=measure_legal_pages(snapshot.linked, privacy, legal),
    )


def site_cookies(parts: Sequence[Part]) -> list[CookieFacts] | None:
    """The cookies of all pages; None where they could not be read on any."""
    read = [part for part in parts if part.cookies is not None]
    if not read:
        return None
    shortest: dict[str, float] = {}
    for part in read:
        if part.hsts_max_age is not None:
            shortest[host(part.url)] = min(shortest.get(host(part.url), part.hsts_max_age), part.hsts_max_age)
    return measure_cookies(
        (cookie, shortest.get(host(part.url), 0.0)) for part in read for cookie in part.cookies or []
    )


def site_connections(parts: Sequence[Part]) -> list[ConnectionFacts]:
    """The TLS connections."""
    return measure_connections(part.contact for part in parts)


def site_plain_http(parts: Sequence[Part]) -> list[PlainHttpFacts]:
    """The plain-HTTP addresses."""
    return measure_plain_http(part.contact for part in parts)


def site_legal_pages(parts: Sequence[Part]) -> list[LegalPageFacts] | None:
    """The pages behind the legal links of all pages, each once; None if no page's links could be read."""
    read = [part.legal_pages for part in parts if part.legal_pages is not None]
    if not read:
        return None
    found = {(each.about or "", each.url or ""): each for pages in read for each in pages}
    return [found[key] for key in sorted(found)]


def site_subjects(parts: Sequence[Part]) -> list[SiteSubject] | None:
    """The sites, sorted by domain; None where no page was audited."""
    by_domain: dict[str, list[Part]] = defaultdict(list)
    for part in parts:
        if part.audited:
            by_domain[part.domain].append(part)
    if not by_domain:
        return None
    return [_site(domain, by_domain[domain]) for domain in sorted(by_domain)]


def _site(domain: str, parts: Sequence[Part]) -> SiteSubject:
    read = all(part.links_read for part in parts)
    return SiteSubject(
        at=At(html=domain),
        domain=domain,
        pages=float(len({_address(part.url) for part in parts})),
        collects=any(part.asks or any(cookie.first_party for cookie in part.cookies or []) for part in parts),
        privacy_link=_first((part.privacy_link for part in parts), read=read),
        legal_link=_first((part.legal_link for part in parts), read=read),
        asks_consent=_any(part.asks_consent for part in parts),
        consent_link=_first((part.consent_link for part in parts), read=any(part.answered for part in parts)),
    )


def _asks_consent(snapshot: Snapshot) -> bool | None:
    """Whether the page asks, or has asked before it was answered; None if it was not looked through."""
    if was_answered(snapshot):
        return True
    found = measure_consent_dialogs(snapshot)
    return None if found is None else any(not each.only_necessary for each in found)


def _any(told: Iterable[bool | None]) -> bool | None:
    """Whether one is true; None if none is, and some are not known."""
    known = set(told)
    return True if True in known else None if None in known else False


def _first(found: Iterable[str], *, read: bool) -> str | None:
    """The first link; None where there is none, but not all pages could be read."""
    link = next((text for text in found if text), "")
    return link if link or read else None


def _address(url: str) -> str:
    parts = split(url)
    return f"{parts.scheme}://{parts.netloc}{parts.path}"
