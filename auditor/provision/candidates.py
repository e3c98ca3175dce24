"""The places where a Chromium may be: Playwright's registry, and the names and paths that each system uses."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

Kind = Literal["headless-shell", "chrome", "chromium", "edge"]

_PLAYWRIGHT_BROWSERS: tuple[tuple[str, Kind, tuple[str, ...]], ...] = (
    ("chromium-headless-shell", "headless-shell", ("*/chrome-headless-shell", "*/chrome-headless-shell.exe")),
    ("chromium", "chromium", ("chrome-linux*/chrome", "chrome-mac*/*.app/Contents/MacOS/*", "chrome-win*/chrome.exe")),
)
"""The name in Playwright's `browsers.json`, the kind, and where the executable lies on Linux, macOS and Windows."""

_HEADLESS_NAMES = ("chromium-headless-shell", "chrome-headless-shell")

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


def playwright_directory() -> Path | None:
    """The folder `driver` of the installed Playwright, found without importing it."""
    spec = importlib.util.find_spec("playwright")
    return Path(spec.origin).parent / "driver" if spec and spec.origin else None


def playwright_candidates(environment: Mapping[str, str]) -> Iterator[tuple[Kind, Path]]:
    """Playwright's own browsers that are completely installed, the headless shell first.

    Asking Playwright costs the start of its driver, about a second; the same paths follow from its `browsers.json`, as
    in its `registry/index.ts`: a folder for each browser and revision, with a marker once it is complete.
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
    for name, kind, patterns in _PLAYWRIGHT_BROWSERS:
        folder = registry / f"{name.replace('-', '_')}-{revisions.get(name)}"
        if (folder / "INSTALLATION_COMPLETE").is_file():
            paths = (path for pattern in patterns for path in sorted(folder.glob(pattern)))
            yield from ((kind, path) for path in paths if os.access(path, os.X_OK))


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
    """Names (for PATH) and paths of what people and distributions install on `platform` (of `sys`), best first."""
    yield from (("headless-shell", name) for name in _HEADLESS_NAMES)
    if platform == "darwin":
        roots = ("/Applications", f"{environment.get('HOME', '~')}/Applications")
        yield from ((kind, f"{root}/{app}.app/Contents/MacOS/{app}") for kind, app in _MAC_APPS for root in roots)
    elif platform == "win32":
        folders = (environment.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"))
        present = [folder for folder in folders if folder]
        yield from ((kind, rf"{folder}\{path}") for kind, path in _WINDOWS_PATHS for folder in present)
    else:
        yield from _LINUX_NAMES
