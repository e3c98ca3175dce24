"""Whole audits of pages that are not what was asked for: what the report says, and what the verdict is worth."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from auditor import audit
from auditor.errors import UsageError
from auditor.model.pages import PageSettings
from auditor.model.report import PageReport, Report
from tests.site import Answer, Asked, Site, page

GOOD = "<h1>Pots</h1><p>Vases thrown by hand, in two sizes.</p><a href=/ style='font-size:20px;padding:20px'>Home</a>"
CHECK = (
    "<h1>Checking your browser</h1><p>Please wait while we check that you are a human. "
    "<iframe title=Challenge src='about:blank'></iframe></p>"
)
LOGIN = (
    "<h1>Log in</h1><form method=post><label>E-mail <input type=email autocomplete=email></label>"
    "<label>Password <input type=password autocomplete=current-password></label><button>Log in</button></form>"
)


def audited(site: Site, *paths: str, **options: Any) -> Report:
    asked = {"devices": ["phone"], "lighthouse": False, "only": ["text-contrast"], **options}
    return audit(*(f"{site.origin}{path}" for path in paths), **asked)


def notices(page: PageReport) -> list[str]:
    return [notice.code for notice in page.notices]


def test_a_bot_check_is_never_silently_compliant() -> None:
    routes = {"/": page(GOOD), "/check": page(CHECK)._replace(body=page(CHECK).body.replace(b"Shop", b"Just a moment"))}
    with Site(routes) as site:
        alone = audited(site, "/")
        report = audited(site, "/", "/check")
        aside = audited(site, "/check", fail_on="none")
    assert (alone.verdict, alone.gate.exit_code) == ("compliant", 0)
    fine, check = report.pages
    assert (notices(fine), notices(check)) == ([], ["bot-check"])
    assert fine.audited
    assert check.audited
    assert report.verdict == "undetermined"
    assert [reason.code for reason in report.verdict_reasons] == ["pages-doubtful"]
    assert report.gate.exit_code == aside.gate.exit_code == 3


def test_what_a_program_prints_when_it_fails_is_an_error_page_however_long_its_trace() -> None:
    trace = "".join(f"#{number} /var/www/html/vendor/shop/src/part-{number}.php(12): run()<br>" for number in range(5))
    printed = f"<br /><b>Fatal error</b>: Uncaught Error: Call to undefined function pots()<br>{trace}"
    with Site({"/": page(printed)}) as site:
        (found,) = audited(site, "/").pages
    assert notices(found) == ["error-page"]


def test_a_bot_check_in_a_frame_that_a_script_wrote_speaks_for_its_page() -> None:
    block = """<p id=a>Please enable JS</p><script>document.body.innerHTML = "";
    const frame = document.createElement("iframe"); frame.style = "height:100vh;width:100%;border:0";
    frame.title = TITLE; document.body.append(frame); frame.contentDocument.write("<p>WORDS</p>");</script>"""
    words = {"titled": ("'DataDome CAPTCHA'", "Slide to the right"), "said": ("''", "Verify that you are human")}
    routes = {
        f"/{name}": page(block.replace("TITLE", title).replace("WORDS", text)) for name, (title, text) in words.items()
    }
    with Site(
        {**routes, "/map": page(block.replace("TITLE", "'Where we are'").replace("WORDS", "Rue des Pots 3"))}
    ) as site:
        report = audited(site, *routes, "/map")
    assert [notices(each) for each in report.pages] == [["bot-check"], ["bot-check"], []]


def test_a_sign_in_page_that_answers_for_another(tmp_path: Path) -> None:
    to_login = Answer(b"", 302, {"Location": "/login?next=/account"})
    with Site({"/account": to_login, "/login": page(LOGIN)}) as site:
        report = audited(site, "/account", only=["field-label"], out=tmp_path, formats=["html"])
    (found,) = report.pages
    assert notices(found) == ["sign-in-instead"]
    assert found.final_url == f"{site.origin}/login?next=/account"
    first = (tmp_path / "index.html").read_text("utf-8").partition('id="findings"')[0]
    assert "/account: A sign-in page answered in its place, /login?next=/account" in first


def test_an_address_that_leads_elsewhere() -> None:
    body = "<div id=r></div><script>history.pushState(null, '', '/en'); r.innerHTML = '<h1>Pots</h1>'</script>"
    with Site({"/": page(body), "/cart": Answer(b"", 301, {"Location": "/cart/"}), "/cart/": page(GOOD)}) as site:
        pushed, slash = audited(site, "/", "/cart").pages
    assert (notices(pushed), notices(slash)) == (["led-elsewhere"], [])


def test_a_page_that_timed_out_is_tried_once_more() -> None:
    asked: list[str] = []

    def late(one: Asked) -> Answer:
        asked.append(one.path)
        if len(asked) == 1:
            site.release.wait(60)
        return page(GOOD)

    with Site({"/": late}) as site:
        report = audited(site, "/", timeout=5.0)
        site.release.set()
    (found,) = report.pages
    assert found.audited, found.failures
    assert notices(found) == ["tried-again"]
    assert len(asked) == 3  # the first, the second, and the load in virtual time


def test_once_more_and_no_more() -> None:
    asked: list[str] = []

    def never(one: Asked) -> Answer:
        asked.append(one.path)
        site.release.wait(60)
        return page(GOOD)

    with Site({"/": never}) as site:
        report = audited(site, "/", timeout=2.0)
        site.release.set()
    (found,) = report.pages
    assert not found.audited
    assert [failure.code for failure in found.failures] == ["navigation-timeout"]
    assert notices(found) == ["tried-again"]
    assert len(asked) == 2


def test_each_page_waits_for_its_own() -> None:
    """The first setting that fits; one that never appears costs its page."""
    pages = [PageSettings(url="/cart*", wait_for="#total"), PageSettings(url="*", wait_for="h1")]
    with Site({"/": page(GOOD), "/cart": page(GOOD)}) as site:
        home, cart = audited(site, "/", "/cart?a=1", pages=pages, timeout=3.0).pages
    assert home.audited
    assert not cart.audited
    assert [(each.code, each.parameters["selector"]) for each in cart.failures] == [("selector-missing", "#total")]


@pytest.mark.parametrize("options", [{"wait_for": "b["}, {"pages": [PageSettings(url="*", wait_for="b:nope")]}])
def test_a_selector_that_is_none_is_wrong_usage(options: dict[str, Any]) -> None:
    with Site({"/": page(GOOD)}) as site, pytest.raises(UsageError, match="not a CSS selector") as caught:
        audited(site, "/", **options)
    assert caught.value.exit_code == 2
