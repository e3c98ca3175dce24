"""Facts about what becomes of values that are typed and not sent."""

from __future__ import annotations

from auditor.model.subject import Subject


class TypedValueFacts(Subject, frozen=True, kw_only=True):
    """A text field into which a value was typed that stands nowhere else, and not sent; then all that would have left
    the page, and all that it keeps, was looked through (as it is, encoded, hashed, key by key).

    None of what was not seen, if the field did not take the value or the page was not watched to the end.

    name: the field's. purpose: as in FieldFacts. secret: a card's number or a password.
    sent_to: other sites that got it, as hosts, with whose they are where that is known; sorted. Not those that a field
        is there for: a payment provider's, of a card; a service that completes addresses, of an address.
    read_by: those of them that are known to track, or took it as trackers do: hashed, key by key or in Base64, or a
        secret in any form.
    how: in which forms, sorted. address: the first such request's, without query.
    kept_in: storages in which it lies though it should not, each as "localStorage KEY": of a secret any, else those of
        other sites, and all in which it is hashed.
    """

    name: str | None = None
    purpose: str | None = None
    secret: bool | None = None
    sent_to: list[str] | None = None
    read_by: list[str] | None = None
    how: list[str] | None = None
    address: str | None = None
    kept_in: list[str] | None = None
