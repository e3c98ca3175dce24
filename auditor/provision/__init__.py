"""Finds the programs that an audit runs (Chromium, Lighthouse, axe-core, autoconsent); installs those that are missing.

`find_…` looks only at files: no subprocess, no network, a few milliseconds. `ensure_…` installs what is missing and
tells its progress through `say`, one sentence at a time. Nothing here imports Playwright.
"""

from __future__ import annotations

from auditor.provision.browser import (
    Chromium,
    chromium_version,
    find_chromium,
    find_windowed_chromium,
    sandbox_args,
    start_failure,
)
from auditor.provision.install import ensure_chromium
from auditor.provision.node import NodeTools, ensure_node_tools, find_node_tools

__all__ = [
    "Chromium",
    "NodeTools",
    "chromium_version",
    "ensure_chromium",
    "ensure_node_tools",
    "find_chromium",
    "find_node_tools",
    "find_windowed_chromium",
    "sandbox_args",
    "start_failure",
]
