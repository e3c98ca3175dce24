"""A subject: one thing that a rule judges, with flat facts as its fields."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec

from auditor.model.geometry import Box
from auditor.model.scene import Scene

Ratio = Annotated[float, msgspec.Meta(ge=1, le=21)]
"""A contrast as WCAG has it. Such ranges tell which limits nothing can meet; no fact is checked against its own."""
Percent = Annotated[float, msgspec.Meta(ge=0, le=100)]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Signed = Annotated[float, msgspec.Meta(ge=-1e12)]


class Moment(msgspec.Struct, frozen=True):
    """When something was seen, if not at the arrival. seconds: after the page was opened; 0 at once. scrolled: CSS px
    that the page was scrolled by. name: what the names of its images begin with."""

    seconds: float = 0.0
    scrolled: float = 0.0
    name: str = ""


class At(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a subject is, for the report. Not visible to rules.

    `selector` is a CSS selector that finds exactly this element in its document; steps into a frame or a shadow root
    are
    joined by " >>> ". "" where the subject is not an element. `html` is the shortened start tag and text. `box` is None
    where the element has none. `obscured_by` is the selector of what covers it in the first screen, or "". `moment` is
    None for what is there from the arrival on. `scene`: the screen as it was when something was tried there and went
    wrong, None where nothing was, or no picture was taken.
    """

    selector: str = ""
    html: str = ""
    box: Box | None = None
    obscured_by: str = ""
    moment: Moment | None = None
    scene: Scene | None = None


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """The base of every subject.

    Fields are `float`, `bool`, `str`, `list[str]` or `list[float]`, each `| None` where it may be unmeasured: None
    means not
    measured and nothing else, an absent attribute is "". Numbers are finite.
    """

    page_wide: ClassVar[bool] = False
    """True for a subject that stands for the page as a whole: examples of its rules need no mark on an element."""

    at: At = At()
