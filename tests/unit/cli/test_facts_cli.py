"""`auditor facts`: what rules can speak of."""

from __future__ import annotations

from click.testing import CliRunner

from auditor.cli.facts import command
from auditor.errors import UsageError
from auditor.judge.variables import all_collections


def told(*arguments: str) -> str:
    result = CliRunner().invoke(command, arguments)
    assert result.exit_code == 0, result.exception
    return result.stdout


def test_all_collections_are_listed_with_what_they_are() -> None:
    listed = told()
    assert len(all_collections()) > 50
    assert [name for name in all_collections() if f"\n  {name} " not in listed] == []
    assert "  hovers               An element of the top document over which a mouse brings content to light" in listed


def test_a_collection_is_told_with_its_facts_its_steps_and_its_rules() -> None:
    lines = told("targets").split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("min_side "))
    assert lines[at].split(maxsplit=1) == ["min_side", "number"]
    assert lines[at + 1] == "    the side of the largest upright square that fits into it, to a tenth."
    assert next(line for line in lines if line.startswith("Measured from: ")).startswith("Measured from: probe:targets")
    judged = next(line for line in lines if line.startswith("Judged by: "))
    assert "target-size" in " ".join(lines[lines.index(judged) :])


def test_a_range_is_shown_beside_the_type() -> None:
    assert "number (1–21)" in told("text_contrasts")


def test_the_context_is_told() -> None:
    assert "text (phone, tablet)" in told("context")


def test_a_misspelt_collection_gets_the_nearest() -> None:
    result = CliRunner().invoke(command, ["target"])
    assert isinstance(result.exception, UsageError)
    assert "There is no collection 'target'. Did you mean 'targets'? `auditor facts` lists all." in str(
        result.exception
    )


def test_nothing_is_wider_than_a_terminal() -> None:
    lines = [*told().splitlines(), *told("fields").splitlines()]
    assert len(lines) > 150
    assert [line for line in lines if len(line) > 100] == []
