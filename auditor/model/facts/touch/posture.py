"""Facts about how the page goes with the way the device is held, and with a keyboard."""

from __future__ import annotations

from typing import ClassVar

from auditor.model.subject import Share, Subject


class OrientationFacts(Subject, frozen=True, kw_only=True):
    """The page upright and on its side.

    rotated_share: 0–1, the share of the text that stands a quarter turn otherwise in one orientation than in the other,
    so that it stays where it was when the device is turned. kept_share: 0–1, the text of the orientation that shows
    less ÷ that of the other. blocked: the orientation in which an opaque layer covers all of the screen that is not
    there in the other: "portrait", "landscape" or "".
    """

    page_wide: ClassVar[bool] = True

    rotated_share: Share | None = None
    kept_share: Share | None = None
    blocked: str | None = None


class EdgeTargetFacts(Subject, frozen=True, kw_only=True):
    """A target of which the edges of the screen take something, on a page that reaches to the edges.

    That is one with `viewport-fit=cover`. name: the accessible name. cut_portrait: the share of its area, 0–1, under
    the gesture bar once the browser's own bar has slid away, where it is pinned there. cut_landscape: the share beside
    the camera or the round corners. Both laid out with the insets that the system gives to `env(safe-area-inset-*)`.
    """

    name: str | None = None
    cut_portrait: Share | None = None
    cut_landscape: Share | None = None


class FocusStopFacts(Subject, frozen=True, kw_only=True):
    """An element that took the focus when the Tab key was pressed, one of the first sixty.

    name, role: accessible name and ARIA role.
    covered: all of it that is on the screen lies under opaque content that stays there when the page scrolls.
    cover: the end of that content's selector, "" without.
    """

    name: str | None = None
    role: str | None = None
    covered: bool | None = None
    cover: str | None = None
