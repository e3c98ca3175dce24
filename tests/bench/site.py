"""The three pages of the bench, served on loopback: a small page, a checkout, and a heavy product list."""

from __future__ import annotations

import functools
import io
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager

from tests.bench.answering import answering

PRODUCTS = 40
"""Products of the heavy list: one image each, and 37 elements, so that the page has about 1,500."""

SCRIPT_BYTES = 500_000
"""Script of the heavy list, most of it a table that is parsed and never used, as in shops."""

_STYLE = """
body { margin: 0; font: 16px/1.5 "Liberation Sans", Arial, sans-serif; color: #222; background: #fff }
header, main, footer { padding: 16px; max-width: 960px; margin: 0 auto }
nav a, footer a { display: inline-block; padding: 12px; color: #0645ad }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(160px, 1fr)); gap: 16px }
.card { border: 1px solid #ddd; padding: 12px }
.card img { width: 100%; height: auto; display: block }
.old { color: #767676; text-decoration: line-through }
button, input, select { font: inherit; min-height: 48px; padding: 8px 12px; box-sizing: border-box }
label { display: block; margin-top: 12px } input, select { width: 100% }
"""

_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
<link rel="stylesheet" href="/style.css">{head}</head><body>
<header><nav><a href="/small">Home</a><a href="/heavy">Chairs</a><a href="/checkout">Basket</a></nav></header>
<main><h1>{title}</h1>{body}</main><footer><a href="/small">Imprint</a><a href="/small">Privacy</a></footer>
</body></html>"""

_FIELDS = (
    ("name", "Full name", "text"),
    ("email", "E-mail", "email"),
    ("tel", "Telephone", "tel"),
    ("street-address", "Street and number", "text"),
    ("postal-code", "Postcode", "text"),
    ("address-level2", "Town", "text"),
    ("cc-number", "Card number", "text"),
    ("cc-exp", "Expires", "text"),
    ("cc-csc", "Security code", "text"),
)


def _small() -> str:
    words = "<p>A small shop that makes chairs from oak, by hand, since 1984. Every chair takes two days.</p>"
    return _PAGE.format(title="Oak chairs", head="", body=words * 4 + "<button>See the chairs</button>")


def _checkout() -> str:
    fields = "".join(
        f'<label for="{token}">{label}</label><input id="{token}" name="{token}" type="{kind}" autocomplete="{token}">'
        for token, label, kind in _FIELDS
    )
    options = "".join(f"<option>Country {number}</option>" for number in range(60))
    country = f'<label for="country">Country</label><select id="country" autocomplete="country">{options}</select>'
    return _PAGE.format(
        title="Checkout", head="", body=f"<form method=post>{fields}{country}<button>Pay</button></form>"
    )


def _product(number: int) -> str:
    details = "".join(f"<li><b>Detail {item}</b> <span>value {item}</span></li>" for item in range(7))
    sizes = "".join(f"<option>{size} cm</option>" for size in range(40, 46))
    picture = f"/image/{number % PRODUCTS}.png"
    return (
        f'<article class="card"><a href="/small"><img src="{picture}" width="300" height="300" alt="Chair">'
        f'<h2>Chair {number}</h2></a><p><span class="old">{number + 120} €</span> <strong>{number + 90} €</strong></p>'
        f'<ul>{details}</ul><select aria-label="Height of chair {number}">{sizes}</select><button>Add</button>'
        "</article>"
    )


def _heavy(products: int = PRODUCTS) -> str:
    cards = "".join(_product(number) for number in range(products))
    return _PAGE.format(
        title="All chairs", head='<script src="/app.js" defer></script>', body=f'<div class="grid">{cards}</div>'
    )


@functools.cache
def _script() -> bytes:
    row = '{{"id":{0},"name":"Chair number {0}","tags":["oak","hand made","seat {0}"],"price":{0}.5}}'
    rows: list[str] = []
    size = 0
    while size < SCRIPT_BYTES - 400:
        rows.append(row.format(len(rows)))
        size += len(rows[-1]) + 1
    work = "let sum = 0; for (const chair of chairs) for (const tag of chair.tags) sum += tag.length * chair.price;"
    return f"const chairs = [{','.join(rows)}];\n{work}\ndocument.documentElement.dataset.sum = sum;\n".encode()


@functools.cache
def image(number: int, width: int = 300, height: int = 300) -> bytes:
    """A PNG of that size in px, a different one for each number."""
    from PIL import Image

    picture = Image.radial_gradient("L").resize((width, height)).convert("RGB")
    noise = Image.effect_noise((width, height), 24.0 + number).convert("RGB")
    out = io.BytesIO()
    Image.blend(picture, noise, 0.25).quantize(64).save(out, "PNG")
    return out.getvalue()


def _answer(path: str) -> tuple[str, bytes] | None:
    address, _, query = path.partition("?")
    name = address.strip("/")
    if name.startswith("image/") and (number := name[6:].removesuffix(".png")).isdecimal():
        return "image/png", image(int(number))
    if name == "heavy" and (asked := urllib.parse.parse_qs(query).get("products")):
        return "text/html; charset=utf-8", _heavy(int(asked[0])).encode()
    pages = {"": _small, "small": _small, "checkout": _checkout, "heavy": _heavy}
    if name in pages:
        return "text/html; charset=utf-8", pages[name]().encode()
    return {"style.css": ("text/css", _STYLE.encode()), "app.js": ("text/javascript", _script())}.get(name)


@contextmanager
def served() -> Iterator[str]:
    """The address of the site, without a final slash, as long as the context lasts."""
    for number in range(PRODUCTS):
        image(number)  # made once, before anything is timed
    with answering(_answer) as origin:
        yield origin
