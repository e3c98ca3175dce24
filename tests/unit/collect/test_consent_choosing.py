"""What to press next, so that consent is refused or given."""

from __future__ import annotations

import pytest
from builders_consent import a_box, a_frame, a_tick

from auditor.collect.consent.choosing import Move, Wanted, next_move
from auditor.consent import Dialog, dialogs
from auditor.model.evidence.consent import ConsentControl

PURPOSES = (a_tick("Mesure"), a_tick("Publicité", checked=False))


def asked(*controls: ConsentControl | str) -> Dialog:
    (dialog,) = dialogs([a_frame(a_box(*controls))])
    return dialog


def pressed(move: Move | None) -> str:
    assert move is not None
    return move.dialog.box.controls[move.control].name


@pytest.mark.parametrize(("wanted", "name"), [("refused", "Continuer sans accepter"), ("accepted", "Tout accepter")])
def test_what_answers_in_one_tap_comes_first(wanted: Wanted, name: str) -> None:
    move = next_move([asked("Paramétrer", "Continuer sans accepter", "Tout accepter")], wanted, opened=False)
    assert pressed(move) == name
    assert move is not None
    assert not move.opens


def test_without_it_the_settings_are_opened_once() -> None:
    dialog = asked("Paramétrer", "Tout accepter")
    move = next_move([dialog], "refused", opened=False)
    assert pressed(move) == "Paramétrer"
    assert move is not None
    assert move.opens
    assert next_move([dialog], "refused", opened=True) is None


@pytest.mark.parametrize(("wanted", "ticks"), [("refused", (0,)), ("accepted", (1,))])
@pytest.mark.parametrize("opened", [True, False])
def test_ticks_are_set_as_wanted_and_kept(wanted: Wanted, ticks: tuple[int, ...], opened: bool) -> None:
    move = next_move([asked(*PURPOSES, "Enregistrer mes choix")], wanted, opened=opened)
    assert pressed(move) == "Enregistrer mes choix"
    assert move is not None
    assert move.ticks == ticks


def test_keeping_ticks_that_are_not_there_answers_nothing() -> None:
    assert next_move([asked("Enregistrer", "Tout accepter")], "refused", opened=False) is None


def test_a_dialog_behind_another_is_answered_too() -> None:
    first, second = asked("Paramétrer", "Tout accepter"), asked("Tout refuser", "Tout accepter")
    assert pressed(next_move([first, second], "refused", opened=False)) == "Tout refuser"


def test_nothing_refuses_where_there_is_nothing_but_yes() -> None:
    assert next_move([asked("J’ai compris")], "refused", opened=False) is None
    assert pressed(next_move([asked("J’ai compris")], "accepted", opened=False)) == "J’ai compris"
