"""Work that is called off ends, whatever its `finally` clauses wait for."""

from __future__ import annotations

import asyncio

import pytest

from auditor.collect import deadline
from auditor.collect.deadline import within


async def forever() -> None:
    await asyncio.Event().wait()


def test_what_ends_in_time_gives_its_result() -> None:
    async def work() -> int:
        return 7

    assert asyncio.run(within(60, work())) == 7


def test_what_it_raises_is_raised() -> None:
    async def work() -> None:
        raise KeyError("x")

    with pytest.raises(KeyError):
        asyncio.run(within(60, work()))


def test_what_was_changed_is_put_back() -> None:
    undone = []

    async def work() -> None:
        try:
            await forever()
        finally:
            await asyncio.sleep(0)
            undone.append(True)

    with pytest.raises(TimeoutError):
        asyncio.run(within(0, work()))
    assert undone


def test_putting_back_has_a_deadline_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadline, "UNDO_DEADLINE", 0.01)

    async def work() -> None:
        try:
            await forever()
        finally:
            await forever()

    with pytest.raises(TimeoutError):
        asyncio.run(within(0, work()))


def test_who_calls_it_off_calls_off_the_work() -> None:
    ended = []

    async def work() -> None:
        try:
            await forever()
        finally:
            ended.append(True)

    async def given_up() -> None:
        task = asyncio.ensure_future(within(60, work()))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait({task})

    asyncio.run(given_up())
    assert ended
