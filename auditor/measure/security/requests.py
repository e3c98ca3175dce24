"""Facts about what a page asks the network for, from the network log and the `code` probe."""

from __future__ import annotations

import re

from auditor.model.facts.security.requests import CodeFileFacts, SubresourceFacts
from auditor.model.network import Request
from auditor.model.snapshot import Snapshot
from auditor.model.url import host, is_loopback, same_site, split

_OVER_NETWORK = frozenset({"http", "https", "ws", "wss"})
_INSECURE = frozenset({"http", "ws"})

_EXACT_VERSION = re.compile(r"[@/._-]v?\d+\.\d+\.\d+(?![\d])")
_CONTENT_HASH = re.compile(r"[._-](?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{8,64}(?:\.min)?\.(?:js|mjs|css)$")
_INTEGRITY = re.compile(r"(?:^|\s)sha(?:256|384|512)-[A-Za-z0-9+/_-]+=*(?:\?\S*)?(?=\s|$)")


def measure_subresources(snapshot: Snapshot) -> list[SubresourceFacts] | None:
    """Each address that the page asked for once, sorted; None where the network was not listened to."""
    if snapshot.requests is None or snapshot.insecure_requests is None:
        return None
    secure_page = split(snapshot.final_url).scheme == "https"
    found: dict[str, SubresourceFacts] = {}
    for issue in snapshot.insecure_requests if secure_page else []:
        if _leaves(issue.url, snapshot):
            _add(found, issue.url, issue.resource_type, over_http=True, outcome=issue.outcome)
    for request in snapshot.requests:
        scheme = split(request.url).scheme
        if request.top_level or scheme not in _OVER_NETWORK:
            continue
        insecure = scheme in _INSECURE and secure_page and _by_secure_document(request)
        insecure = insecure and _leaves(request.url, snapshot)
        outcome = ("blocked" if request.blocked == "mixed-content" else "loaded") if insecure else ""
        kind = "frame" if request.is_navigation else request.resource_type
        _add(found, request.url, kind, over_http=insecure, outcome=outcome)
    return [found[key] for key in sorted(found)]


def measure_code_files(snapshot: Snapshot) -> list[CodeFileFacts] | None:
    """The scripts and style sheets of the page's own documents; None where the top document was not read."""
    if not snapshot.frames or snapshot.frames[0].code is None:
        return None
    facts = []
    for frame in snapshot.own_frames:  # what a payment provider's frame loads is the provider's
        for file in frame.code or []:
            facts.append(
                CodeFileFacts(
                    at=file.at,
                    url=file.url,
                    file_kind=file.kind,
                    third_party=not same_site(file.url, snapshot.final_url),
                    fixed_version=has_fixed_version(split(file.url).path),
                    has_integrity=_INTEGRITY.search(file.integrity) is not None,
                )
            )
    return facts


def has_fixed_version(path: str) -> bool:
    """Whether a path names an exact version (/jquery@3.7.1/, jquery-3.7.1.min.js) or a hash (app.3f2a9c1b.js)."""
    return _EXACT_VERSION.search(path) is not None or _CONTENT_HASH.search(path) is not None


def _add(found: dict[str, SubresourceFacts], url: str, kind: str, *, over_http: bool, outcome: str) -> None:
    address = url.split("?", 1)[0].split("#", 1)[0]
    known = found.get(address)
    if known is None or (over_http and not known.over_http):
        found[address] = SubresourceFacts(url=address, resource_kind=kind, over_http=over_http, outcome=outcome)


def _by_secure_document(request: Request) -> bool:
    """Whether a document over https asked, or one that inherits that (srcdoc, blob:). A frame counts as asked for by
    the page, whose own scheme is known."""
    return request.is_navigation or split(request.frame_url).scheme != "http"


def _leaves(url: str, snapshot: Snapshot) -> bool:
    """Whether a request leaves the machine, or the whole site is on it."""
    return host(url) != "" and (snapshot.loopback or not is_loopback(url))
