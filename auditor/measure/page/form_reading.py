"""The forms of a page with their fields and what each field asks for: what several areas say something about."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from auditor.measure.page.frames import shows
from auditor.measure.page.purpose import PASSWORD, Around, Hints, Purpose, infer_form
from auditor.model.evidence import Evidence
from auditor.model.evidence.fields import FieldEvidence
from auditor.model.evidence.forms import FormEvidence
from auditor.model.snapshot import Snapshot
from auditor.model.url import split

PERSONAL = (
    frozenset(
        {
            *("name", "given-name", "additional-name", "family-name", "email", "impp", "username", "one-time-code"),
            *("tel", "tel-national", "tel-local", "street-address", "address-line1", "address-line2", "address-line3"),
            *("bday", "bday-day", "bday-month", "bday-year", "sex"),
        }
    )
    | PASSWORD
)


class Form(msgspec.Struct, frozen=True):
    """A form as evidence, with its fields and their purposes."""

    frame: Evidence
    evidence: FormEvidence
    fields: list[FieldEvidence]
    purposes: list[Purpose]

    @property
    def known(self) -> frozenset[str]:
        """The known purposes of its fields."""
        return frozenset(purpose.known for purpose in self.purposes) - {""}

    @property
    def many_addresses(self) -> bool:
        """Whether it asks for more of them than an order has, one to deliver to and one for the bill: examples, a book
        of addresses."""
        return sum(purpose.known in {"street-address", "address-line1"} for purpose in self.purposes) > 2


def read_forms(snapshot: Snapshot) -> list[Form] | None:
    """All forms of all frames, in order; None where the top document's fields could not be read."""
    if not snapshot.frames or snapshot.frames[0].fields is None or snapshot.frames[0].forms is None:
        return None
    forms: list[Form] = []
    for frame in snapshot.frames:
        if frame.fields is None or frame.forms is None:
            continue
        members: dict[int, list[FieldEvidence]] = defaultdict(list)
        for field in frame.fields:
            members[field.form].append(field)
        for index, evidence in enumerate(frame.forms.forms):
            fields = members[index]
            hints = tuple(hints_of(field, evidence) for field in fields)
            forms.append(Form(frame, evidence, fields, _inferred(hints, around(evidence, frame.url))))
    return forms


def visible_fields(snapshot: Snapshot) -> Iterator[tuple[Form, FieldEvidence, Purpose]]:
    """The visible fields of all forms with what they ask for, in order; none where they could not be read."""
    for form in read_forms(snapshot) or []:
        for field, purpose in zip(form.fields, form.purposes, strict=True):
            if field.visible:
                yield form, field, purpose


@functools.lru_cache(maxsize=256)
def _inferred(fields: tuple[Hints, ...], around: Around) -> list[Purpose]:
    """Ten areas ask for the purposes of a page's fields, and most forms of a site stand on each of its pages."""
    return infer_form(fields, around)


def around(form: FormEvidence, url: str) -> Around:
    """What a form in a document at `url` says of itself."""
    ends = [split(address).path.rsplit("/", 2)[-2:] for address in [url, *form.actions]]
    return Around(
        buttons=tuple(form.buttons),
        headings=tuple(form.headings),
        name=" ".join([form.name, *(part for end in ends for part in end)]),
    )


def hints_of(field: FieldEvidence, form: FormEvidence) -> Hints:
    """What a field shows of its purpose. Of a custom widget only its words count: it has no type."""
    return Hints(
        input_type="select-one" if field.input_type == "select-multiple" else field.input_type,
        autocomplete=field.autocomplete,
        label=field.label,
        aria_label=field.aria_label or field.name,
        placeholder=field.placeholder,
        title=field.title,
        nearby=field.nearby,
        name=field.name_attribute,
        id=field.id,
        classes=field.classes,
        group=field.group,
        in_search=field.in_search or form.in_search,
        maxlength=field.maxlength,
        minlength=field.minlength,
    )


def is_seen(field: FieldEvidence, frame: Evidence) -> bool:
    """Whether the customer sees the field, also in the part of the page that its frame shows."""
    return field.visible and shows(frame, field.at.box)


def count_typed(fields: Sequence[FieldEvidence], frame: Evidence) -> int:
    """Visible fields that one types into and can change."""
    return sum(
        1 for field in fields if field.editable and is_seen(field, frame) and not field.disabled and not field.readonly
    )
