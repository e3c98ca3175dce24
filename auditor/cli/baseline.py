"""`auditor baseline`: accepts the faults of a result, so that later runs fail on new ones only."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("baseline")
@click.argument("result", type=click.Path(path_type=Path), metavar="RESULT.json")
@click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="File to write.  [default: auditor-baseline.json]",
)
def command(result: Path, out: Path | None) -> None:
    """Accept the faults of a result: later runs with --baseline fail on what is new only.

    The file belongs into your repository. `--update-baseline` of `audit` and `judge` brings it up to date.
    """
    from auditor import baselines
    from auditor.cli import results, telling

    path = out or Path(baselines.FILE)
    report = results.read(result)
    telling.tell_baseline(path, baselines.save(path, report), report)
    click.echo(f"Next: auditor audit … --baseline {path}", err=True)
