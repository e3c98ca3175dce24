from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import UsageError
from auditor.model.url import host, is_loopback, registrable_domain, same_address, same_site, split
from auditor.urls import each_once, normalise


@pytest.mark.parametrize(
    ("given_url", "wanted"),
    [
        ("https://shop.example", "https://shop.example/"),
        ("shop.example/cart", "https://shop.example/cart"),
        ("HTTP://Shop.Example/A?b=c#top", "http://shop.example/A?b=c"),
        ("localhost:3000", "http://localhost:3000/"),
        ("127.0.0.1:8000/x", "http://127.0.0.1:8000/x"),
        ("http://[::1]:8080/", "http://[::1]:8080/"),
        ("  https://shop.example/ ", "https://shop.example/"),
        ("https://user:pw@shop.example/", "https://user:pw@shop.example/"),
        ("https://User:PW@Shop.example:443", "https://User:PW@shop.example/"),
        ("http://shop.example:80/", "http://shop.example/"),
        ("http://shop.example:/", "http://shop.example/"),
        ("http://shop.example:443/", "http://shop.example:443/"),
        ("http://[::1]:80/", "http://[::1]/"),
        ("https://Bücher.example/", "https://Bücher.example/"),
        ("https://shop.example/a/./b/../c?d=/../e", "https://shop.example/a/c?d=/../e"),
        ("https://shop.example/..", "https://shop.example/"),
        ("https://shop.example//a//b/..;x/;c", "https://shop.example//a//b/..;x/;c"),
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


@pytest.mark.parametrize(
    ("text", "credentials"),
    [
        ("https://user:pw@shop.example/", "user:pw"),
        ("https://user:p%40ss%3Aw%2Frd@shop.example/", "user:p@ss:w/rd"),
        ("https://user:p@ss@shop.example/", "user:p@ss"),
        ("user:pw@shop.example", "user:pw"),
        ("https://token@shop.example/", "token:"),
        ("https://:pw@shop.example/", ":pw"),
        ("https://@shop.example/", ""),
        ("https://shop.example/", ""),
    ],
)
def test_credentials_are_taken_out_of_an_address(text: str, credentials: str) -> None:
    address = "https://shop.example/"
    assert each_once([text]) == ([address], {address: credentials} if credentials else {})


def test_an_address_given_twice_is_one_and_keeps_its_password() -> None:
    address, with_password = "https://shop.example/", "https://user:pw@shop.example/"
    for texts in ([address, with_password], [with_password, address], [with_password, with_password]):
        assert each_once(texts) == ([address], {address: "user:pw"})
    with pytest.raises(UsageError, match="two passwords"):
        each_once([with_password, "https://user:other@shop.example/"])


@pytest.mark.parametrize(
    "text",
    ["https://user:s3/cret@shop.example/", "https://user:s3 cret@shop.example/", "https://user:s3cret@shop/",
     "ftp://user:s3cret@shop.example/", "https://user:s3cret@shop.example:99999/", "https://us\uff0fs3cret@shop.example/"],
)  # fmt: skip
def test_a_sentence_about_an_address_does_not_tell_its_password(text: str) -> None:
    with pytest.raises(UsageError) as raised:
        normalise(text)
    assert "s3" not in str(raised.value)
    assert "cret" not in str(raised.value)


@given(st.text(max_size=40).map(lambda text: f"https://{text}@shop.example/") | st.text(max_size=40))
def test_what_a_page_calls_an_address_can_always_be_split(text: str) -> None:
    parts = split(text)
    assert parts.port is None or parts.port >= 0
    assert host(text) is not None


@pytest.mark.parametrize("url", ["https://[redacted]@shop.example/x", "https://[redacted].example/", "https://a:b/"])
def test_what_is_no_url_keeps_its_scheme(url: str) -> None:
    assert split(url).scheme == "https"
    assert host(url) == ""


@pytest.mark.parametrize(
    ("asked", "arrived_at", "same"),
    [
        ("http://shop.example", "https://shop.example/", True),
        ("https://shop.example/cart", "https://www.shop.example/cart/", True),
        ("https://www.shop.example/", "https://shop.example:443/#top", True),
        ("http://shop.example:80/", "http://shop.example/", True),
        ("https://shop.example/", "http://shop.example/", False),
        ("https://shop.example/cart", "https://shop.example/login", False),
        ("https://shop.example/", "https://shop.example/?lang=fr", False),
        ("https://shop.example/", "https://m.shop.example/", False),
        ("http://localhost:8000/", "http://localhost:8001/", False),
        ("https://shop.example/", "about:blank", False),
        ("https://shop.example/", "https://[x]/", False),
    ],
)
def test_addresses_that_are_the_same_page_to_a_reader(asked: str, arrived_at: str, same: bool) -> None:
    assert same_address(asked, arrived_at) is same
