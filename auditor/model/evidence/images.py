"""What the `images` probe saw."""

from __future__ import annotations

import msgspec

from auditor.model.geometry import Box


class ImageEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """A picture (an `img`, or a background of a style sheet) that was loaded over the network and can be seen.

    width, height: pixels of the file, what a `srcset` says of its density taken back. drawn_width, drawn_height: CSS px
    that the whole of it takes on the page, also what `object-fit` or the edge of its box cuts off. smaller: the width,
    in pixels, of the largest smaller file that its `srcset` offers, 0 if it offers none.
    """

    selector: str
    html: str
    box: Box | None
    url: str
    width: float
    height: float
    drawn_width: float
    drawn_height: float
    smaller: float = 0.0
    background: bool = False
