"""Facts about a page as a whole."""

from __future__ import annotations

from typing import ClassVar

from auditor.model.subject import Subject


class PageFacts(Subject, frozen=True, kw_only=True):
    """The page itself.

    kind: what it is for: home, list, product, cart, checkout, payment, form, article, sign-in or other
        (auditor/model/kind.py says what each means, auditor/measure/page/kind.py how it is decided); None if what it is
        decided from was not gathered.
    elements: number of elements in the composed tree of all frames that could be read.
    depth: the deepest nesting of elements, counted from `html` as 1.
    screens: height of the document ÷ that of the viewport.
    """

    page_wide: ClassVar[bool] = True

    kind: str | None = None
    elements: float | None = None
    depth: float | None = None
    screens: float | None = None
