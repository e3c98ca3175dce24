"""`auditor judge`: judges snapshots again, offline, with other rules or limits."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from auditor.cli.options import config_option, format_options, judge_options, look_options, verbose_option


@click.command("judge")
@click.argument("directory", type=click.Path(path_type=Path), metavar="DIR")
@judge_options
@format_options
@look_options
@verbose_option
@config_option
def command(directory: Path, **options: Any) -> int:
    """Judge collected snapshots again, without a browser, and write the reports beside them."""
    from auditor import pipeline
    from auditor.cli import requests, telling
    from auditor.cli import settings as settings_of
    from auditor.stopping import on_signals
    from auditor.store import Store

    settings = settings_of.load(options["config_file"])
    language = requests.language(options["lang"], settings)
    formats = requests.formats(options["formats"], settings)
    looks = requests.looks(options, settings, formats)
    store = Store(directory)
    request = requests.judge_request(options, settings)
    with on_signals() as stop, store:
        report = pipeline.judge_again(store, request, stop)
        written = pipeline.write_report(report, store, formats, language, looks)
    telling.tell_lost(written.lost)  # first: standard output may be closed
    telling.tell(report, formats, language, written.paths, looks, verbose=options["verbose"])
    requests.update_baseline(options, settings, request, report)
    return pipeline.exit_code(report, written.lost)
