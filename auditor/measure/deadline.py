"""Each collection has so long to be measured: a page may show what takes for ever to compare."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from auditor.model.failure import Failure
from auditor.stopping import within

DEADLINE = 15.0
"""Seconds for one collection, as for a step of a visit."""

Found = TypeVar("Found")
Source = TypeVar("Source")


def in_time(measure: Callable[[Source], Found], source: Source) -> Found:
    """What `measure` finds in `source`. Raises TimeoutError if it takes longer than DEADLINE."""
    return within(DEADLINE, lambda: measure(source))


def failure_of(name: str, error: Exception) -> Failure:
    """Why the collection `name` could not be measured."""
    if isinstance(error, TimeoutError):
        return Failure.at("measure", "step-timeout", of=name, seconds=f"{DEADLINE:.0f}")
    return Failure.of_measuring(name, error)
