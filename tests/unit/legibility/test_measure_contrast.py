"""The contrast of text where captures fail, show too little, or show a picture of the text's own colour."""

from __future__ import annotations

import io
from typing import Any

import msgspec
import numpy as np
import pytest
from builders_texts import a_block, a_page, a_run
from PIL import Image

from auditor.measure.legibility.contrast import measure_text_contrasts
from auditor.measure.pixels.colour import contrast
from auditor.model.facts.legibility.contrast import TextContrastFacts
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot
from auditor.model.tile import TextTile

Pixels = np.ndarray[Any, np.dtype[np.uint8]]

LINE = [(8.0, 8.0, 200.0, 17.0)]

WORDS = np.zeros((40, 320), dtype=np.bool_)
WORDS[10:22, 10:200:3] = True


def a_picture(*greys: int) -> Pixels:
    """Stripes from left to right."""
    pixels = np.zeros((40, 320, 3), dtype=np.uint8)
    for number, part in enumerate(np.array_split(np.arange(320), len(greys))):
        pixels[:, part] = greys[number]
    return pixels


def shown(picture: Pixels, ink: int, **changes: Any) -> Snapshot:
    """A page with one line of words in a grey over a picture."""
    drawn = picture.copy()
    drawn[WORDS] = ink
    run = a_run(rects=LINE, ink=(float(ink), float(ink), float(ink), 1.0), **changes)
    return msgspec.structs.replace(
        a_page(a_block(run)), images={"full-page": png(drawn), "without-glyphs": png(picture)}
    )


def png(pixels: Pixels) -> bytes:
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG")
    return out.getvalue()


def the_text(snapshot: Snapshot) -> TextContrastFacts:
    [text] = measure_text_contrasts(snapshot) or []
    return text


@pytest.mark.parametrize("lacking", ["full-page", "without-glyphs"])
def test_without_a_capture_nothing_is_known(lacking: str) -> None:
    page = shown(a_picture(255), 0)
    images = {name: image for name, image in page.images.items() if name != lacking}
    assert measure_text_contrasts(msgspec.structs.replace(page, images=images)) is None


def test_a_page_without_text() -> None:
    page = msgspec.structs.replace(a_page(), images=shown(a_picture(255), 0).images)
    assert measure_text_contrasts(page) == []


def test_beyond_the_captures_it_is_not_known() -> None:
    page = shown(a_picture(255), 0)
    frames = a_page(a_block(a_run(rects=[(8.0, 100.0, 200.0, 17.0)]))).frames
    assert the_text(msgspec.structs.replace(page, frames=frames)).contrast is None


def test_text_that_only_pixels_tell_of_is_not_known_where_its_tile_failed() -> None:
    assert the_text(shown(a_picture(255), 0, paint="rendered")).contrast is None


def test_a_line_on_one_colour() -> None:
    text = the_text(shown(a_picture(255), 119))
    assert (text.contrast, text.contrast_p5, text.suggestion) == (4.47, 4.47, "#767676")


def test_letters_that_are_lost_in_a_picture_of_their_colour_count() -> None:
    text = the_text(shown(a_picture(255, 0, 0), 255))
    assert text.contrast == 21.0
    assert text.contrast_p5 == 1.0


def test_between_letters_with_a_halo_their_colour_says_nothing() -> None:
    picture = a_picture(255)
    picture[9:23, 9:202] = 40  # as the halo has darkened it
    assert the_text(shown(picture, 255, shadowed=True)).contrast_p5 == pytest.approx(14.7, abs=0.1)


def test_in_a_field_the_letters_need_not_be_where_the_picture_is() -> None:
    assert the_text(shown(a_picture(255, 255, 0), 0, kind="value")).contrast_p5 == 21.0


def test_letters_with_a_narrow_border() -> None:
    # Grey in grey, at 1.5:1; the border at 6:1 from what is beyond it makes the letters.
    picture = a_picture(204)
    picture[9:23, 9:202] = 60
    plain = the_text(shown(a_picture(204), 160))
    edged = the_text(shown(picture, 160, shadowed=True, outline=1.0))
    assert plain.contrast is not None
    assert plain.contrast < 2
    assert edged.contrast is not None
    assert edged.contrast > 4


def test_a_rule_that_crosses_a_line_hides_no_letter() -> None:
    picture = a_picture(255)
    picture[14:17, 9:202] = 0
    text = the_text(shown(picture, 60))
    assert (text.contrast_p5, text.suggestion) == (text.contrast, "")


