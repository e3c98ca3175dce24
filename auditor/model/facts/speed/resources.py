"""Facts about what a page loads: files, pictures, fonts, scripts."""

from __future__ import annotations

from typing import ClassVar

from auditor.model.subject import Signed, Subject


class ResourceFacts(Subject, frozen=True, kw_only=True):
    """A file that the site itself (not a third party) answered with during the visit, each address once.

    name: the end of its address. text: of a type that compression makes smaller (HTML, CSS, scripts, SVG, JSON …).
    compressed: whether it came compressed. size_kib: its length once decompressed, KiB.
    keepable: a style, script, picture, font, film or sound whose answer does not ask for a check at each use
    (no-store, no-cache, must-revalidate, private), as Lighthouse picks them.
    days: how long it may be kept by its Cache-Control or Expires; 0 where nothing is said.
    """

    name: str = ""
    text: bool | None = None
    compressed: bool | None = None
    size_kib: float | None = None
    keepable: bool | None = None
    days: float | None = None


class ImageFacts(Subject, frozen=True, kw_only=True):
    """A picture of the page, each address once, where it is drawn largest; without SVG and data: addresses.

    name: the end of its address. format: jpeg, png, gif, webp, avif … by the server's media type.
    kib: over the wire. width, height: pixels of the file. needed_width, needed_height: device pixels that it is drawn
    on. wasted_kib: the part of the file beyond those pixels (Lighthouse: bytes × (1 − shown ÷ pixels of the file)).
    saving_kib: what is beyond 1/6 byte a pixel, Lighthouse's measure of a well compressed AVIF (2 bytes ÷ 12).
    next_smaller: pixels, the width of the largest smaller file that the page offers for it (`srcset`), 0 if none.
    background: it is drawn by a style sheet.
    below: CSS px from the end of the first screen to its highest place, negative inside. eager: it was loaded before
    anything was scrolled.
    """

    name: str = ""
    format: str = ""
    kib: float | None = None
    width: float | None = None
    height: float | None = None
    needed_width: float | None = None
    needed_height: float | None = None
    wasted_kib: float | None = None
    saving_kib: float | None = None
    next_smaller: float | None = None
    background: bool | None = None
    below: Signed | None = None
    eager: bool | None = None


class FontFacts(Subject, frozen=True, kw_only=True):
    """A font family that was loaded over the network, once for each `font-display`.

    family: its name in the style sheet. display: auto, block, swap, fallback or optional. icons: by its name, or as
    nothing on the page is written in it, it draws symbols, which are better hidden than shown as letters.
    """

    family: str = ""
    display: str = ""
    icons: bool = False


class HeadScriptFacts(Subject, frozen=True, kw_only=True):
    """The scripts of the head of the top document that the first paint waited for.

    blocking: how many. names: the ends of their addresses.
    """

    page_wide: ClassVar[bool] = True

    blocking: float | None = None
    names: list[str] | None = None
