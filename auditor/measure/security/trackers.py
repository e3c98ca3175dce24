"""Facts about third parties, from the network log and the cookies."""

from __future__ import annotations

from collections import defaultdict

from auditor.measure.security.consent import was_answered
from auditor.measure.security.third_parties import Owner, owner_of_cookie, owner_of_host, owner_of_storage
from auditor.model.facts.security.trackers import ThirdPartyFacts
from auditor.model.network import Cookie
from auditor.model.snapshot import Snapshot
from auditor.model.subject import At
from auditor.model.third_parties import ThirdPartySeen
from auditor.model.url import host, same_site, split

_OVER_NETWORK = frozenset({"http", "https", "ws", "wss"})

MOST_NAMED = 5
"""Hosts and cookies of one owner that are named."""


def measure_third_parties(snapshot: Snapshot) -> list[ThirdPartyFacts] | None:
    """The third parties that are known, sorted by name; None if neither network nor cookies were looked at."""
    if snapshot.requests is None or snapshot.cookies is None:
        return None
    hosts: dict[Owner, list[str]] = defaultdict(list)
    cookies: dict[Owner, list[str]] = defaultdict(list)
    for request in snapshot.requests:
        name = host(request.url)
        if split(request.url).scheme not in _OVER_NETWORK or request.blocked or same_site(name, snapshot.final_url):
            continue
        if owner := owner_of_host(name):
            hosts[owner].append(name)
    for cookie in snapshot.cookies:
        if owner := _owner(cookie):
            cookies[owner].append(cookie.name)
    storage: dict[Owner, list[str]] = defaultdict(list)
    for name in _stored(snapshot):
        if owner := owner_of_storage(name):
            storage[owner].append(name)
    answered = was_answered(snapshot)
    found = [
        _facts(owner, hosts[owner], cookies[owner], storage[owner], answered=answered)
        for owner in {**hosts, **cookies, **storage}
    ]
    return sorted(found, key=lambda each: each.owner or "")


def third_parties_seen(snapshot: Snapshot) -> list[ThirdPartySeen]:
    """The same for the report, which sets them beside one another by the answer on consent."""
    after = snapshot.scenario.consent if was_answered(snapshot) else "untouched"
    return [
        ThirdPartySeen(
            owner=each.owner or "",
            purpose=each.purpose or "",
            tracks=each.tracks,
            requests=int(each.requests or 0),
            cookies=list(dict.fromkeys([*(each.cookies or []), *(each.storage or [])])),
            after=after,
        )
        for each in measure_third_parties(snapshot) or []
    ]


def _stored(snapshot: Snapshot) -> list[str]:
    """The names of what the page and its own frames keep."""
    own = [frame.storage for frame in snapshot.own_frames if frame.storage]
    return [name for each in own for name in [*(each.local or []), *(each.session or [])]]


def _owner(cookie: Cookie) -> Owner | None:
    if cookie.refused or cookie.set_by == "user":
        return None
    return owner_of_cookie(cookie.name) if cookie.first_party else owner_of_host(cookie.domain.lstrip("."))


def _facts(
    owner: Owner, hosts: list[str], cookies: list[str], storage: list[str], *, answered: bool
) -> ThirdPartyFacts:
    named = sorted(set(hosts))[:MOST_NAMED]
    kept = sorted(set(cookies))[:MOST_NAMED]
    stored = sorted(set(storage))[:MOST_NAMED]
    return ThirdPartyFacts(
        at=At(html=f"{owner.name} ({', '.join(named or kept or stored)})"),
        owner=owner.name,
        purpose=owner.purpose,
        exempt=owner.exempt,
        tracks=owner.tracks,
        answered=answered,
        hosts=named,
        requests=float(len(hosts)),
        cookies=kept,
        storage=stored,
    )
