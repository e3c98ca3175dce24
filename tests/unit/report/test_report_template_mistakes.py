"""The usual mistakes in a template of one's own: each is named with file and line, and what to do about it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from report_builders import a_shop_report

from auditor import resources
from auditor.cli import requests
from auditor.config import Configuration
from auditor.errors import ConfigurationError
from auditor.report import render
from auditor.report.branding import PLAIN, Branding
from auditor.report.context import templates
from auditor.report.templates import Templates

DOCUMENT = "reports/README.md lists what templates may call."


def complaint(folder: Path, text: str) -> str:
    (folder / "front.html").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        render("html", a_shop_report(), "en", branding=Branding(templates=folder))
    return str(caught.value)


@pytest.mark.parametrize(
    ("mistake", "line", "what", "to_do"),
    [
        ("<p>\n{{ reprot.score }}", 2, "'reprot' is undefined", f"Did you mean 'report'? {DOCUMENT}"),
        ("<p>\n\n{{ report.scor }}", 3, "has no attribute 'scor'", DOCUMENT),
        ("{{ t('rule.wyh') }}", 1, "there is no sentence or entry 'rule.wyh'", DOCUMENT),
        ("<p>\n{{ host|plian }}", 2, "No filter named 'plian'", f"Did you mean 'plain'? {DOCUMENT}"),
        ("{{ headline() }}", 1, "missing 1 required positional argument: 'rule'", DOCUMENT),
        ("{% if report.score %}\n<p>\n", 2, "looking for the following tags: 'elif' or 'else' or 'endif'", "'endif'"),
        ("<p>\n{% fi %}", 2, "unknown tag 'fi'", "'fi'"),
        ("{{ report.score ", 1, "unexpected end of template", "expected 'end of print statement'"),
        ("<p>\n{% include 'macro.html' %}", 2, "There is no template 'macro.html'", "Did you mean 'macros.html'?"),
        ("{{ report.pages.clear() }}", 1, "unsafe", "reach nothing else"),
        ("{{ report.score / 0 }}", 1, "division by zero", "division"),
        ("{{ report.pages[99].score }}", 1, "has no element 99", DOCUMENT),
    ],
)
def test_a_mistake_is_named_with_file_line_and_what_to_do(
    tmp_path: Path, mistake: str, line: int, what: str, to_do: str
) -> None:
    said = complaint(tmp_path, mistake)
    assert said.startswith(f"{tmp_path / 'front.html'}, line {line}: "), said
    assert what in said
    assert to_do in said
    assert said.endswith((".", "?"))


def test_a_file_that_no_report_would_take_is_named_with_the_one_that_is_meant(tmp_path: Path) -> None:
    (tmp_path / "fronts.html").write_text("<p>", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"fronts.html: no report has .* Did you mean 'front.html'\?"):
        Templates(tmp_path).check()


def test_a_copy_of_each_template_of_ours_is_fit_for_an_audit(tmp_path: Path) -> None:
    """As the document tells to begin: the command line knows the filters that they use."""
    for path in (resources.directory("reports") / "html").glob("*.html"):
        shutil.copy(path, tmp_path)
    options = {"templates": tmp_path, "config_file": None}
    assert requests.looks(options, Configuration()).templates == tmp_path


def test_a_file_that_another_one_includes_is_taken(tmp_path: Path) -> None:
    (tmp_path / "signature.html").write_text("<p>Ours", encoding="utf-8")
    (tmp_path / "method.html").write_text("{% include 'signature.html' %}", encoding="utf-8")
    templates(Branding(templates=tmp_path)).check()


def test_a_file_that_is_no_text_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "front.html").write_bytes(b"<p>\n<b>caf\xe9")
    with pytest.raises(ConfigurationError, match=r"front.html, line 2: this is not UTF-8 text .* Save the file"):
        Templates(tmp_path).check()


def test_our_own_templates_have_none() -> None:
    assert render("html", a_shop_report(), "en", branding=PLAIN)
