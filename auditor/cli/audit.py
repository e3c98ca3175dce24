"""`auditor audit`: the whole line, from URLs to reports."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from auditor.cli.options import audit_options

if TYPE_CHECKING:
    from auditor.collect.options import CollectRequest
    from auditor.config import Configuration


@click.command("audit")
@click.argument("urls", nargs=-1, metavar="URL...")
@audit_options
def command(urls: tuple[str, ...], **options: Any) -> int:
    """Audit pages on a phone and a tablet, and report.

    Exit codes: 0 compliant or nearly, 1 not compliant or a condition is not met, 2 wrong usage or configuration,
    3 something could not be audited or written, 4 a fault of the auditor.
    """
    from auditor.cli import requests
    from auditor.cli import settings as settings_of

    settings = settings_of.load(options["config_file"])
    return run(requests.collect_request(urls, options, settings), options, settings)


def run(collecting: CollectRequest, options: dict[str, Any], settings: Configuration) -> int:
    """Audits what `collecting` says, and reports as the options do; the exit code."""
    from auditor import pipeline
    from auditor.cli import github, requests, telling
    from auditor.report.progress import Progress
    from auditor.stopping import on_signals
    from auditor.store import Store

    language = requests.language(options["lang"], settings)
    formats = requests.formats(options["formats"], settings)
    looks = requests.looks(options, settings, formats)
    judging = requests.judge_request(options, settings)
    book = judging.rulebook()
    if not collecting.journeys:  # the pages that these lead to are known at the end only
        judging.must_fit(collecting.urls)
    out = requests.output(options["out"], settings, collecting.addresses[0])
    with on_signals() as stop:
        if str(out) == "-":
            format_ = requests.piped(options["formats"], settings)
            progress = Progress(language, collecting.visits)
            with tempfile.TemporaryDirectory() as folder, Store(Path(folder)) as store, progress:
                report = pipeline.audit(collecting, judging, book, store, progress, stop)
                lost = github.tell(report, language)
                telling.tell_lost(lost)
                telling.pipe(report, format_, language, looks, store.image)
            requests.update_baseline(options, settings, judging, report)
            return pipeline.exit_code(report, lost)
        with Store(out) as store:
            with Progress(language, collecting.visits) as progress, telling.of_what_is_kept(store):
                report = pipeline.audit(collecting, judging, book, store, progress, stop)
            written = pipeline.write_report(report, store, formats, language, looks)
    lost = [*written.lost, *github.tell(report, language)]
    telling.tell_lost(lost)  # first: standard output may be closed
    telling.tell(report, formats, language, written.paths, looks, verbose=options["verbose"])
    requests.update_baseline(options, settings, judging, report)
    return pipeline.exit_code(report, lost)
