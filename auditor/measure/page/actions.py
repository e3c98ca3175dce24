"""The actions that a page offers: its buttons, and the links drawn like one, with what each says that it does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from auditor.measure.page.action_words import ACTION_KINDS, meaning
from auditor.measure.pixels import rectangles
from auditor.model.evidence import Evidence
from auditor.model.evidence.targets import Look, TargetEvidence
from auditor.model.geometry import Box

COMMERCE = frozenset({"pay", "buy", "cart", "checkout"})
"""Steps of one purchase: two of them side by side do not make the main action unclear."""

PLACES = {
    "consent": r"cookie|consent|gdpr|rgpd|dsgvo|onetrust|didomi|axeptio|tarteaucitron|usercentrics|cybot|quantcast|"
    r"qc-cmp|truste|sp_message|iubenda|complianz|cmplz|klaro|osano|termly|borlabs|trustarc|privacy-(?:banner|notice)|\bcmp\b",
    "newsletter": r"newsletter|mailing-?list|klaviyo|mailchimp|mc4wp|mc_embed|email-?(?:signup|capture)|"
    r"nieuwsbrief|infolettre",
    "search": r"\[search\]|search|recherche|suche\b|buscador|zoek",
    "chat": r"\bchat|livechat|intercom|zendesk|crisp|tawk|drift-|tidio|gorgias|messenger|whatsapp",
    "pop-up": r"pop-?up|modal|lightbox|interstitial|exit-?intent|drawer|\[(?:alert)?dialog\]",
    "coupon": r"coupon|promo-?code|voucher|discount-?code|gift-?card-?(?:code|form)|code-?promo|gutschein",
    "consideration": r"related|recommend|up-?sell|cross-?sell|recently|similar|you-may|also-(?:like|bought)|suggest|"
    r"swiper|slick|carousel|splide|flickity|review|comment",
}
_PLACE_PATTERNS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in PLACES.items()}
NEVER = ("consent", "newsletter", "search", "chat", "coupon")

LARGER = 1.3
"""Times the usual area: what is as much larger is not one more entry. A judgement."""


_REGIONS = {
    "main": "main", "nav": "navigation", "footer": "contentinfo", "header": "banner", "aside": "complementary",
}  # fmt: skip
"""Elements, and the ARIA role that stands for each."""


@dataclass(eq=False)
class Action:
    """One of them.

    frame, index: its frame, and its place among the targets there. kind: what it does, a key of `action_words.ACTIONS`;
    "" where its words do not say so. box: on the screen, CSS px. fields: the kinds of the visible fields of its form.
    """

    frame: int
    index: int
    target: TargetEvidence
    look: Look
    kind: str
    box: Box
    fields: list[str]
    points: float = 0.0

    @cached_property
    def place(self) -> str:
        """What the elements around it are called. The classes of body speak of the page and its state."""
        return " ".join(entry for entry in self.look.ancestry if not entry.startswith("body"))

    @cached_property
    def regions(self) -> frozenset[str]:
        """The parts of the page that it stands in: main, nav, footer, header, aside."""
        tags = {tag_of(entry) for entry in self.look.ancestry}
        roles = set(re.findall(r"\[(\w+)\]", self.place))
        return frozenset(region for region, role in _REGIONS.items() if region in tags or role in roles)

    @property
    def aside(self) -> bool:
        """It stands where a page has what is the same on all pages, unless its author marks it as the main part."""
        if "nav" in self.regions:
            return True
        pinned = self.target.pinned == "fixed"
        return "main" not in self.regions and bool(self.regions & ({"header"} if pinned else {"header", "footer"}))

    @property
    def sends(self) -> bool:
        """It sends a form with fields that the visitor sees."""
        return self.look.submits and bool(self.fields)

    def stands_in(self, *places: str) -> bool:
        """Whether it is part of one of these, keys of PLACES."""
        return any(_PLACE_PATTERNS[name].search(self.place) for name in places)


def actions_of(frames: Sequence[Evidence], width: float, height: float) -> list[Action]:
    """The actions of a page, and of a frame that is most of it, on a screen of the given size in CSS px."""
    return [
        action
        for number, frame in enumerate(frames)
        if frame.targets is not None and (number == 0 or _is_main_frame(frame, width, height))
        for action in _of_frame(number, frame)
    ]


def _is_main_frame(frame: Evidence, width: float, height: float) -> bool:
    """A frame that is most of the page (a checkout, say), not an advertisement."""
    return frame.clip is not None and frame.clip.width >= 0.6 * width and frame.clip.height >= 0.5 * height


def _of_frame(number: int, frame: Evidence) -> list[Action]:
    assert frame.targets is not None
    found = []
    for index, target in enumerate(frame.targets.targets):
        look = target.look
        if look is None or target.inline or not target.exposed or not target.rects:
            continue
        if target.hit is False and target.hidden and not target.cover_pinned:
            continue
        box = rectangles.bounds(target.rects)
        if box.height > 160 or (target.shown is not None and sum(b.area for b in target.shown) < box.area / 2):
            continue
        kind = meaning(target.name)
        if kind and kind not in ACTION_KINDS:
            continue
        fields = frame.targets.forms[look.form] if 0 <= look.form < len(frame.targets.forms) else []
        found.append(Action(number, index, target, look, kind, box, fields))
    return found


def tag_of(entry: str) -> str:
    """The element's name in an entry of Look.ancestry."""
    return re.split(r"[\[#. ]", entry, maxsplit=1)[0]


def without_lists(actions: Sequence[Action]) -> list[Action]:
    """Without actions that stand at each product of a list: none of those is the page's own.

    One that is pinned, that alone has fields to fill in (a quantity, a size), that stands in other elements than the
    rest, or is clearly larger, stays: a product page shows related products with a button each.
    """
    kept: list[Action] = []
    for kind in sorted({each.kind for each in actions}):
        group = [each for each in actions if each.kind == kind]
        kept += _apart_from_list(group) if is_list(group) else group
    return kept


def is_list(group: Sequence[Action]) -> bool:
    """Whether actions of one kind stand at each entry of a list."""
    return len(group) > 2 or (len(group) == 2 and structure(group[0]) == structure(group[1]))


def structure(candidate: Action) -> tuple[str, ...]:
    """The elements that it stands in, without names and classes: cards of one list differ in those."""
    return tuple(tag_of(entry) for entry in candidate.look.ancestry)


def _apart_from_list(group: list[Action]) -> list[Action]:
    pinned = [each for each in group if each.target.pinned == "fixed"]
    if len(pinned) == 1:
        return pinned
    with_fields = [each for each in group if each.fields]
    if len(with_fields) == 1:
        return with_fields
    times = Counter(structure(each) for each in group)
    single = [each for each in group if times[structure(each)] == 1]
    if len(single) == 1 and len(group) > 2:
        return single
    large = [each for each in group if is_larger(each, group)]
    return large if len(large) == 1 else []


def is_larger(one: Action, group: Sequence[Action]) -> bool:
    """Whether it is clearly larger than the others of a list are."""
    areas = sorted(each.box.area for each in group)
    return bool(areas) and one.box.area >= LARGER * areas[(len(areas) - 1) // 2]
