"""What workers ask for costs the page nothing: it is audited, and its own requests are told."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visitor
from tests.site import Answer, Site, page

JAVASCRIPT = {"Content-Type": "text/javascript"}

PAGES = {
    "worker": "new Worker('/work.js')",
    "blob": (
        "new Worker(URL.createObjectURL(new Blob([\"fetch('\" + location.origin + \"/asked', {method: 'POST'})\"])))"
    ),
    "shared": "new SharedWorker('/work.js')",
    "service": "navigator.serviceWorker.register('/service.js').then(() => navigator.serviceWorker.ready)"
    ".then(() => fetch('/controlled'))",
}


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_whose_worker_asks_for_something(visit: Visitor, kind: str) -> None:
    service = (
        "addEventListener('install', (e) => { skipWaiting(); e.waitUntil(fetch('/asked')); });"
        "addEventListener('activate', (e) => e.waitUntil(clients.claim()));"
        "addEventListener('fetch', (e) => e.respondWith(fetch(e.request)));"
    )
    routes = {
        "/": page(f"<p>Tea</p><img src=/tea.png><script>{PAGES[kind]}</script>"),
        "/work.js": Answer(b"fetch('/asked')", headers=JAVASCRIPT),
        "/service.js": Answer(service.encode(), headers=JAVASCRIPT),
        "/asked": Answer(b"{}", headers={"Set-Cookie": "a=1"}),
        "/controlled": Answer(b"{}"),
        "/tea.png": Answer(b"", headers={"Content-Type": "image/png"}),
    }
    with Site(routes) as site:
        snapshot = visit(f"{site.origin}/")
        asked = [one.path for one in site.asked]
    assert "/asked" in asked
    assert snapshot.audited
    assert snapshot.failures == []
    assert {f"{site.origin}/", f"{site.origin}/tea.png"} <= {request.url for request in snapshot.requests or []}


def test_a_page_with_more_requests_than_are_kept(visit: Visitor) -> None:
    script = (
        "(async () => { for (let i = 0; i < 26; i++)"
        " await Promise.all(Array.from({ length: 200 }, (_, j) => fetch(`data:,${i}-${j}`)));"
        " for (let i = 0; i < 20; i++) await fetch('/late?' + i); })()"
    )
    with Site({"/": page(f"<p>Tea</p><script>{script}</script>"), "/late": Answer()}) as site:
        snapshot = visit(f"{site.origin}/")
        late = [one.path for one in site.asked if one.path.startswith("/late")]
    assert late
    assert snapshot.audited
    assert snapshot.requests is not None
    assert len(snapshot.requests) == 5000
