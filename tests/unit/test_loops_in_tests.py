"""A test whose assertions all stand in a loop passes if there is nothing to go through: first it says that there is.

Not needed over what can't be empty: a literal, a constant (another test would notice), what hypothesis makes up.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from auditor.resources import PACKAGE

TESTS = PACKAGE.parent / "tests"
HELD_ELSEWHERE = {"test_no_message_speaks_of_nothing", "test_an_element_without_a_name_has_a_message_too"}
"""A test beside them asserts that there is something over all rules; of one rule there may be nothing."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def hollow(source: str) -> list[str]:
    """The names of the tests in `source` that may have asserted nothing."""
    return [each.name for each in _tests_in(ast.parse(source)) if each.name not in HELD_ELSEWHERE and is_hollow(each)]


def _tests_in(tree: ast.AST) -> Iterator[Function]:
    for node in ast.walk(tree):
        if isinstance(node, Function) and node.name.startswith("test_"):
            yield node


def is_hollow(test: Function) -> bool:
    if any("given" in ast.unparse(decorator) for decorator in test.decorator_list):
        return False
    loops = [node for node in ast.walk(test) if isinstance(node, ast.For | ast.AsyncFor) and not is_full(node.iter)]
    inside = {id(found) for loop in loops for found in assertions(loop)}
    all_ = [id(found) for found in assertions(test)]
    return bool(all_) and inside.issuperset(all_)


def assertions(node: ast.AST) -> Iterator[ast.AST]:
    for each in ast.walk(node):
        if isinstance(each, ast.Assert) or (isinstance(each, ast.With) and "raises" in ast.unparse(each.items[0])):
            yield each


def is_full(iterated: ast.expr) -> bool:
    """Whether it can't be empty, as far as can be told from the line."""
    if isinstance(iterated, ast.Call) and ast.unparse(iterated.func) == "enumerate":
        return is_full(iterated.args[0])
    if isinstance(iterated, ast.Tuple | ast.List | ast.Set):
        return any(not isinstance(each, ast.Starred) or is_full(each.value) for each in iterated.elts)
    root = iterated.left if isinstance(iterated, ast.BinOp) else iterated
    while isinstance(root, ast.Call | ast.Attribute):
        if isinstance(root, ast.Attribute) and root.attr.isupper():
            return True
        root = root.func if isinstance(root, ast.Call) else root.value
    return isinstance(root, ast.Name) and root.id.isupper()


def test_no_test_may_assert_nothing() -> None:
    """If it fails: write `assert rows` before `for row in rows`."""
    files = sorted(TESTS.rglob("test_*.py"))
    assert len(files) > 200
    found = [f"{path.name}: {name}" for path in files for name in hollow(path.read_text(encoding="utf-8"))]
    assert found == []


@pytest.mark.parametrize(
    ("body", "is_one"),
    [
        ("for row in rows():\n        assert row", True),
        ("for row in rows():\n        with pytest.raises(ValueError):\n            row()", True),
        ("for row in [*rows()]:\n        assert row", True),
        ("assert rows()\n    for row in rows():\n        assert row", False),
        ("for row in rows():\n        assert row\n    assert seen", False),
        ("for row in (1, 2):\n        assert row", False),
        ("for number, row in enumerate([1, 2]):\n        assert row", False),
        ("for row in ROWS.items():\n        assert row", False),
        ("for row in words.ROWS.keys() - {1}:\n        assert row", False),
        ("for row in rows():\n        print(row)", False),
    ],
)
def test_what_may_assert_nothing(body: str, is_one: bool) -> None:
    assert bool(hollow(f"def test_it():\n    {body}\n")) is is_one
