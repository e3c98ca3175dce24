"""What the demo shop answers: its pages, its basket, its files. No sockets here."""

from __future__ import annotations

import functools
import hashlib
import mimetypes
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from typing import ClassVar, Literal
from urllib.parse import parse_qs, urlsplit

import jinja2
import msgspec

HERE = Path(__file__).parent
Variant = Literal["good", "bad"]

FREE_DELIVERY_FROM = 80
DELIVERY = 6
FIRST_BASKET = {"bol-maree": 1, "tasse-embrun": 2}
"""What lies in the basket of a visitor without a cookie, so that basket and checkout have an address to audit."""

FOREVER = "public, max-age=31536000, immutable"


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """`target` is the path with its query; header names in lower case."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes = b""


class Response(msgspec.Struct, frozen=True, kw_only=True):
    """`delay`: seconds that the server waits before it answers. `compress`: whether text may go out as gzip."""

    status: int = 200
    body: bytes = b""
    media_type: str = "text/html; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()
    delay: float = 0.0
    compress: bool = True


class Product(msgspec.Struct, frozen=True):
    """One piece of the collection; price in euros."""

    name: str
    price: int
    kind: str
    glaze: str
    alt: str
    size: str
    text: str


class Line(msgspec.Struct, frozen=True):
    """One piece in the basket, `count` times."""

    slug: str
    piece: Product
    count: int

    @property
    def total(self) -> int:
        """What all pieces cost together, euros."""
        return self.count * self.piece.price


class Basket(msgspec.Struct, frozen=True):
    """What the visitor wants to buy. Amounts in euros."""

    lines: list[Line]

    @property
    def count(self) -> int:
        """Number of pieces."""
        return sum(line.count for line in self.lines)

    @property
    def goods(self) -> int:
        """The pieces without delivery."""
        return sum(line.total for line in self.lines)

    @property
    def delivery(self) -> int:
        """Delivery, 0 from `FREE_DELIVERY_FROM`."""
        return 0 if self.goods >= FREE_DELIVERY_FROM else DELIVERY

    @property
    def total(self) -> int:
        """What the customer pays."""
        return self.goods + self.delivery


@functools.cache
def products() -> dict[str, Product]:
    """The collection, by the last part of each piece's address."""
    return msgspec.json.decode((HERE / "products.json").read_bytes(), type=dict[str, Product])


def basket_of(request: Request, cookie: str) -> Basket:
    """The basket that the request's cookie holds, as "slug.count" pairs; unknown pieces and counts are left out."""
    jar: SimpleCookie = SimpleCookie()
    try:
        jar.load(request.headers.get("cookie", ""))
    except CookieError:
        jar.clear()
    if cookie not in jar:
        return as_basket(FIRST_BASKET)
    pairs = (pair.partition(".") for pair in jar[cookie].value.split("_"))
    return as_basket({slug: int(count) for slug, _, count in pairs if count.isdecimal() and len(count) < 4})


def as_basket(counts: Mapping[str, int]) -> Basket:
    """The basket with so many of each piece, at most 99."""
    known = ((slug, min(count, 99)) for slug, count in counts.items() if slug in products())
    return Basket([Line(slug, products()[slug], count) for slug, count in known if count > 0])


def changed(basket: Basket, body: bytes) -> Basket:
    """The basket after a form of the shop: `ajout` adds one piece, `piece` and `nombre` set how many there are."""
    form = {name: values[0] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}
    counts = {line.slug: line.count for line in basket.lines}
    if "ajout" in form:
        counts[form["ajout"]] = counts.get(form["ajout"], 0) + 1
    if form.get("nombre", "").isdecimal() and len(form["nombre"]) < 4:
        counts[form.get("piece", "")] = int(form["nombre"])
    return as_basket(counts)


def as_cookie(basket: Basket) -> str:
    """The value that `basket_of` reads."""
    return "_".join(f"{line.slug}.{line.count}" for line in basket.lines) or "vide"


class Files:
    """Files by name, each at an address that changes with its content, so that it may be cached for ever."""

    def __init__(self, *folders: Path) -> None:
        self._paths = {path.name: path for folder in folders for path in sorted(folder.iterdir()) if path.is_file()}
        self._digests = {name: hashlib.sha256(path.read_bytes()).hexdigest()[:10] for name, path in self._paths.items()}

    def address(self, name: str) -> str:
        """The path of the file `name`."""
        return f"/f/{self._digests[name]}/{name}"

    def body(self, path: str) -> bytes | None:
        """The content at an address that `address` gave, or None."""
        _, _, rest = path.partition("/f/")
        digest, _, name = rest.partition("/")
        return self._paths[name].read_bytes() if path and self._digests.get(name) == digest else None


