"""DuckDuckGo's autoconsent, where npm has installed it: it knows the dialogs of some hundred consent scripts."""

from __future__ import annotations

from pathlib import Path

import msgspec

from auditor.provision.node import tools_directory


class Autoconsent(msgspec.Struct, frozen=True):
    """Its script for a page, and its rules as JSON."""

    script: Path
    rules: Path


def find_autoconsent() -> Autoconsent | None:
    """What is installed of it, None if it is not: then dialogs are read by their words alone."""
    root = tools_directory() / "node_modules" / "@duckduckgo" / "autoconsent"
    found = Autoconsent(root / "dist" / "autoconsent.playwright.js", root / "rules" / "rules.json")
    return found if found.script.is_file() and found.rules.is_file() else None
