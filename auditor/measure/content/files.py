"""Which of the shop's own files did not come, from the network log and the probe `files`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urldefrag

from auditor.measure.page.file_names import name_of
from auditor.model.evidence.files import FileUse
from auditor.model.facts.content.files import OwnFileFacts
from auditor.model.network import Request
from auditor.model.snapshot import Snapshot
from auditor.model.subject import At
from auditor.model.url import same_site, split

KINDS = {"image": "picture", "stylesheet": "style", "script": "script", "font": "font"}
"""Chromium's types of what a page is made of; its icons are `other`, its beacons `ping`."""

SEEN = frozenset({"load", "scroll"})
"""Later the page is tried out, in the end without a network."""

GIVEN_UP = "ERR_ABORTED"
"""Chromium's error for what the page, or its leaving, broke off; and for sheets and scripts that the server refused."""

REFUSED = 400
"""HTTP statuses from here on say no (RFC 9110, 15)."""

MOST_HOPS = 20
"""Redirects that Chromium follows; two addresses may also lead to each other."""


def measure_own_files(snapshot: Snapshot) -> list[OwnFileFacts] | None:
    """The files of the site itself; None where the network was not listened to, or the probe failed."""
    if snapshot.requests is None or not snapshot.frames or snapshot.frames[0].files is None:
        return None
    uses = _uses(snapshot)
    tries = _tries(snapshot.requests)
    fonts = {_stem(url) for url, found in tries.items() if any(map(_came, found))}
    files: list[OwnFileFacts] = []
    for url, requests in tries.items():
        last = _end(requests[-1], tries)
        kind = KINDS[requests[-1].resource_type]
        if not same_site(url, snapshot.final_url) or last is None:
            continue
        places = uses.get(url, [])
        broken = [use for use in places if use.use == "picture"]
        came = any(_came(each) for each in requests if not each.redirected_to) or _came(last)
        if kind == "picture" and not came and not any(use.use in {"picture", "background"} for use in places):
            continue
        missing = not came or bool(broken) if kind == "picture" else not came
        if kind == "font" and missing and _stem(url) in fonts:
            missing = False
        files.append(
            OwnFileFacts(
                at=_place(broken or places) if missing else At(),
                name=name_of(url),
                kind=kind,
                missing=missing,
                status=float(last.status),
                error=last.error if last.status == 0 else "",
            )
        )
    return files


def _uses(snapshot: Snapshot) -> dict[str, list[FileUse]]:
    """By which elements of the page and of the site's own frames each address is asked for."""
    found: dict[str, list[FileUse]] = {}
    for frame in snapshot.own_frames:
        for use in frame.files or []:
            found.setdefault(urldefrag(use.url).url, []).append(use)
    return found


def _tries(requests: Iterable[Request]) -> dict[str, list[Request]]:
    """Each file that was asked for, with each time that it was: not what was refused by the browser, or given up."""
    found: dict[str, list[Request]] = {}
    for request in requests:
        counts = request.phase in SEEN and request.resource_type in KINDS and request.url.startswith("http")
        given_up = GIVEN_UP in request.error and request.status < REFUSED
        if counts and not request.blocked and not given_up:
            found.setdefault(urldefrag(request.url).url, []).append(request)
    return found


def _end(request: Request, tries: Mapping[str, list[Request]]) -> Request | None:
    """The answer, or failure, that a request led to; None where it is not known yet."""
    for _ in range(MOST_HOPS):
        following = tries.get(urldefrag(request.redirected_to).url) if request.redirected_to else None
        if following is None:
            break
        request = following[-1]
    return request if request.status or request.error else None


def _came(request: Request) -> bool:
    """Whether there was an answer, and none that says no; a redirect is judged by what it leads to."""
    return 200 <= request.status < REFUSED and not request.redirected_to


def _stem(url: str) -> str:
    """The address without its file's format: shop.woff2 and shop.woff are one font."""
    return split(url).path.rpartition(".")[0]


def _place(uses: Iterable[FileUse]) -> At:
    """The largest of the places."""
    largest = max(uses, key=lambda use: use.box.width * use.box.height if use.box else 0.0, default=None)
    return At(selector=largest.selector, html=largest.html, box=largest.box) if largest else At()
