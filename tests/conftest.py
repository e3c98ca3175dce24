"""What holds for all tests."""

from __future__ import annotations

import os
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import settings

# A deadline for each example would be a timing assertion: it fails on a busy machine and says nothing of the code.
settings.register_profile("auditor", deadline=None)
settings.load_profile("auditor")

# Of a run of our own CI: else its summary would be that of the audits in tests.
for _name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT"):
    os.environ.pop(_name, None)

HERE = Path(__file__).parent
LONG = ("pairs", "rules", "browser")
"""Folders of long tests, the longest first."""

ONE_BY_ONE = "rules"
"""The folder whose tests are dealt one by one. Those of a file share what is dear to make; and those of pairs have four
whole visits under way at a time: one worker's are enough."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Has each of pytest-xdist's workers begin with its share of the long tests.

    A worker that has done its share takes over what another would do last: so let the short tests be last. xdist first
    gives each worker a stretch of the list, all of one length.
    """
    workers = int(getattr(config, "workerinput", {}).get("workercount", 1))
    if workers == 1:
        return
    long = sorted((item for item in items if _folder(item) in LONG), key=lambda item: LONG.index(_folder(item)))
    short = [item for item in items if _folder(item) not in LONG]
    groups = [list(group) for _, group in groupby(long, key=_share)]
    shares = [[item for group in groups[worker::workers] for item in group] for worker in range(workers)]
    left = len(items)
    for position in range(workers):
        space = max(0, left // (workers - position) - len(shares[position]))
        shares[position] += short[:space]
        del short[:space]
        left -= len(shares[position])
    items[:] = [item for share in shares for item in share]


def _folder(item: pytest.Item) -> str:
    return item.path.relative_to(HERE).parts[0] if item.path.is_relative_to(HERE) else ""


def _share(item: pytest.Item) -> str:
    return item.nodeid if _folder(item) == ONE_BY_ONE else str(item.path)
