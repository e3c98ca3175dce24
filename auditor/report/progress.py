"""What happens while pages are collected: one live line on a terminal, plain lines elsewhere, both on stderr."""

from __future__ import annotations

import os
import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO

from auditor.model.scenario import Scenario, Station
from auditor.model.text import Language
from auditor.report.words.places import scenario_label
from auditor.report.words.plain import plain
from auditor.report.words.strings import strings

if TYPE_CHECKING:
    from rich.status import Status

_URL_LENGTH = 100


def is_live(stream: TextIO) -> bool:
    """Whether `stream` is a terminal that may be written to with escapes: NO_COLOR and TERM=dumb say it is not."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


class Progress:
    """Shows which page is being collected. A context manager; the methods may be called in any order.

    `total` is the number of stations times scenarios, None if it is not known. On a terminal a line with what runs
    at the moment replaces itself and is gone at the end; elsewhere each finished page leaves one line.
    """

    def __init__(
        self, language: Language, total: int | None = None, stream: TextIO | None = None, live: bool | None = None
    ) -> None:
        self._words = strings(language)
        self._total = total
        self._stream = stream if stream is not None else sys.stderr
        self._live = is_live(self._stream) if live is None else live
        self._running: dict[tuple[str, str], None] = {}  # as shown: what, under what
        self._done = 0
        self._status: Status | None = None

    def __enter__(self) -> Self:
        if self._live:
            from rich.console import Console

            console = Console(file=self._stream, force_terminal=True, highlight=False, markup=False, emoji=False)
            self._status = console.status("", spinner="line")
            self._status.start()
            self._refresh()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._status is not None:
            self._status.stop()
            self._status = None

    def page_started(self, station: Station, scenario: Scenario, engine: str = "") -> None:
        """A station is being loaded, by `engine` if it is not a visit of ours."""
        self._running[self._visit(station, scenario, engine)] = None
        self._refresh()

    def page_done(self, station: Station, scenario: Scenario, seconds: float, engine: str = "") -> None:
        """A station was collected, or given up, after `seconds`; what an engine loaded is no page of the total."""
        url, under = self._visit(station, scenario, engine)
        self._running.pop((url, under), None)
        self._done += not engine
        if self._status is None:
            line = self._words("progress.done", url=url, scenario=under, seconds=self._words.number(seconds, 1))
            self._write(line if engine else f"[{self._count()}] {line}")
        self._refresh()

    def note(self, text: str) -> None:
        """A line that stays."""
        self._write(plain(text, 1000))

    def _write(self, line: str) -> None:
        if self._status is not None:
            self._status.console.print(line, markup=False, emoji=False)
        else:
            print(line, file=self._stream, flush=True)

    def _refresh(self) -> None:
        if self._status is None:
            return
        from rich.text import Text

        names = [self._words("progress.page", url=url, scenario=under) for url, under in self._running]
        line = "  ".join([self._count(), *names])
        self._status.update(Text(line, overflow="ellipsis", no_wrap=True))

    def _count(self) -> str:
        if self._total is None:
            return self._words.count("progress.counting_open", self._done)
        return self._words("progress.counting", done=self._done, total=self._total)

    def _visit(self, station: Station, scenario: Scenario, engine: str) -> tuple[str, str]:
        words = self._words
        label = scenario_label(scenario, words, inline=True, bracketed=True)
        under = words.named("source", engine) if engine else label
        return plain(station.url or station.title, _URL_LENGTH), under
