"""How reports look and what they point at: the tables `[report]` and `[sarif]`."""

from __future__ import annotations

from typing import Annotated

import msgspec

from auditor.model.text import Text


class ReportSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """client: whose site it is. author: who made the audit. logo: a picture's path. colour: #rrggbb, for lines and
    bars, not for text. title, introduction, closing: one text, or one for each language. templates: a folder whose
    files are taken before ours (reports/html/). Paths are relative to the file."""

    client: str = ""
    title: str | Text = ""
    author: str = ""
    logo: str | None = None
    colour: Annotated[str, msgspec.Meta(pattern="^(#[0-9a-fA-F]{6})?$")] = ""
    introduction: str | Text = ""
    closing: str | Text = ""
    templates: str | None = None


class SarifSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """files: path and query of pages, with * for anything → the file of the repository that makes them. Paths are
    relative to the file of the configuration."""

    files: dict[str, str] = {}
