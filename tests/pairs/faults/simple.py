"""Pop-ups, buttons and prices further down, careless forms: simple suffers."""

from __future__ import annotations

from tests.pairs.planting import Change, Pair, Swap, add, css, once_twice_everywhere, swap
from tests.pairs.shop import ACCOUNT, BOWL, CHECKOUT, HOME, LAMP

POPUP = (
    ".pop { position: fixed; inset: 0; z-index: 9; background: #fff; padding: 24px }"
    ".pop button { position: absolute; top: 0; right: 0; width: %s; height: %s; border: 0; padding: 0; "
    "background: #333; color: #fff; font-size: 12px; overflow: hidden }"
)
LETTER = "<h2>Our letter</h2><p>Twice a year we write to you about what is new in the workshop and in the shop.</p>"
CLOSABLE = f'<div class="pop" role="dialog" aria-label="Letter">{LETTER}<button aria-label="Close">×</button></div>'
WITHOUT_WAY_OUT = f'<div class="pop" role="dialog" aria-label="Letter">{LETTER}</div>'

SLIDES = (
    '<div class="slides" aria-roledescription="carousel" aria-label="News"><div class="slide">One: lamps of oak</div>'
    '<div class="slide">Two: shades of linen</div><div class="slide">Three: bulbs for years</div></div>'
)
SLIDES_STYLE = (
    ".slides { width: 320px; height: 160px; overflow: hidden; display: flex } .slide { flex: 0 0 320px; height: 160px; "
    "padding: 40px; background: #e8edf3; transition: transform .3s }"
)
TURNING = (
    "let n = 0; setInterval(() => { n = (n + 1) % 3; document.querySelectorAll('.slide').forEach((slide) => "
    "{ slide.style.transform = `translateX(${-320 * n}px)` }) }, 2500)"
)

CROWD = '<nav class="crowd">' + " ".join(f'<a href="/{number}">Offer</a>' for number in range(60)) + "</nav>"
CROWD_STYLE = (
    "main { display: flex; flex-direction: column } .crowd { order: -1; max-width: 100%; line-height: 48px } "
    ".crowd a { padding: 12px 4px } .crowd a:nth-child(3n) { color: #a00 } .crowd a:nth-child(5n) { color: #063 }"
)

