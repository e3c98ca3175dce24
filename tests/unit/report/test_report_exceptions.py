"""What is set aside is shown as such: --verbose lists it, with its reason and its date."""

from __future__ import annotations

import pytest
from report_builders import a_report

from auditor.model.exceptions import ExceptionUse
from auditor.model.text import Language
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
