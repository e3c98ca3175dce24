"""What the probes see of fields and forms in real pages."""

from __future__ import annotations

import msgspec
import pytest

from auditor.measure.forms.fields import measure_fields
from auditor.measure.forms.forms import measure_forms
from auditor.model.evidence.fields import FieldEvidence
from auditor.model.facts.forms.fields import FieldFacts
from auditor.model.facts.forms.forms import FormFacts
from auditor.model.snapshot import Snapshot
from tests.browser.conftest import Visitor
from tests.site import Site, page

PLAN = frozenset({"fields", "forms"})


def see(visit: Visitor, body: str, plan: frozenset[str] | None = PLAN) -> Snapshot:
    with Site({"/": page(body)}) as site:
        snapshot = visit(f"{site.origin}/", images=plan is None, examples=True, plan=plan)
    assert [failure for failure in snapshot.failures if failure.step in {"probes", "probe:fields", "probe:forms"}] == []
    return snapshot


def fields_of(visit: Visitor, body: str, plan: frozenset[str] | None = PLAN) -> list[FieldEvidence]:
    return [field for frame in see(visit, body, plan).frames for field in frame.fields or []]


def facts_of(visit: Visitor, body: str) -> tuple[list[FieldFacts], list[FormFacts]]:
    snapshot = see(visit, body)
    fields, forms = measure_fields(snapshot), measure_forms(snapshot)
    assert fields is not None
    assert forms is not None
    return fields, forms


SECRET = "4929123456781234"
TYPED = f"""
<form action="/pay?session={SECRET}#{SECRET}">
  <label>Card <input value="{SECRET}"></label> <label>Code <input type="password" value="{SECRET}"></label>
  <label>Address <textarea>{SECRET}</textarea></label>
  <label>Saved card <select><option selected>{SECRET}</option></select></label>
  <div role="textbox" contenteditable aria-label="Note">{SECRET}</div>
  <label>Remind me <input value="{SECRET}" size="3"> days before: <input type="checkbox"></label>
  <span id="n">To <input value="{SECRET}"></span><input type="tel" aria-labelledby="n">
  <div role="combobox" aria-label="Saved">{SECRET}</div>
</form>"""


def test_what_is_typed_never_leaves_the_page(visit: Visitor) -> None:
    frames = see(visit, TYPED).frames
    seen = [msgspec.structs.replace(frame, texts=None) for frame in frames]
    taken = msgspec.json.encode([[frame.fields, frame.forms] for frame in seen]).decode()
    assert len(seen[0].fields or []) == 10
    assert SECRET not in taken.replace(f"session={SECRET}#{SECRET}", "")


def test_an_action_loses_its_query(visit: Visitor) -> None:
    forms = see(visit, TYPED).frames[0].forms
    assert forms is not None
    assert [action.partition("/pay")[2] for action in forms.forms[0].actions] == [""]


def test_what_is_a_field(visit: Visitor) -> None:
    body = """<input><select></select><textarea></textarea><div contenteditable></div><div role="switch">x</div>
    <input type="hidden"><input type="submit"><input type="image"><button>x</button><div role="button">x</div>
    <div contenteditable="false">x</div><label for="a">x</label>
    <div role="combobox" aria-owns="list"><input></div><ul role="listbox" id="list"></ul>
    <ul role="listbox" id="own"><li role="option">38</li></ul>"""
    selectors = [field.at.selector.rpartition(" > ")[2] for field in fields_of(visit, body)]
    assert selectors == [
        "input:nth-of-type(1)",
        "select",
        "textarea",
        "div:nth-of-type(1)",
        "div:nth-of-type(2)",
        "input",
        "#own",
    ]


@pytest.mark.parametrize(
    ("html", "visible", "tabbable", "exposed"),
    [
        ("<input>", True, True, True),
        ('<input style="display:none">', False, True, False),
        ('<input style="visibility:hidden">', False, True, False),
        ('<input disabled>', True, False, True),
        ('<input tabindex="-1">', True, False, True),
        ('<fieldset disabled><input></fieldset>', True, False, True),
        ('<div aria-hidden="true"><input></div>', True, True, False),
        # Styled: the native box lies transparent under what is drawn, or is not rendered beside its label.
        ('<label><input type="checkbox" style="opacity:0;position:absolute"><b>□</b> Terms</label>', True, True, True),
        ('<input id="c" type="checkbox" style="display:none"><label for="c">□ Terms</label>', True, True, False),
        ('<div class="box">38<select class="box" style="opacity:0"></select></div>', True, True, True),
        # Traps for robots.
        ('<div style="position:absolute;left:-9999px"><input tabindex="-1"></div>', False, False, True),
        ('<div style="height:0;overflow:hidden"><input tabindex="-1"></div>', False, False, True),
        ('<input tabindex="-1" style="opacity:0;position:absolute;width:0;height:0">', False, False, True),
        ('<div class="box"><input class="box" tabindex="-1" style="opacity:0"></div>', False, False, True),
    ],
)  # fmt: skip
def test_who_meets_a_field(visit: Visitor, html: str, visible: bool, tabbable: bool, exposed: bool) -> None:
    (field,) = fields_of(visit, f"<style>.box {{ width: 90px; height: 40px }}</style>{html}")
    assert (field.visible, field.tabbable, field.exposed) == (visible, tabbable, exposed)


