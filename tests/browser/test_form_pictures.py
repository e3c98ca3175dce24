"""Pictures of a form's errors and of the on-screen keyboard, taken as they happen."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from auditor.model.form_trials import FormsTrial
from auditor.model.geometry import Box
from auditor.model.scene import Scene
from auditor.model.snapshot import Snapshot
from tests.browser.conftest import Visitor
from tests.browser.form_kinds import body
from tests.site import Site, page

PLAN = frozenset({"form_errors", "keyboards"})
SCREEN = Box(0, 0, 390, 664)
BARS = """<style>body{margin:0;padding:190px 0 170px}
.bar{position:fixed;left:0;right:0;background:#246;z-index:1}</style>
<div class=bar style="top:0;height:180px">Shop</div><div class=bar style="bottom:0;height:160px">Cart</div>
<form><label for=n>Name</label><br><input id=n required><div style="height:900px">Vases</div><label for=m>E-mail</label>
<input id=m type=email><button>Order</button></form>"""
LOCKED = """<style>html,body{height:100%;overflow:hidden;margin:0}</style>
<div style="position:fixed;inset:0;overflow:hidden;background:#fff"><form style="height:640px;position:relative">
<label for=n>Name</label><br><input id=n required><br><label for=m>E-mail</label><br><input id=m type=email>
<button style="position:absolute;left:0;top:600px">Order</button></form></div>"""


def see(visit: Visitor, html: str, *, images: bool = True) -> tuple[Snapshot, FormsTrial]:
    with Site({"/": page(html)}) as site:
        snapshot = visit(f"{site.origin}/", "phone", images=images, plan=PLAN)
    assert snapshot.forms_tried is not None
    return snapshot, snapshot.forms_tried


def scenes(snapshot: Snapshot, tried: FormsTrial) -> dict[str, Scene]:
    found = {trial.attempt: trial.at.scene for trial in tried.errors if trial.at.scene is not None}
    assert {scene.image for scene in found.values()} == {name for name in snapshot.images if name[-1].isdigit()}
    return dict(found)


def drawn(snapshot: Snapshot, name: str, box: Box) -> int:
    """How many colours the image has in `box`: 1 where nothing is drawn."""
    with Image.open(io.BytesIO(snapshot.images[name])) as image:
        part = image.convert("RGB").crop((round(box.x), round(box.y), round(box.right), round(box.bottom)))
    return len(part.getcolors(part.width * part.height) or [])


def test_a_form_that_says_nothing_is_pictured_as_it_stood(visit: Visitor) -> None:
    snapshot, tried = see(visit, body("silent"))
    found = scenes(snapshot, tried)
    assert set(found) == {"empty", "wrong"}
    wrong = found["wrong"]
    assert wrong.words == []
    assert wrong.field is not None
    assert wrong.tapped is not None
    assert wrong.tapped.within(SCREEN)
    inside = Box(wrong.field.x + 4, wrong.field.y + 4, wrong.field.width - 8, wrong.field.height - 8)
    assert drawn(snapshot, wrong.image, inside) > 1  # what was typed
    assert drawn(snapshot, found["empty"].image, inside) == 1


def test_words_out_of_view_have_a_second_picture(visit: Visitor) -> None:
    snapshot, tried = see(visit, body("out of view"))
    scene = scenes(snapshot, tried)["empty"]
    assert scene.elsewhere is not None
    assert scene.elsewhere.below is False
    assert all(box.intersection(SCREEN) is None for box in scene.words)
    (words,) = scene.elsewhere.words
    assert words.within(SCREEN)
    assert drawn(snapshot, scene.elsewhere.image, words) > 1
    assert scene.tapped is not None
    assert drawn(snapshot, scene.image, scene.tapped) > 1  # the button, on a page that was scrolled to it


def test_what_was_typed_and_is_gone_is_noted_with_its_fields(visit: Visitor) -> None:
    snapshot, tried = see(visit, body("forgets"))
    cleared = scenes(snapshot, tried)["wrong"].cleared
    assert [each.text for each in cleared] == ["anna.roux", "Anna Roux"]
    assert all(each.box.within(SCREEN) for each in cleared)


def test_in_a_frame_boxes_are_those_of_the_screen(visit: Visitor) -> None:
    snapshot, tried = see(visit, body("silent in a frame"))
    scene = scenes(snapshot, tried)["empty"]
    assert scene.field is not None
    assert scene.field.within(SCREEN)
    corner = Box(scene.field.x - 2, scene.field.y - 2, scene.field.width + 4, scene.field.height + 4)
    assert drawn(snapshot, scene.image, corner) > 1


@pytest.mark.parametrize("kind", ["native", "controlled", "server", "next step"])
def test_of_a_form_that_errs_well_no_picture_is_taken(visit: Visitor, kind: str) -> None:
    snapshot, tried = see(visit, body(kind))
    assert scenes(snapshot, tried) == {}


def test_without_pictures_there_is_none(visit: Visitor) -> None:
    snapshot, tried = see(visit, body("silent"), images=False)
    assert [trial.at.scene for trial in tried.errors] == [None, None]
    assert snapshot.images == {}


def test_a_field_under_bars_is_pictured_with_the_room_that_the_keyboard_leaves(visit: Visitor) -> None:
    snapshot, tried = see(visit, BARS)
    scene = next(trial.at.scene for trial in tried.keyboard if trial.at.scene is not None)
    assert scene.image == "keyboard-resizes-content-field"
    assert scene.field in scene.out_of_reach
    with Image.open(io.BytesIO(snapshot.images[scene.image])) as image:
        assert image.size == (390, scene.keyboard)


TOAST = """<style>#t{position:fixed;bottom:16px;left:16px;right:16px;height:90px;background:#222;color:#fff}</style>
<form novalidate><label for=n>Name</label><br><input id=n required><br><label for=m>E-mail</label><br>
<input id=m type=email><br><button>Order</button></form><div id=t hidden role=alert></div>
<script>document.forms[0].onsubmit = (event) => { event.preventDefault(); t.hidden = false;
t.textContent = "Your e-mail address has no @"; };</script>"""
HEADER = """<style>body{margin:0;padding:60px 0 0}header{position:fixed;top:0;left:0;right:0;height:52px;
background:#246}</style><header>Shop</header><form><label for=n>Name</label><br><input id=n required>
<div style="height:900px">Vases</div><label for=m>E-mail</label><input id=m type=email><button>Order</button></form>"""


GATE = """<form><label for=n>Name</label><br><input id=n required><br><label for=m>E-mail</label><input id=m type=email>
<button>Order</button></form><div style="position:fixed;inset:0;background:#fff"><button>France</button></div>"""


@pytest.mark.parametrize(
    "html", [TOAST, HEADER, GATE], ids=["what says the error", "scrolled under a header", "a gate"]
)
def test_what_goes_away_or_can_be_scrolled_is_in_nobodys_way(visit: Visitor, html: str) -> None:
    _, tried = see(visit, html)
    assert tried.keyboard
    assert all(trial.seen and trial.label_seen and trial.way_on for trial in tried.keyboard)


def test_a_button_that_nothing_brings_into_view_is_named(visit: Visitor) -> None:
    _, tried = see(visit, LOCKED)
    scene = next(trial.at.scene for trial in tried.keyboard if trial.at.scene is not None)
    (box,) = scene.out_of_reach
    assert scene.said == "Order"
    assert box.y > scene.keyboard
