"""Which browser is found, and what is said about one that does not start."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.errors import ProvisionError
from auditor.provision import Chromium, chromium_version, find_chromium, sandbox_args, start_failure
from auditor.provision.browser import kind_of
from auditor.provision.candidates import playwright_directory, system_candidates

MakeProgram = Callable[..., Path]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the programs are shell scripts in Linux's places")


@pytest.fixture
def program(tmp_path: Path) -> MakeProgram:
    def make(name: str, script: str = "exit 0") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return path

    return make


def environment(tmp_path: Path, **more: str) -> dict[str, str]:
    """One in which no browser is found but those that a test puts into `tmp_path`."""
    return {"PATH": str(tmp_path), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "registry"), **more}


def install_like_playwright(registry: Path, name: str, executable: str, *, complete: bool = True) -> Path:
    """What `playwright install` leaves for the revision that the installed Playwright wants."""
    driver = playwright_directory()
    assert driver is not None
    browsers = json.loads((driver / "package" / "browsers.json").read_bytes())["browsers"]
    revision = next(browser["revision"] for browser in browsers if browser["name"] == name)
    folder = registry / f"{name.replace('-', '_')}-{revision}"
    path = folder / executable
    path.parent.mkdir(parents=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    if complete:
        (folder / "INSTALLATION_COMPLETE").touch()
    return path


SHELL = ("chromium-headless-shell", "chrome-headless-shell-linux64/chrome-headless-shell")
FULL = ("chromium", "chrome-linux64/chrome")


def test_the_override_comes_before_everything(tmp_path: Path, program: MakeProgram) -> None:
    install_like_playwright(tmp_path / "registry", *SHELL)
    mine = program("mine/chrome")
    found = find_chromium(environment(tmp_path, AUDITOR_CHROMIUM=str(mine)))
    assert found == Chromium(path=mine, kind="chrome", origin="AUDITOR_CHROMIUM")


def test_the_override_may_be_a_name_on_the_path(tmp_path: Path, program: MakeProgram) -> None:
    mine = program("microsoft-edge-beta")
    found = find_chromium(environment(tmp_path, AUDITOR_CHROMIUM="microsoft-edge-beta"))
    assert found == Chromium(path=mine, kind="edge", origin="AUDITOR_CHROMIUM")


@pytest.mark.parametrize("kind", ["missing", "a folder", "not executable"])
def test_an_override_that_does_not_run_is_an_error_and_nothing_else_is_taken(
    tmp_path: Path, program: MakeProgram, kind: str
) -> None:
    program("chromium")
    wrong = tmp_path / "wrong"
    if kind == "a folder":
        wrong.mkdir()
    elif kind == "not executable":
        wrong.write_text("text")
    with pytest.raises(ProvisionError, match=r"AUDITOR_CHROMIUM names '.*wrong', which is not an executable file"):
        find_chromium(environment(tmp_path, AUDITOR_CHROMIUM=str(wrong)))


def test_an_empty_override_is_none(tmp_path: Path, program: MakeProgram) -> None:
    program("chromium")
    found = find_chromium(environment(tmp_path, AUDITOR_CHROMIUM=""))
    assert found is not None
    assert found.origin == "system"


def test_playwrights_headless_shell_comes_before_its_full_browser(tmp_path: Path, program: MakeProgram) -> None:
    program("chromium-headless-shell")
    install_like_playwright(tmp_path / "registry", *FULL)
    shell = install_like_playwright(tmp_path / "registry", *SHELL)
    assert find_chromium(environment(tmp_path)) == Chromium(path=shell, kind="headless-shell", origin="playwright")


def test_playwrights_full_browser_comes_before_those_of_the_system(tmp_path: Path, program: MakeProgram) -> None:
    program("chromium-headless-shell")
    full = install_like_playwright(tmp_path / "registry", *FULL)
    assert find_chromium(environment(tmp_path)) == Chromium(path=full, kind="chromium", origin="playwright")


def test_an_unfinished_download_of_playwright_is_not_taken(tmp_path: Path, program: MakeProgram) -> None:
    install_like_playwright(tmp_path / "registry", *SHELL, complete=False)
    of_the_system = program("chromium")
    found = find_chromium(environment(tmp_path))
    assert found == Chromium(path=of_the_system, kind="chromium", origin="system")


def test_playwrights_default_folder_is_in_the_users_cache(tmp_path: Path) -> None:
    shell = install_like_playwright(tmp_path / "cache" / "ms-playwright", *SHELL)
    found = find_chromium({"PATH": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")})
    assert found == Chromium(path=shell, kind="headless-shell", origin="playwright")


def test_the_systems_headless_shell_comes_before_its_full_browsers(tmp_path: Path, program: MakeProgram) -> None:
    program("google-chrome")
    program("chromium")
    shell = program("chromium-headless-shell")
    found = find_chromium(environment(tmp_path))
    assert found == Chromium(path=shell, kind="headless-shell", origin="system")


def test_ubuntus_stub_without_its_snap_is_no_browser(tmp_path: Path, program: MakeProgram) -> None:
    program("chromium-browser", "echo 'Command requires the chromium snap: snap install chromium' >&2; exit 1")
    edge = program("microsoft-edge")
    found = find_chromium(environment(tmp_path))
    assert found is not None
    assert found.path == edge


@pytest.mark.parametrize(
    ("platform", "given", "expected"),
    [
        ("linux", {}, ("chrome", "/opt/google/chrome/chrome")),
        ("darwin", {"HOME": "/Users/me"}, ("chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")),
        (
            "darwin",
            {"HOME": "/Users/me"},
            ("edge", "/Users/me/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
        ),
        (
            "win32",
            {"PROGRAMFILES": r"C:\Program Files"},
            ("chrome", r"C:\Program Files\Google\Chrome\Application\chrome.exe"),
        ),
        (
            "win32",
            {"LOCALAPPDATA": r"C:\Users\me\AppData\Local"},
            ("chromium", r"C:\Users\me\AppData\Local\Chromium\Application\chrome.exe"),
        ),
    ],
)
def test_each_system_has_its_places(platform: str, given: dict[str, str], expected: tuple[str, str]) -> None:
    assert expected in list(system_candidates(platform, given))


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_the_order_is_headless_shell_chrome_chromium_edge(platform: str) -> None:
    folders = {"HOME": "/Users/me", "PROGRAMFILES": r"C:\Program Files"}
    kinds = [kind for kind, _ in system_candidates(platform, folders)]
    assert list(dict.fromkeys(kinds)) == ["headless-shell", "chrome", "chromium", "edge"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/usr/bin/chromium-headless-shell", "headless-shell"),
        ("/opt/chrome-headless-shell", "headless-shell"),
        ("/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge", "edge"),
        (r"C:\Program Files\Microsoft\Edge\Application\msedge.exe", "edge"),
        ("/headless/google-chrome-stable", "chrome"),
        ("/usr/bin/chromium", "chromium"),
        ("/home/me/thorium", "chromium"),
    ],
)
def test_the_name_tells_the_kind(path: str, kind: str) -> None:
    assert kind_of(path) == kind


def test_the_real_browser_tells_its_version_and_starts() -> None:
    chromium = find_chromium()
    assert chromium is not None, "`auditor setup` comes before the tests"
    assert int(chromium_version(chromium).split(".")[0]) > 100
    assert start_failure(chromium) is None


def test_only_root_goes_without_the_sandbox() -> None:
    assert sandbox_args() == (["--no-sandbox"] if os.geteuid() == 0 else [])


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        (
            "echo 'chrome: error while loading shared libraries: libnss3.so: cannot open it' >&2; exit 127",
            r"does not start without libnss3\.so: run `sudo .* -m playwright install-deps chromium`",
        ),
        (
            "echo '[1:1:0101/1.2:FATAL:zygote_host_impl_linux.cc:127] No usable sandbox! If you are' >&2; exit 133",
            "can't set up its sandbox, as this system forbids user namespaces: allow them",
        ),
        (
            "echo '[12:12:1121/224736.7:ERROR:x.cc(1)] The display is gone.' >&2; exit 1",
            r"does not start: The display is gone\.$",
        ),
        ("exit 1", r"does not start: it printed nothing\.$"),
        ("echo 'not a page'", r"does not start: not a page\.$"),
    ],
)
def test_a_browser_that_does_not_start_says_why(program: MakeProgram, script: str, sentence: str) -> None:
    broken = Chromium(path=program("chromium", script), kind="chromium", origin="system")
    assert re.search(sentence, start_failure(broken) or "")
    with pytest.raises(ProvisionError, match=sentence):
        chromium_version(broken)


def test_finding_imports_nothing_heavy_and_starts_nothing() -> None:
    """What would slow down every start of the program."""
    script = """
import subprocess, sys
subprocess.Popen = None
from auditor.provision import find_chromium, find_node_tools
find_chromium(), find_node_tools()
print(sorted({name.partition(".")[0] for name in sys.modules} & {"playwright", "numpy", "PIL", "jinja2", "asyncio"}))
"""
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"
