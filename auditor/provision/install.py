"""Installs a Chromium where there is none: Playwright's, else the distribution's."""

from __future__ import annotations

import os
import shutil
import sys

from auditor.errors import ProvisionError
from auditor.provision.browser import OVERRIDE, Chromium, find_chromium, missing_library, start_failure
from auditor.provision.fonts import missing_font_packages
from auditor.provision.system import Ended, Say, cache_directory, exclusive, has_apt, is_root, run

DOWNLOAD_SECONDS = 900.0
"""About 110 MB, on a slow line. Where the host can't be reached, Playwright gives up within ten seconds by itself."""

PACKAGES_SECONDS = 900.0

BROWSER_PACKAGES = ("chromium-headless-shell", "chromium")
"""Debian's names, the better one first; Ubuntu has neither (its `chromium-browser` only points to a snap)."""


def ensure_chromium(say: Say) -> Chromium:
    """The browser that an audit uses, installed first if there is none.

    Raises ProvisionError, with one sentence that says what to install, when that does not work.
    """
    if found := find_chromium():
        return found
    with exclusive(cache_directory() / "chromium.lock"):
        # Another process may have installed it while this one waited.
        return find_chromium() or _install(say)


def _install(say: Say) -> Chromium:
    say("No Chromium found: downloading Playwright's headless shell.")
    attempt = _playwright("install", "--only-shell", "chromium")
    if attempt.ok and (chromium := find_chromium()):
        return _started(chromium, say)
    if is_root() and has_apt():
        say("Playwright's download does not work here: installing the distribution's Chromium with apt-get.")
        apt_get("update")
        for package in BROWSER_PACKAGES:
            if apt_get("install", package).ok and (chromium := find_chromium()):
                return _started(chromium, say)
    raise ProvisionError(f"There is no Chromium and it could not be downloaded: {what_to_install()}.")


def _started(chromium: Chromium, say: Say) -> Chromium:
    """`chromium`, proved to start; as root on Debian, what it needs of the system is added."""
    if is_root() and has_apt() and _lacks_libraries(chromium):
        say("Installing the system libraries that Chromium needs.")
        _playwright("install-deps", "chromium")
    if failure := start_failure(chromium):
        raise ProvisionError(failure)
    install_fonts(say)
    return chromium


def _lacks_libraries(chromium: Chromium) -> bool:
    return missing_library(run([chromium.path, "--version"], seconds=30).output) is not None


def install_fonts(say: Say) -> None:
    """Add fonts for text and emoji where they are missing and this is root on Debian or Ubuntu; never an error."""
    packages = missing_font_packages()
    if packages and is_root() and has_apt():
        say(f"Installing fonts: {', '.join(packages)}.")
        if not apt_get("install", *packages).ok:  # the lists of a fresh system are empty
            apt_get("update")
            apt_get("install", *packages)


def _playwright(*arguments: str) -> Ended:
    return run([sys.executable, "-m", "playwright", *arguments], seconds=DOWNLOAD_SECONDS)


def apt_get(*arguments: str) -> Ended:
    """Run apt-get without questions, waiting for another package manager to finish."""
    return run(
        ["apt-get", "-y", "-o", "APT::Install-Recommends=false", "-o", "DPkg::Lock::Timeout=300", *arguments],
        seconds=PACKAGES_SECONDS,
        environment={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
    )


def what_to_install() -> str:
    """What gives this machine a browser, as an imperative without a full stop."""
    if shutil.which("snap"):
        how = "run `sudo snap install chromium`"
    elif has_apt():
        how = f"run `sudo apt-get install {BROWSER_PACKAGES[0]}`"
    elif sys.platform == "darwin":
        how = "run `brew install --cask google-chrome`"
    elif sys.platform == "win32":
        how = "install Chrome or Edge"
    else:
        how = "install the package `chromium` of your distribution"
    return f"{how}, or name a Chromium or Chrome in {OVERRIDE}"
