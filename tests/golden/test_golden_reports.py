"""Whole reports in every format and language. `AUDITOR_REGENERATE=1 pytest tests/golden` writes them anew.

Images and the style sheet are replaced by their size and name: the bytes that Pillow's encoders write differ from
version to version, and a changed colour is no changed report.
"""

from __future__ import annotations

import os
import re
from itertools import product
from pathlib import Path

import msgspec
import pytest
from report_builders import a_shop_report, shop_images

from auditor.model.text import LANGUAGES, Language
from auditor.report import FORMATS, render

HERE = Path(__file__).parent


def steady(content: str) -> str:
    """`content` without what depends on the encoders' versions or on looks alone."""
    content = re.sub(
        r'data-picture="\w+" src="data:(image/\w+);base64,[^"]+" width="(\d+)" height="(\d+)"',
        r'src="[\1 \2 × \3]"',
        content,
    )
    content = re.sub(r'data-picture="\w+" width="\d+" height="\d+"', "data-picture", content)
    content = re.sub(r"<script>.*?</script>", "<script>[report.js]</script>", content, flags=re.DOTALL)
    content = re.sub(r"<style>.*?</style>", "<style>[style.css]</style>", content, flags=re.DOTALL)
    return re.sub(r"sha256-[\w+/=]+", "sha256-[style.css]", content)


SAME = [("json", "fr"), ("html", "fr"), ("pdf", "en"), ("pdf", "fr")]
"""result.json and index.html hold both languages; what a PDF holds is told in tests/browser/test_report_pdf.py."""


@pytest.mark.parametrize(("name", "language"), [pair for pair in product(FORMATS, LANGUAGES) if pair not in SAME])
def test_a_report_is_as_it_was(name: str, language: Language) -> None:
    found = render(name, a_shop_report(), language, shop_images)
    content = steady((msgspec.json.format(found, indent=2) if name == "json" else found).decode())
    path = HERE / f"{name}.{language}.{(FORMATS[name] or 'shown.txt').rpartition('.')[2]}"
    if os.environ.get("AUDITOR_REGENERATE") == "1":
        path.write_bytes(content.encode())
    assert content == path.read_bytes().decode()
