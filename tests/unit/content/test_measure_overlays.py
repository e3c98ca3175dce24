"""What lies above a page: which of it is an overlay, how much it covers, and the way out."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from builders_content import a_backdrop, a_bar, a_control, a_frame, a_layer, a_page, with_frames
from hypothesis import given
from hypothesis import strategies as st

from auditor.measure.content.overlays import measure_overlays
from auditor.model.evidence.layers import Layer, LayersEvidence
from auditor.model.facts.content.overlays import OverlayFacts
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot


def the_overlay(snapshot: Snapshot) -> OverlayFacts:
    overlays = measure_overlays(snapshot)
    assert overlays is not None
    assert len(overlays) == 1
    return overlays[0]


def test_nothing_above_the_page_is_no_overlay() -> None:
    assert measure_overlays(a_page()) == []


def test_a_page_that_could_not_be_read_has_no_list() -> None:
    assert measure_overlays(a_page(frames=[])) is None
    unread = msgspec.structs.replace(a_page().frames[0], layers=None)
    assert measure_overlays(a_page(frames=[unread])) is None


def test_the_share_is_that_of_the_grid() -> None:
    overlay = the_overlay(a_page(a_layer(hits=410, painted=400)))
    assert overlay.share == 40.0
    assert overlay.blocks is False


def test_a_backdrop_belongs_to_its_window() -> None:
    overlay = the_overlay(a_page(a_backdrop(), a_layer()))
    assert (overlay.share, overlay.blocks, overlay.at.selector) == (100.0, True, "#popup")


@pytest.mark.parametrize(("hits", "blocks"), [(899, False), (900, True)])
def test_it_blocks_from_nine_tenths_of_the_taps(hits: int, blocks: bool) -> None:
    assert the_overlay(a_page(a_layer(hits=hits))).blocks is blocks


@pytest.mark.parametrize(("painted", "count"), [(49, 0), (50, 1)])
def test_a_bubble_is_no_overlay(painted: int, count: int) -> None:
    bubble = a_layer(painted=painted, hits=painted, text="", words=0, box=Box(300.0, 560.0, 56.0, 56.0))
    assert len(measure_overlays(a_page(bubble)) or []) == count


def test_a_small_consent_banner_is_one() -> None:
    text = "We use cookies to measure our audience."
    assert the_overlay(a_page(a_layer(text=text, words=7, painted=30, hits=30))).kind == "consent"


@pytest.mark.parametrize(
    "bar",
    [
        a_bar(0, 56, landmarks=["banner"]),
        a_bar(0, 56, position="sticky", inset_top=0.0),
        a_bar(600, 64),
        a_bar(56, 48, text="Free delivery · 10 % off with WELCOME"),
        a_bar(0, 100, landmarks=["navigation"], text="Cookies and biscuits", controls=[a_control("Accept our offer")]),
        a_bar(584, 64, text="49 € -20 %", controls=[a_control("Add to cart")]),
        a_bar(0, 120, fields=["search"]),
    ],
    ids=["header", "sticky header", "tab bar", "announcement", "menu of a bakery", "buy bar", "search"],
)
def test_bars_are_no_overlays(bar: Layer) -> None:
    assert measure_overlays(a_page(bar)) == []


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"text": "We use cookies", "controls": [a_control("Accept")]}, "consent"),
        ({"text": "", "hints": "onetrust-banner-sdk"}, "consent"),
        ({"text": "Join our newsletter", "fields": ["email"], "controls": [a_control("OK")]}, "newsletter"),
        ({"text": "Téléchargez notre application"}, "app"),
        ({"dialog": True}, "newsletter"),
    ],
)
def test_strips_that_ask_for_something_are(changes: dict[str, Any], kind: str) -> None:
    strip = a_bar(560, 100, **{"text": "10 % off", "words": 4, **changes})
    assert the_overlay(a_page(strip)).kind == kind


def test_an_absolute_box_is_one_where_the_page_is_held_still() -> None:
    box = a_layer(position="absolute", controls=[a_control("Discover")])
    assert measure_overlays(a_page(box)) == []
    assert len(measure_overlays(a_page(box, locked=True)) or []) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"box": Box(0.0, 0.0, 150.0, 664.0)},
        {"text": "Kerlenn", "words": 1, "pictures": 1, "box": Box(0.0, 0.0, 390.0, 664.0)},
        {"position": "sticky", "box": Box(0.0, 100.0, 390.0, 400.0), "inset_top": 0.0},
        {"text": "", "words": 0, "controls": [], "box": Box(0.0, 0.0, 390.0, 664.0), "z_index": -1.0},
    ],
    ids=["a column", "a picture behind the page", "a gallery in its place", "a background"],
)
def test_what_hides_nothing_is_part_of_the_page(changes: dict[str, Any]) -> None:
    changes = {"controls": [a_control("Discover")], **changes}
    assert measure_overlays(a_page(a_layer(hides=False, **changes))) == []
    assert len(measure_overlays(a_page(a_layer(hides=True, **changes))) or []) == 1


@pytest.mark.parametrize("side", [23.9, 24.0, 44.0])
def test_the_way_out_is_as_large_as_it_answers_to_a_finger(side: float) -> None:
    overlay = the_overlay(a_page(a_layer(controls=[a_control("Fermer", side)])))
    assert (overlay.way_out, overlay.way_out_side) == ("Fermer", pytest.approx(side))


def test_the_shorter_side_counts() -> None:
    wide = a_control("No thanks", box=Box(30.0, 300.0, 200.0, 18.0))
    assert the_overlay(a_page(a_layer(controls=[wide]))).way_out_side == 18.0


def test_the_largest_of_several_counts() -> None:
    controls = [a_control("×", 14.0), a_control("No thanks", 40.0)]
    assert the_overlay(a_page(a_layer(controls=controls))).way_out == "No thanks"


@pytest.mark.parametrize("name", ["Subscribe", "Continue", "Yes, please", "Accept", "J’en profite", "Privacy policy"])
def test_an_offer_is_not_left_by_following_it(name: str) -> None:
    overlay = the_overlay(a_page(a_layer(controls=[a_control(name)])))
    assert (overlay.way_out, overlay.way_out_side) == ("", 0.0)


@pytest.mark.parametrize("name", ["Accept all", "Tout refuser", "Continuer sans accepter", "Alle akzeptieren", "OK"])
def test_a_banner_for_consent_is_left_by_either_answer(name: str) -> None:
    layer = a_layer(text="Cookies", hints="cookie-banner", controls=[a_control(name)])
    assert the_overlay(a_page(layer)).way_out == name


def test_a_nameless_square_in_the_corner_is_a_cross() -> None:
    corner = a_control("", 20.0)
    middle = a_control("", box=Box(180.0, 200.0, 20.0, 20.0))
    assert the_overlay(a_page(a_layer(controls=[corner]))).way_out_side == pytest.approx(20.0)
    assert the_overlay(a_page(a_layer(controls=[middle]))).way_out_side == 0.0


def test_a_close_button_that_floats_beside_its_window_counts() -> None:
    button = a_layer(
        selector="#x", box=Box(340.0, 30.0, 32.0, 32.0), text="×", words=0, painted=4, hits=4,
        controls=[a_control("×", box=Box(340.0, 30.0, 32.0, 32.0))],
    )  # fmt: skip
    assert the_overlay(a_page(a_layer(controls=[]), button)).way_out_side == 32.0


def test_a_loading_screen_can_not_be_told() -> None:
    overlay = the_overlay(a_page(a_backdrop()))
    assert (overlay.kind, overlay.way_out_side) == ("loading", None)


def test_words_of_an_unknown_language_can_not_be_told() -> None:
    layer = a_layer(text="Zapisz się", controls=[a_control("Zamknij")])
    assert the_overlay(a_page(layer, language="pl-PL")).way_out_side is None
    assert the_overlay(a_page(layer, language="fr-FR")).way_out_side == 0.0


class TestFrames:
    """Banners in frames: the frame's element lies on the page, what can be tapped is in the frame."""

    BANNER = a_layer(selector="#f", html="<iframe>", text="", words=0, controls=[], hints="", frames=["#f"])

    def inside(self, **changes: Any) -> LayersEvidence:
        fields: dict[str, Any] = {
            "frame_text": "Nous utilisons des cookies", "frame_controls": [a_control("Tout refuser", 30.0)],
        }  # fmt: skip
        return LayersEvidence(**{"points": 1000, "locked": False, "layers": [], **fields, **changes})

    def test_what_the_frame_holds_counts(self) -> None:
        overlay = the_overlay(with_frames(a_page(self.BANNER), a_frame("#f", layers=self.inside())))
        assert (overlay.kind, overlay.way_out, overlay.way_out_side, overlay.words) == (
            "consent", "Tout refuser", 30.0, 4.0,
        )  # fmt: skip

    def test_what_the_frame_cuts_off_does_not(self) -> None:
        frame = a_frame("#f", layers=self.inside(), clip=Box(0.0, 70.0, 390.0, 500.0))
        assert the_overlay(with_frames(a_page(self.BANNER), frame)).way_out_side == pytest.approx(20.0)

    def test_an_unreadable_frame_can_not_be_told(self) -> None:
        assert the_overlay(a_page(self.BANNER)).way_out_side is None

    def test_layers_within_it_are_not_counted_again(self) -> None:
        frame = a_frame("#f >>> #inner", layers=self.inside(layers=[a_layer()]))
        assert len(measure_overlays(with_frames(a_page(self.BANNER), frame)) or []) == 1

    def test_an_overlay_of_a_frame_is_no_larger_than_the_frame(self) -> None:
        inner = LayersEvidence(points=1000, locked=False, layers=[a_layer(hits=900, painted=900)])
        frame = a_frame("#shop", layers=inner, clip=Box(0.0, 0.0, 390.0, 332.0))
        assert the_overlay(with_frames(a_page(), frame)).share == pytest.approx(50.0)


@given(
    st.lists(st.sampled_from(["popup", "veil", "bar", "banner"]), max_size=6),
    st.integers(0, 1000),
    st.floats(0, 400, allow_nan=False),
)
def test_facts_stay_within_their_bounds(kinds: list[str], painted: int, side: float) -> None:
    made = {
        "popup": a_layer(painted=painted, hits=painted, controls=[a_control("Close", side)]),
        "veil": a_backdrop(painted=painted),
        "bar": a_bar(0, 56),
        "banner": a_layer(text="cookies", painted=painted),
    }
    for overlay in measure_overlays(a_page(*(made[kind] for kind in kinds))) or []:
        assert overlay.share is not None
        assert 0 <= overlay.share <= 100
        assert overlay.way_out_side is None or overlay.way_out_side >= 0


@given(st.floats(1, 200), st.floats(0, 100))
def test_a_larger_button_is_never_worse(side: float, more: float) -> None:
    smaller, larger = (
        the_overlay(a_page(a_layer(controls=[a_control("Close", each)]))).way_out_side for each in (side, side + more)
    )
    assert smaller is not None
    assert larger is not None
    assert larger >= smaller - 1e-9
