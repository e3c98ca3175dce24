"""`auditor judge` and `auditor report` on what is damaged: one sentence, and the exit codes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from builders_content import a_page
from builders_visits import visited

from auditor.cli import main
from auditor.store import Store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two snapshots."""
    store = Store(tmp_path)
    store.create()
    for index, path in enumerate(("", "cart")):
        store.save(index, a_page(**visited(f"https://shop.example/{path}")))
    return tmp_path


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:200])


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> int:
    monkeypatch.setattr(sys, "argv", ["auditor", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_judge_goes_on_without_a_damaged_snapshot(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cut_off(folder / "pages/001-home-phone/snapshot.json")
    assert run(monkeypatch, "judge", folder, "--only", "dom-size", "--verbose") == 3
    said = capsys.readouterr()
    assert "Its snapshot is damaged or cut off." in " ".join(said.out.split())
    assert "pages/001-home-phone" in said.out
    assert said.err == ""
    assert (folder / "index.html").is_file()


def test_without_any_snapshot_that_can_be_read_there_is_one_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in folder.glob("pages/*/snapshot.json"):
        cut_off(path)
    assert run(monkeypatch, "judge", folder) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("auditor: None of the 2 snapshots")
    assert said.err.count("\n") == 1


def test_a_result_that_was_cut_off_is_one_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, "judge", folder, "--only", "dom-size", "--format", "json")
    capsys.readouterr()
    cut_off(folder / "result.json")
    assert run(monkeypatch, "report", folder / "result.json") == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert f"{folder / 'result.json'} is no result that this auditor can read" in said.err
    assert said.err.count("\n") == 1
