"""Reads which of the boxes that the probe `consent` saw ask for consent, and what their controls answer."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from auditor.consent_words import (
    Answer,
    acknowledges,
    answer_of,
    changes_consent,
    is_of_a_tool,
    says_all,
    speaks_of_consent,
    speaks_of_necessary_only,
    speaks_of_privacy,
)
from auditor.model.evidence import Evidence
from auditor.model.evidence.consent import ConsentBox, ConsentControl, ConsentWay

_FILLED_IN = frozenset({"email", "tel", "text", "password"})
_PRESSED = frozenset({"button", "link", "menuitem", "generic", ""})


class Dialog(msgspec.Struct, frozen=True):
    """A box that asks for consent: the one at `index` of those of the frame at `frame`. answers: of each of its
    controls, in their order."""

    frame: int
    index: int
    box: ConsentBox
    answers: tuple[Answer, ...]

    def first(self, answer: Answer) -> int | None:
        """The number of the control that answers so: one for all before one for a part, what is seen before what is
        not, a button before a link."""
        found = [number for number, each in enumerate(self.answers) if each == answer]
        return min(found, key=self._order, default=None)

    def control(self, answer: Answer) -> ConsentControl | None:
        """The control that answers so, None if there is none."""
        number = self.first(answer)
        return None if number is None else self.box.controls[number]

    @property
    def only_informs(self) -> bool:
        """Whether nothing can be chosen in it, and it speaks of nothing but what is needed: that takes no consent."""
        accept = self.control("accept")
        if accept is None or {"refuse", "settings"} & set(self.answers):
            return False
        return acknowledges(accept.text or accept.name) and speaks_of_necessary_only(self.box.text)

    def ticks(self, *, wanted: bool) -> tuple[int, ...] | None:
        """The numbers of the ticks that can be changed and are not set as `wanted`; None if there is none at all."""
        ticks = [i for i, each in enumerate(self.box.controls) if each.checked is not None and not each.disabled]
        return tuple(i for i in ticks if self.box.controls[i].checked != wanted) if ticks else None

    def _order(self, number: int) -> tuple[bool, bool, bool, int]:
        control = self.box.controls[number]
        return not says_all(control.text or control.name), not control.seen, control.role == "link", number


def dialogs(frames: Sequence[Evidence]) -> list[Dialog]:
    """The dialogs of a page that ask for consent, those that lie above the page first."""
    found = [
        dialog
        for number, frame in enumerate(frames)
        for index, box in enumerate(frame.consent.boxes if frame.consent else [])
        if (dialog := _dialog(number, index, box)) is not None
    ]
    return sorted(found, key=lambda each: not each.box.floating)


def asking(frames: Sequence[Evidence]) -> list[Dialog]:
    """Those of `dialogs` in which there is something to choose."""
    return [dialog for dialog in dialogs(frames) if not dialog.only_informs]


def way_back(frames: Sequence[Evidence]) -> str:
    """What it says that leads back to the choice; "" if nothing does. A dialog that asks is no way back to it."""
    shown = {(dialog.frame, dialog.index) for dialog in dialogs(frames)}
    for number, frame in enumerate(frames):
        for way in frame.consent.ways if frame.consent else []:
            if (number, way.box) not in shown and _leads_back(way):
                return way.name
    return ""


def _leads_back(way: ConsentWay) -> bool:
    """By its words, or as the small icon that a known consent script leaves on the page."""
    return changes_consent(way.name) or (
        not way.elsewhere and is_of_a_tool(way.hints) and speaks_of_consent(way.name, "")
    )


def _dialog(frame: int, index: int, box: ConsentBox) -> Dialog | None:
    dialog = Dialog(frame, index, box, tuple(_answer(control) for control in box.controls))
    return dialog if _asks(dialog) else None


def _answer(control: ConsentControl) -> Answer:
    if control.disabled or control.checked is not None or control.role not in _PRESSED:
        return ""
    return answer_of(control.text) or answer_of(control.name)


def _asks(dialog: Dialog) -> bool:
    """Whether a box asks for consent: its words and its buttons must both say so. A newsletter's small print speaks of
    privacy, a recipe of cookies, and a footer lets one change a choice without asking for it."""
    box, given = dialog.box, frozenset(dialog.answers) - {""}
    if not _FILLED_IN.isdisjoint(box.fields) or given.isdisjoint({"accept", "refuse", "save"}):
        return False
    choice = "accept" in given and len(given) > 1
    if speaks_of_consent(box.text, box.hints):
        return box.floating or choice
    return box.floating and choice and speaks_of_privacy(box.text)
