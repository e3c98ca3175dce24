"""Judging while the browser is busy with other pages."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Mapping
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, wait

from auditor.asked import PLAIN, JudgeRequest
from auditor.errors import SnapshotError, StoppedError
from auditor.heap import give_back
from auditor.judge.loading.rulebook import Rulebook
from auditor.judging import Judged, judge_stored
from auditor.packed import Packed
from auditor.stopping import Stop, break_thread
from auditor.store import Store

SWITCH_INTERVAL = 0.0005
"""Seconds after which a thread that computes lets another go on; Python's own 5 ms are a tenth of a step of a visit."""

STOP_DEADLINE = 1.2
"""Seconds for what is still to be judged when the run shall end."""

FIRST_DEADLINE = 4.0
"""Seconds from the wish to end until the first page is judged, on a busy machine: a report of one page beats none."""

GIVEN_BACK = 8
"""Pages after which freed memory is given back: some MiB a page are held for nothing."""

LOOK = 0.1
"""Seconds between looks whether it shall."""


class JudgeAhead:
    """Judges snapshots as soon as they are stored, in a thread of its own, while the browser is busy with others.

    A context manager: leaving it drops what has not been begun.
    """

    def __init__(
        self, store: Store, rulebook: Rulebook, request: JudgeRequest = PLAIN, stop: Stop | None = None
    ) -> None:
        self._store = store
        self._rulebook = rulebook
        self._request = request
        self._stop = stop or Stop()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="auditor-judge")
        self._pages: dict[str, Future[Packed[Judged]]] = {}
        self._before: dict[str, Future[Packed[Judged]]] = {}
        self._judging = 0  # the thread that judges
        self._judged = 0

    def __enter__(self) -> JudgeAhead:
        # The visits must not wait for the interpreter: they have something to do every few milliseconds.
        self._interval = sys.getswitchinterval()
        sys.setswitchinterval(min(self._interval, SWITCH_INTERVAL))
        return self

    def __exit__(self, *_: object) -> None:
        sys.setswitchinterval(self._interval)
        self._break_off()

    def add(self, directory: str) -> None:
        """A snapshot that is there, or has changed: then what was judged before counts if the run ends too soon."""
        again = directory in self._pages
        if again:
            self._before[directory] = self._pages[directory]
        self._pages[directory] = self._thread.submit(self._judge, directory, again=again)

    def done(self) -> dict[str, Packed[Judged] | SnapshotError]:
        """What was added, judged, by folder; waits for it; not for long if the run shall end: what is not judged then
        is a StoppedError."""
        begun = time.monotonic()
        found: dict[str, Packed[Judged] | SnapshotError] = {}
        for directory, future in self._pages.items():
            while not (future.done() or wait([future], LOOK).done):
                since = self._stop.since
                if since is not None and time.monotonic() > _until(begun, since, found):
                    self._break_off()
                    wait([future], LOOK)
                    break
            found[directory] = self._outcome(directory, future)
        give_back()  # before the report takes its share
        return found

    def _judge(self, directory: str, *, again: bool) -> Packed[Judged]:
        self._judging = threading.get_ident()
        judged = judge_stored(self._store, directory, self._rulebook, self._request)
        self._judged += 1
        if self._judged % GIVEN_BACK == 0:
            give_back()
        if again:
            self._before.pop(directory, None)
        return judged

    def _outcome(self, directory: str, future: Future[Packed[Judged]]) -> Packed[Judged] | SnapshotError:
        try:
            if future.done():
                return future.result()
        except (CancelledError, StoppedError):
            pass
        except SnapshotError as error:
            return error
        before = self._before.get(directory)
        if before is not None and before is not future:
            return self._outcome(directory, before)
        return StoppedError(f"{self._store.root / directory} was not judged.", "interrupted")

    def _break_off(self) -> None:
        """Drops what has not been begun, and what is under way."""
        self._thread.shutdown(wait=False, cancel_futures=True)
        if self._judging and any(future.running() for future in self._pages.values()):
            break_thread(self._judging)


def _until(begun: float, since: float, found: Mapping[str, object]) -> float:
    """Until when (time.monotonic()) judging may go on. since: of the wish to end; found: what was judged by now."""
    until = max(begun, since) + STOP_DEADLINE
    return until if any(isinstance(each, Packed) for each in found.values()) else max(until, since + FIRST_DEADLINE)
