"""Prints a document of ours to PDF with Chromium: without script, without network, in a thread of its own."""

from __future__ import annotations

import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from auditor.errors import ProvisionError
from auditor.provision.browser import find_chromium, sandbox_args

_SECONDS: Final = 60
"""A report of hundreds of pages prints in ten."""


def printed(content: str, foot: str) -> bytes:
    """The PDF of an HTML document, with `foot` (HTML) at the foot of each sheet: tagged and with an outline.

    Raises ProvisionError if there is no browser, or it can't print.
    """
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="printing") as pool:  # the caller may run an event loop
        return pool.submit(_printed, content, foot).result()


def _printed(content: str, foot: str) -> bytes:
    from playwright.sync_api import Error, sync_playwright

    chromium = find_chromium()
    if chromium is None:
        raise ProvisionError("A PDF is printed by Chromium, and there is none: run “auditor setup”.")
    with tempfile.TemporaryDirectory(prefix="auditor-", ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "report.html"
        file.write_text(content, encoding="utf-8")
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium.path, args=sandbox_args())
                page = browser.new_page(java_script_enabled=False, offline=True)
                page.goto(file.as_uri(), timeout=_SECONDS * 1000)
                return page.pdf(
                    prefer_css_page_size=True,
                    print_background=True,
                    display_header_footer=True,
                    header_template="<span></span>",
                    footer_template=foot,
                    tagged=True,
                    outline=True,
                )
        except Error as error:
            raise ProvisionError(f"Chromium could not print the PDF: {error.message.splitlines()[0]}.") from error
