"""Figures that vary are measured again before they alone fail a gate; nothing else is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
import pytest
from builders_touch import a_snapshot, a_target

from auditor.again import TIMES, best_run, best_timing, measured_again
from auditor.asked import JudgeRequest
from auditor.judging import judge
from auditor.model.lighthouse import LighthouseEvidence
from auditor.model.snapshot import Snapshot
from auditor.model.timing import Timing
from auditor.store import Store

SLOW, QUICK = Timing(ttfb=5000.0, fcp=9000.0, cls=0.0), Timing(ttfb=50.0, fcp=400.0, cls=0.0)
TINY = a_target(10, 10, 8, 8, selector="main > a", html="<a>Buy</a>")
NEAR = a_target(10, 12, 8, 8, selector="main > b", html="<a>Sell</a>")


def visited(timing: Timing, *, tiny: bool = False) -> Snapshot:
    return msgspec.structs.replace(a_snapshot(*((TINY, NEAR) if tiny else ())), timing=timing)


class Machine:
    """Gives the measurements one after the other, and counts how often it was asked."""

    def __init__(self, *timings: Timing) -> None:
        self.timings = list(timings)
        self.asked: list[tuple[list[str], frozenset[str]]] = []

    def __call__(self, urls: Sequence[str], over: frozenset[str]) -> Iterable[Snapshot]:
        self.asked.append((list(urls), over))
        return [visited(self.timings.pop(0))]


def gated(folder: Path, first: Snapshot, machine: Machine) -> int:
    store = Store(folder)
    store.create()
    store.save(0, first)
    request = JudgeRequest(only=["fcp", "cls", "target-size"], fail_on="moderate")
    book = request.rulebook()
    report = measured_again(judge(store, request, book), request, book, store, machine)
    if machine.asked:
        assert [each.code for each in report.pages[0].notices] == ["measured-again"]
        assert report.pages[0].notices[0].parameters == {"count": str(1 + len(machine.asked))}
    return report.gate.exit_code


def test_a_slow_moment_does_not_fail_the_gate(tmp_path: Path) -> None:
    machine = Machine(QUICK)
    assert gated(tmp_path, visited(SLOW), machine) == 0
    assert machine.asked == [(["https://shop.example/here"], frozenset({"timing"}))]


def test_a_slow_page_does(tmp_path: Path) -> None:
    machine = Machine(SLOW, SLOW)
    assert gated(tmp_path, visited(SLOW), machine) == 1
    assert len(machine.asked) == TIMES


@pytest.mark.parametrize("first", [visited(QUICK), visited(SLOW, tiny=True), visited(QUICK, tiny=True)])
def test_nothing_is_measured_again_that_would_change_nothing(tmp_path: Path, first: Snapshot) -> None:
    machine = Machine()
    assert gated(tmp_path, first, machine) == (1 if first.frames[0].targets and first.frames[0].targets.targets else 0)
    assert not machine.asked


def test_the_best_of_each_figure_is_kept_with_what_it_names() -> None:
    first = Timing(fcp=100.0, lcp=900.0, lcp_selector="#a", cls=0.3, cls_selectors=["#x"])
    second = Timing(fcp=200.0, lcp=800.0, lcp_selector="#b", cls=None)
    best = best_timing(first, second)
    assert (best.fcp, best.lcp, best.lcp_selector, best.cls, best.cls_selectors) == (100.0, 800.0, "#b", 0.3, ["#x"])
    assert best_timing(Timing(), first).fcp == 100.0


def test_a_run_is_kept_whole() -> None:
    low, high = (LighthouseEvidence(version="1", url="", score=score, metrics={}) for score in (40.0, 60.0))
    assert best_run(low, high) is high
    assert best_run(high, low) is high
    assert best_run(high, msgspec.structs.replace(low, score=None)) is high
