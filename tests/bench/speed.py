"""How fast we are beside other programs, over one set of pages.

Rounds follow each other, each with every contender in turn, and a ratio is the median of the ratios within the rounds,
so that a machine that is busy for a while is so for all.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec

from auditor.provision import Chromium, NodeTools
from tests.bench import contenders
from tests.bench.contenders import Command
from tests.bench.table import Target

DEVICES = 2


class Limits(msgspec.Struct, frozen=True):
    """What the ratios of a set must keep to."""

    bare: float
    pa11y: float
    touch: float
    security: float


LIMITS: Mapping[str, Limits] = {
    "small": Limits(bare=1.0, pa11y=1.6, touch=0.8, security=1.6),
    "real": Limits(bare=1.4, pa11y=1.2, touch=0.75, security=1.6),
}


class Bench(msgspec.Struct, frozen=True):
    """What a run of the bench shares. workers: pages at a time, for us and for the bare scripts."""

    folder: Path
    chromium: Chromium
    tools: NodeTools
    rounds: int
    workers: int

    @property
    def log(self) -> Path:
        """What the contender that ran last printed."""
        return self.folder / "log"

    def ours(self, urls: Sequence[str], *options: str, out: Path | None = None) -> Command:
        """Our audit."""
        return contenders.ours(urls, out or self.folder / "ours", f"--concurrency={self.workers}", *options)

    def bare(self, urls: Sequence[str], work: str) -> Command:
        """The bare script."""
        return contenders.bare(urls, self.chromium, self.tools, self.workers, work)

    def lighthouse(self, url: str) -> Command:
        """Lighthouse alone."""
        return contenders.lighthouse(url, self.chromium, self.tools, self.folder / "lighthouse.json")

    def run(self, command: Command) -> float:
        """The seconds that a contender took."""
        return contenders.run(command, self.log)


Contender = Callable[[], float]
"""Runs once, and tells the seconds."""

Times = dict[str, list[float]]


def all_contenders(bench: Bench, urls: Sequence[str]) -> dict[str, Contender]:
    """Name → how it is run, in the order of a round."""

    def pa11y() -> float:
        command = contenders.pa11y(urls, bench.chromium, bench.tools, bench.folder)
        if command is None:
            raise contenders.BenchError("npm can't install pa11y-ci; leave it out by naming others with --contender")
        seconds = bench.run(command)
        judged = contenders.views_of_pa11y(bench.log)
        if judged != len(urls):
            raise contenders.BenchError(f"pa11y-ci judged {judged} of {len(urls)} pages")
        return seconds

    return {
        "ours": lambda: bench.run(bench.ours(urls, "--no-lighthouse")),
        "bare": lambda: bench.run(bench.bare(urls, "all")),
        "pa11y-ci": pa11y,
        "ours-touch": lambda: bench.run(bench.ours(urls, "--no-lighthouse", "--only=touch")),
        "ours-security": lambda: bench.run(bench.ours(urls, "--no-lighthouse", "--only=security")),
        "loads": lambda: bench.run(bench.bare(urls, "load")),
    }


def lighthouse_contender(bench: Bench, urls: Sequence[str]) -> Contender:
    """Each kind of page once, weighted as in the set: to run it on all ten would take two minutes a round."""
    kinds = {url.partition("?")[0] for url in urls}

    def once() -> float:
        each = {url: bench.run(bench.lighthouse(url)) for url in sorted(kinds)}
        return sum(each[url.partition("?")[0]] for url in urls)

    return once


NAMES = ("ours", "bare", "pa11y-ci", "ours-touch", "ours-security", "loads", "lighthouse")
"""lighthouse runs on the small set only: ten seconds a page."""


def speed(bench: Bench, name: str, urls: Sequence[str], wanted: Sequence[str]) -> list[Target]:
    """Runs the rounds over the set `name`, prints how long each contender took, and gives the ratios."""
    known = all_contenders(bench, urls)
    if name == "small":
        known["lighthouse"] = lighthouse_contender(bench, urls)
    taking_part = {each: run for each, run in known.items() if each in wanted}
    times: Times = {each: [] for each in taking_part}
    for number in range(bench.rounds):
        for each, run in taking_part.items():
            times[each].append(run())
        figures = ", ".join(f"{each} {ran[-1]:.1f} s" for each, ran in times.items())
        print(f"{name}, round {number + 1}: {figures}", flush=True)
    _show(times, len(urls))
    return _targets(name, times)


def _views(contender: str, pages: int) -> int:
    """How many page views a contender judges in a round."""
    return pages if contender in {"pa11y-ci", "lighthouse"} else DEVICES * pages


def _show(times: Times, pages: int) -> None:
    print(f"\n{'':14}{'seconds':>9}{'views/min':>11}")
    for each, ran in times.items():
        seconds = statistics.median(ran)
        print(f"{each:14}{seconds:9.1f}{60 * _views(each, pages) / seconds:11.1f}")
    print()


def _targets(name: str, times: Times) -> list[Target]:
    limits = LIMITS[name]

    def ratio(above: str, below: str) -> float | None:
        """Of the seconds of two contenders, as the median over the rounds; None if one did not take part."""
        if above not in times or below not in times:
            return None
        return statistics.median(one / other for one, other in zip(times[above], times[below], strict=True))

    found = (
        (ratio("ours", "bare"), "ours / bare script", limits.bare, None),
        # We judge each page on both devices.
        (ratio("pa11y-ci", "ours"), "views a minute, ours / pa11y-ci", None, limits.pa11y),
        (ratio("ours-touch", "ours"), "--only touch / full", limits.touch, None),
        (ratio("ours-security", "loads"), "--only security / script that only loads", limits.security, None),
        (ratio("lighthouse", "ours"), "views a minute, ours / Lighthouse", None, 10.0),
    )
    return [
        Target(f"{name}: {what}", DEVICES * value if least is not None else value, at_most=most, at_least=least)
        for value, what, most, least in found
        if value is not None
    ]


def with_lighthouse(bench: Bench, url: str) -> list[Target]:
    """One page on both devices, with Lighthouse and without, against Lighthouse alone."""
    over = []
    for number in range(bench.rounds):
        both = bench.run(bench.ours([url]))
        own = bench.run(bench.ours([url], "--no-lighthouse"))
        alone = bench.run(bench.lighthouse(url))
        over.append(both - own - alone)
        print(f"round {number + 1}: {both:.1f} s with Lighthouse, {own:.1f} s without, {alone:.1f} s Lighthouse alone")
    return [Target("seconds on top of Lighthouse's own and ours without it", statistics.median(over), at_most=1.0)]
