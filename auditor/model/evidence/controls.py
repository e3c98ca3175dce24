"""What the `controls` probe saw."""

from __future__ import annotations

from typing import Literal

import msgspec

from auditor.model.subject import At


class ControlEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """A button or a link in the accessibility tree.

    role: of ARIA. name: its accessible name, "" without; the browser's own word for a picture that sends a form is no
    name. image: it is such a picture (<input type="image">). visible: it is also seen. tabbable: its
    tabindex does not keep it from the Tab key.
    """

    at: At
    role: Literal["button", "link"]
    name: str
    image: bool
    visible: bool
    tabbable: bool
