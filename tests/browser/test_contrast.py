"""The contrast of text, on pages as shops make them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor import resources
from auditor.judge.evaluate import judge_rule
from auditor.judge.rulebook import load_rulebook
from auditor.measure import context
from auditor.measure.contrast import measure_text_contrasts
from auditor.model.snapshot import Snapshot
from tests.browser.contrast_page import BODY, PHOTO, TEXTS
from tests.site import Answer, Site, page

RULE = load_rulebook([resources.directory("rules")]).rules["text-contrast"]


def outcomes(snapshot: Snapshot) -> dict[str, str]:
    """The outcome of each text, by the id of its element or of the nearest ancestor that has one."""
    subjects = measure_text_contrasts(snapshot)
    assert subjects is not None
    found = {}
    for subject in subjects:
        assert subject.at is not None
        name = subject.at.selector.rpartition("#")[2].partition(" ")[0]
        found[name] = judge_rule(RULE, [subject], context(snapshot)).outcome
    return found


@pytest.fixture(scope="module", params=["phone", "tablet", "400x800@1", "400x800@2"])
def judged(request: pytest.FixtureRequest, visit: Callable[..., Snapshot]) -> dict[str, str]:
    """The outcomes of the page of texts."""
    with Site({"/": page(BODY), "/photo.webp": Answer(PHOTO, headers={"Content-Type": "image/webp"})}) as site:
        return outcomes(visit(f"{site.origin}/", request.param, disabled=frozenset({"axe"})))


def test_outcomes(judged: dict[str, str]) -> None:
    expected = {name: outcome for name, (outcome, _) in TEXTS.items()}
    assert {name: judged.get(name, "") for name in TEXTS} == expected
