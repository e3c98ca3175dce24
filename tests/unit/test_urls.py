from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import UsageError
from auditor.model.url import is_loopback, registrable_domain, same_site
from auditor.urls import normalise


@pytest.mark.parametrize(
    ("given_url", "wanted"),
    [
        ("https://shop.example", "https://shop.example/"),
        ("shop.example/cart", "https://shop.example/cart"),
        ("HTTP://Shop.Example/A?b=c#top", "http://Shop.Example/A?b=c"),
        ("localhost:3000", "http://localhost:3000/"),
        ("127.0.0.1:8000/x", "http://127.0.0.1:8000/x"),
        ("http://[::1]:8080/", "http://[::1]:8080/"),
        ("  https://shop.example/ ", "https://shop.example/"),
        ("https://user:pw@shop.example/", "https://user:pw@shop.example/"),
    ],
)
def test_urls_as_users_write_them(given_url: str, wanted: str) -> None:
    assert normalise(given_url) == wanted


@pytest.mark.parametrize(
    "text",
    ["", " ", "shop", "http://", "https:///x", "ftp://a.example/", "file:///etc/passwd", "javascript:alert(1)",
     "data:text/html,x", "about:blank", "http://a b.example/", "https://shop.example:99999/", "http://[::1", "-", "..",
     "https://a..b/", "http://x\x00y.example/", "view-source:https://a.example/"],
)  # fmt: skip
def test_what_is_no_address_of_a_page_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(UsageError) as raised:
        normalise(text)
    assert "\n" not in str(raised.value)
    assert str(raised.value).endswith(".")


@given(st.text(max_size=60))
def test_any_text_gives_a_url_or_one_sentence(text: str) -> None:
    try:
        url = normalise(text)
    except UsageError:
        return
    assert url.startswith(("http://", "https://"))
    assert normalise(url) == url


@pytest.mark.parametrize(
    ("url", "local"),
    [("http://localhost:1/", True), ("http://shop.localhost/", True), ("http://127.9.9.9/", True), ("http://[::1]/",
    True),
     ("http://10.0.0.1/", False), ("https://localhost.example/", False), ("https://shop.example/", False)],
)  # fmt: skip
def test_loopback(url: str, local: bool) -> None:
    assert is_loopback(url) is local


@pytest.mark.parametrize(
    ("name", "domain"),
    [("www.shop.co.uk", "shop.co.uk"), ("a.b.shop.fr", "shop.fr"), ("shop.github.io", "shop.github.io"),
     ("127.0.0.1", "127.0.0.1"), ("localhost", "localhost")],
)  # fmt: skip
def test_registrable_domain_is_what_one_registers(name: str, domain: str) -> None:
    assert registrable_domain(name) == domain


def test_same_site() -> None:
    assert same_site("https://www.shop.co.uk/", "cdn.shop.co.uk")
    assert not same_site("https://shop.co.uk/", "https://other.co.uk/")
