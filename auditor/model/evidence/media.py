"""What the `media` probe saw."""

from __future__ import annotations

from typing import Literal

import msgspec

from auditor.model.geometry import Box


class MediaEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """A film, a sound, or the frame of a film site's player (`player`, of which only `url` is known).

    autoplay: as declared. playing: at the moment of the probe. duration: s, None where unknown or `endless`.
    has_sound: it has a sound track, None where that could not be read. source: the address that it plays, "" for none.
    controls: the browser's own can be seen. buttons: the names of the buttons of its document, if it plays by itself.
    """

    selector: str
    html: str
    box: Box
    kind: Literal["video", "audio", "player"]
    visible: bool
    in_first_screen: bool
    url: str = ""
    has_source: bool = False
    autoplay: bool = False
    playing: bool = False
    muted: bool = False
    loop: bool = False
    duration: float | None = None
    endless: bool = False
    has_sound: bool | None = None
    source: str = ""
    controls: bool = False
    buttons: list[str] = []
