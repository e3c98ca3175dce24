"""How memory, size and pace grow with the number of pages."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from auditor.store import RESULT
from tests.bench import site
from tests.bench.memory import MIB, watch
from tests.bench.sets import MIX, SETS
from tests.bench.speed import DEVICES, Bench
from tests.bench.table import Target

GROWTH = 8.0
"""MiB that the process may be larger after page 100 than after page 20: what the allocator leaves lying about."""

LARGE = tuple(range(27, 271, 27))
"""Products of the ten lists of `many_pages`: from 1,000 elements to 10,000."""


def memory(bench: Bench, address: str) -> list[Target]:
    """The peak on the heavy page, and the growth from view 20 to view 100 of small ones."""
    out = bench.folder / "memory"
    heavy = watch(bench.ours([f"{address}/heavy"], "--no-lighthouse", out=out), bench.log, out / "pages")
    urls = [f"{address}/{MIX[number % len(MIX)]}?{number}" for number in range(52)]
    many = watch(bench.ours(urls, "--no-lighthouse", out=out), bench.log, out / "pages", 20, 100)
    print(f"{many.at[20]:.0f} MiB at page 20, {many.at[100]:.0f} MiB at page 100, {many.peak:.0f} MiB at most")
    return [
        Target("MiB of the Python process on the heavy page", heavy.peak, at_most=400.0),
        Target("MiB more at page 100 than at page 20", many.at[100] - many.at[20], at_most=GROWTH),
    ]


def many_pages(bench: Bench, name: str, pages: int) -> list[Target]:
    """`pages` addresses on both devices: memory, pace after a tenth of them and at the end, and size of the result.

    In the set small they are lists of 1,000 to 10,000 elements, in the set real its pages; again and again, so that the
    pace is that of all of them once.
    """
    out = bench.folder / "many"
    with _addresses(name) as urls:
        once, last = DEVICES * len(urls), DEVICES * pages
        early = min(last, max(once + 1, last // 10))
        asked = [_numbered(url, number) for number, url in zip(range(pages), itertools.cycle(urls), strict=False)]
        command = bench.ours(asked, "--no-lighthouse", out=out)
        found = watch(command, bench.log, out / "pages", early, last, window=once)
    size = (out / RESULT).stat().st_size / MIB
    for moment in (early, last):
        print(f"{name}, view {moment}: {found.at[moment]:.0f} MiB, {found.pace[moment]:.1f} s a view")
    return [
        Target(f"{name}: MiB of the Python process on {pages} pages", found.peak, at_most=500.0),
        Target(f"{name}: MiB of result.json", size, at_most=30.0),
        Target(f"{name}: seconds a view at the end / early", found.pace[last] / found.pace[early], at_most=1.1),
    ]


@contextmanager
def _addresses(name: str) -> Iterator[Sequence[str]]:
    if name == "small":
        with site.served() as address:
            yield [f"{address}/heavy?products={products}" for products in LARGE]
    else:
        with SETS[name]() as urls:
            yield urls


def _numbered(url: str, number: int) -> str:
    """The same page under an address of its own: the same address twice is one page."""
    return f"{url}{'&' if '?' in url else '?'}n={number}"
