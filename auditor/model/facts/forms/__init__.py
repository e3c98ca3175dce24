"""The collections of forms."""

from __future__ import annotations

from auditor.model.facts.collection import Collection
from auditor.model.facts.forms.fields import FieldFacts
from auditor.model.facts.forms.forms import FormFacts
from auditor.model.facts.forms.layout import FieldLayoutFacts, FormLayoutFacts
from auditor.model.facts.forms.trials import FormErrorFacts, KeyboardFacts, TriedFieldFacts
from auditor.model.steps import Step

_FORMS: tuple[Step, ...] = ("probe:forms", "probe:product", "probe:document")
"""A page that calls itself a checkout makes its forms parts of one."""

COLLECTIONS = (
    Collection("fields", FieldFacts, ("probe:fields", *_FORMS, "scrolled", "late")),
    Collection("typed_fields", FieldFacts, ("probe:fields", *_FORMS, "scrolled", "late", "typing")),
    Collection("forms", FormFacts, (*_FORMS, "probe:fields", "probe:viewport")),
    Collection("field_layouts", FieldLayoutFacts, ("probe:fields", "probe:forms")),
    Collection("form_layouts", FormLayoutFacts, ("probe:forms", "probe:fields")),
    Collection("form_errors", FormErrorFacts, ("forms",)),
    Collection("tried_fields", TriedFieldFacts, ("forms", "probe:fields", "probe:forms")),
    Collection("keyboards", KeyboardFacts, ("forms",)),
)
