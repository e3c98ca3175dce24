"""Fields that come at the wrong moment: out of the sequence that everybody knows, or up the page again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from auditor.measure.page.purpose import Purpose
from auditor.model.evidence.fields import FieldEvidence

_SEQUENCES: tuple[tuple[frozenset[str], ...], ...] = (
    (frozenset({"cc-number"}), frozenset({"cc-exp", "cc-exp-month", "cc-exp-year"}), frozenset({"cc-csc"})),
    (frozenset({"street-address", "address-line1"}), frozenset({"address-line2"}), frozenset({"address-line3"})),
    (frozenset({"tel-country-code"}), frozenset({"tel-national", "tel-local"})),
)
"""As they stand on a card, on a letter, in a phone number. Not: names, postcode and town, parts of a date, whose order
is a country's; nor the street, which follows from the postcode in the Netherlands and Japan."""


def early(fields: Sequence[tuple[FieldEvidence, Purpose]]) -> dict[int, str]:
    """The fields of one form that come before another which belongs before them, by index, with the other's name.

    Only of things that are asked for once: of two addresses each has its own sequence.
    """
    found: dict[int, str] = {}
    for sequence in _SEQUENCES:
        stages = {
            index: stage
            for index, (_, purpose) in enumerate(fields)
            for stage, purposes in enumerate(sequence)
            if purpose.known in purposes
        }
        asked = [fields[index][1].known for index in stages]
        if len(asked) != len(set(asked)):
            continue
        for index, stage in stages.items():
            for other, its in stages.items():
                if its < stage and _comes_before(fields, index, other):
                    field = fields[other][0]
                    found[index] = field.name or field.placeholder or field.tag
                    break
    return found


def leads_up(fields: Sequence[FieldEvidence]) -> dict[int, str]:
    """The fields of one form from which the keyboard's Next leads to one above them in the same column, by index, with
    the name of that one. `fields` in the order of the document, which is that of Next."""
    typed = [(index, field) for index, field in enumerate(fields) if field.tabbable and _is_typed(field)]
    found: dict[int, str] = {}
    for (index, field), (_, following) in pairwise(typed):
        box, next_box = field.at.box, following.at.box
        if box is None or next_box is None or field.form != following.form:
            continue
        same_column = min(box.right, next_box.right) - max(box.x, next_box.x) > min(box.width, next_box.width) / 2
        if same_column and next_box.bottom <= box.y:
            found[index] = following.name or following.placeholder or following.tag
    return found


def _is_typed(field: FieldEvidence) -> bool:
    return field.editable or field.tag == "select"


def _comes_before(fields: Sequence[tuple[FieldEvidence, Purpose]], one: int, other: int) -> bool:
    """Whether `one` is read before `other`: it stands above it; of those on one row, as the document has them."""
    box, others = fields[one][0].at.box, fields[other][0].at.box
    if box is not None and others is not None:
        if box.bottom <= others.y + 1:
            return True
        if others.bottom <= box.y + 1:
            return False
    return one < other
