"""Names of buttons that stop what moves or sounds, in seven languages."""

from __future__ import annotations

import re

from auditor.wording import fold

_PAUSE = re.compile(
    r"\b(?:pau[sz]\w*|mettre en pause|stop\w*|arret\w*|anhalten|deten\w*|parar|ferma\w*|interromp\w*|halt)\b"
)
_MUTE = re.compile(
    r"\b(?:mute\w*|unmute|sound|sons?|sourdine|ton|stumm\w*|silenci\w*|sonido|suono|muto|audio|geluid|dempen|som)\b"
)


def pauses(name: str) -> bool:
    """Whether a button of this name pauses or stops something."""
    return _PAUSE.search(fold(name)) is not None


def mutes(name: str) -> bool:
    """Whether a button of this name turns a sound on and off."""
    return _MUTE.search(fold(name)) is not None
