"""What is set aside is shown as such, with its reason and its date: with --verbose, and in the HTML report."""

from __future__ import annotations

import pytest
from report_builders import a_report

from auditor.model.comparison import AgainstBaseline, ComparedFault
from auditor.model.exceptions import ExceptionUse
from auditor.model.text import Language
from auditor.report import no_images, render
from auditor.report.terminal import summary


def told(language: Language, *, verbose: bool) -> str:
    entry = ExceptionUse(
        rule="target-size",
        selector="#chat",
        url="",
        reason="The supplier\x1b[2J mends it.",
        until="2027-03-31",
        state="used",
        findings=3,
    )
    report = a_report(exceptions=[entry])
    return summary(report, language, width=100, colour=False, location="", verbose=verbose)


@pytest.mark.parametrize(("language", "date"), [("en", "until 31 March 2027"), ("fr", "jusqu’au 31 mars 2027")])
def test_an_exception_is_listed_with_its_reason(language: Language, date: str) -> None:
    line = next(line for line in told(language, verbose=True).splitlines() if "#chat" in line)
    assert "target-size, #chat · 3 " in line
    assert date in line
    assert "\x1b" not in line
    assert "#chat" not in told(language, verbose=False)


@pytest.mark.parametrize(("language", "date"), [("en", "until 31 March 2027"), ("fr", "jusqu’au 31 mars 2027")])
def test_the_html_report_lists_it_escaped(language: Language, date: str) -> None:
    entry = ExceptionUse(
        rule="target-size", selector="", url="/<b>", reason="<script>", until="2027-03-31", state="used", findings=3
    )
    stale = ExceptionUse(rule="csp", selector="", url="", reason="It is over.", until="", state="unused")
    html = render("html", a_report(exceptions=[entry, stale]), language, no_images).decode()
    assert date in html
    assert "target-size, /&lt;b&gt;" in html
    assert "&lt;script&gt;" in html
    assert "csp · " not in html
    assert "Set aside" not in render("html", a_report(), "en", no_images).decode()


def test_the_html_report_tells_what_is_new_and_what_was_fixed() -> None:
    new = ComparedFault(rule="target-size", impact="serious", page="/cart", said="Buy <b>")
    mended = ComparedFault(rule="csp", impact="moderate", page="", count=2)
    html = render(
        "html", a_report(baseline=AgainstBaseline(new=[new], mended=[mended], kept=7)), "en", no_images
    ).decode()
    assert "Against the baseline" in html
    assert "serious · /cart · “Buy &lt;b&gt;”" in html
    assert "moderate · the whole site · 2 places" in html
    assert "7 as before" in html
    assert "Against the baseline" not in render("html", a_report(), "en", no_images).decode()