def media_type(name: str) -> str:
    """The MIME type by the file's ending, also where the system's own table lacks newer ones."""
    known = {".webp": "image/webp", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
             ".svg": "image/svg+xml", ".webm": "video/webm"}  # fmt: skip
    return known.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def templates(folder: str) -> jinja2.Environment:
    """The templates of one shop, escaping what they show and refusing names that nobody sets."""
    loader = jinja2.FileSystemLoader(HERE / folder)
    return jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)


class GoodShop:
    """The well made shop, to be served over HTTPS. `payment` is the origin of the bank's fields."""

    pages = ("/", "/bol-maree", "/panier", "/commande")
    cookie = "__Host-panier"
    _views: ClassVar = {
        "/panier": "panier.html",
        "/commande": "commande.html",
        "/merci": "merci.html",
        "/mentions-legales": "mentions-legales.html",
        "/confidentialite": "confidentialite.html",
    }

    def __init__(self, payment: str) -> None:
        self.payment = payment
        self.files = Files(HERE / "good" / "static", HERE / "photos")
        self.templates = templates("good")
        self.templates.globals |= {"asset": self.files.address, "payment": payment}

    def answer(self, request: Request) -> Response:
        """The response to any request; never raises for what a client may send."""
        url = urlsplit(request.target)
        if url.path.startswith("/f/"):
            body = self.files.body(url.path)
            if body is not None:
                headers = (("Cache-Control", FOREVER), *_HARDENED)
                return Response(body=body, media_type=media_type(url.path), headers=headers)
            return self._page("introuvable.html", request, status=404)
        if request.method == "POST":
            return self._post(url.path, request)
        if url.path == "/":
            query = parse_qs(url.query).get("q", [""])[0].strip()[:60]
            return self._page("accueil.html", request, query=query, pieces=found(query))
        if url.path in self._views:
            return self._page(self._views[url.path], request, framed=url.path == "/commande")
        slug = url.path.removeprefix("/")
        if slug in products():
            return self._page("produit.html", request, slug=slug, piece=products()[slug])
        return self._page("introuvable.html", request, status=404)

    def _post(self, path: str, request: Request) -> Response:
        basket = basket_of(request, self.cookie)
        if path == "/panier":
            basket = changed(basket, request.body)
        elif path != "/merci":
            return self._page("introuvable.html", request, status=404)
        headers = (("Location", path), ("Set-Cookie", self._set_cookie(basket)), *_HARDENED)
        return Response(status=303, headers=headers)

    def _page(
        self, name: str, request: Request, *, status: int = 200, framed: bool = False, query: str = "", **values: object
    ) -> Response:
        basket = basket_of(request, self.cookie)
        body = self.templates.get_template(name).render(basket=basket, query=query, **values)
        frames = self.payment if framed else "'none'"
        headers = (
            ("Cache-Control", "private, no-cache"),
            ("Content-Security-Policy", f"{_POLICY}; frame-src {frames}"),
            ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
            ("Set-Cookie", self._set_cookie(basket)),
            *_HARDENED,
        )
        return Response(status=status, body=body.encode(), headers=headers)

    def _set_cookie(self, basket: Basket) -> str:
        return f"{self.cookie}={as_cookie(basket)}; Path=/; Secure; HttpOnly; SameSite=Lax"


_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HARDENED = (
    ("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
)


def found(query: str) -> dict[str, Product]:
    """The pieces whose words contain `query`, all for an empty one."""
    wanted = query.casefold()
    return {slug: piece for slug, piece in products().items()
            if wanted in f"{piece.name} {piece.kind} {piece.glaze}".casefold()}  # fmt: skip


class PaymentFields:
    """The bank's card fields, on an origin of their own, to be framed by `shop` alone."""

    pages = ("/champs",)

    def __init__(self, shop: str) -> None:
        self.shop = shop

    def answer(self, request: Request) -> Response:
        """The fields, their style sheet, or 404."""
        path = urlsplit(request.target).path
        policy = (
            f"default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors {self.shop}"
        )
        headers = (("Content-Security-Policy", policy), ("Cache-Control", "no-cache"), *_HARDENED)
        if path == "/champs":
            return Response(body=(HERE / "payment" / "champs.html").read_bytes(), headers=headers)
        if path == "/champs.css":
            body = (HERE / "payment" / "champs.css").read_bytes()
            return Response(body=body, media_type=media_type(path), headers=headers)
        return Response(status=404, body=b"Introuvable", media_type="text/plain; charset=utf-8", headers=headers)
