"""Where a Chromium is, which one, and whether it starts.

The order: `AUDITOR_CHROMIUM`, the browser of the installed Playwright, then those of the system; a headless shell before a
full browser, as it does the same work with 1.8 times less CPU.
"""

from __future__ import annotations

import glob
import importlib.util
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

import msgspec

from auditor.errors import ProvisionError
from auditor.provision.system import is_root, run

Kind = Literal["headless-shell", "chrome", "chromium", "edge"]

OVERRIDE = "AUDITOR_CHROMIUM"
"""The environment variable that names the browser to use."""


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
    for kind, path in playwright_candidates(environment):
        return Chromium(path=path, kind=kind, origin="playwright")
    for kind, name in system_candidates(sys.platform, environment):
        path = shutil.which(name, path=environment.get("PATH"))
        if path and not _is_snap_stub(Path(path)):
            return Chromium(path=Path(path), kind=kind, origin="system")
    return None


def _override(value: str, environment: Mapping[str, str]) -> Path:
    path = shutil.which(str(Path(value).expanduser()), path=environment.get("PATH"))
    if path is None:
        raise ProvisionError(f"{OVERRIDE} names {value!r}, which is not an executable file.")
    return Path(path).absolute()


def kind_of(path: str) -> Kind:
    """The kind that the name of an executable tells."""
    name = re.split(r"[/\\]", path)[-1].casefold()
    if "headless" in name:
        return "headless-shell"
    if "edge" in name:
        return "edge"
    return "chrome" if "chrome" in name else "chromium"


def playwright_directory() -> Path | None:
    """The folder `driver` of the installed Playwright, found without importing it."""
    spec = importlib.util.find_spec("playwright")
    return Path(spec.origin).parent / "driver" if spec and spec.origin else None


def playwright_candidates(environment: Mapping[str, str]) -> Iterator[tuple[Kind, Path]]:
    """Playwright's own browsers that are completely installed, the headless shell first.

    Asking Playwright costs the start of its driver, about a second; the same paths follow from its `browsers.json`, in the
    way its `registry/index.ts` does it: a folder for each browser and revision, with a marker once it is complete.
    """
    driver = playwright_directory()
    if driver is None:
        return
    try:
        browsers = json.loads((driver / "package" / "browsers.json").read_bytes())["browsers"]
        revisions = {browser["name"]: browser["revision"] for browser in browsers}
    except (OSError, ValueError, LookupError, TypeError):
        return
    registry = _playwright_registry(driver, environment)
    patterns: tuple[tuple[str, Kind, tuple[str, ...]], ...] = (
        ("chromium-headless-shell", "headless-shell", ("*/chrome-headless-shell", "*/chrome-headless-shell.exe")),
        ("chromium", "chromium", ("chrome-linux*/chrome", "chrome-mac*/*.app/Contents/MacOS/*", "chrome-win*/chrome.exe")),
    )
    for name, kind, executables in patterns:
        folder = registry / f"{name.replace('-', '_')}-{revisions.get(name)}"
        if not (folder / "INSTALLATION_COMPLETE").is_file():
            continue
        for executable in executables:
            yield from ((kind, path) for path in sorted(folder.glob(executable)) if os.access(path, os.X_OK))


def _playwright_registry(driver: Path, environment: Mapping[str, str]) -> Path:
    """Where Playwright keeps its browsers; "0" means inside its own package."""
    chosen = environment.get("PLAYWRIGHT_BROWSERS_PATH")
    if chosen == "0":
        return driver / "package" / ".local-browsers"
    if chosen:
        return Path(chosen).absolute()
    home = Path.home()
    if sys.platform == "darwin":
        cache = home / "Library" / "Caches"
    elif sys.platform == "win32":
        cache = Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local")
    else:
        cache = Path(environment.get("XDG_CACHE_HOME") or home / ".cache")
    return cache / "ms-playwright"


