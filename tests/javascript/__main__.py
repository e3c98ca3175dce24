"""`python -m tests.javascript [--fix]`: lints, checks the types and the format of all JavaScript, for `make check`.

The programs are installed with npm into `node_modules` beside this file, as the lock file pins them, unless they are.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from auditor.errors import ProvisionError
from auditor.provision.node import find_node
from auditor.provision.npm import ci

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PROGRAMS = HERE / "node_modules"
SOURCES = "auditor/collect"
FILES = f"{SOURCES}/**/*.js"


def commands(*, fix: bool) -> list[Sequence[str | Path]]:
    """What is run, each from the root of the repository: a script of a package and its arguments."""
    eslint: list[str | Path] = [
        PROGRAMS / "eslint/bin/eslint.js",
        "--config",
        HERE / "eslint.config.js",
        "--max-warnings",
        "0",
    ]
    prettier: list[str | Path] = [PROGRAMS / "prettier/bin/prettier.cjs", "--config", HERE / "prettier.json"]
    return [
        [*prettier, "--log-level", "warn", "--write" if fix else "--check", FILES, "tests/javascript/*.js"],
        [*eslint, *(["--fix"] if fix else []), SOURCES, "tests/javascript"],
        [PROGRAMS / "typescript/bin/tsc", "--project", HERE / "tsconfig.json"],
    ]


def install(node: Path) -> None:
    """What the lock file pins, unless it is there."""
    pinned = b"".join((HERE / name).read_bytes() for name in ("package.json", "package-lock.json"))
    digest = hashlib.sha256(pinned).hexdigest()
    stamp = PROGRAMS / ".installed"
    if stamp.is_file() and stamp.read_text("utf-8") == digest:
        return
    ci(HERE, node, "eslint, TypeScript and prettier")
    stamp.write_text(digest, "utf-8")


def main(arguments: Sequence[str]) -> int:
    """The number of programs that found something."""
    node = find_node()
    if node is None:
        print("There is no Node: `make setup` installs Playwright, which brings one.", file=sys.stderr)
        return 1
    try:
        install(node)
    except ProvisionError as error:
        print(error, file=sys.stderr)
        return 1
    started = [subprocess.Popen([node, *each], cwd=ROOT) for each in commands(fix="--fix" in arguments)]
    return sum(each.wait() != 0 for each in started)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
