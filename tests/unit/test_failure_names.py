"""Every name of a step and every code of a failure is used, and no failure is made of any other."""

from __future__ import annotations

import ast
from collections import Counter
from typing import get_args

import pytest

from auditor import resources
from auditor.collect.page.bundle import ASKED_ONLY, probe_names
from auditor.model.failure import Code, Failure
from auditor.model.steps import ProbeStep, Step

DECLARED = ("model/failure.py", "model/steps.py", "model/trials.py")
TREES = {
    path.relative_to(resources.PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in resources.PACKAGE.rglob("*.py")
}
USED = {
    node.value
    for name, tree in TREES.items()
    if name not in DECLARED
    for node in ast.walk(tree)
    if isinstance(node, ast.Constant) and isinstance(node.value, str)
}


@pytest.mark.parametrize("code", get_args(Code))
def test_every_code_is_used(code: str) -> None:
    assert code in USED | {"measure-failed"}  # of Failure.of_measuring, beside the codes


@pytest.mark.parametrize("step", sorted(set(get_args(Step)) - set(get_args(ProbeStep))))
def test_every_step_is_used(step: str) -> None:
    assert step in USED


def test_every_probe_is_a_step() -> None:
    assert sorted(get_args(ProbeStep)) == sorted(f"probe:{name}" for name in [*probe_names(examples=True), *ASKED_ONLY])


def test_no_name_is_declared_twice() -> None:
    for names in (get_args(Code), get_args(Step)):
        assert names
        assert max(Counter(names).values()) == 1


def test_failures_are_made_of_known_names() -> None:
    """By `Failure.at`, which mypy checks; only the reports rewrite one that they were given."""
    direct = {
        name
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == Failure.__name__
    }
    assert direct == {"model/failure.py", "report/words/places.py"}


def test_what_failed_of_a_kind_is_named() -> None:
    assert Failure.at("measure", "measure-failed", of="targets", reason="x") == Failure(
        "measure:targets", "measure-failed", {"reason": "x"}
    )
    assert Failure.at("settle", "load-timeout") == Failure("settle", "load-timeout")
