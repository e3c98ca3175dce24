"""Small, crowded, covered targets, and what only a mouse reaches: made for touch suffers."""

from __future__ import annotations

from tests.pairs.planting import Change, Pair, add, css
from tests.pairs.shop import ACCOUNT, BASKET, HOME, LAMP, LAMPS

MENU = (
    '<ul class="menu"><li><a class="top" href="/own/lamps">Lamps</a><div class="sub">'
    '<a href="/own/lamp?1">On the table</a>'
    '<a href="/own/lamp?2">On the wall</a></div></li></ul>'
)
MENU_STYLE = (
    ".menu { list-style: none; padding: 0 } .menu a { display: block; min-height: 56px; padding: 14px 8px }"
    ".sub { display: none } .menu li:hover .sub { display: block }"
)

VEIL = "document.querySelectorAll('main a, main button').forEach((link, number) => { if (number < %d) { \
const veil = document.createElement('i'); veil.className = 'veil'; link.style.position = 'relative'; \
link.parentNode.style.position = 'relative'; link.parentNode.append(veil) } })"
VEIL_STYLE = ".veil { position: absolute; inset: 0; z-index: 5 }"

PAIRS: tuple[Pair, ...] = (
    Pair(
        name="tiny-targets",
        page=HOME,
        quality="touch",
        changes=(
            css(".foot li:first-child a { min-height: 0; height: 14px; overflow: hidden } .foot ul { gap: 0 }"),
            css(".foot a { min-height: 0; height: 14px; overflow: hidden } .foot li { height: 15px }"),
            css(
                ".foot a, .card, .button { min-height: 0 !important; height: 14px; padding: 0 !important }"
                ".foot a, .card, .button { overflow: hidden }"
                ".foot li, .grid li { height: 15px } .grid { gap: 1px; grid-template-columns: 1fr }"
            ),
        ),
    ),
    Pair(
        name="small-targets-near-then-gross",
        page=LAMPS,
        quality="touch",
        changes=(
            css(".shelf { gap: 0; grid-template-columns: 1fr } .shelf a { min-height: 0; padding: 0; height: 40px }"),
            css(
                ".shelf { gap: 0; grid-template-columns: 1fr } .shelf a { min-height: 0; padding: 0; height: 23px; "
                "line-height: 23px; overflow: hidden }"
            ),
            css(
                ".shelf { gap: 0; grid-template-columns: 1fr } .shelf a { min-height: 0; padding: 0; height: 12px; "
                "line-height: 12px; overflow: hidden }"
            ),
        ),
    ),
    Pair(
        name="crowded-links",
        page=LAMP,
        quality="touch",
        changes=(
            css("footer ul { display: block } footer a { min-height: 0; height: 28px }"),
            css("footer ul { display: block } footer a { min-height: 0; height: 20px; line-height: 20px }"),
        ),
    ),
    Pair(
        name="overlapping-targets",
        page=BASKET,
        quality="touch",
        changes=(
            css(".stepper:first-of-type button + span + button { margin-left: -70px }"),
            css(".stepper button + span + button { margin-left: -70px } .foot li + li { margin-left: -60px }"),
        ),
    ),
    Pair(
        name="small-main-button",
        page=LAMP,
        quality="touch",
        changes=(
            css(".buy { min-height: 0; height: 40px; padding: 0 }"),
            css(".buy { min-height: 0; height: 26px; padding: 0 }"),
            css(".buy { min-height: 0; height: 16px; padding: 0; line-height: 14px }"),
        ),
    ),
    Pair(name="menu-for-a-mouse", page=LAMP, quality="touch", changes=(add(MENU, css=MENU_STYLE),)),
    Pair(
        name="veiled-targets",
        page=LAMPS,
        quality="touch",
        changes=tuple(Change(css=VEIL_STYLE, script=VEIL % count) for count in (1, 3, 99)),
    ),
    Pair(
        name="upright-only",
        page=LAMP,
        quality="touch",
        changes=(
            css("@media (orientation: landscape) { body { transform: rotate(-90deg); transform-origin: 50% 50% } }"),
        ),
    ),
    Pair(
        name="focus-under-a-bar",
        page=ACCOUNT,
        quality="touch",
        changes=(
            add(
                '<div class="cover">Free delivery from €80</div>',
                css=".cover { position: fixed; left: 0; right: 0; bottom: 0; height: 45vh; background: #fff }",
            ),
        ),
    ),
)
