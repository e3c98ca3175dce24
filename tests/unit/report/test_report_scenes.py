"""Pictures of what was tried, at the moment at which it went wrong."""

from __future__ import annotations

import io
from typing import get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops
from report_builders import a_finding, a_page, a_report, a_result, a_rule

from auditor.model.geometry import Box
from auditor.model.rule import Picture as Kind
from auditor.model.scene import Cleared, Elsewhere, Scene
from auditor.report.pictures.annotate import DETAIL, THUMB, Frame, Picture
from auditor.report.pictures.scenes import scene_picture
from auditor.report.view import prepare

WORDS, FIELD, OTHER, BUTTON = Box(16, 120, 250, 20), Box(16, 70, 200, 44), Box(16, 170, 200, 44), Box(16, 230, 90, 44)
SCENE = Scene(image="form-0", words=[WORDS], field=FIELD, fields=[FIELD, OTHER], tapped=BUTTON)
KINDS = ("error", "silent", "unplaced", "muted", "cleared")


def screen(name: str = "form-0", height: int = 664) -> Image.Image | None:
    return Image.new("RGB", (390, height), "white") if name.startswith(("form-", "keyboard-")) else None


def opened(picture: Picture | None) -> Image.Image:
    assert picture is not None
    return Image.open(io.BytesIO(picture.data)).convert("RGB")


def red(image: Image.Image) -> int:
    return sum(n for n, (r, g, b) in image.getcolors(image.width * image.height) or [] if r > 130 and g < 90 and b < 90)


def test_each_kind_shows_another_thing_of_the_same_moment() -> None:
    cleared = Scene(image="form-0", words=[WORDS], field=FIELD, fields=[FIELD], cleared=[Cleared(FIELD, "anna.roux")])
    found = {kind: scene_picture(kind, cleared if kind == "cleared" else SCENE, screen, DETAIL) for kind in KINDS}
    assert len({picture.data for picture in found.values() if picture is not None}) == len(KINDS)
    assert all(red(opened(picture)) > 100 for picture in found.values())


@pytest.mark.parametrize("frame", [DETAIL, THUMB])
def test_what_matters_is_shown_close_and_within_its_frame(frame: Frame) -> None:
    picture = scene_picture("error", SCENE, screen, frame)
    assert picture is not None
    assert picture.width <= frame.most_width
    assert picture.height < 400


def test_words_further_up_stand_on_a_second_screen() -> None:
    far = Scene(
        image="form-0",
        words=[Box(16, -900, 250, 20)],
        tapped=BUTTON,
        elsewhere=Elsewhere("form-0-words", [Box(16, 300, 250, 20)], below=False),
    )
    two, alone = scene_picture("error", far, screen, DETAIL), scene_picture("error", SCENE, screen, DETAIL)
    assert two is not None
    assert alone is not None
    assert (two.density, alone.density) == (2, 1)
    image = opened(two)
    left, right = image.crop((0, 0, 300, image.height)), image.crop((image.width - 300, 0, image.width, image.height))
    assert red(left) > 50  # what was tapped
    assert red(right) > 50  # the words


def test_the_sign_of_words_that_nobody_hears_does_not_lie_on_them() -> None:
    """Words as wide as the screen leave no room at their end."""
    wide = Scene(image="form-0", words=[Box(16, 120, 358, 20)])
    plain, marked = scene_picture("error", wide, screen, DETAIL), scene_picture("muted", wide, screen, DETAIL)
    size = opened(plain).size
    assert opened(marked).size == size
    scale = size[0] / 390
    different = ImageChops.difference(opened(plain), opened(marked))
    change = different.point(lambda value: 255 if value > 60 else 0).getbbox()
    assert change is not None
    assert change[3] - change[1] <= 40 * scale  # of the sign alone, above
    assert red(opened(marked)) > red(opened(plain)) + 200


