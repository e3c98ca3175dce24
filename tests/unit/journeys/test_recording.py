"""Recordings of Chrome DevTools' Recorder: all step types, all selector kinds, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from auditor.errors import UsageError
from auditor.journeys import read_journey
from auditor.journeys.limits import LONGEST_WAIT, MOST_STEPS
from auditor.journeys.recording import STATION
from auditor.model.journey import (
    MOST_STATIONS,
    Close,
    Fill,
    Hover,
    Journey,
    Key,
    Scroll,
    Selectors,
    Tap,
    Visit,
    WaitFor,
    WaitForExpression,
)

STATION_STEP = {"type": "customStep", "name": STATION, "parameters": {"title": "Cart"}}
GO = {"type": "navigate", "url": "https://shop.example/", "assertedEvents": [{"type": "navigation", "title": "Shop"}]}
VIEW = {"type": "setViewport", "width": 1280, "height": 900, "deviceScaleFactor": 1, "isMobile": False,
        "hasTouch": False, "isLandscape": False}  # fmt: skip
ALL = ["aria/Buy", 'aria/Buy[role="button"]', ["my-shop", "button"], "text/Buy", "xpath///*[@id='b']", "pierce/#b"]


def read(tmp_path: Path, *steps: Any, expressions: bool = False, **fields: Any) -> Journey:
    file = tmp_path / "recording.json"
    file.write_text(json.dumps({"title": "Purchase", "steps": list(steps), **fields}), "utf-8")
    return read_journey(file, {}, expressions=expressions)


def test_a_recording_without_a_title_is_called_as_its_file(tmp_path: Path) -> None:
    file = tmp_path / "checkout.json"
    file.write_text(json.dumps({"steps": [GO]}), "utf-8")
    assert read_journey(file, {}).name == "checkout"
    assert read(tmp_path, {"type": "navigate", "url": "chrome://apps/"}, GO).start == "https://shop.example/"
    file.write_text(json.dumps(GO), "utf-8")  # one step is no recording
    with pytest.raises(UsageError, match="missing required field `steps`"):
        read_journey(file, {})


def test_all_step_types(tmp_path: Path) -> None:
    journey = read(
        tmp_path,
        VIEW,
        {"type": "navigate", "url": "chrome://new-tab-page/"},
        GO,
        {"type": "click", "target": "main", "selectors": ALL, "offsetX": 3, "offsetY": 4.5, "duration": 800,
         "assertedEvents": [{"type": "navigation"}]},
        {"type": "doubleClick", "selectors": ["#a"], "frame": [0, 1], "offsetX": 1, "offsetY": 1},
        {"type": "click", "selectors": ["#a"], "button": "secondary"},
        {"type": "hover", "selectors": [["#menu"]]},
        {"type": "change", "selectors": ["#mail"], "value": "a@example.org"},
        {"type": "keyDown", "key": "Enter"},
        {"type": "keyUp", "key": "\r"},
        {"type": "scroll", "y": 120},
        {"type": "scroll", "selectors": ["#list"], "x": 5},
        {"type": "waitForElement", "selectors": ["li"], "operator": "<=", "count": 0, "visible": False,
         "attributes": {"class": "x"}, "properties": {"textContent": "y"}, "timeout": 2000},
        {"type": "waitForExpression", "expression": "window.ready", "frame": [2]},
        {"type": "emulateNetworkConditions", "download": 1, "upload": 1, "latency": 1},
        {"type": "customStep", "name": "myStep", "parameters": {"a": [1]}},
        {"type": "close", "target": "https://pay.example/"},
        {"type": "navigate", "url": "https://shop.example/cart"},
        expressions=True,
    )  # fmt: skip
    assert (journey.name, journey.start, journey.stations) == ("Purchase", "https://shop.example/", None)
    kinds = [type(step) for step in journey.steps]
    assert kinds == [Tap, Tap, Hover, Fill, Key, Key, Scroll, Scroll, WaitFor, WaitForExpression, Close, Visit]
    tap, double, _, fill, down, up, page, box, wait, expression, _, _ = journey.steps
    assert isinstance(tap, Tap)
    assert isinstance(tap.on, Selectors)
    assert tap.on.alternatives[2] == ("my-shop", "button")
    assert (len(tap.on.alternatives), tap.leads, tap.offset, tap.seconds) == (6, True, (3, 4.5), 0.8)
    assert (tap.place.number, tap.place.text) == (4, "click: aria/Buy")
    assert isinstance(double, Tap)
    assert isinstance(double.on, Selectors)
    assert (double.on.frame, double.times) == ((0, 1), 2)
    assert isinstance(fill, Fill)
    assert fill.value == "a@example.org"
    assert isinstance(down, Key)
    assert isinstance(up, Key)
    assert (down.key, down.down, up.key, up.down) == ("Enter", True, "Enter", False)
    assert isinstance(page, Scroll)
    assert isinstance(box, Scroll)
    assert (page.y, page.on, box.x, box.on) == (120, None, 5, Selectors((("#list",),)))
    assert isinstance(wait, WaitFor)
    assert (wait.operator, wait.count, wait.visible, wait.seconds) == ("<=", 0, False, 2.0)
    assert (wait.attributes, wait.properties) == ({"class": "x"}, {"textContent": "y"})
    assert isinstance(expression, WaitForExpression)
    assert expression.frame == (2,)
    assert [note.partition(" is left out")[0] for note in journey.notes] == [
        "Step 6 of the recording",
        "Step 15 of the recording",
        "Step 16 of the recording",
    ]
    assert "myStep" in journey.notes[2]


@pytest.mark.parametrize(
    ("step", "says"),
    [
        ({"type": "navigate", "url": "javascript:alert(1)"}, "can't be visited"),
        ({"type": "navigate", "url": "file:///etc/passwd"}, "can't be visited"),
        ({"type": "navigate", "url": "https://me:secret@shop.example/"}, "--basic-auth-env"),
        ({"type": "navigate"}, "`url`"),
        ({"type": "clik", "selectors": ["a"]}, "Did you mean 'click'?"),
        ({"type": 4}, "unknown type"),
        ({}, "unknown type"),
        ({"type": "click"}, "`selectors`"),
        ({"type": "click", "selectors": []}, "length"),
        ({"type": "click", "selectors": [[]]}, "a selector is empty"),
        ({"type": "click", "selectors": [4]}, "Expected"),
        ({"type": "click", "selectors": ["a"], "frame": [-1]}, "frame"),
        ({"type": "change", "selectors": ["a"]}, "`value`"),
        ({"type": "keyDown", "key": "\u0000"}, "is no key"),
        ({"type": "waitForElement", "selectors": ["a"], "operator": "!="}, "Invalid enum value"),
        ({"type": "waitForElement", "selectors": ["a"], "timeout": -1}, "timeout"),
        ({"type": "waitForExpression", "expression": "true"}, "--allow-expressions"),
        ({"type": "click", "selectors": ["a"], "assertedEvents": [{"type": "download"}]}, "Invalid enum value"),
    ],
)
def test_a_step_that_is_refused_is_told_with_its_number(tmp_path: Path, step: Any, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        read(tmp_path, GO, step)
    assert "recording.json', step 2" in str(caught.value)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "truncated"),
        ("{}", "`steps`"),
        ('{"title": "x", "steps": 4}', "Expected `array`"),
        ('{"id": "f", "version": "2.0", "name": "Selenium IDE", "tests": []}', "`steps`"),
        ('{"title": "x", "steps": []}', "does not begin at a page"),
        ('{"title": "x", "steps": [{"type": "click", "selectors": ["a"]}]}', "does not begin at a page"),
        ('{"title": "x", "timeout": "long", "steps": []}', "timeout"),
        ('{"a":' * 100_000, "recording"),
        (json.dumps({"title": "x", "steps": [GO] * (MOST_STEPS + 1)}), "at most"),
        (json.dumps({"title": "x", "steps": [GO, *[STATION_STEP] * (MOST_STATIONS + 1)]}), "31 stations"),
    ],
)
def test_what_is_no_recording_is_told_in_a_sentence(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "recording.json"
    file.write_text(text, "utf-8")
    with pytest.raises(UsageError) as caught:
        read_journey(file, {})
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("timeout", "seconds"), [(0, None), (500, 0.5), (90_000, LONGEST_WAIT), (9e99, LONGEST_WAIT)])
def test_no_step_waits_for_ever(tmp_path: Path, timeout: float, seconds: float | None) -> None:
    wait = {"type": "waitForElement", "selectors": ["a"]}
    for journey in (read(tmp_path, GO, {**wait, "timeout": timeout}), read(tmp_path, GO, wait, timeout=timeout)):
        (step,) = journey.steps
        assert isinstance(step, WaitFor)
        assert step.seconds == seconds
