"""Limits without an authoritative source are what the calibration measured, and nothing else."""

from __future__ import annotations

import math
from pathlib import Path

import msgspec
import pytest

from auditor import resources
from auditor.judge.loading.rulebook import load_rulebook
from auditor.model.device import DeviceKind

PERCENTILE = 95
READ = {
    "competing-actions": ("most", "choices.calls", 0),
    "choices-per-screen": ("most", "choices.choices", 0),
    "contour-density": ("most", "screen_picture.contour_density", 1),
    "distinct-colours": ("most", "screen_picture.colours", 0),
    "distinct-text-styles": ("most", "text_styles.styles", 0),
    "feature-congestion": ("most", "screen_picture.congestion", 1),
    "first-screen-words": ("most", "first_screen.words", 0),
    "page-length": ("most_screens", "page.screens", 0),
    "subband-entropy": ("most", "screen_picture.subband_entropy", 2),
}
"""The limit of each rule, the fact that it is read from, and decimals: whole numbers are rounded up, others rounded."""

SEPARATES = frozenset({"choices-per-screen", "competing-actions"})
"""Rules that tell most pages that were made worse (worse.js) from what they were, and that no change of type moves. The
others are advice: larger type leaves fewer words on a screen, and a quality must not rise with a fault (tests/pairs).
"""

RULES = load_rulebook([resources.directory("rules")]).rules
FILE = Path(__file__).parents[2] / "calibrate" / "distributions.json"
FOUND = msgspec.json.decode(FILE.read_bytes())


@pytest.mark.parametrize("id_", READ)
@pytest.mark.parametrize("device", ["phone", "tablet"])
def test_a_limit_is_the_percentile_that_its_source_names(id_: str, device: DeviceKind) -> None:
    name, fact, decimals = READ[id_]
    measured = FOUND["devices"][device][fact]
    value = measured["values"][FOUND["percentiles"].index(PERCENTILE)]
    rule = RULES[id_]
    assert rule.limits[name][device] == (round(value, decimals) if decimals else math.ceil(value))
    assert rule.advisory != (id_ in SEPARATES)
    most = max(each[fact]["pages"] for each in FOUND["devices"].values())  # some pages show nothing on one of them
    assert f"{PERCENTILE}th percentile of {most} pages" in rule.sources[0].name


def test_every_rule_that_names_the_calibration_is_among_them() -> None:
    named = {id_ for id_, rule in RULES.items() if any("tests/calibrate" in source.name for source in rule.sources)}
    assert named == READ.keys()


def test_the_file_says_when_and_of_what_it_was_made() -> None:
    assert FOUND["date"] >= "2026-11-27"
    assert len(FOUND["packages"]) == len(set(FOUND["packages"])) >= 59
    assert FOUND["pages"] >= 300
