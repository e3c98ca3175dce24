"""Physical sizes of screens."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from auditor.model.device import Device
from auditor.model.geometry import Box
from auditor.screens import glass, insets, millimetres

PHONE = Device("phone", "phone", 390, 664, 390, 844, 3.0, "")
TABLET = Device("tablet", "tablet", 820, 1106, 820, 1180, 2.0, "")


def test_an_iphone_14_is_as_wide_as_apple_says() -> None:
    screen = glass(PHONE)
    assert screen.mm == pytest.approx(25.4 * 3 / 460)
    assert (screen.width, screen.height) == pytest.approx((64.6, 139.8), abs=0.1)


def test_a_tablet_has_the_size_of_its_glass_whatever_the_scale_of_the_registry() -> None:
    assert glass(TABLET).width == pytest.approx(1640 / 264 * 25.4)
    assert glass(TABLET).top == pytest.approx(74 * millimetres(TABLET))


def test_a_screen_that_is_not_known_has_the_density_that_android_defines() -> None:
    assert millimetres(replace(PHONE, name="412x915@2.6")) == pytest.approx(25.4 / 160)


def test_a_phone_on_its_side_is_as_dense() -> None:
    turned = Device("iPhone 14 landscape", "phone", 750, 340, 844, 390, 3.0, "")
    assert millimetres(turned) == pytest.approx(millimetres(PHONE))


def test_the_page_begins_below_the_status_bar_or_below_the_address_bar() -> None:
    assert glass(PHONE).top == pytest.approx(47 * 25.4 * 3 / 460)
    pixel = Device("Pixel 7", "phone", 412, 839, 412, 915, 2.625, "")
    assert glass(pixel).top == pytest.approx(76 * millimetres(pixel))
    assert glass(PHONE).place(Box(0, 0, 390, 664)).bottom < glass(PHONE).height


def test_only_iphones_without_home_button_are_known_to_be_cut_into() -> None:
    both = insets(PHONE)
    assert both is not None
    portrait, landscape = both
    assert (portrait.top, portrait.bottom, portrait.left) == (0, 34, 0)
    assert (landscape.left, landscape.right, landscape.bottom) == (47, 47, 21)
    assert insets(replace(PHONE, name="iPhone 8")) is None
    assert insets(TABLET) is None
    assert insets(replace(PHONE, name="390x844@3")) is None


@pytest.mark.parametrize(("name", "inset"), [("iPhone 14 Pro Max", 59), ("iPhone 11 Pro", 44), ("iPhone 16e", 47)])
def test_the_inset_of_each_model(name: str, inset: float) -> None:
    both = insets(replace(PHONE, name=name))
    assert both is not None
    assert both[1].left == inset
