"""Where a Chromium is, which one, and whether it starts.

The order: `AUDITOR_CHROMIUM`, the browser of the installed Playwright, then those of the system; a headless shell
before a full browser, as it does the same work with 1.8 times less CPU.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from auditor.errors import ProvisionError
from auditor.provision.candidates import Kind, playwright_candidates, system_candidates
from auditor.provision.system import is_root, run

OVERRIDE = "AUDITOR_CHROMIUM"
"""The environment variable that names the browser to use."""

START_SECONDS = 60.0
"""A cold start from a slow disk takes some seconds; one that takes longer than this hangs."""


class Chromium(msgspec.Struct, frozen=True):
    """A browser on this machine. `origin` says how it was found: "AUDITOR_CHROMIUM", "playwright" or "system"."""

    path: Path
    kind: Kind
    origin: str


def find_chromium(environment: Mapping[str, str] = os.environ) -> Chromium | None:
    """The browser that an audit uses, or None.

    Raises ProvisionError when `AUDITOR_CHROMIUM` names what is not an executable: whoever sets it wants no other.
    """
    if override := environment.get(OVERRIDE):
        return Chromium(path=_override(override, environment), kind=kind_of(override), origin=OVERRIDE)
    return next(_candidates(environment), None)


def find_windowed_chromium(environment: Mapping[str, str] = os.environ) -> Chromium | None:
    """As `find_chromium`, but one that can open a window; None if there is none, or no screen to open it on."""
    screen = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and not screen:
        return None
    if override := environment.get(OVERRIDE):
        given = Chromium(path=_override(override, environment), kind=kind_of(override), origin=OVERRIDE)
        return given if given.kind != "headless-shell" else None
    return next((found for found in _candidates(environment) if found.kind != "headless-shell"), None)


def _candidates(environment: Mapping[str, str]) -> Iterator[Chromium]:
    for kind, path in playwright_candidates(environment):
        yield Chromium(path=path, kind=kind, origin="playwright")
    for kind, name in system_candidates(sys.platform, environment):
        found = shutil.which(name, path=environment.get("PATH"))
        if found and not _is_snap_stub(Path(found)):
            yield Chromium(path=Path(found), kind=kind, origin="system")


def _override(value: str, environment: Mapping[str, str]) -> Path:
    found = shutil.which(str(Path(value).expanduser()), path=environment.get("PATH"))
    if found is None:
        raise ProvisionError(f"{OVERRIDE} names {value!r}, which is not an executable file.")
    return Path(found).absolute()


def kind_of(path: str) -> Kind:
    """The kind that the name of an executable tells."""
    name = re.split(r"[/\\]", path)[-1].casefold()
    if "headless" in name:
        return "headless-shell"
    if "edge" in name:
        return "edge"
    return "chrome" if "chrome" in name else "chromium"


def _is_snap_stub(path: Path) -> bool:
    """Whether `path` is Ubuntu's `chromium-browser` without its snap: a script that only says what to install."""
    if path.name != "chromium-browser" or Path("/snap/bin/chromium").exists():
        return False
    with path.open("rb") as file:
        return b"snap install chromium" in file.read(4096)


def sandbox_args() -> list[str]:
    """The arguments about Chromium's sandbox: none, which leaves it on.

    For root on Linux, whom Chromium refuses to start with it, the one that turns it off.
    """
    return ["--no-sandbox"] if sys.platform == "linux" and is_root() else []


def chromium_version(chromium: Chromium) -> str:
    """The version, as "156.0.8078.79". Raises ProvisionError where the browser can't even tell that."""
    if sys.platform == "win32":  # there, `--version` opens a window
        return _windows_version(chromium.path)
    ended = run([chromium.path, "--version"], seconds=START_SECONDS)
    found = re.search(r"\d+(\.\d+)+", ended.output) if ended.ok else None
    if found is None:
        raise ProvisionError(_why(chromium, ended.output))
    return found[0]


def _windows_version(path: Path) -> str:
    """The version in the name of a folder beside the executable, as Chrome's installer leaves it; else "unknown"."""
    versions = [folder.name for folder in path.parent.iterdir() if re.fullmatch(r"\d+(\.\d+){3}", folder.name)]
    return max(versions, key=lambda version: [int(part) for part in version.split(".")], default="unknown")


def start_failure(chromium: Chromium) -> str | None:
    """Load a blank page (half a second): None where that works, else one sentence: why it does not, and what to do."""
    with tempfile.TemporaryDirectory(prefix="auditor-", ignore_cleanup_errors=True) as profile:
        options = ["--headless", *sandbox_args(), f"--user-data-dir={profile}", "--dump-dom"]
        ended = run([chromium.path, *options, "about:blank"], seconds=START_SECONDS)
    return None if ended.ok and "<html" in ended.output else _why(chromium, ended.output)


def missing_library(output: str) -> str | None:
    """The shared library that Linux's loader did not find, from what a program printed; None where it found all."""
    found = re.search(r"error while loading shared libraries: ([^:\s]+)", output)
    return found[1] if found else None


def _why(chromium: Chromium, output: str) -> str:
    """One sentence from what a browser printed that did not start."""
    if library := missing_library(output):
        return (
            f"{chromium.path} does not start without {library}: "
            f"run `sudo {sys.executable} -m playwright install-deps chromium`, or install the package that holds it."
        )
    if re.search("No usable sandbox|Failed to move to new namespace", output):
        return (
            f"{chromium.path} can't set up its sandbox, as this system forbids user namespaces: "
            "allow them, on Ubuntu with `sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0`."
        )
    # Without the prefix "[pid:thread:time:LEVEL:file(line)]" of Chromium's log.
    lines = [re.sub(r"^\[[^\]]*\]\s*", "", line.strip()).rstrip(".") for line in output.splitlines()]
    reason = next((line for line in reversed(lines) if line), "it printed nothing")
    return f"{chromium.path} does not start: {reason}."
