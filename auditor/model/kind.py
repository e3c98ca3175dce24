"""What kind of page it is: a step of a purchase, or what leads to one."""

from __future__ import annotations

from typing import Literal

import msgspec

Kind = Literal["home", "list", "product", "cart", "checkout", "payment", "form", "article", "sign-in", "other"]
"""list: of products, articles or results. checkout: asks for an address, or holds several steps of an order.
payment: asks for nothing but how to pay. form: asks for something else, such as a message. article: a text to be read.
sign-in: logs in, registers, or gives a password back. other: none of these, or not clear."""

SignalSource = Literal["address", "title", "heading", "data", "fields", "actions", "prices", "text", "template"]
"""Where a signal was seen; data: JSON-LD, microdata, Open Graph; template: what the shop's software calls the page."""


class KindSignal(msgspec.Struct, frozen=True, omit_defaults=True):
    """One sign of a kind. what: as the page has it, or a count; `points` say how much it counts for `kind`."""

    kind: Kind
    source: SignalSource
    what: str
    points: float


class PageKind(msgspec.Struct, frozen=True):
    """The kind of a page, and the signs that decided it, the strongest first; of "other" those that did not suffice."""

    name: Kind
    signals: list[KindSignal]


class MainAction(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a page is there for, as one button: `what` it does, "unclear" if no button is clearly the one.

    name: what the button says. selector: where it is.
    """

    what: str
    name: str = ""
    selector: str = ""
