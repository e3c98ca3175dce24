"""The line itself: station × scenario → Snapshot → Facts → Results → scores and summary → Report → files."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from auditor.again import measured_again
from auditor.ahead import JudgeAhead
from auditor.asked import JudgeRequest
from auditor.collect.options import CollectRequest, Listener, Unheard
from auditor.errors import AuditorError, CollectError, FaultError, StoppedError
from auditor.faults import fault
from auditor.funnel import next_move
from auditor.judge.loading.rulebook import Rulebook
from auditor.judging import judge
from auditor.measure.page.paying import payment_sign
from auditor.model.failure import Failure
from auditor.model.funnel import Found, Move
from auditor.model.journey import Journey
from auditor.model.report import Report
from auditor.model.snapshot import Snapshot
from auditor.model.text import Language
from auditor.report import FORMATS, render
from auditor.report.branding import PLAIN, Branding
from auditor.stopping import Stop
from auditor.store import RESULT, Store

PRECEDENCE = (4, 2, 3, 1, 0)
"""Exit codes: of several the first holds."""

AGAIN = "Only figures that vary with the machine stand against the audit: they are measured again."


def exit_code(report: Report, lost: Sequence[AuditorError] = ()) -> int:
    """4 for a fault of ours, before 3 if something could not be audited or written (`lost`), before 1 if the gate is
    not met, before 0."""
    codes = {report.gate.exit_code, *(error.exit_code for error in lost)}
    if any(failure.code == "internal-error" for page in report.pages for failure in page.failures):
        codes.add(FaultError.exit_code)
    return next(code for code in PRECEDENCE if code in codes)


_NAMES = {file: name for name, file in FORMATS.items()}


class Written(NamedTuple):
    """The files that were asked for: their paths, in the order of FORMATS, and why others could not be written."""

    paths: list[Path]
    lost: list[AuditorError]


def write_report(
    report: Report, store: Store, formats: Sequence[str], language: Language, looks: Branding = PLAIN
) -> Written:
    """Writes result.json, always, and the other formats beside it. What can't be written, or drawn, costs no other
    file; nor do snapshots that could not be written (`Store.lost`)."""
    files = {name: file for name, file in FORMATS.items() if name in formats and file}
    paths: dict[str, Path] = {}
    lost = list(store.lost)
    for file in dict.fromkeys([RESULT, *files.values()]):  # first what all others can be made of again
        try:
            paths[file] = store.put(file, render(_NAMES[file], report, language, store.image, looks))
        except AuditorError as error:
            lost.append(error)
        except Exception as error:  # noqa: BLE001 - a page that one format can't show must not cost the others
            lost.append(fault(error))
    sentences = {str(error): error for error in lost}  # a full disk says so for each file
    return Written([paths[file] for file in files.values() if file in paths], list(sentences.values()))


def audit(
    collecting: CollectRequest,
    judging: JudgeRequest,
    book: Rulebook,
    store: Store,
    listener: Listener,
    stop: Stop | None = None,
) -> Report:
    """Collects into `store` what `book` reads, and judges what is there, the one while the other goes on. Figures that
    vary are measured again before they alone fail the gate. `stop` ends it early, with what is there. Raises
    StoppedError if that is nothing."""
    stop = stop or Stop()
    collecting = collecting.made_for(book.collections).looking_for(judging.selectors)
    with JudgeAhead(store, book, judging, stop) as ahead:
        asyncio.run(collect(collecting, store, listener, ahead.add, stop))
        if stop.requested and not store.directories():
            raise StoppedError("interrupted before anything was collected.")
        report = judge(store, judging, book, ahead.done())
    if stop.requested:
        return report

    def visit(urls: Sequence[str], collections: frozenset[str]) -> list[Snapshot]:
        listener.note(AGAIN)
        light = msgspec.structs.replace(collecting.visit, images=False, named=())
        request = msgspec.structs.replace(collecting, urls=urls, journeys=(), visit=light, concurrency=1).made_for(
            collections
        )
        with tempfile.TemporaryDirectory() as folder, Store(Path(folder)) as aside:
            asyncio.run(collect(request, aside, Unheard(), stop=stop))
            return list(aside.readable())

    return measured_again(report, judging, book, store, visit)


def judge_again(store: Store, judging: JudgeRequest, stop: Stop | None = None) -> Report:
    """Judges the snapshots in `store`. `stop` ends it early, with what is judged by then.

    Raises SnapshotError if there is none that can be read, StoppedError if none was judged.
    """
    book = judging.rulebook()
    with JudgeAhead(store, book, judging, stop or Stop()) as ahead:
        for directory in store.directories():
            ahead.add(directory)
        return judge(store, judging, book, ahead.done())


def explore(
    collecting: CollectRequest,
    journey: Journey,
    hear: Callable[[Move, Failure | None], None],
    titles: Mapping[str, str],
    listener: Listener,
    stop: Stop | None = None,
) -> Found:
    """The way from where `journey` starts to the payment page, found on the first device. `hear` is told of each move
    before it is made, and again with what kept it from being made; `titles`: what stations are called. Raises
    CollectError if the first page can't be opened, StoppedError if `stop` ends it."""
    stop = stop or Stop()
    try:
        found = asyncio.run(_explored(collecting, journey, hear, titles, listener, stop))
    except CollectError as error:
        if stop.requested:
            raise StoppedError("interrupted before the way was found.") from error
        raise
    if stop.requested:  # while the browser was put away: nobody listens any more, and the wish holds all the same
        raise StoppedError("interrupted before the way was audited.")
    return found


async def _explored(
    collecting: CollectRequest,
    journey: Journey,
    hear: Callable[[Move, Failure | None], None],
    titles: Mapping[str, str],
    listener: Listener,
    stop: Stop,
) -> Found:
    from auditor.collect.explore import explore as found  # as below

    stopping, loop = asyncio.Event(), asyncio.get_running_loop()
    with stop.heard(lambda: _told(loop, stopping.set)):
        return await found(collecting, journey, next_move, payment_sign, hear, titles, listener, stopping)


async def collect(
    request: CollectRequest,
    store: Store,
    listener: Listener,
    stored: Callable[[str], None] | None = None,
    stop: Stop | None = None,
) -> None:
    """Collects into `store`; `stop` ends it early with what is there. `stored` hears the folder of each snapshot as
    soon as it is there, and again if it has changed."""
    from auditor.collect.run import Collection  # Playwright costs a quarter of a second: only where a browser is used

    collection = Collection(request, store, listener, stored, payment_sign)
    loop = asyncio.get_running_loop()
    # Signals are heard between two lines of whatever runs, not in the loop.
    with (stop or Stop()).heard(lambda: _told(loop, collection.stop)):
        await collection.collect()


def _told(loop: asyncio.AbstractEventLoop, call: Callable[[], None]) -> None:
    loop.call_soon_threadsafe(call)
