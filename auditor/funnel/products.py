"""Which links of a page lead to an article, to a list of articles, and to the cart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple
from urllib.parse import unquote, urldefrag

from auditor.funnel.names import tidy
from auditor.measure.page.action_words import meaning
from auditor.measure.page.kind_words import ADDRESS_BOOK
from auditor.measure.page.words import split
from auditor.model.evidence.targets import TargetEvidence
from auditor.model.funnel import Why
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot
from auditor.model.url import origin
from auditor.model.url import split as split_url

CARD = 260.0
"""CSS px between a link and the price of what it shows: a picture lies between them on a phone. unv."""

ASIDE: Final = re.compile(r"(?:^|[ >#.])(?:footer|header|nav|aside)\b", re.IGNORECASE)

NO_LINKS: Final = frozenset({"pay", "express", "cart"})
"""What a link says that is not opened by its address."""

ADDING: Final = re.compile(r"add[-_]?to[-_]?(?:cart|basket|bag)|/(?:add|ajouter)\b|remove|logout|delete", re.IGNORECASE)
"""Addresses that do something by being opened."""


class Link(NamedTuple):
    """Where a link leads, what it says, and why it is thought to lead there. points: more is surer."""

    url: str
    name: str
    why: Why
    points: float


def to_products(snapshot: Snapshot) -> list[Link]:
    """The links that lead to one article, the surest first, then in the order of the page."""
    found: dict[str, Link] = {}
    for target in _links(snapshot):
        if ASIDE.search(target.selector) or meaning(target.name) in {"cart", "buy", "explore", "consent"}:
            continue
        kinds = kinds_of(target.href)
        if kinds & {"cart", "checkout", "payment", "sign-in", "form", "article", "home"}:
            continue
        priced = _has_price(snapshot, target.box)
        points = 3.0 * ("product" in kinds) + 2.0 * priced - 2.0 * ("list" in kinds and "product" not in kinds)
        if points < 2.0 or not tidy(target.name):
            continue
        why: Why = "product-price" if priced else "product-address"
        url = urldefrag(target.href).url if "#/" not in target.href else target.href
        if url not in found or found[url].points < points:
            found[url] = Link(url, tidy(target.name), why, points)
    return sorted(found.values(), key=lambda link: -link.points)


def to_lists(snapshot: Snapshot) -> list[Link]:
    """The links that lead to articles: by what they say, or by their address; also in a menu that is shut."""
    found: dict[str, Link] = {}
    for url, name in _everywhere(snapshot):
        points = 2.0 * (meaning(name) == "explore") + 2.0 * (kinds_of(url) == {"list"})
        if points and url not in found and not re.search(r"search|recherche|suche|zoek", url):
            found[url] = Link(url, tidy(name), "list-words", points)
    return sorted(found.values(), key=lambda link: -link.points)


def to_cart(snapshot: Snapshot) -> list[Link]:
    """The links that lead to the cart, and put nothing into it."""
    found: dict[str, Link] = {}
    for url, name in _everywhere(snapshot):
        by_address = "cart" in kinds_of(url) and "checkout" not in kinds_of(url)
        by_name = is_cart_name(name) and not kinds_of(url) & {"checkout", "payment"}
        if (by_address or by_name) and url not in found:
            found[url] = Link(url, tidy(name), "cart-words", 2.0 * by_address + by_name)
    return sorted(found.values(), key=lambda link: -link.points)


def to_checkout(snapshot: Snapshot) -> list[Link]:
    """The links that lead to the checkout by their address, and pay nothing."""
    return [
        Link(url, tidy(name), "checkout-words", 1.0)
        for url, name in _everywhere(snapshot)
        if "checkout" in kinds_of(url) and not kinds_of(url) & {"cart", "payment"} and meaning(name) not in NO_LINKS
    ]


def is_cart_name(name: str) -> bool:
    """Whether a short text names the cart, and does not put anything into it."""
    words = tuple(word for word in split(name) if not word.isdigit())
    if not words or len(words) > 6 or meaning(name) in {"cart", "buy", "checkout", "pay"}:
        return False
    return any(match.meaning == "cart" for match in ADDRESS_BOOK.find(words))


def counter_of(snapshot: Snapshot) -> int | None:
    """How many articles the page says lie in the cart; None if it does not say."""
    for target in _top(snapshot):
        if is_cart_name(target.name) or (target.href and "cart" in kinds_of(target.href) and len(target.name) < 40):
            figure = re.search(r"(?<![\d.,])\d{1,3}(?![\d.,]|\s*[€$£%])", target.name)
            if figure:
                return int(figure[0])
    return None


def kinds_of(url: str) -> set[str]:
    """The kinds of page that the words of an address name, its last part before those above it."""
    parts = split_url(url)
    routed = parts.fragment if parts.fragment.startswith(("/", "!/")) else ""
    segments = [segment for segment in unquote(f"{parts.path}/{routed}").split("/") if segment.strip("!")]
    kinds: set[str] = set()
    for place, segment in enumerate(segments):
        words = tuple(word for word in split(re.sub(r"\.\w{2,5}\Z", "", segment)) if not word.isdigit())
        last = place == len(segments) - 1
        named = {ADDRESS_BOOK.whole(words)} - {""}
        if last and len(words) <= 3:
            named |= {match.meaning for match in ADDRESS_BOOK.find(words)}
        if not last:  # /products/vase is one of a list
            named = {"product" if kind == "list" and place == len(segments) - 2 else kind for kind in named}
        kinds |= named
    if kinds - {"product", "list"} and kinds & {"product", "list"}:
        kinds -= {"product"} if "cart" in kinds or "checkout" in kinds else set()
    return kinds


def _top(snapshot: Snapshot) -> list[TargetEvidence]:
    found = snapshot.frames[0].targets if snapshot.frames else None
    return found.targets if found else []


def _links(snapshot: Snapshot) -> Iterator[TargetEvidence]:
    here = urldefrag(snapshot.final_url).url
    for target in _top(snapshot):
        elsewhere = urldefrag(target.href).url != here or "#/" in target.href
        if target.href and elsewhere and _is_of(target.href, snapshot) and not (target.hit is False and target.hidden):
            yield target


def _everywhere(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """The address and the words of each link, those that are seen first."""
    for target in _links(snapshot):
        if not ADDING.search(target.href):
            yield target.href, target.name
    hidden = snapshot.frames[0].links if snapshot.frames else None
    for link in hidden or []:
        if _is_of(link.url, snapshot) and not ADDING.search(link.url) and link.url != snapshot.final_url:
            yield link.url, link.text


def _is_of(url: str, snapshot: Snapshot) -> bool:
    return origin(url) == origin(snapshot.final_url)


def _has_price(snapshot: Snapshot, box: Box) -> bool:
    product = snapshot.frames[0].product
    shown = [price for price in (product.shown if product else []) if not ASIDE.search(price.selector)]
    return any(not price.struck and _near(box, price.box) for price in shown)


def _near(link: Box, price: Box) -> bool:
    beside = price.x < link.right and link.x < price.right  # in one column
    gap = max(price.y - link.bottom, link.y - price.bottom, 0.0)
    return beside and gap <= CARD
