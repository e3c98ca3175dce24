"""`auditor report`: a result.json in another format."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from auditor.cli.options import config_option, look_options, verbose_option
from auditor.report import FORMATS


@click.command("report")
@click.argument("result", type=click.Path(path_type=Path), metavar="RESULT.json")
@click.option("--format", "-f", "name", default="terminal", metavar="FORMAT", help=", ".join(FORMATS) + ".")
@click.option("--lang", metavar="en|fr", help="Language of the report.  [default: en]")
@click.option(
    "--out", "-o", type=click.Path(path_type=Path), metavar="FILE", help="File to write instead of standard output."
)
@look_options
@verbose_option
@config_option
def command(result: Path, name: str, lang: str | None, out: Path | None, verbose: bool, **options: Any) -> None:
    """Turn a result.json into another format, on standard output or in a file."""
    from auditor.cli import requests, results, telling
    from auditor.cli import settings as settings_of
    from auditor.cli.options import one_of
    from auditor.report import render
    from auditor.store import Store, write

    one_of(name, FORMATS, "format")
    settings = settings_of.load(options["config_file"])
    language = requests.language(lang, settings)
    looks = requests.looks(options, settings, [name])
    report = results.read(result)
    folder = result if result.is_dir() else result.parent
    if name == "terminal" and out is None:
        telling.tell(report, ("terminal",), language, [result], looks, verbose=verbose)
        return
    content = render(name, report, language, Store(folder).image, looks)
    if out is None:
        sys.stdout.buffer.write(content)
    else:
        write(out, content)
