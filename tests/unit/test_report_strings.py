"""The words of the reports in both languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from auditor import resources
from auditor.model.failure import Failure
from auditor.model.text import LANGUAGES, Language
from auditor.report.strings import strings

NARROW = "\u202f"
CODES = [
    "navigation-timeout",
    "dns-failure",
    "connection-refused",
    "connection-failed",
    "tls-failure",
    "http-error",
    "download",
    "not-a-page",
    "redirect-loop",
    "dialog-loop",
    "tab-crashed",
    "browser-died",
    "unresponsive",
    "interrupted",
    "never-settled",
    "load-timeout",
    "step-timeout",
    "step-failed",
    "probe-failed",
    "frame-unreadable",
    "too-many-frames",
    "capture-failed",
    "page-too-tall",
    "axe-failed",
    "axe-missing",
    "lighthouse-missing",
    "lighthouse-failed",
    "lighthouse-timeout",
    "disabled",
    "device-not-measured",
    "no-sandbox",
    "rule-error",
    "not-collected",
    "category-below-threshold",
    "rule-failed",
    "rule-undetermined",
    "score-below",
    "score-unknown",
    "impact-at-or-above",
    "pages-not-audited",
    "verdict-undetermined",
    "not-allowed",
    "quality-no",
    "quality-almost",
    "rules-open",
    "nothing-audited",
    "too-few-qualities",
    "verdict-not-compliant",
    "below-threshold",
    "threshold-unknown",
    "new-findings",
    "gate-passed",
    "gate-passed-aside",
    "gate-failed",
    "gate-undetermined",
    "gate-failed-undetermined",
]


def entries(language: Language) -> dict[str, str]:
    """All sentences by path."""

    def walk(value: Any, path: str) -> Iterator[tuple[str, str]]:
        if isinstance(value, dict):
            for key, child in value.items():
                yield from walk(child, f"{path}.{key}")
        elif isinstance(value, list):
            for number, child in enumerate(value):
                yield from walk(child, f"{path}.{number}")
        else:
            yield path, value

    path = resources.directory("reports") / "strings" / f"{language}.yaml"
    return dict(walk(yaml.safe_load(path.read_text(encoding="utf-8")), ""))


def test_both_languages_have_the_same_entries_with_the_same_placeholders() -> None:
    english, french = entries("en"), entries("fr")
    assert english.keys() == french.keys()
    for path, sentence in english.items():
        found = {frozenset(re.findall(r"\{\w+\}", text)) for text in (sentence, french[path])}
        assert len(found) == 1, path


@pytest.mark.parametrize("path", sorted(entries("fr")))
def test_french_typography(path: str) -> None:
    text = entries("fr")[path]
    assert not re.search(rf"[^{NARROW}\W][;!?»]|[^{NARROW}]»|«[^{NARROW}]|\w:\s", text), text
    assert not re.search(r" [:;!?%»]|« |'|\"", text), text


@pytest.mark.parametrize("path", sorted(entries("en")))
def test_english_typography(path: str) -> None:
    text = entries("en")[path]
    assert not re.search(rf"[{NARROW}'\"]| [:;!?%]", text), text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_sentence_without_parameters(code: str, language: Language) -> None:
    sentence = strings(language).failure(Failure("step", code))
    assert sentence.endswith((".", "?")), sentence
    assert sentence != code
    if code not in ("rule-failed", "rule-undetermined"):
        assert "…" not in sentence, sentence


def test_a_failure_says_what_its_parameters_allow() -> None:
    words = strings("fr")
    assert words.failure(Failure("s", "step-timeout", {"seconds": "2.5"})) == (
        f"Cette étape a duré plus de 2,5{NARROW}s et a été abandonnée."
    )
    assert words.failure(Failure("s", "impact-at-or-above", {"impact": "serious", "count": "2"})) == (
        f"Règles enfreintes de gravité «{NARROW}sérieuse{NARROW}» ou plus{NARROW}: 2."
    )


def test_a_quality_is_named_in_words() -> None:
    reason = Failure("verdict", "quality-no", {"quality": "light", "score": "34", "page": "https://shop.example/"})
    assert strings("fr").failure(reason) == f"Légère{NARROW}: Non, 34 sur 100 pour https://shop.example/."
    assert strings("en").failure(
        Failure("gate", "below-threshold", {"part": "own-area", "score": "49.99", "threshold": "50"})
    ) == ("own-area: 49.9 out of 100, the threshold is 50.")


def test_a_score_under_a_threshold_never_looks_like_it() -> None:
    parameters = {"category": "Touch", "score": "49.9996", "threshold": "50"}
    shown = strings("en").failure(Failure("gate", "category-below-threshold", parameters))
    assert shown == "Touch: 49.9 out of 100 on the weakest page, the threshold is 50."


def test_an_unknown_code_is_shown_with_its_parameters_made_plain() -> None:
    shown = strings("en").failure(Failure("s", "new-code", {"reason": "\x1b[2J" + "x" * 1000, "a": "1"}))
    assert shown.startswith("new-code (a=1, reason=\\x1b[2J")
    assert len(shown) < 300


def test_steps_are_named_as_far_as_they_are_known() -> None:
    words = strings("fr")
    assert words.step(Failure("full-page", "x")) == "Capture de la page entière"
    assert words.step(Failure("probe:targets", "x")) == "Mesure (targets)"
    assert words.step(Failure("new\x1b", "x")) == "new\\x1b"


def test_parameters_are_never_filled_in_twice() -> None:
    sentence = strings("en").failure(Failure("s", "step-failed", {"reason": "{reason} {language}"}))
    assert sentence == "This step failed: {reason} {language}."


@pytest.mark.parametrize(
    ("value", "decimals", "english", "french"),
    [
        (1234567.891, 2, "1,234,567.89", f"1{NARROW}234{NARROW}567,89"),
        (-3.25, 1, "−3.2", "−3,2"),
        (-0.04, 1, "0.0", "0,0"),
        (float("nan"), 1, "–", "–"),
        (float("inf"), 1, "–", "–"),
    ],
)
def test_numbers(value: float, decimals: int, english: str, french: str) -> None:
    assert strings("en").number(value, decimals) == english
    assert strings("fr").number(value, decimals) == french


@pytest.mark.parametrize(
    ("value", "unit", "english", "french"),
    [
        (999.4, "ms", "999 ms", f"999{NARROW}ms"),
        (2460.0, "ms", "2.5 s", f"2,5{NARROW}s"),
        (1_482_113, "bytes", "1.5 MB", f"1,5{NARROW}Mo"),
        (4_210, "bytes", "4.2 kB", f"4,2{NARROW}ko"),
        (0.125, "", "0.12", "0,12"),
        (0.0042, "", "0.004", "0,004"),
        (83.0, "", "83", "83"),
        (None, "ms", "–", "–"),
    ],
)
def test_quantities(value: float | None, unit: str, english: str, french: str) -> None:
    assert strings("en").quantity(value, unit) == english
    assert strings("fr").quantity(value, unit) == french


@pytest.mark.parametrize(("score", "shown"), [(99.99, "99"), (100.0, "100"), (49.0, "49"), (0.0, "0"), (None, "–")])
def test_a_score_is_never_rounded_up(score: float | None, shown: str) -> None:
    assert strings("en").score(score) == shown


def test_counts_agree_with_the_language() -> None:
    assert strings("en").count("places", 0) == "0 places"
    assert strings("fr").count("places", 0) == "0 endroit"
    assert strings("fr").count("places", 1) == "1 endroit"
    assert strings("fr").count("places", 1500) == f"1{NARROW}500 endroits"


@pytest.mark.parametrize(
    ("stamp", "english", "french"),
    [
        ("2026-11-02T08:00:00Z", "2 November 2026", "2 novembre 2026"),
        ("2026-13-02", "2026-13-02", "2026-13-02"),
        ("", "", ""),
    ],
)
def test_dates(stamp: str, english: str, french: str) -> None:
    assert strings("en").date(stamp) == english
    assert strings("fr").date(stamp) == french


def test_a_missing_key_is_an_error_of_ours() -> None:
    with pytest.raises(KeyError, match=r"verdict\.none"):
        strings("en")("verdict.none")


def codes_in_the_source() -> set[str]:
    """The codes that the program itself writes into Failure(step, code) and CollectError(code)."""
    codes = set()
    for path in resources.PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                position = {"Failure": 1, "CollectError": 0}.get(node.func.id)
                if position is not None and len(node.args) > position:
                    argument = node.args[position]
                    if isinstance(argument, ast.Constant):
                        codes.add(argument.value)
    return codes


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_that_the_program_uses_has_a_sentence(language: Language) -> None:
    codes = codes_in_the_source()
    assert "tab-crashed" in codes
    assert {code for code in codes if not strings(language).has(f"failures.{code}")} == set()
