"""The end of a run, whatever is wrong with where it speaks and writes: one sentence, the right code, no report lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from builders_content import a_page
from builders_visits import visited

from auditor import faults, judging, pipeline
from auditor.judging import JudgeRequest
from auditor.report import html
from auditor.store import Store

FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
COMMANDS = (("rules", "list"), ("--help",), ("schema",), ("audit", "--help"))


def run(*arguments: str | Path, shell: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    """The command line with its streams as `shell` redirects them."""
    command = f'exec "$@" {shell}'
    return subprocess.run(
        ["/bin/sh", "-c", command, "sh", sys.executable, "-m", "auditor", *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, **settings},
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two snapshots."""
    with Store(tmp_path) as store:
        store.create()
        for index, path in enumerate(("", "cart")):
            store.save(index, a_page(**visited(f"https://shop.example/{path}")))
    return tmp_path


@needs_full
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(("shell", "why"), [(">/dev/full", "No space left"), (">&-", "Bad file descriptor")])
def test_output_that_cannot_be_said_is_3(command: tuple[str, ...], shell: str, why: str) -> None:
    ended = run(*command, shell=shell)
    assert ended.returncode == 3
    assert ended.stderr.startswith(f"auditor: Standard output can't be written: {why}")
    assert ended.stderr.count("\n") == 1


@needs_full
def test_reports_are_written_though_nobody_can_be_told(folder: Path) -> None:
    assert run("judge", folder, "--only", "dom-size", shell=">/dev/full 2>/dev/full").returncode == 3
    assert (folder / "result.json").is_file()
    assert (folder / "index.html").is_file()


@needs_full
@pytest.mark.parametrize("shell", ["2>/dev/full", "2>&-", "<&-"])
def test_a_gate_is_met_though_standard_error_or_input_is_not_there(folder: Path, shell: str) -> None:
    assert run("judge", folder, "--only", "dom-size", "--format", "json", shell=shell).returncode == 0


def test_a_reader_that_goes_away_ends_nothing_else(folder: Path) -> None:
    ended = run("judge", folder, "--only", "dom-size", "--verbose", shell="| true")
    assert ended.stderr == ""
    assert (folder / "index.html").is_file()


@pytest.mark.parametrize("settings", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}])
def test_a_terminal_without_our_letters_loses_letters_only(folder: Path, settings: dict[str, str]) -> None:
    ended = run("judge", folder, "--only", "dom-size", "--lang", "fr", **settings)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_one_format_that_fails_costs_no_other(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(*_: object) -> str:
        raise ValueError("a picture that nobody foresaw")

    monkeypatch.setattr(html, "render", broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Store(folder) as store:
        report = pipeline.judge_again(store, JudgeRequest(only=["dom-size"]))
        written = pipeline.write_report(report, store, ("html", "junit", "json"), "en")
    assert sorted(path.name for path in written.paths) == ["junit.xml", "result.json"]
    assert pipeline.exit_code(report, written.lost) == 4
    assert "Please report it to its maintainers, with the file " in str(written.lost[0])


def test_one_page_that_cannot_be_judged_costs_no_other(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    real = judging.figures

    def figures(snapshot: object) -> object:
        if "cart" in snapshot.final_url:  # type: ignore[attr-defined]
            raise ZeroDivisionError("a number that nobody foresaw")
        return real(snapshot)  # type: ignore[arg-type]

    monkeypatch.setattr(judging, "figures", figures)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Store(folder) as store:
        report = pipeline.judge_again(store, JudgeRequest(only=["dom-size"]))
    assert [page.audited for page in report.pages] == [True, False]
    (failure,) = report.pages[1].failures
    assert failure.code == "internal-error"
    assert "nobody foresaw" in Path(failure.parameters["file"]).read_text()
    assert pipeline.exit_code(report) == 4


def test_a_fault_is_told_even_if_its_trace_cannot_be_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", "/nowhere")
    assert faults.kept(ValueError("x")) == ""
    assert "with the command you ran" in str(faults.fault(ValueError("x")))
