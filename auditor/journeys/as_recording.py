"""Writes a journey as a recording of Chrome DevTools' Recorder, which opens and replays it.

Things are named as the journey names them and, of one that a funnel found, also by the selector under which it found
them: two things of one name are then told apart. Stations are custom steps, which Recorder shows and passes over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from auditor.journeys.recording import STATION
from auditor.model.journey import Audit, Choose, Element, Fill, Journey, Label, Selectors, Tap, Visit


def as_recording(journey: Journey) -> str:
    """The JSON that reads as `journey`, of steps that YAML has. Raises ValueError for others."""
    steps = [{"type": "navigate", "url": journey.start, "assertedEvents": [_navigation(journey.start)]}]
    return json.dumps({"title": journey.name, "steps": [*steps, *_steps(journey)]}, indent=2, ensure_ascii=False) + "\n"


def _steps(journey: Journey) -> Iterator[dict[str, Any]]:
    for step in journey.steps:
        match step:
            case Audit():
                yield {"type": "customStep", "name": STATION, "parameters": {"title": step.title}}
            case Visit():
                yield {"type": "navigate", "url": urljoin(journey.start, step.url)}
            case Tap():
                yield _click(_selectors(step.on))
            case Fill():
                yield {"type": "change", "target": "main", "selectors": _selectors(step.on), "value": step.value}
            case Choose() if step.among is not None:
                selectors = _selectors(step.among)
                yield {"type": "change", "target": "main", "selectors": selectors, "value": step.option}
            case Choose():
                yield _click(_selectors(Label(step.option)))
            case _:
                raise ValueError(f"no recording is written of a step {type(step).__name__}")


def _click(selectors: list[list[str]]) -> dict[str, Any]:
    """A click near the corner: Recorder wants a place, and a journey has none."""
    return {"type": "click", "target": "main", "selectors": selectors, "offsetX": 3, "offsetY": 3}


def _selectors(on: Element) -> list[list[str]]:
    """Raises ValueError for one of several of a name: no selector says which."""
    if isinstance(on, Selectors):
        return [list(chain) for chain in on.alternatives]
    if on.number:
        raise ValueError(f"no selector says which of those called {on.text!r}")
    return [[f"aria/{on.text}"], [f"text/{on.text}"]]


def _navigation(url: str) -> dict[str, str]:
    return {"type": "navigation", "url": url, "title": ""}
