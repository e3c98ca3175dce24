"""Lines of a log that a CI runner would obey: GitHub's `::error::` at the beginning of a line and its older `##[…]`
anywhere, Azure's `##vso[…]`, TeamCity's `##teamcity[…]`. A page may say any of them, and a log repeats it."""

from __future__ import annotations

import re
from typing import Final

_COMMAND: Final = re.compile(r"^(?:(?:[ \t]|\x1b\[[0-9;]*m)*):(?=:)|#(?=#\w*\[)", re.MULTILINE)
_GAP: Final = "\u200b"
"""A space without width: the reader sees what the page says."""


def without_commands(text: str) -> str:
    """`text` for a log, in which no runner finds a command."""
    return _COMMAND.sub(lambda match: match[0] + _GAP, text)
