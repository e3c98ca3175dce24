"""Two audits beside each other, told: a module for each format, whose `render` gives the whole text."""

from __future__ import annotations

import importlib
from typing import Final, Protocol, cast

from auditor.errors import UsageError, nearest
from auditor.model.comparison import ComparedAudits
from auditor.model.report import Report
from auditor.model.text import Language
from auditor.report.branding import PLAIN, Branding

FORMATS: Final = ("terminal", "html", "markdown")


class Renderer(Protocol):
    """What every format's module offers."""

    def render(
        self, comparison: ComparedAudits, before: Report, after: Report, language: Language, branding: Branding
    ) -> str:
        """The whole text."""


def render(
    name: str,
    comparison: ComparedAudits,
    before: Report,
    after: Report,
    language: Language,
    branding: Branding = PLAIN,
) -> str:
    """The comparison in the format `name`. Raises UsageError for an unknown one."""
    if name not in FORMATS:
        raise UsageError(f"Unknown format {name!r}.{nearest(name, FORMATS)} Valid: {', '.join(FORMATS)}.")
    module = cast(Renderer, importlib.import_module(f"auditor.report.comparison.{name}"))
    return module.render(comparison, before, after, language, branding)
