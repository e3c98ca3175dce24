"""Turns come in the order of the queue, and none is lost."""

from __future__ import annotations

import asyncio

import pytest

from auditor.collect.browser.queue import QueuePlace


def test_turns_come_in_the_order_in_which_they_were_asked_for() -> None:
    come: list[int] = []

    async def one(number: int, turn: QueuePlace, ready: asyncio.Event) -> None:
        await ready.wait()
        async with turn:
            pass

    async def main() -> None:
        slots = asyncio.Semaphore(1)
        ready = [asyncio.Event() for _ in range(3)]
        turns = [QueuePlace(slots, lambda number=number: come.append(number)) for number in range(3)]  # type: ignore[misc]
        tasks = [asyncio.ensure_future(one(i, turns[i], ready[i])) for i in range(3)]
        for event in reversed(ready):  # the last is ready first
            event.set()
            await asyncio.sleep(0)
        await asyncio.gather(*tasks)

    asyncio.run(main())
    assert come == [0, 1, 2]


def test_who_gives_up_does_not_hold_up_the_others() -> None:
    async def main() -> bool:
        slots = asyncio.Semaphore(1)
        first, second, third = (QueuePlace(slots, lambda: None) for _ in range(3))
        await asyncio.sleep(0)
        second.give_back()
        first.give_back()
        first.give_back()
        async with third:
            return slots.locked()

    assert asyncio.run(asyncio.wait_for(main(), 10))


@pytest.mark.parametrize("shared", [True, False])
def test_the_next_begins_once_all_is_measured_where_visits_go_side_by_side(shared: bool) -> None:
    async def main() -> bool:
        slots = asyncio.Semaphore(1)
        first = QueuePlace(slots, lambda: None, shared=shared)
        async with first:
            first.measured()
            return not slots.locked()

    assert asyncio.run(main()) == shared
