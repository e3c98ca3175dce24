"""What is set for single pages: which pages, and what wins."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.cli.requests import collect_request
from auditor.collect.options import SETTLE_SHARE, CollectRequest, VisitOptions
from auditor.config import Configuration, load
from auditor.errors import ConfigurationError, UsageError
from auditor.model.pages import PageSettings, settings_of

SHOP = "https://shop.example"
OPTIONS = {
    **dict.fromkeys(("devices", "consents", "journeys", "sources", "headers", "cookies"), ()),
    **dict.fromkeys(
        ("ca_file", "basic_auth_env", "lighthouse", "axe", "webdriver", "public_only", "timeout", "concurrency")
    ),
    **dict.fromkeys(("wait_for", "wait", "wait_for_server", "allow_expressions", "thorough", "payment_baseline")),
    "storage_state": None,
    "local_storage": (),
}


@pytest.mark.parametrize(
    ("pattern", "address", "fits"),
    [
        ("/checkout*", "/checkout", True),
        ("/checkout*", "/checkout/2?step=pay", True),
        ("/checkout*", "/en/checkout", False),
        ("/checkout", "/checkout/2", False),
        ("/checkout", "/checkout?step=pay", False),
        ("*step=pay", "/checkout?step=pay", True),
        ("/a?b", "/axb", False),
        ("/a?b", "/a?b", True),
        ("/[ab]", "/a", False),
        ("/", "", True),
        ("*", "/any?thing", True),
        ("/a*b*c", "/a1b2c", True),
    ],
)
def test_a_glob_over_path_and_query(pattern: str, address: str, fits: bool) -> None:
    assert PageSettings(url=pattern).fits(SHOP + address) is fits


def test_the_first_that_fits_wins() -> None:
    first, second = PageSettings(url="/cart*", wait=1), PageSettings(url="*", wait=2)
    assert settings_of(f"{SHOP}/cart/2", [first, second]) is first
    assert settings_of(f"{SHOP}/", [first, second]) is second
    assert settings_of(f"{SHOP}/", [first]).wait is None


def test_the_table_of_the_configuration(tmp_path: Path) -> None:
    file = tmp_path / "auditor.toml"
    file.write_text('[[pages]]\nurl = "/checkout*"\nwait-for = "#total"\n[[pages]]\nurl = "*"\nwait = 2\n')
    assert load(file).pages == [PageSettings(url="/checkout*", wait_for="#total"), PageSettings(url="*", wait=2.0)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('url = "*"\nwait_for = "b"', r"unknown key 'wait_for'\. Did you mean 'wait-for'\?"),
        ('wait-for = "b"', r"line 1: pages\.1: url is missing\."),
        ('url = "*"\nwait = -1', "wait"),
        ('url = "*"\nwait = 601', "wait"),
    ],
)
def test_a_table_that_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "auditor.toml"
    file.write_text(f"[[pages]]\n{text}\n")
    with pytest.raises(ConfigurationError, match=said):
        load(file)


def test_the_options_of_a_page() -> None:
    pages = [PageSettings(url="/cart", wait_for="b"), PageSettings(url="*", wait=1)]
    request = CollectRequest(urls=[f"{SHOP}/"], visit=VisitOptions(wait_for="h1", wait=3), pages=pages)
    assert [request.options_of(SHOP + path).wait_for for path in ("/cart", "/")] == ["b", "h1"]
    assert [request.options_of(SHOP + path).wait for path in ("/cart", "/")] == [3, 1]


def test_the_command_line_wins_over_the_table() -> None:
    settings = Configuration(pages=[PageSettings(url="*", wait_for="b", wait=2)])
    without = collect_request([f"{SHOP}/"], OPTIONS, settings).options_of(f"{SHOP}/")
    assert (without.wait_for, without.wait) == ("b", 2)
    with_ = collect_request([f"{SHOP}/"], {**OPTIONS, "wait": 0.0, "wait_for": "h1"}, settings).options_of(f"{SHOP}/")
    assert (with_.wait_for, with_.wait) == ("h1", 0)


@pytest.mark.parametrize("wait", [10 * SETTLE_SHARE + 0.01, -1.0])
def test_a_wait_that_leaves_no_time_to_measure(wait: float) -> None:
    with pytest.raises(UsageError, match=r"of a visit of 10 s"):
        VisitOptions(timeout=10, wait=wait)
    with pytest.raises(UsageError, match=r"of a visit of 10 s"):
        CollectRequest(
            urls=[f"{SHOP}/"], visit=VisitOptions(timeout=10), pages=[PageSettings(url="*", wait=abs(wait) + 6)]
        )
    assert VisitOptions(timeout=10, wait=10 * SETTLE_SHARE)
