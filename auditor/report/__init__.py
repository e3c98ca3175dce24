"""The renderers, and the one table of them. Each module `auditor/report/NAME.py` turns a Report into a file and knows
nothing else; a new format is such a module and a row in `FORMATS`.

`render(format, …)` imports the one module that it needs: Jinja2 and Pillow cost a quarter of a second together.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Final, Protocol, cast

from auditor.errors import UsageError, nearest
from auditor.model.report import Report
from auditor.model.text import Language
from auditor.report.branding import PLAIN, Branding

FORMATS: Final[Mapping[str, str]] = {
    "terminal": "",
    "html": "index.html",
    "pdf": "report.pdf",
    "markdown": "report.md",
    "csv": "tickets.csv",
    "json": "result.json",
    "junit": "junit.xml",
    "summary": "summary.md",
    "jsonl": "result.jsonl",
    "sarif": "report.sarif",
    "codequality": "gl-code-quality-report.json",
    "accessibility": "gl-accessibility.json",
    "payment": "payment-scripts.json",
    "annotations": "",
}
"""Name of the format and its module → its file beside result.json, "" if it is only shown. Those that a person opens
come first: the first that was written is the one that the terminal points at."""


class Images(Protocol):
    """Where a renderer finds screenshots."""

    def __call__(self, directory: str, file_name: str, /) -> bytes | None:
        """The PNG bytes of `file_name` in the page directory `directory`, None if there are none."""


class Renderer(Protocol):
    """What every format's module offers."""

    def render(self, report: Report, language: Language, images: Images, branding: Branding) -> str | bytes:
        """The whole file."""


def no_images(_directory: str, _file_name: str, /) -> bytes | None:
    """Images for a report whose screenshots are not at hand."""
    return None


def check_format(name: str) -> None:
    """Raises UsageError for an unknown format, with the nearest one."""
    if name not in FORMATS:
        raise UsageError(f"Unknown format {name!r}.{nearest(name, FORMATS)} Valid: {', '.join(FORMATS)}.")


def render(
    name: str, report: Report, language: Language, images: Images = no_images, branding: Branding | None = None
) -> bytes:
    """`report` in the format `name`, as the bytes of a file, in the looks of `branding`.

    Raises UsageError for an unknown format, ConfigurationError for a template that is wrong.
    """
    check_format(name)
    module = cast(Renderer, importlib.import_module(f"auditor.report.{name}"))
    content = module.render(report, language, images, branding or PLAIN)
    return content.encode() if isinstance(content, str) else content
