"""`auditor collect`: snapshots without judgement."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import click

from auditor.cli.options import config_option, visit_options


@click.command("collect")
@click.argument("urls", nargs=-1, metavar="URL...")
@visit_options
@click.option(
    "--out", "-o", type=click.Path(path_type=Path), required=True, metavar="DIR", help="Folder of the snapshots."
)
@config_option
def command(urls: tuple[str, ...], **options: Any) -> int:
    """Collect snapshots of pages, without judging them; `auditor judge DIR` does that later, without a browser."""
    from auditor import pipeline
    from auditor.cli import requests, telling
    from auditor.cli import settings as settings_of
    from auditor.errors import StoppedError
    from auditor.report.progress import Progress
    from auditor.stopping import on_signals
    from auditor.store import Store

    settings = settings_of.load(options["config_file"])
    collecting = requests.collect_request(urls, options, settings)
    store = Store(options["out"])
    with on_signals() as stop, store:
        with Progress(settings.lang or "en", collecting.visits) as progress:
            asyncio.run(pipeline.collect(collecting, store, progress, stop=stop))
        kept = [snapshot.audited for snapshot in store.readable()]
    telling.tell_lost(store.lost)
    if stop.requested and not kept:
        raise StoppedError("interrupted before anything was collected.")
    click.echo(f"{sum(kept)} of {len(kept)} snapshots in {store.root}. Next: auditor judge {store.root}")
    return 0 if kept and all(kept) and not store.lost else 3
