"""The configuration: `auditor.toml`, or `[tool.auditor]` in pyproject.toml; the environment wins over it."""

from __future__ import annotations

from auditor.config.keys import Configuration
from auditor.config.loading import Found, file_of, find, load
from auditor.config.looks import ReportSettings, SarifSettings

__all__ = ["Configuration", "Found", "ReportSettings", "SarifSettings", "file_of", "find", "load"]
