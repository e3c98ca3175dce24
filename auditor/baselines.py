"""Baselines as files."""

from __future__ import annotations

from pathlib import Path

from auditor.errors import BaselineError
from auditor.judge.comparing import baseline, payment
from auditor.judge.comparing.known import Known, known
from auditor.model.payment import PaymentBaseline
from auditor.model.report import Report
from auditor.store import write

FILE = "auditor-baseline.json"
"""In the current folder, if no other is named."""


def read(path: Path) -> Known:
    """What the baseline at `path` knows. Raises BaselineError, in one sentence."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise BaselineError(
            f"There is no baseline {str(path)!r}. `auditor baseline RESULT.json -o {path}` makes one of a result, "
            "--update-baseline of this run."
        ) from error
    except OSError as error:
        raise BaselineError(f"{path} can't be read: {error.strerror}.") from error
    return baseline.decode(data, str(path))


def read_payment(path: Path) -> PaymentBaseline:
    """What was accepted of payment pages. Raises BaselineError, in one sentence."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BaselineError(f"{path} can't be read: {error.strerror}.") from error
    return payment.decode(data, str(path))


def save(path: Path, report: Report, old: Known | None = None) -> Known:
    """Writes what `report` knows, and what `old` knows of all that was not part of it. Returns what stands there now.

    Raises BaselineError if no page was audited, WriteError.
    """
    if not any(page.audited for page in report.pages):
        raise BaselineError(f"{path} is not written: no page was audited, so nothing is known.")
    kept = baseline.merged(old, known(report))
    write(path, baseline.encode(kept))
    return kept
