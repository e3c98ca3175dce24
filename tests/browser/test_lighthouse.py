"""Lighthouse as a program: fakes that fail in every way beside a real browser, and once the real one."""

from __future__ import annotations

import asyncio
import base64
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

import msgspec
import psutil
import pytest

from auditor.collect.engines import lighthouse
from auditor.collect.options import VisitOptions
from auditor.errors import CollectError, ProvisionError
from auditor.model.lighthouse import LighthouseEvidence
from auditor.model.storage_state import StorageState
from auditor.provision import Chromium, NodeTools, ensure_chromium, ensure_node_tools
from tests.bench.site import served
from tests.site import Answer, Asked, Site, page

RECORDED = Path(__file__).parent.parent / "data" / "lighthouse-13.5.json"
SUCCEED = f"open(result, 'w').write(open({str(RECORDED)!r}).read())"
URL = "http://127.0.0.1:9/"

Fake = Callable[[str], NodeTools]


@pytest.fixture(scope="module")
def chromium() -> Chromium:
    return ensure_chromium(print)


@pytest.fixture
def fake(tmp_path: Path) -> Fake:
    """Makes what stands for Node and Lighthouse: a program that runs `body`, `result` being where its JSON goes."""

    def make(body: str) -> NodeTools:
        node = tmp_path / "node"
        prologue = 'result = next(a for a in sys.argv if a.startswith("--output-path=")).partition("=")[2]'
        node.write_text(f"#!{sys.executable}\nimport os, subprocess, sys, time\n{prologue}\n{body}\n")
        node.chmod(0o755)
        script = tmp_path / "index.js"
        return NodeTools(node=node, lighthouse=script, axe=script, lighthouse_version="0", axe_version="0")

    return make


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the run keeps its temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def start(tools: NodeTools, chromium: Chromium, **options: object) -> Awaitable[LighthouseEvidence]:
    return lighthouse.run(URL, tools, chromium, VisitOptions(**options))  # type: ignore[arg-type]


def failure(tools: NodeTools, chromium: Chromium, **options: object) -> CollectError:
    """How a run fails."""
    with pytest.raises(CollectError) as raised:
        asyncio.run(start(tools, chromium, **options))  # type: ignore[arg-type]
    return raised.value


def assert_nothing_is_left(folder: Path) -> None:
    """No file of the run, and no process of it: what was killed may still be a zombie."""
    assert list(folder.iterdir()) == []
    for process in psutil.process_iter(["cmdline", "status"]):
        if process.info["status"] != psutil.STATUS_ZOMBIE:
            assert not any(str(folder) in part for part in process.info["cmdline"] or [])


def test_what_it_is_told_and_what_comes_back(fake: Fake, chromium: Chromium, folder: Path, tmp_path: Path) -> None:
    told = tmp_path / "told"
    body = f"open({str(told)!r}, 'w').write(chr(10).join(sys.argv)); {SUCCEED}"
    found = asyncio.run(start(fake(body), chromium, timeout=12.0))
    arguments = told.read_text().splitlines()[1:]
    assert found.score == 95.0
    assert arguments[1] == URL
    assert {"--only-categories=performance", "--max-wait-for-load=12000", "--no-enable-error-reporting"} <= {*arguments}
    assert int(next(a for a in arguments if a.startswith("--port=")).partition("=")[2]) > 0
    assert_nothing_is_left(folder)


def test_an_exit_code_without_a_result(fake: Fake, chromium: Chromium, folder: Path) -> None:
    error = failure(fake("sys.stderr.write('Unable to connect to Chrome\\n'); sys.exit(1)"), chromium)
    assert (error.code, error.parameters) == ("lighthouse-failed", {"reason": "Unable to connect to Chrome"})
    assert_nothing_is_left(folder)


def test_an_exit_code_without_a_word(fake: Fake, chromium: Chromium) -> None:
    assert failure(fake("sys.exit(67)"), chromium).parameters == {"reason": "exit code 67"}