def test_the_place_of_missing_words_covers_no_other() -> None:
    """The label of the next field stands where an error of this one would."""

    def labelled(name: str) -> Image.Image | None:
        image = screen(name)
        if image is not None:
            image.paste((0, 90, 0), (16, 130, 150, 150))
        return image

    picture = opened(scene_picture("silent", SCENE, labelled, DETAIL))
    green = sum(n for n, (r, g, b) in picture.getcolors(picture.size[0] * picture.size[1]) or [] if g > r + 40 > b + 30)
    assert green > 134 * 20 * 0.8 * (picture.width / 390) ** 2


def test_the_arrow_points_to_where_the_words_are() -> None:
    def told(*, below: bool) -> bytes:
        elsewhere = Elsewhere("form-0-words", [WORDS], below=below)
        picture = scene_picture("error", Scene(image="form-0", elsewhere=elsewhere), screen, DETAIL)
        assert picture is not None
        return picture.data

    assert told(below=True) != told(below=False)


def test_the_keyboard_is_drawn_below_what_it_leaves() -> None:
    field = Box(16, 100, 200, 30)
    scene = Scene(image="keyboard-a", field=field, keyboard=326.0, out_of_reach=[field])
    image = opened(scene_picture("keyboard", scene, lambda name: screen(name, 326), DETAIL))
    board = image.crop((30, image.height * 2 // 3, image.width - 30, image.height - 30))
    assert red(image) > 50
    assert sum(n for n, colour in board.getcolors(board.width * board.height) or [] if max(colour) < 235) > 1000


def test_a_button_beyond_the_screen_is_drawn_with_its_words() -> None:
    def told(words: str) -> bytes:
        scene = Scene(image="keyboard-a", keyboard=326.0, out_of_reach=[Box(16, 900, 90, 44)], said=words)
        picture = scene_picture("keyboard", scene, screen, DETAIL)
        assert picture is not None
        return picture.data

    assert told("Order") != told("")


def test_what_the_browser_said_is_drawn_as_its_box() -> None:
    said = Scene(image="form-0", said="Il manque quelque chose", fields=[FIELD, OTHER], tapped=BUTTON)
    silent = Scene(image="form-0", fields=[FIELD, OTHER], tapped=BUTTON)
    first, second = (opened(scene_picture("unplaced", each, screen, DETAIL)) for each in (said, silent))
    assert red(first) > red(second)


def test_without_the_image_there_is_no_such_picture() -> None:
    assert scene_picture("error", Scene(image="gone"), screen, DETAIL) is None


ABSURD = st.builds(Box, *[st.floats(-1e6, 1e6) | st.sampled_from([0.0, 12.0, -1e30, 1e38])] * 4)


@example(Box(0.0, 1e38, 0.0, 0.0), "silent", "", 0.0)
@example(Box(0.0, 0.0, 0.0, 0.0), "keyboard", "Pay\nnow", 326.0)
@settings(max_examples=40)  # each draws and encodes a picture
@given(ABSURD, st.sampled_from(get_args(Kind)), st.text(max_size=60), st.sampled_from([0.0, 326.0]))
def test_boxes_and_words_of_a_hostile_page_are_drawn(box: Box, kind: Kind, words: str, keyboard: float) -> None:
    scene = Scene(
        image="form-0",
        words=[box],
        said=words,
        field=box,
        fields=[box, FIELD],
        tapped=box,
        cleared=[Cleared(box, words)],
        keyboard=keyboard,
        out_of_reach=[box],
    )
    assert scene_picture(kind, scene, screen, DETAIL) is not None


def _file(_directory: str, _name: str) -> bytes | None:
    return _SCREEN


def _encoded() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (390, 664), "white").save(data, "PNG")
    return data.getvalue()


_SCREEN = _encoded()


def test_a_finding_shows_its_scene_before_the_page_at_rest() -> None:
    rule = a_rule(picture="silent")
    rest = {"full-page": "full-page.png"}

    def crop(names: dict[str, str]) -> bytes:
        finding = a_finding(box=Box(100, 500, 180, 40), scene=SCENE)
        page = a_page(results=[a_result(rule, "failed", findings=[finding])], images=names)
        (view,) = prepare(a_report([page], [rule]), _file).fixes
        found = view.leading.groups[0].crop
        assert found is not None
        return found.data

    assert crop(rest) != crop({**rest, "form-0": "form-0.png"})
