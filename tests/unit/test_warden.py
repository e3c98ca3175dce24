"""What is left when we end, however we end: nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from auditor.warden import Warden

linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere programs notice by themselves")

WORKER = """
import os, subprocess, sys, signal
from auditor.warden import Warden
warden = Warden().__enter__()
child = subprocess.Popen(
    [sys.executable, "-c", "import signal; print('up', flush=True); signal.pause()"],
    env={**os.environ, **warden.environment}, start_new_session=True, stdout=subprocess.PIPE,
)
child.stdout.readline()
print(warden.directory, child.pid, warden._process.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@linux
def test_after_a_kill_neither_process_nor_folder_is_left() -> None:
    ended = subprocess.run([sys.executable, "-c", WORKER], capture_output=True, text=True, check=False)
    assert ended.returncode == -9
    directory, *pids = ended.stdout.split()
    assert len(pids) == 2
    # The warden is nobody's child by now: what it held open tells when it ends.
    subprocess.run(["tail", f"--pid={pids[1]}", "-f", "/dev/null"], timeout=60, check=True)
    assert not Path(directory).exists()
    assert not Path(f"/proc/{pids[0]}/cmdline").exists() or not Path(f"/proc/{pids[0]}/cmdline").read_bytes()


@linux
def test_at_the_end_what_was_started_is_gone() -> None:
    with Warden() as warden:
        child = subprocess.Popen(["sleep", "1000"], env=warden.environment)
        (warden.directory / "profile").mkdir()
    assert child.wait(60) == -9
    assert not warden.directory.exists()
