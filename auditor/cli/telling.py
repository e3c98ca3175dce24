"""Prints the summary and says where the report is."""

from __future__ import annotations

import contextlib
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.errors import AuditorError, StoppedError
from auditor.model.report import Report
from auditor.model.text import Language
from auditor.report.progress import is_live
from auditor.report.words.commands import without_commands

if TYPE_CHECKING:
    from auditor.judge.comparing.known import Known
    from auditor.model.comparison import ComparedAudits
    from auditor.report import Images
    from auditor.report.branding import Branding
    from auditor.store import Store


def tell(
    report: Report,
    formats: Sequence[str],
    language: Language,
    written: Sequence[Path],
    looks: Branding,
    *,
    verbose: bool = False,
) -> None:
    """The summary on standard output if it was asked for; otherwise where the files are, on standard error. Before it
    the annotations of a run, if they were.

    verbose: everything, not the verdict alone.
    """
    if "annotations" in formats:
        from auditor.report import render

        click.echo(render("annotations", report, language, branding=looks), nl=False)
    location = str(written[0]) if written else ""
    if "terminal" not in formats:
        for path in written:
            click.echo(str(path), err=True)
        return
    from auditor.report.terminal import summary

    colour = is_live(sys.stdout)
    width = shutil.get_terminal_size((80, 24)).columns
    told = summary(report, language, width=width, colour=colour, location=location, verbose=verbose)
    click.echo(without_commands(told), nl=False, color=colour)


@contextlib.contextmanager
def of_what_is_kept(store: Store) -> Iterator[None]:
    """Within it a run that ends without a report says what of it is kept, and how a report is made of that."""
    try:
        yield
    except StoppedError as error:
        count = len(store.directories())
        if not count:
            raise
        are = "1 snapshot is" if count == 1 else f"{count} snapshots are"
        raise StoppedError(f"{error} {are} kept; next: auditor judge {store.root}") from error


def tell_compared(comparison: ComparedAudits, before: Report, after: Report, language: Language) -> None:
    """A comparison on standard output."""
    from auditor.report.comparison.terminal import render

    colour, width = is_live(sys.stdout), shutil.get_terminal_size((80, 24)).columns
    click.echo(render(comparison, before, after, language, width=width, colour=colour), nl=False, color=colour)


def tell_baseline(path: Path, kept: Known, report: Report) -> None:
    """What a baseline that was written holds, on standard error."""
    from auditor.judge.comparing.faults import faults

    count, visits = len(faults(kept)), len(report.pages)
    missing = sum(not page.audited for page in report.pages)
    left_out = f" {missing} of {visits} visits were not audited: what they show will be new." if missing else ""
    click.echo(f"{path}: {count} fault{'' if count == 1 else 's'} accepted.{left_out}", err=True)


def pipe(report: Report, name: str, language: Language, looks: Branding, images: Images) -> None:
    """One format on standard output, and nothing else there."""
    from auditor.report import render

    sys.stdout.buffer.write(render(name, report, language, images, looks))
    sys.stdout.buffer.flush()


def tell_lost(lost: Sequence[AuditorError]) -> None:
    """Why files could not be written, one sentence each, on standard error."""
    for error in lost:
        click.echo(f"auditor: {error}", err=True)
