"""Heavy pictures and scripts, nothing compressed or kept: light suffers."""

from __future__ import annotations

from tests.pairs.planting import Pair, add, script, swap
from tests.pairs.shop import BOWL, HOME, LAMP

PAIRS: tuple[Pair, ...] = (
    Pair(
        name="heavy-pictures",
        page=LAMP,
        quality="light",
        changes=tuple(
            add(
                "".join(
                    f'<img src="/own/picture.png?kib={kib}&amp;{n}" width="350" height="350" alt="">'
                    for n in range(count)
                )
            )
            for count, kib in ((1, 400), (1, 2900), (4, 2900))
        ),
    ),
    Pair(
        name="pictures-too-large",
        page=LAMP,
        quality="light",
        changes=tuple(
            add(
                "".join(
                    f'<img src="/own/picture.png?kib=200&amp;{n}" width="120" height="120" alt="">'
                    for n in range(count)
                )
            )
            for count in (1, 2, 5)
        ),
    ),
    Pair(
        name="picture-from-the-camera",
        page=BOWL,
        quality="light",
        changes=(swap('<img src="[^"]*" srcset="[^"]*"', '<img src="/atelier-hd.jpg"', 1),),
    ),
    Pair(
        name="render-blocking",
        page=LAMP,
        quality="light",
        changes=tuple(
            swap("</head>", "".join(f'<script src="/own/script.js?{n}"></script>' for n in range(count)) + "</head>", 1)
            for count in (1, 2, 6)
        ),
    ),
    Pair(
        name="heavy-scripts",
        page=HOME,
        quality="light",
        changes=tuple(
            swap("</head>", f'<script src="/own/script.js?kib={kib}&amp;plain" defer></script></head>', 1)
            for kib in (160, 600)
        ),
    ),
    Pair(
        name="not-compressed",
        page=LAMP,
        quality="light",
        changes=tuple(
            swap(
                "</head>",
                "".join(f'<script src="/own/script.js?kib=40&amp;{n}{how}" defer></script>' for n, how in files)
                + "</head>",
                1,
            )
            for files in (((1, "&amp;plain"), (2, "")), ((1, "&amp;plain"), (2, "&amp;plain")))
        ),
    ),
    Pair(
        name="not-cached",
        page=LAMP,
        quality="light",
        changes=(
            swap("/own/shop.css", "/own/shop.css?days=20", 1),
            swap("/own/shop.css", "/own/shop.css?days=7", 1),
            swap("/own/shop.css", "/own/shop.css?days=1", 1),
        ),
    ),
    Pair(
        name="many-requests",
        page=LAMP,
        quality="light",
        changes=tuple(
            add("".join(f'<img src="/own/picture.png?{n}" width="2" height="1" alt="">' for n in range(count)))
            for count in (100, 240)
        ),
    ),
    Pair(
        name="jumping-page",
        page=LAMP,
        quality="light",
        changes=tuple(
            script(
                "addEventListener('load', () => setTimeout(() => {"
                f"const bar = document.createElement('div'); bar.style.height = '{height}px'; bar.textContent = 'News';"
                "document.body.prepend(bar) }, 200))"
            )
            for height in (120, 500)
        ),
    ),
)
