"""The files of the repository that pages come from: `[sarif.files]` and `auditor report -f sarif`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from report_builders import a_report

from auditor.cli import main
from auditor.report.json import encode

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a shop in it, which is the current folder; and a result beside it."""
    root = tmp_path / "repository"
    shop = root / "shop"
    (shop / "templates").mkdir(parents=True)
    (shop / "templates" / "home.html").write_text("<h1>Shop</h1>")
    (root / ".git").mkdir()
    (tmp_path / "result.json").write_bytes(encode(a_report()))
    monkeypatch.chdir(shop)
    return root


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], repository: Path) -> Run:
    def command(*options: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["auditor", "report", str(repository.parent / "result.json"), *options])
        with pytest.raises(SystemExit) as ended:
            main()
        assert isinstance(ended.value.code, int)
        said = capsys.readouterr()
        return ended.value.code, said.out, said.err

    return command


def configured(repository: Path, file: str) -> None:
    (repository / "shop" / "auditor.toml").write_text(f'[sarif.files]\n"/*" = "{file}"\n')


def uri(out: str) -> Any:
    (result,) = json.loads(out)["runs"][0]["results"]
    return result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]


def test_a_mapped_page_stands_at_its_file_from_the_root_of_the_repository(run: Run, repository: Path) -> None:
    configured(repository, "templates/home.html")
    code, out, err = run("-f", "sarif")
    assert (code, err) == (0, "")
    assert uri(out) == "shop/templates/home.html"


def test_another_page_stands_at_the_configuration(run: Run, repository: Path) -> None:
    (repository / "shop" / "auditor.toml").write_text("")
    assert uri(run("-f", "sarif")[1]) == "shop/auditor.toml"


def test_without_a_configuration_it_stands_where_one_would_be(run: Run) -> None:
    assert uri(run("-f", "sarif")[1]) == "shop/auditor.toml"


def test_a_mapping_to_a_file_that_is_not_there_is_one_sentence_with_its_line(run: Run, repository: Path) -> None:
    configured(repository, "templates/nowhere.html")
    code, out, err = run("-f", "sarif")
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert "auditor.toml, line 2: sarif.files./*: There is no file" in err


def test_a_mapping_that_leads_out_of_the_repository_is_one_sentence(run: Run, repository: Path) -> None:
    (repository.parent / "other.html").write_text("")
    configured(repository, "../../other.html")
    code, out, err = run("-f", "sarif")
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert "outside of the repository" in err


def test_a_link_is_named_as_the_file_that_it_leads_to(run: Run, repository: Path) -> None:
    (repository / "shop" / "link.html").symlink_to(repository / "shop" / "templates" / "home.html")
    configured(repository, "link.html")
    assert uri(run("-f", "sarif")[1]) == "shop/templates/home.html"


@pytest.mark.parametrize("format_", ["sarif", "codequality", "annotations"])
def test_without_git_a_sentence_says_what_paths_are_relative_to(run: Run, repository: Path, format_: str) -> None:
    (repository / ".git").rmdir()
    configured(repository, "templates/home.html")
    code, out, err = run("-f", format_)
    assert code == 0
    assert len(err.splitlines()) == 1
    assert "in no git repository" in err
    assert "templates/home.html" in out
    assert "shop/templates/home.html" not in out


def test_formats_that_name_no_file_need_no_repository(run: Run, repository: Path) -> None:
    (repository / ".git").rmdir()
    assert run("-f", "junit")[2] == ""
