"""`auditor funnel`: finds the way to a shop's payment page by itself, and audits it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from auditor.cli.options import audit_options
from auditor.errors import CollectError, UsageError

if TYPE_CHECKING:
    from auditor.collect.options import CollectRequest
    from auditor.model.failure import Failure
    from auditor.model.funnel import Found, Move
    from auditor.report.words.strings import Strings


@click.command("funnel")
@click.argument("url")
@click.option("--yes", is_flag=True, help="Do not ask before an article is put into the cart.")
@click.option(
    "--save",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write what was done as a journey, for `auditor audit --journey FILE`: YAML, or as a recording of Chrome "
    "DevTools' Recorder if the name ends in .json.",
)
@audit_options
def command(url: str, *, yes: bool, save: Path | None, **options: Any) -> int:
    """Find the way from URL to the page where the customer pays, and audit its pages on a phone and a tablet.

    It puts one article into a cart and types the address of a test customer, and stops before anything is paid or
    ordered. Exit codes as of `auditor audit`; 3 also if no payment page was reached.
    """
    from auditor.cli import requests
    from auditor.cli import settings as settings_of
    from auditor.cli.audit import run
    from auditor.journeys.writing import must_be_writable, write_journey
    from auditor.report.words.strings import strings

    if options["journeys"] or options["sources"]:
        raise UsageError("auditor funnel finds its way from one URL: --journey and --from belong to auditor audit.")
    settings = settings_of.load(options["config_file"])
    words = strings(requests.language(options["lang"], settings))
    if save is not None:
        must_be_writable(save)
    collecting = requests.exploring((url,), options, settings)
    requests.judge_request(options, settings).rulebook()  # what is wrong there is said before anything is touched
    if not _may(collecting.urls[0], words, yes=yes):
        click.echo(words("funnel.declined"), err=True)
        return UsageError.exit_code
    found = _explored(collecting, words)
    if found is None:
        return CollectError.exit_code
    found = msgspec.structs.replace(found, journey=msgspec.structs.replace(found.journey, thorough=options["thorough"]))
    if save is not None:
        write_journey(save, found.journey, found.recorded)
        click.echo(words("funnel.saved", path=str(save)), err=True)
    key = "funnel.found" if found.reached else "funnel.ended"
    click.echo(words(key, stations=found.journey.stations), err=True)
    code = run(requests.walking(collecting, found.journey), options, settings)
    return CollectError.exit_code if code in (0, 1) and not found.reached else code


def _may(url: str, words: Strings, *, yes: bool) -> bool:
    """Whether the shop may be used. Raises UsageError if nobody says so and nobody can be asked."""
    from auditor.funnel.customers import MAIL
    from auditor.model.url import host

    if not yes and not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError(words("funnel.unasked", host=host(url)))
    click.echo(words("funnel.announced", host=host(url), mail=MAIL), err=True)
    return yes or click.confirm(words("funnel.ask"), err=True)


def _explored(collecting: CollectRequest, words: Strings) -> Found | None:
    """The way; None if its first page can't be opened, which is said."""
    from auditor import pipeline
    from auditor.model.failure import Failure
    from auditor.model.funnel import TITLES
    from auditor.model.journey import Journey
    from auditor.report.progress import Progress
    from auditor.report.words.plain import plain
    from auditor.stopping import on_signals

    count = 0

    def hear(move: Move, failure: Failure | None) -> None:
        nonlocal count
        if failure is not None:
            click.echo(words("funnel.kept", reason=words.failure(failure)), err=True)
            return
        count += 1
        said = {"on": plain(move.on, 100)}
        act, why = words(f"funnel.act.{move.act}", **said), words(f"funnel.why.{move.why}", **said)
        click.echo(words("funnel.move", number=count, act=act, why=why), err=True)

    journey = Journey(name=words("funnel.journey"), start=collecting.urls[0], steps=())
    titles: dict[str, str] = {name: words(f"funnel.titles.{name}") for name in TITLES}
    try:
        with on_signals() as stop:
            return pipeline.explore(collecting, journey, hear, titles, Progress(words.language, live=False), stop)
    except CollectError as error:
        click.echo(f"auditor: {words.failure(Failure.at('navigate', error.code, **error.parameters))}", err=True)
        return None