def system_candidates(platform: str, environment: Mapping[str, str]) -> Iterator[tuple[Kind, str]]:
    """Names (for PATH) and paths of browsers that people and distributions install on `platform`, best first."""
    yield "headless-shell", "chromium-headless-shell"
    yield "headless-shell", "chrome-headless-shell"
    if platform == "darwin":
        for kind, app in _MAC_APPS:
            for root in ("/Applications", f"{environment.get('HOME', '')}/Applications"):
                yield kind, f"{root}/{app}.app/Contents/MacOS/{app}"
    elif platform == "win32":
        roots = (environment.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"))
        folders = [root for root in roots if root]
        for kind, suffix in _WINDOWS_PATHS:
            yield from ((kind, f"{folder}\\{suffix}") for folder in folders)
    else:
        yield from _LINUX_NAMES


_LINUX_NAMES: tuple[tuple[Kind, str], ...] = (
    ("chrome", "google-chrome-stable"),
    ("chrome", "google-chrome"),
    ("chrome", "/opt/google/chrome/chrome"),
    ("chromium", "chromium"),
    ("chromium", "chromium-browser"),
    ("chromium", "/snap/bin/chromium"),
    ("edge", "microsoft-edge-stable"),
    ("edge", "microsoft-edge"),
    ("edge", "/opt/microsoft/msedge/msedge"),
)
_MAC_APPS: tuple[tuple[Kind, str], ...] = (
    ("chrome", "Google Chrome"),
    ("chromium", "Chromium"),
    ("edge", "Microsoft Edge"),
)
_WINDOWS_PATHS: tuple[tuple[Kind, str], ...] = (
    ("chrome", r"Google\Chrome\Application\chrome.exe"),
    ("chromium", r"Chromium\Application\chrome.exe"),
    ("edge", r"Microsoft\Edge\Application\msedge.exe"),
)


def _is_snap_stub(path: Path) -> bool:
    """Whether `path` is Ubuntu's `chromium-browser` without its snap: a script that only says what to install."""
    if path.name != "chromium-browser" or Path("/snap/bin/chromium").exists():
        return False
    with path.open("rb") as file:
        return b"snap install chromium" in file.read(4096)


def sandbox_args() -> list[str]:
    """The arguments about the sandbox: none, so that it is on, but for root on Linux, where Chromium refuses to start."""
    return ["--no-sandbox"] if sys.platform == "linux" and is_root() else []


def chromium_version(chromium: Chromium) -> str:
    """The version, as "156.0.8078.79". Raises ProvisionError where the browser can't even tell it."""
    if sys.platform == "win32":  # there, `--version` opens a window
        return _windows_version(chromium.path)
    ended = run([chromium.path, "--version"], seconds=30)
    found = re.search(r"\d+(\.\d+)+", ended.output) if ended.ok else None
    if found is None:
        raise ProvisionError(f"{chromium.path} does not run: {_reason(ended.output)}.")
    return found[0]


def _windows_version(path: Path) -> str:
    """The version that the folder beside the executable is named after, as Chrome's installer does it; else "unknown"."""
    versions = [folder.name for folder in path.parent.iterdir() if re.fullmatch(r"\d+(\.\d+){3}", folder.name)]
    return max(versions, key=lambda version: [int(part) for part in version.split(".")], default="unknown")


def start_failure(chromium: Chromium) -> str | None:
    """Load a blank page (about half a second): None where that works, else why not and what to do, in one sentence."""
    with tempfile.TemporaryDirectory(prefix="auditor-", ignore_cleanup_errors=True) as profile:
        command = [chromium.path, "--headless", *sandbox_args(), f"--user-data-dir={profile}", "--dump-dom", "about:blank"]
        ended = run(command, seconds=60)
    if ended.ok and "<html" in ended.output:
        return None
    if missing := missing_library(ended.output):
        return (
            f"{chromium.path} does not start without {missing}: "
            f"run `sudo {sys.executable} -m playwright install-deps chromium`, or install the package that holds it."
        )
    if "sandbox" in ended.output.casefold() and not sandbox_args():
        return (
            f"{chromium.path} can't set up its sandbox, which this system restricts: install Google Chrome's own package, "
            "or allow it with `sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0`."
        )
    return f"{chromium.path} does not start: {_reason(ended.output)}."


def missing_library(output: str) -> str | None:
    """The shared library that the dynamic loader of Linux misses, read from what the program printed."""
    found = re.search(r"error while loading shared libraries: ([^:\s]+)", output)
    return found[1] if found else None


def _reason(output: str) -> str:
    """The last line that says something, without Chromium's log prefix and its closing full stop."""
    lines = [re.sub(r"^\[[^\]]*\]\s*", "", line.strip()) for line in output.splitlines()]
    return next((line.rstrip(".") for line in reversed(lines) if line), "it printed nothing")


def fonts() -> list[Path]:
    """The font files of this Linux system (elsewhere []: macOS and Windows always bring fonts and emoji)."""
    if sys.platform != "linux":
        return []
    roots = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
    names = (name for root in roots for name in glob.iglob(f"{Path(root).expanduser()}/**/*", recursive=True))
    return sorted(Path(name) for name in names if name.casefold().endswith((".ttf", ".otf", ".ttc", ".pfb")))
