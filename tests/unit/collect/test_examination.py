"""How steps are taken, without a browser: what fails, hangs, can't begin or can't be had costs its own facts only."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any, cast

import pytest
from playwright.async_api import Error

from auditor.collect import examination
from auditor.collect.browser.worlds import FrameNode
from auditor.collect.desk import Desk
from auditor.collect.examination import Examination
from auditor.collect.network.log import NetworkLog
from auditor.collect.page.documents import Documents
from auditor.collect.plan import Phase, Plan, Row
from auditor.collect.session import DIALOG_LIMIT, Session, Tab
from auditor.errors import CollectError
from auditor.model.steps import Step

Take = Callable[[Desk], Awaitable[Any]]


class Emitter:
    """What a Tab listens to, in place of a page and of its CDP session: tests say what happens."""

    def __init__(self) -> None:
        self.listeners: dict[str, Callable[[Any], None]] = {}

    def on(self, event: str, listener: Callable[[Any], None]) -> None:
        self.listeners[event] = listener

    def tell(self, event: str) -> None:
        self.listeners[event](self)

    async def dismiss(self) -> None:
        """As a dialog."""


def a_desk(tab: Tab) -> Desk:
    return Desk(cast(Session, None), tab, NetworkLog(), float("inf"), probes=frozenset(), documents=Documents())


class Trying:
    """An examination of rows that are only made up, and what they did."""

    def __init__(self) -> None:
        self.page = Emitter()
        self.tab = a_tab(self.page)
        self.desk = Desk(
            cast(Session, None),
            self.tab,
            NetworkLog(),
            deadline=float("inf"),
            probes=frozenset(),
            documents=Documents(),
        )
        self.desk.root = FrameNode(None, "", None)
        self.done: list[str] = []

    def row(self, name: Step, take: Take | None = None, phase: Phase = "settled", **fields: Any) -> Row:
        async def step(desk: Desk) -> None:
            if take is not None:
                await take(desk)
            self.done.append(name)

        return Row(name, phase, step, **fields)

    async def run(self, *rows: Row) -> list[tuple[str, str]]:
        """The failures: of which step, and which."""
        plan = Plan(())
        plan.rows = rows
        await Examination(self.desk, plan).run()
        return [(failure.step, failure.code) for failure in self.desk.failures]


def a_tab(page: Emitter) -> Tab:
    return Tab(cast(Any, page), cast(Any, Emitter()))


def examined(work: Callable[[Trying], Awaitable[None]]) -> None:
    """Runs a test in an event loop: a Tab wants one from the start."""

    async def within() -> None:
        await work(Trying())

    asyncio.run(within())


def raising(error: BaseException) -> Take:
    async def take(_: Desk) -> None:
        raise error

    return take


async def hang(_: Desk) -> None:
    await asyncio.Event().wait()


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What hangs here waits for nothing that will ever come."""
    monkeypatch.setattr(examination, "LEAST", 0.0)


@pytest.mark.parametrize(
    ("error", "code", "parameters"),
    [
        (ValueError("no ink\nno paper"), "step-failed", {"reason": "no ink"}),
        (KeyError(), "step-failed", {"reason": "KeyError"}),
        (Error("Protocol error"), "step-failed", {"reason": "Protocol error"}),
        (TimeoutError(), "step-timeout", {}),
        (CollectError("http-error", status="503"), "http-error", {"status": "503"}),
    ],
)
def test_a_step_that_raises_costs_itself_only(error: Exception, code: str, parameters: dict[str, str]) -> None:
    async def test(trying: Trying) -> None:
        found = await trying.run(trying.row("cookies", raising(error)), trying.row("timing"))
        assert found == [("cookies", code)]
        assert trying.desk.failures[0].parameters == parameters
        assert trying.done == ["timing"]
        assert [name for name in trying.desk.seconds if name in ("cookies", "timing")] == ["cookies", "timing"]

    examined(test)


def test_a_step_that_hangs_is_broken_off_and_may_put_back_what_it_changed() -> None:
    async def test(trying: Trying) -> None:
        undone: list[str] = []

        async def change(desk: Desk) -> None:
            try:
                await hang(desk)
            finally:
                undone.append("narrow")

        found = await trying.run(trying.row("narrow", change, limit=0.0), trying.row("timing"))
        assert found == [("narrow", "step-timeout")]
        assert undone == ["narrow"]
        assert trying.done == ["timing"]

    examined(test)


