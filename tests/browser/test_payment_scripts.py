"""The scripts beside a payment: what ran, with the hash of its content, who asked for it, and what authorises it."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from auditor.measure.security.payment import measure_payment, payment_seen
from auditor.model.payment import PaymentScript
from auditor.model.snapshot import Snapshot
from tests.browser.conftest import Visitor
from tests.site import Answer, Site, page

CARD = (
    '<h1>Payment</h1><form method="post"><label>Card number <input autocomplete="cc-number"></label>'
    "<button>Pay</button></form>"
)
LOADER = b"const s = document.createElement('script'); s.src = '/second.js?t=' + Date.now(); document.head.append(s);"
SECOND = b"document.title += '!';"
INLINE = "window.basket = 'caf\u00e9';"
PLAN = frozenset({"payment"})


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def javascript(body: bytes) -> Answer:
    return Answer(body, headers={"Content-Type": "text/javascript"})


def visited(visit: Visitor, body: str, first: bytes = LOADER, **headers: str) -> Snapshot:
    answer = page(f'{body}<script src="/first.js?v=1"></script><script>{INLINE}</script>', **headers)
    routes: dict[str, Any] = {"/checkout": answer, "/first.js": javascript(first), "/second.js": javascript(SECOND)}
    with Site(routes) as shop:
        return visit(f"{shop.origin}/checkout", plan=PLAN, images=False)


def scripts(snapshot: Snapshot) -> dict[str, PaymentScript]:
    payment = payment_seen(snapshot)
    assert payment is not None
    assert payment.scripts is not None
    return {each.url.rpartition("/")[2]: each for each in payment.scripts}


def test_each_script_is_listed_with_its_hash_and_who_loaded_it(visit: Visitor) -> None:
    found = scripts(visited(visit, CARD))
    assert set(found) == {"first.js", "second.js", ""}
    assert (found["first.js"].sha256, found["first.js"].size) == (digest(LOADER), len(LOADER))
    assert found["first.js"].loaded_by.endswith("/checkout")
    assert found["second.js"].sha256 == digest(SECOND)
    assert found["second.js"].loaded_by.endswith("/first.js")
    assert found[""].sha256 == digest(INLINE.encode())
    assert {each.party for each in found.values()} == {"first"}
    assert {each.authorised_by for each in found.values()} == {None}


def test_one_byte_is_another_hash(visit: Visitor) -> None:
    before, after = (scripts(visited(visit, CARD, first)) for first in (LOADER, LOADER + b" "))
    assert before["first.js"].sha256 != after["first.js"].sha256
    assert before["second.js"].sha256 == after["second.js"].sha256


def test_the_policy_that_lets_it_run_is_named(visit: Visitor) -> None:
    inline = base64.b64encode(hashlib.sha256(INLINE.encode()).digest()).decode()
    policy = f"script-src 'self' 'sha256-{inline}'"
    snapshot = visited(visit, CARD, Content_Security_Policy=policy, X_Frame_Options="DENY")
    found = scripts(snapshot)
    assert found["first.js"].authorised_by == "'self'"
    assert found[""].authorised_by == f"'sha256-{inline}'"
    payment = payment_seen(snapshot)
    assert payment is not None
    assert payment.headers == {"content-security-policy": policy, "x-frame-options": "DENY"}


def test_on_other_pages_nothing_is_read(visit: Visitor) -> None:
    with Site({"/": page("<h1>Vases</h1><script>let a = 1;</script>")}) as shop:
        snapshot = visit(f"{shop.origin}/", plan=PLAN, images=False)
    assert snapshot.scripts == []
    assert payment_seen(snapshot) is None


def test_two_thousand_scripts_are_listed_up_to_the_limit(visit: Visitor) -> None:
    snapshot = visited(visit, CARD + "<script>var a;</script>" * 2500)
    assert snapshot.failures == []
    assert snapshot.scripts is not None
    assert len(snapshot.scripts) == 2000


def test_a_third_partys_script_must_be_named_or_checked(visit: Visitor) -> None:
    body = b"window.chat = 1;"
    integrity = "sha256-" + base64.b64encode(hashlib.sha256(body).digest()).decode()
    answer = Answer(body, headers={"Content-Type": "text/javascript", "Access-Control-Allow-Origin": "*"})
    with Site({"/chat.js": answer}, host="localhost") as other:
        src = f"{other.origin}/chat.js"
        plain = f'<script src="{src}"></script>'
        checked = f'<script src="{src}" integrity="{integrity}" crossorigin></script>'
        policy = f"script-src 'self' 'unsafe-inline' {other.origin}"
        cases = [(plain, {}), (plain, {"Content_Security_Policy": "script-src 'unsafe-inline' *"})]
        passing: list[tuple[str, dict[str, str]]] = [(checked, {}), (plain, {"Content_Security_Policy": policy})]
        loose = [_unmanaged(visited(visit, CARD + script, **headers)) for script, headers in [*cases, *passing]]
    assert loose == [[src], [src], [], []]


def _unmanaged(snapshot: Snapshot) -> list[str] | None:
    (facts,) = measure_payment(snapshot) or []
    return facts.unmanaged_scripts
