"""The plugin in a pytest of somebody else: what it says, without a browser."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import Any

import pytest

from auditor.errors import UsageError
from auditor.testing import pages
from auditor.testing.turns import turn
from tests.inner_pytest import run

STORED = """
import pytest
from report_builders import a_page, a_report, a_result, a_shop_report
from auditor.asked import JudgeRequest
from auditor.testing import PageAudit

def audited(mobile_audit, report):
    mobile_audit.audits.append(PageAudit(report))
    return mobile_audit.audits[-1]
"""


def test_a_failed_assertion_says_what_and_where(tmp_path: Path) -> None:
    code, said = run(
        tmp_path,
        STORED + "def test_cart(mobile_audit):\n    assert audited(mobile_audit, a_shop_report()).compliant\n",
        "--show-capture=no",
    )
    assert code == 1
    lines = said.splitlines()
    start = next(
        number for number, line in enumerate(lines) if "mobile audit ---" in line.replace("-- mobile", "mobile")
    )
    end = next(number for number in range(start, len(lines)) if lines[number].startswith("==="))
    section = lines[start + 1 : end]
    assert 10 < len(section) <= 30
    assert section[0] == "Mobile audit of shop.example"
    assert any("#cart > li:nth-child(1) > button" in line for line in section)
    assert any(line.startswith("FAILED test_shop.py::test_cart - Mobile audit of shop.example · Not") for line in lines)


def test_a_good_page_says_nothing(tmp_path: Path) -> None:
    text = "def test_cart(mobile_audit):\n"
    text += "    report = a_report([a_page(results=[a_result()])], request=JudgeRequest(only=['touch']))\n"
    text += "    assert audited(mobile_audit, report).compliant\n"
    code, said = run(tmp_path, STORED + text)
    assert (code, "1 passed" in said) == (0, True)


def test_another_failure_of_such_a_test_stays_its_own(tmp_path: Path) -> None:
    text = "def test_cart(mobile_audit):\n    audited(mobile_audit, a_shop_report())\n    raise ValueError('own')\n"
    code, said = run(tmp_path, STORED + text)
    assert code == 1
    assert "Mobile audit of" not in said


def test_what_is_no_page_and_no_argument_is_one_sentence(tmp_path: Path) -> None:
    text = "def test_number(mobile_audit):\n    mobile_audit(7)\n"
    text += "def test_file(mobile_audit):\n    mobile_audit('file:///etc/passwd')\n"
    text += "def test_argument(mobile_audit):\n    mobile_audit('http://localhost', fail_un=1)\n"
    code, said = run(tmp_path, text)
    assert code == 1
    assert "mobile_audit takes a URL or a page of Playwright's, not 7." in said
    assert "only http:// and https:// addresses can." in said
    assert "mobile_audit has no argument 'fail_un'. Did you mean 'fail_on'?" in said
    assert "Traceback" not in said
    assert "During handling" not in said
    assert "asking.py" not in said


def test_the_configuration_of_the_project_counts(tmp_path: Path) -> None:
    (tmp_path / "auditor.toml").write_text('fail-on = "seriuos"\n')
    code, said = run(tmp_path, "def test_x(mobile_audit):\n    mobile_audit('http://localhost')\n")
    assert code == 1
    assert "auditor.toml, line 1: fail-on:" in said


def test_a_pytest_that_asks_for_no_audit_imports_nothing_of_it(tmp_path: Path) -> None:
    text = "import sys\ndef test_x():\n"
    text += "    own = {name for name in sys.modules if name.startswith(('auditor', 'playwright', 'msgspec'))}\n"
    text += "    assert own == {'auditor', 'auditor.pytest_plugin'}\n"
    code, said = run(tmp_path, text)
    assert code == 0, said


class Context:
    """A context whose page went away while it was asked."""

    def storage_state(self) -> dict[str, Any]:
        raise RuntimeError("BrowserContext.storage_state: Target page, context or browser has been closed")


class Page:
    url = "http://localhost/"

    def __init__(self, closed: bool = False) -> None:
        self.context = Context()
        self._closed = closed

    def is_closed(self) -> bool:
        return self._closed


def test_a_page_that_is_closed_is_one_sentence() -> None:
    with pytest.raises(UsageError, match=r"^The page is closed: hand it to mobile_audit while it is open\.$"):
        pages.address(Page(closed=True))
    with pytest.raises(UsageError, match=r"^The page is closed: "):
        pages.kept(Page())
    with pytest.raises(UsageError, match=r"^The page is closed: "):
        asyncio.run(pages.kept_async(Page()))


def test_a_page_that_went_nowhere_is_one_sentence() -> None:
    page = Page()
    page.url = "about:blank"
    with pytest.raises(UsageError, match=r"^The page is at 'about:blank': call page\.goto"):
        pages.address(page)


def test_no_more_turns_are_taken_than_there_are(tmp_path: Path) -> None:
    lock, now, seen = Lock(), set[int](), list[int]()

    def work(number: int) -> None:
        with turn(tmp_path / "turns", 2):
            with lock:
                now.add(number)
                seen.append(len(now))
            with lock:
                now.remove(number)

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(work, range(10)))
    assert len(seen) == 10
    assert max(seen) <= 2


def test_where_no_turn_can_be_noted_nobody_waits(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with turn(tmp_path / "file", 1), turn(tmp_path / "file", 1):
        pass
