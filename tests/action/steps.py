"""action.yml as far as a machine that is no runner can do it: its `run` steps in order, each with the environment that
a runner gives it. Steps that use another action can't be run and are named.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

ROOT = Path(__file__).resolve().parents[2]
EXPRESSION = re.compile(r"\$\{\{\s*(.+?)\s*\}\}")


class Ran(NamedTuple):
    """A step. code: its exit code, None if it was not run. outputs: what it has set by then."""

    name: str
    code: int | None
    said: str
    outputs: dict[str, str]


def action() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    return content


def run(workspace: Path, home: Path, given: Mapping[str, str], environment: Mapping[str, str] = {}) -> Iterator[Ran]:
    """Runs the steps in `workspace` with the inputs `given`, in nothing but `environment`, PATH and what a runner sets.
    Stops after the first that fails, as a runner does."""
    content = action()
    inputs = {name: each["default"] for name, each in content["inputs"].items()} | dict(given)
    outputs: dict[str, dict[str, str]] = {}
    runner = home / "runner"
    runner.mkdir(parents=True)
    for number, step in enumerate(content["runs"]["steps"]):
        if "run" not in step:
            yield Ran(f"{step['name']} (uses {step['uses']})", None, "", {})
            continue
        files = {name: runner / f"{number}-{name.lower()}" for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in files.values():
            file.touch()
        own = {name: _filled(str(value), inputs, outputs) for name, value in step.get("env", {}).items()}
        ended = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", _filled(step["run"], inputs, outputs)],
            cwd=workspace,
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(home),
                "LANG": "C.UTF-8",
                "CI": "true",
                "GITHUB_ACTIONS": "true",
                "GITHUB_ACTION_PATH": str(ROOT),
                "RUNNER_TEMP": str(runner),
                **{name: str(file) for name, file in files.items()},
                **environment,
                **own,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        told = [line.partition("=") for line in files["GITHUB_OUTPUT"].read_text().splitlines()]
        found = {name: value for name, _, value in told}
        outputs[step.get("id", "")] = found
        summary = files["GITHUB_STEP_SUMMARY"].read_text()
        said = ended.stdout + (f"\n[the summary of this step, {len(summary)} characters]\n{summary}" if summary else "")
        yield Ran(step["name"], ended.returncode, said, found)
        if ended.returncode:
            return


def _filled(text: str, inputs: Mapping[str, str], outputs: Mapping[str, Mapping[str, str]]) -> str:
    def value(match: re.Match[str]) -> str:
        kind, _, name = match[1].partition(".")
        if kind == "inputs":
            return inputs[name]
        assert kind == "steps", match[1]
        step, _, output = name.partition(".outputs.")
        return outputs.get(step, {}).get(output, "")

    return EXPRESSION.sub(value, text)