def test_a_field_without_a_box_is_shown_where_its_label_is(visit: Visitor) -> None:
    (field,) = fields_of(visit, '<input id="c" type="checkbox" style="display:none"><label for="c">□ Terms</label>')
    assert field.at.selector == "#c"
    assert field.at.box is not None
    assert field.at.box.width > 20


@pytest.mark.parametrize(
    ("html", "nearby"),
    [
        ("<div>Street</div><input>", "Street"),
        ("Street <input>", "Street"),
        ("<div><span>Street</span></div><div><div><input></div></div>", "Street"),
        ("<h2>Delivery</h2><input>", ""),
        ('<p style="display:none">Street</p><input>', ""),
        ("<div>Street</div><div><input id=a></div><div><input></div>", ""),
        ("<button>Street</button><input>", ""),
        (f"<p>{'Long words of advice. ' * 9}</p><input>", ""),
    ],
)
def test_the_words_before_a_field(visit: Visitor, html: str, nearby: str) -> None:
    assert fields_of(visit, f"<form>{html}</form>")[-1].nearby == nearby


@pytest.mark.parametrize(
    ("style", "size"),
    [
        ("font-size:13px", 13.0),
        ("font-size:13px;transform:scale(2)", 13.0),
        ("font-size:16px;transform:scale(.5)", 16.0),
        ("font-size:13px;zoom:1.25", 16.25),
    ],
)
def test_the_font_size_that_ios_looks_at(visit: Visitor, style: str, size: float) -> None:
    (field,) = fields_of(visit, f'<input style="{style}">')
    assert field.font_size == size


def test_fields_without_a_form_belong_to_the_part_of_the_page_around_them(visit: Visitor) -> None:
    body = """<header><input aria-label="Search"></header>
    <main><section><label>Street address <input></label></section><section><div id="host"></div></section></main>
    <script>host.attachShadow({mode: "closed"}).innerHTML =
      "<label>Postcode <input></label><label>Town <input></label>"</script>
    <footer><label>E-mail <input type="email"></label></footer>"""
    fields, forms = facts_of(visit, body)
    assert [field.purpose for field in fields] == ["", "address-line1", "postal-code", "address-level2", "email"]
    assert [(form.is_form, form.field_count, form.is_checkout) for form in forms] == [
        (False, 1.0, False),
        (False, 3.0, True),
        (False, 1.0, False),
    ]


def test_a_field_may_name_its_form_from_outside_and_a_button_another_address(visit: Visitor) -> None:
    body = """<form id="f" action="https://shop.test/pay" method="post"><input aria-label="E-mail" name="action"></form>
    <input form="f" aria-label="Card number" name="method">
    <button form="f" formaction="http://old.test/pay" formmethod="get">Pay</button>"""
    fields, forms = facts_of(visit, body)
    assert [(field.form_action, field.form_method) for field in fields] == [("http://old.test/pay", "get")] * 2
    assert [(form.field_count, form.has_card, form.action_schemes) for form in forms] == [(2.0, True, ["http"])]


def test_an_empty_action_is_the_page_itself_and_a_base_counts(visit: Visitor) -> None:
    with Site(
        {"/": page('<form><input></form><form action="pay"><input></form><base href="https://cdn.test/x/">')}
    ) as site:
        forms = measure_forms(visit(f"{site.origin}/?q=1"))
    assert [form.action for form in forms or []] == [f"{site.origin}/", "https://cdn.test/x/pay"]


def test_hosted_card_fields_are_a_third_partys_and_count_in_the_shops_form(visit: Visitor) -> None:
    with Site({"/": page("<label>Card number <input inputmode=numeric></label>")}, host="localhost") as provider:
        frame = f'<iframe src="{provider.origin}/" title="Card"></iframe>'
        with Site({"/": page(f"<form><label>Name on card <input></label>{frame}</form>")}) as shop:
            snapshot = visit(f"{shop.origin}/")
    fields, forms = measure_fields(snapshot) or [], measure_forms(snapshot) or []
    assert [(field.purpose, field.third_party_frame) for field in fields] == [("cc-name", False), ("cc-number", True)]
    assert [(form.field_count, form.has_card) for form in forms] == [(2.0, True), (1.0, True)]
    assert fields[1].frame_origin == provider.origin


def test_a_label_that_waits_in_the_field_is_one_that_stays(visit: Visitor) -> None:
    field = (
        '<div style="position:relative"><input id="a" placeholder="Name"><label for="a" style="{}">Name</label></div>'
    )
    (late,) = fields_of(visit, field.format("position:absolute;top:4px;left:4px;opacity:0"))
    (hidden,) = fields_of(
        visit, field.format("position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)")
    )
    assert (late.label_shown, hidden.label_shown) == (True, False)


def test_ten_thousand_fields_are_cut(visit: Visitor) -> None:
    body = '<div style="height:300px;overflow:auto">' + "<input>" * 10_000
    assert len(fields_of(visit, body, plan=None)) == 1000
