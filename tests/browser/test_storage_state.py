"""Pages behind a sign-in, and a cart that the browser keeps: what it remembers goes with every visit."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner

from auditor.cli import cli
from auditor.collect.browser.pool import BrowserPool
from auditor.collect.login import watch
from auditor.errors import ProvisionError
from auditor.model.storage_state import StorageState
from auditor.provision import ensure_chromium, sandbox_args
from tests.browser.conftest import Run, Visitor
from tests.site import Answer, Asked, Site, page

CART = "<h1>Cart</h1><p id=cart>Empty</p><script>cart.textContent = localStorage.getItem('cart') || 'Empty'</script>"
TOKEN = "s3cr3t-t0k3n-of-a-customer"


def shop(asked: Asked) -> Answer:
    if f"session={TOKEN}" not in asked.headers.get("cookie", ""):
        return page("<h1>Sign in</h1>")
    return page(CART)


def state(origin: str, **local: str) -> StorageState:
    stored = [{"name": name, "value": value} for name, value in local.items()]
    cookie = {"name": "session", "value": TOKEN, "domain": "127.0.0.1", "path": "/", "httpOnly": True}
    return msgspec.convert({"cookies": [cookie], "origins": [{"origin": origin, "localStorage": stored}]}, StorageState)


def seen(snapshot: Any) -> str:
    return " ".join(element.at.html for element in snapshot.frames[0].texts.elements)


@pytest.mark.parametrize("device", ["phone", "tablet"])
def test_the_cart_that_the_browser_keeps_is_audited(visit: Visitor, device: str) -> None:
    with Site({"/": shop}) as site:
        stored = state(site.origin, cart="Blue vase")
        snapshot = visit(f"{site.origin}/", device, state=stored)
        assert [asked.path for asked in site.asked if "session" not in asked.headers.get("cookie", "")] == []
    assert "Blue vase" in seen(snapshot)
    assert TOKEN not in msgspec.json.encode(snapshot).decode()
    assert snapshot.failures == []


def test_local_storage_alone(visit: Visitor) -> None:
    with Site({"/": page(CART)}) as site:
        snapshot = visit(f"{site.origin}/", local_storage={"cart": "Grey vase"})
        assert {asked.path for asked in site.asked} == {"/"}
    assert "[redacted]" in seen(snapshot)


@pytest.mark.parametrize("closed", ["window", "browser"])
def test_what_a_visitor_left_is_remembered(
    run: Run[StorageState], pool: BrowserPool, monkeypatch: pytest.MonkeyPatch, closed: str
) -> None:
    script = "localStorage.setItem('cart', 'vase'); document.cookie = 'session=abc'"

    async def visited(url: str) -> StorageState:
        browser = await pool.playwright.chromium.launch(
            executable_path=ensure_chromium(print).path, args=sandbox_args()
        )
        context = await browser.new_context()
        window = await context.new_page()
        await window.goto(url)
        look, looked = context.storage_state, asyncio.Event()

        async def first() -> object:
            try:
                return await look()
            finally:
                looked.set()

        monkeypatch.setattr(context, "storage_state", first)
        watching = asyncio.ensure_future(watch(context))
        await looked.wait()  # before nobody is left to ask
        await (window.close() if closed == "window" else browser.close())
        found = await watching
        await browser.close()
        return found

    with Site({"/": page(f"<script>{script}</script>")}) as site:
        found = run(visited(f"{site.origin}/"))
        assert found.belongs_to(site.origin)
    (stored,) = found.origins
    assert [(cookie.name, cookie.value) for cookie in found.cookies] == [("session", "abc")]
    assert [(entry.name, entry.value) for entry in stored.local_storage] == [("cart", "vase")]


def test_without_a_screen_login_says_where_to_run_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    result = CliRunner().invoke(cli, ["login", "https://shop.example", "-o", str(tmp_path / "state.json")])
    assert isinstance(result.exception, ProvisionError)
    assert not (tmp_path / "state.json").exists()


def test_from_the_command_line(tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    with Site({"/": shop}) as site:
        file.write_bytes(msgspec.json.encode(state(site.origin, cart="Blue vase")))
        out = tmp_path / "out"
        arguments = ["collect", f"{site.origin}/", "--device", "phone", "--no-lighthouse", "-o", str(out)]
        result = CliRunner().invoke(cli, [*arguments, "--storage-state", str(file)])
        assert result.exit_code == 0, result.output
    (snapshot,) = out.glob("pages/*/snapshot.json")
    text = snapshot.read_text("utf-8")
    assert "Blue vase" in text
    assert TOKEN not in text
    assert json.loads(text)["audited"] is not False
