"""Signals want the end once, and are heard in whatever runs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

import pytest

from auditor import stopping
from auditor.stopping import SIGNALS, Broken, Stop, break_thread, on_signals, within


@pytest.mark.parametrize("number", SIGNALS)
def test_the_first_signal_asks_and_the_second_interrupts(number: int) -> None:
    before = [signal.getsignal(each) for each in SIGNALS]
    with on_signals() as stop:
        os.kill(os.getpid(), number)
        assert stop.requested
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), number)
    assert [signal.getsignal(each) for each in SIGNALS] == before


def test_what_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with on_signals() as stop:
            os.kill(os.getpid(), signal.SIGHUP)
            assert not stop.requested
    finally:
        signal.signal(signal.SIGHUP, before)


def test_hearers_hear_once_and_at_once_if_it_was_before() -> None:
    stop, heard = Stop(), []
    with stop.heard(lambda: heard.append("early")):
        stop.request()
        stop.request()
    with stop.heard(lambda: heard.append("late")):
        pass
    assert heard == ["early", "late"]


def test_a_thread_that_computes_can_be_broken_off() -> None:
    running, caught = threading.Event(), []

    def compute() -> None:
        try:
            while True:
                running.set()
        except Broken as error:
            caught.append(error)

    thread = threading.Thread(target=compute)
    thread.start()
    running.wait()
    assert thread.ident is not None
    break_thread(thread.ident)
    thread.join(60)
    assert len(caught) == 1


def test_termination_is_an_interruption_from_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        stopping.interrupt_on_signals()
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGTERM)
    finally:
        signal.signal(signal.SIGTERM, before)


def test_a_call_that_computes_for_ever_is_given_up() -> None:
    def forever() -> None:
        while True:
            try:
                sum(range(9))
            except Exception:  # noqa: BLE001 - what handles errors must not take the end for one
                pass

    with pytest.raises(TimeoutError):
        within(0.01, forever)
    assert within(60, lambda: "done") == "done"


def test_what_a_call_raises_is_raised() -> None:
    with pytest.raises(KeyError):
        within(60, lambda: dict[str, int]()["missing"])


_TRACED = """
import sys
from auditor.stopping import within
def endless():
    while True:
        pass
try:
    within(0.1, endless)
except TimeoutError:
    pass
sys.settrace(lambda frame, event, argument: None)
(lambda: None)()
"""


def test_what_was_given_up_leaves_nothing_behind() -> None:
    """Python 3.11 would look for signals at every line from then on, and do nothing else where it is traced."""
    subprocess.run([sys.executable, "-c", _TRACED], check=True, timeout=60)
