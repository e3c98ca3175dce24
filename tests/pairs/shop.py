"""Serves the pages of all pairs and their planted variants on loopback, over https with usual headers and over http."""

from __future__ import annotations

import functools
import io
import ssl
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import msgspec
import trustme

from auditor.demo.careless import HEAVY_PICTURE, BadShop
from auditor.demo.server import running
from auditor.demo.shop import FOREVER, GoodShop, PaymentFields, Request, Response, media_type
from tests.pairs.planting import Change, Pair, plant

LAMP, LAMPS, ACCOUNT = "/own/lamp", "/own/lamps", "/own/account"
HOME, BOWL, BASKET, CHECKOUT = "/", "/bol-maree", "/panier", "/commande"
"""Pages of our own (lamps: with a small fault in nearly every quality), and of the demo's good shop."""

PAGES = Path(__file__).parent / "pages"
SHELF = ("Harbour", "Dune", "Reed", "Pine", "Quay", "Moss", "Slate", "Ember", "Frost", "Birch", "Tide", "Heron")
SCRIPT = "/own/script.js"
PICTURE = "/own/picture.png"
STYLE = "/own/shop.css"
LARGEST_KIB = 4096


class Served(msgspec.Struct, frozen=True):
    """The addresses of a pair's pages: as it was, then with each change. `ca`: whom to trust."""

    pages: dict[str, list[str]]
    ca: Path


class PlantedShop:
    """The demo's good shop and pages of our own, with what `/planted/NAME/NUMBER` changes in them."""

    def __init__(self, payment: str, pairs: Sequence[Pair]) -> None:
        self.demo = GoodShop(payment)
        self.careless = BadShop("")
        self.pairs = {pair.name: pair for pair in pairs}

    def answer(self, request: Request) -> Response:
        """The response to any request."""
        path = urlsplit(request.target).path
        if path.startswith("/planted/"):
            _, _, name, number, *file = path.split("/")
            pair = self.pairs[name]
            return self._planted(path, pair, pair.changes[int(number)], file, request)
        return self._plain(request.target, request)

    def _planted(self, path: str, pair: Pair, change: Change, file: list[str], request: Request) -> Response:
        if file:
            body = change.css if file[0] == "style.css" else change.script
            return _static(body.encode(), file[0])
        page = self._plain(pair.page, request)
        html = plant(page.body.decode(), change, f"{path}/style.css", f"{path}/script.js")
        headers = dict(page.headers) | dict(change.headers)
        kept = tuple((name, value) for name, value in headers.items() if value is not None)
        return msgspec.structs.replace(page, body=html.encode(), headers=kept)

    def _plain(self, target: str, request: Request) -> Response:
        path = urlsplit(target).path
        if not path.startswith("/own/") and path != HEAVY_PICTURE:
            return self.demo.answer(msgspec.structs.replace(request, target=target))
        if path == HEAVY_PICTURE:
            return _static(self.careless.answer(request).body, path, compress=False)
        if path in (SCRIPT, PICTURE, STYLE):
            return _file(path, parse_qs(urlsplit(target).query, keep_blank_values=True))
        as_the_demo = self.demo.answer(msgspec.structs.replace(request, target="/"))
        return msgspec.structs.replace(as_the_demo, body=_own(path.rpartition("/")[2]).encode())


@functools.cache
def _own(name: str) -> str:
    shelf = "\n".join(
        f'<li><a href="/own/lamp?{lamp}">{lamp} lamp, €{79 + 10 * number}</a></li>' for number, lamp in enumerate(SHELF)
    )
    return (PAGES / f"{name}.html").read_text().replace("SHELF", shelf)


def _file(path: str, query: dict[str, list[str]]) -> Response:
    """A file of ours; kib: how large, plain: not compressed, days: how long it may be kept."""
    kib = min(LARGEST_KIB, int(query.get("kib", ["1"])[0]))
    bodies = {PICTURE: lambda: _picture(kib), SCRIPT: lambda: _code(kib), STYLE: (PAGES / "shop.css").read_bytes}
    kept = f"public, max-age={86400 * int(query['days'][0])}" if "days" in query else FOREVER
    return _static(bodies[path](), path, compress="plain" not in query, kept=kept)


def _code(kib: int) -> bytes:
    """A script of so many KiB that does nothing."""
    return b"//" + b"x" * (1024 * kib - 2)


def _static(body: bytes, name: str, *, compress: bool = True, kept: str = FOREVER) -> Response:
    headers = (("Cache-Control", kept), ("X-Content-Type-Options", "nosniff"))
    return Response(body=body, media_type=media_type(name), headers=headers, compress=compress)


@functools.cache
def _picture(kib: int) -> bytes:
    """A PNG of about so many KiB, 1200 × as many px as that takes: noise does not shrink."""
    import numpy as np
    from PIL import Image

    pixels = np.random.default_rng(1).integers(0, 256, size=(max(1, kib * 1024 // 1200), 1200), dtype=np.uint8)
    output = io.BytesIO()
    Image.fromarray(pixels).save(output, "PNG")
    return output.getvalue()


@contextmanager
def served(pairs: Sequence[Pair], folder: Path) -> Iterator[Served]:
    """Serves `pairs` until the block ends; the authority's certificate lies in `folder`."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost", "127.0.0.1").configure_cert(context)
    ca = folder / "ca.pem"
    authority.cert_pem.write_to_path(str(ca))
    with ExitStack() as stack:
        shop, bank = stack.enter_context(running(context)), stack.enter_context(running(context))
        plain = stack.enter_context(running())
        url, payment = f"https://localhost:{shop.port}", f"https://127.0.0.1:{bank.port}"
        shop.application = plain.application = PlantedShop(payment, pairs)
        bank.application = PaymentFields(url)
        origins = {True: url, False: f"http://localhost:{plain.port}"}
        pages = {
            pair.name: [
                url + pair.page,
                *(f"{origins[each.https]}/planted/{pair.name}/{number}" for number, each in enumerate(pair.changes)),
            ]
            for pair in pairs
        }
        yield Served(pages, ca)
