"""Facts about what a page shows on one device and not on another."""

from __future__ import annotations

from auditor.model.subject import Percent, Subject


class ParityFacts(Subject, frozen=True, kw_only=True):
    """A page on one device, beside the same page on a device of another kind (a phone, a tablet).

    scenario: under which it was seen. compared: it was seen on another kind of device, too; without, nothing else is
    known. other: that scenario. texts: how many different texts can be seen there, wherever on the page: paragraphs,
    headings, prices; what stands in buttons and links is not counted, for menus fold up on a small screen, and what
    differs in digits only is the same. missing: those of them that can be seen nowhere on the page here;
    missing_share: the same, % of them. example: the first of these, "" without. lost_action: the main action of the
    page there, if none is found here; "" else.
    """

    scenario: str | None = None
    compared: bool | None = None
    other: str | None = None
    texts: float | None = None
    missing: float | None = None
    missing_share: Percent | None = None
    example: str | None = None
    lost_action: str | None = None
