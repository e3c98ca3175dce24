"""docs/rules/ says what the rules say, and a rule can be looked at with its examples live."""

from __future__ import annotations

import os
import re
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from builders import rule_text
from click.testing import CliRunner

from auditor import resources
from auditor.cli.rule_pages import markdown
from auditor.cli.rule_pages.live import live_page
from auditor.cli.rules import command
from auditor.config import Configuration
from auditor.judge.loading.rulebook import Rulebook, load_rulebook

FOLDER = resources.PACKAGE.parent / markdown.FOLDER
BOOK = load_rulebook([resources.directory("rules")])
PAGES = markdown.pages(BOOK)
HOSTILE = "</iframe><script>alert(1)</script>"


@pytest.fixture(scope="module", autouse=True)
def regenerated() -> None:
    """`make generated`: the pages are written anew, and those of rules that are gone removed."""
    if not os.environ.get("AUDITOR_REGENERATE"):
        return
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.md"):
        path.unlink()
    for name, text in PAGES.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


def test_there_is_a_page_for_each_rule_and_no_other() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(PAGES), "`make golden` writes the pages anew"
    assert {f"{id_}.md" for id_ in BOOK.rules} | {"README.md"} == PAGES.keys()


@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_page_is_what_the_rule_says(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == PAGES[name], "`make golden` writes the pages anew"


def test_the_same_rules_give_the_same_bytes() -> None:
    assert markdown.pages(load_rulebook([resources.directory("rules")])) == PAGES


def test_all_pages_together_stay_small() -> None:
    assert max(len(text.encode()) for text in PAGES.values()) < 40_000
    assert sum(len(text.encode()) for text in PAGES.values()) < 1_000_000


def test_what_a_page_says_to_set_can_be_set() -> None:
    blocks = [block for text in PAGES.values() for block in re.findall(r"```toml\n(.*?)\n```", text, re.DOTALL)]
    assert len(blocks) > 50
    for block in blocks:
        assert msgspec.convert(tomllib.loads(block), Configuration).limits


def test_a_page_speaks_both_languages_and_shows_what_judges() -> None:
    page = PAGES["target-size.md"]
    for part in (
        "**Touch targets are large enough**",
        "**Les zones tactiles sont assez grandes**",
        "passes: min_side >= minimum",
        "| `clearance` | number | the diameter of the free circle",
        "| `minimum` | 24 | 24 |",
        "(https://www.w3.org/TR/WCAG22/#target-size-minimum)",
        "Two that touch, each exactly large enough.\n\n```html\n<div",
        "### These fail",
    ):
        assert part in page


@pytest.fixture
def hostile(tmp_path: Path) -> Rulebook:
    examples = {"passed": [{"elements": 1}], "failed": [f"<p data-expect=failed>{HOSTILE}```", {"elements": 11}]}
    rule = tmp_path / "content" / "few-elements.yaml"
    rule.parent.mkdir()
    text = rule_text(title={"en": f"a|b {HOSTILE}", "fr": f"c `d|e` {HOSTILE}"}, examples=examples)
    rule.write_text(text.replace("  failed:\n", f"  failed:\n  # {HOSTILE}\n"), encoding="utf-8")
    return load_rulebook([resources.directory("rules"), tmp_path])


def test_nothing_that_a_rule_says_is_markup_in_markdown(hostile: Rulebook) -> None:
    page = markdown.page(hostile, "few-elements")
    outside = re.sub(r"^(`{3,})\w*\n.*?\n\1$", "", page, flags=re.DOTALL | re.MULTILINE)
    assert "````html\n<p" in page  # a longer fence than the one in the example
    assert r"**a\|b \</iframe\>\<script\>" in outside
    assert r"`d\|e`" in outside
    assert not re.search(r"(?<!\\)<(?!!--)", outside)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_an_example_runs_in_a_frame_that_reaches_nothing(hostile: Rulebook) -> None:
    page = live_page(hostile, hostile.rule("few-elements"), "en")
    tags = Tags()
    tags.feed(page)
    frames = [attributes for tag, attributes in tags.found if tag == "iframe"]
    assert len(frames) == 1
    assert frames[0]["sandbox"] == "allow-scripts"
    assert HOSTILE in str(frames[0]["srcdoc"])
    assert [tag for tag, _ in tags.found if tag == "script"] == []
    assert "default-src 'none'" in page.replace("&#39;", "'")


def test_a_frame_of_another_site_is_shown_with_its_content() -> None:
    rule = next(
        rule for rule in BOOK.rules.values() if any("data-elsewhere" in (each.html or "") for each in rule.examples)
    )
    page = live_page(BOOK, rule, "fr")
    assert "iframe srcdoc=" in page
    assert 'lang="fr"' in page
    assert "Exemples" in page


def test_the_command_writes_the_page(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    result = CliRunner().invoke(command, ["page", "dom-size", "--lang", "fr", "--out", str(file)])
    assert result.exit_code == 0, result.exception
    assert "La page se compose de peu d’éléments" in file.read_text(encoding="utf-8")
