"""Finds the main action of a page: the one button that the page is there for, if there is a clear one.

The kind of the page comes first, for each kind is there for something else: to put a product into the cart, to go
from the cart to the checkout, to send what a form asks for. WANTED says which actions can be the main one of a kind;
a list and an article have none. Of the actions that are left each gets points; the best is the main action if it has
MINIMUM of them and no other comes as close as MARGIN. The points are a judgement, not a measurement; they are given
for what people go by who review interfaces: the words, the fill, the size, the form that it sends, the place. In
doubt there is none: a rule about the main action then does not apply, which is better than to accuse the wrong
button. The confidence is the points ÷ CERTAIN.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import unquote

from auditor.measure.page.actions import COMMERCE, NEVER, Action, actions_of, without_lists
from auditor.measure.page.kind_words import ADDRESS_BOOK
from auditor.measure.page.words import split
from auditor.measure.pixels.colour import contrast
from auditor.model.evidence import Evidence
from auditor.model.evidence.targets import Rgb
from auditor.model.kind import Kind
from auditor.model.url import split as split_url

MINIMUM = 6.0
MARGIN = 1.5
CERTAIN = 12.0

KIND_POINTS = {
    "pay": 5.0, "buy": 5.0, "cart": 5.0, "checkout": 5.0, "book": 4.0, "subscribe": 3.0, "register": 2.0, "login": 2.0,
    "continue": 2.0, "send": 2.0, "explore": 3.0, "": 1.0,
}  # fmt: skip

IN_A_FORM = frozenset({"register", "login", "continue", "send", ""})
"""Words that are a main action only where they send what the visitor has filled in."""

ASKING: frozenset[Kind] = frozenset({"checkout", "payment", "form", "sign-in"})
"""Kinds of pages that are there to be filled in."""

ALONE = 1.5
"""Points for the one button of a form of several fields, on a page that is there to be filled in: nothing else sends
it."""

_SAYS_LITTLE = frozenset({"", "send", "continue"})
_CHOSEN = frozenset({"number", "select", "select-one", "radio", "checkbox"})
"""Kinds of fields by which one chooses what to buy, and how much of it; what is typed is a question or a wish."""

_WORDS = re.compile(r"[^\W\d_]")
_IDENTIFYING = frozenset({"email", "password", "tel"})

WANTED: dict[Kind, frozenset[str]] = {
    "home": frozenset({"explore", "book", "subscribe", "register"}),
    "list": frozenset(),
    "product": frozenset({"cart", "buy", "book", "subscribe"}),
    "cart": frozenset({"checkout", "pay", "buy", "continue"}),
    "checkout": frozenset({"pay", "checkout", "buy", "continue", "book", "send", ""}),
    "payment": frozenset({"pay", "checkout", "buy", "continue", "book", "send", ""}),
    "form": frozenset({"send", "book", "register", "subscribe", "continue", "pay", ""}),
    "article": frozenset(),
    "sign-in": frozenset({"login", "register", "continue", "send", ""}),
}
"""What the main action of each kind of page can do; of all other pages, what sends a form: buttons that
sell without a product, a cart or a checkout around them are a table of prices, or one of many."""


class Choice(NamedTuple):
    """The main action: its frame and its place among the frame's targets, what it does, and the confidence, 0–1.

    fields: how many fields the visitor sees in the form that it sends.
    """

    frame: int
    place: int
    kind: str
    confidence: float
    fields: int


def primary_action(
    frames: Sequence[Evidence], width: float, height: float, page: Kind = "other", asked: int = 0
) -> Choice | None:
    """The main action of a page on a screen of the given size in CSS px, or None where there is no clear one.

    page: which kind of page it is. asked: how many fields its form has, of a page that is a form; its button may stand
    outside of it.
    """
    offered = actions_of(frames, width, height)
    for each in offered:
        each.kind = _understood(each, page)
    submits = Counter((each.frame, each.look.form) for each in offered if each.sends)
    candidates = [each for each in offered if _is_wanted(each, page)]
    for candidate in candidates:
        candidate.points = _points(candidate, page, asked, width, height)
        alone = candidate.sends and submits[candidate.frame, candidate.look.form] == 1
        if candidate.points > 0 and alone and page in ASKING and len(candidate.fields) > 1:
            candidate.points += ALONE
    candidates = without_lists([each for each in candidates if each.points > 0])
    candidates.sort(key=lambda each: (-each.points, each.frame, each.box.y, each.index))
    if not candidates or candidates[0].points < MINIMUM:
        return None
    best = candidates[0]
    for rival in candidates[1:]:
        if best.points - rival.points >= MARGIN:
            break
        if not _is_same(best, rival):
            return None
    confidence = round(min(1.0, best.points / CERTAIN), 2)
    return Choice(best.frame, best.index, best.kind or "send", confidence, _fields(best, page, asked))


def _understood(action: Action, page: Kind) -> str:
    """What it does; of a caption in another language, or one that says little, by what it sends and where it leads.

    What sends the quantity or the size of a product buys it; what leads from a cart to an address that is called a
    checkout goes there.
    """
    if page == "product" and not action.kind and action.sends and set(action.fields) <= _CHOSEN:
        return "cart"
    if page == "cart" and action.kind in _SAYS_LITTLE and _leads_on(action.target.href):
        return "checkout"
    return action.kind


def _leads_on(address: str) -> bool:
    segments = [unquote(part) for part in split_url(address).path.split("/") if part]
    return bool(segments) and ADDRESS_BOOK.whole(split(segments[-1])) in ("checkout", "payment")


def _is_wanted(candidate: Action, page: Kind) -> bool:
    if page in WANTED:
        return candidate.kind in WANTED[page]
    return candidate.sends and candidate.kind not in COMMERCE


def _fields(best: Action, page: Kind, asked: int) -> int:
    """How many fields come before it. A button outside of the form that it sends has the fields of the page's form."""
    own = len(best.fields) if best.look.submits else 0
    return max(own, asked) if page in ASKING and best.kind != "explore" else own


