"""Which frames have forms to try, and how much room the on-screen keyboard leaves."""

from __future__ import annotations

import pytest
from builders_fields import a_field, a_frame, a_snapshot
from msgspec.structs import replace

from auditor.collect.browser.worlds import FrameNode, Place, World
from auditor.collect.trials.forms.frames import frames_with_fields
from auditor.collect.trials.forms.room import room_left

DEVICE = a_snapshot().device


def a_node(selector: str, *children: FrameNode, seen: bool = True) -> FrameNode:
    node = FrameNode(World(None, selector, 1, ""), "", 7)  # type: ignore[arg-type]
    node.place = Place(selector) if seen else None
    node.children = list(children)
    return node


def found(root: FrameNode, *frames: object) -> list[str]:
    assert root.world is not None
    return [frame.world.frame_id for frame in frames_with_fields(root, root.world, frames)]  # type: ignore[arg-type]


def test_only_frames_with_something_to_type_are_entered() -> None:
    root = a_node("", a_node("#pay", a_node("#pay >>> #card")), a_node("#ad"))
    frames = [
        a_frame(),
        a_frame(selector="#pay"),
        a_frame(a_field(), selector="#pay >>> #card"),
        a_frame(selector="#ad"),
    ]
    assert found(root, *frames) == ["#pay >>> #card"]
    assert found(root, a_frame(a_field()), *frames[1:]) == ["", "#pay >>> #card"]


@pytest.mark.parametrize(
    "changed", [{"visible": False}, {"disabled": True}, {"readonly": True}, {"in_search": True}, {"editable": False}]
)
def test_nothing_is_done_for_what_nobody_can_fill_in(changed: dict[str, bool]) -> None:
    assert found(a_node(""), a_frame(a_field(**changed))) == []


def test_a_frame_that_is_not_to_be_seen_is_left_alone() -> None:
    root = a_node("", a_node("#pay", seen=False))
    assert found(root, a_frame(), a_frame(a_field(), selector="#pay")) == []


def test_the_keyboard_takes_two_fifths_of_the_screen() -> None:
    assert room_left(DEVICE) == 664 - 338


def test_something_is_always_left() -> None:
    assert room_left(replace(DEVICE, viewport_height=300, screen_height=900)) == 100
