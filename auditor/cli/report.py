"""`auditor report`: a result.json in another format."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from auditor.cli.options import FORMATS


@click.command("report")
@click.argument("result", type=click.Path(path_type=Path), metavar="RESULT.json")
@click.option("--format", "-f", "name", default="terminal", metavar="FORMAT", help=", ".join(FORMATS) + ".")
@click.option("--lang", default="en", metavar="en|fr", help="Language of the report.")
@click.option(
    "--out", "-o", type=click.Path(path_type=Path), metavar="FILE", help="File to write instead of standard output."
)
def command(result: Path, name: str, lang: str, out: Path | None) -> None:
    """Turn a result.json into another format, on standard output or in a file."""
    from auditor.cli import requests, telling
    from auditor.cli.options import one_of
    from auditor.config import Configuration
    from auditor.errors import SnapshotError
    from auditor.report import json as report_json
    from auditor.report import render
    from auditor.store import Store, write

    one_of(name, FORMATS, "format")
    language = requests.language(lang, Configuration())
    try:
        data = result.read_bytes()
    except OSError as error:
        raise SnapshotError(f"{result} can't be read: {error.strerror}.") from error
    report = report_json.decode(data, str(result))
    if name == "terminal" and out is None:
        telling.tell(report, ("terminal",), language, [result])
        return
    content = render(name, report, language, Store(result.parent).image)
    if out is None:
        sys.stdout.buffer.write(content)
    else:
        write(out, content)
