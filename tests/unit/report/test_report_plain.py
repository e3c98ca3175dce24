"""Strings of a page, made safe to show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.report.words.plain import plain

ANY_TEXT = st.text(st.characters(codec=None, categories=None), max_size=200)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  Add \n to\tcart ", "Add to cart"),
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("a\x00b", "a\\x00b"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("half \ud83d", "half \\ud83d"),
        ("\ufffe", "\\ufffe"),
        ("زر الشراء", "زر الشراء"),
        ("👩\u200d🚀 50 €", "👩\u200d🚀 50 €"),
        ("e" + "\u0301" * 50, "e" + "\u0301" * 3),
    ],
)
def test_what_is_hidden_becomes_visible(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_length_is_cut_before_anything_else_is_done() -> None:
    assert plain("x" * 100_000, 10) == "x" * 9 + "…"
    assert plain("\x00" * 100_000, 4) == "\\x00\\x00\\x00…"
    assert plain("exactly 10", 10) == "exactly 10"


@given(ANY_TEXT)
def test_the_outcome_can_be_encoded_and_drives_no_terminal(text: str) -> None:
    shown = plain(text)
    shown.encode()
    assert not any(ord(character) < 32 or 0x7F <= ord(character) < 0xA0 for character in shown)
    assert not any(character in shown for character in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@given(ANY_TEXT)
def test_what_is_plain_stays_as_it_is(text: str) -> None:
    shown = plain(text, 10_000)
    assert plain(shown, 10_000) == shown
