"""Where `rules/` and `reports/` are.

In a checkout (pyproject.toml beside auditor/) they are the checkout's own, also for an editable install, which leaves
stale copies in site-packages; in an installed wheel they lie inside the package.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def directory(name: str) -> Path:
    """The folder `name` ("rules" or "reports") that this installation uses."""
    root = PACKAGE.parent if (PACKAGE.parent / "pyproject.toml").is_file() else PACKAGE
    return root / name
