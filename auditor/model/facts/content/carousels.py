"""Facts about carousels and whatever else turns."""

from __future__ import annotations

from auditor.model.subject import Subject


class CarouselFacts(Subject, frozen=True, kw_only=True):
    """A box that shows one content after another: slides, stacked pictures, a line of text that runs.

    turns: it still changes by itself more than 5 s after the page has loaded, while nobody touches it; watched for
    another twenty seconds of the page's own time. Counters and clocks, of which only digits change, do not count.
    pausable: a visible button in it or right around it says by its name that it stops it. pause: that button's name, ""
    where there is none.
    """

    turns: bool | None = None
    pausable: bool | None = None
    pause: str | None = None
