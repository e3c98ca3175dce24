"""What the `files` probe saw."""

from __future__ import annotations

from typing import Literal

import msgspec

from auditor.model.geometry import Box


class FileUse(msgspec.Struct, frozen=True, kw_only=True):
    """An element by which a file is asked for over the network.

    use: "picture" for an `img` that has ended loading and has nothing to show, and is neither hidden nor smaller than 3
    CSS px; "background" for the first background picture of an element that can be seen; "style" for a `link`,
    "script" for a `script`, these whether they came or not. url: absolute; of a picture its `currentSrc`.
    """

    selector: str
    html: str
    box: Box | None
    use: Literal["picture", "background", "style", "script"]
    url: str
