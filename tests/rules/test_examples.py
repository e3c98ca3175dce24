"""Every example of every rule, in the browser, at phone and tablet size."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest

from auditor import resources
from auditor.examples import ExampleRunner
from auditor.judge.loading.rulebook import load_rulebook
from auditor.provision import ensure_chromium

RULES = load_rulebook([resources.directory("rules")]).rules


@pytest.fixture(scope="module")
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    yield loop
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


@pytest.fixture(scope="module")
def runner(loop: asyncio.AbstractEventLoop) -> Iterator[ExampleRunner]:
    chromium = ensure_chromium(print)

    async def start() -> ExampleRunner:
        return await ExampleRunner(chromium).__aenter__()

    runner = asyncio.run_coroutine_threadsafe(start(), loop).result()
    yield runner
    asyncio.run_coroutine_threadsafe(runner.__aexit__(None, None, None), loop).result()


@pytest.mark.parametrize("name", sorted(RULES))
def test_examples(name: str, runner: ExampleRunner, loop: asyncio.AbstractEventLoop) -> None:
    rule = RULES[name]
    problems = asyncio.run_coroutine_threadsafe(runner.check(rule), loop).result()
    assert not problems, "\n".join(f"{rule.path.name}:{problem.line}: {problem.sentence}" for problem in problems)
