"""What a customer sees in the end: not the loading screen, but also what the page hides."""

from __future__ import annotations

from pathlib import Path

from auditor import resources
from auditor.judge.evaluate import judge
from auditor.judge.loading.rulebook import load_rulebook
from auditor.measure import measure
from auditor.model.snapshot import Snapshot
from tests.browser.conftest import Visitor
from tests.site import Answer, Site

FOLDER = Path(__file__).parent.parent / "pages" / "seen"
HTML = {"Content-Type": "text/html; charset=utf-8"}


def served(name: str) -> Answer:
    return Answer((FOLDER / f"{name}.html").read_bytes(), headers=HTML)


def outcomes(snapshot: Snapshot) -> dict[str, str]:
    results = judge(measure(snapshot), load_rulebook([resources.directory("rules")]))
    return {result.rule: result.outcome for result in results}


def test_what_the_page_hides_beyond_its_edge_is_lost(visit: Visitor) -> None:
    with Site({"/": served("clipped-sideways")}) as site:
        snapshot = visit(f"{site.origin}/")
    found = outcomes(snapshot)
    assert (found["content-width"], found["reflow-320"]) == ("failed", "failed")
    viewport = (snapshot.frames or [])[0].viewport
    assert viewport is not None
    assert [each.at.selector for each in viewport.cut_off] == ["#bad-line", "#bad-table"]
