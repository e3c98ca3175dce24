from __future__ import annotations

import pytest

from auditor.devices import kind_of, resolve
from auditor.errors import UsageError

PHONE = {
    "viewport": {"width": 390, "height": 664},
    "screen": {"width": 390, "height": 844},
    "device_scale_factor": 3,
    "user_agent": "phone",
    "is_mobile": True,
    "has_touch": True,
}
TABLET = {**PHONE, "viewport": {"width": 656, "height": 944}, "device_scale_factor": 2.5, "user_agent": "tablet"}
DESKTOP = {**PHONE, "viewport": {"width": 1280, "height": 720}, "is_mobile": False}
REGISTRY = {
    "iPhone 14": PHONE,
    "iPad (gen 11)": TABLET,
    "iPad (gen 11) landscape": TABLET,
    "Desktop Chrome": DESKTOP,
    "iPhone 11": {**PHONE, "viewport": {"width": 414, "height": 715}, "device_scale_factor": 2},
    "iPhone XR": PHONE,
    "Galaxy Tab S9": TABLET,
    "Galaxy Tab S9 landscape": TABLET,
}


def test_phone_is_the_registrys_own_with_viewport_and_screen_apart() -> None:
    device = resolve("phone", REGISTRY)
    assert (device.name, device.kind) == ("phone", "phone")
    assert (device.viewport_width, device.viewport_height, device.screen_height, device.scale) == (390, 664, 844, 3.0)


def test_names_of_the_registry_in_any_case() -> None:
    assert resolve("ipad (GEN 11)", REGISTRY).name == "iPad (gen 11)"
    assert resolve("tablet", REGISTRY).kind == "tablet"


@pytest.mark.parametrize(("text", "kind", "scale"), [("360x640@2.5", "phone", 2.5), ("820x1180", "tablet", 1.0)])
def test_sizes(text: str, kind: str, scale: float) -> None:
    device = resolve(text, REGISTRY)
    assert (device.kind, device.scale) == (kind, scale)
    assert device.user_agent == resolve(kind, REGISTRY).user_agent


@pytest.mark.parametrize(("width", "kind"), [(599, "phone"), (600, "tablet")])
def test_a_tablets_short_side_has_600_css_px(width: int, kind: str) -> None:
    assert kind_of(width, 1000) == kind
    assert kind_of(1000, width) == kind


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("phon", "'phone'"),
        ("iPhone14", "'iPhone 14'"),
        ("Desktop Chrome", "not a phone"),
        ("10x10", "range"),
        ("", "empty"),
    ],
)
def test_unknown_devices_get_the_nearest_name(text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        resolve(text, REGISTRY)


def test_the_tablet_is_as_apple_makes_it() -> None:
    device = resolve("tablet", REGISTRY)
    assert (device.screen_width, device.screen_height, device.scale) == (820, 1180, 2.0)
    assert (device.viewport_width, device.viewport_height) == (820, 1106)
    assert "Macintosh" in device.user_agent
    assert device.is_mobile
    assert device.has_touch


def test_and_on_its_side() -> None:
    device = resolve("iPad (gen 11) landscape", REGISTRY)
    assert (device.screen_width, device.screen_height) == (1180, 820)
    assert (device.viewport_width, device.viewport_height) == (1180, 746)


def test_two_devices_with_the_same_glass_have_the_same_sizes() -> None:
    device = resolve("iPhone XR", REGISTRY)
    assert (device.name, device.viewport_height, device.scale) == ("iPhone XR", 715, 2.0)
    assert device.user_agent == PHONE["user_agent"]


@pytest.mark.parametrize("name", ["Galaxy Tab S9", "galaxy tab s9 landscape"])
def test_what_the_registry_has_wrong_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="is wrong"):
        resolve(name, REGISTRY)
