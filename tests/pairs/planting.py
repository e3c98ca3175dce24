"""How a fault is planted into a page: by a style sheet, a script, other words in its HTML, other headers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

import msgspec

Quality = Literal["clear", "simple", "light", "secure", "touch"]
EVERYWHERE = 0


class Swap(msgspec.Struct, frozen=True):
    """Replaces what the regular expression `old` finds, the first `count` times (0: everywhere)."""

    old: str
    new: str
    count: int = EVERYWHERE


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What is planted. css: a style sheet of its own, the last of the page. script: a file of its own, deferred.

    headers: those of the page that are other than usual; None takes one away. https: whether the page is served so.
    """

    css: str = ""
    script: str = ""
    swaps: tuple[Swap, ...] = ()
    headers: Mapping[str, str | None] = {}
    https: bool = True


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the shop and the same page with a fault, each change worse than the one before.

    quality: that which a person sees suffer. advised: the fault is only advised against: nothing must fall.
    """

    name: str
    page: str
    quality: Quality
    changes: tuple[Change, ...]
    advised: bool = False


def plant(html: str, change: Change, style: str, script: str) -> str:
    """`html` with the change. Raises ValueError if it does not change a thing: the pair would compare equals.

    style, script: the addresses under which the change's own files are served.
    """
    for swap in change.swaps:
        html, found = re.subn(swap.old, swap.new, html, count=swap.count, flags=re.DOTALL)
        if found < max(1, swap.count):
            raise ValueError(f"{swap.old!r} is found {found} times")
    if change.css:
        html = _before("</head>", f'<link rel="stylesheet" href="{style}">', html)
    if change.script:
        html = _before("</head>", f'<script src="{script}" defer></script>', html)
    return html


def _before(mark: str, addition: str, html: str) -> str:
    whole, found = re.subn(mark, lambda match: addition + match[0], html, count=1)
    if not found:
        raise ValueError(f"the page has no {mark}")
    return whole


def css(text: str) -> Change:
    """A style sheet, and nothing else."""
    return Change(css=text)


def script(text: str) -> Change:
    """A script, and nothing else."""
    return Change(script=text)


def swap(old: str, new: str, count: int = EVERYWHERE, **more: str) -> Change:
    """Other words in the HTML; `more`: css or script beside it."""
    return Change(swaps=(Swap(old, new, count),), **more)


def add(html: str, **more: str) -> Change:
    """HTML at the end of the page's main part."""
    return swap("</main>", html.replace("\\", "\\\\") + "</main>", 1, **more)


def once_twice_everywhere(old: str, new: str, **more: str) -> tuple[Change, ...]:
    """The same swap in three extents."""
    return tuple(swap(old, new, count, **more) for count in (1, 2, EVERYWHERE))
