"""What to do next with the dialogs of a page, so that consent is refused or given. It presses nothing itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from auditor.consent import Dialog
from auditor.consent_words import Answer

Wanted = Literal["refused", "accepted"]


class Move(msgspec.Struct, frozen=True):
    """Press a control of a dialog, after the ticks that must change. opens: whether that only leads to more."""

    dialog: Dialog
    control: int
    ticks: tuple[int, ...] = ()
    opens: bool = False


def next_move(dialogs: Sequence[Dialog], wanted: Wanted, *, opened: bool) -> Move | None:
    """The next move, None if there is none. opened: whether the settings have been opened before.

    What answers in one tap comes first, in whatever dialog; then the settings; in these, what is ticked and the button
    that keeps it. A cross is no answer: sites do not agree on what it means.
    """
    answer: Answer = "refuse" if wanted == "refused" else "accept"
    for dialog in dialogs:
        if (control := dialog.first(answer)) is not None:
            return Move(dialog, control)
    saving = _saved(dialogs, wanted)
    if opened:
        return saving
    for dialog in dialogs:
        if (control := dialog.first("settings")) is not None:
            return Move(dialog, control, opens=True)
    return saving  # a dialog whose first layer is its settings


def _saved(dialogs: Sequence[Dialog], wanted: Wanted) -> Move | None:
    """Ticks set as wanted, and kept."""
    for dialog in dialogs:
        control, ticks = dialog.first("save"), dialog.ticks(wanted=wanted == "accepted")
        if control is not None and ticks is not None:
            return Move(dialog, control, ticks)
    return None