PAIRS: tuple[Pair, ...] = (
    Pair(
        name="pop-up",
        page=LAMP,
        quality="simple",
        changes=(
            add(CLOSABLE, css=POPUP % ("48px", "48px")),
            add(CLOSABLE, css=POPUP % ("12px", "12px")),
            add(WITHOUT_WAY_OUT, css=POPUP % ("0", "0")),
        ),
    ),
    Pair(
        name="pop-up-demo",
        page=HOME,
        quality="simple",
        changes=(add(CLOSABLE, css=POPUP % ("48px", "48px")), add(WITHOUT_WAY_OUT, css=POPUP % ("0", "0"))),
    ),
    Pair(
        name="button-below-the-screen",
        page=LAMP,
        quality="simple",
        changes=(
            css(".price { margin-bottom: 560px }"),
            css(".price { margin-bottom: 1160px }"),
        ),
    ),
    Pair(
        name="button-below-the-screen-demo",
        page=BOWL,
        quality="simple",
        changes=(
            css(".piece h1 + .price { margin-bottom: 160px }"),
            css(".piece h1 + .price { margin-bottom: 760px }"),
        ),
    ),
    Pair(
        name="price-below-the-screen",
        page=BOWL,
        quality="simple",
        changes=(css(".piece h1 { margin-bottom: 300px }"), css(".piece h1 { margin-bottom: 1000px }")),
    ),
    Pair(
        name="turning-carousel",
        page=LAMP,
        quality="simple",
        changes=(add(SLIDES, css=SLIDES_STYLE, script=TURNING),),
    ),
    Pair(
        name="no-labels",
        page=ACCOUNT,
        quality="simple",
        changes=once_twice_everywhere("<label[^>]*>[^<]*</label>", ""),
    ),
    Pair(
        name="no-labels-demo",
        page=CHECKOUT,
        quality="simple",
        changes=once_twice_everywhere("<label[^>]*>[^<]*</label>", ""),
    ),
    Pair(
        name="placeholders-for-labels",
        page=ACCOUNT,
        quality="simple",
        changes=once_twice_everywhere(
            '<label for="[^"]*">([^<]*)</label><input', r'<input aria-label="\1" placeholder="\1"'
        ),
    ),
    Pair(
        name="no-autocomplete",
        page=ACCOUNT,
        quality="simple",
        changes=once_twice_everywhere(' autocomplete="[^"]*"', ""),
    ),
    Pair(
        name="no-autocomplete-demo",
        page=CHECKOUT,
        quality="simple",
        changes=once_twice_everywhere(' autocomplete="[^"]*"', ""),
    ),
    Pair(
        name="wrong-autocomplete",
        page=ACCOUNT,
        quality="simple",
        changes=once_twice_everywhere(' autocomplete="[^"]*"', ' autocomplete="mine"'),
    ),
    Pair(
        name="wrong-keyboard",
        page=ACCOUNT,
        quality="simple",
        changes=once_twice_everywhere('type="(?:email|tel)"| inputmode="numeric"', 'type="text"'),
    ),
    Pair(
        name="wrong-keyboard-demo",
        page=CHECKOUT,
        quality="simple",
        changes=(
            swap(' type="email" inputmode="email"', ' type="text"', 1),
            Change(
                swaps=(Swap(' type="email" inputmode="email"', ' type="text"'), Swap(' inputmode="numeric"', "")),
            ),
        ),
    ),
    Pair(
        name="number-for-a-postcode",
        page=CHECKOUT,
        quality="simple",
        changes=(swap('type="text" inputmode="numeric"', 'type="number"', 1),),
    ),
    Pair(
        name="fields-that-zoom",
        page=ACCOUNT,
        quality="simple",
        changes=(
            css("#name { font-size: 15px }"),
            css("input { font-size: 15px }"),
            css("input { font-size: 8px }"),
        ),
    ),
    Pair(
        name="many-fields",
        page=CHECKOUT,
        quality="simple",
        changes=tuple(
            swap(
                "<h2>Carte bancaire</h2>",
                "".join(
                    f'<div class="field"><label for="x{number}">Précision {number}</label>'
                    f'<input id="x{number}" name="x{number}" type="text"></div>'
                    for number in range(count)
                )
                + "<h2>Carte bancaire</h2>",
                1,
            )
            for count in (4, 7, 14)
        ),
    ),
    Pair(
        name="dull-words-on-the-button",
        page=CHECKOUT,
        quality="simple",
        changes=(swap("Payer [^<]*</button>", "Suivant</button>", 1),),
    ),
    Pair(
        name="endless-markup",
        page=LAMP,
        quality="simple",
        changes=(add("<b></b>" * 1600), add("<b></b>" * 4000)),
    ),
    Pair(
        name="endless-page",
        page=LAMP,
        quality="simple",
        changes=(css("main { min-height: 9000px }"),),
        advised=True,
    ),
    Pair(
        name="text-of-a-template",
        page=LAMP,
        quality="simple",
        changes=(
            add("<p>Lorem ipsum dolor sit amet, consectetur adipiscing elit.</p>"),
            add("<h2>Your title here</h2><p>Price: undefined €</p>" + 6 * "<p>Lorem ipsum dolor sit amet.</p>"),
        ),
    ),
    Pair(
        name="a-label-nobody-translated",
        page=ACCOUNT,
        quality="simple",
        changes=(swap("Town<", "Ville<"),),
    ),
    Pair(
        name="crowded-first-screen",
        page=LAMP,
        quality="simple",
        changes=(add(CROWD, css=CROWD_STYLE),),
        advised=True,
    ),
)
