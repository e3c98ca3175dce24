"""Facts that axe-core found."""

from __future__ import annotations

from auditor.model.subject import Subject


class AxeFacts(Subject, frozen=True, kw_only=True):
    """An element that one of axe-core's rules for WCAG 2.2 A and AA has found at fault, or left open.

    axe_rule: axe's own id. fault: False where axe left it open ("incomplete": no verdict).
    """

    axe_rule: str = ""
    fault: bool = False
