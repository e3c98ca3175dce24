"""The line itself: station × scenario → Snapshot → Facts → Results → scores and summary → Report → files."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from auditor.again import measured_again
from auditor.ahead import JudgeAhead
from auditor.asked import JudgeRequest
from auditor.collect.options import CollectRequest, Listener, Unheard
from auditor.errors import AuditorError, ProvisionError, WriteError
from auditor.judge.loading.rulebook import Rulebook
from auditor.judging import judge
from auditor.model.report import Report
from auditor.model.snapshot import Snapshot
from auditor.model.text import Language
from auditor.report import FORMATS, render
from auditor.report.branding import PLAIN, Branding
from auditor.store import RESULT, Store, write

AGAIN = "Only figures that vary with the machine stand against the audit: they are measured again."


def exit_code(report: Report, lost: Sequence[AuditorError] = ()) -> int:
    """3 if something could not be audited or written (`lost`), before 1 if the gate is not met, before 0."""
    return 3 if lost else report.gate.exit_code


_NAMES = {file: name for name, file in FORMATS.items()}


class Written(NamedTuple):
    """The files that were asked for: their paths, in the order of FORMATS, and why others could not be written."""

    paths: list[Path]
    lost: list[AuditorError]


def write_report(
    report: Report, store: Store, formats: Sequence[str], language: Language, looks: Branding = PLAIN
) -> Written:
    """Writes result.json, always, and the other formats beside it. What can't be written costs no other file."""
    files = {name: file for name, file in FORMATS.items() if name in formats and file}
    lost: dict[str, AuditorError] = {}
    for file in dict.fromkeys([RESULT, *files.values()]):  # first what all others can be made of again
        try:
            write(store.root / file, render(_NAMES[file], report, language, store.image, looks))
        except (WriteError, ProvisionError) as error:
            lost[file] = error
    return Written([store.root / file for file in files.values() if file not in lost], list(lost.values()))


@contextlib.contextmanager
def stoppable(stop: Callable[[], None]) -> Iterator[None]:
    """Within it the first Ctrl-C calls `stop`; a second one ends the program as usual."""
    loop = asyncio.get_running_loop()

    def interrupted() -> None:
        loop.remove_signal_handler(signal.SIGINT)
        stop()

    try:
        loop.add_signal_handler(signal.SIGINT, interrupted)
    except (NotImplementedError, RuntimeError, ValueError):
        # Windows, or not the main thread: Ctrl-C then ends the program, with what is stored until then.
        yield
        return
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGINT)


def audit(
    collecting: CollectRequest, judging: JudgeRequest, book: Rulebook, store: Store, listener: Listener
) -> Report:
    """Collects into `store` what `book` reads, and judges what is there, the one while the other goes on. Ctrl-C ends
    it early. Figures that vary are measured again before they alone fail the gate."""
    collecting = collecting.made_for(book.collections).looking_for(judging.selectors)
    with JudgeAhead(store, book, judging) as ahead:
        asyncio.run(collect(collecting, store, listener, ahead.add))
        report = judge(store, judging, book, ahead.done())

    def visit(urls: Sequence[str], collections: frozenset[str]) -> list[Snapshot]:
        listener.note(AGAIN)
        light = msgspec.structs.replace(collecting.visit, images=False, named=())
        request = msgspec.structs.replace(collecting, urls=urls, visit=light, concurrency=1).made_for(collections)
        with tempfile.TemporaryDirectory() as folder:
            asyncio.run(collect(request, Store(Path(folder)), Unheard()))
            return list(Store(Path(folder)).readable())

    return measured_again(report, judging, book, store, visit)


async def collect(
    request: CollectRequest, store: Store, listener: Listener, stored: Callable[[str], None] | None = None
) -> None:
    """Collects into `store`; Ctrl-C ends it early with what is there. `stored` hears the folder of each snapshot that
    will not change any more."""
    from auditor.collect.run import Collection  # Playwright costs a quarter of a second: only where a browser is used

    collection = Collection(request, store, listener, stored)
    with stoppable(collection.stop):
        await collection.collect()
