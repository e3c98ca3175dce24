"""Carousels that turn, those that can be stopped, and those that stand still."""

from __future__ import annotations

import msgspec
import pytest
from builders_content import a_carousel, a_control, a_page

from auditor.measure.content.carousels import measure_carousels
from auditor.model.evidence.carousels import CarouselCandidate
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot
from auditor.model.trials import Carousel, MotionEvidence


def a_watched_page(*carousels: Carousel, candidates: list[CarouselCandidate] | None = None) -> Snapshot:
    page = a_page(motion=MotionEvidence(observed=26.0, carousels=list(carousels)))
    return msgspec.structs.replace(page, frames=[msgspec.structs.replace(page.frames[0], carousels=candidates or [])])


def a_candidate(box: Box, kind: str = "track") -> CarouselCandidate:
    return msgspec.convert({"selector": f"#at-{box.y:.0f}", "html": "", "box": box, "kind": kind}, CarouselCandidate)


def test_a_page_that_was_not_watched_has_no_list() -> None:
    assert measure_carousels(a_page(motion=None)) is None
    assert measure_carousels(a_watched_page()) == []


@pytest.mark.parametrize(
    ("name", "hints", "pausable"),
    [
        ("Pause", "", True),
        ("Mettre en pause", "", True),
        ("Arrêter le défilement", "", True),
        ("Automatische Wiedergabe anhalten", "", True),
        ("Detener", "", True),
        ("Metti in pausa", "", True),
        ("Pauzeren", "", True),
        ("Parar", "", True),
        ("Stop automatic slide show", "", True),
        ("", "swiper-autoplay-toggle", True),
        ("", "icon-pause", True),
        ("Next slide", "", False),
        ("Suivant", "btn-pause-look", False),
        ("Storewide offers", "", False),
        ("", "slick-dots", False),
    ],
)
def test_a_button_that_stops_it(name: str, hints: str, pausable: bool) -> None:
    found = measure_carousels(a_watched_page(a_carousel(controls=[a_control(name, hints=hints)])))
    assert found is not None
    assert [(each.turns, each.pausable) for each in found] == [(True, pausable)]


def test_those_that_stand_still_are_subjects_too() -> None:
    still = a_candidate(Box(0.0, 500.0, 390.0, 200.0))
    found = measure_carousels(a_watched_page(a_carousel(), candidates=[still]))
    assert [(each.at.selector, each.turns) for each in found or []] == [("#c", True), ("#at-500", False)]


def test_a_track_within_a_carousel_is_part_of_it() -> None:
    around = a_candidate(Box(0.0, 0.0, 390.0, 240.0), "named")
    inside = a_candidate(Box(0.0, 10.0, 1170.0, 180.0))
    assert len(measure_carousels(a_watched_page(a_carousel(), candidates=[around, inside])) or []) == 1


def test_an_endless_animation_that_replaces_nothing_is_no_carousel() -> None:
    assert measure_carousels(a_watched_page(candidates=[a_candidate(Box(0.0, 0.0, 99.0, 99.0), "animation")])) == []
