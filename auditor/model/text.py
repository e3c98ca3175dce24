"""Whatever a reader sees exists in both languages."""

from __future__ import annotations

from typing import Literal

import msgspec

Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, ...] = ("en", "fr")


class Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One sentence or paragraph in English and in French."""

    en: str
    fr: str

    def in_language(self, language: Language) -> str:
        """The text for `language`."""
        return self.fr if language == "fr" else self.en
