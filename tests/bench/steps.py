"""What each step of a visit costs: run as `python -m tests.bench.steps [--only ID|CATEGORY] URL...`, prints a table.

One page at a time, and nothing is judged meanwhile: the pages are judged afterwards, so that both have a price.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec

from auditor.asked import JudgeRequest
from auditor.collect.options import CollectRequest
from auditor.judging import judge, judge_stored
from auditor.model.scenario import Scenario, Station
from auditor.pipeline import collect, write_report
from auditor.store import Store

SHOWN = 0.5
"""ms a visit under which a step has no line of its own."""


class Costs(msgspec.Struct):
    """Seconds, added up over `visits`: of the visits, and of each step and phase; of what comes before and after."""

    visits: int
    inside: float
    steps: Counter[str]
    around: dict[str, float]


class _Clock:
    """Listens to a run, and adds up what its visits take."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def page_started(self, station: Station, scenario: Scenario, engine: str = "") -> None:
        """A visit has begun."""

    def page_done(self, station: Station, scenario: Scenario, seconds: float, engine: str = "") -> None:  # noqa: ARG002
        """A visit has ended, and is stored."""
        self.seconds += seconds

    def note(self, text: str) -> None:
        """Not listened to."""


def measured(urls: Sequence[str], folder: Path, only: Sequence[str] = ()) -> Costs:
    """Visits `urls` on both devices, as `auditor audit --no-lighthouse` does; then judges what is there.

    only: rules and categories, as with `--only`.
    """
    judging = JudgeRequest(only=only)
    book = judging.rulebook()
    request = CollectRequest(urls=urls, lighthouse=False, concurrency=1).made_for(book.collections)
    store, clock = Store(folder), _Clock()
    begun = time.perf_counter()
    asyncio.run(collect(request, store, clock))
    collected = time.perf_counter()
    judged = {name: judge_stored(store, name, book) for name in store.directories()}
    pages_judged = time.perf_counter()
    report = judge(store, judging, book, {**judged})
    site_judged = time.perf_counter()
    write_report(report, store, ["html"], "en")
    around = {
        "start of the browser, contexts and tabs": collected - begun - clock.seconds,
        "judging of the pages": pages_judged - collected,
        "judging of the site, summary": site_judged - pages_judged,
        "report": time.perf_counter() - site_judged,
    }
    steps: Counter[str] = Counter()
    for snapshot in store.readable():
        steps.update(snapshot.seconds)
    return Costs(len(judged), clock.seconds, steps, around)


def table(costs: Costs) -> list[str]:
    """A line a step: ms a visit, and the share of the visit; then what is between the steps, and around the visits."""
    between = costs.inside - costs.steps.total()
    inside = [*costs.steps.most_common(), ("between steps, storing, closing", between)]
    rows = [(name, seconds) for name, seconds in inside if 1000 * seconds / costs.visits >= SHOWN]
    rows += [("the visit", costs.inside), *costs.around.items()]
    width = max(len(name) for name, _ in rows)
    return [
        f"{'':{width}}  ms a visit   share",
        *(
            f"{name:{width}}  {1000 * seconds / costs.visits:10.0f}  {seconds / costs.inside:6.1%}"
            for name, seconds in rows
        ),
    ]


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.steps")
    parser.add_argument("--only", action="append", default=[], metavar="ID|CATEGORY")
    parser.add_argument("urls", nargs="+")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="auditor-bench-") as folder:
        costs = measured(options.urls, Path(folder), options.only)
    print(f"{costs.visits} visits, one at a time")
    print(*table(costs), sep="\n", flush=True)


if __name__ == "__main__":
    main()
