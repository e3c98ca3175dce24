"""What could not be collected, as a code with parameters; the reports turn it into a sentence in either language."""

from __future__ import annotations

from typing import Final

import msgspec

SWITCHED_OFF: Final = "disabled"
"""The code of what the user switched off: it is told, but not held against the page."""


class Failure(msgspec.Struct, frozen=True):
    """`step` of the visit (`navigate`, `settle`, `axe`, `probe:targets`, `lighthouse` …) failed for the reason
    `code`."""

    step: str
    code: str
    parameters: dict[str, str] = {}
