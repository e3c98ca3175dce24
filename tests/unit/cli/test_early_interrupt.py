"""Ctrl-C while the program is still being imported."""

from __future__ import annotations

import signal
import subprocess
import sys

_INTERRUPTED = """
import os, signal, sys
class Import:  # what is imported when the user presses Ctrl-C
    def find_spec(self, name, path=None, target=None):
        if name == "auditor.cli":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Import())
from auditor.__main__ import main
main()
"""


def test_it_ends_without_a_traceback() -> None:
    ended = subprocess.run([sys.executable, "-c", _INTERRUPTED], capture_output=True, check=False, text=True)
    assert (ended.returncode, ended.stdout, ended.stderr) == (-signal.SIGINT, "", "")
