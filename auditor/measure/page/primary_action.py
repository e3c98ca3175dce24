"""Finds the main action of a page: the one button that the page is there for, if there is a clear one.

Each button, and each link drawn like one, gets points; the best is the main action if it has MINIMUM of them and no
other action comes as close as MARGIN. The points are a judgement, not a measurement; they are given for what people go
by who review interfaces: the words, the fill, the size, the form that it sends, the place. In doubt there is none: a
rule about the main action then does not apply, which is better than to accuse the wrong button. The confidence is the
points ÷ CERTAIN.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from auditor.measure.page.action_words import ACTION_KINDS, meaning
from auditor.measure.pixels import rectangles
from auditor.measure.pixels.colour import contrast
from auditor.model.evidence import Evidence
from auditor.model.evidence.targets import Look, Rgb, TargetEvidence
from auditor.model.geometry import Box

MINIMUM = 6.0
MARGIN = 1.5
CERTAIN = 12.0

KIND_POINTS = {
    "pay": 5.0, "buy": 5.0, "cart": 5.0, "checkout": 5.0, "book": 4.0, "subscribe": 3.0, "register": 2.0, "login": 2.0,
    "continue": 2.0, "send": 2.0, "explore": 3.0, "": 1.0,
}  # fmt: skip

COMMERCE = frozenset({"pay", "buy", "cart", "checkout"})
"""Steps of one purchase: two of them side by side do not make the main action unclear."""

IN_A_FORM = frozenset({"register", "login", "continue", "send", ""})
"""Words that are a main action only where they send what the visitor has filled in."""

_PLACES = {
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
_PLACE_PATTERNS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _PLACES.items()}
NEVER = ("consent", "newsletter", "search", "chat", "coupon")
_IDENTIFYING = frozenset({"email", "password", "tel"})


class Choice(NamedTuple):
    """The main action: its frame and its place among the frame's targets, what it does, and the confidence, 0–1.

    fields: how many fields the visitor sees in the form that it sends.
    """

    frame: int
    place: int
    kind: str
    confidence: float
    fields: int


@dataclass(eq=False)
class _Candidate:
    frame: int
    index: int
    target: TargetEvidence
    look: Look
    kind: str
    box: Box
    fields: list[str]
    points: float = 0.0


def primary_action(frames: Sequence[Evidence], width: float, height: float) -> Choice | None:
    """The main action of a page on a screen of the given size in CSS px, or None where there is no clear one."""
    candidates = [
        candidate
        for number, frame in enumerate(frames)
        if frame.targets is not None and (number == 0 or _is_main_frame(frame, width, height))
        for candidate in _candidates(number, frame)
    ]
    for candidate in candidates:
        candidate.points = _points(candidate, width, height)
    candidates = [each for each in candidates if each.points > 0]
    candidates = _without_lists(candidates)
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
    return Choice(best.frame, best.index, best.kind or "send", confidence, len(best.fields) if best.look.submits else 0)


def _is_main_frame(frame: Evidence, width: float, height: float) -> bool:
    """A frame that is most of the page (a checkout, say), not an advertisement."""
    return frame.clip is not None and frame.clip.width >= 0.6 * width and frame.clip.height >= 0.5 * height


def _candidates(number: int, frame: Evidence) -> list[_Candidate]:
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
        found.append(_Candidate(number, index, target, look, kind, box, fields))
    return found


def _points(candidate: _Candidate, width: float, height: float) -> float:
    """0 for what can't be a main action, by its place or for want of a form."""
    look, kind, box = candidate.look, candidate.kind, candidate.box
    # The classes of body speak of the page and its state ("modal-open"), not of this place.
    place = " ".join(entry for entry in look.ancestry if not entry.startswith("body"))
    if any(_PLACE_PATTERNS[name].search(place) for name in NEVER):
        return 0.0
    pinned = candidate.target.pinned == "fixed"
    if pinned and _PLACE_PATTERNS["pop-up"].search(place):
        return 0.0
    sends = look.submits and bool(candidate.fields)
    if not kind and not (sends and len(candidate.fields) > 1 and _IDENTIFYING & set(candidate.fields)):
        return 0.0
    tags = [_tag(entry) for entry in look.ancestry]
    roles = " ".join(re.findall(r"\[(\w+)\]", place))
    in_main = "main" in tags or "main" in roles
    if "nav" in tags or "navigation" in roles:
        return 0.0
    if ("footer" in tags or "contentinfo" in roles) and not in_main and not pinned:
        return 0.0
    in_header = ("header" in tags or "banner" in roles) and not in_main
    if in_header and (kind in IN_A_FORM or kind in COMMERCE or kind == "subscribe"):
        return 0.0
    seen = 0 <= box.x + box.width / 2 < width and 0 <= box.y + box.height / 2 < height
    if kind == "explore" and not seen:
        return 0.0  # an invitation further down belongs to its section, not to the page
    if kind == "send" and sends and candidate.fields in (["email"], ["text"]) and not seen:
        return 0.0  # one field further down is for a newsletter, though hardly any shop's markup says so
    points = KIND_POINTS[kind]
    if kind in IN_A_FORM and not sends:
        points -= 3
    if sends:
        points += 2 if len(candidate.fields) > 1 or kind in COMMERCE else 1
    points += _prominence(candidate, min(width, 480.0))
    points += in_main + seen + pinned
    if in_header:
        points -= 2
    if "aside" in tags or "complementary" in roles:
        points -= 2
    if _PLACE_PATTERNS["consideration"].search(place):
        points -= 3
    return points


