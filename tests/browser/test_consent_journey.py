"""A journey under an answer to the dialog that asks for consent: answered where it starts, before its first step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from auditor.collect.browser.pool import BrowserPool
from auditor.collect.journey.walk import Walk
from auditor.collect.options import VisitOptions
from auditor.devices import resolve
from auditor.journeys import read_journey
from auditor.measure.page.paying import payment_sign
from auditor.model.scenario import Consent, Station
from auditor.model.snapshot import Snapshot, ToolVersions
from auditor.stations import scenarios
from tests.browser.conftest import Run
from tests.site import Answer, Asked, Site, page

ASK = """<div id=ask style="position:fixed;bottom:0;left:0;right:0;background:#fff;padding:16px">
<p>Nous utilisons des cookies.</p>{refuse}<button onclick="keep('yes')">Tout accepter</button></div>
<script>const keep = (value) => {{ document.cookie = "choice=" + value + ";path=/"; ask.remove(); }}</script>"""
REFUSE = "<button onclick=\"keep('no')\">Tout refuser</button>"


def shop(refuse: str) -> dict[str, Any]:
    """A product and a cart, which ask for consent until it is answered."""

    def with_question(body: str) -> Any:
        def answer(asked: Asked) -> Answer:
            answered = "choice=" in asked.headers.get("cookie", "")
            return page(body if answered else body + ASK.format(refuse=refuse))

        return answer

    return {
        "/": with_question("<h1>Lampe</h1><p>Une lampe de chevet.</p><a href=/cart>Voir le panier</a>"),
        "/cart": with_question("<h1>Panier</h1><p>Une lampe, 40 euros.</p>"),
    }


@pytest.fixture
def walk(run: Run[Any], pool: BrowserPool, tmp_path: Path) -> Any:
    """Walks from the product to the cart: `walk(origin, consent)` gives the snapshots of both."""

    def go(origin: str, consent: Consent) -> list[Snapshot]:
        file = tmp_path / "journey.yaml"
        steps = "- audit: Produit\n- tap: Voir le panier\n- audit: Panier\n"
        file.write_text(f"journey: Achat\nstart: {origin}/\nsteps:\n{steps}", "utf-8")
        found: list[Snapshot] = []

        async def arrived(_station: Station, snapshot: Snapshot) -> None:
            found.append(snapshot)

        async def walked() -> None:
            (scenario,) = scenarios([resolve("phone", pool.playwright.devices)], [consent])
            options = VisitOptions(plan=frozenset({"targets", "consent_dialogs"}), images=False)
            await Walk(
                *(await pool.get(), read_journey(file, {}), "achat", scenario, lambda _: options),
                *(ToolVersions(auditor="test"), payment_sign, arrived),
                forwarder=pool.forwarder,
            ).run()

        run(walked())
        return found

    return go


def told(snapshots: list[Snapshot]) -> list[tuple[bool, list[str]]]:
    return [
        (each.audited, [failure.code for failure in each.failures if "consent" in failure.code]) for each in snapshots
    ]


@pytest.mark.parametrize("consent", ["refused", "accepted"])
def test_it_is_answered_once_for_all_stations(walk: Any, consent: Consent) -> None:
    with Site(shop(REFUSE)) as site:
        snapshots = walk(site.origin, consent)
        cookies = [asked.headers.get("cookie", "") for asked in site.asked if asked.path == "/cart"]
    assert told(snapshots) == [(True, []), (True, [])]
    assert set(cookies) == {f"choice={'no' if consent == 'refused' else 'yes'}"}
    assert [each.scenario.consent for each in snapshots] == [consent, consent]


def test_what_can_not_be_answered_ends_the_journey_before_it_began(walk: Any) -> None:
    with Site(shop("")) as site:
        snapshots = walk(site.origin, "refused")
    assert [each.audited for each in snapshots] == [False, False]
    assert told(snapshots)[0] == (False, ["consent-unanswered"])


def test_a_shop_that_asks_for_nothing_is_walked_as_it_is(walk: Any) -> None:
    with Site({"/": page("<h1>Lampe</h1><a href=/cart>Voir le panier</a>"), "/cart": page("<h1>Panier</h1>")}) as site:
        snapshots = walk(site.origin, "refused")
    assert told(snapshots) == [(True, ["consent-not-asked"]), (True, ["consent-not-asked"])]
