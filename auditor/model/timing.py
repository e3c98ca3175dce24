"""What the browser's own performance entries say of the load."""

from __future__ import annotations

import msgspec


class Timing(msgspec.Struct, frozen=True, kw_only=True):
    """Performance entries of one visit on this machine's network. Times in ms from the start of the navigation.

    lcp, fcp, cls, ttfb: as web.dev defines them (cls without unit: the largest session window). None where the browser
    reported no entry. `long_tasks`: start and duration of each main-thread task over 50 ms, ms.
    """

    ttfb: float | None = None
    fcp: float | None = None
    lcp: float | None = None
    lcp_selector: str = ""
    lcp_url: str = ""
    cls: float | None = None
    cls_selectors: list[str] = []
    dom_content_loaded: float | None = None
    load: float | None = None
    long_tasks: list[tuple[float, float]] | None = None
