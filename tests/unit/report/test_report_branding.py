"""Whose report it is, and templates of one's own."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
import pytest
from PIL import Image
from report_builders import a_finding, a_page, a_report, a_result, a_shop_report, a_text, shop_images

from auditor import config
from auditor.errors import ConfigurationError, UsageError
from auditor.model.text import Text
from auditor.report import render
from auditor.report.branding import PLAIN, Branding, branding
from auditor.report.templates import Templates

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><rect width="120" height="40"/></svg>'


def a_logo(folder: Path, data: bytes | None = None) -> Path:
    path = folder / "logo"
    if data is None:
        stream = io.BytesIO()
        Image.new("RGB", (1200, 300), (10, 90, 160)).save(stream, "PNG")
        data = stream.getvalue()
    path.write_bytes(data)
    return path


def html(brand: Branding) -> str:
    return render("html", a_shop_report(), "fr", shop_images, brand).decode()


def test_client_author_texts_logo_and_colour_stand_in_the_report(tmp_path: Path) -> None:
    brand = branding(
        config.ReportSettings(
            client="Maison Kerlenn",
            title=Text("The audit", "L’audit"),
            author="Agence <Aven>",
            logo=str(a_logo(tmp_path)),
            colour="#aa3300",
            introduction="Bonjour.",
            closing=Text("Bye.", "À bientôt."),
        )
    )
    content = html(brand)
    first = content.partition("<template")[0]
    for text in ("Pour Maison Kerlenn", "Agence &lt;Aven&gt;", "<h1>L’audit</h1>", "Bonjour.", "À bientôt."):
        assert text in first
    assert "<h1>The audit</h1>" in content
    assert "--brand: #aa3300" in content
    assert 'class="logo"' in first
    assert brand.logo is not None
    assert (brand.logo.width, brand.logo.height) == (480, 120)
    markdown = render("markdown", a_shop_report(), "fr", branding=brand).decode()
    assert "# L’audit" in markdown
    assert "Pour Maison Kerlenn" in markdown


def test_nothing_of_it_is_said_without() -> None:
    assert branding(config.ReportSettings()) == PLAIN
    assert 'class="logo"' not in html(PLAIN)


def test_a_logo_may_be_a_drawing(tmp_path: Path) -> None:
    brand = branding(config.ReportSettings(logo=str(a_logo(tmp_path, SVG))))
    assert brand.logo is not None
    assert (brand.logo.media_type, brand.logo.width, brand.logo.height) == ("image/svg+xml", 432, 144)


@pytest.mark.parametrize(
    "data", [b"", b"no picture", b"<svg", SVG.replace(b"120 40", b"a b"), b"\x89PNG\r\n\x1a\nxx", b"<!ENTITY" + SVG]
)
def test_a_logo_that_is_no_picture_is_an_error(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ConfigurationError, match="is no picture of a kind that can be shown"):
        branding(config.ReportSettings(logo=str(a_logo(tmp_path, data))))


def test_a_logo_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"can't be read: No such file"):
        branding(config.ReportSettings(logo=str(tmp_path / "x.png")))
    with pytest.raises(UsageError, match="There is no folder"):
        branding(config.ReportSettings(), tmp_path / "x")


def test_the_table_of_the_configuration_file(tmp_path: Path) -> None:
    file = tmp_path / "auditor.toml"
    file.write_text('[report]\nclient = "A"\nlogo = "l.png"\ntemplates = "t"\ntitle = {en = "a", fr = "b"}\n')
    settings = config.load(file).report
    assert settings.logo == str(tmp_path / "l.png")
    assert settings.templates == str(tmp_path / "t")
    assert settings.title == Text("a", "b")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('clint = "A"', "unknown key 'clint'. Did you mean 'client'"),
        ('colour = "red"', "colour|Expected `str` matching"),
        ('title = {en = "a", de = "b"}', "unknown key 'de'"),
    ],
)
def test_a_mistake_in_it_is_named(tmp_path: Path, line: str, message: str) -> None:
    file = tmp_path / "auditor.toml"
    file.write_text(f"[report]\n{line}\n")
    with pytest.raises(ConfigurationError, match=message):
        config.load(file)


def with_template(folder: Path, name: str, text: str) -> Branding:
    (folder / name).write_text(text, encoding="utf-8")
    return Branding(templates=folder)


def test_a_template_of_ones_own_is_taken_before_ours(tmp_path: Path) -> None:
    brand = with_template(tmp_path, "method.html", "<section id='method'>Ours: {{ report.pages|length }}</section>")
    content = html(brand)
    assert "Ours: 9" in content
    with_template(tmp_path, "style.css", "body { color: teal }")
    assert "color: teal" in html(brand)


EVIL = "<img src=x onerror=alert(1)>"


@pytest.mark.parametrize(
    "expression",
    [
        "{{ evil|safe }}",
        "{{ evil|e|replace('&lt;', '<')|replace('&gt;', '>') }}",
        "{{ prose(report.rules.values()|map(attribute='fix')|first) }}",
        "{{ evil|string }}",
        "{% set x %}{{ evil }}{% endset %}{{ x }}",
        "{{ evil|e|striptags }}",
        "{{ '%s'|e|format(evil) }}",
        "{{ [evil, evil]|join('<br>'|e) }}",
    ],
)
def test_what_a_result_says_is_escaped_whatever_a_template_says(tmp_path: Path, expression: str) -> None:
    (tmp_path / "front.html").write_text("{% set evil = report.pages[0].results[0].findings[0].html %}" + expression)
    page = a_page(results=[a_result(outcome="failed", findings=[a_finding(html=EVIL, message=a_text(EVIL))])])
    content = render("html", a_report([page]), "en", branding=Branding(templates=tmp_path)).decode()
    assert EVIL not in content
    assert "<img src=x" not in content


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a\n{% if %}\n", r"front.html, line 2: Expected an expression"),
        ("a\n\n{{ nothing.at.all }}", r"front.html, line 3: 'nothing' is undefined"),
        ("{% autoescape false %}{{ t }}{% endautoescape %}", r"front.html, line 1: escaping can't be switched off"),
        ("{{ ''.__class__.__mro__ }}", r"front.html, line 1: .*unsafe"),
        ("{{ prose.__globals__ }}", r"front.html, line 1: .*unsafe"),
        ("{{ prose(report.fixes[0]).replace('a', 'b') }}", r"front.html, line 1"),
        ("{% include 'nowhere.html' %}", r"nowhere.html"),
        ("{{ 1 / 0 }}", r"front.html, line 1: division by zero"),
    ],
)
def test_a_template_with_an_error_is_named_with_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    brand = with_template(tmp_path, "front.html", text)
    with pytest.raises(ConfigurationError, match=message) as caught:
        html(brand)
    assert "\n" not in str(caught.value)


def test_templates_are_checked_before_an_audit(tmp_path: Path) -> None:
    Templates(None).check()
    brand = with_template(tmp_path, "front.html", "{% for %}")
    with pytest.raises(ConfigurationError, match=r"front.html, line 1"):
        Templates(brand.templates).check()


def test_a_template_without_the_policy_is_refused(tmp_path: Path) -> None:
    brand = with_template(tmp_path, "index.html", "<!doctype html><title>x</title><body>{{ policy }}")
    with pytest.raises(ConfigurationError, match=r"index.html has to write \{\{ policy \}\} in its head"):
        html(brand)


def test_a_template_can_change_no_result(tmp_path: Path) -> None:
    brand = with_template(tmp_path, "front.html", "{{ report.pages.append(1) }}")
    with pytest.raises(ConfigurationError, match="unsafe"):
        html(brand)
    assert msgspec.structs.asdict(a_shop_report())["pages"]
