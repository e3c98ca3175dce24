"""What lies above a page, in the forms that shops give it: each page's first line says what must be found.

`<!-- KIND SIDE | BARS -->`: the kind of the overlay and the shorter side of its way out in px (none where it can't be
told), and the number of bars that stay. An empty line: neither.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from auditor.measure import measure
from auditor.model.facts.content.overlays import BarsFacts, OverlayFacts
from tests.browser.conftest import Visitor
from tests.site import Answer, Site

PAGES = {path.stem: path for path in sorted((Path(__file__).parent.parent / "pages" / "layers").glob("*.html"))}
PROSE = "<h2>Our pots</h2>" + "<p>Plates, bowls and vases, thrown by hand in Brittany and fired twice.</p>" * 30
PLAN = frozenset({"overlays", "bars"})
EXPECTED = re.compile(r"<!-- (?:(?P<kind>[a-z]+)(?: (?P<side>\d+))? ?)?(?:\| (?P<bars>\d))? ?-->\n")


@pytest.mark.parametrize("name", PAGES)
def test_what_lies_above_the_page(name: str, visit: Visitor) -> None:
    text = PAGES[name].read_text("utf-8")
    expected = EXPECTED.match(text)
    assert expected is not None
    html = text[expected.end() :].replace("{prose}", PROSE)
    with Site({"/": Answer(html.encode(), headers={"Content-Type": "text/html; charset=utf-8"})}) as site:
        facts = measure(visit(f"{site.origin}/", images=False, plan=PLAN))
    side = expected["side"]
    wanted = [(expected["kind"], float(side) if side is not None else None)] if expected["kind"] else []
    assert facts.subjects.keys() >= {"overlays", "bars"}, facts.missing
    overlays = [each for each in facts.subjects["overlays"] if isinstance(each, OverlayFacts)]
    bars = [each for each in facts.subjects["bars"] if isinstance(each, BarsFacts)]
    assert [(each.kind, each.way_out_side) for each in overlays] == wanted
    assert sum(each.count or 0 for each in bars) == float(expected["bars"] or 0)
