"""docs/architecture.md: its table of steps is the one that visits follow, and the files that docs name are there.
Test files have names of their own, or pytest leaves the second of a name out."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path

import pytest

from auditor.collect.plan import TABLE, Row
from auditor.resources import PACKAGE

ROOT = PACKAGE.parent
PAGE = ROOT / "docs" / "architecture.md"
BLOCK = re.compile(r"(<!-- steps: .*? -->\n).*?(<!-- end of steps -->)", re.DOTALL)
NAMED = re.compile(r"`((?:auditor|rules|reports|tests)/[\w./]*)`")


def table() -> str:
    """A row a step, in the order of the visit."""
    return "\n".join(["| step | phase | needs | gives | limit |", "|---|---|---|---|---|", *map(line, TABLE)]) + "\n"


def line(row: Row) -> str:
    gives = ", ".join(f"`{name}`" for name in row.gives)
    return f"| {row.name} | {row.phase} | {', '.join(row.needs)} | {gives} | {row.limit:.0f} s |"


def test_the_table_of_steps_is_the_one_that_visits_follow() -> None:
    text = PAGE.read_text(encoding="utf-8")
    wanted = BLOCK.sub(lambda found: found[1] + table() + found[2], text)
    if os.environ.get("AUDITOR_REGENERATE"):
        PAGE.write_text(wanted, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == wanted, "`make golden` writes the table anew"
    assert table() in wanted


@pytest.mark.parametrize("page", [PAGE, ROOT / "CONTRIBUTING.md"], ids=lambda page: page.name)
def test_what_a_page_names_is_there(page: Path) -> None:
    names = set(NAMED.findall(page.read_text(encoding="utf-8")))
    assert names
    assert [name for name in names if not there(name)] == []


def there(name: str) -> bool:
    pattern = re.sub("AREA|CATEGORY", "touch", name).replace("NAME", "*").replace("ID", "*").rstrip("/")
    return any(ROOT.glob(pattern))


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_the_page_is_linked(name: str) -> None:
    assert "(docs/architecture.md)" in (ROOT / name).read_text(encoding="utf-8")


def test_no_two_test_files_have_one_name() -> None:
    names = Counter(path.name for path in (ROOT / "tests").rglob("test_*.py"))
    assert len(names) > 100
    assert [name for name, count in names.items() if count > 1] == []
