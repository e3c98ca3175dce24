"""The way to the payment page that is found without a journey: what is seen of a page, and what is done next."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from auditor.model.journey import Journey, Step
from auditor.model.snapshot import Snapshot

Act = Literal["product", "list", "choose", "add", "cart", "checkout", "guest", "fill", "continue", "end"]
"""product, list: a page of one article, or of several, is opened. choose: a size or a colour is chosen. add: an article
is put into the cart. cart, checkout: they are opened. guest: a checkout without an account is chosen. fill: fields are
filled in. continue: the next step of the checkout. end: nothing more is done."""

Why = Literal[
    "product-price", "product-address", "list-words", "add-words", "cart-shown", "cart-words", "checkout-words",
    "habit", "variant", "guest-words", "filled", "telephone", "continue-words",
    "paying-card", "paying-wallet", "paying-pay", "paying-unknown", "left-shop",
    "sign-in", "no-product", "not-added", "no-cart", "no-checkout", "no-next", "refused", "covered",
    "too-long", "failed",
]  # fmt: skip
"""Why it is done, a sentence of the reports (`funnel.why`)."""

REACHED: frozenset[Why] = frozenset({"paying-card", "paying-wallet", "paying-pay", "paying-unknown", "left-shop"})
"""Ends at which payment was reached: this shop's page that takes it, or the one of whoever takes it for the shop."""

Title = Literal[
    "", "home", "product", "cart", "checkout", "identity", "address", "delivery", "review", "payment"
]  # fmt: skip
"""What a page of the way is. checkout: a step of it that does not say which."""

TITLES: tuple[Title, ...] = tuple(title for title in get_args(Title) if title)

FUNNEL_PROBES = ("document", "fields", "forms", "links", "product", "targets", "viewport")
"""The probes that a page is looked at with: those by which one that takes payment is known, and links."""


class Option(msgspec.Struct, frozen=True):
    """One entry of a list. off: it can't be chosen."""

    text: str
    value: str
    off: bool = False


class Control(msgspec.Struct, frozen=True):
    """What a field holds at the moment. holds: whether it is filled in, or ticked. value: of a list, else "". options:
    of a list. must: the browser does not send the form without it."""

    holds: bool = False
    value: str = ""
    options: list[Option] = []
    must: bool = False


class Look(msgspec.Struct, frozen=True):
    """A page as it stands. controls: of the fields of its top document, in their order."""

    snapshot: Snapshot
    controls: list[Control]


class Page(msgspec.Struct, frozen=True):
    """What tells a page, or a step of a page, from another. address: without fragment, unless a script reads it.
    fields: selectors of those that are seen."""

    address: str
    fields: frozenset[str] = frozenset()

    def is_step_of(self, other: Page) -> bool:
        """Whether both are the same page for a customer, of whose fields some may have come or gone."""
        return self.address == other.address and (self.fields == other.fields or bool(self.fields & other.fields))


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """What is done next, and why. on: what it is done to, as the page calls it. station: what the page is before
    that; "" if it is none of the way. steps: none at the end. page: tells the page from another. counter: how many
    articles it says lie in the cart, None if it does not say. also: the addresses and names of what else could have
    been opened from there, the surest first."""

    act: Act
    why: Why
    on: str = ""
    station: Title = ""
    steps: tuple[Step, ...] = ()
    page: Page = Page("")
    counter: int | None = None
    also: tuple[tuple[str, str], ...] = ()


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """A move that was made. failed: the code of what kept it from being made, "" if nothing did."""

    move: Move
    failed: str = ""


class Found(msgspec.Struct, frozen=True):
    """What was found: the way as a journey, and the move that ended it. recorded: the same journey, in which things
    also have the selectors under which they were found."""

    journey: Journey
    end: Move
    recorded: Journey | None = None

    @property
    def reached(self) -> bool:
        """Whether it leads to where payment is taken."""
        return self.end.why in REACHED
