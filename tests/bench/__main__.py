"""`make bench`: how fast we are beside other tools, and how much memory we take, on this machine.

All use the same browser. Rounds follow each other, each with every contender in turn, and a ratio is the median of the
ratios within the rounds, so that a machine that is busy for a while is so for all. Exit code 1: a target is missed.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import threading
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from auditor.provision import Chromium, NodeTools, ensure_chromium, ensure_node_tools
from tests.bench import contenders
from tests.bench.contenders import Command
from tests.bench.memory import watch
from tests.bench.sets import MIX, SETS
from tests.bench.site import served
from tests.bench.table import Target, show

DEVICES = 2
GROWTH = 8.0
"""MiB that the process may be larger after page 100 than after page 20: what the allocator leaves lying about."""


def main() -> int:
    """Runs the bench; returns the exit code."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--workers", type=int, default=2, help="pages at a time, for us and for the bare script")
    parser.add_argument("--set", choices=SETS, action="append", help="pages to measure on; with --serve, to serve")
    parser.add_argument("--serve", action="store_true", help="serve the pages and print their addresses until Ctrl-C")
    parser.add_argument("--only", choices=("speed", "lighthouse", "memory"), action="append", help="parts to run")
    options = parser.parse_args()
    if options.serve:
        return serve(options.set or list(SETS))
    parts = options.only or ["speed", "lighthouse", "memory"]
    chromium, tools = ensure_chromium(print), ensure_node_tools(print)
    print(f"{chromium.path}, Lighthouse {tools.lighthouse_version}, {options.rounds} rounds, {options.workers} workers")
    targets: list[Target] = []
    with served() as address, tempfile.TemporaryDirectory(prefix="auditor-bench-") as folder:
        bench = Bench(address, Path(folder), chromium, tools, options.rounds, options.workers)
        if "speed" in parts:
            targets += bench.speed()
        if "lighthouse" in parts:
            targets += bench.with_lighthouse()
        if "memory" in parts:
            targets += bench.memory()
    return show(targets)


def serve(names: Sequence[str]) -> int:
    """Serves these sets until Ctrl-C; prints their addresses, a line each, so that a shell can hand them on."""
    with ExitStack() as stack, suppress(KeyboardInterrupt):
        for name in names:
            print(*stack.enter_context(SETS[name]()), sep="\n", flush=True)
        threading.Event().wait()
    return 0


class Bench:
    """The rounds, over one site."""

    def __init__(
        self, address: str, folder: Path, chromium: Chromium, tools: NodeTools, rounds: int, workers: int
    ) -> None:
        self.address = address
        self.folder = folder
        self.chromium = chromium
        self.tools = tools
        self.rounds = rounds
        self.workers = workers

    def speed(self) -> list[Target]:
        """Ten pages on two devices, against the bare script, pa11y-ci and Lighthouse."""
        urls = [f"{self.address}/{page}?{number}" for number, page in enumerate(MIX)]
        times: dict[str, list[float]] = {"ours": [], "bare": [], "pa11y-ci": [], "lighthouse": []}
        for number in range(self.rounds):
            times["ours"].append(self._run(self._ours(urls, "--no-lighthouse")))
            times["bare"].append(self._run(contenders.bare(urls, self.chromium, self.tools, self.workers)))
            pa11y = contenders.pa11y(urls, self.chromium, self.tools, self.folder)
            if pa11y is not None:
                times["pa11y-ci"].append(self._run(pa11y))
                judged = contenders.views_of_pa11y(self._log)
                if judged != len(urls):
                    raise contenders.BenchError(f"pa11y-ci judged {judged} of {len(urls)} pages")
            # Each kind of page once, weighted as in the mix: ten runs a round would take two minutes.
            each = {page: self._run(self._lighthouse(f"{self.address}/{page}")) for page in sorted(set(MIX))}
            times["lighthouse"].append(sum(each[page] for page in MIX))
            self._tell(number, times)
        views = {"ours": DEVICES * len(MIX), "bare": DEVICES * len(MIX), "pa11y-ci": len(MIX), "lighthouse": len(MIX)}
        print()
        print(f"{'':12}{'seconds':>9}{'views/min':>11}")
        for name, ran in times.items():
            if ran:
                seconds = statistics.median(ran)
                print(f"{name:12}{seconds:9.1f}{60 * views[name] / seconds:11.1f}")
        ours = [seconds / views["ours"] for seconds in times["ours"]]

        def ratio(name: str) -> float:
            """How many times longer than ours a view takes."""
            pairs = zip(times[name], ours, strict=True)
            return statistics.median(seconds / views[name] / own for seconds, own in pairs)

        found = [
            Target("ours / bare script, the same views", 1 / ratio("bare"), at_most=1.5),
            Target("views a minute, ours / Lighthouse", ratio("lighthouse"), at_least=10.0),
        ]
        if times["pa11y-ci"]:
            found.append(Target("views a minute, ours / pa11y-ci", ratio("pa11y-ci"), at_least=1.0))
        else:
            print("pa11y-ci is left out: npm can't install it.")
        return found

    def with_lighthouse(self) -> list[Target]:
        """One page on both devices, with Lighthouse and without, against Lighthouse alone."""
        url = f"{self.address}/checkout"
        over = []
        for number in range(self.rounds):
            both = self._run(self._ours([url]))
            own = self._run(self._ours([url], "--no-lighthouse"))
            alone = self._run(self._lighthouse(url))
            over.append(both - own - alone)
            print(
                f"round {number + 1}: {both:.1f} s with Lighthouse, {own:.1f} s without, {alone:.1f} s Lighthouse alone"
            )
        return [Target("seconds on top of Lighthouse's own and ours without it", statistics.median(over), at_most=1.0)]

    def memory(self) -> list[Target]:
        """The peak on the heavy page, and the growth from page 20 to page 100."""
        out = self.folder / "memory"
        heavy = watch(self._ours([f"{self.address}/heavy"], "--no-lighthouse", out=out), self._log, out / "pages")
        urls = [f"{self.address}/{MIX[number % len(MIX)]}?{number}" for number in range(52)]
        many = watch(self._ours(urls, "--no-lighthouse", out=out), self._log, out / "pages", 20, 100)
        print(f"{many.at[20]:.0f} MiB at page 20, {many.at[100]:.0f} MiB at page 100, {many.peak:.0f} MiB at most")
        return [
            Target("MiB of the Python process on the heavy page", heavy.peak, at_most=400.0),
            Target("MiB more at page 100 than at page 20", many.at[100] - many.at[20], at_most=GROWTH),
        ]

    def _ours(self, urls: list[str], *options: str, out: Path | None = None) -> Command:
        concurrency = f"--concurrency={self.workers}"
        return contenders.ours(urls, out or self.folder / "ours", concurrency, *options)

    def _lighthouse(self, url: str) -> Command:
        return contenders.lighthouse(url, self.chromium, self.tools, self.folder / "lighthouse.json")

    @property
    def _log(self) -> Path:
        return self.folder / "log"

    def _run(self, command: Command) -> float:
        return contenders.run(command, self._log)

    def _tell(self, number: int, times: dict[str, list[float]]) -> None:
        figures = ", ".join(f"{name} {ran[-1]:.1f} s" for name, ran in times.items() if ran)
        print(f"round {number + 1}: {figures}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
