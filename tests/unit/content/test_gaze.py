"""What stands out draws the eye, in the order of how much; the main action's place in that order."""

from __future__ import annotations

import io

import msgspec
import numpy as np
import pytest
from builders_visits import PHONE
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from auditor.measure.content.clutter.lab import lab
from auditor.measure.content.gaze.glances import FOVEA, Glance, first_at, glances
from auditor.measure.content.gaze.saliency import saliency
from auditor.model.device import Device
from auditor.model.geometry import Box
from auditor.report.pictures.cover_picture import cover_picture
from auditor.report.pictures.glances_picture import glances_picture

WIDTH, HEIGHT = 390, 664
PIXEL = 4


def screen(*rectangles: tuple[tuple[int, int, int, int], str], ground: str = "#fff") -> Image.Image:
    image = Image.new("RGB", (WIDTH, HEIGHT), ground)
    draw = ImageDraw.Draw(image)
    for corners, colour in rectangles:
        draw.rectangle(corners, fill=colour)
    return image


def looked_at(image: Image.Image) -> NDArray[np.floating]:
    return saliency(lab(np.asarray(image.reduce(PIXEL))))


@pytest.mark.parametrize("ground", ["#fff", "#000", "#124"])
@pytest.mark.parametrize("corners", [(40, 60, 120, 100), (250, 500, 350, 548)])
def test_the_one_thing_on_a_plain_screen_draws_the_first_glance(
    corners: tuple[int, int, int, int], ground: str
) -> None:
    order = glances(looked_at(screen((corners, "#d33"), ground=ground)), PIXEL, 10)
    box = Box(corners[0], corners[1], corners[2] - corners[0], corners[3] - corners[1])
    assert first_at(order, box) == 1


def test_among_many_alike_the_one_that_differs_comes_first() -> None:
    grey = [((x, y, x + 40, y + 40), "#bbb") for x in range(20, 360, 70) for y in range(20, 620, 70)]
    odd = (160, 300, 200, 340)
    order = glances(looked_at(screen(*grey, (odd, "#c00"))), PIXEL, 10)
    assert first_at(order, Box(160, 300, 40, 40)) == 1


def test_a_louder_thing_comes_before_a_quiet_one() -> None:
    loud, quiet = (40, 80, 140, 130), (240, 400, 340, 450)
    order = glances(looked_at(screen((quiet, "#e8e8e8"), (loud, "#c00"))), PIXEL, 10)
    assert first_at(order, Box(40, 80, 100, 50)) == 1
    assert (first_at(order, Box(240, 400, 100, 50)) or 11) > 1


def test_an_empty_screen_draws_no_eye() -> None:
    found = looked_at(screen())
    assert not found.any()
    assert glances(found, PIXEL, 10) == []


@pytest.mark.parametrize("size", [(1, 1), (3, 40), (40, 3), (9, 9)])
def test_the_smallest_pictures_are_no_fault(size: tuple[int, int]) -> None:
    picture = np.arange(size[0] * size[1] * 3, dtype=np.uint8).reshape(*size, 3)
    found = saliency(lab(picture)) if min(size) > 1 else np.zeros(size)
    assert found.shape == size
    assert np.isfinite(found).all()


def test_what_a_glance_falls_on_is_seen_as_a_whole() -> None:
    found = np.zeros((20, 90))
    found[10, 5:85] = 1.0
    line = Box(5 * PIXEL, 9 * PIXEL, 80 * PIXEL, 2 * PIXEL)
    assert len(glances(found, PIXEL, 10)) > 3
    assert len(glances(found, PIXEL, 10, [line])) == 1


@pytest.mark.parametrize(("away", "number"), [(0.0, 1), (FOVEA, 1), (FOVEA + 1, 2)])
def test_what_is_right_beside_a_glance_is_seen_with_it(away: float, number: int) -> None:
    order = [Glance(100.0, 100.0), Glance(100.0 + away + 5, 110.0)]
    assert first_at(order, Box(100 + away, 90, 10, 20)) == number


def test_what_no_glance_comes_near_has_no_number() -> None:
    assert first_at([Glance(10.0, 10.0)], Box(200, 200, 50, 50)) is None


def decoded(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def phone() -> Device:
    return msgspec.structs.replace(PHONE, viewport_width=WIDTH, viewport_height=HEIGHT)


def test_the_picture_lights_what_is_looked_at_and_darkens_the_rest() -> None:
    picture = glances_picture(screen(), phone(), Box(20, 600, 100, 40), [300.0, 100.0])
    assert picture is not None
    image = decoded(picture.data)
    scale = image.width / WIDTH
    lit, dark = (image.getpixel((round(x * scale), round(y * scale))) for x, y in ((322, 100), (60, 300)))
    assert min(lit) > 240  # type: ignore[type-var,arg-type]
    assert max(dark) < 160  # type: ignore[type-var,arg-type]


def test_without_a_place_or_off_the_screen_there_is_no_picture_of_glances() -> None:
    assert glances_picture(screen(), phone(), Box(20, 600, 100, 40), []) is None
    assert glances_picture(screen(), phone(), Box(20, 1600, 100, 40), [3.0, 4.0]) is None


def test_the_picture_of_a_cover_reddens_what_is_covered_and_nothing_else() -> None:
    picture = cover_picture(screen(), phone(), Box(0, 332, WIDTH, 332))
    assert picture is not None
    image = np.asarray(decoded(picture.data)).astype(int)
    height = image.shape[0]
    redness = image[..., 0] - image[..., 1]
    assert redness[height // 2 + 40 : -20].mean() > 25
    assert abs(redness[20 : height // 2 - 40].mean()) < 5


def test_what_covers_nothing_of_the_screen_has_no_picture_of_a_cover() -> None:
    assert cover_picture(screen(), phone(), Box(0, 2000, 100, 100)) is None
