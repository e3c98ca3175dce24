"""Facts about what lies above the page in the first screen."""

from __future__ import annotations

from typing import ClassVar

from auditor.model.subject import Percent, Subject


class OverlayFacts(Subject, frozen=True, kw_only=True):
    """A pop-up, banner or notice that covers part of the first screen, as the customer meets it on a first visit.

    Headers, tab bars and buy bars that stay at an edge are not overlays but `bars`; a chat bubble, a "to the top"
    button and other boxes under 5 % of the screen are neither.

    kind: consent, age, app (an app's banner), newsletter (or another offer), locale, sign-in, chat, loading, other.
    legal: the law asks for it (consent, age).
    share: % of the first screen that it paints over, its backdrop included.
    blocks: nothing of the page can be used while it is there: taps meet it on at least 90 % of the screen.
    locked: the page can't be scrolled while it is there.
    words: number of words in it.
    way_out: name of the largest control in it that makes it go away, seen and free for a tap in the first screen; ""
    where there is none or it has no name. Closing by Escape or by a tap beside it does not count: nobody sees those.
    way_out_side: the shorter side of that control, as it answers to a finger, CSS px; 0 if there is no such control.
    None where it can't be told: a loading screen, a frame that can't be read, a language whose words we don't know.
    """

    kind: str | None = None
    legal: bool | None = None
    share: Percent | None = None
    blocks: bool | None = None
    locked: bool | None = None
    words: float | None = None
    way_out: str | None = None
    way_out_side: float | None = None


class BarsFacts(Subject, frozen=True, kw_only=True):
    """The bars that stay at the edges of the screen while the page scrolls under them; no subject where there are none.

    count: how many stay at the same time. height: what they take together, CSS px. share: the same, % of the viewport's
    height. Taken at the place of the page where it is most and stays so for at least a screen of scrolling: sticky bars
    come to rest only after some scrolling.
    """

    page_wide: ClassVar[bool] = True

    count: float | None = None
    height: float | None = None
    share: Percent | None = None
