"""Which colours of a finding are shown."""

from __future__ import annotations

import pytest

from auditor.model.result import Finding
from auditor.model.text import Text
from auditor.report.pictures.colours import Colours, colours

GREY, WHITE, DARKER = "#999999", "#ffffff", "#767676"
NAMES = ["foreground", "background", "suggestion"]


def a_finding(**facts: str | float | None) -> Finding:
    return Finding(
        outcome="failed", selector="p", html="<p>", box=None, message=Text(en="pale", fr="pâle"), facts=dict(facts)
    )


def test_ink_ground_and_what_would_do() -> None:
    found = colours(a_finding(foreground=GREY, background=WHITE, suggestion=DARKER), NAMES)
    assert found == Colours(GREY, WHITE, DARKER)


@pytest.mark.parametrize("suggestion", ["", None, 'red"/><script>', "#7676761", "#ABC"])
def test_what_is_no_colour_is_not_shown(suggestion: str | None) -> None:
    assert colours(a_finding(foreground=GREY, background=WHITE, suggestion=suggestion), NAMES) == Colours(
        GREY, WHITE, ""
    )


@pytest.mark.parametrize("facts", [{}, {"foreground": GREY}, {"foreground": "", "background": WHITE}, {"size": 12.0}])
def test_without_two_colours_there_is_nothing_to_show(facts: dict[str, str | float | None]) -> None:
    assert colours(a_finding(**facts), NAMES) is None


def test_the_rule_names_the_facts() -> None:
    finding = a_finding(foreground=GREY, background=WHITE, suggestion=DARKER)
    assert colours(finding, NAMES[:2]) == Colours(GREY, WHITE, "")
    assert colours(finding, NAMES[1:]) == Colours(WHITE, DARKER, "")
    assert colours(finding, []) is None
