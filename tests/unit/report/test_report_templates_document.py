"""reports/README.md names all that templates may call, and nothing else."""

from __future__ import annotations

import inspect
import re

import pytest
from report_builders import a_report

from auditor import resources
from auditor.report.branding import PLAIN
from auditor.report.context import context, templates
from auditor.report.templates import Templates
from auditor.report.view import prepare
from auditor.report.words.strings import Strings

TEXT = (resources.directory("reports") / "README.md").read_text(encoding="utf-8")


def no_images(directory: str, name: str) -> None:
    """A report whose pictures are gone."""


SHELL = {"policy", "pictured"}
"""What auditor/report/html.py adds."""


def documented(heading: str) -> set[str]:
    """The names in the first column of the table under a heading."""
    section = TEXT.split(f"\n## {heading}")[1].split("\n## ")[0]
    cells = [line.split(" | ")[0] for line in section.splitlines() if line.startswith("| `")]
    return {name for cell in cells for name in re.findall(r"`(?:t\.)?(\w+)[(`]", cell)}


def test_every_name_and_function_of_the_context_is_documented() -> None:
    report = a_report()
    known = context(report, prepare(report, no_images), "en", PLAIN)
    functions = {name for name, value in known.items() if inspect.isfunction(value)}
    assert documented("Functions") == functions
    assert documented("Names") == known.keys() - functions | SHELL


def test_every_method_of_the_words_is_documented() -> None:
    assert documented("Words: `t`") == {name for name in vars(Strings) if not name.startswith("_")} - {"language"}


def test_every_filter_of_ours_is_documented() -> None:
    ours, jinjas = (found._environment.filters for found in (templates(PLAIN), Templates()))
    assert documented("Filters") == (ours.keys() - jinjas.keys()) | {"safe", "replace"}


@pytest.mark.parametrize("name", sorted(path.name for path in (resources.directory("reports") / "html").iterdir()))
def test_every_template_is_named_in_the_documents(name: str) -> None:
    told = TEXT + (resources.PACKAGE.parent / "docs" / "report.md").read_text(encoding="utf-8")
    assert f"`{name}`" in told
