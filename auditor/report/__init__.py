"""The renderers. Each module `auditor/report/FORMAT.py` turns a Report into a file and knows nothing else.

`render(format, …)` imports the one module that it needs: Jinja2 and Pillow cost a quarter of a second together.
"""

from __future__ import annotations

import importlib
from typing import Final, Protocol, cast

from auditor.errors import UsageError, nearest
from auditor.model.report import Report
from auditor.model.text import Language

FORMATS: Final = ("terminal", "html", "json", "junit")
FILE_NAMES: Final = {"html": "index.html", "json": "result.json", "junit": "junit.xml", "terminal": "report.txt"}


class Images(Protocol):
    """Where a renderer finds screenshots."""

    def __call__(self, directory: str, file_name: str, /) -> bytes | None:
        """The PNG bytes of `file_name` in the page directory `directory`, None where there are none."""


class Renderer(Protocol):
    """What every format's module offers."""

    def render(self, report: Report, language: Language, images: Images) -> str | bytes:
        """The whole file."""


def no_images(_directory: str, _file_name: str, /) -> bytes | None:
    """Images for a report whose screenshots are not at hand."""
    return None


def render(
    name: str, report: Report, language: Language, images: Images = no_images, *, verbose: bool = False
) -> bytes:
    """`report` in the format `name`, as the bytes of a file. Raises UsageError for an unknown format.

    The format "terminal" becomes plain text, 80 columns wide; for a real terminal call auditor.report.terminal. verbose
    makes a difference to it alone.
    """
    if name not in FORMATS:
        raise UsageError(f"Unknown format {name!r}.{nearest(name, FORMATS)}")
    if name == "terminal":
        from auditor.report.terminal import render as summary

        return summary(report, language, width=80, colour=False, location="", verbose=verbose).encode()
    module = cast(Renderer, importlib.import_module(f"auditor.report.{name}"))
    content = module.render(report, language, images)
    return content.encode() if isinstance(content, str) else content
