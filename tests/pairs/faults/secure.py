"""No https, no headers, mixed content, careless forms: secure suffers."""

from __future__ import annotations

from tests.pairs.planting import Change, Pair, Swap, add, swap
from tests.pairs.shop import ACCOUNT, BASKET, CHECKOUT, HOME, LAMP

SIGN_IN = (
    '<form action="/panier" method="{method}"><label for="who">E-mail address</label><input id="who" name="email" '
    'type="email" autocomplete="email" autocapitalize="off" autocorrect="off"><label for="pw">Password</label>'
    '<input id="pw" name="password" type="password" autocomplete="current-password">'
    '<button class="buy" type="submit">Sign in</button></form>'
)

OTHERS_PICTURES = "default-src 'self'; img-src *; frame-ancestors 'none'; object-src 'none'; base-uri 'none'"

PAIRS: tuple[Pair, ...] = (
    Pair(name="no-https", page=LAMP, quality="secure", changes=(Change(https=False),)),
    Pair(name="no-https-demo", page=CHECKOUT, quality="secure", changes=(Change(https=False),)),
    Pair(
        name="password-over-http",
        page=LAMP,
        quality="secure",
        changes=(Change(swaps=(Swap("</main>", SIGN_IN.format(method="post") + "</main>"),), https=False),),
    ),
    Pair(
        name="form-sent-over-http",
        page=ACCOUNT,
        quality="secure",
        changes=(swap('action="/panier"', 'action="http://shop.example/panier"', 1),),
    ),
    Pair(
        name="password-in-the-address",
        page=LAMP,
        quality="secure",
        changes=(add(SIGN_IN.format(method="get")),),
    ),
    Pair(
        name="no-headers",
        page=LAMP,
        quality="secure",
        changes=(
            Change(headers={"X-Content-Type-Options": None}),
            Change(headers={"X-Content-Type-Options": None, "Content-Security-Policy": None}),
            Change(
                headers={
                    "X-Content-Type-Options": None,
                    "Content-Security-Policy": None,
                    "Strict-Transport-Security": None,
                }
            ),
        ),
    ),
    Pair(
        name="short-hsts",
        page=BASKET,
        quality="secure",
        changes=(
            Change(headers={"Strict-Transport-Security": "max-age=15000000"}),
            Change(headers={"Strict-Transport-Security": "max-age=3600"}),
            Change(headers={"Strict-Transport-Security": None}),
        ),
    ),
    Pair(
        name="talkative-referrer",
        page=HOME,
        quality="secure",
        changes=(Change(headers={"Referrer-Policy": "unsafe-url"}),),
    ),
    Pair(
        name="mixed-content",
        page=LAMP,
        quality="secure",
        changes=tuple(
            Change(
                swaps=(
                    Swap(
                        "</main>",
                        "".join(
                            f'<img src="http://pictures{n}.invalid/a.png" width="9" height="9" alt="">'
                            for n in range(count)
                        )
                        + "</main>",
                    ),
                ),
                headers={"Content-Security-Policy": OTHERS_PICTURES},
            )
            for count in (1, 3)
        ),
    ),
)
