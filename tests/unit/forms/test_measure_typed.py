"""What typing into a field shows of its label."""

from __future__ import annotations

from typing import Literal

import msgspec
import pytest
from builders_fields import a_frame, a_snapshot, a_text

from auditor.measure.forms.typed import measure_typed_fields
from auditor.model.trials import TypingTrial


@pytest.mark.parametrize(
    ("of", "beside", "stays", "persistent"),
    [
        ("label", True, True, True),
        ("label", True, False, False),  # the label itself was at stake
        ("placeholder", True, False, True),  # words beside the field were not
        ("placeholder", False, False, False),
        ("placeholder", False, True, True),
    ],
)
def test_words_in_a_field_stay_or_go(
    of: Literal["label", "placeholder"], beside: bool, stays: bool, persistent: bool
) -> None:
    field = a_text("Town", label_shown=beside, placeholder="Town")
    page = msgspec.structs.replace(
        a_snapshot(a_frame(field)), typed=[TypingTrial(field.at.selector, "Town", of, stays)]
    )
    (found,) = measure_typed_fields(page) or []
    assert (found.inside, found.has_persistent_label) == ("Town", persistent)


def test_what_was_not_tried_is_as_it_looks() -> None:
    page = msgspec.structs.replace(
        a_snapshot(a_frame(a_text("Town", label_shown=True, placeholder="Quimper"))), typed=[]
    )
    (found,) = measure_typed_fields(page) or []
    assert (found.inside, found.has_persistent_label) == ("Quimper", True)


def test_without_the_trial_nothing_is_said() -> None:
    assert measure_typed_fields(a_snapshot(a_frame(a_text("Town")))) is None
