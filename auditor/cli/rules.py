"""`auditor rules`: lists, shows and checks the rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from auditor.judge.loading.rulebook import Rulebook
    from auditor.judge.rule import Rule
    from auditor.model.text import Language
    from auditor.report.words.strings import Strings

_Function = TypeVar("_Function", bound=Callable[..., object])


def _packs(function: _Function) -> _Function:
    option = click.option(
        "--rules", "packs", multiple=True, type=click.Path(path_type=Path), metavar="DIR", help="A rule pack to add."
    )
    return option(function)


def _language(function: _Function) -> _Function:
    return click.option("--lang", type=click.Choice(("en", "fr")), default="en", help="Language of the texts.")(
        function
    )


@click.group("rules")
def command() -> None:
    """List, show and check the rules."""


@command.command("list")
@_packs
@_language
def list_rules(packs: tuple[Path, ...], lang: Language) -> None:
    """List all rules by category, with their impact."""
    from auditor.judge.loading.problems import printable
    from auditor.report.words import strings as words

    strings = words.strings(lang)
    rulebook = _load(packs)
    widest = max((len(id_) for id_ in rulebook.rules), default=0)
    for category in rulebook.categories.values():
        click.echo(_bold(category.title.in_language(lang)))
        for rule in rulebook.rules.values():
            if rule.category == category.id:
                note = f" ({strings('rule.advisory').lower()})" if rule.advisory else ""
                impact = strings(f"impact.{rule.impact}")
                click.echo(f"  {rule.id:<{widest}}  {impact:<9}  {printable(rule.title.in_language(lang))}{note}")


@command.command("show")
@click.argument("id_", metavar="ID")
@_packs
@_language
def show(id_: str, packs: tuple[Path, ...], lang: Language) -> None:
    """Show one rule: why it is there, what to do, its limits, sources and judgement."""
    from auditor.report.words import strings as words

    rulebook = _load(packs)
    page = _page(rulebook, rulebook.rule(id_), words.strings(lang))
    for line in page:
        click.echo(line)


@command.command("page")
@click.argument("id_", metavar="ID")
@click.option("--out", "-o", type=click.Path(path_type=Path), metavar="FILE", help="Where to; ID.html if left out.")
@_packs
@_language
def page(id_: str, out: Path | None, packs: tuple[Path, ...], lang: Language) -> None:
    """Write a rule as a page for any browser, with its examples live and what it reports in them outlined."""
    from auditor.cli.rule_pages.live import live_page
    from auditor.store import write

    rulebook = _load(packs)
    rule = rulebook.rule(id_)
    file = out or Path(f"{rule.id}.html")
    write(file, live_page(rulebook, rule, lang).encode())
    click.echo(f"{file} written: open it in a browser.", err=True)


@command.command("check")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@_packs
@click.option("--examples", is_flag=True, help="Run the examples that are pages in the browser, too.")
def check(paths: tuple[Path, ...], packs: tuple[Path, ...], examples: bool) -> None:
    """Check rule files: their words, types, limits and those examples that need no browser.

    Each PATH is a rule's file, a category's folder or a rule pack; without any, all rules are checked. Everything that
    is wrong is listed with file, line and caret; exit code 2.
    """
    from auditor import resources
    from auditor.judge.loading.check import check_rules
    from auditor.judge.loading.problems import raise_if_any

    rulebook, problems = check_rules([resources.directory("rules"), *packs], paths)
    raise_if_any(problems)
    if examples:
        _run_examples(list(rulebook.rules.values()))
    count = sum(len(rule.examples) for rule in rulebook.rules.values())
    click.echo(f"{_count(len(rulebook.rules), 'rule')} with {_count(count, 'example')}: nothing wrong.")


def _run_examples(rules: Sequence[Rule]) -> None:
    """Raises RulePackError for examples that are not as they stand in their files."""
    import asyncio

    from auditor.errors import RulePackError
    from auditor.examples import check_examples
    from auditor.judge.loading.problems import shown_path
    from auditor.provision import ensure_chromium

    chromium = ensure_chromium(lambda text: click.echo(text, err=True))
    found = asyncio.run(check_examples(rules, chromium))
    lines = [
        f"{shown_path(rule.path)}:{problem.line}: {problem.sentence}"
        for rule in rules
        for problem in found.get(rule.id, [])
    ]
    if lines:
        raise RulePackError("\n".join(lines))


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _load(packs: Sequence[Path]) -> Rulebook:
    from auditor import resources
    from auditor.judge.loading.rulebook import load_rulebook

    return load_rulebook([resources.directory("rules"), *packs])


def _page(rulebook: Rulebook, rule: Rule, strings: Strings) -> list[str]:
    """A rule for the terminal; a pack's texts are printed without control characters."""
    from auditor.judge.loading.problems import printable

    language = strings.language
    category = rulebook.categories[rule.category]
    facts = [category.title.in_language(language), strings(f"impact.{rule.impact}")]
    if rule.advisory:
        facts.append(strings("rule.advisory").lower())
    lines = [_bold(rule.title.in_language(language)), f"{rule.id} · {' · '.join(facts)}", ""]
    for heading, text in (("rule.fails", rule.fails), ("rule.why", rule.why), ("rule.fix", rule.fix)):
        paragraphs = click.wrap_text(printable(text.in_language(language)), 100, "  ", "  ")
        lines += [_bold(strings(heading)), paragraphs, ""]
    if rule.limits:
        lines += [
            _bold(strings("rule.limits")),
            *(f"  {name}: {_limit(rule, name, strings)}" for name in rule.limits),
            "",
        ]
    lines.append(_bold(strings("rule.sources")))
    lines += [
        printable(f"  {source.called(language)}{f' <{source.url}>' if source.url else ''}") for source in rule.sources
    ]
    lines += ["", f"family: {rule.family}", f"score: {rule.score}", f"over: {rule.over}"]
    judging = {"when": rule.when, "passes": rule.passes, "miss": rule.miss}
    return [*lines, *(f"{name}: {printable(line.text)}" for name, line in judging.items() if line is not None)]


def _bold(text: str) -> str:
    from auditor.judge.loading.problems import printable

    return click.style(printable(text), bold=True)


def _limit(rule: Rule, name: str, strings: Strings) -> str:
    from auditor.judge.message import number

    values = rule.limits[name]
    shown = {kind: number(value, None, False, strings.language) for kind, value in values.items()}
    if len(set(shown.values())) == 1:
        return next(iter(shown.values()))
    return ", ".join(f"{strings(f'device_inline.{kind}')} {value}" for kind, value in shown.items())
