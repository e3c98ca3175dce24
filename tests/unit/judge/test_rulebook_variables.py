"""Every fact of the model can be read by a rule."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from auditor.judge.variables import (
    PREDECLARED,
    RESERVED,
    all_collections,
    context_variables,
    facts_of,
    name_error,
)
from auditor.model.subject import Subject


@pytest.mark.parametrize("name", sorted(all_collections()))
def test_each_fact_has_a_name_and_a_type_that_rules_can_use(name: str) -> None:
    facts = facts_of(all_collections()[name])
    assert facts
    assert [name_error(fact) for fact in facts if name_error(fact)] == []
    assert not facts.keys() & context_variables().keys()
    assert "html" not in facts  # an example with this key is a page


@pytest.mark.parametrize("hint", [int | str, dict[str, str], list[bool], tuple[float, float], Any])
def test_other_types_are_refused(hint: Any) -> None:
    wrong = msgspec.defstruct("Wrong", [("fact", hint)], bases=(Subject,), frozen=True, kw_only=True)
    with pytest.raises(TypeError, match="fact"):
        facts_of(wrong)


def test_the_names_that_cel_refuses_are_those_we_refuse() -> None:
    """Asked of the runtime, which forgives `duration`, `timestamp` and `google` though the specification does not."""
    from cel_expr_python import cel

    refused = set()
    for name in PREDECLARED | RESERVED | {"elements", "size", "matches", "all"}:
        try:
            expression = cel.NewEnv(variables={name: cel.Type.DOUBLE}).compile(f"{name} > 1.0")
            if expression.eval(data={name: 2.0}).value() is not True:
                refused.add(name)
        except RuntimeError:
            refused.add(name)
    assert refused == (PREDECLARED | RESERVED) - {"duration", "timestamp", "google"}
