"""`auditor URL` is `auditor audit URL`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from auditor.cli import cli
from auditor.resources import PACKAGE


def called(*arguments: str) -> str:
    """The command that is found, and what it is given: `--help` ends it before it does anything."""
    return CliRunner().invoke(cli, [*arguments, "--help"], prog_name="auditor").output


@pytest.mark.parametrize(
    "address",
    [
        "https://shop.example",
        "shop.example",
        "shop.example/cart",
        "shop.example:8443/cart?step=2",
        "localhost",
        "localhost:3000",
        "127.0.0.1:3000/",
        "[::1]:3000",
        "user:secret@shop.example",
        "htps://shop.example",
        "file:///etc/hosts",
    ],
)
def test_an_address_is_audited(address: str) -> None:
    assert called(address) == called("audit", address)
    assert "Usage: auditor audit " in called(address)


@pytest.mark.parametrize(("word", "meant"), [("audti", "audit"), ("repotr", "report"), ("explian", "explain")])
def test_a_misspelt_command_is_none(word: str, meant: str) -> None:
    assert f"There is no command '{word}'. Did you mean '{meant}'?" in called(word)


def test_a_file_is_no_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "Usage: auditor audit " in called("result.json")
    Path("result.json").touch()
    assert "There is no command 'result.json'." in called("result.json")


def test_what_is_wrong_with_an_address_is_one_sentence(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "auditor", "htps://shop.example"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(PACKAGE.parent)},
        check=False,
    )
    assert ended.returncode == 2
    assert ended.stderr == (
        "auditor: 'htps://shop.example' can't be audited: only http:// and https:// addresses can.\n"
    )