def test_a_result_with_an_exit_code_is_lighthouse_saying_why(fake: Fake, chromium: Chromium) -> None:
    text = '{"lighthouseVersion":"1","audits":{},"runtimeError":{"code":"NO_FCP","message":""}}'
    assert failure(fake(f"open(result, 'w').write({text!r}); sys.exit(1)"), chromium).parameters == {"reason": "NO_FCP"}


@pytest.mark.parametrize("written", ["", "<html>", "[]", '{"audits":', "\\x00\\xff"])
def test_garbage(fake: Fake, chromium: Chromium, written: str) -> None:
    error = failure(fake(f"open(result, 'wb').write(b'{written}')"), chromium)
    assert error.parameters["reason"].startswith("its result can't be read")


def test_a_huge_result_is_not_read(fake: Fake, chromium: Chromium, folder: Path) -> None:
    error = failure(fake("open(result, 'wb').truncate(1 << 40)"), chromium)
    assert error.parameters == {"reason": "its result is too large"}
    assert_nothing_is_left(folder)


def test_endless_output_goes_nowhere(fake: Fake, chromium: Chromium) -> None:
    body = f"sys.stdout.write('x' * 10_000_000); {SUCCEED}"
    assert asyncio.run(start(fake(body), chromium)).score == 95.0


def test_the_deadline_ends_it_and_its_children(
    fake: Fake, chromium: Chromium, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lighthouse, "ANALYSIS_SECONDS", 2.0)
    child = tmp_path / "child"
    body = f"open({str(child)!r}, 'w').write(str(subprocess.Popen(['sleep', '1000']).pid)); time.sleep(1000)"
    error = failure(fake(body), chromium, timeout=1.0)
    assert (error.code, error.parameters) == ("lighthouse-timeout", {"seconds": "3"})
    assert_is_dead(int(child.read_text()))
    assert_nothing_is_left(folder)


def test_children_that_outlive_it_are_ended(fake: Fake, chromium: Chromium, folder: Path, tmp_path: Path) -> None:
    child = tmp_path / "child"
    body = f"open({str(child)!r}, 'w').write(str(subprocess.Popen(['sleep', '1000']).pid)); sys.exit(1)"
    assert failure(fake(body), chromium).parameters == {"reason": "exit code 1"}
    assert_is_dead(int(child.read_text()))
    assert_nothing_is_left(folder)


def test_a_cancellation_ends_it(fake: Fake, chromium: Chromium, folder: Path, tmp_path: Path) -> None:
    started = tmp_path / "started"
    os.mkfifo(started)
    tools = fake(f"open({str(started)!r}, 'w').write(str(os.getpid())); time.sleep(1000)")

    async def interrupted() -> int:
        task = asyncio.ensure_future(start(tools, chromium))
        pid = int(await asyncio.to_thread(started.read_text))
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return pid

    assert_is_dead(asyncio.run(interrupted()))
    assert_nothing_is_left(folder)


def assert_is_dead(pid: int) -> None:
    """Killed: gone, or a zombie that nobody has asked for yet."""
    try:
        process = psutil.Process(pid)
        assert process.status() == psutil.STATUS_ZOMBIE or psutil.wait_procs([process], timeout=10)[1] == []
    except psutil.NoSuchProcess:
        pass


def test_a_browser_that_does_not_start(fake: Fake, chromium: Chromium, tmp_path: Path, folder: Path) -> None:
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\necho 'no such display' >&2\nexit 3\n")
    broken.chmod(0o755)
    tools = fake("sys.exit(0)")
    error = failure(tools, Chromium(path=broken, kind="chromium", origin="system"))
    assert (error.code, error.parameters) == ("lighthouse-failed", {"reason": "no such display"})
    missing = Chromium(path=tmp_path / "nothing", kind="chromium", origin="system")
    assert failure(tools, missing).parameters == {"reason": "No such file or directory"}
    assert_nothing_is_left(folder)


def test_secrets_are_not_kept(fake: Fake, chromium: Chromium) -> None:
    body = "sys.stderr.write('GET /?token=s3cret-t0ken failed\\n'); sys.exit(1)"
    with pytest.raises(CollectError) as raised:
        asyncio.run(start(fake(body), chromium, cookies={"session": "s3cret-t0ken"}))
    assert raised.value.parameters == {"reason": "GET /?token=[redacted] failed"}


