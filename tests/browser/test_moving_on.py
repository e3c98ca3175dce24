"""A page that shows another one in its place: the one at which the customer arrives is the one that is audited."""

from __future__ import annotations

import pytest

from auditor.model.snapshot import Snapshot
from tests.browser.conftest import Visitor
from tests.site import Answer, Asked, Site, page

LOGIN = page("<h1>Log in</h1><form><label>E-mail <input type=email></label><button>Go</button></form>")
LONG = "Pots and vases, thrown by hand. " * 9


def codes(snapshot: Snapshot) -> list[str]:
    return [failure.code for failure in snapshot.failures]


INTERIM = {
    "at once": page("<p>Wait</p><script>location.replace('/login')</script>"),
    "as it loads": page("<p>Wait</p><script>onload = () => { location.href = '/login'; }</script>"),
    **{
        f"after {ms} ms": page(f"<p>Wait</p><script>setTimeout(() => location.replace('/login'), {ms})</script>")
        for ms in (150, 300, 600, 900, 1200)
    },
    # A whole page, on which nothing tells that it will go on: seen in the second load.
    **{
        f"a whole page, after {ms} ms": page(
            f"<p>{LONG}</p><a href=/>Home</a><script>setTimeout(() => location.href = '/login', {ms})</script>"
        )
        for ms in (600, 2000, 4000)
    },
    "by a refresh": page("<meta http-equiv=refresh content='0;url=/login'><p>Moved</p>"),
    "by a refresh after 1 s": page(f"<meta http-equiv=refresh content='1;url=/login'><p>{LONG}</p><a href=/>Home</a>"),
    "by a header": page(f"<p>{LONG}</p><a href=/>Home</a>", Refresh="1;url=/login"),
    "by a form": page("<form action=/login method=post></form><script>document.forms[0].submit()</script>"),
    "by two": page("<p>Wait</p><script>setTimeout(() => location.replace('/second'), 100)</script>"),
}


@pytest.mark.parametrize("name", INTERIM)
def test_the_page_arrived_at_is_audited(visit: Visitor, name: str) -> None:
    second = page("<p>And on</p><script>setTimeout(() => location.replace('/login'), 100)</script>")
    with Site({"/": INTERIM[name], "/login": LOGIN, "/second": second}) as site:
        snapshot = visit(f"{site.origin}/")
    assert snapshot.audited
    assert snapshot.url == f"{site.origin}/"
    assert snapshot.final_url == f"{site.origin}/login"
    assert snapshot.status == 200
    assert codes(snapshot) == []
    assert snapshot.requests is not None
    told = [request for request in snapshot.requests if request.top_level]
    assert [request.url for request in told] == [f"{site.origin}/login"]
    assert (told[0].started, told[0].status) == (0.0, 200)
    assert snapshot.frames[0].fields


def test_where_it_leads_to_an_error(visit: Visitor) -> None:
    with Site({"/": page("<p>Wait</p><script>setTimeout(() => location.replace('/gone'), 200)</script>")}) as site:
        assert codes(visit(f"{site.origin}/")) == ["http-error"]


def test_where_it_leads_to_no_server(visit: Visitor) -> None:
    with Site({}) as gone:
        address = gone.origin
    with Site({"/": page(f"<p>Wait</p><script>location.replace('{address}/')</script>")}) as site:
        assert codes(visit(f"{site.origin}/")) == ["connection-failed"]


FOR_EVER = {
    "reloads": f"<p>{LONG}</p><script>setTimeout(() => location.reload(), 150)</script>",
    "refreshes": f"<meta http-equiv=refresh content=0><p>{LONG}</p>",
    "reloads as it loads": f"<p>{LONG}</p><script>onload = () => location.reload()</script>",
}


@pytest.mark.parametrize("name", FOR_EVER)
def test_a_page_that_never_stays(visit: Visitor, name: str) -> None:
    with Site({"/": page(FOR_EVER[name])}) as site:
        snapshot = visit(f"{site.origin}/")
    assert not snapshot.audited
    assert codes(snapshot) == ["keeps-moving"]


def test_a_page_that_reloads_once(visit: Visitor) -> None:
    """To have its cookie sent: the second answer is the page."""

    def answer(asked: Asked) -> Answer:
        if "seen" in asked.headers.get("cookie", ""):
            return page(f"<h1>Pots</h1><p>{LONG}</p>")
        return page("<script>document.cookie = 'seen=1'; location.reload()</script>")

    with Site({"/": answer}) as site:
        snapshot = visit(f"{site.origin}/")
    assert snapshot.audited
    assert snapshot.final_url == snapshot.url


def test_another_address_of_the_same_document(visit: Visitor) -> None:
    body = "<div id=r></div><script>history.pushState(null, '', '/login'); r.innerHTML = '<h1>Log in</h1>'</script>"
    with Site({"/": page(body)}) as site:
        snapshot = visit(f"{site.origin}/")
        asked = [each.path for each in site.asked if each.path != "/favicon.ico"]
    assert snapshot.final_url == f"{site.origin}/login"
    assert asked == ["/", "/"]  # the second load


def test_what_is_tried_moves_no_visit(visit: Visitor) -> None:
    """A page that loads itself anew when the device is turned."""
    script = "const width = innerWidth; onresize = () => innerWidth === width || location.reload()"
    body = f"<h1>Pots</h1><p>{LONG}</p><script>{script}</script>"
    with Site({"/": page(body)}) as site:
        snapshot = visit(f"{site.origin}/")
    assert snapshot.audited
    assert snapshot.frames


def test_a_refresh_in_a_minute_is_not_waited_for(visit: Visitor) -> None:
    with Site({"/": page(f"<meta http-equiv=refresh content='60;url=/login'><p>{LONG}</p>")}) as site:
        snapshot = visit(f"{site.origin}/", timeout=10.0)
    assert snapshot.final_url == f"{site.origin}/"
    assert codes(snapshot) == []
