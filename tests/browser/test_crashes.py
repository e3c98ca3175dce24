"""A tab that crashes costs its own page; a browser that dies is started again for the pages that it had open."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

from tests.site import Answer, Asked, Site, page

PATIENCE = 300
"""Seconds for a visit: on a busy machine a browser that is started again alone takes a minute. Nothing here hangs."""


def audited(tmp_path: Path, kill: Callable[[psutil.Process], None]) -> tuple[list[dict[str, Any]], str]:
    """Audits /victim, during whose load `kill` gets the auditor's process, and then /fine; its pages and its output."""
    routes = {"/victim": page("<p>Tea</p><img src=/image>"), "/fine": page("<p>Tea</p>")}
    with Site(routes) as site:
        command = [sys.executable, "-m", "auditor", "audit", f"{site.origin}/victim", f"{site.origin}/fine"]
        options = ["--no-lighthouse", "--device", "phone", "--concurrency", "1", "--format", "json"]
        options += ["--timeout", str(PATIENCE)]
        process = subprocess.Popen(
            [*command, *options, "--out", str(tmp_path / "o")],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        struck: list[bool] = []

        def strike(_asked: Asked) -> Answer:
            if not struck:
                struck.append(True)
                kill(psutil.Process(process.pid))
            return Answer(b"", 404)

        site.routes["/image"] = strike
        said = process.communicate(timeout=3 * PATIENCE)[0]
    assert struck
    assert "Traceback" not in said
    return json.loads((tmp_path / "o" / "result.json").read_text())["pages"], said


def browsers(process: psutil.Process) -> list[psutil.Process]:
    return [
        child for child in process.children(recursive=True) if "chrom" in child.name() or "headless" in child.name()
    ]


def test_a_tab_that_crashes_is_reported_and_the_next_page_is_audited(tmp_path: Path) -> None:
    def kill(process: psutil.Process) -> None:
        for child in browsers(process):
            if "--type=renderer" in child.cmdline():
                child.kill()

    (victim, fine), _ = audited(tmp_path, kill)
    assert [failure["code"] for failure in victim["failures"]] == ["tab-crashed"]
    assert not victim["audited"]
    assert fine["audited"], fine["failures"]


def test_a_browser_that_dies_is_started_again(tmp_path: Path) -> None:
    def kill(process: psutil.Process) -> None:
        for child in browsers(process):
            if not any(argument.startswith("--type=") for argument in child.cmdline()):
                child.kill()

    pages, said = audited(tmp_path, kill)
    assert [one["audited"] for one in pages] == [True, True], ([one["failures"] for one in pages], said)
