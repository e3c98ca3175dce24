"""Headers and cookies that no browser sends are one sentence, before anything is visited."""

from __future__ import annotations

import pytest

from auditor.collect.options import CollectRequest, VisitOptions
from auditor.errors import UsageError

HALF = "half \ud83d"


@pytest.mark.parametrize(
    "name", ["Host", "host", "Content-Length", "Connection", "Sec-Fetch-Mode", "Proxy-Foo", "Upgrade"]
)
def test_headers_of_the_browser_s_own_are_refused(name: str) -> None:
    with pytest.raises(UsageError, match="browsers write it themselves"):
        VisitOptions(headers={name: "x"})


@pytest.mark.parametrize("value", ["a\nb", "\x00", "snow ☃", HALF, "\x7f"])
def test_values_that_no_header_can_have_are_refused(value: str) -> None:
    with pytest.raises(UsageError, match="no header can have"):
        VisitOptions(headers={"X-A": value})


@pytest.mark.parametrize(
    ("name", "value"),
    [("a;b", "1"), ("é", "1"), (HALF, "1"), ("", "1"), ("a", "1;2"), ("a", "\n"), ("a", HALF), ("a", "x" * 4096)],
)
def test_cookies_that_browsers_refuse_are_refused(name: str, value: str) -> None:
    with pytest.raises(UsageError, match="cookie") as raised:
        VisitOptions(cookies={name: value})
    str(raised.value).encode()


@pytest.mark.parametrize("options", [{"basic_auth": f"u:{HALF}"}, {"wait_for": HALF}])
def test_text_that_is_none_is_refused(options: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="not UTF-8"):
        VisitOptions(**options)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["__Host-id", "__Secure-id"])
def test_cookies_for_https_are_for_https(name: str) -> None:
    visit = VisitOptions(cookies={name: "1"})
    assert CollectRequest(urls=["https://shop.example/"], visit=visit).urls
    with pytest.raises(UsageError, match="https://"):
        CollectRequest(urls=["http://shop.example/"], visit=visit)


def test_what_is_usual_may_be_set() -> None:
    options = VisitOptions(headers={"Authorization": "Bearer é", "Cookie": "a=b"}, cookies={"a": 'é "x"'})
    assert options.headers
