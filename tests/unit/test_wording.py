"""What of a page's words is said to a reader."""

from __future__ import annotations

import pytest

from auditor.model.wording import says_nothing, without_marks


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("E-mail *", "E-mail"),
        ("* كلمة المرور:", "كلمة المرور"),
        ("Complément d’adresse :", "Complément d’adresse"),
        ("Size: 38", "Size: 38"),
        ("*", "*"),
        ("", ""),
    ],
)
def test_a_name_is_told_without_its_marks(name: str, told: str) -> None:
    assert without_marks(name) == told


@pytest.mark.parametrize("text", ["", " ", "\ue8b6", " \U000f0349 ", "\u200b\u00ad"])
def test_letters_of_icon_fonts_say_nothing(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["Cart", "×", "\ue8b6 2", "🛒"])
def test_words_and_signs_say_something(text: str) -> None:
    assert not says_nothing(text)
