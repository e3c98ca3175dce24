"""Each fact says what it means, where it is declared."""

from __future__ import annotations

from typing import ClassVar

import pytest

from auditor.judge.meanings import Meaning, told, told_context
from auditor.judge.variables import all_collections, context_variables, facts_of
from auditor.model.subject import Share, Subject


@pytest.mark.parametrize("name", sorted(all_collections()))
def test_every_fact_of_the_collection_has_a_meaning(name: str) -> None:
    """Who adds a fact writes `its_name: what it means.` into the docstring of its struct."""
    subject = all_collections()[name]
    found = told(subject)
    assert found.about
    assert [fact.name for fact in found.facts] == list(facts_of(subject))
    assert [fact.name for fact in found.facts if not fact.said] == []


def test_every_variable_of_the_context_has_a_meaning() -> None:
    found = told_context()
    assert [fact.name for fact in found.facts] == list(context_variables())
    assert [fact.name for fact in found.facts if not fact.said] == []
    assert found.facts[0].range == "phone, tablet"


class _Shoe(Subject, frozen=True, kw_only=True):
    """A shoe, with its laces: those that are tied. length: cm; width, height: at the widest
    and the highest place (see `length`). worn: 0–1, the part of the sole that is gone …
    names: how it is called.
    """

    page_wide: ClassVar[bool] = False

    length: float | None = None
    width: float | None = None
    height: float | None = None
    worn: Share | None = None
    names: list[str] | None = None
    left: bool | None = None


def test_a_meaning_is_what_follows_a_name_at_the_beginning_of_a_clause() -> None:
    found = told(_Shoe)
    assert found.about == "A shoe, with its laces: those that are tied."
    place = "at the widest and the highest place (see `length`)."
    assert found.facts == [
        Meaning("length", "number", "", "cm"),
        Meaning("width", "number", "", place),
        Meaning("height", "number", "", place),
        Meaning("worn", "number", "0–1", "0–1, the part of the sole that is gone …"),
        Meaning("names", "list of texts", "", "how it is called."),
        Meaning("left", "true or false", "", ""),
    ]
