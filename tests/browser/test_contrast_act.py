"""The verdicts of text-contrast on the published cases of ACT rule afw4f7."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor import resources
from auditor.judge.evaluate import judge_rule
from auditor.judge.loading.rulebook import load_rulebook
from auditor.measure import context
from auditor.measure.legibility.contrast import measure_text_contrasts
from auditor.model.facts.legibility.contrast import TextContrastFacts
from auditor.model.snapshot import Snapshot
from tests.browser import act_contrast
from tests.site import Site, page

ROW = 130.0
"""CSS px that each case has for itself, so that a text's place says which case it belongs to."""

CASES = act_contrast.PASSED | act_contrast.FAILED | act_contrast.INAPPLICABLE | act_contrast.WIDER


@pytest.fixture(scope="module")
def outcomes(visit: Callable[..., Snapshot]) -> dict[str, str]:
    """The outcome of each case."""
    rows = "".join(f'<section style="height:{ROW}px">{html}</section>' for html in CASES.values())
    body = f"<style>body{{margin:0}}p{{margin:0}}section{{display:flow-root}}</style>{rows}"
    with Site({"/": page(body)}) as site:
        snapshot = visit(f"{site.origin}/", "tablet")
    subjects = measure_text_contrasts(snapshot)
    assert subjects is not None
    rule = load_rulebook([resources.directory("rules")]).rules["text-contrast"]
    of_case: dict[str, list[TextContrastFacts]] = {name: [] for name in CASES}
    for subject in subjects:
        assert subject.at is not None
        assert subject.at.box is not None
        of_case[list(CASES)[int(subject.at.box.y // ROW)]].append(subject)
    return {name: judge_rule(rule, list(found), context(snapshot)).outcome for name, found in of_case.items()}


@pytest.mark.parametrize("name", act_contrast.PASSED)
def test_passed(name: str, outcomes: dict[str, str]) -> None:
    # "Passed" by ACT, where the text says nothing in a language; not a subject of ours.
    assert outcomes[name] == ("inapplicable" if "no language" in name else "passed")


@pytest.mark.parametrize("name", act_contrast.FAILED)
def test_failed(name: str, outcomes: dict[str, str]) -> None:
    assert outcomes[name] == "failed"


@pytest.mark.parametrize("name", act_contrast.INAPPLICABLE)
def test_inapplicable(name: str, outcomes: dict[str, str]) -> None:
    assert outcomes[name] == "inapplicable"


@pytest.mark.parametrize("name", act_contrast.WIDER)
def test_judged_beyond_act(name: str, outcomes: dict[str, str]) -> None:
    assert outcomes[name] == "passed"
