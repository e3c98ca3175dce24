"""The sets of pages that are measured, each a context manager that gives the addresses as long as it lasts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager

from tests.bench import shelf, site

MIX = ("small", "checkout", "small", "heavy", "small", "checkout", "small", "small", "heavy", "small")
"""The ten pages of the first set: most pages of a shop are small."""


@contextmanager
def _small() -> Iterator[list[str]]:
    with site.served() as address:
        yield [f"{address}/{page}?{number}" for number, page in enumerate(MIX)]


SETS: Mapping[str, Callable[[], AbstractContextManager[list[str]]]] = {"small": _small, "real": shelf.served}
"""small: pages of our own, as short as most are; real: what other people have made (see real.py)."""
