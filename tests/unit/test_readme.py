"""The README's table of rules is written from the rules themselves: AUDITOR_REGENERATE=1 writes it anew."""

from __future__ import annotations

import os
import re

from auditor import resources
from auditor.judge.loading.rulebook import Rulebook, load_rulebook
from auditor.resources import PACKAGE

README = PACKAGE.parent / "README.md"
BLOCK = re.compile(r"(<!-- rules: .*? -->\n).*?(<!-- end of rules -->)", re.DOTALL)


def table(book: Rulebook) -> str:
    """A row a category: what the documents ask for, and the rules that check it."""
    rows = ["| category | rules |", "|---|---|"]
    for category in book.categories.values():
        names = [
            f"{rule.id} (advice)" if rule.advisory else rule.id
            for rule in book.rules.values()
            if rule.category == category.id
        ]
        rows.append(f"| **{category.title.en}**<br>*{category.sentence.fr}* | {', '.join(names)} |")
    return "\n".join(rows) + "\n"


def test_the_table_of_rules_is_what_the_rules_say() -> None:
    text = README.read_text(encoding="utf-8")
    wanted = BLOCK.sub(lambda found: found[1] + table(load_rulebook([resources.directory("rules")])) + found[2], text)
    if os.environ.get("AUDITOR_REGENERATE"):
        README.write_text(wanted, encoding="utf-8")
    assert README.read_text(encoding="utf-8") == wanted, "`make golden` writes the table anew"
