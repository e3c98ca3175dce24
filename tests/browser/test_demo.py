"""`auditor demo`, for real: the good shop is compliant; every fault of the bad one is found, and nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch
from urllib.parse import urlsplit

import msgspec
import pytest
from playwright.sync_api import Browser, sync_playwright

from auditor import resources
from auditor.asked import JudgeRequest
from auditor.demo.faults import Fault, faults
from auditor.demo.server import demo_shop
from auditor.judge.loading.rulebook import load_rulebook
from auditor.judge.summary import listing
from auditor.judging import judge
from auditor.model.report import PageReport, Report
from auditor.model.result import RuleResult
from auditor.provision import ensure_chromium, sandbox_args
from auditor.report import json as report_json
from auditor.store import Store

TIMED = {"lcp", "fcp", "ttfb", "tbt", "speed-index", "lighthouse-performance"}
"""Rules that also measure this machine: on a busy one they may find more than what was planted, never less."""

SCORES = Path(__file__).parent.parent / "golden" / "demo-scores.json"
MOST_MOVED = 1.0
"""How far a number may lie from what it was, in points: what a machine's fonts and its hurry do is less."""

# The elements that a fault's selector stands for against those that findings name, by identity.
COMPARE = """([wanted, found]) => {
  const show = (element) => element ? element.cloneNode(false).outerHTML : "nothing in the document";
  const want = new Set(wanted.flatMap((selector) => selector ? [...document.querySelectorAll(selector)] : []));
  const got = new Set(found.filter(Boolean).map((selector) => document.querySelector(selector)));
  return [
    ...wanted.filter((s) => s && !document.querySelector(s)).map((s) => `selects nothing: ${s}`),
    ...[...want].filter((element) => !got.has(element)).map((element) => `not found: ${show(element)}`),
    ...[...got].filter((element) => !want.has(element)).map((element) => `not planted: ${show(element)}`),
    ...(wanted.includes("") && !found.includes("") ? ["not found: the page itself"] : []),
    ...(found.includes("") && !wanted.includes("") ? ["not planted: the page itself"] : []),
  ];
}"""


class Demo(msgspec.Struct, frozen=True):
    output: str
    folder: Path
    good: Report
    bad: Report


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    folder = tmp_path_factory.mktemp("demo")
    command = [sys.executable, "-m", "auditor", "demo", "--no-lighthouse", "--out", str(folder)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, cwd=folder)
    assert ended.returncode == 0, ended.stderr
    return Demo(ended.stdout, folder, *(_report(folder / variant) for variant in ("good", "bad")))


def _report(folder: Path) -> Report:
    """What was written, with all findings: result.json lists one of each shape of element."""
    assert (folder / "index.html").is_file()
    written = report_json.decode((folder / "result.json").read_bytes())
    with patch.object(listing, "FULL", 10_000):
        whole = judge(Store(folder), JudgeRequest())
    assert whole.qualities == written.qualities
    return whole


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = ensure_chromium(lambda _: None).path
        browser = playwright.chromium.launch(executable_path=path, args=sandbox_args())
        yield browser
        browser.close()


def _failed(results: list[RuleResult]) -> dict[str, list[str]]:
    """Rule → selectors of its findings, for the rules that count."""
    return {
        result.rule: [finding.selector for finding in result.findings if finding.outcome == "failed"]
        for result in results
        if result.outcome == "failed" and not result.advisory
    }


def _of(page: PageReport) -> str:
    return urlsplit(page.station.url).path


def test_the_demo_says_both_verdicts_and_where_the_reports_are(demo: Demo) -> None:
    assert "Compliant" in demo.output
    assert "Not compliant" in demo.output
    assert demo.output.count("index.html") == 2


def test_everything_was_audited_without_a_step_that_failed(demo: Demo) -> None:
    for report in (demo.good, demo.bad):
        assert len(report.pages) == 8
        assert [(page.station.url, page.failures) for page in report.pages if page.failures or not page.audited] == []


