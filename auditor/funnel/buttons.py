"""The buttons of a page that lead on: into the cart, to the checkout, to its next step."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from auditor.funnel.names import selected, tidy
from auditor.funnel.products import ASIDE, is_cart_name, kinds_of
from auditor.measure.page.action_words import meaning
from auditor.measure.page.actions import NEVER, Action, actions_of
from auditor.measure.page.glass import on_glass
from auditor.measure.page.guests import speaks_of_guest
from auditor.measure.page.kind import main_action
from auditor.model.evidence.targets import TargetEvidence
from auditor.model.journey import Selectors
from auditor.model.snapshot import Snapshot

_CHECKOUT: Final = {"checkout": 4.0, "pay": 3.0, "buy": 3.0, "continue": 2.0}
_ONWARD: Final = {"continue": 4.0, "checkout": 3.0, "pay": 2.5, "buy": 2.0, "send": 1.5}
_APART: Final = frozenset({
    "login", "register", "consent", "close", "search", "newsletter", "chat", "navigate", "refine", "cart", "book",
    "subscribe", "explore", "express",
})  # fmt: skip
"""What a button says that leads no step further."""

VARIANT: Final = re.compile(
    r"\b(?:sizes?|taille|pointure|gr(?:ö|oe)(?:ß|ss)e|talla|taglia|maat|tamanho|colou?rs?|couleur|farbe|colore?|kleur|cor|"
    r"variants?|swatch(?:es)?)\b",
    re.IGNORECASE,
)
"""What the groups of an article's variants are called, in their labels and classes."""

TOGGLE: Final = re.compile(r"^<[^>]*\baria-(?:pressed|checked)=")
PRESSED: Final = re.compile(
    r"^<[^>]*(?:aria-(?:pressed|checked|selected)=.true|\b(?:is-)?(?:selected|active|current)\b)"
)

MAIN = 1.0
"""Points of the main action of the page."""

SENDING = 1.0
"""Points of a button that sends a form with fields."""


FIELD = 0.05
MOST_FIELDS = 8
"""Points of each field that it sends, and how many count: of two that say the same it is the one of the longer form."""


class Button(NamedTuple):
    """What takes the tap, what it says, and where it leads if it is a link."""

    on: Selectors
    name: str
    href: str
    points: float


def adding(snapshot: Snapshot) -> list[Button]:
    """Those that put an article into the cart; if there is none, those that buy it."""
    found = [(each, meaning(each.target.name)) for each in _actions(snapshot) if not each.stands_in("consideration")]
    for kind in ("cart", "buy"):
        buttons = [_button(each, 0.0) for each, said in found if said == kind and not _leads_to_cart(each)]
        if buttons:
            return buttons
    return []


def swatches(snapshot: Snapshot) -> list[Button]:
    """Of each group of buttons for sizes, colours and the like in which none is pressed, the first."""
    groups: dict[str, list[TargetEvidence]] = {}
    targets = snapshot.frames[0].targets
    for target in targets.targets if targets else []:
        group = _group(target)
        if group and tidy(target.name) and not target.href and not meaning(target.name):
            groups.setdefault(group, []).append(target)
    left = [each for each in groups.values() if len(each) > 1 and not any(PRESSED.search(one.html) for one in each)]
    return [_link(each[0], 0.0) for each in left]


def _group(target: TargetEvidence) -> str:
    """What tells the group of a button that chooses a variant from others; "" if it is no such button."""
    if TOGGLE.search(target.html):
        return target.selector.rpartition(">")[0]
    ancestry = target.look.ancestry[1:4] if target.look else []
    return next((entry for entry in ancestry if VARIANT.search(entry)), "")


def to_checkout(snapshot: Snapshot) -> list[Button]:
    """Those that lead out of the cart to the checkout, the surest first."""
    found = []
    for action in _actions(snapshot, aside=True):
        points = _CHECKOUT.get(meaning(action.target.name), 0.0)
        points = max(points, 3.5 * (action.target.href != "" and "checkout" in kinds_of(action.target.href)))
        if points >= 3.0 or (points and action.target.href):
            found.append(_button(action, points + GUEST_BONUS * _speaks_of_guest(action) - 2.0 * action.aside))
    for target in _plain_links(snapshot):
        points = 3.0 * (meaning(target.name) == "checkout") + 0.5 * ("checkout" in kinds_of(target.href))
        if points >= 3.0:
            found.append(_link(target, points))
    return _ranked(found)


def named_cart(snapshot: Snapshot) -> list[Button]:
    """Those that are called as the cart is, and lead nowhere by an address."""
    return [
        _button(each, 0.0)
        for each in _actions(snapshot, aside=True)
        if not each.target.href and is_cart_name(each.target.name)
    ]


def onward(snapshot: Snapshot) -> list[Button]:
    """Those that lead to the next step of a checkout, or pay, the surest first."""
    choice, found = main_action(snapshot), []
    for action in _actions(snapshot):
        said = meaning(action.target.name)
        main = choice is not None and (choice.frame, choice.place) == (action.frame, action.index)
        points = _ONWARD.get(said, 0.0) + MAIN * main + SENDING * action.sends
        if said in _APART or (said not in _ONWARD and not (main or action.sends)) or is_cart_name(action.target.name):
            continue
        if action.target.href and said not in _ONWARD:
            continue
        points += FIELD * min(len(action.fields), MOST_FIELDS)
        found.append(_button(action, points + GUEST_BONUS * _speaks_of_guest(action)))
    found += [_link(each, 2.0) for each in _plain_links(snapshot) if meaning(each.name) in {"continue", "checkout"}]
    return _ranked(found)


GUEST_BONUS: Final = 3.0
"""Points of a way without an account: it is preferred to any other."""


def as_guest(snapshot: Snapshot) -> list[Button]:
    """Those that choose a purchase without an account."""
    links = [_link(each, 0.0) for each in _plain_links(snapshot) if speaks_of_guest(each.name)]
    return [_button(each, 0.0) for each in _actions(snapshot) if _speaks_of_guest(each)] + links


def _speaks_of_guest(action: Action) -> bool:
    return speaks_of_guest(action.target.name)


def _actions(snapshot: Snapshot, *, aside: bool = False) -> list[Action]:
    """Of the top document, without what stands on every page, unless `aside`."""
    device = snapshot.device
    found = actions_of(on_glass(snapshot), float(device.viewport_width), float(device.viewport_height))
    found = [each for each in found if each.frame == 0 and not each.stands_in(*NEVER)]
    return [each for each in found if tidy(each.target.name) and (aside or not each.aside)]


def _plain_links(snapshot: Snapshot) -> list[TargetEvidence]:
    """Links that do not look like buttons, of the part of the page that is its own."""
    targets = snapshot.frames[0].targets
    return [
        each
        for each in (targets.targets if targets else [])
        if each.href and each.look is None and tidy(each.name) and not each.hidden and not ASIDE.search(each.selector)
    ]


def _link(target: TargetEvidence, points: float) -> Button:
    return Button(selected(target.selector), tidy(target.name), target.href, points)


def _leads_to_cart(action: Action) -> bool:
    return bool(action.target.href) and is_cart_name(action.target.name)


def _button(action: Action, points: float) -> Button:
    return Button(selected(action.target.selector), tidy(action.target.name), action.target.href, points)


def _ranked(found: list[Button]) -> list[Button]:
    return sorted(found, key=lambda button: -button.points)
