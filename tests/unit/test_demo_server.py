"""The demo shop answers as the shops it stands for would."""

from __future__ import annotations

import gzip
import http.client
import ssl
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from auditor.demo.__main__ import main, served
from auditor.demo.server import DemoShop, demo_shop
from auditor.demo.shop import Variant


@pytest.fixture(scope="module")
def good() -> Iterator[DemoShop]:
    with demo_shop("good") as shop:
        yield shop


@pytest.fixture(scope="module")
def bad() -> Iterator[DemoShop]:
    with demo_shop("bad") as shop:
        yield shop


def connection(shop: DemoShop) -> http.client.HTTPConnection:
    url = urlsplit(shop.url)
    assert url.hostname
    assert url.port
    if shop.ca_pem is None:
        return http.client.HTTPConnection(url.hostname, url.port, timeout=20)
    context = ssl.create_default_context(cafile=str(shop.ca_pem))
    return http.client.HTTPSConnection(url.hostname, url.port, timeout=20, context=context)


def fetch(
    shop: DemoShop, path: str, *, method: str = "GET", body: str = "", **headers: str
) -> tuple[int, http.client.HTTPMessage, bytes]:
    client = connection(shop)
    client.request(method, path, body or None, {name.replace("_", "-"): value for name, value in headers.items()})
    response = client.getresponse()
    answer = response.status, response.headers, response.read()
    client.close()
    return answer


def test_every_page_of_the_good_shop_is_there_over_verified_tls(good: DemoShop) -> None:
    assert len(good.pages) == 4
    for page in good.pages:
        status, headers, body = fetch(good, urlsplit(page).path)
        assert status == 200
        assert b'<html lang="fr">' in body
        assert int(headers["Strict-Transport-Security"].split(";")[0].removeprefix("max-age=")) >= 15_768_000
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert {"Secure", "HttpOnly", "SameSite=Lax"} <= set(headers["Set-Cookie"].split("; "))


def test_plain_http_on_the_same_port_is_redirected_to_https(good: DemoShop) -> None:
    url = urlsplit(good.url)
    client = http.client.HTTPConnection("localhost", url.port or 0, timeout=20)
    client.request("GET", "/panier?a=b")
    response = client.getresponse()
    assert (response.status, response.headers["Location"]) == (308, f"{good.url}panier?a=b")
    client.close()


def test_a_connection_serves_many_requests(good: DemoShop) -> None:
    client = connection(good)
    for _ in range(3):
        client.request("GET", "/")
        assert client.getresponse().read()
    client.request("HEAD", "/")
    response = client.getresponse()
    assert int(response.headers["Content-Length"]) > 0
    assert response.read() == b""
    client.close()


def test_text_is_compressed_for_those_who_accept_it(good: DemoShop) -> None:
    _, plain_headers, plain = fetch(good, "/")
    _, headers, body = fetch(good, "/", Accept_Encoding="br, gzip")
    assert "Content-Encoding" not in plain_headers
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == plain


def test_everything_a_page_refers_to_exists_and_may_be_cached(good: DemoShop) -> None:
    _, _, body = fetch(good, "/commande")
    addresses = {part.split('"')[0] for part in body.decode().split('="')[1:] if part.startswith("/f/")}
    assert len(addresses) == 3
    for address in addresses:
        status, headers, _ = fetch(good, address)
        assert status == 200
        assert "immutable" in headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/rien", "/f/0000000000/boutique.css", "/f/../shop.py", "/%00", "/f/"])
def test_what_is_not_there_is_404(good: DemoShop, path: str) -> None:
    assert fetch(good, path)[0] == 404


