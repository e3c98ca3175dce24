"""A capture that falls into a navigation is taken once more; what else the browser says is said."""

from __future__ import annotations

import asyncio
import base64
from typing import Any, cast

import pytest
from builders_visits import PHONE
from playwright.async_api import CDPSession, Error

from auditor.collect.captures.screenshots import Laid, capture

SWAPPED = "CDPSession.send: Protocol error (Page.captureScreenshot): Unable to capture screenshot"
GONE = "CDPSession.send: Target page, context or browser has been closed"
PICTURE = b"\x89PNG"


class Browser:
    """Answers with each of `answers` in turn: an error that it raises, or the bytes of a picture."""

    def __init__(self, *answers: str | bytes) -> None:
        self.answers = list(answers)

    async def send(self, method: str, _parameters: dict[str, Any]) -> dict[str, str]:
        assert method == "Page.captureScreenshot"
        answer = self.answers.pop(0)
        if isinstance(answer, str):
            raise Error(answer)
        return {"data": base64.b64encode(answer).decode()}


def captured(browser: Browser) -> bytes:
    laid = Laid({"width": 390}, {}, 0.0)
    return asyncio.run(capture(cast("CDPSession", browser), PHONE, 390, 664, beyond=False, laid=laid))


def test_a_capture_between_two_pages_is_taken_once_more() -> None:
    browser = Browser(SWAPPED, PICTURE)
    assert captured(browser) == PICTURE
    assert not browser.answers


@pytest.mark.parametrize("answers", [(SWAPPED, SWAPPED, PICTURE), (GONE, PICTURE)])
def test_a_browser_that_can_not_is_not_asked_for_ever(answers: tuple[str | bytes, ...]) -> None:
    browser = Browser(*answers)
    with pytest.raises(Error):
        captured(browser)
    assert browser.answers == [PICTURE]
