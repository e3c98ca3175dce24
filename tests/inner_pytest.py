"""A pytest within a test: the plugin as somebody else's project has it, and no other."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def run(folder: Path, text: str, *options: str) -> tuple[int, str]:
    """Exit code and output of pytest on a file of `text`."""
    (folder / "test_shop.py").write_text(text)
    (folder / "pytest.ini").write_text("[pytest]\n")
    paths = os.pathsep.join([str(ROOT), str(ROOT / "tests" / "unit")])
    kept = {name: value for name, value in os.environ.items() if name != "PYTEST_XDIST_WORKER"}
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "auditor.pytest_plugin", "-p", "no:cacheprovider", *options],
        cwd=folder,
        env={**kept, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONPATH": paths, "COLUMNS": "120"},
        capture_output=True,
        text=True,
        check=False,
    )
    return ended.returncode, ended.stdout + ended.stderr
