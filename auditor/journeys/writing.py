"""Writes a journey as our YAML, or as a recording, to be corrected and walked again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlunsplit

import yaml

from auditor.errors import UsageError, WriteError
from auditor.journeys import read_journey
from auditor.journeys.as_recording import as_recording
from auditor.model.journey import Audit, Choose, Element, Fill, Journey, Selectors, Tap, Visit, is_web
from auditor.model.url import origin, split

WIDTH: Final = 1000
"""Characters of a line: one step stands on one line."""


def must_be_writable(path: Path) -> None:
    """Raises UsageError if a journey can't be written there, or something else would be lost by it."""
    if path.suffix.lower() not in {".yaml", ".yml", ".json"}:
        names = f"{path.with_suffix('.yaml').name!r}, or {path.with_suffix('.json').name!r} for a recording"
        raise UsageError(f"A journey is written as YAML or JSON: name the file {names}.")
    if path.is_dir() or not path.resolve().parent.is_dir():
        raise UsageError(f"A journey can't be written to {str(path)!r}: name a file in a folder that is there.")
    if path.exists():
        read_journey(path, {}, expressions=True)  # what is no journey is not overwritten


def write_journey(path: Path, journey: Journey, recorded: Journey | None = None) -> None:
    """Writes `journey` into `path`: as YAML, or as a recording if the file is called .json; then rather `recorded`, the
    same with selectors. Raises WriteError if it can't be written."""
    text = as_recording(recorded or journey) if path.suffix.lower() == ".json" else as_yaml(journey)
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise WriteError(f"The journey {str(path)!r} can't be written: {error.strerror}.") from error


def as_yaml(journey: Journey) -> str:
    """The YAML that reads as `journey`, of steps that YAML has. Raises ValueError for others, of recordings."""
    whole: dict[str, Any] = {"journey": journey.name, "start": journey.start}
    if journey.test_payment:
        whole["test-payment"] = True
    if journey.thorough:
        whole["thorough"] = True
    whole["steps"] = _together(_steps(journey))
    return yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=WIDTH)


def _together(steps: Iterator[dict[str, Any]]) -> list[dict[str, Any]]:
    """The fields of one form in one step, as a person writes them."""
    found: list[dict[str, Any]] = []
    for step in steps:
        here, before = step.get("fill"), found[-1].get("fill") if found else None
        if isinstance(here, dict) and isinstance(before, dict) and not here.keys() & before.keys():
            before.update(here)
        else:
            found.append(step)
    return found


def _steps(journey: Journey) -> Iterator[dict[str, Any]]:
    for step in journey.steps:
        match step:
            case Audit():
                yield {"audit": step.title}
            case Visit():
                yield {"visit": _within(step.url, journey.start)}
            case Tap():
                yield {"tap": _element(step.on)}
            case Fill():
                on = _element(step.on)
                value = _value(step.value)
                yield {"fill": {on: value} if isinstance(on, str) else [{**on, "value": value}]}
            case Choose() if step.among is not None:
                yield {"choose": {step.among.text: _value(step.option)}}
            case Choose():
                yield {"choose": step.option}
            case _:
                raise ValueError(f"YAML has no step {type(step).__name__}")


def _within(url: str, start: str) -> str:
    """The path if it is one of the shop, so that the journey can be walked on another host of it."""
    if not is_web(url) or origin(url) != origin(start):
        return url
    parts = split(url)
    if parts.path.startswith("//"):
        return url  # without its host it would name another
    return urlunsplit(parts._replace(scheme="", netloc="", path=parts.path or "/"))


def _element(on: Element) -> str | dict[str, Any]:
    if isinstance(on, Selectors):
        return {"selector": on.alternatives[0][-1] if len(on.alternatives[0]) == 1 else " ".join(on.alternatives[0])}
    return {"label": on.text, "number": on.number} if on.number else on.text


def _value(text: str) -> str:
    return f"${text}" if text.startswith("$") else text
