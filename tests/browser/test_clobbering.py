"""A page whose forms have fields that are called as all that is asked of elements is judged as its clean twin is."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest

from auditor.measure import measure
from auditor.model.facts import Facts
from tests.browser.conftest import Visitor
from tests.browser.test_library_unclobbered import FORBIDDEN
from tests.site import Answer, Site

GLOBALS = [
    "auditorProbes",
    "auditorLibrary",
    "auditorSizes",
    "auditorConsent",
    "auditorScrolled",
    "auditorStanding",
    "showGlyphs",
    "skippedAgain",
    "noscriptAgain",
    "lowerOverlays",
    "triedSheets",
]
"""What our files keep in our world: elements of the page with these ids are in the window there, too."""

NAMES = [name for name in FORBIDDEN if name not in ("id", "nonce")] + ["type", "value", "form", "name", "length"]
PROSE = "<p>Plates, bowls and vases, thrown by hand in Brittany and fired twice.</p>"

PAGE = """<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content="width=device-width">
<title>Vases</title><style>
  body {{ margin: 0; font: 16px/24px sans-serif }}
  .bar {{ position: sticky; top: 0; background: #fff; height: 56px }}
  .card {{ position: relative; margin: 16px; overflow: hidden }}
  .more {{ display: none }} .card:hover .more {{ display: block }}
  .notice {{ position: fixed; bottom: 0; left: 0; right: 0; background: #fff; padding: 8px; border: 1px solid #000 }}
  .strip {{ display: flex; overflow: auto; width: 100% }} .strip > * {{ flex: none; width: 70% }}
</style>
<form class=bar action=/search role=search>{fields}<label>Search <input type=search></label><button>Go</button></form>
<main><h1>Vases</h1>{prose}
<form class=card tabindex=0 onclick="void 0">{fields}<h2>Blue vase</h2><p>12 €</p>
<p class=more>Fired twice in Brittany</p>
<a href=/blue>See it</a></form>
<form class=strip>{fields}<p>One vase of many</p><p>Another vase of many</p><p>The last vase of many</p></form>
{prose}
<form action=/order method=post>{fields}<label>Name <input required autocomplete=name></label>
<label>E-mail <input type=email required></label><label>Card <input autocomplete=cc-number inputmode=numeric></label>
<label><input type=checkbox> Gift</label><select aria-label=Size><option>S<option>L</select>
<button style="width:20px;height:20px;padding:0">→</button></form>
<form style="display:contents">{fields}<p style="color:#bbb;background:#fff">Pale words on white paper</p></form></main>
<form class=notice role=dialog aria-label=Cookies>{fields}<p>We use cookies.</p>
<button type=button>Accept</button></form>
{globals}</html>"""


def twin(prefix: str) -> str:
    fields = "".join(f"<input type=hidden name={prefix}{name}>" for name in NAMES)
    elements = "".join(f"<i id={prefix}{name}></i>" for name in GLOBALS)
    return PAGE.format(fields=fields, prose=PROSE * 8, globals=elements)


def told(facts: Facts, host: str) -> Any:
    """All that was measured, without what differs from load to load: addresses and times."""
    text = msgspec.json.encode({name: found for name, found in facts.subjects.items() if name not in CLOCKED}).decode()
    return msgspec.json.decode(re.sub(r"(?<![\w-])x-(?=[a-zA-Z])", "", text.replace(host, "HOST")))


CLOCKED = frozenset({"timing", "transfer", "resources", "response", "connections", "screen_picture"})
"""Collections with times and sizes of the load in them."""


@pytest.mark.parametrize("device", ["phone", "tablet"])
def test_fields_that_clobber_their_forms_change_nothing(visit: Visitor, device: str) -> None:
    html = {"Content-Type": "text/html; charset=utf-8"}
    pages = {"/clean": Answer(twin("x-").encode(), headers=html), "/clobbered": Answer(twin("").encode(), headers=html)}
    with Site(pages) as site:
        clean, clobbered = (visit(f"{site.origin}{path}", device) for path in pages)
        facts = [measure(each) for each in (clean, clobbered)]
    failures = [{(each.step, each.code) for each in snapshot.failures} for snapshot in (clean, clobbered)]
    late = {each for each in failures[0] | failures[1] if each[1] == "step-timeout"}  # on a busy machine
    assert failures[1] - late == failures[0] - late == set()
    first, second = (told(each, path) for each, path in zip(facts, ("/clean", "/clobbered"), strict=True))
    assert late or first.keys() == second.keys() >= {"hovers", "tried_fields", "targets", "text_contrasts"}
    shared = sorted((first.keys() & second.keys()) - (BUDGETED if late else set()))
    assert len(shared) > 20
    assert {name: second[name] for name in shared} == {name: first[name] for name in shared}


BUDGETED = frozenset({"focus_stops", "tried_fields", "form_errors", "hovers", "drags"})
"""Collections of trials that stop when their time is over."""
