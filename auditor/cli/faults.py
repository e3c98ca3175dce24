"""A fault of ours: one sentence for who runs the audit, a file for who mends it."""

from __future__ import annotations

import platform
import tempfile
import traceback
from pathlib import Path
from typing import Final

from auditor import __version__

FAULT: Final = 4
"""The exit code."""


def kept(error: Exception) -> str:
    """Keeps the traceback in a file; the sentence that says where, and how to report it."""
    name = type(error).__name__
    try:
        path = _write("".join(traceback.format_exception(error)))
    except OSError:
        return f"a fault of the auditor itself ({name}). Please report it to its maintainers, with the command you ran."
    return f"a fault of the auditor itself ({name}). Please report it to its maintainers, with the file {path}."


def _write(trace: str) -> Path:
    head = f"auditor {__version__}, Python {platform.python_version()}, {platform.platform()}\n\n"
    with tempfile.NamedTemporaryFile(prefix="auditor-fault-", suffix=".log", delete=False) as file:
        file.write((head + trace).encode(errors="replace"))
    return Path(file.name)
