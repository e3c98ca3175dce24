"""`auditor judge` on stored snapshots: options × outcomes → exit codes, as the design's table has them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from builders import rule_text
from builders_content import a_page
from builders_visits import visited

import auditor.judging
from auditor.cli import main
from auditor.model.snapshot import Snapshot
from auditor.store import Store

FORM = {"over": "forms", "passes": "field_count <= most", "message": {"en": "{most:.0f}", "fr": "{most:.0f}"}}
FORM |= {"examples": {"passed": [{"field_count": 10}], "failed": [{"field_count": 11}]}}
ELEMENTS = {"compliant": (5,), "nearly": (11,), "not-compliant": (40,), "undetermined": (5, None), "both": (40, None)}
"""For each outcome its pages by their elements, of which 10 are enough; None for a page that can't be read."""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line: exit code, standard output, standard error."""

    def command(*arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["auditor", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        assert isinstance(ended.value.code, int)
        said = capsys.readouterr()
        return ended.value.code, said.out, said.err

    return command


def with_elements(count: int, url: str = "https://shop.example/") -> Snapshot:
    page = a_page(**visited(url))
    document = msgspec.structs.replace(page.frames[0].document, elements=count)  # type: ignore[type-var]
    return msgspec.structs.replace(page, frames=[msgspec.structs.replace(page.frames[0], document=document)])


def stored(folder: Path, pages: tuple[int | None, ...], url: str = "https://shop.example/") -> Path:
    """Snapshots of pages with so many elements; None for one that is damaged."""
    store = Store(folder)
    store.create()
    for index, count in enumerate(pages):
        directory = store.save(index, with_elements(count or 1, f"{url}{index}"))
        if count is None:
            (folder / directory / "snapshot.json").write_bytes(b"{")
    return folder


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Two serious rules: elements, graded; and fields, of which nothing was collected."""
    for name, text in {
        "content/few-elements": rule_text(miss="most / elements"),
        "forms/few-fields": rule_text(**FORM),
    }.items():
        path = tmp_path / "pack" / f"{name}.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "pack"


@pytest.fixture
def judge(tmp_path: Path, pack: Path, run: Run) -> Callable[..., tuple[int, str, str]]:
    """`auditor judge` by the rule of elements alone, unless it says otherwise."""

    def command(pages: tuple[int | None, ...], *options: str, only: tuple[str, ...] = ("few-elements",)) -> Any:
        folder = stored(tmp_path / "out", pages)
        chosen = [part for rule in only for part in ("--only", rule)]
        return run("judge", folder, "--rules", pack, *chosen, *options)

    return command


TABLE = {
    (): {"compliant": 0, "nearly": 0, "not-compliant": 1, "undetermined": 3, "both": 3},
    ("--fail-on", "none"): {"compliant": 0, "nearly": 0, "not-compliant": 0, "undetermined": 3, "both": 3},
    ("--fail-on", "serious"): {"compliant": 0, "nearly": 1, "not-compliant": 1, "undetermined": 3, "both": 3},
    ("--fail-on", "critical"): {"compliant": 0, "nearly": 0, "not-compliant": 1, "undetermined": 3, "both": 3},
    ("--fail-under", "90"): {"compliant": 0, "nearly": 1, "not-compliant": 1, "undetermined": 3, "both": 3},
    ("--threshold", "simple=90"): {"compliant": 0, "nearly": 1, "not-compliant": 1, "undetermined": 3, "both": 3},
    ("--threshold", "content=60"): {"compliant": 0, "nearly": 0, "not-compliant": 1, "undetermined": 3, "both": 3},
    ("--threshold", "light=1"): {"compliant": 1, "nearly": 1, "not-compliant": 1, "undetermined": 3, "both": 3},
    ("--fail-on", "none", "--fail-under", "60"): {"compliant": 0, "nearly": 0, "not-compliant": 1, "both": 3},
    ("--strict",): {"compliant": 0, "nearly": 0, "not-compliant": 1, "undetermined": 3, "both": 3},
    ("--fail-on", "grave"): dict.fromkeys(ELEMENTS, 2),
    ("--fail-under", "101"): dict.fromkeys(ELEMENTS, 2),
}


@pytest.mark.parametrize(
    ("options", "outcome", "code"),
    [(options, outcome, code) for options, row in TABLE.items() for outcome, code in row.items()],
)
def test_exit_codes(judge: Any, tmp_path: Path, options: tuple[str, ...], outcome: str, code: int) -> None:
    got, out, err = judge(ELEMENTS[outcome], *options, "--format", "terminal")
    assert got == code
    if code == 2:
        assert out == ""
        return
    assert err == ""
    result = json.loads((tmp_path / "out" / "result.json").read_bytes())
    assert result["gate"]["exit_code"] == code
    assert result["verdict"] == {"both": "not-compliant"}.get(outcome, outcome)


@pytest.mark.parametrize(("options", "code"), [((), 0), (("--strict",), 1), (("--strict", "--fail-on", "none"), 1)])
def test_an_open_serious_rule_fails_if_strict(judge: Any, options: tuple[str, ...], code: int) -> None:
    assert judge((5,), *options, only=("few-elements", "few-fields"))[0] == code


def test_without_only_fewer_than_three_numbers_give_no_headline(judge: Any, tmp_path: Path) -> None:
    """One rule of the five qualities is judged: the rest was not collected."""
    code, _, _ = judge((5,), "--skip", "security", "--skip", "touch", "--skip", "speed", only=())
    result = json.loads((tmp_path / "out" / "result.json").read_bytes())
    assert (code, result["score"], result["verdict"]) == (3, None, "undetermined")
    assert [each["code"] for each in result["verdict_reasons"]] == ["nothing-audited"]
    assert result["pages"][0]["failures"][0] == {"step": "verdict", "code": "too-little-decided", "parameters": {}}


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--threshold", "clar=80"), "Unknown quality or category 'clar'. Did you mean 'clear'? Valid: clear, simple,"),
        (("--skip", "clear"), "There is no rule or category 'clear'. It is a quality; its categories: legibility."),
        (("--skip", "bogus"), "There is no rule or category 'bogus'."),
        (("--threshold", "clear"), "A --threshold is written NAME=N, such as light=80."),
        (("--threshold", "clear=many"), "A --threshold is written NAME=N, such as light=80."),
        (("--threshold", "clear=101"), "The threshold of clear is 101: a number goes from 0 to 100."),
        (("--threshold", "clear=nan"), "The threshold of clear is nan: a number goes from 0 to 100."),
        (("--fail-under", "nan"), "Fail-under is nan: a number goes from 0 to 100."),
        (("--fail-on", "non"), "Unknown impact 'non'. Did you mean 'none'? Valid: none, minor, moderate, serious"),
        (("--profile", "locla"), "There is no profile 'locla'. Did you mean 'local'? There is: local."),
        (("--skip", "content"), "No rule is left: --only, --skip and --profile together exclude them all."),
    ],
)
def test_wrong_options_are_one_sentence(judge: Any, options: tuple[str, ...], says: str) -> None:
    code, out, err = judge((5,), *options)
    assert (code, out) == (2, "")
    assert err.startswith(f"auditor: {says}")
    assert err.count("\n") == 1


def test_an_impossible_limit_in_the_configuration_is_one_sentence(judge: Any, tmp_path: Path) -> None:
    config = tmp_path / "auditor.toml"
    config.write_text("[limits.text-contrast]\nminimum = 25\n", encoding="utf-8")
    code, out, err = judge((5,), "--config", str(config))
    assert (code, out) == (2, "")
    where = f"{config}, line 2: limits.text-contrast.minimum"
    assert err == f"auditor: {where}: text-contrast: with minimum = 25 nothing could ever pass this rule.\n"


def test_the_command_line_wins_over_the_thresholds_of_the_file(judge: Any, tmp_path: Path) -> None:
    config = tmp_path / "auditor.toml"
    config.write_text('fail-on = "none"\n[thresholds]\nsimple = 90\ncontent = 10\n', encoding="utf-8")
    assert judge((11,), "--config", str(config))[0] == 1
    assert judge((11,), "--config", str(config), "--threshold", "simple=50")[0] == 0


@pytest.mark.parametrize(("pages", "code"), [((5,), 3), ((40,), 3), ((5, None), 3)])
def test_what_cannot_be_written_is_3_and_costs_no_other_file(
    judge: Any, tmp_path: Path, pages: tuple[int | None, ...], code: int
) -> None:
    stored(tmp_path / "out", pages)
    (tmp_path / "out" / "index.html").mkdir()
    got, out, err = judge(pages, "--format", "html", "--format", "junit")
    assert (got, out) == (code, "")
    lost, *kept = sorted(err.splitlines(), key=lambda line: not line.startswith("auditor: "))
    assert lost.startswith(f"auditor: {tmp_path / 'out' / 'index.html'} can't be written: ")
    assert kept == [str(tmp_path / "out" / "junit.xml")]
    assert (tmp_path / "out" / "result.json").is_file()


def test_a_fault_of_ours_is_4_with_its_trace_in_a_file(
    judge: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("a fault")

    monkeypatch.setattr(auditor.judging, "judge_site", broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    code, out, err = judge((40,))
    assert (code, out) == (4, "")
    (trace,) = tmp_path.glob("auditor-fault-*.log")
    assert err == (
        "auditor: a fault of the auditor itself (KeyError). Please report it to its maintainers, with the file "
        f"{trace}.\n"
    )
    assert "Traceback" in trace.read_text(encoding="utf-8")
    assert "KeyError: 'a fault'" in trace.read_text(encoding="utf-8")


def test_a_fault_is_told_even_where_no_trace_can_be_kept(
    judge: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(auditor.judging, "judge_site", None)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    code, _, err = judge((5,))
    assert code == 4
    assert err.startswith("auditor: a fault of the auditor itself (TypeError). Please report it")
    assert err.count("\n") == 1


LOCAL = "http://127.0.0.1:3000/"


@pytest.mark.parametrize(
    ("url", "options", "code", "notices"),
    [
        (LOCAL, (), 1, ["narrowed", "local-site"]),
        (LOCAL, ("--profile", "local"), 0, ["narrowed", "profile"]),
        (LOCAL, ("--skip", "https"), 0, ["narrowed"]),
        ("http://shop.example/", (), 1, ["narrowed"]),
        ("https://127.0.0.1/", (), 0, ["narrowed"]),
    ],
)
def test_a_preview_is_told_of_its_profile_once(
    run: Run, pack: Path, tmp_path: Path, url: str, options: tuple[str, ...], code: int, notices: list[str]
) -> None:
    folder = stored(tmp_path / "out", (5, 5), url)
    chosen = ("--only", "few-elements", "--only", "https", "--rules", pack)
    got, out, _ = run("judge", folder, *chosen, *options)
    result = json.loads((folder / "result.json").read_bytes())
    assert got == code
    assert [each["code"] for each in result["notices"]] == notices
    assert out.count("--profile local") == len(notices) - 1
    assert " ".join(out.split()).count("Judged with --only few-elements --only https") == 1
