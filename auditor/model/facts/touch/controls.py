"""Facts about buttons and links: whether they can be called by a name."""

from __future__ import annotations

from typing import Literal

from auditor.model.subject import Subject


class ControlFacts(Subject, frozen=True, kw_only=True):
    """A button or a link in the accessibility tree, also one that is only heard.

    role: of ARIA. name: the accessible name, as Chromium gives it where neither the text nor an attribute does; ""
    without. image: a picture that sends a form (<input type="image">); the browser's own word for it is no name.
    withdrawn: not seen, and kept from the Tab key by its tabindex, though it may stand in the accessibility tree.
    """

    role: Literal["button", "link"] | None = None
    name: str | None = None
    image: bool | None = None
    withdrawn: bool | None = None
