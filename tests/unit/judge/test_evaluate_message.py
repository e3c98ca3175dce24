"""Messages: our own small formatter, in both languages, with a hostile page's strings in them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.judge.message import LONGEST_STRING, Template, TemplateError, Value, clean, number, parse, render
from auditor.model.text import Language


def show(
    text: str, values: dict[str, Value], limits: dict[str, float] | None = None, lang: Language = "en"
) -> str | None:
    template = parse(text)
    assert isinstance(template, Template)
    return render(template, values, limits or {}, lang)


@pytest.mark.parametrize(
    ("value", "decimals", "percent", "english", "french"),
    [
        (24.0, None, False, "24", "24"),
        (4.5, None, False, "4.5", "4,5"),
        (4.005, None, False, "4", "4"),
        (1234567.891, 1, False, "1,234,567.9", "1\u202f234\u202f567,9"),
        (0.125, 2, False, "0.12", "0,12"),
        (-0.01, 1, False, "0.0", "0,0"),
        (-1.5, 1, False, "-1.5", "-1,5"),
        (0.853, 0, True, "85%", "85\u202f%"),
        (0.853, 1, True, "85.3%", "85,3\u202f%"),
        (100.0, None, False, "100", "100"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(
    value: float, decimals: int | None, percent: bool, english: str, french: str
) -> None:
    assert number(value, decimals, percent, "en") == english
    assert number(value, decimals, percent, "fr") == french


def test_placeholders_in_all_their_forms() -> None:
    text = "{a} {a:.0f} {a:.1f} {a:.2f} {b:.0%} {t} {l}"
    values: dict[str, Value] = {"a": 1.256, "b": 0.5, "t": "x", "l": ["p", "q"]}
    assert show(text, values) == "1.26 1 1.3 1.26 50% x p, q"
    assert show(text, values, lang="fr") == "1,26 1 1,3 1,26 50\u202f% x p, q"


def test_a_message_that_speaks_of_what_was_not_measured_is_none() -> None:
    assert show("{a:.0f} of {b:.0f}", {}, {"b": 3.0}) is None


@pytest.mark.parametrize("empty", ["", "  ", "\u200b", "\x00", []])
def test_a_message_with_nothing_between_its_quotation_marks_is_none(empty: Value) -> None:
    assert show("“{a}” is small", {"a": empty}) is None


@pytest.mark.parametrize(
    ("value", "limit", "shown"),
    [
        (23.9, 24.0, "23.9 of 24"),
        (23.96, 24.0, "23.96 of 24"),
        (23.999, 24.0, "23.999 of 24"),
        (23.4, 24.0, "23 of 24"),
        (24.0, 24.0, "24 of 24"),
    ],
)
def test_a_miss_never_reads_like_a_hit(value: float, limit: float, shown: str) -> None:
    assert show("{a:.0f} of {b:.0f}", {"a": value}, {"b": limit}) == shown


@pytest.mark.parametrize(
    "text", ["{", "}", "{}", "{0}", "{a.b}", "{a[0]}", "{a!r}", "{a:>9}", "{a:.9f}", "{{a}}", "{A}"]
)
def test_nothing_else_is_a_placeholder(text: str) -> None:
    assert isinstance(parse(text), TemplateError)


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("a\x00b\x1b[31mc", "ab[31mc"),
        ("a \u202eb\u2066c", "a bc"),
        ("  many\n\t spaces ", "many spaces"),
        ("émoji 🛒", "émoji 🛒"),
        ("x" * 500, "x" * (LONGEST_STRING - 1) + "…"),
    ],
)
def test_strings_of_the_page_are_data(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned
    assert show("<{t}>", {"t": raw}) == f"<{cleaned}>"


def test_a_placeholder_in_a_string_of_the_page_stays_text() -> None:
    assert show("{t}", {"t": "{a} {t}", "a": 1.0}) == "{a} {t}"


def test_long_lists_are_cut() -> None:
    assert show("{l}", {"l": list("abcdefg")}) == "a, b, c, d, e, …"


@given(st.text())
def test_cleaned_strings_are_short_and_visible(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) <= LONGEST_STRING
    assert all(unicodedata.category(char) not in {"Cc", "Cf", "Cs"} for char in cleaned)
    assert clean(cleaned) == cleaned


@given(st.floats(-1e12, 1e12), st.none() | st.integers(0, 3), st.booleans())
def test_both_languages_write_the_same_number(value: float, decimals: int | None, percent: bool) -> None:
    english, french = number(value, decimals, percent, "en"), number(value, decimals, percent, "fr")
    assert french.replace("\u202f", "").replace(",", ".") == english.replace(",", "")
    shown = float(english.replace(",", "").replace("%", ""))
    assert shown == pytest.approx(value * 100 if percent else value, abs=0.51 if decimals == 0 else 0.06)
