"""Pale text, small text, no viewport, pages that are too wide: clear suffers."""

from __future__ import annotations

from tests.pairs.planting import Pair, css, swap
from tests.pairs.shop import BASKET, BOWL, HOME, LAMP, LAMPS

PALE, NEARLY = "#cfd2d4", "#7e7e7e"
"""On white: 1.5:1, and 4.05:1 where 4.5:1 is required."""

VIEWPORT = '<meta name="viewport"[^>]*>'

PAIRS: tuple[Pair, ...] = (
    Pair(
        name="pale-text",
        page=LAMP,
        quality="clear",
        changes=(
            css(f".lead {{ color: {PALE} }}"),
            css(f".lead, .made {{ color: {PALE} }}"),
            css(f"p, h2 {{ color: {PALE} }}"),
            css(f"* {{ color: {PALE} !important }} .buy {{ background: #fff }}"),
        ),
    ),
    Pair(
        name="pale-text-near-then-gross",
        page=LAMP,
        quality="clear",
        changes=(css(f"p {{ color: {NEARLY} }}"), css("p { color: #a8a8a8 }"), css(f"p {{ color: {PALE} }}")),
    ),
    Pair(
        name="pale-text-demo",
        page=BOWL,
        quality="clear",
        changes=(
            css("h1 + .price { color: #d9c9bf }"),
            css("h1 + .price, dt { color: #d9c9bf }"),
            css("* { color: #d9c9bf !important }"),
        ),
    ),
    Pair(
        name="pale-text-on-a-worn-page",
        page=LAMPS,
        quality="clear",
        changes=(
            css(f".lead {{ color: {PALE} }}"),
            css(f".shelf a {{ color: {PALE} }}"),
            css(f"main * {{ color: {PALE} }}"),
        ),
    ),
    Pair(
        name="tiny-text",
        page=LAMP,
        quality="clear",
        changes=(css(".care { font-size: 8px }"), css("p { font-size: 8px }"), css("* { font-size: 8px !important }")),
    ),
    Pair(
        name="tiny-text-near-then-gross",
        page=BASKET,
        quality="clear",
        changes=(css(".calm, .lines p { font-size: 10.5px }"), css(".calm, .lines p { font-size: 6px }")),
    ),
    Pair(name="no-viewport", page=LAMP, quality="clear", changes=(swap(VIEWPORT, ""),)),
    Pair(name="no-viewport-demo", page=HOME, quality="clear", changes=(swap(VIEWPORT, ""),)),
    Pair(
        name="no-viewport-touch",
        page=LAMPS,
        quality="touch",
        changes=(swap(VIEWPORT, ""),),
    ),
    Pair(
        name="fixed-viewport",
        page=HOME,
        quality="clear",
        changes=(swap(VIEWPORT, '<meta name="viewport" content="width=960">'),),
    ),
    Pair(
        name="no-zoom",
        page=LAMP,
        quality="clear",
        changes=(swap("initial-scale=1", "initial-scale=1, user-scalable=no"),),
    ),
    Pair(
        name="little-zoom",
        page=BOWL,
        quality="clear",
        changes=(
            swap("initial-scale=1", "initial-scale=1, maximum-scale=1.5"),
            swap("initial-scale=1", "initial-scale=1, maximum-scale=1"),
        ),
    ),
    Pair(
        name="wide-content",
        page=LAMP,
        quality="clear",
        changes=(css("main { width: 430px }"), css("main { width: 960px; max-width: none }")),
    ),
    Pair(
        name="wide-content-demo",
        page=BOWL,
        quality="clear",
        changes=(css("dl { width: 440px }"), css("main { width: 960px }")),
    ),
    Pair(
        name="too-wide-for-320",
        page=LAMP,
        quality="clear",
        changes=(css("main { min-width: 370px }"), css("main { min-width: 420px }")),
    ),
    Pair(
        name="clipped-when-enlarged",
        page=LAMP,
        quality="clear",
        changes=(
            css(".care { height: 112px; overflow: hidden }"),
            css("p:not(.price) { height: 112px; overflow: hidden }"),
        ),
    ),
    Pair(
        name="tight-lines",
        page=LAMP,
        quality="clear",
        changes=(
            css(".care { line-height: 1.05 }"),
            css(".care, .made { line-height: 1.05 }"),
            css("p { line-height: 1.05 }"),
        ),
    ),
    Pair(
        name="justified",
        page=LAMP,
        quality="clear",
        changes=(css(".care { text-align: justify }"), css("p { text-align: justify }")),
    ),
    Pair(
        name="capitals",
        page=LAMP,
        quality="clear",
        changes=(css(".care { text-transform: uppercase }"), css("p { text-transform: uppercase }")),
    ),
    Pair(
        name="pale-placeholder",
        page=HOME,
        quality="clear",
        changes=(css(".search ::placeholder { color: #8a8a8a }"), css(".search ::placeholder { color: #e6e2dc }")),
    ),
    Pair(
        name="pale-icons",
        page=HOME,
        quality="clear",
        changes=(
            swap(
                "Panier \\(\\d+\\)",
                '<svg viewBox="0 0 24 24" width="24" height="24" role="img" aria-label="Panier">'
                '<path fill="#dcd6cc" d="M3 6h18l-2 14H5z"/></svg>',
            ),
        ),
    ),
    Pair(
        name="many-typefaces",
        page=LAMP,
        quality="clear",
        changes=(css("h1 { font-family: serif } h2 { font-family: monospace } .care { font-family: cursive }"),),
        advised=True,
    ),
)
