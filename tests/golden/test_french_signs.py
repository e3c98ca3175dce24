"""French sets a space before its double signs: in every format, whatever puts the text together."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

TEXTS = {path.name: path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("*.fr.*"))}
CLOSE = re.compile(r".{0,30}[\w»)*][:;!?] .{0,20}")


def test_there_are_such_texts() -> None:
    assert len(TEXTS) > 8


@pytest.mark.parametrize("name", TEXTS)
def test_no_double_sign_stands_close(name: str) -> None:
    assert CLOSE.findall(unescape(TEXTS[name])) == []
