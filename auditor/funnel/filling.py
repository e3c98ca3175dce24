"""What is typed and chosen on a page: the article's variant, and what the checkout asks the test customer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from auditor.funnel.customers import CUSTOMERS, Customer, country_of, likely_country, typed
from auditor.funnel.names import place, selected, tidy
from auditor.measure.page.actions import NEVER, PLACES
from auditor.measure.page.checkout import is_aside
from auditor.measure.page.form_reading import Form, read_forms
from auditor.measure.page.guests import speaks_of_guest
from auditor.measure.page.purpose import CARD, PASSWORD, Purpose
from auditor.model.evidence.fields import FieldEvidence
from auditor.model.funnel import Control, Look, Option
from auditor.model.journey import Choose, Fill, Step
from auditor.model.url import host

NEVER_FILLED: Final = CARD | PASSWORD | {"one-time-code"}
TELEPHONE: Final = frozenset({"tel", "tel-national"})
COUNTRY: Final = frozenset({"country", "country-name"})


class Asked(NamedTuple):
    """A field that is filled in, what it is called, and the step that does."""

    name: str
    step: Step


class _Field(NamedTuple):
    form: Form
    field: FieldEvidence
    purpose: Purpose
    control: Control


def variants(look: Look) -> list[Step]:
    """Chooses size, colour and the like where nothing is chosen yet: the first that there is."""
    found = [each for each in _fields(look) if each.field.visible and not each.field.disabled]
    lists = [each for each in found if each.field.tag == "select" and not each.control.value]
    return [*_lists(lists), *(each.step for each in _radios(found))]


def to_fill(look: Look) -> list[Asked]:
    """What the checkout asks for that the test customer can answer and has not yet."""
    found = [each for each in _fields(look) if each.field.visible and not each.field.disabled]
    customer = customer_of(look)
    asked: list[Asked] = []
    for each in found:
        kind = each.field.input_type
        if _is_radio(each.field) or each.purpose.known in NEVER_FILLED or each.field.readonly:
            continue
        if kind == "checkbox":
            if (each.control.must or each.field.required) and not each.control.holds:
                asked.append(_filled(each, "on"))
        elif each.field.tag == "select":
            asked += _list(each, customer)
        elif each.field.editable and not each.control.holds:
            value = typed(each.purpose.known, customer)
            optional = each.purpose.known in {"address-level1", "username"} and not each.control.must
            if value and not optional:
                asked.append(_filled(each, value))
    return asked + _radios(found)


def telephone_from_abroad(look: Look) -> list[Asked]:
    """The telephone number once more, as it is dialled from anywhere: some shops take no other."""
    customer = customer_of(look)
    found = [each for each in _fields(look) if each.field.visible and each.purpose.known in TELEPHONE]
    return [_filled(each, customer.abroad) for each in found if customer.abroad != customer.telephone]


def customer_of(look: Look) -> Customer:
    """The customer of the country that is chosen on the page, or that the shop's customers most likely live in; of
    those that the page offers."""
    snapshot = look.snapshot
    top = snapshot.frames[0]
    language = top.document.language if top.document else ""
    prices = " ".join(price.text for price in top.product.shown) if top.product else ""
    likely = likely_country(host(snapshot.final_url), language, prices)
    for each in _fields(look):
        if each.purpose.known in COUNTRY and each.control.options:
            offered = {option.value: country_of(option.text, option.value) for option in each.control.options}
            chosen = offered.get(each.control.value, "")
            if chosen:
                return CUSTOMERS[chosen]
            if likely not in offered.values():
                likely = next((code for code in offered.values() if code), likely)
    return CUSTOMERS[likely]


def asks_password(look: Look) -> bool:
    """Whether the page has a field for a password."""
    return any(each.field.visible and each.field.input_type == "password" for each in _fields(look))


def is_guest(look: Look) -> bool:
    """Whether the page lets one choose a purchase without an account by a radio button."""
    return any(_is_radio(each.field) and speaks_of_guest(_name(each.field)) for each in _fields(look))


def must_sign_in(look: Look) -> bool:
    """Whether nothing is asked for but an account: a password, and no address, and nothing for guests."""
    seen = [each for each in _fields(look) if each.field.visible]
    secret = [each for each in seen if each.field.input_type == "password"]
    if not secret or is_guest(look):
        return False
    apart = [each for each in seen if not any(each.form is other.form for other in secret)]
    if any(typed(each.purpose.known, CUSTOMERS["FR"]) for each in apart):
        return False  # a form of its own for those without an account
    new = any(each.purpose.known == "new-password" and each.control.must for each in secret)
    return new or not {each.purpose.known for each in seen} & {"address-line1", "street-address", "postal-code"}


def _fields(look: Look) -> list[_Field]:
    """The fields of the top document, without those of searches, newsletters and coupons."""
    forms = [form for form in read_forms(look.snapshot) or [] if form.frame is look.snapshot.frames[0]]
    at = {id(field): place for place, field in enumerate(look.snapshot.frames[0].fields or [])}
    found = []
    for form in forms:
        if form.evidence.in_search or _is_aside(form):
            continue
        for field, purpose in zip(form.fields, form.purposes, strict=True):
            index = at[id(field)]
            control = look.controls[index] if index < len(look.controls) else Control()
            if purpose.other not in {"search", "coupon", "gift-card", "captcha"}:
                found.append(_Field(form, field, purpose, control))
    return found


def _is_aside(form: Form) -> bool:
    said = " ".join([form.evidence.at.selector, form.evidence.name, *form.evidence.actions])
    return is_aside(form.evidence) or any(re.search(PLACES[name], said, re.IGNORECASE) for name in NEVER)


def _list(each: _Field, customer: Customer) -> list[Asked]:
    """Chooses in a list what the customer would, or what there is first if something must be chosen."""
    usable = [option for option in each.control.options if option.value and not option.off]
    if each.purpose.known in COUNTRY:
        chosen = country_of(_text_of(each.control), each.control.value)
        wanted = next((option for option in usable if country_of(option.text, option.value) == customer.country), None)
        return [] if chosen or wanted is None else [_filled(each, wanted.value)]
    if each.control.value or not usable or not (each.control.must or each.field.required):
        return []
    own = typed(each.purpose.known, customer)
    wanted = next((option for option in usable if own and own in (option.value, option.text)), usable[0])
    return [_filled(each, wanted.value)]


def _text_of(control: Control) -> str:
    return next((option.text for option in control.options if option.value == control.value), "")


def _lists(fields: list[_Field]) -> Iterator[Step]:
    for each in fields:
        usable: list[Option] = [option for option in each.control.options if option.value and not option.off]
        if usable:
            yield _filled(each, usable[0].value).step


def _radios(fields: list[_Field]) -> list[Asked]:
    """Of each group in which nothing is chosen the first; of one that offers a purchase without an account, that."""
    groups: dict[str, list[_Field]] = {}
    for each in fields:
        if _is_radio(each.field):
            groups.setdefault(each.field.name_attribute or each.field.group, []).append(each)
    asked = []
    for group in groups.values():
        guest = next((each for each in group if speaks_of_guest(_name(each.field))), None)
        if guest is not None and not guest.control.holds:
            asked.append(_chosen(guest))
        elif guest is None and not any(each.control.holds for each in group):
            asked.append(_chosen(group[0]))
    return asked


def _is_radio(field: FieldEvidence) -> bool:
    return field.input_type == "radio" or field.role == "radio"


def _filled(each: _Field, value: str) -> Asked:
    name = _name(each.field)
    return Asked(name, Fill(place=place(f"fill: {name}"), on=selected(each.field.at.selector), value=value))


def _chosen(each: _Field) -> Asked:
    name = _name(each.field)
    return Asked(name, Choose(place=place(f"choose: {name}"), option=name))


def _name(field: FieldEvidence) -> str:
    return tidy(field.name or field.label or field.placeholder or field.nearby or field.name_attribute)
