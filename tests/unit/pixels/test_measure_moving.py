"""The contrast of text over something that moved between the captures: what holds at all moments that were seen."""

from __future__ import annotations

import io
from typing import Any

import msgspec
import numpy as np
import pytest
from builders_texts import a_block, a_page, a_run
from PIL import Image

from auditor.collect.captures.changes import moving_areas
from auditor.measure.legibility.contrast import measure_text_contrasts
from auditor.model.facts.legibility.contrast import TextContrastFacts
from auditor.model.geometry import Box
from auditor.model.tile import TextTile

AREA = Box(0, 0, 320, 40)

LINE = [(8.0, 8.0, 200.0, 17.0)]

WORDS = np.zeros((40, 320), dtype=np.bool_)
WORDS[10:22, 10:200:3] = True


def shot(grey: int, ink: int | None = None) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """A picture of one grey, with the words in another grey unless that is None."""
    pixels = np.full((40, 320, 3), grey, dtype=np.uint8)
    if ink is not None:
        pixels[WORDS] = ink
    return pixels


def png(pixels: np.ndarray[Any, np.dtype[np.uint8]]) -> bytes:
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG")
    return out.getvalue()


def seen(ink: int, *pairs: tuple[int, int], paint: str = "plain") -> TextContrastFacts:
    """A text over what had these greys in the capture with glyphs and that without, in one pair after another."""
    images: dict[str, bytes] = {}
    tiles: list[TextTile] = []
    for moment, (drawn, behind) in enumerate(pairs):
        name = f"tile-moving-00-{moment}"
        images["full-page" if not moment else f"{name}-drawn"] = png(shot(drawn, ink))
        images["without-glyphs" if not moment else f"{name}-behind"] = png(shot(behind))
        if moment:
            tiles.append(TextTile(name=name, box=AREA, scale=1, moment=moment))
    grey = float(ink)
    page = a_page(a_block(a_run(rects=LINE, ink=(grey, grey, grey, 1.0), paint=paint)))
    [text] = measure_text_contrasts(msgspec.structs.replace(page, images=images, tiles=tiles)) or []
    return text


def test_what_stands_still() -> None:
    text = seen(255, (0, 0))
    assert (text.moves, text.contrast, text.contrast_lowest) == (False, 21.0, None)


def test_readable_at_all_moments() -> None:
    text = seen(255, (0, 60), (30, 80), (10, 10))
    assert text.moves
    assert text.contrast == text.contrast_lowest == pytest.approx(8.06, abs=0.03)
    assert text.contrast_highest == pytest.approx(19.8, abs=0.03)


def test_readable_at_no_moment() -> None:
    text = seen(255, (200, 220), (240, 210), (250, 250))
    assert text.contrast is not None
    assert text.contrast < 1.1
    assert text.suggestion == "", "what would do at one moment need not at another"


def test_readable_at_some_moment() -> None:
    text = seen(255, (0, 0), (0, 255), (255, 255))
    assert text.moves
    assert text.contrast is None
    assert (text.contrast_lowest, text.contrast_highest) == (1.0, 21.0)


def test_gradient_text_is_read_from_the_pair_that_stood_still() -> None:
    assert seen(255, (0, 200), (90, 40), (20, 20), paint="rendered").contrast == pytest.approx(18.42, abs=0.03)
    assert seen(255, (0, 200), (90, 40), (20, 120), paint="rendered").contrast is None


@pytest.mark.parametrize(("behind", "moved"), [(255, False), (250, False), (240, True)])
def test_where_something_moved(behind: int, moved: bool) -> None:
    frames = a_page(a_block(a_run(rects=LINE))).frames
    areas = moving_areas(frames, shot(255, 0), shot(behind))
    assert areas == ([Box(2, 2, 212, 29)] if moved else [])
