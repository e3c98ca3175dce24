"""What a run of GitHub Actions is told by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from report_builders import a_finding, a_page, a_report, a_result, a_shop_report

from auditor.asked import JudgeRequest
from auditor.cli import github
from auditor.judge.comparing.known import known
from auditor.report.repository.step_summary import MOST, step_summary
from auditor.report.words.commands import without_commands


def test_the_summary_and_the_outputs_are_added_to_what_is_there(tmp_path: Path) -> None:
    summary, output = tmp_path / "summary.md", tmp_path / "output"
    summary.write_text("# Before\n")
    output.write_text("first=1\n")
    environ = {"GITHUB_STEP_SUMMARY": str(summary), "GITHUB_OUTPUT": str(output)}
    assert github.tell(a_shop_report(), "en", environ) == []
    assert summary.read_text() == "# Before\n" + step_summary(a_shop_report(), "en")
    assert output.read_text() == "first=1\nscore=74\nverdict=not-compliant\nnew-findings=\n"


def test_a_file_that_is_not_there_yet_is_made(tmp_path: Path) -> None:
    path = tmp_path / "summary.md"
    assert github.tell(a_shop_report(), "fr", {"GITHUB_STEP_SUMMARY": str(path)}) == []
    assert path.read_text().startswith("## Audit mobile")


def test_elsewhere_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert github.tell(a_shop_report(), "en", {"GITHUB_STEP_SUMMARY": "", "HOME": str(tmp_path)}) == []
    assert list(tmp_path.iterdir()) == []


def test_what_an_earlier_command_of_the_step_said_counts(tmp_path: Path) -> None:
    path = tmp_path / "summary.md"
    path.write_bytes(b"x" * (MOST - 500) + b"\n")
    assert github.tell(a_shop_report(), "en", {"GITHUB_STEP_SUMMARY": str(path)}) == []
    assert path.stat().st_size <= MOST
    assert "**Not compliant" in path.read_text()


def test_a_full_summary_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "summary.md"
    path.write_bytes(b"x" * MOST)
    (error,) = github.tell(a_shop_report(), "en", {"GITHUB_STEP_SUMMARY": str(path)})
    assert str(error) == f"The summary of this step, {path}, is full: GitHub takes 1024 KiB of a step."
    assert path.stat().st_size == MOST


def test_files_that_can_not_be_written_are_a_sentence_each_and_exit_code_3(tmp_path: Path) -> None:
    environ = {"GITHUB_STEP_SUMMARY": str(tmp_path), "GITHUB_OUTPUT": str(tmp_path / "none" / "output")}
    errors = github.tell(a_shop_report(), "en", environ)
    assert [str(error) for error in errors] == [
        f"{tmp_path}, where GitHub takes what a step says, can't be written: Is a directory.",
        f"{tmp_path / 'none' / 'output'}, where GitHub takes what a step says, can't be written: "
        "No such file or directory.",
    ]
    assert {error.exit_code for error in errors} == {3}


def test_new_findings_are_counted_against_a_baseline() -> None:
    old, new = a_finding(), a_finding(selector="main > a.new", html='<a class="new">Gift</a>')
    accepted = known(a_report([a_page(results=[a_result(outcome="failed", findings=[old])])]))
    pages = [a_page(results=[a_result(outcome="failed", findings=[old, new])])]
    report = a_report(pages, request=JudgeRequest(baseline=accepted))
    assert github.outputs(report)["new-findings"] == "1"
    assert github.outputs(a_report([]))["score"] == ""


@pytest.mark.parametrize(
    "line",
    ["::error::x", "  ::add-mask::x", "\x1b[1m::stop-commands::x", "a ##[error]x", "##vso[task.x]y", "##teamcity[x"],
)
def test_what_a_page_says_is_no_command_in_a_log(line: str) -> None:
    told = without_commands(f"first\n{line}\nlast")
    assert told.replace("\u200b", "") == f"first\n{line}\nlast"
    assert "\u200b" in told.splitlines()[1]


@pytest.mark.parametrize("line", ["a::b", "C++ std::x", "# heading", "## heading [x]", "rule: a:hover"])
def test_other_lines_stay_as_they_are(line: str) -> None:
    assert without_commands(line) == line
