"""Icons and drawn controls, on pages painted here: with the drawing, and without it."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from builders_touch import PHONE
from builders_visits import visited
from PIL import Image, ImageDraw

from auditor.collect.captures.graphic_tiles import MOST_TILES, graphic_tiles
from auditor.measure.legibility.graphics import measure_graphics
from auditor.measure.pixels.colour import contrast
from auditor.model.evidence import Evidence
from auditor.model.evidence.graphics import GraphicEvidence
from auditor.model.facts.legibility.contrast import GraphicFacts
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot, ToolVersions
from auditor.model.subject import At
from auditor.model.tile import TextTile

URL = "https://shop.example/"
PLACE = Box(100, 100, 24, 24)
WHITE, BLACK, GREY, PALE = (255, 255, 255), (0, 0, 0), (118, 118, 118), (204, 204, 204)

Paint = Callable[[ImageDraw.ImageDraw, float], None]
"""Draws, with so many pixels for a CSS px, on an image of the page."""


def a_graphic(**changes: Any) -> GraphicEvidence:
    """An icon of 24 px at PLACE in plain #767676."""
    facts: dict[str, Any] = {
        "at": At(selector="button", html="<button>", box=PLACE),
        "kind": "icon",
        "checked": False,
        "name": "Basket",
        "box": PLACE,
        "plain": True,
        "inks": [(*GREY, 1.0)],
        "look": 0,
    }
    return GraphicEvidence(**{**facts, **changes})


def strokes(colour: Any, width: float = 2, place: Box = PLACE) -> Paint:
    """Two strokes across the place."""

    def paint(draw: ImageDraw.ImageDraw, scale: float) -> None:
        for y in (8, 16):
            top = (place.y + y) * scale
            draw.rectangle((place.x * scale, top, place.right * scale - 1, top + width * scale - 1), fill=colour)

    return paint


def block(colour: Any, left: float = 4, top: float = 4, width: float = 16, height: float = 16) -> Paint:
    """A rectangle within the place."""

    def paint(draw: ImageDraw.ImageDraw, scale: float) -> None:
        x, y = (PLACE.x + left) * scale, (PLACE.y + top) * scale
        draw.rectangle((x, y, x + width * scale - 1, y + height * scale - 1), fill=colour)

    return paint


def measured(
    *graphics: GraphicEvidence,
    drawn: tuple[Paint, ...] = (),
    behind: tuple[Paint, ...] = (),
    page: Any = WHITE,
    fine: Box | None = None,
    clip: Box | None = None,
) -> list[GraphicFacts] | None:
    """What is measured on a page of 390 × 300 that shows `behind`, and `drawn` on top of it. fine: a tile of it."""

    def image(paints: tuple[Paint, ...], scale: int) -> Image.Image:
        picture = Image.new("RGB", (390 * scale, 300 * scale), page)
        for paint in paints:
            paint(ImageDraw.Draw(picture), scale)
        return picture

    images = {"full-page": png(image(behind + drawn, 1)), "without-glyphs": png(image(behind, 1))}
    tiles = []
    if fine is not None:
        cut = tuple(round(side * 3) for side in (fine.x, fine.y, fine.right, fine.bottom))
        images["tile-graphic-0-drawn"] = png(image(behind + drawn, 3).crop(cut))
        tiles.append(TextTile(name="tile-graphic-0", box=fine, scale=3))
    frame = Evidence(url=URL, graphics=list(graphics), clip=clip)
    return measure_graphics(a_page(frame, images, tiles))


def png(image: Image.Image) -> bytes:
    """The image as PNG."""
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def a_page(frame: Evidence, images: dict[str, bytes], tiles: list[TextTile]) -> Snapshot:
    """A page of one document."""
    return Snapshot(
        **visited(URL, PHONE),
        started="2026-01-01T00:00:00+00:00",
        tools=ToolVersions(auditor="0"),
        frames=[frame],
        images=images,
        tiles=tiles,
    )


def only(found: list[GraphicFacts] | None) -> GraphicFacts:
    """The one subject."""
    assert found is not None
    (subject,) = found
    return subject


