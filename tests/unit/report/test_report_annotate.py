"""Crops and numbered boxes."""

from __future__ import annotations

import io
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from report_builders import PHONE, a_screenshot

from auditor.model.geometry import Box
from auditor.report.pictures.annotate import DETAIL, Mark, Picture, crop, decode, marked
from auditor.report.pictures.placement import Rectangle, place_labels
from auditor.report.pictures.reach_picture import reach_picture


def a_canvas(width: int = 390, height: int = 800, colour: str = "white") -> Image.Image:
    return Image.new("RGB", (width, height), colour)


def opened(picture: Picture | None) -> Image.Image:
    assert picture is not None
    image = Image.open(io.BytesIO(picture.data)).convert("RGB")
    assert image.size == (picture.width, picture.height)
    return image


def reddish(pixel: tuple[int, ...]) -> bool:
    return pixel[0] > 130 and pixel[1] < 90 and pixel[2] < 90


def test_a_crop_outlines_the_element_and_leaves_its_pixels() -> None:
    image = a_canvas(colour="#336699")
    found = opened(crop(image, Box(100, 300, 40, 40)))
    colours = found.getcolors(found.width * found.height) or []
    assert any(reddish(colour) for _, colour in colours)
    untouched = found.width * found.height - (48 * 48 - 40 * 40)
    assert sum(count for count, colour in colours if colour == (0x33, 0x66, 0x99)) == untouched


@pytest.mark.parametrize(
    "box",
    [
        Box(-100, 10, 50, 50),
        Box(10, -90, 50, 50),
        Box(390, 10, 50, 50),
        Box(10, 800, 50, 50),
        Box(10, 10, 0, 20),
        Box(10, 10, 20, 0),
        Box(10, 1e9, 10, 10),
    ],
)
def test_an_element_outside_the_image_has_no_crop(box: Box) -> None:
    assert crop(a_canvas(), box) is None


ABSURD = st.builds(Box, *[st.floats(width=32) | st.sampled_from([0.0, 12.0, -1e30, 1e38, math.inf, -math.inf])] * 4)


@given(ABSURD, st.sampled_from([0.0, 48.0]))
def test_no_box_is_too_absurd_to_be_drawn(box: Box, finger: float) -> None:
    crop(a_canvas(60, 90), box, finger=finger)
    assert marked(a_canvas(60, 90), [Mark(box, "1")], 60, 90).width == 112
    reach_picture(a_canvas(39, 84), PHONE, box)


def test_of_an_element_larger_than_any_picture_the_part_on_the_page_is_shown() -> None:
    image = a_canvas(colour="#336699")
    picture = opened(crop(image, Box(-5e30, 40, 1e31, 1e31)))
    assert any(reddish(colour) for _, colour in picture.getcolors(picture.width * picture.height) or [])


@given(st.floats(-500, 1000), st.floats(-500, 2000), st.floats(0.5, 3000), st.floats(0.5, 9000), st.integers(1, 1600))
def test_a_crop_is_never_larger_than_its_frame(x: float, y: float, width: float, height: float, side: int) -> None:
    picture = crop(a_canvas(side, side), Box(x, y, width, height))
    if picture is not None:
        assert 1 <= picture.width <= DETAIL.most_width
        assert 1 <= picture.height <= DETAIL.most_height


def test_a_crop_shows_where_on_the_page_the_element_is() -> None:
    image = a_canvas()
    image.paste((0, 128, 0), (0, 0, 390, 20))
    found = opened(crop(image, Box(4, 40, 20, 20)))
    assert found.getpixel((5, 5)) == (0, 128, 0)


def test_marks_are_numbered_and_outside_of_their_elements() -> None:
    element = Box(100, 300, 40, 40)
    picture = marked(a_canvas(), [Mark(element, "12")], 390, 4000)
    found = opened(picture)
    inside = found.crop((26 + 102, 26 + 302, 26 + 138, 26 + 338))
    assert max(abs(255 - low) for low, _ in inside.getextrema()) < 12
    around = found.crop((26 + 90, 26 + 270, 26 + 150, 26 + 300))
    assert any(reddish(around.getpixel((x, y))) for x in range(around.width) for y in range(around.height))


def test_a_screenshot_is_scaled_down_and_cut_never_up() -> None:
    assert marked(a_canvas(820, 30_000), [], 560, 4000).height == 4052
    assert marked(a_canvas(820, 30_000), [], 560, 4000).width == 612
    assert marked(a_canvas(100, 50), [], 560, 4000).width == 152


def test_boxes_outside_a_screenshot_are_left_out() -> None:
    clean = marked(a_canvas(), [], 390, 4000)
    assert marked(a_canvas(), [Mark(Box(0, 5000, 10, 10), "1")], 390, 4000) == clean


def test_the_same_image_gives_the_same_bytes() -> None:
    image = decode(a_screenshot())
    assert image is not None
    marks = [Mark(Box(340, 182, 18, 18), "1")]
    assert marked(image, marks, 390, 4000) == marked(image, marks, 390, 4000)
    assert crop(image, marks[0].box) == crop(image, marks[0].box)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, a_screenshot()[:2000]])
def test_what_is_no_image_is_none(data: bytes) -> None:
    assert decode(data) is None


def test_an_image_that_claims_to_be_huge_is_not_decoded() -> None:
    header = bytearray(a_screenshot())
    header[16:24] = (60_000).to_bytes(4) + (60_000).to_bytes(4)
    assert decode(bytes(header)) is None


RECTANGLES = st.builds(
    lambda x, y, width, height: Rectangle(x, y, x + width, y + height),
    st.integers(20, 300),
    st.integers(20, 600),
    st.integers(1, 200),
    st.integers(1, 200),
)


@given(st.lists(RECTANGLES, min_size=1, max_size=30))
def test_a_label_never_covers_its_element(culprits: list[Rectangle]) -> None:
    canvas = Rectangle(0, 0, 560, 860)
    labels = place_labels(culprits, [(18, 18)] * len(culprits), canvas)
    for culprit, label in zip(culprits, labels, strict=True):
        assert label.overlap(culprit) == 0
        assert label.left >= 0
        assert label.top >= 0
        assert label.right <= canvas.right
        assert label.bottom <= canvas.bottom


def test_a_label_of_an_element_that_fills_the_page_lies_in_the_margin() -> None:
    canvas = Rectangle(0, 0, 442, 852)
    page = Rectangle(23, 23, 419, 829)
    (label,) = place_labels([page], [(20, 18)], canvas)
    assert label.overlap(page) == 0
    assert label.overlap(canvas) == 20 * 18


def test_a_label_inside_another_element_moves_to_the_nearer_margin() -> None:
    outer, close = Rectangle(40, 40, 400, 700), Rectangle(370, 50, 390, 70)
    label = place_labels([outer, close], [(18, 18)] * 2, Rectangle(0, 0, 442, 752))[1]
    assert label.left == 442 - 18
    assert 50 <= label.top < 70


def test_labels_of_neighbours_do_not_cover_each_other() -> None:
    culprits = [Rectangle(100, 100 + 40 * n, 140, 120 + 40 * n) for n in range(6)]
    labels = place_labels(culprits, [(18, 18)] * 6, Rectangle(0, 0, 400, 400))
    assert all(a.overlap(b) == 0 for n, a in enumerate(labels) for b in labels[n + 1 :])
    assert all(label.overlap(culprit) == 0 for label in labels for culprit in culprits)
