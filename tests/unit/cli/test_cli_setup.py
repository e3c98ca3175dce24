"""`auditor setup` and `auditor doctor`, as commands."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from auditor.cli.doctor import command as doctor
from auditor.cli.setup import command as setup
from auditor.errors import ProvisionError


def test_setup_says_what_is_there_and_does_nothing_again() -> None:
    assert CliRunner().invoke(setup).exit_code == 0
    again = CliRunner().invoke(setup)
    assert [line.rpartition(": ")[2] for line in again.output.splitlines()] == ["there.", "there."]


def test_setup_goes_on_with_lighthouse_when_there_is_no_browser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUDITOR_CHROMIUM", str(tmp_path / "nothing"))
    ended = CliRunner().invoke(setup)
    assert ended.output.startswith("Lighthouse ")
    assert isinstance(ended.exception, ProvisionError)
    assert "nothing', which is not an executable file" in str(ended.exception)


def test_doctor_says_whether_an_audit_can_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    well = CliRunner().invoke(doctor)
    assert well.output.splitlines()[-1] == "An audit can run."
    monkeypatch.setenv("AUDITOR_CHROMIUM", str(tmp_path / "nothing"))
    ill = CliRunner().invoke(doctor)
    assert isinstance(ill.exception, ProvisionError)
    assert ill.exception.exit_code == 3
    [line] = [line for line in ill.output.splitlines() if line.startswith("missing")]
    assert line.split()[1] == "Chromium"


def test_doctor_is_plain_where_no_colour_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" in CliRunner().invoke(doctor, color=True).output
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in CliRunner().invoke(doctor, color=True).output
