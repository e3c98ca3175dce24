"""Judging while the browser is busy with other pages."""

from __future__ import annotations

import sys
from concurrent.futures import Future, ThreadPoolExecutor

from auditor.asked import PLAIN, JudgeRequest
from auditor.errors import SnapshotError
from auditor.judge.loading.rulebook import Rulebook
from auditor.judging import Judged, judge_stored
from auditor.packed import Packed
from auditor.store import Store

SWITCH_INTERVAL = 0.0005
"""Seconds after which a thread that computes lets another go on; Python's own 5 ms are a tenth of a step of a visit."""


class JudgeAhead:
    """Judges snapshots as soon as they are stored, in a thread of its own, while the browser is busy with others.

    A context manager: leaving it drops what has not been begun.
    """

    def __init__(self, store: Store, rulebook: Rulebook, request: JudgeRequest = PLAIN) -> None:
        self._store = store
        self._rulebook = rulebook
        self._request = request
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="auditor-judge")
        self._pages: dict[str, Future[Packed[Judged]]] = {}

    def __enter__(self) -> JudgeAhead:
        # The visits must not wait for the interpreter: they have something to do every few milliseconds.
        self._interval = sys.getswitchinterval()
        sys.setswitchinterval(min(self._interval, SWITCH_INTERVAL))
        return self

    def __exit__(self, *_: object) -> None:
        sys.setswitchinterval(self._interval)
        self._thread.shutdown(cancel_futures=True)

    def add(self, directory: str) -> None:
        """A snapshot that will not change any more."""
        self._pages[directory] = self._thread.submit(
            judge_stored, self._store, directory, self._rulebook, self._request
        )

    def done(self) -> dict[str, Packed[Judged] | SnapshotError]:
        """What was added, judged, by folder; waits for it. Raises what judging raised, but for what can't be read."""
        found: dict[str, Packed[Judged] | SnapshotError] = {}
        for directory, future in self._pages.items():
            try:
                found[directory] = future.result()
            except SnapshotError as error:
                found[directory] = error
        return found
