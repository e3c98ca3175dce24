"""The declaration of a collection: what a rule may be `over:`."""

from __future__ import annotations

from typing import NamedTuple

from auditor.model.steps import Step
from auditor.model.subject import Subject

KIND_STEPS: tuple[Step, ...] = (
    "probe:targets", "probe:product", "probe:fields", "probe:forms", "probe:viewport", "probe:document",
)  # fmt: skip
"""What the kind of a page and its main action are decided from."""


class Collection(NamedTuple):
    """A list of subjects of one type.

    name: what rules write in `over:`. steps: all steps of a visit that it is measured from; if it is missing, the first
    of them that failed is the reason. `probes` need not be named beside a probe.
    """

    name: str
    subject: type[Subject]
    steps: tuple[Step, ...]
