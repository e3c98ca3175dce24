"""Where axe-core decides on the contrast of a text, we decide alike; the exceptions are listed, with their reasons."""

from __future__ import annotations

from typing import Any

import pytest

from auditor import resources
from auditor.demo.careless import BadShop
from auditor.demo.server import running
from auditor.demo.shop import GoodShop
from auditor.judge.evaluate import judge_rule
from auditor.judge.loading.rulebook import load_rulebook
from auditor.measure import context
from auditor.measure.legibility.contrast import measure_text_contrasts
from auditor.model.snapshot import Snapshot
from tests.browser.conftest import Visitor
from tests.browser.contrast_page import BODY, PHOTO
from tests.site import Answer, Site, page

RULES = load_rulebook([resources.directory("rules")]).rules

EXEMPT = "undecided or exempt"
DISAGREED = {
    "filter": ("passed", "failed", "axe takes the computed colour, black; a filter of 35 % opacity shows #a6a6a6"),
    "scrolled-away-blend": ("passed", "failed", "the same, where one must scroll for it"),
    "logo": ("failed", EXEMPT, "a logotype, which WCAG 1.4.3 excepts; axe can't know one"),
    "emoji": (
        "failed",
        EXEMPT,
        "signs without a letter or digit, one of them drawn in its own colours: no text to read",
    ),
}
"""Id on the page of texts → axe's verdict, ours, and why ours is right."""


def disagreements(snapshot: Snapshot) -> tuple[int, dict[str, tuple[str, str]]]:
    """How many elements both decided, and selector → axe's verdict and ours where they differ.

    An element may hold several of our texts, and ours may be named by an element around several of axe's: axe's failed
    agrees with any failure of ours at, in or around its element, axe's passed with no failure at it.
    """
    subjects = measure_text_contrasts(snapshot)
    assert subjects is not None
    assert snapshot.axe is not None
    ours: dict[str, set[str]] = {}
    for subject in subjects:
        assert subject.at is not None
        rule = RULES["placeholder-contrast" if subject.kind == "placeholder" else "text-contrast"]
        ours.setdefault(subject.at.selector, set()).add(judge_rule(rule, [subject], context(snapshot)).outcome)
    compared, found = 0, {}
    for node in snapshot.axe.nodes:
        if node.rule != "color-contrast" or node.outcome not in {"passed", "failed"}:
            continue
        verdicts = ours.get(node.selector, set())
        if node.outcome == "failed" and not verdicts:
            verdicts = {
                outcome
                for selector, outcomes in ours.items()
                if node.selector.startswith(f"{selector} > ") or selector.startswith(f"{node.selector} > ")
                for outcome in outcomes
            }
        if not verdicts and node.outcome == "passed":
            continue  # part of a text that is named by another element; its failure would be a disagreement there
        compared += 1
        verdict = "failed" if "failed" in verdicts else "passed" if "passed" in verdicts else EXEMPT
        if verdict != node.outcome:
            found[node.selector] = (node.outcome, verdict)
    return compared, found


@pytest.mark.parametrize("device", ["phone", "tablet"])
def test_on_the_page_of_texts(device: str, visit: Visitor) -> None:
    with Site({"/": page(BODY), "/photo.webp": Answer(PHOTO, headers={"Content-Type": "image/webp"})}) as site:
        compared, found = disagreements(visit(f"{site.origin}/", device, axe=True))
    assert compared >= 25
    assert found == {f"#{name}": (axe, ours) for name, (axe, ours, _) in DISAGREED.items()}


@pytest.mark.parametrize("shop", [GoodShop, BadShop])
def test_on_a_shop(shop: Any, visit: Visitor) -> None:
    assert shop.pages
    with running() as server:
        origin = f"http://127.0.0.1:{server.port}"
        server.application = shop(origin)
        for path in shop.pages:
            compared, found = disagreements(visit(origin + path, axe=True))
            assert compared >= 5, path
            assert found == {}, path