def test_the_good_shop_is_compliant_and_nothing_is_found_in_it(demo: Demo) -> None:
    found = {
        (_of(page), demo.good.scenarios[page.scenario].device.kind, rule): selectors
        for page in demo.good.pages
        for rule, selectors in _failed(page.results).items()
        if rule not in TIMED
    }
    assert found | _failed(demo.good.site.results) == {}
    assert demo.good.verdict == "compliant"


def test_the_bad_shop_is_not_compliant_and_lies_far_below(demo: Demo) -> None:
    assert demo.bad.verdict == "not-compliant"
    assert demo.good.score is not None
    assert demo.bad.score is not None
    assert demo.bad.score <= demo.good.score - 40


def test_every_fault_that_was_planted_is_found_and_nothing_else(demo: Demo, browser: Browser) -> None:
    differences: list[str] = []
    with demo_shop("bad") as shop:
        for page in demo.bad.pages:
            device = demo.bad.scenarios[page.scenario].device
            planted = _planted(_of(page), device.kind)
            found = _failed(page.results)
            context = browser.new_context(
                viewport={"width": device.viewport_width, "height": device.viewport_height},
                is_mobile=True,
                has_touch=True,
            )
            document = context.new_page()
            document.goto(shop.url.rstrip("/") + _of(page))
            for rule in sorted(planted.keys() | found.keys()):
                if rule in TIMED and rule not in planted:
                    continue
                wanted = [fault.selector for fault in planted.get(rule, [])]
                lines = document.evaluate(COMPARE, [wanted, found.get(rule, [])])
                differences += [f"{_of(page)} on {device.kind}: {rule}: {line}" for line in lines]
            context.close()
    site = _failed(demo.bad.site.results)
    differences += [
        f"site: {rule}" for rule in {fault.rule for fault in faults() if "site" in fault.pages} ^ site.keys()
    ]
    assert not differences, "\n".join(differences)


def _planted(path: str, kind: str) -> dict[str, list[Fault]]:
    planted: dict[str, list[Fault]] = defaultdict(list)
    for fault in faults():
        if path in fault.pages and kind in fault.devices:
            planted[fault.rule].append(fault)
    return planted


def test_every_fault_names_a_rule_that_counts_and_a_page_that_is_audited(demo: Demo) -> None:
    rules = load_rulebook([resources.directory("rules")]).descriptors()
    pages = {_of(page) for page in demo.bad.pages} | {"site"}
    assert len(faults()) > 50
    for fault in faults():
        assert fault.rule in rules, fault
        assert not rules[fault.rule].advisory, fault
        assert pages.issuperset(fault.pages), fault


def test_no_score_of_the_demo_has_moved(demo: Demo) -> None:
    """Who changes a rule or a constant sees what it does. `AUDITOR_REGENERATE=1` writes the file anew."""
    found = {variant: _scores(demo.folder / variant) for variant in ("good", "bad")}
    if os.environ.get("AUDITOR_REGENERATE") == "1":
        SCORES.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    known = json.loads(SCORES.read_text(encoding="utf-8"))
    assert {variant: list(pages) for variant, pages in found.items()} == {
        variant: list(pages) for variant, pages in known.items()
    }
    moved = [
        f"{variant} {page}: {name} was {was}, is {found[variant][page][name]}"
        for variant, pages in known.items()
        for page, numbers in pages.items()
        for name, was in numbers.items()
        if abs(found[variant][page][name] - was) > MOST_MOVED
    ]
    assert not moved, "\n".join(moved)


def _scores(folder: Path) -> dict[str, dict[str, float]]:
    """The qualities and the headline of the site, then the qualities of each page, without what a clock decides."""
    report = judge(Store(folder), JudgeRequest(skip=sorted(TIMED)))
    paths = {page.station.id: _of(page) for page in report.pages}
    site = {name: each.score or 0.0 for name, each in report.qualities.items()} | {"headline": report.score or 0.0}
    pages = {
        paths[station]: {name: each.score or 0.0 for name, each in numbers.items()}
        for station, numbers in report.page_qualities.items()
    }
    return {where: {name: round(number, 2) for name, number in numbers.items()}
            for where, numbers in {"site": site, **pages}.items()}  # fmt: skip
