"""Tells a test of examples which one comes next, so that the browser need not idle at the end of each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

_NEXT = pytest.StashKey[str | None]()
"""The rule whose examples run after this one's; None if something else does."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Notes the next rule. pytest-xdist, too, knows it by now: it keeps back a worker's last test until it does."""
    item.stash[_NEXT] = _rule_of(nextitem) if nextitem is not None and nextitem.path == item.path else None
    return (yield)


def _rule_of(item: pytest.Item) -> str | None:
    name = item.callspec.params.get("name") if isinstance(item, pytest.Function) and hasattr(item, "callspec") else None
    return name if isinstance(name, str) else None


@pytest.fixture
def following(request: pytest.FixtureRequest) -> str | None:
    """The rule whose examples run next."""
    return request.node.stash[_NEXT]
