"""The first screen as a picture."""

from __future__ import annotations

import io

import msgspec
import pytest
from builders_content import HEIGHT, WIDTH, a_page
from PIL import Image, ImageDraw

from auditor.measure.content.screen_picture import _quick, measure_screen_picture
from auditor.model.facts.content.screen import ScreenPictureFacts
from auditor.model.snapshot import Snapshot


def shown(picture: Image.Image) -> Snapshot:
    """A phone's page that looks like this."""
    file = io.BytesIO()
    picture.save(file, "PNG")
    return msgspec.structs.replace(a_page(), images={"first-screen": file.getvalue()})


def facts(picture: Image.Image) -> ScreenPictureFacts:
    (found,) = measure_screen_picture(shown(picture)) or []
    return found


def white(size: tuple[int, int] = (WIDTH, HEIGHT)) -> Image.Image:
    return Image.new("RGB", size, "white")


def test_without_a_picture_nothing_is_measured() -> None:
    assert measure_screen_picture(a_page()) is None


def test_a_blank_screen_is_one_colour_and_all_empty() -> None:
    found = facts(white())
    assert (found.colours, found.empty, found.contour_density, found.subband_entropy) == (1, 100, 0, 0)


def test_colours_are_counted_from_a_thousandth_of_the_screen() -> None:
    picture = white()
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, 19, 12), fill="red")  # 260 px, a thousandth of 390 × 664
    pen.rectangle((0, 100, 9, 109), fill="blue")
    assert facts(picture).colours == 2


def test_a_square_is_empty_unless_something_is_drawn_in_it() -> None:
    picture = white()
    ImageDraw.Draw(picture).rectangle((0, 0, WIDTH, 16 * 20 - 1), fill=(249, 252, 255))
    ImageDraw.Draw(picture).line((0, 16 * 30 + 8, WIDTH, 16 * 30 + 8), fill="black")
    # 41 rows of squares; a line runs through one of them; two whites side by side are both plain.
    assert facts(picture).empty == pytest.approx(100 * 40 / 41)


def test_a_page_that_is_shrunk_to_fit_is_looked_at_as_the_customer_sees_it() -> None:
    lines = white((980, 1669))
    pen = ImageDraw.Draw(lines)
    for y in range(100, 1600, 40):
        pen.rectangle((100, y, 700, y + 12), fill="black")
    small = lines.resize((WIDTH, HEIGHT), Image.Resampling.BOX)
    assert facts(lines) == facts(small)


def test_a_capture_with_an_alpha_channel_is_read() -> None:
    assert facts(white().convert("RGBA")).empty == 100


@pytest.mark.parametrize(("length", "quick"), [(664, 660), (390, 385), (590, 588), (1, 1), (128, 128)])
def test_lengths_that_a_fourier_transform_is_quick_with(length: int, quick: int) -> None:
    assert _quick(length) == quick
