"""Facts about how much is on the screen: what can be tapped, how many styles text has, how crowded it looks."""

from __future__ import annotations

from typing import ClassVar

from auditor.model.subject import Percent, Subject


class ChoicesFacts(Subject, frozen=True, kw_only=True):
    """What the customer can tap.

    choices: in the first screen, what is covered left out; links to the same address are one, and so are controls that
    call the same handler. page_choices: the same of the whole page, what is covered now included.
    calls: buttons in the first screen that ask for the tap as its largest does: filled with a colour that stands out,
    and at least half as large. Those of a list, of a consent banner, of a search and of a menu do not count; steps of
    one purchase are one. first_call, second_call: the names of the two largest, "" without.
    """

    page_wide: ClassVar[bool] = True

    choices: float | None = None
    page_choices: float | None = None
    calls: float | None = None
    first_call: str | None = None
    second_call: str | None = None


class TextStylesFacts(Subject, frozen=True, kw_only=True):
    """How many styles text is set in: a style is a size (to the px), bold or not, italic or not, a family, a colour.

    styles, sizes: that can be seen in the first screen. page_styles: of the whole page.
    """

    page_wide: ClassVar[bool] = True

    styles: float | None = None
    sizes: float | None = None
    page_styles: float | None = None


class ScreenPictureFacts(Subject, frozen=True, kw_only=True):
    """The first screen as a picture, as the device shows it.

    congestion: feature congestion; subband_entropy: in nats (Rosenholtz, Li & Nakano 2007). contour_density: % of its
    pixels that Canny finds to be an edge (Mack & Oliva 2004). A pixel is 2 CSS px, for congestion on a phone 1.
    colourfulness: of Hasler & Süsstrunk 2003. colours: how many, in steps of 16 of 256, take at least 0.1 % of it.
    empty: % of its squares of 16 px in which nothing is drawn: no channel differs by more than 8 of 255.
    """

    page_wide: ClassVar[bool] = True

    congestion: float | None = None
    subband_entropy: float | None = None
    contour_density: Percent | None = None
    colourfulness: float | None = None
    colours: float | None = None
    empty: Percent | None = None
