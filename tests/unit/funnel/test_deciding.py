"""What is done next, page by page."""

from __future__ import annotations

from typing import Any

import builders_fields
import pytest
from builders_touch import a_button, a_snapshot
from msgspec.structs import replace

from auditor.funnel import next_move
from auditor.funnel.deciding import MOST_MOVES
from auditor.model.evidence.fields import FieldEvidence
from auditor.model.funnel import Control, Look, Move, Option, Page, Taken
from auditor.model.journey import Choose, Fill
from auditor.model.subject import At

START = Page("https://shop.example/")
ADDED = Taken(move=Move(act="add", why="add-words", page=START))
LED = Taken(move=Move(act="checkout", why="checkout-words", page=START))
IN_CHECKOUT = (ADDED, LED)


def a_checkout(
    *fields: FieldEvidence, captions: tuple[str, ...] = ("Continue",), held: dict[int, Control] | None = None
) -> Look:
    page = a_snapshot(
        *(a_button(caption, 500.0 + 80 * place) for place, caption in enumerate(captions)), kind="checkout"
    )
    form = builders_fields.a_frame(*fields)
    top = replace(page.frames[0], fields=list(fields), forms=form.forms if fields else page.frames[0].forms)
    controls = [(held or {}).get(place, Control()) for place in range(len(fields))]
    return Look(replace(page, frames=[top]), controls)


def a_field(name: str, **changes: Any) -> FieldEvidence:
    return builders_fields.a_text(name, at=At(f"#{name.replace(' ', '-')}"), **changes)


def answers(move: Move) -> dict[str, str]:
    return {
        step.place.text.partition(": ")[2]: step.value if isinstance(step, Fill) else step.option
        for step in move.steps
        if isinstance(step, (Fill, Choose))
    }


@pytest.mark.parametrize("caption", ["Place order", "Payer 49 €", "Jetzt kaufen und bezahlen", "Apple Pay"])
def test_what_pays_ends_the_way(caption: str) -> None:
    move = next_move(a_checkout(captions=("Continue", caption)), IN_CHECKOUT)
    assert (move.act, move.station, move.steps) == ("end", "payment", ())
    assert move.why in {"paying-pay", "paying-wallet"}


def test_on_a_page_with_a_card_nothing_is_typed() -> None:
    card = a_field("Card number", autocomplete="cc-number", input_type="tel")
    move = next_move(a_checkout(a_field("First name"), card), IN_CHECKOUT)
    assert (move.act, move.why, move.steps) == ("end", "paying-card", ())


def test_an_address_is_typed_but_not_what_is_there_already() -> None:
    fields = [a_field("First name"), a_field("Last name"), a_field("Postcode"), a_field("Town"), a_field("VAT number")]
    move = next_move(a_checkout(*fields, held={1: Control(holds=True)}), IN_CHECKOUT)
    assert answers(move) == {"First name": "Camille", "Postcode": "75001", "Town": "Paris"}


def test_the_customer_lives_where_the_shop_delivers() -> None:
    country = a_field("Country", tag="select", input_type="select-one", editable=False, autocomplete="country")
    options = [Option("Choose", ""), Option("Atlantis", "AQ"), Option("Italia", "IT")]
    fields = [country, a_field("Postcode"), a_field("Town")]
    move = next_move(a_checkout(*fields, held={0: Control(options=options, must=True)}), IN_CHECKOUT)
    assert answers(move) == {"Country": "IT", "Postcode": "00184", "Town": "Roma"}


def test_of_choices_the_first_and_for_guests_theirs() -> None:
    def radio(name: str, of: str) -> FieldEvidence:
        return a_field(name, input_type="radio", role="radio", editable=False, name_attribute=of)

    fields = [radio("At home", "d"), radio("Pick-up", "d"), radio("I have an account", "g"), radio("As a guest", "g")]
    move = next_move(a_checkout(*fields, held={2: Control(holds=True)}), IN_CHECKOUT)
    assert sorted(answers(move)) == ["As a guest", "At home"]


def test_a_box_is_ticked_only_if_the_form_is_not_sent_without() -> None:
    def box(name: str, **changes: Any) -> FieldEvidence:
        return a_field(name, input_type="checkbox", role="checkbox", editable=False, **{"required": False, **changes})

    move = next_move(
        a_checkout(box("Newsletter"), box("I accept the terms"), held={1: Control(must=True)}), IN_CHECKOUT
    )
    assert answers(move) == {"I accept the terms": "on"}


def test_an_account_that_is_asked_for_ends_the_way() -> None:
    fields = [a_field("E-mail", input_type="email"), a_field("Password", input_type="password")]
    move = next_move(a_checkout(*fields, captions=("Sign in",)), IN_CHECKOUT)
    assert (move.act, move.why, move.steps) == ("end", "sign-in", ())


def test_another_site_is_not_typed_into() -> None:
    look = a_checkout(a_field("First name"))
    away = replace(look, snapshot=replace(look.snapshot, final_url="https://pay.example/session"))
    move = next_move(away, IN_CHECKOUT)
    assert (move.act, move.why, move.steps) == ("end", "left-shop", ())


def test_a_frame_that_did_not_load_may_ask_for_a_card() -> None:
    look = a_checkout()
    lost = builders_fields.a_frame(url="chrome-error://chromewebdata/", selector="#pay")
    move = next_move(replace(look, snapshot=replace(look.snapshot, frames=[*look.snapshot.frames, lost])), IN_CHECKOUT)
    assert (move.act, move.why) == ("end", "paying-unknown")


def test_a_page_that_stays_ends_the_way() -> None:
    look = a_checkout()
    first = next_move(look, IN_CHECKOUT)
    assert first.act == "continue"
    assert next_move(look, (*IN_CHECKOUT, Taken(move=first))).why == "refused"


def test_no_way_is_longer_than_a_customer_has_patience_for() -> None:
    assert next_move(a_checkout(), [LED] * MOST_MOVES).why == "too-long"


def test_a_page_that_was_not_measured_takes_no_tap() -> None:
    look = a_checkout()
    blind = replace(look, snapshot=replace(look.snapshot, frames=[]))
    assert (next_move(blind, IN_CHECKOUT).act, next_move(blind, ()).why) == ("end", "failed")
