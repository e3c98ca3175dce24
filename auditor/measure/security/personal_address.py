"""Personal data in the address of a page, and the third parties that get it with that address."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, unquote

from auditor.model.network import Request
from auditor.model.snapshot import Snapshot
from auditor.model.url import host, same_site, split

_EMAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}", re.IGNORECASE)
_FILES = frozenset({"png", "jpg", "jpeg", "webp", "avif", "gif", "svg", "js", "css", "html", "json", "pdf", "mp"})
"""Ends of file names, which are no domain: image@2x.png."""

_SECRET = re.compile(r"(?:pass(?:word|wd|wort)?|pwd|mot_?de_?passe|mdp|kennwort|iban|cvc|cvv)", re.IGNORECASE)
"""Names of parameters whose value is nobody's business, whatever it looks like."""

_TELLS_ALL = frozenset({"unsafe-url", "no-referrer-when-downgrade"})
"""Referrer policies under which other sites get the whole address (Referrer Policy, 3)."""

MOST = 20
LONGEST = 8000
"""Characters of an address that are read."""


def personal_parts(snapshot: Snapshot) -> list[str]:
    """Names of the parameters that hold an e-mail address or a secret, of all addresses that led to the page; "path"
    for its path. Sorted."""
    found: set[str] = set()
    for url in _own(snapshot):
        parts = split(url[:LONGEST])
        if _emails(unquote(parts.path), url):
            found.add("path")
        found |= {name[:60] for name, _ in _held(parts.query, url)}
    return sorted(found)[:MOST]


def given_to(snapshot: Snapshot, policy: str) -> list[str]:
    """Hosts of the third parties that were told: in the address that they were asked for, as analytics does, or by the
    Referer that `policy` lets out. Sorted."""
    if not personal_parts(snapshot):
        return []
    values = {value for url in _own(snapshot) for value in _values(url) if len(value) >= 6}
    written = {form.lower() for value in values for form in (value, quote(value, ""), quote(quote(value, ""), ""))}
    found = {
        host(request.url)
        for request in snapshot.requests or []
        if _leaves(request, snapshot)
        and (policy in _TELLS_ALL or any(each in request.url[:LONGEST].lower() for each in written))
    }
    return sorted(found - {""})[:MOST]


def _own(snapshot: Snapshot) -> list[str]:
    led = [request.url for request in snapshot.requests or [] if request.top_level]
    return list(dict.fromkeys([*led, snapshot.final_url]))


def _emails(text: str, url: str) -> list[str]:
    """Those of customers: not of the shop's own site, where its staff have theirs."""
    found = (match for match in _EMAIL.findall(text) if match.rpartition(".")[2].lower() not in _FILES)
    return [email for email in found if not same_site(email.rpartition("@")[2].lower(), url)]


def _held(query: str, url: str) -> list[tuple[str, str]]:
    pairs = parse_qsl(query, max_num_fields=None, errors="replace")[:500]
    return [(name, value) for name, value in pairs if _emails(value, url) or _SECRET.fullmatch(name)]


def _values(url: str) -> list[str]:
    parts = split(url[:LONGEST])
    held = [value for _, value in _held(parts.query, url)]
    return [*held, *_emails(unquote(parts.path), url)]


def _leaves(request: Request, snapshot: Snapshot) -> bool:
    return not request.top_level and bool(host(request.url)) and not same_site(request.url, snapshot.final_url)
