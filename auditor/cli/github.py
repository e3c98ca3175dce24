"""What a run of GitHub Actions is told by itself: the summary of its step, and the step's outputs.

GitHub names the files in which it takes them in the environment of the step.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from auditor.errors import AuditorError, WriteError
from auditor.model.report import Report
from auditor.model.text import Language

SUMMARY: Final = "GITHUB_STEP_SUMMARY"
OUTPUT: Final = "GITHUB_OUTPUT"


def tell(report: Report, language: Language, environ: Mapping[str, str] | None = None) -> list[AuditorError]:
    """Adds the summary and the outputs of `report` to the files that the environment names, if it names any. Returns
    why one could not be written: the audit and its files are worth more than either."""
    environ = os.environ if environ is None else environ
    lost: list[AuditorError] = []
    try:
        if path := environ.get(SUMMARY):
            _summarise(Path(path), report, language)
    except WriteError as error:
        lost.append(error)
    try:
        if path := environ.get(OUTPUT):
            _add(Path(path), "".join(f"{name}={value}\n" for name, value in outputs(report).items()))
    except WriteError as error:
        lost.append(error)
    return lost


def outputs(report: Report) -> dict[str, str]:
    """score: in whole points, rounded down, "" without one. verdict: as in result.json. new-findings: how many are not
    in the baseline, "" without one."""
    from auditor.report.words.strings import strings

    new = "" if report.baseline is None else str(sum(each.count for each in report.baseline.new))
    score = "" if report.score is None else strings("en").score(report.score)
    return {"score": score, "verdict": report.verdict, "new-findings": new}


def _summarise(path: Path, report: Report, language: Language) -> None:
    from auditor.report.repository.step_summary import MOST, step_summary

    try:
        there = path.stat().st_size if path.exists() else 0
    except OSError as error:
        raise _lost(path, error) from error
    text = step_summary(report, language, MOST - there)
    if not text:
        raise WriteError(f"The summary of this step, {path}, is full: GitHub takes {MOST // 1024} KiB of a step.")
    _add(path, text)


def _add(path: Path, text: str) -> None:
    """At the end: what an earlier command of the step has written stays."""
    try:
        with path.open("ab") as file:
            file.write(text.encode("utf-8", "replace"))
    except OSError as error:
        raise _lost(path, error) from error


def _lost(path: Path, error: OSError) -> WriteError:
    return WriteError(f"{path}, where GitHub takes what a step says, can't be written: {error.strerror}.")
