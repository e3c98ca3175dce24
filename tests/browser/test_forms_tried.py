"""Forms of twenty kinds, sent with errors: each planted fault is found, none else, and no server hears of it."""

from __future__ import annotations

import pytest

from auditor.model.form_trials import ErrorTrial, FormsTrial
from auditor.model.snapshot import Snapshot
from tests.browser.conftest import Visitor
from tests.browser.form_kinds import KINDS, body
from tests.site import Site, page

PLAN = frozenset({"form_errors", "tried_fields"})
EMAIL = "<label>E-mail <input type=email name=email></label>"


def see(visit: Visitor, html: str, device: str = "phone") -> tuple[Snapshot, list[str]]:
    with Site({"/": page(html)}) as site:
        snapshot = visit(f"{site.origin}/", device, images=False, plan=PLAN)
        return snapshot, [asked.path for asked in site.asked if asked.path not in {"/", "/favicon.ico"}]


def tried(snapshot: Snapshot) -> FormsTrial:
    assert snapshot.failures == []
    assert snapshot.forms_tried is not None
    return snapshot.forms_tried


def attempts(snapshot: Snapshot) -> dict[str, ErrorTrial]:
    return {trial.attempt: trial for trial in tried(snapshot).errors}


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_of_form_is_understood_and_none_is_sent(visit: Visitor, name: str) -> None:
    kind = KINDS[name]
    snapshot, asked = see(visit, body(name))
    found = attempts(snapshot)
    told = {attempt: trial.told for attempt, trial in found.items()}
    assert told == {attempt: told for attempt, told in (("empty", kind.empty), ("wrong", kind.wrong)) if told}
    assert asked == []


def test_what_a_form_said_to_who_went_through_it_counts_as_said(visit: Visitor) -> None:
    """The Tab key has gone through its fields before: each says what it lacks as soon as it is left."""
    html = (
        "<form novalidate><label>E-mail <input id=m type=email></label><p id=e></p><button>Order</button></form>"
        '<script>m.onblur = () => { e.textContent = /.@./.test(m.value) ? "" : "Enter an address with an @"; };'
        "document.forms[0].onsubmit = (event) => event.preventDefault();</script>"
    )
    with Site({"/": page(html)}) as site:
        snapshot = visit(f"{site.origin}/", "phone", images=False, plan=PLAN | {"focus_stops"})
    assert snapshot.focus_stops, "the Tab key was not pressed"
    assert {attempt: trial.told for attempt, trial in attempts(snapshot).items()} == {
        "empty": "field",
        "wrong": "field",
    }


def test_what_was_typed_and_where_the_words_came_up(visit: Visitor) -> None:
    forgets = attempts(see(visit, body("forgets"))[0])["wrong"]
    assert forgets.kept is False
    assert attempts(see(visit, body("drawn anew"))[0])["wrong"].kept is True
    far = attempts(see(visit, body("out of view"))[0])
    assert (far["empty"].in_view, far["wrong"].in_view, far["wrong"].kept) == (False, False, True)
    controlled = attempts(see(visit, body("controlled"))[0])["wrong"]
    assert (controlled.kept, controlled.announced, controlled.in_view) == (True, True, True)


def test_words_of_a_dialog_that_takes_the_focus_are_announced(visit: Visitor) -> None:
    found = attempts(see(visit, body("own modal"))[0])
    assert [trial.announced for trial in found.values()] == [True, True]


def test_a_toast_names_no_field_and_a_summary_does(visit: Visitor) -> None:
    assert attempts(see(visit, body("toast"))[0])["empty"].named is False
    summary = attempts(see(visit, body("summary"))[0])["empty"]
    assert (summary.named, summary.announced) == (True, True)


def test_a_field_in_a_frame_is_placed_on_the_page(visit: Visitor) -> None:
    (empty, _) = tried(see(visit, body("inline in a frame"))[0]).errors
    assert empty.at.selector.startswith("html > body > iframe >>> ")
    assert empty.at.box.y > 900


