"""The collections of forms."""

from __future__ import annotations

from auditor.model.facts.collection import Collection
from auditor.model.facts.forms.fields import FieldFacts
from auditor.model.facts.forms.forms import FormFacts

COLLECTIONS = (
    Collection("fields", FieldFacts, ("probe:fields", "probe:forms", "scrolled", "late")),
    Collection("typed_fields", FieldFacts, ("probe:fields", "probe:forms", "scrolled", "late", "typing")),
    Collection("forms", FormFacts, ("probe:forms", "probe:fields")),
)
