"""Menus that stand open in the first screen."""

from __future__ import annotations

import msgspec
import pytest
from builders_content import HEIGHT, WIDTH, a_frame, a_page, with_frames

from auditor.measure.content.first_screen import measure_menus
from auditor.model.evidence.first_screen import FirstScreenEvidence, MenuEvidence
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot
from auditor.model.subject import At


def seen(*boxes: Box) -> FirstScreenEvidence:
    menus = [MenuEvidence(at=At(selector=f"#m{number}"), shown=box) for number, box in enumerate(boxes)]
    return FirstScreenEvidence(words=0, menus=menus)


def page(*boxes: Box) -> Snapshot:
    snapshot = a_page()
    return msgspec.structs.replace(
        snapshot, frames=[msgspec.structs.replace(snapshot.frames[0], first_screen=seen(*boxes))]
    )


def shares(snapshot: Snapshot) -> list[float | None]:
    return [each.share for each in measure_menus(snapshot) or []]


def test_a_menu_takes_what_the_screen_shows_of_it() -> None:
    assert shares(page(Box(0.0, 0.0, WIDTH, HEIGHT / 2), Box(0.0, HEIGHT - 66.4, WIDTH, 900.0))) == pytest.approx(
        [50, 10]
    )


def test_a_menu_within_a_menu_is_told_once() -> None:
    assert shares(page(Box(0.0, 0.0, WIDTH, HEIGHT), Box(10.0, 10.0, 100.0, 100.0))) == [100]


def test_a_frame_shows_no_more_than_its_window() -> None:
    clip = Box(0.0, 0.0, float(WIDTH), HEIGHT / 4)
    frame = a_frame("iframe", clip=clip, first_screen=seen(Box(0.0, 0.0, WIDTH, HEIGHT)))
    assert shares(with_frames(page(), frame)) == pytest.approx([25])


def test_a_page_without_menus_has_none() -> None:
    assert measure_menus(page()) == []


def test_what_was_not_gathered_is_not_measured() -> None:
    assert measure_menus(a_page()) is None