@pytest.mark.parametrize(
    "html",
    [
        "<p>Vases</p>",
        "<form role=search><input type=search aria-label=Search required><button>Search</button></form>",
        "<form action=/search><input name=q required aria-label=Query><button>Go</button></form>",
        "<form><label>Quantity <input type=number value=1></label><button>Add</button></form>",
        f"<p>Vases</p><form style=display:none>{EMAIL}<button>Order</button></form>",
        f"<form>{EMAIL.replace('<input', '<input disabled')}<button>Order</button></form>",
    ],
    ids=["no form", "search", "query", "amount", "hidden", "disabled"],
)
def test_nothing_is_tried_where_nothing_can_be_wrong(visit: Visitor, html: str) -> None:
    assert tried(see(visit, html)[0]).errors == []


def test_forms_alike_are_tried_once(visit: Visitor) -> None:
    form = f"<form onsubmit='return false' novalidate>{EMAIL}<button>Subscribe</button></form>"
    errors = tried(see(visit, form * 500)[0]).errors
    assert [(trial.attempt, trial.alike) for trial in errors] == [("empty", 500), ("wrong", 500)]


def test_of_many_different_forms_a_few_are_tried_and_it_is_said(visit: Visitor) -> None:
    html = "".join(f"<form><input required name=n{i} aria-label=N{i}><button>Go</button></form>" for i in range(500))
    snapshot, asked = see(visit, html)
    (failure,) = snapshot.failures
    assert snapshot.forms_tried is not None
    assert failure.code == "tried-in-part"
    assert len(snapshot.forms_tried.errors) + int(failure.parameters["left"]) == 500
    assert asked == []


EMPTY = "onsubmit='return false' novalidate"
HOSTILE = {
    "dialogs": ("<form onsubmit='alert(1);alert(2);return false'>", "", "dialog"),
    "many dialogs": ("<form onsubmit='for(let i=0;i<15;i++)alert(i);return false'>", "", "dialog"),
    "beforeunload": (
        "<script>onbeforeunload = (e) => e.preventDefault()</script><form action=/go novalidate>",
        "",
        "unknown",
    ),
    "leaves on input": ("<form onsubmit='return false' oninput='location.href = `/away`'>", "", "nothing"),
    "mail": ("<form action=mailto:anna@shop.example novalidate>", "", "unknown"),
    "new window": ("<form action=/go target=_blank novalidate>", "", "unknown"),
    "removes itself": ("<p>Vases</p><form novalidate onsubmit='this.remove(); return false'>", "", ""),
    "clobbered": ("<form novalidate action=/go method=post>", "<input name=submit><input name=action>", "unknown"),
    "5000 options": (f"<form {EMPTY}>", "<select>" + "<option>Town" * 5000 + "</select>", "nothing"),
    "fields on focus": (f"<form {EMPTY} onfocusin='this.append(document.createElement(`input`))'>", "", "nothing"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_forms_hang_nothing_and_send_nothing(visit: Visitor, name: str) -> None:
    form, more, told = HOSTILE[name]
    snapshot, asked = see(visit, f"{form}{EMAIL}{more}<button>Go</button></form>")
    assert asked == []
    found = attempts(snapshot).get("empty")
    assert (found.told if found else "") == told  # of a form that went on there is nothing to tell


def test_a_page_that_asks_without_end_costs_the_step_alone(visit: Visitor) -> None:
    html = f"<form onsubmit='for(;;)alert(1)' novalidate>{EMAIL}<button>Go</button></form>"
    snapshot, asked = see(visit, html)
    assert [(failure.step, failure.code) for failure in snapshot.failures] == [("forms", "dialog-loop")]
    assert asked == []


def test_fields_are_typed_and_pasted_into(visit: Visitor) -> None:
    html = """<form><label>Card <input autocomplete=cc-number maxlength=16></label><label>Phone <input type=tel></label>
    <label>Password <input type=password id=p onpaste="return false"></label>
    <button type=button onclick="p.type = 'text'">Show</button></form>"""
    card, phone, password = tried(see(visit, html)[0]).fields
    assert (card.card, card.pasted) == (13 / 16, True)
    assert (phone.phone, phone.phone_valid) == (1, True)
    assert (password.pasted, password.reveals) == (False, True)
