"""What one visit shows of a page, small enough to be kept until the other device has been there."""

from __future__ import annotations

import re
import zlib

import msgspec

from auditor.measure.page.kind import main_action, main_target, page_kind
from auditor.measure.pixels.visual_texts import texts_of
from auditor.model.device import DeviceKind
from auditor.model.scenario import Consent
from auditor.model.snapshot import Snapshot
from auditor.wording import fold

MOST = 400
"""Texts of a page that are kept with their words, as examples; of all others a number."""

SHORT = 4
"""Letters: shorter texts are numbers of a list, units, single signs."""

_CONTROL = re.compile(r"<(?:a|button|label|summary|input|select|textarea)\b(?!-)")
_TAG = re.compile(r"<[^>]*>")
_DIGITS = re.compile(r"\d+")


class Sight(msgspec.Struct, frozen=True, kw_only=True):
    """What one visit shows.

    page: the station, network and answer to the consent dialog, which are the same on every device that is compared.
    scenario, device: where it was seen. url: of the page. kind, action: what the main action does, and its name; "" if
    there is none that is clear. texts: the running text, headings and prices that can be seen somewhere on the page, a
    number for each; words: the same as read, of the first of them, by that number.
    """

    page: tuple[str, str, Consent]
    scenario: str
    device: DeviceKind
    url: str
    kind: str
    action: str
    texts: frozenset[int]
    words: dict[int, str]


def sight_of(snapshot: Snapshot) -> Sight | None:
    """None where the page was not audited, its text not gathered or cut short, or its kind not known."""
    frames = texts_of(snapshot)
    if not snapshot.audited or frames is None or page_kind(snapshot) is None:
        return None
    if any(texts.evidence.left_out for texts in frames):
        return None
    words: dict[int, str] = {}
    texts: set[int] = set()
    for frame in frames:
        for run in frame.runs:
            html = frame.evidence.elements[run.element].at.html
            # Buttons, links and labels go into menus on a small screen, and are not missed.
            if not run.letters or frame.evidence.blocks[run.block].control or _CONTROL.match(html):
                continue
            said = _said(html)
            if sum(char.isalpha() for char in said) >= SHORT:
                number = zlib.crc32(_DIGITS.sub("0", fold(said)).encode())
                texts.add(number)
                if len(words) < MOST:
                    words.setdefault(number, said)
    choice, target = main_action(snapshot), main_target(snapshot)
    return Sight(
        page=(snapshot.station.id, snapshot.scenario.network, snapshot.scenario.consent),
        scenario=snapshot.scenario.id,
        device=snapshot.device.kind,
        url=snapshot.final_url,
        kind=choice.kind if choice else "",
        action=target.name if target else "",
        texts=frozenset(texts),
        words=words,
    )


def _said(html: str) -> str:
    """The text of a shortened element; what stands for a cut is left out."""
    return " ".join(_TAG.sub(" ", html).rstrip("…").split())
