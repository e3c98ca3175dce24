"""What ends a page that eats memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from auditor.collect.browser.memory import LEAST, MemoryGuard, Process, processes_of
from auditor.collect.machine import browser_memory

GIB = 1 << 30


@pytest.fixture
def sleepers() -> Iterator[list[int]]:
    running = [subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) for _ in range(3)]
    yield [each.pid for each in running]
    for each in running:
        each.kill()
        each.communicate()


def gone(pid: int) -> bool:
    return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def test_the_page_that_holds_most_is_ended_and_no_other(sleepers: list[int]) -> None:
    first, second, browser = sleepers
    guard = MemoryGuard(3 * GIB)
    begun = time.monotonic()
    guard.look([Process(browser, GIB, expendable=False), Process(first, GIB // 2, True), Process(second, GIB, True)])
    assert not guard.ended_since(begun)
    guard.look([Process(browser, 9 * GIB, False), Process(first, GIB + 1, True), Process(second, LEAST + 9, True)])
    assert guard.ended_since(begun)
    assert not guard.ended_since(time.monotonic())
    os.waitid(os.P_PID, second, os.WEXITED | os.WNOWAIT)
    assert not gone(first)
    assert not gone(browser)


def test_no_page_is_ended_that_takes_no_more_than_any_may(sleepers: list[int]) -> None:
    first, _, browser = sleepers
    guard = MemoryGuard(GIB)
    guard.look([Process(browser, 9 * GIB, False), Process(first, LEAST, True)])
    assert not guard.ended_since(0.0)
    assert not gone(first)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system does not say")
def test_what_a_process_and_those_it_started_hold_is_known() -> None:
    hold = "import subprocess, sys; data = bytearray(60_000_000); print(1, flush=True); input()"
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hold!r}, '--type=renderer'])"
    with subprocess.Popen([sys.executable, "-c", outer], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        running.stdout.readline()
        mine = [each for each in processes_of(os.getpid()) if each.pid != os.getpid()]
        holding = [each for each in processes_of(running.pid) if each.memory > 60_000_000]
        running.communicate(b"\n")
    assert running.pid in {each.pid for each in mine}
    assert [each.expendable for each in holding] == [True]
    assert processes_of(running.pid) == []


def test_the_browser_may_have_what_its_visits_need_and_three_quarters_of_the_machine_at_most() -> None:
    assert browser_memory(1, 64 * GIB) < browser_memory(2, 64 * GIB) <= 4 * GIB
    assert browser_memory(8, 4 * GIB) == 3 * GIB
