"""report.pdf, printed by a real Chromium."""

from __future__ import annotations

import re
import zlib

from report_builders import a_report, a_shop_report, shop_images

from auditor.report import render
from auditor.report.branding import Branding


def sheets(pdf: bytes) -> int:
    """How many there are: objects may be compressed in streams."""
    parts = [pdf]
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            parts.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return sum(len(re.findall(rb"/Type\s*/Page\b", part)) for part in parts)


def test_a_pdf_is_tagged_has_an_outline_and_few_sheets() -> None:
    pdf = render("pdf", a_shop_report(), "fr", shop_images, Branding(client="Maison <b>Kerlenn</b>"))
    assert pdf.startswith(b"%PDF-")
    assert b"/MarkInfo" in pdf
    assert b"/StructTreeRoot" in pdf
    assert b"/Outlines" in pdf
    assert b"/Lang" in pdf
    assert 2 <= sheets(pdf) <= 12


def test_a_pdf_without_pictures_is_readable() -> None:
    assert render("pdf", a_report(), "en").startswith(b"%PDF-")
