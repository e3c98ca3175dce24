"""Facts about files, pictures, fonts and scripts, from the network log and the probes `images` and `loading`."""

from __future__ import annotations

import email.utils
import re
from collections.abc import Iterable

from auditor.measure.page.file_names import name_of
from auditor.measure.speed.speed import KIB, loaded
from auditor.model.evidence.images import ImageEvidence
from auditor.model.facts.speed.resources import FontFacts, HeadScriptFacts, ImageFacts, ResourceFacts
from auditor.model.network import Request
from auditor.model.snapshot import Snapshot
from auditor.model.subject import At
from auditor.model.url import same_site

AVIF_BYTES_PER_PIXEL = 2 / 12
"""Lighthouse's image-delivery insight: an uncompressed 4:2:2 bitmap has 2 bytes a pixel, AVIF makes it 12 times
smaller, which it calls pessimistic."""

KEPT_TYPES = frozenset({"stylesheet", "script", "image", "font", "media", "manifest"})
KEPT_STATUS = frozenset({200, 203, 206})
"""What Lighthouse's cache insight looks at: static resource types and statuses that may be kept."""

MOST_HOPS = 20
"""Redirects that Chromium follows; two addresses may also lead to each other."""

_COMPRESSED = frozenset({"gzip", "x-gzip", "br", "zstd", "deflate", "dcb", "dcz"})
_TEXT = re.compile(
    r"text/|application/(?:[\w.-]+\+)?(?:javascript|ecmascript|json|xml|x-javascript|wasm)|image/svg\+xml"
)
_ICONS = re.compile(
    r"icon|symbol|awesome|glyph|dashicons|fontello|icomoon|swiper|slick|woocommerce|\bstar\b", re.IGNORECASE
)


def measure_resources(snapshot: Snapshot) -> list[ResourceFacts] | None:
    """The site's own files; None where the network was not listened to."""
    if snapshot.requests is None:
        return None
    found: dict[str, ResourceFacts] = {}
    for request in snapshot.requests:
        counts = request.status in KEPT_STATUS and not request.from_cache and request.url.startswith("http")
        if counts and request.url not in found and same_site(request.url, snapshot.final_url):
            found[request.url] = _resource(request)
    return list(found.values())


def _resource(request: Request) -> ResourceFacts:
    size = request.body_bytes
    encodings = {part.strip() for part in request.headers.get("content-encoding", "").lower().split(",")}
    control = _directives(request.headers.get("cache-control", ""))
    refused = not control.keys().isdisjoint({"no-store", "no-cache", "must-revalidate", "private"})
    refused = refused or (not control and "no-cache" in request.headers.get("pragma", "").lower())
    days = _days(request, control)
    return ResourceFacts(
        name=name_of(request.url),
        text=_TEXT.match(request.mime_type.lower()) is not None,
        compressed=not encodings.isdisjoint(_COMPRESSED),
        size_kib=None if size is None else size / KIB,
        # What has expired when it comes is not meant to be kept either.
        keepable=request.resource_type in KEPT_TYPES and not refused and (days is None or days > 0),
        days=days or 0.0,
    )


def _directives(header: str) -> dict[str, str]:
    pairs = (part.strip().lower().partition("=") for part in header.split(","))
    return {name.strip(): value.strip().strip('"') for name, _, value in pairs if name.strip()}


def _days(request: Request, control: dict[str, str]) -> float | None:
    """How long an answer may be kept; None where it does not say, 0 where what it says is not understood."""
    if "max-age" in control:
        seconds = control["max-age"]
        return round(int(seconds) / 86400, 3) if seconds.isdecimal() and len(seconds) < 12 else 0.0
    if "expires" not in request.headers:
        return None
    try:
        until = email.utils.parsedate_to_datetime(request.headers["expires"])
        since = email.utils.parsedate_to_datetime(request.headers.get("date", ""))
        return max(0.0, round((until - since).total_seconds() / 86400, 3))
    except (ValueError, TypeError, OverflowError):
        return 0.0


def measure_images(snapshot: Snapshot) -> list[ImageFacts] | None:
    """The pictures of the page and of the site's own frames; None where the probe failed in the top document."""
    if not snapshot.frames or snapshot.frames[0].images is None or snapshot.requests is None:
        return None
    answers = _final(snapshot.requests)
    places: dict[str, list[ImageEvidence]] = {}
    for frame in snapshot.own_frames:
        for image in frame.images or []:
            places.setdefault(image.url, []).append(image)
    found = []
    for url, images in places.items():
        answer = answers.get(url)
        if answer is not None and answer.transfer_bytes and "svg" not in answer.mime_type:
            found.append(_image(images, answer, snapshot.device.scale, float(snapshot.device.viewport_height)))
    return found


def _final(requests: Iterable[Request]) -> dict[str, Request]:
    """The answer that each address led to in the end, the first time that it was asked for."""
    first: dict[str, Request] = {}
    for request in requests:
        if request.status > 0 and not request.from_cache:
            first.setdefault(request.url, request)
    found = {}
    for url, request in first.items():
        last, hops = request, 0
        while last.redirected_to in first and hops < MOST_HOPS:
            last, hops = first[last.redirected_to], hops + 1
        found[url] = last
    return found


def _image(images: list[ImageEvidence], answer: Request, scale: float, viewport_height: float) -> ImageFacts:
    largest = max(images, key=lambda image: image.drawn_width * image.drawn_height)
    highest = min((image.box.y for image in images if image.box is not None), default=0.0)
    pixels = largest.width * largest.height
    needed_width, needed_height = (min(side * scale, 100_000.0) for side in (largest.drawn_width, largest.drawn_height))
    kib = (answer.transfer_bytes or 0) / KIB
    return ImageFacts(
        at=At(selector=largest.selector, html=largest.html, box=largest.box),
        name=name_of(largest.url),
        format=answer.mime_type.lower()
        .partition(";")[0]
        .removeprefix("image/")
        .removeprefix("x-")
        .replace("jpg", "jpeg"),
        kib=kib,
        width=largest.width,
        height=largest.height,
        needed_width=needed_width,
        needed_height=needed_height,
        wasted_kib=kib * max(0.0, 1 - needed_width * needed_height / pixels),
        saving_kib=max(0.0, kib - pixels * AVIF_BYTES_PER_PIXEL / KIB),
        next_smaller=largest.smaller,
        background=largest.background,
        below=highest - viewport_height,
        eager=answer.phase == "load",
    )


def measure_fonts(snapshot: Snapshot) -> list[FontFacts] | None:
    """The fonts of the top document; [] where none came over the network."""
    if not snapshot.frames or snapshot.frames[0].loading is None or snapshot.requests is None:
        return None
    if not any(request.resource_type == "font" for request in loaded(snapshot.requests)):
        return []
    found: dict[tuple[str, str], bool] = {}
    for face in snapshot.frames[0].loading.fonts:
        if face.network:
            drawn = not face.letters or _ICONS.search(face.family) is not None
            found[face.family, face.display] = found.get((face.family, face.display), True) and drawn
    return [FontFacts(family=name, display=display, icons=icons) for (name, display), icons in found.items()]


def measure_head_scripts(snapshot: Snapshot) -> list[HeadScriptFacts] | None:
    """The scripts that kept the page empty."""
    if not snapshot.frames or snapshot.frames[0].loading is None:
        return None
    scripts = snapshot.frames[0].loading.blocking_scripts
    at = At(selector=scripts[0].selector, html=scripts[0].html) if scripts else At()
    names = list(dict.fromkeys(name_of(script.url) for script in scripts))
    return [HeadScriptFacts(at=at, blocking=float(len(scripts)), names=names)]
