"""Keeps what was measured of the last snapshot: several collections ask for it, one after the other."""

from __future__ import annotations

import functools
import weakref
from collections.abc import Callable
from typing import TypeVar

from auditor.model.snapshot import Snapshot

Value = TypeVar("Value")


def once(measured: Callable[[Snapshot], Value]) -> Callable[[Snapshot], Value]:
    """`measured`, called once for a snapshot, which never changes, as long as no other was asked about since."""
    last: list[tuple[weakref.ref[Snapshot], Value]] = []

    @functools.wraps(measured)
    def kept(snapshot: Snapshot) -> Value:
        for held, value in last:
            if held() is snapshot:
                return value
        value = measured(snapshot)
        last[:] = [(weakref.ref(snapshot), value)]
        return value

    return kept
