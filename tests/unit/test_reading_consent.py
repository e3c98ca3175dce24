"""Which boxes ask for consent, and which of their controls answer."""

from __future__ import annotations

import pytest
from builders_consent import a_box, a_control, a_frame, a_tick, a_way

from auditor.consent import asking, dialogs, way_back
from auditor.model.evidence.consent import ConsentBox, ConsentWay

BOTH = ("Tout accepter", "Tout refuser")
SMALL_PRINT = {"text": "En validant, vous acceptez notre politique de vie privée.", "hints": "newsletter"}


@pytest.mark.parametrize(
    "box",
    [
        pytest.param(a_box(*BOTH), id="both"),
        pytest.param(a_box("J’ai compris"), id="nothing to refuse"),
        pytest.param(a_box("Paramétrer", "Tout accepter"), id="refusing is a layer deeper"),
        pytest.param(a_box(*BOTH, floating=False), id="in the page"),
        pytest.param(a_box(*BOTH, text="Bonjour !", hints="didomi-notice"), id="known by its class"),
        pytest.param(a_box(*BOTH, text="We value your privacy.", hints=""), id="speaks of privacy only"),
        pytest.param(a_box(a_control("dismiss message", text="Got it!")), id="its name is another than its words"),
    ],
)
def test_these_ask_for_consent(box: ConsentBox) -> None:
    (dialog,) = dialogs([a_frame(box)])
    assert dialog.box is box


@pytest.mark.parametrize(
    "box",
    [
        pytest.param(a_box("Ajouter", text="Cookies au chocolat : 4 €"), id="a recipe"),
        pytest.param(a_box("Gérer mes cookies"), id="a way back to the choice"),
        pytest.param(a_box("OK", "Non merci", fields=["email"]), id="a newsletter that speaks of cookies"),
        pytest.param(a_box("OK", **SMALL_PRINT), id="small print"),
        pytest.param(a_box("OK", floating=False), id="a line in the page"),
        pytest.param(a_box(a_control("Tout accepter", disabled=True)), id="does not answer"),
        pytest.param(a_box(a_tick("Accepter les cookies")), id="a field of a form"),
        pytest.param(a_box(), id="nothing to press"),
    ],
)
def test_these_do_not(box: ConsentBox) -> None:
    assert dialogs([a_frame(box)]) == []


def test_the_one_above_the_page_comes_first_in_whatever_frame() -> None:
    found = dialogs([a_frame(a_box(*BOTH, floating=False)), a_frame(a_box(*BOTH), selector="iframe")])
    assert [(each.frame, each.index) for each in found] == [(1, 0), (0, 0)]


def test_the_button_for_all_purposes_is_the_dialogs_answer() -> None:
    (dialog,) = dialogs([a_frame(a_box("Refuser", "Accepter", a_control("Tout refuser", seen=False)))])
    assert dialog.first("refuse") == 2
    assert dialog.control("accept") is dialog.box.controls[1]
    assert dialog.first("save") is None
    assert dialog.control("settings") is None


def test_a_button_comes_before_a_link_and_what_is_seen_before_what_is_not() -> None:
    link, hidden = a_control("Refuser", role="link"), a_control("Refuser", seen=False)
    (dialog,) = dialogs([a_frame(a_box(hidden, link, "Refuser"))])
    assert dialog.first("refuse") == 2


def test_a_notice_of_needed_cookies_leaves_nothing_to_choose() -> None:
    frames = [a_frame(a_box("OK", text="Nous n’utilisons que les cookies nécessaires au panier."))]
    assert dialogs(frames)[0].only_informs
    assert asking(frames) == []
    assert asking([a_frame(a_box(*BOTH))]) != []


def test_ticks_that_must_change() -> None:
    ticks = a_tick("Mesure"), a_tick("Publicité", checked=False), a_tick("Nécessaires", disabled=True)
    (dialog,) = dialogs([a_frame(a_box(*ticks, "Enregistrer"))])
    assert dialog.ticks(wanted=False) == (0,)
    assert dialog.ticks(wanted=True) == (1,)
    (plain,) = dialogs([a_frame(a_box("Tout accepter"))])
    assert plain.ticks(wanted=False) is None


@pytest.mark.parametrize(
    ("way", "found"),
    [
        pytest.param(a_way(), "Gérer mes cookies", id="a link in the footer"),
        pytest.param(a_way("Cookie settings", elsewhere=True), "Cookie settings", id="on a page of its own"),
        pytest.param(
            a_way("Cookies (fenêtre modale)", hints="tarteaucitronIcon"), "Cookies (fenêtre modale)", id="icon"
        ),
        pytest.param(a_way("Politique de cookies", elsewhere=True), "", id="only tells of them"),
        pytest.param(a_way("Cookies au chocolat", hints="product"), "", id="a recipe"),
        pytest.param(a_way("Gérer mes cookies", box=0), "", id="a button of the dialog that asks"),
    ],
)
def test_what_leads_back_to_the_choice(way: ConsentWay, found: str) -> None:
    assert way_back([a_frame(a_box(*BOTH), ways=[way])]) == found
