"""The verdict of a journey, on small shops of many habits: found by the funnel, and walked again from its file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.browser import funnel_shops
from tests.browser.test_audit_command import result
from tests.site import Asked, Route, Site, page

QUICK = ("--device", "phone", "--only", "journeys", "--format", "json")


def auditor(*arguments: str | Path) -> str:
    """What it says on standard error. A shop is walked through twice, and more often: a busy machine takes minutes."""
    ran = subprocess.run(
        [sys.executable, "-m", "auditor", *map(str, arguments)],
        capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert "Traceback" not in ran.stderr
    assert ran.returncode in {1, 3}, ran.stderr
    return ran.stderr


def verdict(found: dict[str, Any]) -> dict[str, str]:
    """The rules of journeys that have an answer."""
    told = {each["rule"]: each["outcome"] for each in found["site"]["results"] if each["category"] == "journeys"}
    assert len(told) == 13
    return {rule: outcome for rule, outcome in told.items() if outcome != "inapplicable"}


def walked(routes: Mapping[str, Route], tmp_path: Path, name: str) -> list[dict[str, Any]]:
    """The results of the funnel, and of its journey from the file `name` that it wrote; nothing was ever ordered."""
    with Site(routes) as site:
        way, found, again = (tmp_path / each for each in (name, "found", "again"))
        auditor("funnel", f"{site.origin}/", "--yes", *QUICK, "--save", way, "--out", found)
        auditor("audit", "--journey", way, *QUICK, "--out", again)
        assert "/order" not in [asked.path for asked in site.asked]
    return [result(found), result(again)]


SHOPS: list[tuple[Callable[[], Mapping[str, Route]], str, dict[str, str]]] = [
    (
        funnel_shops.kept_in_the_browser, "way.json",
        {"funnel-complete": "passed", "forced-redirect": "passed", "asked-again": "passed"},
    ),
    (
        funnel_shops.in_two_steps, "way.yaml",
        {"funnel-complete": "passed", "guest-checkout": "failed", "forced-redirect": "failed"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("shop", "name", "expected"), SHOPS, ids=["kept", "steps"])
def test_a_way_that_reaches_the_payment(
    shop: Callable[[], Mapping[str, Route]], name: str, expected: dict[str, str], tmp_path: Path
) -> None:
    found, again = walked(shop(), tmp_path, name)
    assert verdict(found) | expected == verdict(found)
    assert verdict(found)["costs-early"] == verdict(found)["order-review"] == "failed"
    assert verdict(found)["kept-entries"] == "untested"  # nobody was to go back: that is no pass
    (told,), (same,) = found["journeys"], again["journeys"]
    assert told["paying"]
    assert told["taps"] >= 3
    assert told["fields"] >= 6
    assert verdict(again) == verdict(found)
    assert all(same[each] == told[each] for each in ("paying", "taps", "fields"))


def test_a_payment_frame_of_another_origin(tmp_path: Path) -> None:
    with Site({"/": page("<label>Card number <input autocomplete=cc-number></label>")}, host="localhost") as payment:
        both = walked(funnel_shops.with_a_payment_frame(payment.origin), tmp_path, "way.yaml")
        assert {asked.path for asked in payment.asked} <= {"/", "/favicon.ico"}  # it was shown, and nothing was sent
    for each in both:
        assert each["journeys"][0]["paying"]
        assert verdict(each)["funnel-complete"] == "passed"


def test_a_forced_sign_in_fails_and_what_lies_behind_it_is_not_audited(tmp_path: Path) -> None:
    found, again = walked(funnel_shops.for_members_only(), tmp_path, "way.json")
    assert verdict(found)["funnel-complete"] == verdict(found)["guest-checkout"] == "failed"
    assert [each["failures"][0]["code"] for each in found["pages"] if not each["audited"]] == ["funnel-unreached"]
    assert found["verdict"] != "compliant"
    assert verdict(again)["funnel-complete"] == "failed"  # by what is seen there, without the funnel's word


def test_going_back_and_what_acts_on_earlier_stations(tmp_path: Path) -> None:
    """One shop forgets the address when one goes back to it, the other has it in its session."""

    def shop(*, keeps: bool) -> dict[str, Route]:
        typed: dict[str, str] = {}

        def address(_asked: Asked) -> Any:
            value = typed.get("street", "") if keeps else ""
            # Chromium itself restores what was typed into a page that may be kept.
            return page(
                "<h1>Delivery address</h1><form method=post action=/send autocomplete=off>"
                f"<label>Street <input name=street value='{value}'></label><button>Continue</button></form>"
                "<script>addEventListener('pageshow', () => document.forms[0].reset())</script>"
            )

        def send(asked: Asked) -> Any:
            typed["street"] = "1 Example Street"
            return funnel_shops.moved("/payment")

        return {
            "/": page("<h1>Reading lamp</h1><p>49,00 €</p><a href=/address>Check out</a>"),
            "/address": address,
            "/send": send,
            "/payment": page("<h1>Payment</h1><label>Card number <input autocomplete=cc-number></label>"),
        }

    def audited(name: str, *, keeps: bool) -> dict[str, Any]:
        with Site(shop(keeps=keeps)) as site:
            way = tmp_path / f"{name}.yaml"
            way.write_text(
                f"journey: Way\nstart: {site.origin}/\nthorough: true\nsteps:\n- audit: Lamp\n- tap: Check out\n"
                "- audit: Address\n- fill: {Street: 1 Example Street}\n- tap: Continue\n- audit: Payment\n"
            )
            auditor("audit", "--journey", way, *QUICK, "--only", "focus-not-obscured", "--out", tmp_path / name)
        return result(tmp_path / name)

    forgets, keeps = audited("forgets", keeps=False), audited("keeps", keeps=True)
    assert verdict(forgets)["kept-entries"] == "failed"
    assert verdict(keeps)["kept-entries"] == "passed"
    for page_ in keeps["pages"]:
        (focus,) = (each for each in page_["results"] if each["rule"] == "focus-not-obscured")
        assert focus["outcome"] in {"passed", "inapplicable"}  # tried at each station, the last or not
        assert not any(failure["code"] == "journey" for failure in page_["failures"] if failure["step"] == "keyboard")
