"""`auditor explain`: the score of a result.json, written out."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("explain")
@click.argument("result", type=click.Path(path_type=Path), metavar="RESULT")
@click.argument("name", required=False, metavar="[RULE|PAGE]")
@click.option("--lang", default="en", metavar="en|fr", help="Language of the explanation.")
def command(result: Path, name: str | None, lang: str) -> None:
    """Say which findings cost how many points, with every sum written out.

    RESULT is a result.json or the folder that holds one. RULE is a rule's id or a family; PAGE is a path, a URL or a
    page's id. docs/score.md says why the sums are what they are.
    """
    from auditor.cli import requests, results
    from auditor.cli.explaining.asked import asked
    from auditor.cli.explaining.checked import check
    from auditor.cli.explaining.page import page_lines
    from auditor.cli.explaining.rule import rule_lines
    from auditor.cli.explaining.site import site_lines
    from auditor.cli.explaining.writing import Writer
    from auditor.config import Configuration
    from auditor.report.words.strings import strings

    language = requests.language(lang, Configuration())
    report = results.read(result)
    wanted = asked(report, name) if name else None
    check(report, str(result))
    writer = Writer(report, strings(language))
    if wanted is None:
        lines = site_lines(writer)
    elif wanted.station:
        lines = page_lines(writer, wanted.station)
    else:
        lines = rule_lines(writer, wanted.family, wanted.rule)
    for line in lines:
        click.echo(line)
