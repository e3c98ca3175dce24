"""What came in the place of a page: an error page, a bot check, a sign-in page; and what only looks like one."""

from __future__ import annotations

from typing import Any

import pytest
from builders_fields import a_field, a_frame, a_snapshot, a_text

from auditor.measure.page.stand_in import FEW, LITTLE, notices_of
from auditor.model.arrival import Arrival
from auditor.model.evidence import Evidence
from auditor.model.network import Request
from auditor.model.snapshot import Snapshot

SHOP = a_snapshot(a_frame()).url
CHECK = "https://shop.example/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"


def a_request(url: str) -> Request:
    return Request(url=url, method="GET", resource_type="script")


def arrived(title: str = "", *headings: str, **changes: Any) -> Arrival:
    """Next to nothing: a line of text, and nothing to do."""
    return Arrival(**{"characters": 80, "controls": 0, "title": title, "headings": list(headings), **changes})


def told(*frames: Evidence, **changes: Any) -> list[str]:
    return [notice.code for notice in notices_of(a_snapshot(*(frames or (a_frame(),)), **changes))]


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("502 Bad Gateway", "error-page"),
        ("503 Service Temporarily Unavailable", "error-page"),
        ("Page non trouvée", "error-page"),
        ("Fatal error: Uncaught Error: Call to a member function get() on null in index.php:42", "error-page"),
        ("Cannot GET /checkout", "error-page"),
        ("Index of /", "error-page"),
        ("Apache2 Debian Default Page: It works", "error-page"),
        ("Erreur interne du serveur", "error-page"),
        ("Seite nicht gefunden – Töpferei", "error-page"),
        ("Wir sind gleich wieder da", "error-page"),
        ("Página no encontrada", "error-page"),
        ("Pagina non trovata", "error-page"),
        ("Pagina niet gevonden", "error-page"),
        ("Página não encontrada", "error-page"),
        ("Just a moment…", "bot-check"),
        ("Attention Required! | Cloudflare", "bot-check"),
        ("Un instant…", "bot-check"),
        ("Nur einen Moment…", "bot-check"),
        ("Un momento…", "bot-check"),
        ("Verifica di sicurezza", "bot-check"),
        ("Een ogenblik geduld…", "bot-check"),
        ("Um momento…", "bot-check"),
    ],
)
def test_what_says_so_and_has_nothing_to_do(title: str, code: str) -> None:
    assert told(arrival=arrived(title)) == [code]
    assert told(arrival=arrived("Shop", title)) == [code]
    (notice,) = notices_of(a_snapshot(a_frame(), arrival=arrived(title)))
    assert notice.parameters == {"words": title}


@pytest.mark.parametrize(
    ("seen", "requests", "codes"),
    [
        (arrived("Vases"), [], []),
        (arrived("Access denied", characters=LITTLE, controls=FEW + 1), [], []),
        (arrived("Access denied", characters=LITTLE), [], []),
        (arrived("Access denied", controls=FEW + 1), [], []),
        (arrived("Access denied", controls=FEW + 1, noindex=True), [], ["error-page"]),
        (arrived("Access denied", characters=LITTLE, controls=FEW), [], []),
        (arrived("Access denied", characters=LITTLE - 1, controls=FEW), [], ["error-page"]),
        (arrived("Access denied"), [CHECK], ["bot-check"]),
        (arrived("shop.example"), [CHECK], ["bot-check"]),
        (arrived("shop.example", controls=1), [CHECK], []),
        (arrived("shop.example", characters=LITTLE), [CHECK], []),
        (None, [CHECK], []),
    ],
)
def test_one_sign_is_not_enough(seen: Arrival | None, requests: list[str], codes: list[str]) -> None:
    assert told(arrival=seen, requests=[a_request(url) for url in requests]) == codes


def test_a_check_in_a_frame() -> None:
    frame = a_frame(url="https://challenges.cloudflare.com/turnstile")
    assert told(a_frame(), frame, arrival=arrived("shop.example")) == ["bot-check"]


PASSWORD = a_field(input_type="password", label="Password", autocomplete="current-password")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ([a_text("E-mail"), PASSWORD], "sign-in-instead"),
        ([PASSWORD], "sign-in-instead"),
        ([a_field(input_type="password", label="Password")], "sign-in-instead"),
        ([a_text("E-mail")], "led-elsewhere"),
        ([PASSWORD, PASSWORD], "led-elsewhere"),
        ([a_field(input_type="password", label="Password", autocomplete="new-password")], "led-elsewhere"),
        ([a_field(input_type="password", label="Password", visible=False)], "led-elsewhere"),
        ([], "led-elsewhere"),
    ],
)
def test_where_an_address_leads(fields: list[Any], code: str) -> None:
    frame = a_frame(*fields)
    assert told(frame, final_url="https://id.example/login?next=/account") == [code]
    assert told(frame) == []
    assert told(frame, final_url=f"{SHOP.rstrip('/')}/") == []


def test_without_fields_it_only_leads_elsewhere() -> None:
    found: Snapshot = a_snapshot(a_frame(), final_url="https://id.example/")
    bare = [Evidence(url="https://id.example/")]
    assert [each.code for each in notices_of(Snapshot(**{**_fields(found), "frames": bare}))] == ["led-elsewhere"]


def _fields(snapshot: Snapshot) -> dict[str, Any]:
    return {name: getattr(snapshot, name) for name in snapshot.__struct_fields__}
