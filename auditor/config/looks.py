"""How reports look: the table `[report]`."""

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
