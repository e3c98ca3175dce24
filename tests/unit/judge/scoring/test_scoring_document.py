"""docs/score.md: its example is recomputed, and what it says of constants is so."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from builders_scoring import a_tally, the_score, whole
from french import mistakes

from auditor.judge.scoring import constants
from auditor.judge.scoring.charges import extent_cost
from auditor.judge.scoring.fixes import fixes
from auditor.judge.scoring.numbers import settled
from auditor.judge.scoring.site import Entry
from auditor.judge.scoring.tally import distance
from auditor.model.score import QualityScore

FOLDER = Path(__file__).parents[4] / "docs"
DOCUMENTS = ["score.md", "score.fr.md"]


def text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def example(name: str) -> QualityScore:
    (block,) = re.findall(r"```json\n(.*?)```", text(name), re.DOTALL)
    return msgspec.json.decode(block, type=QualityScore)


PALE = {f"failing-{number}": 1.0 for number in range(3)}
CONTRAST = (
    a_tally("text-contrast", fails=3, passes=47, miss=1.34 / 4.5),
    a_tally("text-contrast-enhanced", family="text-contrast", impact="minor", failed=PALE),
)
HOUSE = whole("house-style", impact="moderate")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_example_is_what_the_score_makes_of_such_a_page(name: str) -> None:
    assert example(name) == the_score(*CONTRAST, HOUSE)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_example_can_be_recomputed_by_hand(name: str) -> None:
    score = example(name)
    house, contrast = score.charges
    assert contrast.cost == settled(0.7 * (2.1 / (2.1 + 47 + 3)) ** 0.7)
    assert contrast.cost == settled(extent_cost(contrast.dearest, contrast.paid, contrast.passing))
    assert score.raw == pytest.approx(100 * (1 - contrast.cost) * (0.6 + 0.4 * (1 - house.cost)), abs=1e-6)
    assert score.score == pytest.approx((score.raw or 0.0) * score.ceiling, abs=1e-6)
    points = {fix.family: fix.quality_points for fix in fixes([Entry("/", {"clear": score})], {}, ["clear"])}
    assert points["text-contrast"] == pytest.approx(92 - (score.score or 0.0), abs=1e-6)
    assert int(points["text-contrast"]) == 16


@pytest.mark.parametrize("name", DOCUMENTS)
def test_it_names_the_constants_that_are_in_force(name: str) -> None:
    said = text(name).replace(",", ".")
    figures = [*constants.PRICES.values(), constants.NEAREST, constants.EXTENT, constants.SLIGHT_SHARE]
    figures += [value for value in constants.CEILINGS.values() if value < 1.0]
    assert figures
    for figure in figures:
        assert f"{figure:g}" in said, figure
    assert f"P + {constants.LONELY:g}" in said
    assert f"{constants.YES:g}" in said
    assert f"{constants.ALMOST:g}" in said


def test_a_quarter_for_a_contrast_just_under_the_limit() -> None:
    assert distance(4.3 / 4.5, 0.5) == pytest.approx(0.25, abs=0.01)
    assert distance(2.0 / 4.5, 0.5) == 1.0


def test_the_french_one_is_set_as_french_is() -> None:
    prose = re.sub(r"```json\n.*?```", "", text("score.fr.md"), flags=re.DOTALL)
    assert len(prose.split()) > 500
    assert mistakes(prose) == []


def test_both_have_the_same_chapters() -> None:
    english, french = (len(re.findall(r"^## ", text(name), re.MULTILINE)) for name in DOCUMENTS)
    assert english == french > 5
