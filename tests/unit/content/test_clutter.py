"""Clutter: as the reference has it, and what must hold of any measure of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from clutter_pictures import REFERENCES, SIZE, Reference, drawn

from auditor.measure.content.clutter import congestion as congested
from auditor.measure.content.clutter import entropy as bits
from auditor.measure.content.clutter.colourfulness import colourfulness
from auditor.measure.content.clutter.contours import contour_density, edges
from auditor.measure.content.clutter.lab import lab

if TYPE_CHECKING:
    from clutter_pictures import Picture

of_each = pytest.mark.parametrize("reference", REFERENCES, ids=lambda reference: reference.name)


def congestion(picture: Picture) -> float | None:
    return congested.congestion(lab(picture))


def exact_congestion(picture: Picture) -> float | None:
    return congested.congestion(lab(picture), side=1)


def entropy(picture: Picture) -> float | None:
    return bits.entropy(lab(picture))


MEASURES = (congestion, entropy, contour_density)


def noise(height: int, width: int) -> Picture:
    return np.random.default_rng(1).integers(0, 256, (height, width, 3), dtype=np.uint8)


def plain(*colour: int, size: tuple[int, int] = SIZE) -> Picture:
    return np.full((*size, 3), colour, dtype=np.uint8)


@of_each
def test_feature_congestion_is_that_of_the_reference(reference: Reference) -> None:
    assert exact_congestion(drawn(reference.name)) == pytest.approx(reference.congestion, rel=1e-2)


@of_each
def test_sums_of_squares_tell_the_same(reference: Reference) -> None:
    picture = drawn(reference.name)
    assert congestion(picture) == pytest.approx(exact_congestion(picture), rel=1e-2)


@of_each
def test_subband_entropy_is_that_of_the_reference(reference: Reference) -> None:
    assert entropy(drawn(reference.name)) == pytest.approx(reference.entropy, rel=1e-3)


@pytest.mark.parametrize("size", [(420, 195), (588, 405), (421, 407)])
def test_every_second_value_of_a_large_band_tells_its_entropy(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = noise(*size)
    quick = entropy(picture)
    monkeypatch.setattr(bits, "ENOUGH", picture.size)
    assert quick == pytest.approx(entropy(picture), rel=1e-2)


def test_more_on_a_page_is_more_clutter() -> None:
    for measure in MEASURES:
        few, some, many = (measure(drawn(name)) for name in ("page 4", "page 10", "page 17"))
        assert few is not None
        assert some is not None
        assert many is not None
        assert few < some < many


@pytest.mark.parametrize("colour", [(255, 255, 255), (0, 0, 0), (200, 30, 90)])
def test_a_plain_picture_has_none(colour: tuple[int, int, int]) -> None:
    assert congestion(plain(*colour)) == pytest.approx(1.3, abs=0.1), "the noise that nobody sees"
    assert entropy(plain(*colour)) == 0
    assert contour_density(plain(*colour)) == 0


def test_noise_of_one_level_is_no_edge() -> None:
    rows, columns = np.indices(SIZE)
    picture = (250 + (rows + columns) % 2)[..., None].repeat(3, axis=2).astype(np.uint8)
    assert contour_density(picture) == 0


@pytest.mark.parametrize("size", [(1, 1), (7, 400), (400, 7)])
def test_of_a_picture_that_is_too_small_nothing_is_said(size: tuple[int, int]) -> None:
    assert [measure(plain(9, 9, 9, size=size)) for measure in MEASURES] == [None] * 3


def test_odd_sizes_are_measured_too() -> None:
    picture = drawn("patches 200")[:131, :97]
    for measure in MEASURES:
        found = measure(picture)
        assert found is not None
        assert found > 1


def test_the_outline_of_a_square_is_one_pixel_wide() -> None:
    picture = plain(255, 255, 255)
    picture[40:140, 40:140] = 0
    found = edges(picture)
    # Four sides of a hundred pixels, rounded at the corners; nothing inside and nothing outside.
    assert 380 <= found.sum() <= 410
    assert not found[60:120, 60:120].any()


def test_a_faint_line_counts_where_it_hangs_together_with_a_strong_one() -> None:
    apart = plain(255, 255, 255)
    apart[40:60, 20:80] = 0
    apart[150:170, 20:80] = 205
    fading = plain(255, 255, 255)
    fading[40:60, 20:140] = np.linspace(0, 205, 120)[:, None]
    assert not edges(apart)[140:180].any()
    assert edges(fading)[30:70, 100:130].any()


def test_colourfulness_is_that_of_the_paper() -> None:
    assert colourfulness(plain(120, 120, 120)) == 0
    halves = plain(255, 0, 0)
    halves[:, SIZE[1] // 2 :] = (0, 255, 255)
    # rg = ±255, yb = 127.5 and −127.5: σ = √(255² + 127.5²), both means are 0.
    assert colourfulness(halves) == pytest.approx((255**2 + 127.5**2) ** 0.5, rel=1e-5)
    # One colour: no deviation, 0.3 of the mean's length.
    assert colourfulness(plain(255, 0, 0)) == pytest.approx(0.3 * (255**2 + 127.5**2) ** 0.5, rel=1e-5)
