"""Buttons and links as they can be called."""

from __future__ import annotations

import pytest
from builders_fields import a_field, a_frame, a_snapshot

from auditor.collect.browser.spoken_names import Spoken
from auditor.collect.page.gather import Nameless, with_names
from auditor.measure.touch.controls import measure_controls
from auditor.model.evidence.controls import ControlEvidence
from auditor.model.geometry import Box
from auditor.model.subject import At


def a_control(name: str = "", *, visible: bool = True, tabbable: bool = True) -> ControlEvidence:
    """A button on the page."""
    at = At("button", "<button>", Box(0.0, 0.0, 48.0, 48.0))
    return ControlEvidence(at=at, role="button", name=name, image=False, visible=visible, tabbable=tabbable)


@pytest.mark.parametrize(
    ("visible", "tabbable", "withdrawn"),
    [(True, True, False), (True, False, False), (False, True, False), (False, False, True)],
)
def test_what_is_neither_seen_nor_tabbed_to_is_withdrawn(visible: bool, tabbable: bool, withdrawn: bool) -> None:
    frame = a_frame(controls=[a_control(visible=visible, tabbable=tabbable)])
    (found,) = measure_controls(a_snapshot(frame)) or []
    assert found.withdrawn is withdrawn


def test_without_the_probe_nothing_is_known() -> None:
    assert measure_controls(a_snapshot(a_frame())) is None


def test_chromium_names_what_had_no_name_and_hides_what_it_does_not_tell() -> None:
    frame = a_frame(a_field(name="E-mail"), a_field(name=""), controls=[a_control("Go"), a_control(), a_control()])
    nameless = [Nameless("fields", 1), Nameless("controls", 1), Nameless("controls", 2)]
    found = with_names(frame, nameless, [Spoken("Town"), Spoken(hidden=True), Spoken("Basket")])
    assert [field.name for field in found.fields or []] == ["E-mail", "Town"]
    assert [control.name for control in found.controls or []] == ["Go", "Basket"]


def test_where_chromium_does_not_answer_our_own_computation_stands() -> None:
    frame = a_frame(a_field(name=""), controls=[a_control()])
    assert with_names(frame, [Nameless("fields", 0), Nameless("controls", 0)], []) == frame
