"""Every example of every rule, in the browser, at phone and tablet size."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import Future

import pytest

from auditor import resources
from auditor.examples import ExampleRunner
from auditor.judge.examples import ExampleProblem
from auditor.judge.loading.rulebook import load_rulebook
from auditor.judge.rule import Rule
from auditor.provision import ensure_chromium

RULES = load_rulebook([resources.directory("rules")]).rules


def visits(rule: Rule) -> int:
    return sum(len(example.devices) for example in rule.examples if example.html is not None)


LONGEST_FIRST = sorted(RULES, key=lambda name: (-visits(RULES[name]), name))
"""So that no worker is left alone with a long one."""


class Ahead:
    """The examples of a rule begin while the last of those before are still under way."""

    def __init__(self, runner: ExampleRunner, loop: asyncio.AbstractEventLoop) -> None:
        self._runner = runner
        self._loop = loop
        self._begun: dict[str, Future[list[ExampleProblem]]] = {}

    def problems(self, name: str, following: str | None) -> list[ExampleProblem]:
        """What is wrong with the examples of the rule `name`."""
        found = self._begun.pop(name, None) or self._begin(name)
        if following is not None:
            self._begun[following] = self._begin(following)
        return found.result()

    def break_off(self) -> None:
        """Leaves what nobody waits for any more, as when pytest ends at the first failure."""
        for begun in self._begun.values():
            begun.cancel()

    def _begin(self, name: str) -> Future[list[ExampleProblem]]:
        return asyncio.run_coroutine_threadsafe(self._runner.check(RULES[name]), self._loop)


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
def ahead(loop: asyncio.AbstractEventLoop) -> Iterator[Ahead]:
    chromium = ensure_chromium(print)

    async def start() -> ExampleRunner:
        return await ExampleRunner(chromium).__aenter__()

    runner = asyncio.run_coroutine_threadsafe(start(), loop).result()
    ahead = Ahead(runner, loop)
    yield ahead
    ahead.break_off()
    asyncio.run_coroutine_threadsafe(runner.__aexit__(None, None, None), loop).result()


@pytest.mark.parametrize("name", LONGEST_FIRST)
def test_examples(name: str, ahead: Ahead, following: str | None) -> None:
    problems = ahead.problems(name, following)
    rule = RULES[name]
    assert not problems, "\n".join(f"{rule.path.name}:{problem.line}: {problem.sentence}" for problem in problems)
