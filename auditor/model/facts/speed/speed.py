"""Facts about how quickly a page appears, and how much it weighs."""

from __future__ import annotations

from typing import ClassVar

from auditor.model.subject import Percent, Subject


class TimingFacts(Subject, frozen=True, kw_only=True):
    """When the page appeared in the visit itself: the network and the processor of the machine that audits, not slowed
    down. Of the top document, until the page had settled; as web.dev defines them.

    ttfb, fcp, lcp: ms from the start of the navigation (redirects included) to the first byte of the page, to the first
    text or image, and to the largest one. cls: the largest session window of layout shifts, without unit.
    lcp_element: what the largest one was, as a short selector, "" where it has gone.
    """

    page_wide: ClassVar[bool] = True

    ttfb: float | None = None
    fcp: float | None = None
    lcp: float | None = None
    cls: float | None = None
    lcp_element: str = ""


class TransferFacts(Subject, frozen=True, kw_only=True):
    """What a first visit costs until the page has settled, before anything is scrolled.

    Counted are the requests that went over the network and were answered, redirects being requests of their own, in all
    frames; not what came from a cache or a data: URL. Sizes are KiB over the wire, headers included, as in Lighthouse's
    total-byte-weight; a stream still under way counts with what has come of it.

    total_kib, script_kib, style_kib, image_kib, font_kib: all requests, and those of one kind.
    requests, fonts: how many. third_parties: how many registrable domains other than the page's own were asked.
    """

    page_wide: ClassVar[bool] = True

    total_kib: float | None = None
    script_kib: float | None = None
    style_kib: float | None = None
    image_kib: float | None = None
    font_kib: float | None = None
    requests: float | None = None
    fonts: float | None = None
    third_parties: float | None = None


class LighthouseFacts(Subject, frozen=True, kw_only=True):
    """One run of Lighthouse on a simulated slow 4G network and a processor four times slower (on phones only).

    performance: its score, 0–100. tbt: total blocking time, ms. speed_index, lcp, fcp: ms. cls: without unit.
    """

    page_wide: ClassVar[bool] = True

    performance: Percent | None = None
    tbt: float | None = None
    speed_index: float | None = None
    lcp: float | None = None
    fcp: float | None = None
    cls: float | None = None
