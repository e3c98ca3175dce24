"""`make bench`: how fast we are beside other tools, and how much memory we take, on this machine.

All use the same browser. Exit code 1: a target is missed.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from auditor.provision import ensure_chromium, ensure_node_tools
from tests.bench import growth, site, speed
from tests.bench.sets import SETS
from tests.bench.speed import Bench
from tests.bench.table import Target, show

PARTS = ("speed", "lighthouse", "memory")


def main() -> int:
    """Runs the bench; returns the exit code."""
    options = _options()
    names = options.set or list(SETS)
    if options.serve:
        return serve(names)
    if options.steps:
        return steps(names)
    chromium, tools = ensure_chromium(print), ensure_node_tools(print)
    print(f"{chromium.path}, Lighthouse {tools.lighthouse_version}, {options.rounds} rounds, {options.workers} workers")
    with tempfile.TemporaryDirectory(prefix="auditor-bench-") as folder:
        bench = Bench(Path(folder), chromium, tools, options.rounds, options.workers)
        if options.memory:
            return show([target for name in names for target in growth.many_pages(bench, name, options.memory)])
        return show(_parts(bench, options.only or PARTS, names, options.contender or speed.NAMES))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--set", choices=SETS, action="append", help="pages to measure on; both if left out")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--workers", type=int, default=2, help="pages at a time, for us and for the bare scripts")
    parser.add_argument("--only", choices=PARTS, action="append", help="parts to run")
    parser.add_argument("--contender", choices=speed.NAMES, action="append", help="who takes part in speed")
    parser.add_argument("--steps", action="store_true", help="instead: what each step of a visit costs")
    parser.add_argument("--memory", type=int, metavar="PAGES", help="instead: memory, size and pace on so many pages")
    parser.add_argument("--serve", action="store_true", help="instead: serve the pages, print their addresses")
    return parser.parse_args()


def _parts(bench: Bench, parts: Sequence[str], names: Sequence[str], wanted: Sequence[str]) -> list[Target]:
    found: list[Target] = []
    if "speed" in parts:
        for name in names:
            with SETS[name]() as urls:
                found += speed.speed(bench, name, urls, wanted)
    if "small" in names:
        with site.served() as address:
            if "lighthouse" in parts:
                found += speed.with_lighthouse(bench, f"{address}/checkout")
            if "memory" in parts:
                found += growth.memory(bench, address)
    return found


def steps(names: Sequence[str]) -> int:
    """Prints what each step costs, in a process of its own: our servers must not share the interpreter with it."""
    for name in names:
        with SETS[name]() as urls:
            print(f"set {name}: ", end="", flush=True)
            subprocess.run([sys.executable, "-m", "tests.bench.steps", *urls], check=True)
    return 0


def serve(names: Sequence[str]) -> int:
    """Serves these sets until it is ended; prints their addresses, a line each, so that a shell can hand them on."""
    with ExitStack() as stack, suppress(KeyboardInterrupt):
        for name in names:
            print(*stack.enter_context(SETS[name]()), sep="\n", flush=True)
        threading.Event().wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