def _tag(entry: str) -> str:
    """The element's name in an entry of Look.ancestry."""
    return re.split(r"[\[#. ]", entry, maxsplit=1)[0]


def _prominence(candidate: _Candidate, width: float) -> float:
    """Fill, size and weight, up to 4 points."""
    look, box = candidate.look, candidate.box
    points = 0.0
    if look.image or (look.fill is not None and (look.behind is None or _stands_out(look.fill, look.behind))):
        points += 2
    elif not look.border:
        points -= 1
    points += box.width >= width / 2
    points += look.font_size >= 16 or look.font_weight >= 600
    return points


def _stands_out(fill: Rgb, behind: Rgb) -> bool:
    """A grey of the page's own lightness does not; a saturated colour does at any lightness."""
    return contrast(fill, behind) >= 1.5 or max(fill) - min(fill) >= 80


def _is_same(best: _Candidate, rival: _Candidate) -> bool:
    """The rival is the same action once more, or another step of the same purchase."""
    if best.kind in COMMERCE and rival.kind in COMMERCE:
        return True
    if best.kind != rival.kind:
        return False
    if best.target.href and best.target.href == rival.target.href:
        return True
    return bool(best.kind) and best.target.name == rival.target.name and best.kind != "explore"


def _without_lists(candidates: list[_Candidate]) -> list[_Candidate]:
    """Without actions that stand at each product of a list: none of those is the page's own.

    One that is pinned, that alone has fields to fill in (a quantity, a size), that stands in other elements than the
    rest, or is clearly larger, stays: a product page shows related products with a button each.
    """
    kept: list[_Candidate] = []
    for kind in sorted({each.kind for each in candidates}):
        group = [each for each in candidates if each.kind == kind]
        kept += _apart_from_list(group) if _is_list(group) else group
    return kept


def _is_list(group: list[_Candidate]) -> bool:
    return len(group) > 2 or (len(group) == 2 and _structure(group[0]) == _structure(group[1]))


def _structure(candidate: _Candidate) -> tuple[str, ...]:
    """The elements that it stands in, without names and classes: cards of one list differ in those."""
    return tuple(_tag(entry) for entry in candidate.look.ancestry)


def _apart_from_list(group: list[_Candidate]) -> list[_Candidate]:
    pinned = [each for each in group if each.target.pinned == "fixed"]
    if len(pinned) == 1:
        return pinned
    with_fields = [each for each in group if each.fields]
    if len(with_fields) == 1:
        return with_fields
    times = Counter(_structure(each) for each in group)
    single = [each for each in group if times[_structure(each)] == 1]
    if len(single) == 1 and len(group) > 2:
        return single
    areas = sorted(each.box.area for each in group)
    usual = areas[(len(areas) - 1) // 2]
    large = [each for each in group if each.box.area >= 1.3 * usual]
    return large if len(large) == 1 else []
