"""action.yml and its scripts, as far as they need no runner and no browser. `python -m tests.action` runs all of it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.action.steps import EXPRESSION, ROOT, action

SCRIPTS = sorted((ROOT / "action").glob("*.sh"))


def expressions(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [found for each in value.values() for found in expressions(each)]
    if isinstance(value, list):
        return [found for each in value for found in expressions(each)]
    return EXPRESSION.findall(value) if isinstance(value, str) else []


def test_every_input_that_is_named_is_declared_and_every_one_that_is_declared_is_used() -> None:
    used = set(re.findall(r"inputs\.([\w-]+)", " ".join(expressions(action()))))
    assert used == set(action()["inputs"])


def test_outputs_are_of_steps_that_there_are() -> None:
    steps = {step["id"] for step in action()["runs"]["steps"] if "id" in step}
    named = set(re.findall(r"steps\.([\w-]+)\.", " ".join(expressions(action()))))
    assert named == steps
    assert set(action()["outputs"]) == {"score", "verdict", "new-findings", "exit-code"}


def test_no_input_is_written_into_a_script() -> None:
    """Whoever opens a pull request may choose what a workflow passes on: shells read it from the environment."""
    scripts = [step["run"] for step in action()["runs"]["steps"] if "run" in step]
    assert scripts
    assert not any(EXPRESSION.search(script) for script in scripts)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_are_bash_and_used(script: Path) -> None:
    subprocess.run(["bash", "-n", script], check=True)
    assert script.name in (ROOT / "action.yml").read_text()


@pytest.fixture
def audit(tmp_path: Path) -> Any:
    """Runs action/audit.sh in an empty folder; its exit code, what it says, and its outputs."""

    def command(**inputs: str) -> tuple[int, str, dict[str, str]]:
        output = tmp_path / "output"
        output.write_text("")
        ended = subprocess.run(
            ["bash", ROOT / "action" / "audit.sh"],
            cwd=tmp_path,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "AUDIT_PROGRAMS": str(Path(sys.executable).parent),
                "AUDIT_URLS": "",
                "AUDIT_ARGS": "",
                "AUDIT_REPORT": "report",
                "RUNNER_TEMP": str(tmp_path),
                "GITHUB_OUTPUT": str(output),
                **inputs,
            },
            capture_output=True,
            text=True,
            check=False,
        )
        told = dict(line.split("=", 1) for line in output.read_text().splitlines())
        return ended.returncode, ended.stdout + ended.stderr, told

    return command


def test_wrong_usage_fails_the_last_step_not_the_one_before_the_report_is_kept(audit: Any) -> None:
    code, said, outputs = audit(AUDIT_URLS="ftp://shop.example")
    assert (code, outputs) == (0, {"exit-code": "2"})
    assert "only http:// and https:// addresses can." in said


def test_addresses_are_parted_by_blanks_and_lines_and_args_as_in_a_shell(audit: Any) -> None:
    options = "--header 'X-Preview: a b' --fail-on \"\" --wrong '$(touch pwned)'"
    _, said, outputs = audit(
        AUDIT_URLS="https://a.example\n  https://b.example https://c.example\n", AUDIT_ARGS=options
    )
    assert outputs == {"exit-code": "2"}
    assert "No such option" in said
    assert "--wrong" in said


def test_nothing_in_args_is_run(audit: Any, tmp_path: Path) -> None:
    audit(AUDIT_ARGS="--device '$(touch pwned)' --device `touch pwned` $(touch pwned)", AUDIT_URLS="$(touch pwned)")
    assert not (tmp_path / "pwned").exists()


def test_quotes_that_do_not_match_are_one_sentence(audit: Any) -> None:
    code, said, outputs = audit(AUDIT_ARGS="--header 'X: y")
    assert (code, outputs) == (0, {"exit-code": "2"})
    assert len(said.splitlines()) == 1
    assert said.startswith("::error title=Mobile UX audit::The quotes of the input args do not match: ")
