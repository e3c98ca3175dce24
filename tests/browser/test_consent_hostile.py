"""Dialogs that never end, lead elsewhere or lie: the visit ends in time, with a reason."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Answerer
from tests.site import Answer, Asked, Site, page

STYLE = "position:fixed;bottom:0;left:0;right:0;background:#fff;padding:16px"
TEXT = "<h1>Lampes</h1><p>Nos lampes sont faites à la main, une par une, dans notre atelier de Nantes.</p>"
ASK = f"<div id=ask style='{STYLE}'><p>Nous utilisons des cookies.</p>%s</div>"
REFUSE = '<button onclick="%s">Tout refuser</button><button>Tout accepter</button>'


def asking(does: str) -> str:
    """A page whose button that refuses does so."""
    return TEXT + ASK % (REFUSE % does)


@pytest.mark.parametrize(
    "does",
    [
        pytest.param("this.textContent += '!'; this.parentNode.append(this.cloneNode(true))", id="changes for ever"),
        pytest.param("ask.after(ask.cloneNode(true))", id="grows"),
        pytest.param("location.reload()", id="comes back"),
        pytest.param("alert('no'); alert('no')", id="opens dialogs of the browser"),
        pytest.param("window.open('/')", id="opens windows"),
    ],
)  # fmt: skip
def test_a_dialog_that_never_ends_is_not_answered(under: Answerer, does: str) -> None:
    with Site({"/": page(asking(does))}) as site:
        snapshot = under(f"{site.origin}/", "refused")
    assert not snapshot.audited
    assert [failure.code for failure in snapshot.failures] == ["consent-unanswered"]


@pytest.mark.parametrize(
    ("does", "codes"),
    [
        pytest.param("for (;;) {}", {"unresponsive", "browser-died", "consent-unanswered"}, id="hangs"),
        pytest.param("for (;;) alert('no')", {"dialog-loop"}, id="opens dialogs without end"),
    ],
)
def test_a_page_that_stops_at_the_answer_ends_the_visit(under: Answerer, does: str, codes: set[str]) -> None:
    with Site({"/": page(asking(does))}) as site:
        snapshot = under(f"{site.origin}/", "refused", timeout=8.0)
        again = under(f"{site.origin}/", "untouched")
    assert not snapshot.audited
    assert snapshot.failures[0].code in codes
    assert again.audited


def test_an_answer_that_is_a_link_is_followed_and_the_page_asked_for_again(under: Answerer) -> None:
    links = "<a href=/refuse>Continuer sans accepter</a> <a href=/accept>Tout accepter</a>"

    def home(asked: Asked) -> Answer:
        return page(TEXT if "choice=no" in asked.headers.get("cookie", "") else TEXT + ASK % links)

    kept = Answer(status=303, headers={"Location": "/", "Set-Cookie": "choice=no; Path=/"})
    with Site({"/": home, "/refuse": kept}) as site:
        snapshot = under(f"{site.origin}/", "refused")
        paths = [asked.path for asked in site.asked if asked.path != "/favicon.ico"]
    assert snapshot.audited, snapshot.failures
    assert paths == ["/", "/refuse", "/", "/"]
    assert snapshot.final_url == f"{site.origin}/"


def test_a_thousand_buttons_do_not_hold_the_visit_up(under: Answerer) -> None:
    many = "".join(f"<button>Accepter les cookies {number}</button>" for number in range(1000))
    with Site({"/": page(TEXT + ASK % many)}) as site:
        snapshot = under(f"{site.origin}/", "refused")
    assert [failure.code for failure in snapshot.failures] == ["consent-unanswered"]
