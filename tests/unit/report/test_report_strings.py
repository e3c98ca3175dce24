"""The words of the reports in both languages."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any, get_args

import msgspec
import pytest
import yaml
from report_builders import a_finding

from auditor import resources
from auditor.judge.scoring.constants import ALMOST, CEILINGS, YES
from auditor.model.failure import Code, Failure
from auditor.model.steps import Step
from auditor.model.text import LANGUAGES, Language, Text
from auditor.report.words.strings import strings

NARROW = "\u202f"
CODES: tuple[str, ...] = get_args(Code)


@functools.cache
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

    return dict(walk(file(language), "")) | {
        f".{section}.{key}": name[language] for section, names in file("names").items() for key, name in names.items()
    }


@functools.cache
def file(name: str) -> dict[str, Any]:
    """reports/strings/NAME.yaml"""
    path = resources.directory("reports") / "strings" / f"{name}.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def test_names_stand_in_one_file_only_and_in_every_language() -> None:
    names = file("names")
    assert names
    assert {tuple(name) for section in names.values() for name in section.values()} == {LANGUAGES}
    assert not names.keys() & {*file("en"), *file("fr")}


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
    parameters = {"part": "touch", "score": "49.9996", "threshold": "50"}
    shown = strings("en").failure(Failure("gate", "below-threshold", parameters))
    assert shown == "Made for touch: 49.9 out of 100, the threshold is 50."


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_on_the_score_have_the_constants_of_the_score(language: Language) -> None:
    words = strings(language)
    method, table = words("method.text"), words("qualities.intro")
    for ceiling in {each for each in CEILINGS.values() if each < 1}:
        assert words("percent", number=words.number(round(ceiling * 100))) in method
    for band in (YES, ALMOST):
        assert f"{band:.0f}" in method
        assert f"{band:.0f}" in table
    assert len(re.findall(r"[.](?: |$)", method)) == 5


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
    sentence = strings("en").failure(Failure("s", "http-error", {"status": "{reason} {language}"}))
    assert sentence == "The server answered with HTTP status {reason} {language}."


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
        (40, "bytes", "40 B", f"40{NARROW}o"),
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_about_a_failure_has_a_code(language: Language) -> None:
    assert set(section("failures", language)) == set(CODES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_finding_without_a_message_still_says_something(language: Language) -> None:
    silent = a_finding(message=Text("", ""))
    undecided = msgspec.structs.replace(silent, outcome="cantTell")
    assert strings(language).finding(silent) != strings(language).finding(undecided)
    assert strings(language).finding(a_finding()) == a_finding().message.in_language(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_has_a_name_and_every_name_a_step(language: Language) -> None:
    kinds = {step.partition(":")[0] for step in get_args(Step)}
    assert set(section("step", language)) == kinds | {"measure", "rule", "snapshot"}


def section(name: str, language: Language) -> Iterator[str]:
    """The keys of one section."""
    return (path.split(".")[2] for path in entries(language) if path.startswith(f".{name}."))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ["step-failed", "probe-failed", "measure-failed", "connection-failed", "rule-error"])
@pytest.mark.parametrize(
    "reason",
    [
        "TypeError: Cannot read properties of undefined (reading 'x')",
        "ZeroDivisionError: division by zero",
        "Protocol error (Fetch.continueRequest): Invalid header",
        "ERR_NOBODY_KNOWS",
        "",
    ],
)
def test_no_sentence_of_a_browser_or_a_script_is_told(code: str, reason: str, language: Language) -> None:
    told = strings(language).failure(Failure("s", code, {"reason": reason}))
    assert told == strings(language).failure(Failure("s", code))
    assert told[0].isupper()
    assert told.endswith(".")


def test_what_a_browser_s_code_means_is_told_in_words() -> None:
    failure = Failure("navigate", "connection-failed", {"reason": "ERR_EMPTY_RESPONSE"})
    assert strings("en").failure(failure) == (
        "The connection failed (the server ended the connection without an answer)."
    )
    assert strings("fr").failure(failure) == "La connexion a échoué (le serveur a fermé la connexion sans répondre)."
