"""Runs the HTML examples of rules in the browser, at phone and tablet size, by the same visit as any page."""

from __future__ import annotations

import asyncio
import http.server
import re
import threading
from collections.abc import Sequence
from html import unescape
from types import TracebackType

from auditor import devices, stations
from auditor.collect.browser.pool import BrowserPool
from auditor.collect.kept import KeptTabs
from auditor.collect.options import VisitOptions
from auditor.collect.plan import Plan, plan
from auditor.collect.session import Session
from auditor.collect.visit import Visit
from auditor.judge.examples import (
    ExampleProblem,
    Judged,
    compare,
    contradicted_by_miss,
    judged_facts,
    limits_without_effect,
)
from auditor.judge.rule import Example, Rule
from auditor.measure import measure
from auditor.model.device import DeviceKind
from auditor.model.facts import Facts
from auditor.model.snapshot import ToolVersions
from auditor.provision import Chromium

CONCURRENCY = 4
"""Examples at a time: most of an example's visit is waiting for it to stand still."""

_MAY_ACT = re.compile(r"<script|<i?frame|<object|<embed|<meta\s+http-equiv|\bon\w+\s*=|javascript:", re.IGNORECASE)
"""What a page has that runs, or loads what may run: it could leave something in its tab. One hit too many costs little.
"""

_ELSEWHERE = re.compile(r"<iframe data-elsewhere=(?P<quote>[\"'])(?P<html>.*?)(?P=quote)", re.DOTALL)
"""A frame of another site with what is in it, written as `srcdoc` is."""

_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Example</title></head><body>
{}
</body></html>
"""


def whole_page(html: str) -> str:
    """The page that an example is visited as: a piece of HTML stands in a document of its own."""
    return html if html.lstrip().lower().startswith("<!doctype") else _PAGE.replace("{}", html)


def on_one_page(html: str) -> str:
    """The same for who looks at it without a server: its frames of other sites have their content in themselves."""
    return whole_page(
        _ELSEWHERE.sub(lambda found: f"<iframe srcdoc={found['quote']}{found['html']}{found['quote']}", html)
    )


class ExampleRunner:
    """A browser and a server for examples. An async context manager."""

    def __init__(self, chromium: Chromium) -> None:
        self._pool = BrowserPool(chromium)
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._slots = asyncio.Semaphore(CONCURRENCY)
        self._kept = KeptTabs()

    async def __aenter__(self) -> ExampleRunner:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        await self._pool.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._pool.__aexit__(kind, error, trace)
        self._server.shutdown()
        self._server.server_close()

    async def check(self, rule: Rule) -> list[ExampleProblem]:
        """What the rule's HTML examples show to be wrong: outcomes, marks, misses, limits that nothing tests."""
        pages = [example for example in rule.examples if example.html is not None]
        judged = [each for example in rule.examples if example.html is None for each in judged_facts(rule, example)]
        problems: list[ExampleProblem] = []
        runs = [(example, kind) for example in pages for kind in example.devices]
        measured = await asyncio.gather(*(self._measure(rule, example, kind) for example, kind in runs))
        for (example, _), (facts, marked) in zip(runs, measured, strict=True):
            if facts is None:
                problems.append(ExampleProblem(example.line, f"{rule.id}: {marked['']}"))
                continue
            problems += compare(rule, example, facts, marked)
            subjects = facts.subjects.get(rule.over)
            if subjects is not None:
                judged.append(Judged(example, subjects, facts.context))
        problems = problems or contradicted_by_miss(rule, judged)
        if pages and not problems:
            first = min(example.line for example in rule.examples)
            for name in limits_without_effect(rule, judged):
                sentence = f"{rule.id}: no example's outcome changes when the limit {name!r} moves."
                problems.append(ExampleProblem(first, sentence))
        return problems

    async def _measure(self, rule: Rule, example: Example, kind: DeviceKind) -> tuple[Facts | None, dict[str, str]]:
        """The facts and the marked elements of an example; None and the reason under "" if it can't be visited."""
        async with self._slots:
            url = self._server.add(rule.id, example.html or "")
            (station,) = stations.stations([url])
            (scenario,) = stations.scenarios([devices.resolve(kind, self._pool.playwright.devices)])
            options = VisitOptions(images=False, axe=rule.over == "axe", examples=True, plan=frozenset({rule.over}))
            kept = _only_reads(plan(options)) and not _MAY_ACT.search(example.html or "")
            sessions = self._kept.session if kept else Session
            browser = await self._pool.get()
            visit = Visit(
                browser,
                station,
                scenario,
                options,
                ToolVersions(auditor=""),
                sessions=sessions,
                forwarder=self._pool.forwarder,
            )
            snapshot = await visit.run()
        if not snapshot.audited:
            return None, {"": f"the example could not be visited ({snapshot.failures[0].code})"}
        marked: dict[str, str] = {}
        for frame in snapshot.frames:
            marked |= frame.marks or {}
        return measure(snapshot), marked


def _only_reads(steps: Plan) -> bool:
    """Whether a visit does nothing with the page but look at it, at rest and frozen."""
    return all(row.phase in {"settled", "frozen"} and row.leaves for row in steps.rows)


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: tuple[str, int], handler: type[http.server.BaseHTTPRequestHandler]) -> None:
        super().__init__(address, handler)
        self.pages: dict[str, bytes] = {}

    def add(self, name: str, html: str) -> str:
        """Serves `html` and returns its URL; what is in frames with `data-elsewhere` as a site of its own."""
        html = _ELSEWHERE.sub(lambda found: f'<iframe src="{self._elsewhere(name, found["html"])}"', html)
        return f"http://127.0.0.1:{self.server_port}{self._put(name, html)}"

    def _elsewhere(self, name: str, escaped: str) -> str:
        """The same server by another name, which is another site to browsers."""
        return f"http://localhost:{self.server_port}{self._put(name, unescape(escaped))}"

    def _put(self, name: str, html: str) -> str:
        path = f"/{name}/{len(self.pages)}"
        self.pages[path] = whole_page(html).encode()
        return path


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        """Serves an example's page."""
        page = self.server.pages.get(self.path)
        body = page if page is not None else b""
        self.send_response(200 if page is not None else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


async def check_examples(rules: Sequence[Rule], chromium: Chromium) -> dict[str, list[ExampleProblem]]:
    """Rule id → what is wrong with its examples, for the rules where something is."""
    async with ExampleRunner(chromium) as runner:
        found = await asyncio.gather(*(runner.check(rule) for rule in rules))
    return {rule.id: problems for rule, problems in zip(rules, found, strict=True) if problems}
