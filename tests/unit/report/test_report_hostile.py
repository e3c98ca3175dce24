"""What a page says, in every format that somebody else's program reads: words, never markup, links or formulas."""

from __future__ import annotations

import csv
import io
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt
from report_builders import a_finding, a_page, a_report, a_result, a_rule, a_text

from auditor.judge.comparing.audits import compared
from auditor.model.report import Report
from auditor.model.text import LANGUAGES, Language
from auditor.report import no_images, render
from auditor.report.branding import Branding
from auditor.report.comparison import render as render_comparison
from auditor.report.csv import cell
from auditor.report.pdf import document
from auditor.report.repository.step_summary import step_summary
from auditor.report.text.failure import failure_text
from auditor.report.words.markdown import code, escaped, prose
from auditor.report.words.strings import strings

HOSTILE = (
    "<script>alert(1)</script>",
    "</noscript><script>alert(1)</script>",
    "</template><img src=x onerror=alert(1)>",
    "</style><script>alert(1)</script>",
    "[a](javascript:alert(1)) ![b](https://evil.example/x.png) <https://evil.example>",
    "`` ` ``` <b>x</b>",
    "| a | b |\n|---|---|\n# heading\n- [ ] task @everyone #1 https://evil.example www.evil.example",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "＝1+1",
    "{{ 7*7 }} {% raw %} ${7*7} $x$",
    'a"b;c,d\r\ne',
    "\u202egnp.exe \x00 \ud83d",
)


def a_hostile_report(text: str) -> Report:
    finding = a_finding(selector=text, html=text, message=a_text(text))
    rule = a_rule(fails=a_text(text), fix=a_text(text), title=a_text(text))
    page = a_page(f"https://shop.example/{text}", results=[a_result(rule, "failed", findings=[finding])])
    return a_report([page], [rule])


class Seen(HTMLParser):
    """The tags of a page, and those that lead or load."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        assert not [name for name, _ in attrs if name.startswith("on")]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_html_is_markup(text: str) -> None:
    report = a_hostile_report(text)
    content = render("html", report, "en").decode()  # both languages
    assert content.count("<script") == content.count("</script>") == 1
    assert content.count("<template") == content.count("</template>") == 1
    assert content.count("<noscript>") == content.count("</noscript>")
    assert "img" not in Seen(content).tags
    printed, foot = document(report, "fr", no_images, Branding(client=text, author=text, closing=a_text(text)))
    assert "<script" not in printed + foot
    assert printed.count("</style>") == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_markdown_is_a_link_a_picture_or_markup(text: str) -> None:
    report = a_hostile_report(text)
    renderer = MarkdownIt("commonmark").enable("table")
    brand = Branding(client=text, author=text, title=a_text(text), introduction=a_text(text), closing=a_text(text))
    for content in (
        render("markdown", report, "en", branding=brand).decode(),
        render_comparison("markdown", compared(report, report), report, report, "en"),
    ):
        seen = Seen(renderer.render(content))
        assert seen.links == []
        assert not {"a", "img", "script", "b", "hr", "blockquote", "pre"} & set(seen.tags)
        assert seen.tags.count("h1") == 1


@pytest.mark.parametrize(
    "text", ["a|b", "`", "``", "a`b``c", "<b>", "@all", "# x", "1. x", "+ x", "- x", "= x", "~~x~~"]
)
def test_escaped_words_are_rendered_as_they_are(text: str) -> None:
    renderer = MarkdownIt("commonmark").enable("table").enable("strikethrough")
    for written in (escaped(text), code(text)):
        rendered = renderer.render(written)
        words = Words(rendered).text.strip().replace("\u200b", "").replace("\\u007c", "|")
        assert words == text


class Words(HTMLParser):
    """The text of a page."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.text = ""
        self.feed(content)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_our_own_code_is_code() -> None:
    assert prose("Set `a|b` and `c`, one ` left") == escaped("Set `a|b` and `c`, one ` left")
    assert prose("Set `a` to *b*") == r"Set `a` to \*b\*"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_a_spreadsheet_begins_as_a_formula(text: str, language: Language) -> None:
    content = render("csv", a_hostile_report(text), language)
    assert content.startswith(b"\xef\xbb\xbf")
    table = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";" if language == "fr" else ","))
    assert len(table) == 2
    assert {len(row) for row in table} == {15}
    assert not [each for row in table for each in row if each.lstrip().startswith(tuple("=+-@＝＋－＠|%\t\r"))]
    assert not [each for row in table for each in row if "\n" in each or "\x00" in each]


def test_words_are_left_as_they_are() -> None:
    assert [cell(text) for text in ("Écran trop étroit", "a = b", "", "12 px")] == [
        "Écran trop étroit",
        "a = b",
        "",
        "12 px",
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_the_summary_of_a_step_is_a_link_a_picture_or_markup(text: str) -> None:
    renderer = MarkdownIt("commonmark").enable("table")
    seen = Seen(renderer.render(step_summary(a_hostile_report(text), "en")))
    assert seen.links == []
    assert not {"a", "img", "script", "b", "hr", "blockquote", "pre", "h1"} & set(seen.tags)
    assert seen.tags.count("details") == seen.tags.count("summary") == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_a_failed_test_tells_a_line_where_a_page_has_several(text: str) -> None:
    told = failure_text(a_hostile_report(text), strings("en")).splitlines()
    assert 5 <= len(told) <= 30
    assert all(line.isprintable() or "\u200b" in line for line in told)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", ["sarif", "codequality", "accessibility"])
def test_forges_are_told_nothing_that_hides_or_turns_words(name: str, text: str) -> None:
    content = render(name, a_hostile_report(text), "en").decode()
    assert content.isascii() or not set("\u202e\x00\ud83d") & set(content)
