"""`auditor facts`: what rules can speak of."""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType

import click


@click.command("facts")
@click.argument("collection", required=False, metavar="[COLLECTION]")
def command(collection: str | None) -> None:
    """Say what rules can speak of: the collections, or the facts of one with their types and meanings.

    COLLECTION is a name for a rule's `over:`, or `context` for the variables that every rule sees. Any fact may be
    missing, if it could not be measured: then the rule's outcome is "can't tell".
    """
    for line in _all() if collection is None else _one(collection):
        click.echo(line)


def _all() -> Iterable[str]:
    from auditor.judge.meanings import told
    from auditor.model import facts

    areas = {area.__name__.rpartition(".")[2]: area.COLLECTIONS for area in _areas()}
    whole = {
        "all pages of a site together": (*facts.content.SITE_COLLECTIONS, *facts.security.SITE_COLLECTIONS),
        "a journey from its first station to its last": facts.journeys.SITE_COLLECTIONS,
    }
    for name, collections in {**areas, **whole}.items():
        yield click.style(name, bold=True)
        for collection in collections:
            first = told(collection.subject).about.split(". ")[0].rstrip(".")
            yield from _entry(f"  {collection.name:<20} ", f"{first}.")
        yield ""
    yield "auditor facts COLLECTION: its facts. auditor facts context: the variables that every rule sees."


def _areas() -> list[ModuleType]:
    from auditor.model.facts import content, forms, legibility, security, speed, touch

    return [legibility, content, forms, touch, speed, security]


def _one(name: str) -> Iterable[str]:
    from auditor import resources
    from auditor.errors import UsageError, nearest
    from auditor.judge.loading.rulebook import load_rulebook
    from auditor.judge.meanings import told, told_context
    from auditor.model.facts import COLLECTIONS, SITE_COLLECTIONS

    known = COLLECTIONS | SITE_COLLECTIONS
    if name != "context" and name not in known:
        hint = nearest(name, [*known, "context"])
        raise UsageError(f"There is no collection {name!r}.{hint} `auditor facts` lists all.")
    about, facts = told_context() if name == "context" else told(known[name].subject)
    yield click.style(name, bold=True)
    yield from _entry("  ", about)
    widest = max(len(fact.name) for fact in facts)
    kinds = [fact.kind + (f" ({fact.range})" if fact.range else "") for fact in facts]
    yield ""
    for fact, kind in zip(facts, kinds, strict=True):
        yield f"{fact.name:<{widest}}  {click.style(kind, dim=True)}"
        yield from _entry("    ", fact.said)
    if name in known:
        rules = load_rulebook([resources.directory("rules")]).rules.values()
        yield ""
        yield from _entry("Measured from: ", ", ".join(known[name].steps))
        yield from _entry("Judged by: ", ", ".join(rule.id for rule in rules if rule.over == name))


def _entry(head: str, text: str) -> Iterable[str]:
    return click.wrap_text(text, 100, head, " " * len(head)).split("\n")
