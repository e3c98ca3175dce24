"""The wish to end a run early: Ctrl-C, and what a system sends that shuts down or closes a terminal."""

from __future__ import annotations

import contextlib
import ctypes
import signal
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any, Final

SIGNALS: Final = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
)


class Stop:
    """Whether a run shall end with what it has. since: time.monotonic() of the wish, None without one."""

    def __init__(self) -> None:
        self.since: float | None = None
        self._hearers: list[Callable[[], None]] = []

    @property
    def requested(self) -> bool:
        """Whether somebody wants the end."""
        return self.since is not None

    def request(self) -> None:
        """Wants the end; whoever listens hears it, once."""
        if self.since is None:
            self.since = time.monotonic()
            for hearer in list(self._hearers):
                hearer()

    @contextlib.contextmanager
    def heard(self, hearer: Callable[[], None]) -> Iterator[None]:
        """Within it `hearer` is called when the end is wanted, at once if it is already."""
        self._hearers.append(hearer)
        try:
            if self.requested:
                hearer()
            yield
        finally:
            self._hearers.remove(hearer)


class Broken(BaseException):
    """Raised in a thread that is broken off; no handler of errors takes it for one."""


@contextlib.contextmanager
def on_signals() -> Iterator[Stop]:
    """Within it the first signal wants the end of the run; the next ends the program (KeyboardInterrupt).

    Signals that are ignored, as SIGHUP is under nohup, stay so. In another thread than the main one no signal can be
    heard: the program ends as it always does, with what is stored until then.
    """
    stop = Stop()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return

    def first(_number: int, _frame: Any) -> None:
        for each in before:
            signal.signal(each, signal.default_int_handler)
        stop.request()

    before: dict[int, Any] = {}
    for each in SIGNALS:
        if signal.getsignal(each) is not signal.SIG_IGN:
            before[each] = signal.signal(each, first)
    try:
        yield stop
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def interrupt_on_signals() -> None:
    """From here on every signal that wants the end raises KeyboardInterrupt, as Ctrl-C does: what was begun is put
    away, and no program of ours is left running."""
    if threading.current_thread() is threading.main_thread():
        for each in SIGNALS:
            if signal.getsignal(each) is signal.SIG_DFL:
                signal.signal(each, signal.default_int_handler)


def break_thread(thread: int) -> None:
    """Raises Broken in the thread with that identifier, at the next line of Python that it comes to."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(Broken))