def test_plain_colours_count_where_blurred_edges_hide_them() -> None:
    half = (186, 186, 186)  # what a stroke of #767676 leaves in a pixel of which it takes half
    subject = only(measured(a_graphic(), drawn=(strokes(half, 1),)))
    assert subject.contrast == pytest.approx(4.54, abs=0.01)
    assert (subject.foreground, subject.background, subject.suggestion) == ("#767676", "#ffffff", "")


def test_a_pale_icon_comes_with_the_nearest_colour_that_would_do() -> None:
    subject = only(measured(a_graphic(inks=[(*PALE, 1.0)]), drawn=(strokes(PALE),)))
    assert subject.contrast == 1.6
    assert subject.suggestion == "#949494"


def test_translucent_ink_lies_over_what_is_behind_it() -> None:
    ink = (0.0, 0.0, 0.0, 0.5)
    subject = only(measured(a_graphic(inks=[ink]), drawn=(strokes((64, 64, 64)),), page=(128, 128, 128)))
    assert subject.foreground == "#404040"
    assert subject.contrast == pytest.approx(contrast((64, 64, 64), (128, 128, 128)), abs=0.01)


def test_the_better_of_two_colours_counts_unless_it_is_a_dot() -> None:
    inks = [(*PALE, 1.0), (*BLACK, 1.0)]
    two = measured(a_graphic(inks=inks), drawn=(block(PALE), block(BLACK, width=8)))
    assert only(two).contrast == 21.0
    dot = measured(a_graphic(inks=inks), drawn=(block(PALE), block(BLACK, width=2, height=2)))
    assert only(dot).contrast == 1.6


def test_over_a_picture_its_best_place_counts() -> None:
    subject = only(
        measured(a_graphic(inks=[(*WHITE, 1.0)]), behind=(block(BLACK, 0, 0, 24, 12),), drawn=(block(WHITE),))
    )
    assert subject.contrast == 21.0


@pytest.mark.parametrize("kind", ["icon", "checkbox"])
def test_nothing_to_be_seen_is_no_subject(kind: str) -> None:
    assert measured(a_graphic(kind=kind)) == []
    assert measured(a_graphic(kind=kind, inks=[])) == []
    assert measured(a_graphic(kind=kind, inks=[], plain=False)) == []


def test_white_on_white_is_an_icon_and_no_box() -> None:
    assert only(measured(a_graphic(inks=[(*WHITE, 1.0)]))).contrast == 1.0
    assert measured(a_graphic(inks=[(*WHITE, 1.0)], kind="checkbox")) == []


def test_colours_that_the_pixels_belie_are_not_believed() -> None:
    film = (240, 240, 240)  # next to nothing is left of black
    assert only(measured(a_graphic(inks=[(*BLACK, 1.0)]), drawn=(strokes(film, 1),))).contrast is None


def test_a_fine_capture_shows_what_a_coarse_one_blurs() -> None:
    rendered = a_graphic(plain=False, inks=[])
    assert only(measured(rendered, drawn=(strokes((150, 150, 150), 1),))).contrast is None
    subject = only(measured(rendered, drawn=(strokes((150, 150, 150), 1),), fine=Box(90, 90, 60, 60)))
    assert subject.contrast == 2.95
    assert subject.suggestion != ""


def test_a_coarse_capture_is_enough_where_it_shows_enough_or_an_even_area() -> None:
    rendered = a_graphic(plain=False, inks=[])
    assert only(measured(rendered, drawn=(strokes(GREY, 1),))).contrast == 4.54
    assert only(measured(rendered, drawn=(block(PALE),))).contrast == 1.6


def test_what_looks_alike_needs_one_fine_capture() -> None:
    second = Box(200, 200, 24, 24)
    pale, darker = (150, 150, 150), (170, 170, 170)
    first = a_graphic(plain=False, inks=[])
    other = a_graphic(plain=False, inks=[], box=second)
    paints = (strokes(pale, 1), strokes(darker, 1, second))  # the second, blurred by lying between two pixels
    found = measured(first, other, drawn=paints, fine=Box(90, 90, 60, 60))
    assert found is not None
    assert [each.contrast for each in found] == [2.95, 2.95]


