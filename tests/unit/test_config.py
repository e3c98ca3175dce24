from __future__ import annotations

from pathlib import Path

import pytest

from auditor.config import load
from auditor.errors import ConfigurationError


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert load(directory=tmp_path).devices == []


def test_auditor_toml_of_a_folder_above(tmp_path: Path) -> None:
    (tmp_path / "auditor.toml").write_text(
        'devices = ["phone"]\nfail-under = 80\nca-file = "ca.pem"\n'
        "[limits.target-size]\nminimum = {phone = 24, tablet = 32}"
    )
    (tmp_path / "shop").mkdir()
    found = load(directory=tmp_path / "shop")
    assert found.devices == ["phone"]
    assert found.fail_under == 80
    assert found.ca_file == str(tmp_path / "ca.pem")
    assert found.limits == {"target-size": {"minimum": {"phone": 24.0, "tablet": 32.0}}}


def test_pyproject_counts_only_with_a_table_of_ours(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.auditor]\nlang = "fr"\n')
    assert load(directory=tmp_path).lang == "fr"
    (tmp_path / "pyproject.toml").write_text("[tool.ruff]\nline-length = 1\n")
    assert load(directory=tmp_path).lang is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("devicse = []", r"unknown key 'devicse'\. Did you mean 'devices'\?"),
        ("fail-under = 101", "fail-under"),
        ('fail-on = "grave"', "fail-on"),
        ("devices = 3", "devices"),
        ("devices = [", "not valid TOML"),
        ("timeout = 0", "timeout"),
    ],
)
def test_errors_name_the_file_and_the_key(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "auditor.toml").write_text(text)
    with pytest.raises(ConfigurationError, match=said) as raised:
        load(directory=tmp_path)
    assert "auditor.toml" in str(raised.value)


def test_a_file_that_was_asked_for_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="can't be read"):
        load(tmp_path / "none.toml")


def test_answers_to_the_consent_dialog(tmp_path: Path) -> None:
    (tmp_path / "auditor.toml").write_text('consents = ["untouched", "refused"]\n')
    assert load(directory=tmp_path).consents == ["untouched", "refused"]
    (tmp_path / "auditor.toml").write_text('consents = ["refuse"]\n')
    with pytest.raises(ConfigurationError, match="'refuse' is none of untouched, refused, accepted"):
        load(directory=tmp_path)