def test_the_basket_remembers(good: DemoShop) -> None:
    _, headers, _ = fetch(good, "/panier", method="POST", body="ajout=vase-lande")
    cookie = headers["Set-Cookie"].split(";")[0]
    assert cookie.endswith("bol-maree.1_tasse-embrun.2_vase-lande.1")
    _, headers, _ = fetch(good, "/panier", method="POST", body="piece=tasse-embrun&nombre=0", Cookie=cookie)
    cookie = headers["Set-Cookie"].split(";")[0]
    _, _, body = fetch(good, "/panier", Cookie=cookie)
    assert "Vase Lande" in body.decode()
    assert "Tasse Embrun" not in body.decode()
    assert "106\N{NO-BREAK SPACE}€" in body.decode().replace("&nbsp;", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    "cookie", ["__Host-panier=<script>.1", "__Host-panier=bol-maree.9e9", "a\tb;;=,=", "__Host-panier="]
)
def test_a_forged_basket_is_an_empty_or_a_first_one(good: DemoShop, cookie: str) -> None:
    status, _, body = fetch(good, "/panier", Cookie=cookie)
    assert status == 200
    assert "<script>" not in body.decode()


def test_the_search_finds_and_escapes(good: DemoShop) -> None:
    assert "Vase Lande" in fetch(good, "/?q=VASE")[2].decode()
    body = fetch(good, "/?q=%3Cscript%3E")[2].decode()
    assert "&lt;script&gt;" in body
    assert "<script>" not in body


def test_the_card_fields_live_elsewhere_and_may_only_be_framed_by_the_shop(good: DemoShop) -> None:
    _, headers, body = fetch(good, "/commande")
    frame = body.decode().split('<iframe class="card-fields" src="')[1].split('"')[0]
    assert urlsplit(frame).hostname != urlsplit(good.url).hostname
    assert f"frame-src https://{urlsplit(frame).netloc}" in headers["Content-Security-Policy"]
    bank = DemoShop(url=frame, pages=[], ca_pem=good.ca_pem)
    status, headers, body = fetch(bank, "/champs")
    assert status == 200
    assert f"frame-ancestors {good.url.rstrip('/')}" in headers["Content-Security-Policy"]
    assert b"cc-number" in body


def test_the_bad_shop_is_plain_http_without_care(bad: DemoShop) -> None:
    assert bad.url.startswith("http://")
    for page in bad.pages:
        status, headers, body = fetch(bad, urlsplit(page).path, Accept_Encoding="gzip")
        assert status == 200
        assert body.lstrip().startswith(b"<!doctype html>")
        assert headers["Content-Encoding"] is None
        assert "HttpOnly" not in headers["Set-Cookie"]


def test_the_heavy_picture_outweighs_the_budget_and_is_made_once(bad: DemoShop) -> None:
    _, headers, body = fetch(bad, "/atelier-hd.jpg")
    assert headers["Content-Type"] == "image/jpeg"
    assert len(body) > 2667 * 1024
    assert fetch(bad, "/atelier-hd.jpg")[2] == body


def test_a_shop_that_closes_while_a_client_waits_lets_go_of_it() -> None:
    with demo_shop("bad") as shop:
        client = connection(shop)
        client.request("GET", "/produit")
    with pytest.raises((http.client.HTTPException, ConnectionError)):
        _twice(client)
    client.close()


def _twice(client: http.client.HTTPConnection) -> None:
    client.getresponse().read()
    client.request("GET", "/")
    client.getresponse()


@pytest.mark.parametrize("variant", ["good", "bad"])
def test_a_shop_that_is_served_for_others_says_where_it_is(variant: Variant, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "shop"
    with served(variant, folder) as shop:
        assert (folder / "urls.txt").read_text().split() == shop.pages
        assert (folder / "ca.pem").exists() == (shop.ca_pem is not None)
        if shop.ca_pem is not None:
            assert (folder / "ca.pem").read_bytes() == shop.ca_pem.read_bytes()


@pytest.mark.parametrize("arguments", [[], ["good"], ["better", "folder"], ["good", "folder", "more"]])
def test_serving_nothing_that_there_is_is_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err == "usage: python -m auditor.demo good|bad FOLDER\n"
