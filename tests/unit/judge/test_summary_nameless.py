"""What an element without a name is called, and that no other is called anything."""

from __future__ import annotations

from typing import Any

import pytest
from builders_visits import PHONE
from report_builders import a_finding, a_result, a_rule, a_text

from auditor.judge.summary.nameless import nameless, pointed_to
from auditor.model.geometry import Box
from auditor.model.result import Nameless
from auditor.report.words.strings import strings

CORNER = Box(340, 10, 24, 24)  # of a screen of 390 × 664


def called(html: str, box: Box | None = CORNER, **changes: Any) -> Nameless | None:
    """Of an element of `html` at `box`."""
    return nameless(a_finding(html=html, box=box, selector="#x", **changes), PHONE)


@pytest.mark.parametrize(
    ("html", "kind", "shows"),
    [
        ("<button class=a><svg>", "button", "drawing"),
        ("<button>\uf0ad", "button", "drawing"),
        ('<div role="button"><i>', "button", "drawing"),
        ('<a href="/x"><img>', "link", "picture"),
        ('<a href="/x"></a>', "link", ""),
        ('<input type="image">', "button", "picture"),
        ('<input type="submit" value="">', "button", ""),
        ('<input type="checkbox">', "checkbox", ""),
        ("<input>", "field", ""),
        ("<select>", "field", ""),
        ('<img src="a.png" alt>', "picture", ""),
        ("<svg>", "drawing", ""),
        ("<iframe>", "frame", ""),
        ("<li>", "element", ""),
        ('<button class="' + "x" * 220, "button", ""),
    ],
)
def test_what_it_is_and_what_it_shows(html: str, kind: str, shows: str) -> None:
    found = called(html)
    assert found is not None
    assert (found.kind, found.shows) == (kind, shows)


@pytest.mark.parametrize(
    "html",
    [
        "<button>Menu",
        '<button aria-label="Menu"><svg>',
        '<a href="/"><img alt="Vases of clay">',
        '<input type="submit" value="Send">',
        '<input placeholder="E-mail">',
        '<input id="mail">',
        "<html>",
        '<meta name="viewport">',
        "",
        "a sentence",
    ],
)
def test_what_has_a_name_or_is_no_thing_on_the_screen_is_called_nothing(html: str) -> None:
    assert called(html) is None


def test_a_name_that_was_measured_counts() -> None:
    assert called("<input>", facts={"name": "E-mail"}) is None
    assert called('<input id="mail">', facts={"name": "\uf0ad"}) == Nameless("field", "", "right", "top")


@pytest.mark.parametrize(
    ("x", "y", "across", "down", "pixels"),
    [
        (0, 0, "left", "top", 0),
        (183, 0, "middle", "top", 0),
        (340, 0, "right", "top", 0),
        (0, 320, "left", "middle", 0),
        (183, 320, "middle", "middle", 0),
        (340, 600, "right", "bottom", 0),
        (340, 651, "right", "bottom", 0),
        (340, 653, "right", "below", 653),
        (0, 1900.4, "left", "below", 1900),
    ],
)
def test_where_it_stands(x: float, y: float, across: str, down: str, pixels: int) -> None:
    found = called("<button>", Box(x, y, 24, 24))
    assert found == Nameless("button", "", across, down, pixels)  # type: ignore[arg-type]


def test_what_is_all_of_the_screen_or_has_no_box_is_in_no_part_of_it() -> None:
    assert called("<button>", Box(0, 0, 390, 664)) == called("<button>", None) == Nameless("button")
    assert called("<div>", Box(0, 0, 390, 664)) is called("<div>", None) is None
    assert called("<button>", Box(0, 0, 390, 48)) == Nameless("button", "", "middle", "top")


def test_findings_say_it_in_both_languages_and_the_others_say_what_they_did() -> None:
    findings = [
        a_finding(selector="#a", html="<button><svg>", box=CORNER, message=a_text("16 px", "16 px")),
        a_finding(selector="#b", html="<button>Menu", box=CORNER, message=a_text("16 px", "16 px")),
        a_finding(selector="#c", html="<a><img>", box=Box(0, 1900, 9, 9), message=a_text("", "")),
    ]
    (result,) = pointed_to([a_result(a_rule("target-size"), "failed", findings=findings)], PHONE)
    english = [strings("en").finding(each) for each in result.findings]
    assert english[:2] == ["The button with a drawing, top right. 16 px", "16 px"]
    assert english[2].startswith("The link with a picture, 1,900 px down, on the left. ")
    french = [strings("fr").finding(each) for each in result.findings]
    assert french[0] == "Le bouton avec un dessin, en haut à droite. 16 px"
    assert french[2].startswith("Le lien avec une image, 1\u202f900\u202fpx plus bas, à gauche. ")
