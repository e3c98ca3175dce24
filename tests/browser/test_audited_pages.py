"""`mobile_audit` in somebody else's tests, with pages of Playwright's sync and async API."""

from __future__ import annotations

from pathlib import Path

from auditor.provision import ensure_chromium, sandbox_args
from tests.inner_pytest import run
from tests.site import Answer, Asked, Site, page

TOKEN = "s3cr3t-t0k3n-of-a-customer"
SMALL = (
    '<p><a id={} href="/" style="display:inline-block;width:12px;height:12px;overflow:hidden">{}</a><a href="/">b</a>'
)
CART = (
    "<h1>Cart</h1><div id=cart></div><script>if (localStorage.getItem('cart'))"
    f"cart.innerHTML = `{SMALL.format('kept', 'x')}`</script>"
)

TESTS = """
import asyncio
import pytest

ORIGIN = {origin!r}
LAUNCH = dict(executable_path={path!r}, args={arguments!r})
ASKED = dict(only=["target-size"], devices=["phone"])

@pytest.fixture
def page():
    from playwright.sync_api import sync_playwright
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**LAUNCH)
        yield prepared(browser.new_context()).new_page()
        browser.close()

def prepared(context):
    context.add_cookies([dict(name="session", value={token!r}, url=ORIGIN)])
    context.add_init_script("localStorage.setItem('cart', 'vase')")
    return context

def ids(audit):
    return sorted(failure.selector for failure in audit.failures() if failure.selector in ("#kept", "#signed-in"))

def test_sync(page, mobile_audit):
    page.goto(ORIGIN + "/cart")
    audit = mobile_audit(page, **ASKED)
    assert ids(audit) == ["#kept", "#signed-in"]
    assert [(each.name, bool(each.reasons)) for each in audit.report.gate.conditions][1] == ("fail-under", True)
    assert not audit.passed  # by the project's auditor.toml
    assert page.url == ORIGIN + "/cart"
    assert page.locator("h1").inner_text() == "Cart"

def test_url(mobile_audit):
    assert ids(mobile_audit(ORIGIN + "/cart", **ASKED)) == []

def test_async(mobile_audit):
    async def work():
        from playwright.async_api import async_playwright
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(**LAUNCH)
            context = await browser.new_context()
            await context.add_cookies([dict(name="session", value={token!r}, url=ORIGIN)])
            page = await context.new_page()
            await page.goto(ORIGIN + "/cart")
            beats = 0
            async def beat():
                nonlocal beats
                while True:
                    beats += 1
                    await asyncio.sleep(0.01)
            beating = asyncio.ensure_future(beat())
            audit = await mobile_audit(page, **ASKED)
            beating.cancel()
            await browser.close()
            return audit, beats
    audit, beats = asyncio.run(work())
    assert ids(audit) == ["#signed-in"]
    assert beats > 2  # the loop of the test goes on, with a server in it

def test_fails(page, mobile_audit):
    page.goto(ORIGIN + "/cart")
    assert mobile_audit(page, **ASKED).compliant

def test_closed(page, mobile_audit):
    page.close()
    mobile_audit(page)

def test_nowhere(mobile_audit):
    audit = mobile_audit(ORIGIN + "/gone", **ASKED)
    assert not audit.compliant
    for failure in audit.failures():
        pytest.fail(str(failure))
"""


def shop(asked: Asked) -> Answer:
    signed_in = f"session={TOKEN}" in asked.headers.get("cookie", "")
    return page(CART + (SMALL.format("signed-in", "y") if signed_in else ""))


def test_pages_are_audited_as_their_browser_sees_them(tmp_path: Path) -> None:
    path, arguments = str(ensure_chromium(print).path), sandbox_args()
    with Site({"/cart": shop, "/": page("<h1>Shop</h1>")}) as site:
        text = TESTS.format(origin=site.origin, path=path, arguments=arguments, token=TOKEN)
        (tmp_path / "auditor.toml").write_text("fail-under = 99\n")
        code, said = run(tmp_path, text, "-v")
    assert code == 1
    outcomes = {
        name: outcome
        for line in said.splitlines()
        if line.startswith("test_shop.py::")
        for name, outcome in [line.removeprefix("test_shop.py::").split()[:2]]
    }
    assert outcomes == {
        "test_sync": "PASSED",
        "test_url": "PASSED",
        "test_async": "PASSED",
        "test_fails": "FAILED",
        "test_closed": "FAILED",
        "test_nowhere": "FAILED",
    }, said
    assert f"Mobile audit of {site.origin.removeprefix('http://')}/cart" in said
    assert "The page is closed: hand it to mobile_audit while it is open." in said
    assert "/gone, phone: The server answered with HTTP status 404." in said
    assert TOKEN not in said.replace(f"value={TOKEN!r}", "")
