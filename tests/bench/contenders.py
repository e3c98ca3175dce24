"""The programs that are compared, each as a command that loads the pages once, in the same browser."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from auditor.provision import Chromium, NodeTools, sandbox_args
from auditor.provision.system import cache_directory

BARE = Path(__file__).parent / "bare.py"
PA11Y = "4.1.1"
"""The version of pa11y-ci that is compared; npm puts it into the cache directory."""


class Command(msgspec.Struct, frozen=True):
    """A contender's command line. `accepted`: exit codes that mean that it did its work, whatever it found."""

    arguments: list[str]
    accepted: tuple[int, ...] = (0,)
    environment: dict[str, str] = {}


class BenchError(Exception):
    """A contender did not do its work."""


def run(command: Command, log: Path) -> float:
    """Runs a contender and returns the seconds that it took; what it prints goes to the file `log`."""
    begun = time.perf_counter()
    with log.open("wb") as output:
        code = subprocess.run(
            command.arguments,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, **command.environment},
            check=False,
        ).returncode
    seconds = time.perf_counter() - begun
    if code not in command.accepted:
        said = log.read_text("utf-8", "replace").strip()[-2000:]
        raise BenchError(f"exit code {code} of {' '.join(command.arguments[:4])} …\n{said}")
    return seconds


def ours(urls: Sequence[str], out: Path, *options: str) -> Command:
    """Our audit, as a user calls it; the gate may well not be met."""
    shutil.rmtree(out, ignore_errors=True)
    arguments = [sys.executable, "-m", "auditor", "audit", *urls, "--out", str(out), "--format", "json", *options]
    return Command(arguments, accepted=(0, 1))


def bare(urls: Sequence[str], chromium: Chromium, tools: NodeTools, workers: int, work: str = "all") -> Command:
    """The bare Playwright script; with `work` "load" it only loads and closes the pages."""
    sandbox = "no-sandbox" if sandbox_args() else "sandbox"
    return Command([sys.executable, str(BARE), work, str(chromium.path), str(tools.axe), str(workers), sandbox, *urls])


def lighthouse(url: str, chromium: Chromium, tools: NodeTools, out: Path) -> Command:
    """Lighthouse's own command line, the performance category only."""
    flags = " ".join(["--headless", *sandbox_args()])
    arguments = [str(tools.node), str(tools.lighthouse), url, "--quiet", "--output=json", f"--output-path={out}"]
    arguments += ["--only-categories=performance", "--no-enable-error-reporting", f"--chrome-flags={flags}"]
    return Command(arguments, environment={"CHROME_PATH": str(chromium.path)})


def pa11y(urls: Sequence[str], chromium: Chromium, tools: NodeTools, folder: Path) -> Command | None:
    """pa11y-ci with axe as its runner and one worker; None where npm can't install it."""
    script = _pa11y_script()
    if script is None:
        return None
    launch = {"executablePath": str(chromium.path), "args": sandbox_args()}
    defaults = {"runners": ["axe"], "concurrency": 1, "timeout": 60_000, "chromeLaunchConfig": launch}
    config = folder / "pa11y.json"
    config.write_text(json.dumps({"defaults": defaults, "urls": list(urls)}), "utf-8")
    # 2: it found something. It says the same of pages that it could not load: see `views_of_pa11y`.
    return Command([str(tools.node), str(script), "--config", str(config)], accepted=(0, 2))


def views_of_pa11y(log: Path) -> int:
    """How many pages pa11y-ci has really judged, by what it printed."""
    lines = re.findall(r"^ [>•✘✔]? ?http\S+ - (\d+ errors|Failed to run)", _plain(log), re.MULTILINE)
    return sum(line != "Failed to run" for line in lines)


def _plain(log: Path) -> str:
    return re.sub(r"\x1b\[[\d;]*m", "", log.read_text("utf-8", "replace"))


def _pa11y_script() -> Path | None:
    folder = cache_directory() / f"bench-pa11y-ci-{PA11Y}"
    script = folder / "node_modules" / "pa11y-ci" / "bin" / "pa11y-ci.js"
    if not script.is_file():
        npm = shutil.which("npm")
        if npm is None:
            return None
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"private": true}', "utf-8")
        command = [npm, "install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        environment: Mapping[str, str] = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}
        subprocess.run([*command, f"pa11y-ci@{PA11Y}"], cwd=folder, env=environment, check=False, capture_output=True)
    return script if script.is_file() else None
