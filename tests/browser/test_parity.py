"""What a page hides on one device is missing there, and what it folds into a menu is not."""

from __future__ import annotations

from auditor.measure import measure_site, site_part
from auditor.model.facts.content.parity import ParityFacts
from tests.browser.conftest import Visitor
from tests.site import Site, page

PLAN = frozenset({"parity"})
LEFT_OUT = (
    "<style>@media (max-width: 600px) { .wide { display: none } }</style>"
    '<nav class="wide"><a href="/a">Plates</a> <a href="/b">Bowls</a></nav><h1>Vase</h1><p>Thrown by hand, 35 €</p>'
    '<p class="wide">Fired twice in a kiln of wood, as nobody does any more.</p>'
)


def seen(visit: Visitor, body: str) -> dict[str, ParityFacts]:
    with Site({"/": page(body)}) as site:
        parts = [site_part(visit(f"{site.origin}/", device, plan=PLAN)) for device in ("phone", "tablet")]
    found = measure_site(parts).subjects["parity"]
    return {each.scenario or "": each for each in found if isinstance(each, ParityFacts)}


def test_what_a_style_sheet_hides_on_the_phone_is_missing_there(visit: Visitor) -> None:
    found = seen(visit, LEFT_OUT)
    assert (found["phone"].missing, found["phone"].texts, found["phone"].other) == (1, 3, "tablet")
    assert (found["phone"].example or "").startswith("Fired twice in a kiln")
    assert found["tablet"].missing == 0


def test_a_page_that_is_the_same_on_both_lacks_nothing(visit: Visitor) -> None:
    found = seen(visit, LEFT_OUT.replace("600px", "100px"))
    assert [each.missing_share for each in found.values()] == [0, 0]
