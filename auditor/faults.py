"""A fault of ours: one sentence for who runs the audit, a file for who mends it."""

from __future__ import annotations

import platform
import tempfile
import traceback
from pathlib import Path

from auditor import __version__
from auditor.errors import FaultError


def kept(error: BaseException) -> str:
    """Keeps the traceback in a file; its path, "" if it can't be written."""
    head = f"auditor {__version__}, Python {platform.python_version()}, {platform.platform()}\n\n"
    trace = "".join(traceback.format_exception(error))
    try:
        with tempfile.NamedTemporaryFile(prefix="auditor-fault-", suffix=".log", delete=False) as file:
            file.write((head + trace).encode(errors="replace"))
    except OSError:
        return ""
    return str(Path(file.name))


def fault(error: Exception) -> FaultError:
    """Keeps the traceback of `error`; the sentence that says where, and how to report it."""
    path = kept(error)
    what = f"the file {path}" if path else "the command you ran"
    name = type(error).__name__
    return FaultError(f"a fault of the auditor itself ({name}). Please report it to its maintainers, with {what}.")