def _points(candidate: Action, page: Kind, asked: int, width: float, height: float) -> float:
    """0 for what can't be a main action, by its place or for want of a form."""
    look, kind, box = candidate.look, candidate.kind, candidate.box
    if candidate.stands_in(*NEVER):
        return 0.0
    pinned = candidate.target.pinned == "fixed"
    if pinned and candidate.stands_in("pop-up"):
        return 0.0
    if not kind and not _WORDS.search(candidate.target.name):
        return 0.0  # a drawing alone: it shows a password, or empties a field
    sends = candidate.sends or (page in ASKING and bool(kind and candidate.fields))  # a script may send it
    if not kind and not (
        sends and (len(candidate.fields) > 1 or page in ASKING) and _IDENTIFYING & set(candidate.fields)
    ):
        return 0.0
    if "nav" in candidate.regions:
        return 0.0
    if page == "other" and (box.y > height or candidate.fields == ["textarea"]):
        return 0.0  # a form at the end of a page is not what the page is for, nor is one that takes but a comment
    in_main = "main" in candidate.regions
    pays = kind == "pay" and page in ("checkout", "payment")  # below its fields, at the foot of the page
    if "footer" in candidate.regions and not in_main and not pinned and not pays:
        return 0.0
    in_header = "header" in candidate.regions and not in_main
    if in_header and (kind in IN_A_FORM or kind in COMMERCE or kind == "subscribe"):
        return 0.0
    seen = 0 <= box.x + box.width / 2 < width and 0 <= box.y + box.height / 2 < height
    if kind == "explore" and not seen:
        return 0.0  # an invitation further down belongs to its section, not to the page
    if kind == "send" and sends and candidate.fields in (["email"], ["text"]) and not seen:
        return 0.0  # one field further down is for a newsletter, though hardly any shop's markup says so
    points = KIND_POINTS[kind]
    if kind in IN_A_FORM and not sends:
        # On a page that is a form it may stand outside of it; elsewhere nothing is sent.
        points += 1 if asked and look.form < 0 else -3
    if sends:
        points += 2 if len(candidate.fields) > 1 or kind in COMMERCE else 1
    points += _prominence(candidate, min(width, 480.0))
    points += in_main + seen + pinned
    if in_header:
        points -= 2
    if "aside" in candidate.regions and page not in ("cart", "checkout", "payment"):
        points -= 2  # beside a cart or an order stands its sum, with the button that goes on
    if candidate.stands_in("consideration"):
        points -= 3
    return points


def _prominence(candidate: Action, width: float) -> float:
    """Fill, size and weight, up to 4 points."""
    look, box = candidate.look, candidate.box
    points = 0.0
    if look.image or (look.fill is not None and (look.behind is None or stands_out(look.fill, look.behind))):
        points += 2
    elif not look.border:
        points -= 1
    points += box.width >= width / 2
    points += look.font_size >= 16 or look.font_weight >= 600
    return points


def stands_out(fill: Rgb, behind: Rgb) -> bool:
    """A grey of the page's own lightness does not; a saturated colour does at any lightness."""
    return contrast(fill, behind) >= 1.5 or max(fill) - min(fill) >= 80


def _is_same(best: Action, rival: Action) -> bool:
    """The rival is the same action once more, or another step of the same purchase."""
    if best.kind in COMMERCE and rival.kind in COMMERCE:
        return True
    if best.kind != rival.kind:
        return False
    if best.target.href and best.target.href == rival.target.href:
        return True
    # "Send" of two forms sends two things; what sells or books may stand a second time without its form.
    if best.kind in IN_A_FORM and best.look.form != rival.look.form:
        return False
    return bool(best.kind) and best.target.name == rival.target.name and best.kind != "explore"
