"""`auditor demo`: audits a well made shop and a careless one, so that one sees what the audit says of each."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from auditor.demo.shop import Variant
    from auditor.model.report import Report
    from auditor.model.result import RuleResult
    from auditor.model.text import Language
    from auditor.report.words.strings import Strings

VARIANTS: tuple[Variant, ...] = ("good", "bad")


@click.command("demo")
@click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path),
    default=Path("audit-report") / "demo",
    show_default=True,
    metavar="DIR",
    help="Folder of the two reports.",
)
@click.option("--lang", default="en", metavar="en|fr", help="Language of the reports.  [default: en]")
@click.option(
    "--lighthouse/--no-lighthouse", default=True, help="Run Lighthouse on the first page of each shop.  [default: on]"
)
def command(out: Path, lang: str, lighthouse: bool) -> int:
    """Audit two small shops that come along, a good one and a bad one, and say where the reports are.

    Both are served on this machine only, for as long as the audit takes.
    """
    from auditor.cli import requests
    from auditor.config import Configuration
    from auditor.report.words.strings import strings

    language = requests.language(lang, Configuration())
    words = strings(language)
    colour = _colour()
    complete = True
    lines = []
    for variant in VARIANTS:
        click.echo(words(f"demo.{variant}.intro"), err=True)
        folder = out / variant
        report = audit_shop(variant, folder, language, lighthouse=lighthouse)
        complete = complete and all(page.audited for page in report.pages)
        lines += _summary(variant, report, folder / "index.html", words)
    click.echo()
    for line in lines:
        click.echo(line, color=colour)
    click.echo(words("demo.next"))
    return 0 if complete else 3


def audit_shop(variant: Variant, folder: Path, language: Language, *, lighthouse: bool) -> Report:
    """Serves one of the shops, audits its pages on phone and tablet and writes the reports into `folder`."""
    from auditor import pipeline
    from auditor.asked import JudgeRequest
    from auditor.collect.options import CollectRequest, VisitOptions
    from auditor.demo.server import demo_shop
    from auditor.report.progress import Progress
    from auditor.stopping import on_signals
    from auditor.store import Store

    request = JudgeRequest()
    book = request.rulebook()  # before the visits: a rule with an error should not cost their time
    store = Store(folder)
    with demo_shop(variant) as shop:
        visits = CollectRequest(
            urls=shop.pages,
            visit=VisitOptions(providers=shop.providers),
            lighthouse=lighthouse,
            lighthouse_limit=1,
            ca_file=shop.ca_pem,
        )
        total = visits.visits
        with on_signals() as stop, store, Progress(language, total) as progress:
            report = pipeline.audit(visits, request, book, store, progress, stop)
    for error in pipeline.write_report(report, store, ("html", "json"), language).lost:
        raise error
    return report


def _summary(variant: Variant, report: Report, location: Path, words: Strings) -> list[str]:
    failing = {result.rule for page in report.pages for result in page.results if _counts(result)}
    failing |= {result.rule for result in report.site.results if _counts(result)}
    score = words(
        "demo.score",
        score=words.score(report.score),
        verdict=words(f"verdict.{report.verdict}"),
        failing=words.count("failing_rules", len(failing)),
    )
    return [click.style(words(f"demo.{variant}.name"), bold=True), f"  {score}", f"  {location}"]


def _counts(result: RuleResult) -> bool:
    return result.outcome == "failed" and not result.advisory


def _colour() -> bool | None:
    from auditor.report.progress import is_live

    return None if is_live(sys.stdout) else False