def test_a_sign_stands_out_from_its_own_halo() -> None:
    rendered = a_graphic(plain=False, inks=[])
    halo = (block((110, 110, 110), 2, 2, 20, 20), block(WHITE, 6, 6, 12, 12))
    subject = only(measured(rendered, drawn=halo, page=(180, 180, 180), fine=Box(90, 90, 60, 60)))
    assert subject.contrast == pytest.approx(contrast(WHITE, (110, 110, 110)), abs=0.01)


def test_a_picture_that_fills_its_box_is_none() -> None:
    rendered = a_graphic(plain=False, inks=[])
    assert measured(rendered, drawn=(block(PALE, 0, 0, 24, 24),)) == []
    assert measured(rendered, drawn=(block(PALE, 0, 0, 24, 24),), fine=Box(90, 90, 60, 60)) == []
    box = a_graphic(plain=False, inks=[], kind="checkbox")
    assert only(measured(box, drawn=(block(PALE, 0, 0, 24, 24),))).contrast == 1.6


@pytest.mark.parametrize(
    ("mark", "kind", "expected"),
    [
        (WHITE, "checkbox", contrast(GREY, WHITE)),  # as clear in its box as the box is on the page
        ((150, 150, 150), "mark", contrast((150, 150, 150), GREY)),
        (GREY, "checkbox", contrast(GREY, WHITE)),  # none to be seen: the fill says it
    ],
)
def test_the_tick_counts_where_it_is_the_weaker(mark: Any, kind: str, expected: float) -> None:
    box = a_graphic(kind="checkbox", checked=True, fill=GREY, marks=[(*mark, 1.0)])
    subject = only(measured(box, drawn=(block(GREY),)))
    assert subject.kind == kind
    assert subject.contrast == pytest.approx(expected, abs=0.011)


@pytest.mark.parametrize(
    "changes",
    [{"box": Box(100, 290, 24, 24)}, {"box": Box(-12, 100, 24, 24)}],
)
def test_what_the_picture_does_not_show_is_left_out(changes: dict[str, Any]) -> None:
    assert measured(a_graphic(**changes), drawn=(strokes(GREY),)) == []


def test_what_its_frame_cuts_off_is_left_out() -> None:
    assert measured(a_graphic(), drawn=(strokes(GREY),), clip=Box(0, 0, 110, 300)) == []
    assert measured(a_graphic(), drawn=(strokes(GREY),), clip=Box(0, 0, 390, 300)) != []


def test_not_gathered_is_not_known() -> None:
    assert measure_graphics(a_page(Evidence(url=URL), {}, [])) is None
    assert measure_graphics(a_page(Evidence(url=URL, graphics=[a_graphic()]), {}, [])) is None
    assert measured() == []


def test_tiles_are_few_and_hold_one_of_each_look() -> None:
    def icon(x: float, y: float, look: int, **changes: Any) -> GraphicEvidence:
        return a_graphic(box=Box(x, y, 24, 24), look=look, **{"plain": False, "inks": [], **changes})

    bar = [icon(x, 16, look) for look, x in enumerate((16, 200, 340))]
    hearts = [icon(340, 400 + 300 * row, 7) for row in range(9)]
    foot = [icon(16, 4000, 8), icon(60, 4000, 9)]
    others = [icon(16, 5000 + 500 * row, 20 + row) for row in range(9)]
    left_out = [icon(16, 2000, 10, plain=True), icon(-30, 2000, 11)]
    tiles = graphic_tiles([Evidence(url=URL, graphics=[*others, *hearts, *foot, *left_out, *bar])])
    most = [Box(16, 16, 348, 24), Box(16, 4000, 68, 24), Box(340, 400, 24, 24), Box(16, 5000, 24, 24)]
    assert [tile.box for tile in tiles] == most
    assert len(tiles) == MOST_TILES
    assert graphic_tiles([Evidence(url=URL)]) == []
