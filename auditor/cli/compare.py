"""`auditor compare`: two results beside each other."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from auditor.cli.options import config_option, look_options


@click.command("compare")
@click.argument("before", type=click.Path(path_type=Path), metavar="BEFORE")
@click.argument("after", type=click.Path(path_type=Path), metavar="AFTER")
@click.option("--format", "-f", "name", default="terminal", metavar="FORMAT", help="terminal, html, markdown.")
@click.option("--lang", metavar="en|fr", help="Language of the comparison.  [default: en]")
@click.option(
    "--as",
    "sites",
    metavar="same|other",
    help="Whether both are of one site, fault by fault, or of two, by qualities and kinds of pages.  "
    "[default: by their hosts]",
)
@click.option(
    "--out", "-o", type=click.Path(path_type=Path), metavar="FILE", help="File to write instead of standard output."
)
@look_options
@config_option
def command(
    before: Path, after: Path, name: str, lang: str | None, sites: str | None, out: Path | None, **options: Any
) -> None:
    """Say what is new, gone, better and worse between two results (result.json, or the folder that holds it)."""
    from auditor.cli import requests, results, telling
    from auditor.cli import settings as settings_of
    from auditor.cli.options import one_of
    from auditor.judge.comparing.audits import compared
    from auditor.report import comparison as formats
    from auditor.store import write

    settings = settings_of.load(options["config_file"])
    one_of(name, formats.FORMATS, "format")
    if sites is not None:
        one_of(sites, ("same", "other"), "value of --as")
    language = requests.language(lang, settings)
    looks = requests.looks(options, settings)
    first, second = results.read(before), results.read(after)
    found = compared(first, second, same=None if sites is None else sites == "same")
    if name == "terminal" and out is None:
        telling.tell_compared(found, first, second, language)
        return
    content = formats.render(name, found, first, second, language, looks).encode("utf-8", "replace")
    if out is None:
        sys.stdout.buffer.write(content)
    else:
        write(out, content)
