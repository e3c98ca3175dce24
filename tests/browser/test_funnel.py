"""The way to the payment page is found in small shops of many habits, and none of them is ever asked for an order."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from auditor.collect.journey.exploring import Exploration
from auditor.collect.options import VisitOptions
from auditor.devices import resolve
from auditor.funnel import next_move
from auditor.journeys import read_journey
from auditor.journeys.writing import write_journey
from auditor.measure.page.paying import payment_sign
from auditor.model.failure import Failure
from auditor.model.funnel import TITLES, Found, Move
from auditor.model.journey import Audit, Journey
from auditor.model.scenario import Consent, Station
from auditor.model.snapshot import Snapshot, ToolVersions
from auditor.stations import scenarios
from tests.browser import funnel_shops
from tests.browser.test_audit_command import auditor, result
from tests.site import Route, Site, page

NAMED = {name: name.title() for name in TITLES}


class Way(NamedTuple):
    """What was found, the moves with what kept them from being made, and the paths that the server was asked for."""

    found: Found
    moves: list[tuple[Move, Failure | None]]
    asked: list[str]

    @property
    def stations(self) -> list[str]:
        return [step.title for step in self.found.journey.steps if isinstance(step, Audit)]


Explorer = Callable[..., Way]


@pytest.fixture
def explore(run, pool) -> Explorer:  # type: ignore[no-untyped-def]  # as of conftest.py
    """Looks for the way in a shop: `explore(routes)`."""

    async def explored(origin: str, device: str, consent: Consent, moves: list[tuple[Move, Failure | None]]) -> Found:
        async def arrived(_station: Station, _snapshot: Snapshot) -> None:
            raise AssertionError("nothing is examined on the way")

        (scenario,) = scenarios([resolve(device, pool.playwright.devices)], [consent])
        walk = Exploration(
            *(await pool.get(), Journey(name="Purchase", start=f"{origin}/", steps=()), "funnel", scenario),
            *(lambda _: VisitOptions(), ToolVersions(auditor="test"), payment_sign, arrived),
            forwarder=pool.forwarder,
        )
        return await walk.prepare(next_move, lambda move, failure: moves.append((move, failure)), NAMED).explore()

    def go(routes: Mapping[str, Route], device: str = "phone", consent: Consent = "untouched") -> Way:
        moves: list[tuple[Move, Failure | None]] = []
        with Site(routes) as site:
            found = run(explored(site.origin, device, consent, moves))
            asked = [each.path.partition("?")[0] for each in site.asked if each.path != "/favicon.ico"]
        assert "/order" not in asked
        return Way(found, moves, asked)

    return go


@pytest.mark.parametrize("device", ["phone", "tablet"])
def test_a_cart_that_the_browser_keeps(explore: Explorer, device: str) -> None:
    way = explore(funnel_shops.kept_in_the_browser(), device)
    assert way.found.end.why == "paying-card"
    assert way.stations == ["Home", "Product", "Cart", "Address", "Payment"]
    opened = next(move for move, _ in way.moves if move.act == "cart")
    assert opened.why == "cart-shown"  # the counter rose


def test_sizes_guests_and_a_checkout_of_several_steps(explore: Explorer) -> None:
    way = explore(funnel_shops.in_two_steps())
    assert way.found.end.why == "paying-pay"
    assert way.found.end.on == "Place order"
    assert way.stations == ["Home", "Product", "Cart", "Identity", "Address", "Delivery", "Review"]
    assert "/in" not in way.asked
    assert "/cord" in way.asked  # chosen, of buttons that a script makes
    assert [move.on for move, _ in way.moves if move.act == "guest"] == ["Continue as guest"]


def test_a_payment_frame_of_another_origin_and_an_article_that_is_sold_out(explore: Explorer) -> None:
    with Site({"/": page("<label>Card number <input autocomplete=cc-number></label>")}, host="localhost") as payment:
        way = explore(funnel_shops.with_a_payment_frame(payment.origin))
    assert way.found.end.why == "paying-card"
    assert way.stations == ["Home", "Product", "Cart", "Delivery", "Payment"]
    assert way.asked.count("/lamp-1") == way.asked.count("/lamp-2") == 1
    visited = [step.url for step in way.found.journey.steps if hasattr(step, "url")]
    assert not any(url.endswith("/lamp-1") for url in visited)  # a detour is no part of the way


def test_a_payment_frame_that_does_not_load_ends_the_way(explore: Explorer) -> None:
    with Site({}) as gone:
        origin = gone.origin
    way = explore(funnel_shops.with_a_payment_frame(origin))
    assert way.found.end.why == "paying-unknown"
    assert way.stations[-1] == "Payment"


def test_a_shop_that_makes_its_customers_sign_in_ends_the_way_there(explore: Explorer) -> None:
    way = explore(funnel_shops.for_members_only())
    assert (way.found.end.why, way.found.reached) == ("sign-in", False)
    assert way.stations == ["Home", "Product", "Cart", "Identity"]
    assert "/in" not in way.asked


def test_a_wallet_in_the_cart_is_passed_by_address(explore: Explorer) -> None:
    way = explore(funnel_shops.with_a_wallet_in_the_cart())
    assert way.found.end.why == "paying-card"
    assert way.stations == ["Home", "Product", "Cart", "Address", "Payment"]
    assert [move.why for move, _ in way.moves if move.act in {"cart", "checkout"}] == ["habit", "habit"]


def test_a_site_that_sells_nothing(explore: Explorer) -> None:
    way = explore({"/": page("<h1>Our club</h1><p>We meet on Mondays.</p><a href=/about>About us</a>")})
    assert (way.found.end.why, way.found.reached) == ("no-product", False)
    assert way.asked == ["/"]


def test_a_form_that_takes_nothing_does_not_keep_us_for_ever(explore: Explorer) -> None:
    shop = funnel_shops.kept_in_the_browser()
    shop["/payment"] = shop["/checkout"]
    shop["/checkout"] = page(
        "<h1>Checkout</h1><form><label>Reference <input name=r required></label><button>Continue</button></form>"
    )
    way = explore(shop)
    assert (way.found.end.why, way.found.reached) == ("refused", False)
    assert len(way.moves) < 12


def test_what_was_found_is_saved_and_read_again(explore: Explorer, tmp_path: Path) -> None:
    way = explore(funnel_shops.in_two_steps())
    write_journey(tmp_path / "way.yaml", way.found.journey)
    read = read_journey(tmp_path / "way.yaml", {})
    told = [[(type(step), getattr(step, "on", ""), getattr(step, "value", "")) for step in each.steps]
            for each in (read, way.found.journey)]  # fmt: skip
    assert told[0] == told[1]
    assert len(told[0]) > 15


def test_the_command_audits_the_way_and_its_saved_journey_walks_again(tmp_path: Path) -> None:
    with Site(funnel_shops.kept_in_the_browser()) as site:
        ran = auditor(
            *("funnel", f"{site.origin}/", "--yes", "--device", "phone", "--only", "touch", "--format", "json"),
            *("--save", tmp_path / "way.yaml", "--out", tmp_path / "found"),
        )
        again = auditor(
            *("audit", "--journey", tmp_path / "way.yaml", "--device", "phone", "--only", "touch", "--format", "json"),
            *("--out", tmp_path / "again"),
        )
        assert "/order" not in [asked.path for asked in site.asked]
    assert "puts one article into a cart" in ran.stderr
    assert "Found the way to the payment page: 5 stations" in ran.stderr
    titles = [[each["station"]["title"] for each in result(tmp_path / name)["pages"]] for name in ("found", "again")]
    assert titles[0] == titles[1] == ["Home", "Product", "Cart", "Address", "Payment"]
    assert ran.returncode == again.returncode


def test_a_way_that_ends_early_is_audited_and_not_called_complete(tmp_path: Path) -> None:
    shop = funnel_shops.for_members_only()
    shop["/"] = page("<h1>Lamps</h1><ul><li><a href=/lamp-1>&#27;[31mRed &#8238;lamp</a><p>49,00 €</p></ul>")
    with Site(shop) as site:
        ran = auditor(
            *("funnel", f"{site.origin}/", "--yes", "--device", "phone", "--only", "touch", "--format", "json"),
            *("--lang", "fr", "--out", tmp_path / "out"),
        )
    assert ran.returncode == 3
    assert "La page de paiement n’a pas été atteinte" in ran.stderr
    assert "lamp" in ran.stderr
    assert not {"\x1b", "\u202e"} & set(ran.stderr)  # what the page says does nothing to a terminal
    pages = result(tmp_path / "out")["pages"]
    assert [each["audited"] for each in pages] == [True] * 4 + [False]
    assert pages[4]["station"]["title"] == "Paiement"  # what was not reached has not passed
    assert [(each["code"], each["parameters"]["why"]) for each in pages[4]["failures"]] == [
        ("funnel-unreached", "sign-in")
    ]


def test_nothing_is_touched_if_nobody_says_yes(tmp_path: Path) -> None:
    with Site(funnel_shops.kept_in_the_browser()) as site:
        ran = subprocess.run(
            [sys.executable, "-m", "auditor", "funnel", f"{site.origin}/", "--out", str(tmp_path / "out")],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        assert not site.asked
    assert ran.returncode == 2
    assert "--yes" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_the_first_page_can_not_be_opened(tmp_path: Path) -> None:
    with Site({}) as site:
        ran = auditor("funnel", f"{site.origin}/", "--yes", "--out", tmp_path / "out")
    assert ran.returncode == 3
    assert "404" in ran.stderr
    assert "Traceback" not in ran.stderr