def test_headers_would_reach_third_parties(fake: Fake, chromium: Chromium) -> None:
    error = failure(fake("sys.exit(1)"), chromium, headers={"X-Preview": "s3cret"})
    assert (error.code, error.parameters) == ("lighthouse-auth", {})


@pytest.fixture(scope="module")
def tools() -> NodeTools:
    try:
        return ensure_node_tools(print)
    except ProvisionError as error:
        pytest.skip(str(error))


def test_a_site_behind_a_password_and_a_cookie(tools: NodeTools, chromium: Chromium) -> None:
    """Both reach the site with each request that Lighthouse makes, and nobody else."""
    password = f"Basic {base64.b64encode(b'shop:s3cret').decode()}"

    def guarded(answer: Answer) -> Callable[[Asked], Answer]:
        def check(asked: Asked) -> Answer:
            if asked.headers.get("authorization") != password:
                return Answer(b"who are you?", 401, {"WWW-Authenticate": 'Basic realm="preview"'})
            if "preview=yes" not in asked.headers.get("cookie", ""):
                return Answer(b"no cookie", 403)
            return answer

        return check

    with Site({"/pixel.png": Answer(b"", 404)}, host="localhost") as elsewhere, Site({}) as site:
        content = f'<h1>Preview</h1><link rel="stylesheet" href="/style.css"><img src="{elsewhere.origin}/pixel.png">'
        site.routes["/"] = guarded(page(content))
        site.routes["/style.css"] = guarded(Answer(b"h1 { color: #123 }", headers={"Content-Type": "text/css"}))
        options = VisitOptions(cookies={"preview": "yes"}, basic_auth="shop:s3cret")
        found = asyncio.run(lighthouse.run(f"{site.origin}/", tools, chromium, options))
    assert found.score is not None
    assert any(asked.headers.get("authorization") == password for asked in site.asked if asked.path == "/style.css")
    assert elsewhere.asked
    for asked in elsewhere.asked:
        assert asked.headers.keys().isdisjoint({"authorization", "cookie"})


def test_what_a_browser_has_kept_goes_with_it(tools: NodeTools, chromium: Chromium) -> None:
    with Site({}) as site:
        site.routes["/"] = page("<h1>Cart</h1><script>fetch('/cart-' + localStorage.getItem('cart'))</script>")
        kept = {"origin": site.origin, "localStorage": [{"name": "cart", "value": "vase"}]}
        cookie = {"name": "session", "value": "abc", "domain": "127.0.0.1"}
        state = msgspec.convert({"cookies": [cookie], "origins": [kept]}, StorageState)
        found = asyncio.run(lighthouse.run(f"{site.origin}/", tools, chromium, VisitOptions(state=state)))
        asked = {one.path: one.headers.get("cookie") for one in site.asked}
    assert found.score is not None
    assert asked["/cart-vase"] == "session=abc"


def test_a_password_in_the_address_stays_off_the_command_line(fake: Fake, chromium: Chromium, tmp_path: Path) -> None:
    told = tmp_path / "told"
    record = f"open({str(told)!r}, 'w').write(chr(10).join(sys.argv)); {SUCCEED}"
    with Site({"/": page("<h1>Preview</h1>")}) as site:
        address = site.origin.replace("://", "://shop:s3cret@")
        asyncio.run(lighthouse.run(f"{address}/", fake(record), chromium, VisitOptions()))
        assert f"{site.origin}/" in told.read_text().splitlines()
    assert "s3cret" not in told.read_text()


def test_the_real_one(tools: NodeTools, chromium: Chromium, folder: Path) -> None:
    with served() as address:
        found = asyncio.run(lighthouse.run(f"{address}/checkout", tools, chromium, VisitOptions()))
    assert found.version == tools.lighthouse_version
    assert found.url == f"{address}/checkout"
    assert found.score is not None
    assert 0 < found.score <= 100
    for name in ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "speed-index"):
        assert found.metrics[name] >= 0
    assert_nothing_is_left(folder)
