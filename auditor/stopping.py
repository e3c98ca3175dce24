"""The wish to end a run early: Ctrl-C, and what a system sends that shuts down or closes a terminal."""

from __future__ import annotations

import contextlib
import ctypes
import signal
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any, Final, TypeVar

Answer = TypeVar("Answer")

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
    _raise_in(thread, Broken)


class _Overdue(BaseException):
    """As Broken, of one call."""


class _Call:
    """A call that is watched: its thread, and when it is overdue (time.monotonic())."""

    def __init__(self, until: float) -> None:
        self.thread = threading.get_ident()
        self.until = until
        self.given_up = False


class _Watch:
    """Gives up calls that are overdue. One thread for all, that ends when nothing was to be watched for a while: one
    for each call would cost more than most calls."""

    LOOK = 0.5
    IDLE = 10

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._calls: set[_Call] = set()
        self._looks_left = 0
        self._running = False

    def begin(self, seconds: float) -> _Call:
        call = _Call(time.monotonic() + seconds)
        with self._lock:
            self._calls.add(call)
            self._looks_left = self.IDLE
            starting, self._running = not self._running, True
        if starting:
            threading.Thread(target=self._look, name="auditor-watch", daemon=True).start()
        return call

    def end(self, call: _Call) -> None:
        with self._lock:
            self._calls.discard(call)
            if call.given_up:
                _receive()

    def _look(self) -> None:
        while True:
            time.sleep(self.LOOK)
            with self._lock:
                for call in [each for each in self._calls if time.monotonic() > each.until]:
                    self._calls.discard(call)
                    call.given_up = True
                    _raise_in(call.thread, _Overdue)
                self._looks_left -= 1
                if not self._calls and self._looks_left < 0:
                    self._running = False
                    return


_watch = _Watch()


def within(seconds: float, call: Callable[[], Answer]) -> Answer:
    """What `call` answers. Raises TimeoutError if it computes longer than that, or half a second more; what is one call
    of a library of C, as a regular expression is, is not interrupted."""
    try:
        watched = _watch.begin(seconds)
        try:
            return call()
        finally:
            _watch.end(watched)
    except _Overdue:
        raise TimeoutError from None


def _raise_in(thread: int, kind: type[BaseException]) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(kind))


def _receive() -> None:
    """Lets an _Overdue that is on its way to this thread arrive.

    To take it back (PyThreadState_SetAsyncExc with NULL) would leave CPython looking for signals at every line from
    then on; where it is traced, 3.11 does nothing else any more.
    """
    try:
        for _ in range(100):  # it arrives at the first jump back
            pass
    except _Overdue:
        pass
