"""Facts about what a page asks the network for."""

from __future__ import annotations

from auditor.model.subject import Subject


class SubresourceFacts(Subject, frozen=True, kw_only=True):
    """Something that the page or a frame of it asked for: a picture, script, frame … Each address once.

    url: without query.
    resource_kind: image, script, stylesheet, font, media, frame, fetch … as Chromium calls it.
    over_http: the page asks for it over http (or ws), whatever the browser makes of that. A request from a public site
        to this machine does not count: it does not leave it.
    outcome: what the browser did with a request over http: "blocked", "upgraded" (it asked over https instead) or
        "loaded"; "" for others.
    """

    url: str | None = None
    resource_kind: str | None = None
    over_http: bool | None = None
    outcome: str | None = None


class CodeFileFacts(Subject, frozen=True, kw_only=True):
    """A script or style sheet that the page takes from a file, with the element that asks for it.

    url: without query. file_kind: "script" or "style".
    third_party: its host belongs to another site (registrable domain).
    fixed_version: its address names an exact version (3.7.1) or carries a hash of its content, so that the file behind
        it never changes. Files that their owner changes at will, such as payment and tag scripts, can't have a hash.
    has_integrity: `integrity` holds a hash that browsers understand (SRI, 3.5: sha256, sha384, sha512).
    """

    url: str | None = None
    file_kind: str | None = None
    third_party: bool | None = None
    fixed_version: bool | None = None
    has_integrity: bool | None = None
