"""The picture of the first screen in the hand."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from auditor.model.device import Device
from auditor.model.geometry import Box
from auditor.report.annotate import Picture
from auditor.report.reach_picture import reach_picture

PHONE = Device("phone", "phone", 390, 664, 390, 844, 3.0, "")
TABLET = Device("tablet", "tablet", 820, 1106, 820, 1180, 2.0, "")
WHITE_PAGE = Image.new("RGB", (390, 2000), "white")


def opened(picture: Picture | None) -> Image.Image:
    assert picture is not None
    return Image.open(io.BytesIO(picture.data)).convert("RGB")


def test_a_phone_is_shown_in_three_grips_and_a_tablet_in_one() -> None:
    phone = reach_picture(WHITE_PAGE, PHONE, Box(20, 500, 350, 48))
    tablet = reach_picture(Image.new("RGB", (820, 1106), "white"), TABLET, Box(20, 500, 350, 48))
    assert phone is not None
    assert tablet is not None
    assert phone.width > phone.height
    assert tablet.width < tablet.height
    assert phone.density == tablet.density == 2


def test_what_is_out_of_reach_lies_in_the_dark() -> None:
    found = opened(reach_picture(WHITE_PAGE, PHONE, Box(20, 500, 350, 48)))
    panel = found.width // 3
    left_hand = found.crop((0, 0, panel, found.height))
    upper, lower = left_hand.getpixel((panel // 2, 60)), left_hand.getpixel((panel // 2, 245))
    assert sum(lower) > 700
    assert sum(upper) < 300


@pytest.mark.parametrize(
    ("y", "signs"),
    [(540.0, ["green", "green", "green"]), (70.0, ["red", "red", "green"]), (0.0, ["red", "red", "green"])],
)
def test_a_tick_or_a_cross_says_whether_each_grip_reaches_it(y: float, signs: list[str]) -> None:
    found = opened(reach_picture(WHITE_PAGE, PHONE, Box(8, y, 374, 52)))
    panel = found.width / 3
    for number, sign in enumerate(signs):
        foot = found.crop((round(number * panel), found.height - 38, round((number + 1) * panel), found.height))
        counts = foot.getcolors(foot.width * foot.height) or []
        red = sum(count for count, (r, g, _) in counts if r > 140 and g < 70)
        green = sum(count for count, (r, g, _) in counts if g > 110 and r < 70)
        assert (green > 100, red > 100) == (sign == "green", sign == "red")


def test_what_is_not_on_the_first_screen_has_no_such_picture() -> None:
    assert reach_picture(WHITE_PAGE, PHONE, Box(20, 900, 350, 48)) is None


def test_a_page_that_the_browser_shrinks_is_shown_as_the_customer_sees_it() -> None:
    wide = Image.new("RGB", (980, 3000), "white")
    assert reach_picture(wide, PHONE, Box(20, 1600, 350, 48)) is not None
    assert reach_picture(wide, PHONE, Box(20, 1700, 350, 48)) is None