def test_the_worst_part_is_told_and_the_suggestion_does_before_all_of_it() -> None:
    text = the_text(shown(a_picture(255, 200), 130))
    assert text.contrast is not None
    assert text.contrast < 4.5
    assert (text.foreground, text.background) == ("#828282", "#c8c8c8")
    suggested = tuple(int(text.suggestion[place : place + 2], 16) for place in (1, 3, 5))
    assert contrast(suggested, (200, 200, 200)) >= 4.5
    assert contrast(suggested, (255, 255, 255)) >= 4.5


def test_glyphs_of_another_text_in_the_same_place_are_not_its_own() -> None:
    picture = a_picture(255)
    picture[8:25, 120:202] = (120, 0, 0)
    drawn = picture.copy()
    drawn[WORDS] = 60
    drawn[10:22, 122:200:3] = 255
    own = a_run(rects=LINE, ink=(60.0, 60.0, 60.0, 1.0))
    badge = a_run(rects=[(120.0, 8.0, 82.0, 17.0)], inside="b", ink=(255.0, 255.0, 255.0, 1.0))
    page = msgspec.structs.replace(
        a_page(a_block(own, badge)), images={"full-page": png(drawn), "without-glyphs": png(picture)}
    )
    first, second = measure_text_contrasts(page) or []
    assert first.contrast_p5 == first.contrast == the_text(shown(a_picture(255), 60)).contrast
    assert second.background == "#780000"


BARRED = [(8.0, 8.0, 200.0, 17.0), (8.0, 28.0, 200.0, 10.0)]


@pytest.mark.parametrize("behind", [None, (255.0, 255.0, 255.0)])
def test_a_line_under_a_bar_is_as_the_others_are(behind: tuple[float, float, float] | None) -> None:
    picture = a_picture(255)
    picture[30:] = 0
    drawn = picture.copy()
    drawn[WORDS] = 136
    run = a_run(
        rects=BARRED, ink=(136.0, 136.0, 136.0, 1.0), covered=True, covered_lines=[1], barred_lines=[1], behind=behind
    )
    images = {"full-page": png(drawn), "without-glyphs": png(picture)}
    text = the_text(msgspec.structs.replace(a_page(a_block(run)), images=images))
    assert (text.contrast, text.contrast_p5, text.background) == (3.54, 3.54, "#ffffff")


def test_under_a_bar_a_shadow_is_not_known_from_the_style_sheets() -> None:
    def under(*, shadowed: bool) -> list[TextContrastFacts] | None:
        run = a_run(
            rects=LINE, ink=(255.0,) * 3 + (1.0,), shadowed=shadowed, covered=True, covered_lines=[0], barred_lines=[0],
            behind=(255.0, 255.0, 255.0),
        )  # fmt: skip
        bar = png(a_picture(0))
        images = {"full-page": bar, "without-glyphs": bar}
        return measure_text_contrasts(msgspec.structs.replace(a_page(a_block(run)), images=images))

    assert [text.contrast for text in under(shadowed=False) or []] == [1.0]
    assert [text.contrast for text in under(shadowed=True) or []] in ([], [None])


def test_a_paler_film_is_measured_as_it_is_seen() -> None:
    picture = a_picture(119)
    assert the_text(shown(picture, 0)).contrast == 4.68
    assert the_text(shown(picture, 0)).background_suggestion == "#b4b4b3"


def test_letters_of_what_covers_a_text_are_not_its_own() -> None:
    picture = a_picture(40)
    drawn = picture.copy()
    drawn[WORDS] = 70  # a banner's words, over a text that can't be seen
    below = a_run(rects=LINE, ink=(0.0, 0.0, 0.0, 1.0), covered=True, covered_lines=[0])
    banner = a_run(rects=[(4.0, 6.0, 220.0, 20.0)], inside="b", ink=(70.0, 70.0, 70.0, 1.0))
    images = {"full-page": png(drawn), "without-glyphs": png(picture)}
    images |= {"tile-00-drawn": png(drawn), "tile-00-behind": png(picture)}
    tiles = [TextTile(name="tile-00", box=Box(0.0, 0.0, 320.0, 40.0), scale=1)]
    page = msgspec.structs.replace(a_page(a_block(below), a_block(banner)), images=images, tiles=tiles)
    assert [text.foreground for text in measure_text_contrasts(page) or []] == ["#464646"]
