"""What a scenario is called in a message."""

from __future__ import annotations

import pytest
import yaml

from auditor import resources
from auditor.judge.message import Template, parse, render
from auditor.judge.ways import CONSENTS, DEVICES, way
from auditor.model.scenario import CONSENTS as ANSWERS
from auditor.model.text import Language, Text

NAMES = yaml.safe_load((resources.directory("reports") / "strings" / "names.yaml").read_text(encoding="utf-8"))


def test_the_words_are_those_of_the_reports() -> None:
    assert {name: Text(**words) for name, words in NAMES["device_inline"].items()} == DEVICES
    assert {name: Text(**words) for name, words in NAMES["consent"].items()} == CONSENTS
    assert {"untouched", *CONSENTS} == set(ANSWERS)


@pytest.mark.parametrize(
    ("scenario", "language", "words"),
    [
        ("phone", "en", "phone"),
        ("tablet", "fr", "tablette"),
        ("phone-refused", "fr", "téléphone, consentement refusé"),
        ("iphone-15-accepted", "en", "iphone-15, consent given"),
        ("pixel-7", "fr", "pixel-7"),
        ("refused", "en", "refused"),
    ],
)
def test_a_scenario_in_words(scenario: str, language: Language, words: str) -> None:
    assert way(scenario, language) == words
    template = parse("Lost ({scenario:way})")
    assert isinstance(template, Template)
    assert render(template, {"scenario": scenario}, {}, language) == f"Lost ({words})"
