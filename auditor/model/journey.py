"""A journey: the steps of a customer through a shop, as data. auditor/journeys/ reads them from files."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

import msgspec

MOST_STATIONS = 30
"""Stations of one journey: a checkout has about five, a loop of steps would fill the disk."""


class Place(msgspec.Struct, frozen=True):
    """Where a step stands: its number from 1, its line in the file from 1 (0 if it has none), and how it reads."""

    number: int
    text: str
    line: int = 0


class Label(msgspec.Struct, frozen=True):
    """Something on the page by what a person reads there. number: which of several of that name, from 1; 0 if it must
    be the only one."""

    text: str
    number: int = 0

    def __str__(self) -> str:
        return f"{self.text} ({self.number})" if self.number else self.text


class Selectors(msgspec.Struct, frozen=True):
    """Something on the page by selectors, as Puppeteer Replay writes them.

    alternatives: tried in their order; each is a chain through shadow roots. frame: the place of its frame in the
    page's tree, an index on each level; () for the page itself. target: "main", or the address of a window or frame.
    """

    alternatives: tuple[tuple[str, ...], ...]
    frame: tuple[int, ...] = ()
    target: str = "main"

    def __str__(self) -> str:
        return " >> ".join(self.alternatives[0]) if self.alternatives else ""


Element: TypeAlias = Label | Selectors


class _Step(msgspec.Struct, frozen=True, kw_only=True):
    """place: where it stands. leads: whether the recording says that it leads to another page."""

    place: Place
    leads: bool = False


class Audit(_Step, frozen=True, kw_only=True):
    """The page as it stands is a station, called `title`."""

    title: str = ""


class Visit(_Step, frozen=True, kw_only=True):
    """Goes to an address, relative to that of the page."""

    url: str


class Tap(_Step, frozen=True, kw_only=True):
    """A touch. offset: CSS px from the element's corner at the top left, None for its centre. times: 2 for a double
    tap. seconds: how long the finger stays down."""

    on: Element
    offset: tuple[float, float] | None = None
    times: int = 1
    seconds: float = 0.0


class Hover(_Step, frozen=True, kw_only=True):
    """A mouse over it: of recordings made at a desk."""

    on: Element


class Fill(_Step, frozen=True, kw_only=True):
    """Types a value, or chooses it if the field is a list or a box to tick. secret: whether no report may show it."""

    on: Element
    value: str
    secret: bool = False


class Choose(_Step, frozen=True, kw_only=True):
    """Chooses `option`: of the list or the group that is called `among`, or wherever it is. secret: as of Fill."""

    option: str
    among: Label | None = None
    secret: bool = False


class Key(_Step, frozen=True, kw_only=True):
    """A key goes down or up, as the browser names it ("Enter", "a")."""

    key: str
    down: bool
    target: str = "main"


class Scroll(_Step, frozen=True, kw_only=True):
    """The page, or an element, is scrolled to x, y (CSS px)."""

    x: float
    y: float
    on: Selectors | None = None
    target: str = "main"


Operator = Literal[">=", "==", "<="]


class WaitFor(_Step, frozen=True, kw_only=True):
    """Waits until so many elements are there, visible or not, with these attributes and properties.

    visible: None if either will do. seconds: how long; None for what a step has.
    """

    on: Element
    operator: Operator = ">="
    count: int = 1
    visible: bool | None = True
    attributes: dict[str, str] = {}
    properties: dict[str, object] = {}
    seconds: float | None = None


class WaitForExpression(_Step, frozen=True, kw_only=True):
    """Waits until JavaScript of the recording's is true in the page's own world."""

    expression: str
    frame: tuple[int, ...] = ()
    target: str = "main"
    seconds: float | None = None


class Close(_Step, frozen=True, kw_only=True):
    """A window that the page opened is closed."""

    target: str


Step: TypeAlias = Audit | Visit | Tap | Hover | Fill | Choose | Key | Scroll | WaitFor | WaitForExpression | Close

PAYMENT_PROBES = ("document", "fields", "forms", "product", "targets", "viewport")
"""The probes by which a page that takes payment is known."""

ACTING = (Tap, Key)
"""Steps that may send something: none is taken on a page that takes payment."""


class End(msgspec.Struct, frozen=True):
    """Where a funnel that found a journey ended. why: as model/funnel.py has it. on: what that was about. reached:
    whether payment is taken there; if not, station is what the page is called that it did not come to."""

    why: str
    on: str = ""
    reached: bool = False
    station: str = ""


class Journey(msgspec.Struct, frozen=True, kw_only=True):
    """name: unique in a run. start: the address it begins at. test_payment: whether its shop takes no real money.

    notes: what of the file is not done, a sentence each. end: of one that `auditor funnel` has found. thorough: whether
    it is walked again to each of its stations, to do there what acts on a page.
    """

    name: str
    start: str
    steps: tuple[Step, ...]
    test_payment: bool = False
    notes: tuple[str, ...] = ()
    end: End | None = None
    thorough: bool = False

    @property
    def names_stations(self) -> bool:
        """Whether it says which pages are stations; else each page is one on which it comes to rest."""
        return any(isinstance(step, Audit) for step in self.steps)

    @property
    def stations(self) -> int | None:
        """How many stations it has; None if that is seen on the way only."""
        return sum(isinstance(step, Audit) for step in self.steps) if self.names_stations else None

    def secrets(self) -> list[str]:
        """What it types that no report may show."""
        filled = [step.value for step in self.steps if isinstance(step, Fill) and step.secret]
        return [*filled, *(step.option for step in self.steps if isinstance(step, Choose) and step.secret)]


class Tapped(msgspec.Struct, frozen=True):
    """What a step is about to touch: its name, and the address of a link; "" where it is no link, or runs a script.

    known: whether the journey has typed who the customer is, as one does in a checkout, or came signed in. entry: it is
    a field to fill in or to tick, or the label of one: a tap there sends nothing.
    """

    name: str = ""
    link: str = ""
    known: bool = False
    entry: bool = False


PaymentSign = Literal["", "card", "wallet", "pay", "unknown"]
"""What tells that a page takes payment: a field for a card, the button of a wallet, one that pays or orders; "unknown"
if it could not be looked into, "" if nothing does."""

_WEB = re.compile(r"(?i)https?://[^/?#\s]")


def is_web(url: str) -> bool:
    """Whether a browser may be sent there: no script, no file, no page of the browser's own."""
    return _WEB.match(url.strip()) is not None