def test_an_examination_that_is_broken_off_breaks_its_step_off() -> None:
    async def test(trying: Trying) -> None:
        begun, undone = asyncio.Event(), list[str]()

        async def change(desk: Desk) -> None:
            begun.set()
            try:
                await hang(desk)
            finally:
                undone.append("narrow")

        running = asyncio.ensure_future(trying.run(trying.row("narrow", change, limit=60.0), trying.row("timing")))
        await begun.wait()
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        assert undone == ["narrow"]
        assert trying.done == []
        assert asyncio.all_tasks() == {asyncio.current_task()}

    examined(test)


def test_what_builds_on_a_step_that_failed_is_not_reached_nor_what_builds_on_that() -> None:
    async def test(trying: Trying) -> None:
        found = await trying.run(
            trying.row("probes", raising(ValueError("x"))),
            trying.row("axe", needs=("probes",)),
            trying.row("keyboard", needs=("axe",)),
            trying.row("rotate", needs=("probe:viewport",)),
            trying.row("cookies"),
        )
        assert found == [
            ("probes", "step-failed"),
            *((name, "not-reached") for name in ("axe", "keyboard", "rotate")),
        ]
        assert trying.done == ["cookies"]

    examined(test)


@asynccontextmanager
async def shut(desk: Desk) -> AsyncIterator[Tab]:
    raise ValueError("the door is shut")
    yield desk.tab


def test_a_phase_that_can_t_be_entered_fails_each_of_its_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examination, "PHASES", {**examination.PHASES, "sealed": shut})

    async def test(trying: Trying) -> None:
        found = await trying.run(
            trying.row("cookies"),
            trying.row("drag", phase="sealed"),
            trying.row("hover", phase="sealed"),
            trying.row("timing"),
        )
        assert found == [("drag", "step-failed"), ("hover", "step-failed")]
        assert {failure.parameters["reason"] for failure in trying.desk.failures} == {"the door is shut"}
        assert trying.done == ["cookies", "timing"]

    examined(test)


