"""The pytest plugin: `mobile_audit` in tests of a shop.

    def test_cart(mobile_audit):
        assert mobile_audit("http://localhost:3000/cart").compliant

    def test_signed_in(page, mobile_audit):           # a page of Playwright's, with its cookies and local storage
        page.goto("http://localhost:3000/account")
        assert mobile_audit(page).compliant

    async def test_async(page, mobile_audit):
        assert (await mobile_audit(page)).compliant

Loaded by every pytest of an environment in which the auditor is installed: so nothing of it is imported until a test
asks for an audit.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

import pytest

if TYPE_CHECKING:
    from playwright.async_api import Page as AsyncPage
    from playwright.sync_api import Page as SyncPage

    from auditor.testing import PageAudit

_AUDITS: pytest.StashKey[list[PageAudit]] = pytest.StashKey()


class MobileAudit:
    """What the fixture `mobile_audit` is. audits: those of this test, in order."""

    def __init__(self, folder: Path, audits: list[PageAudit]) -> None:
        self._folder = folder
        self.audits = audits

    def __repr__(self) -> str:
        return "<mobile_audit>"

    @overload
    def __call__(self, target: AsyncPage, /, **options: Any) -> Coroutine[Any, Any, PageAudit]: ...
    @overload
    def __call__(self, target: str | SyncPage, /, **options: Any) -> PageAudit: ...
    def __call__(self, target: Any, /, **options: Any) -> Any:
        """Audits a page on phone and tablet: a URL, or a page of Playwright's, in browsers of the auditor's own, with
        the cookies and the local storage of the page's context.

        options: as of `auditor.audit`; over the project's auditor.toml. Lighthouse is off, and a page of this machine
        over http has the profile "local", unless they say otherwise. Of an async page it is awaited; of a URL in an
        async test, `await asyncio.to_thread(mobile_audit, url)` leaves the loop free.
        """
        __tracebackhide__ = True
        from auditor.errors import AuditorError
        from auditor.testing import pages

        try:
            if isinstance(target, str):
                return self._run(target, None, options)
            if not pages.is_page(target):
                pytest.fail(f"mobile_audit takes a URL or a page of Playwright's, not {target!r:.80}.", pytrace=False)
            if pages.is_async(target):
                return self._of_async(target, options)
            return self._run(pages.address(target), pages.kept(target), options)
        except AuditorError as error:
            raise pytest.fail.Exception(str(error), pytrace=False) from None

    async def _of_async(self, page: Any, options: dict[str, Any]) -> PageAudit:
        __tracebackhide__ = True
        from auditor.errors import AuditorError
        from auditor.testing import pages

        try:
            url, state = pages.address(page), await pages.kept_async(page)
            return await asyncio.to_thread(self._run, url, state, options)
        except AuditorError as error:
            raise pytest.fail.Exception(str(error), pytrace=False) from None

    def _run(self, url: str, state: Any, options: dict[str, Any]) -> PageAudit:
        from auditor.testing.asking import run

        audit = run(url, state, self._folder, options)
        self.audits.append(audit)
        return audit


@pytest.fixture
def mobile_audit(request: pytest.FixtureRequest) -> MobileAudit:
    """Audits a page: `assert mobile_audit(url_or_page).compliant`."""
    return MobileAudit(request.config.rootpath, request.node.stash.setdefault(_AUDITS, []))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Adds what the last audit of a failed test found: `assert report.compliant` alone would say False."""
    report = yield
    audits = item.stash.get(_AUDITS, [])
    if call.when == "call" and report.failed and audits and call.excinfo is not None:
        unmet = [audit for audit in audits if not audit.compliant]
        if unmet and call.excinfo.errisinstance(AssertionError):
            _tell(report, unmet[-1].message, str(call.excinfo.value))
    return report


def _tell(report: pytest.TestReport, message: str, said: str) -> None:
    add = getattr(report.longrepr, "addsection", None)
    if add is None or message in said:  # failures() says it already
        return
    add("mobile audit", message, "-")
    crash = getattr(report.longrepr, "reprcrash", None)
    if crash is not None and crash.message.startswith(("assert ", "AssertionError: assert ")):
        crash.message = " · ".join(message.splitlines()[:2])  # the line of the short summary
