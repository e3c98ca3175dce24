"""Everything that is wrong with a configuration is told at once, each with its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from auditor.cli import settings
from auditor.cli.config import command
from auditor.config import find
from auditor.config.lines import line_of, lines
from auditor.errors import ConfigurationError

TEN = """devicse = ["phone"]
fail-under = 101
fail-on = "grave"
devices = 3
lang = "de"
skip = ["htps", "csp"]
formats = [
  "json",
  "sarf",
]
[thresholds]
clearr = 80
[[pages]]
url = "/"
skip = ["csp"]
[[pages]]
wait = 3
[[ignore]]
rule = "cps"
reason = "x"
[limits.target-size]
minimun = 3
[[ignore]]
reason = "everything"
"""
SAID = {
    1: "unknown key 'devicse'. Did you mean 'devices'?",
    2: "fail-under: expected number <= 100.0.",
    3: "fail-on: 'grave' is none of minor, moderate, serious, critical, none.",
    4: "devices: expected list, got number.",
    5: "lang: 'de' is none of en, fr.",
    6: "skip.1: There is no rule or category 'htps'. Did you mean 'https'?",
    7: "formats.2: Unknown format 'sarf'.",
    12: "thresholds.clearr: Unknown quality or category 'clearr'. Did you mean 'clear'?",
    16: "pages.2: url is missing.",
    19: "ignore.1.rule: There is no rule or category 'cps'.",
    22: "limits.target-size.minimun: The rule 'target-size' has no limit 'minimun'. Did you mean 'minimum'?",
    23: "ignore.2: without a rule, a selector or a url it sets everything aside.",
}


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_all_mistakes_are_told_at_once_with_their_lines(tmp_path: Path, mark: str) -> None:
    (tmp_path / "auditor.toml").write_text(mark + TEN, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        settings.load(tmp_path / "auditor.toml")
    told = str(caught.value).splitlines()
    assert len(told) == len(SAID)
    for sentence, (line, said) in zip(told, SAID.items(), strict=True):
        assert sentence.startswith(f"{tmp_path / 'auditor.toml'}, line {line}: {said}"), sentence


def test_in_pyproject_the_lines_are_those_of_the_whole_file(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text('[project]\nname = "x"\n[tool.auditor]\nlang = "de"\n[tool.auditor.thresholds]\nclear = 200\n')
    with pytest.raises(ConfigurationError) as caught:
        find(file, environ={})
    assert re.findall(r"line (\d+)", str(caught.value)) == ["4", "6"]


def test_what_lies_in_strings_and_lists_is_no_key() -> None:
    known = lines('a = """\nb = 1\n[c]\n"""\nd = [\n "e = 2",\n]\nf = 3 # g = 4\n')
    assert known == {("a",): 1, ("d",): 5, ("f",): 8}
    assert line_of(("d", 0), known) == 5
    assert line_of(("z",), known) is None


def test_the_environment_wins_over_the_file_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "auditor.toml").write_text('fail-under = 80\nlang = "fr"\n')
    environ = {
        "AUDITOR_FAIL_UNDER": "70",
        "AUDITOR_DEVICES": "phone, 390x844@3",
        "AUDITOR_AXE": "yes",
        "AUDITOR_OUT": "",
    }
    found = find(directory=tmp_path, environ=environ)
    assert (found.configuration.fail_under, found.configuration.devices) == (70, ["phone", "390x844@3"])
    assert (found.configuration.axe, found.configuration.lang) == (True, "fr")
    sources = {key: found.source(key) for key in ("fail-under", "lang", "out")}
    assert sources == {"fail-under": "AUDITOR_FAIL_UNDER", "lang": "auditor.toml:2", "out": "default"}


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("AUDITOR_FAIL_UNDER", "many", "AUDITOR_FAIL_UNDER: fail-under: expected number, got text."),
        ("AUDITOR_AXE", "perhaps", "AUDITOR_AXE: axe: 'perhaps' is neither true nor false."),
        ("AUDITOR_LANG", "de", "AUDITOR_LANG: lang: 'de' is none of en, fr."),
    ],
)
def test_a_variable_that_is_wrong_is_named(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / ".git").mkdir()
    with pytest.raises(ConfigurationError) as caught:
        find(directory=tmp_path, environ={name: text})
    assert str(caught.value) == said


def test_auditor_config_shows_values_and_where_they_come_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "auditor.toml").write_text(
        'lang = "fr"\n[[ignore]]\nrule = "csp"\nreason = "soon"\nuntil = 2027-01-01\n'
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AUDITOR_TIMEOUT", "20")
    told = CliRunner().invoke(command, []).output
    assert '"fr"  (auditor.toml:1)' in told
    assert "20.0  (AUDITOR_TIMEOUT)" in told
    assert '"until":"2027-01-01"' in told
    assert "(auditor.toml:2)" in told
