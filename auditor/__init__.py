"""Audits a site on a phone and a tablet: clear, simple, light, secure, comfortable to touch.

>>> from auditor import audit
>>> report = audit("https://shop.example", lighthouse=False, fail_on="serious")  # doctest: +SKIP
>>> report.score, report.verdict, report.gate.passed  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from auditor.api import audit as audit
    from auditor.errors import AuditorError as AuditorError
    from auditor.model.report import Report as Report

__version__ = "0.1.0"
__all__ = ["AuditorError", "Report", "__version__", "audit"]

_PLACES = {"audit": "auditor.api", "AuditorError": "auditor.errors", "Report": "auditor.model.report"}


def __getattr__(name: str) -> Any:
    """Loads the public names when they are asked for: `auditor --help` needs none of them."""
    if name not in _PLACES:
        raise AttributeError(f"module 'auditor' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_PLACES[name]), name)
