"""Programs with a deadline, and one installer at a time."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

from auditor.errors import ProvisionError
from auditor.provision.fonts import EMOJI_PACKAGE, TEXT_PACKAGE, missing_font_packages
from auditor.provision.system import exclusive, run

TRY_LOCK = "import fcntl, sys; fcntl.flock(open(sys.argv[1], 'ab'), fcntl.LOCK_EX | fcntl.LOCK_NB)"


def test_both_streams_and_the_exit_code_come_back() -> None:
    script = "import sys; print('out', flush=True); print('err\\n', file=sys.stderr); sys.exit(3)"
    ended = run([sys.executable, "-c", script], seconds=60)
    assert (ended.code, ended.ok, ended.last_line) == (3, False, "err")
    assert "out" in ended.output


def test_bytes_that_are_no_text_are_no_error() -> None:
    ended = run([sys.executable, "-c", r"import sys; sys.stdout.buffer.write(b'caf\xe9')"], seconds=60)
    assert ended.ok
    assert ended.output == "caf�"


def test_a_program_that_is_not_there_has_no_exit_code(tmp_path: Path) -> None:
    ended = run([tmp_path / "nothing"], seconds=60)
    assert ended.code is None
    assert "nothing" in ended.output


def test_a_program_gets_no_input() -> None:
    """An installer that asks a question must not wait for an answer."""
    assert run([sys.executable, "-c", "print(repr(input()))"], seconds=60).code == 1


@pytest.mark.skipif(sys.platform != "linux", reason="watches a process by a file descriptor of Linux")
def test_at_the_deadline_its_children_end_too(tmp_path: Path) -> None:
    script = "sleep 600 & echo $! > child; wait"
    ended = run(["/bin/sh", "-c", script], seconds=0.5, directory=tmp_path)
    assert ended.code is None
    assert "stopped after" in ended.last_line
    assert _ends(int((tmp_path / "child").read_text()))


def _ends(process: int) -> bool:
    """Whether a process that was sent a signal has ended: on a busy machine it dies a while after the signal."""
    try:
        descriptor = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([descriptor], [], [], 60)[0])
    finally:
        os.close(descriptor)


@pytest.mark.skipif(sys.platform == "win32", reason="asks the lock of Unix")
def test_the_lock_keeps_other_processes_out_until_it_is_left(tmp_path: Path) -> None:
    lock = tmp_path / "deep" / "folder" / "node.lock"
    other = [sys.executable, "-c", TRY_LOCK, str(lock)]
    with exclusive(lock):
        assert "BlockingIOError" in subprocess.run(other, capture_output=True, text=True, check=False).stderr
    assert subprocess.run(other, check=False).returncode == 0


def test_a_cache_that_cant_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (
        pytest.raises(ProvisionError, match=r"The cache directory .* can't be used: Not a directory\."),
        exclusive(tmp_path / "file" / "folder" / "node.lock"),
    ):
        pass


@pytest.mark.skipif(sys.platform != "linux", reason="other systems bring their fonts")
@pytest.mark.parametrize(
    ("files", "missing"),
    [
        ([], [TEXT_PACKAGE, EMOJI_PACKAGE]),
        (["NotoColorEmoji.ttf"], [TEXT_PACKAGE]),
        (["liberation/LiberationSans-Regular.ttf", "README"], [EMOJI_PACKAGE]),
        (["Arial.TTF", "noto/NotoColorEmoji.ttf"], []),
        (["DejaVuSans.ttf", "noto/NotoColorEmoji.ttf"], [TEXT_PACKAGE]),
    ],
)
def test_fonts_are_told_by_their_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: list[str], missing: list[str]
) -> None:
    monkeypatch.setattr("auditor.provision.fonts._FOLDERS", (str(tmp_path), str(tmp_path / "not-there")))
    for name in files:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    assert missing_font_packages() == missing
