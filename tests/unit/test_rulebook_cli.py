"""`auditor rules`: list, show, check."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import rule_text
from click.testing import CliRunner, Result

from auditor import resources
from auditor.cli.rules import command
from auditor.errors import RulePackError, UsageError


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    rule = tmp_path / "pack" / "content" / "few-elements.yaml"
    rule.parent.mkdir(parents=True)
    rule.write_text(rule_text(advisory=True), encoding="utf-8")
    return tmp_path / "pack"


def test_the_list_has_all_rules_of_all_packs(pack: Path) -> None:
    listed = run("list", "--rules", str(pack)).stdout
    assert "Content" in listed
    assert "dom-size" in listed
    assert "few-elements" in listed


def test_the_list_speaks_french(pack: Path) -> None:
    listed = run("list", "--lang", "fr", "--rules", str(pack)).stdout
    assert "Contenu" in listed
    assert "Peu d’éléments" in listed


def test_a_rule_is_shown_with_all_that_it_says(pack: Path) -> None:
    shown = run("show", "few-elements", "--rules", str(pack)).stdout
    for part in (
        "Few elements",
        "Too many elements",
        "They cost time.",
        "Use fewer.",
        "most: 10",
        "A standard",
        "passes: elements <= most",
    ):
        assert part in shown
    assert "Employez-en moins." in run("show", "few-elements", "--lang", "fr", "--rules", str(pack)).stdout


def test_a_rule_with_a_miss_shows_how_its_failures_count(pack: Path) -> None:
    rule = rule_text(family="page-size", score="share", miss="most / elements")
    (pack / "content" / "few-elements.yaml").write_text(rule, encoding="utf-8")
    shown = run("show", "few-elements", "--rules", str(pack)).stdout
    for part in ("family: page-size", "score: share", "miss: most / elements", "gross: 0.5"):
        assert part in shown


def test_limits_by_device_are_shown(pack: Path) -> None:
    rule = rule_text(limits={"most": {"phone": 1500, "tablet": 2.5}})
    (pack / "content" / "few-elements.yaml").write_text(rule, encoding="utf-8")
    assert "most: phone 1,500, tablet 2.5" in run("show", "few-elements", "--rules", str(pack)).stdout


def test_an_unknown_rule_gets_the_nearest(pack: Path) -> None:
    result = run("show", "few-element", "--rules", str(pack))
    assert isinstance(result.exception, UsageError)
    assert "Did you mean 'few-elements'?" in str(result.exception)


def test_the_built_in_rules_can_be_checked_whole_and_in_part() -> None:
    content = resources.directory("rules") / "content"
    for arguments in ([], [str(content)], [str(content / "dom-size.yaml")]):
        result = run("check", *arguments)
        assert result.exit_code == 0, result.exception
        assert "nothing wrong" in result.stdout
    assert "1 rule with" in run("check", str(content / "dom-size.yaml")).stdout


@pytest.mark.parametrize("part", ["", "content", "content/few-elements.yaml"])
def test_a_pack_is_checked_against_the_built_in_categories(pack: Path, part: str) -> None:
    assert run("check", str(pack / part)).stdout == "1 rule with 2 examples: nothing wrong.\n"


@pytest.mark.parametrize("part", ["", "content", "content/few-elements.yaml"])
def test_a_misspelt_fact_is_shown_with_its_caret(pack: Path, part: str) -> None:
    rule = rule_text(passes="elements <= most && contrst > 1.0")
    (pack / "content" / "few-elements.yaml").write_text(rule, encoding="utf-8")
    result = run("check", str(pack / part))
    assert isinstance(result.exception, RulePackError)
    assert result.exception.exit_code == 2
    head, line, caret = str(result.exception).split("\n")
    assert "few-elements.yaml:20:" in head
    assert line[caret.index("^") :].startswith("contrst > 1.0")


def test_a_wrong_example_is_shown_at_its_line(pack: Path) -> None:
    rule = rule_text(examples={"passed": [{"elements": 11}], "failed": [{"elements": 12}]})
    (pack / "content" / "few-elements.yaml").write_text(rule, encoding="utf-8")
    result = run("check", str(pack))
    assert isinstance(result.exception, RulePackError)
    assert "failed, but stands under 'passed'" in str(result.exception)
    assert "| " + " " * 4 + "^" in str(result.exception)


def test_only_what_was_asked_for_is_reported(pack: Path) -> None:
    (pack / "content" / "broken.yaml").write_text("title: [", encoding="utf-8")
    assert run("check", str(pack / "content" / "few-elements.yaml")).exit_code == 0
    assert isinstance(run("check", str(pack)).exception, RulePackError)


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    assert isinstance(run("check", str(tmp_path / "nothing.yaml")).exception, UsageError)


def test_a_hostile_pack_writes_nothing_into_the_terminal_but_text(pack: Path) -> None:
    rule = rule_text(title={"en": "a \u202eb \x1b[31m", "fr": "c\u2066"})
    (pack / "content" / "few-elements.yaml").write_text(rule, encoding="utf-8")
    shown = run("show", "few-elements", "--rules", str(pack)).stdout + run("list", "--rules", str(pack)).stdout
    assert not set(shown) & {"\u202e", "\x1b", "\u2066"}