def test_a_phase_is_left_whatever_its_steps_came_to(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    @asynccontextmanager
    async def phase(desk: Desk) -> AsyncIterator[Tab]:
        told.append("entered")
        try:
            yield desk.tab
        finally:
            told.append("left")

    monkeypatch.setattr(examination, "PHASES", {**examination.PHASES, "frozen": phase})

    async def test(trying: Trying) -> None:
        await trying.run(trying.row("axe", raising(ValueError("x")), phase="frozen"))
        assert told == ["entered", "left"]

    examined(test)


def test_a_page_that_is_not_put_back_is_not_measured_any_further(monkeypatch: pytest.MonkeyPatch) -> None:
    @asynccontextmanager
    async def stuck(desk: Desk) -> AsyncIterator[Tab]:
        yield desk.tab
        raise Error("Protocol error")

    monkeypatch.setattr(examination, "PHASES", {**examination.PHASES, "frozen": stuck})

    async def test(trying: Trying) -> None:
        found = await trying.run(trying.row("axe", phase="frozen"), trying.row("narrow"))
        assert found == [("narrow", "not-reached")]
        assert trying.done == ["axe"]

    examined(test)


def test_a_page_that_is_none_to_audit_stops_all_steps() -> None:
    async def refuse(desk: Desk) -> None:
        desk.refused = CollectError("blank-page")

    async def test(trying: Trying) -> None:
        rows = [trying.row("probes", refuse), trying.row("timing"), trying.row("cookies", phase="thawed")]
        assert await trying.run(*rows) == []
        assert trying.done == ["probes"]

    examined(test)


def dialogs(page: Emitter, count: int) -> Take:
    """A step in which the page opens so many dialogs, and that waits as long as it may."""

    async def take(desk: Desk) -> None:
        for _ in range(count):
            page.tell("dialog")
        if count > DIALOG_LIMIT:
            await hang(desk)

    return take


def test_dialogs_are_counted_for_each_step_anew() -> None:
    async def test(trying: Trying) -> None:
        few, loop = (dialogs(trying.page, count) for count in (DIALOG_LIMIT, DIALOG_LIMIT + 1))
        found = await trying.run(
            trying.row("cookies", few), trying.row("timing", few), trying.row("narrow", loop), trying.row("rotate", few)
        )
        assert found == [("narrow", "dialog-loop")]
        assert trying.done == ["cookies", "timing", "rotate"]

    examined(test)


def crash(page: Emitter) -> Take:
    async def take(desk: Desk) -> None:
        page.tell("crash")
        await hang(desk)

    return take


LATER: Sequence[Step] = ("drag", "hover")


def test_after_a_crash_nothing_is_reached_whatever_its_phase() -> None:
    async def test(trying: Trying) -> None:
        found = await trying.run(
            trying.row("cookies"),
            trying.row("rotate", crash(trying.page)),
            trying.row("keyboard"),
            *(trying.row(name, phase="thawed") for name in LATER),
        )
        assert found == [
            ("rotate", "tab-crashed"),
            *((name, "not-reached") for name in ("keyboard", *LATER)),
        ]
        assert trying.done == ["cookies"]

    examined(test)


def test_a_crash_in_a_tab_of_the_phase_costs_that_phase_only(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Emitter()

    @asynccontextmanager
    async def another(_: Desk) -> AsyncIterator[Tab]:
        yield a_tab(page)

    monkeypatch.setattr(examination, "PHASES", {**examination.PHASES, "sealed": another})

    async def test(trying: Trying) -> None:
        found = await trying.run(
            trying.row("drag", crash(page), phase="sealed"),
            trying.row("hover", phase="sealed"),
            trying.row("cookies"),
        )
        assert found == [("drag", "tab-crashed"), ("hover", "not-reached")]
        assert trying.done == ["cookies"]

    examined(test)


@pytest.mark.parametrize(("take", "code"), [(None, "unresponsive"), ("crash", "tab-crashed")])
def test_a_page_that_never_answered_is_not_audited(take: str | None, code: str) -> None:
    async def test(trying: Trying) -> None:
        trying.desk = Desk(
            cast(Session, None),
            trying.tab,
            NetworkLog(),
            deadline=float("inf"),
            probes=frozenset(),
            documents=Documents(),
        )
        step = crash(trying.page) if take else raising(ValueError("x"))
        with pytest.raises(CollectError) as caught:
            await trying.run(trying.row("frames", step), trying.row("cookies", phase="thawed"))
        assert caught.value.code == code
        assert trying.done == []

    examined(test)


def test_an_audit_that_is_interrupted_leaves_no_trace_of_the_step_that_it_loses() -> None:
    async def test(trying: Trying) -> None:
        printed: list[str] = []
        asyncio.get_running_loop().set_exception_handler(lambda _, context: printed.append(context["message"]))
        begun, lost = asyncio.Event(), asyncio.Event()

        async def lose_the_tab(_: Desk) -> None:
            begun.set()
            await lost.wait()
            raise Error("Target page, context or browser has been closed")

        running = asyncio.ensure_future(trying.run(trying.row("full-page", lose_the_tab)))
        await begun.wait()
        running.cancel()
        await asyncio.wait({running})
        del running  # its trace holds on to the step's task
        lost.set()
        while len(asyncio.all_tasks()) > 1:
            await asyncio.sleep(0)
        gc.collect()
        assert printed == []

    examined(test)


def test_the_next_visit_may_begin_as_soon_as_all_is_measured_that_a_busy_machine_would_slow(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    as_it_is = examination.PHASES["settled"]
    monkeypatch.setattr(examination, "PHASES", dict.fromkeys(examination.PHASES, as_it_is))

    async def test(trying: Trying) -> None:
        trying.desk.measured = lambda: trying.done.append("-")
        assert not await trying.run(
            trying.row("timing"),
            trying.row("cookies", phase="thawed"),
            trying.row("motion", phase="clocked"),
            trying.row("narrow", phase="thawed"),
        )
        assert trying.done[:3] == ["timing", "-", "cookies"]

    examined(test)
