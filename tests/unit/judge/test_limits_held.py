"""A limit is held by examples on both sides of it: moved by 5 %, or by one if it is whole, some outcome changes.

Only the examples that are facts are judged here; those that are pages are measured in the browser, where less is asked
of them (auditor/judge/examples.py, `limits_without_effect`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import pytest

from auditor import resources
from auditor.judge.evaluate import judge_rule
from auditor.judge.examples import Judged, judged_facts
from auditor.judge.loading.rulebook import load_rulebook
from auditor.judge.rule import GROSS, Rule

BOOK = load_rulebook([resources.directory("rules")])
SHARE = 0.05

LOOSE: dict[str, str] = {
    "consent-balance same_size": "up down",  # its examples are pages
    "consent-balance legible": "up down",
    "fields-to-pay average": "up",  # there is nothing between 11 and 12 fields
    "tls-old oldest_tls": "down",  # as below
    "tls-valid oldest_tls": "down",  # there is nothing between TLS 1.1 and 1.2
}
"""Limits that no example holds so closely, each with the directions in which it can be moved unseen."""


def fact_examples(rule: Rule) -> list[Judged]:
    return [each for example in rule.examples if example.html is None for each in judged_facts(rule, example)]


def limits() -> Iterator[tuple[str, str]]:
    """Rule and limit, of the rules with an example that is facts."""
    for rule in BOOK.rules.values():
        if fact_examples(rule):
            yield from ((rule.id, name) for name in rule.limits if name != GROSS)


LIMITS = list(limits())


def outcomes(rule: Rule, judged: Sequence[Judged]) -> list[str]:
    return [judge_rule(rule, each.subjects, each.context).outcome for each in judged]


def moved(rule: Rule, name: str, direction: int) -> Rule:
    """The rule with its limit moved, without its miss, which decides no outcome."""
    values = {
        kind: value + direction * max(abs(value) * SHARE, float(value.is_integer()))
        for kind, value in rule.limits[name].items()
    }
    return msgspec.structs.replace(rule, limits={**rule.limits, name: values}, miss=None)


def unseen(rule: Rule, name: str) -> str:
    """The directions in which a limit can be moved without any example noticing."""
    judged = fact_examples(rule)
    before = outcomes(rule, judged)
    return " ".join(
        word for word, way in (("up", 1), ("down", -1)) if outcomes(moved(rule, name, way), judged) == before
    )


@pytest.mark.parametrize(("id_", "name"), LIMITS)
def test_a_limit_is_held(id_: str, name: str) -> None:
    found = unseen(BOOK.rules[id_], name)
    assert found == LOOSE.get(f"{id_} {name}", ""), (
        f"{id_}.{name} can be moved {found}: write examples of facts just on either side of it" if found else "LOOSE"
    )


def test_most_limits_are_looked_at() -> None:
    assert len(LIMITS) > 90
    assert {f"{id_} {name}" for id_, name in LIMITS} >= LOOSE.keys()
