"""Journeys on real servers: stations examined in place, what ends a walk, and that nothing is ever ordered."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from auditor.collect.browser.pool import BrowserPool
from auditor.collect.journey.walk import Walk
from auditor.collect.options import VisitOptions
from auditor.devices import resolve
from auditor.journeys import read_journey
from auditor.measure.page.paying import payment_sign
from auditor.model.scenario import Station
from auditor.model.snapshot import Snapshot, ToolVersions
from auditor.stations import scenarios
from tests.browser.conftest import Run
from tests.browser.test_audit_command import audit
from tests.site import Answer, Asked, Site, page

Walker = Callable[..., list[Snapshot]]
LIGHT = frozenset({"targets", "fields", "text_fit", "overlays", "response"})
"""Collections that the walks of these tests are made for: most steps are no matter of journeys."""


@pytest.fixture
def walk(run: Run[Any], pool: BrowserPool, tmp_path: Path) -> Walker:
    """Walks a journey: `walk(origin, "- tap: Buy")` gives the snapshots of its stations."""

    def go(
        origin: str, steps: str, device: str = "phone", kind: type[Walk] = Walk, head: str = "", **options: Any
    ) -> list[Snapshot]:
        file = tmp_path / "journey.yaml"
        file.write_text(f"journey: Achat\nstart: {origin}/\n{head}steps:\n{steps}", "utf-8")
        journey = read_journey(file, {"MAIL": "secret.person@example.org"})
        return run(walked(pool, journey, device, kind, **options))

    return go


async def walked(pool: BrowserPool, journey: Any, device: str, kind: type[Walk], **options: Any) -> list[Snapshot]:
    found: list[Snapshot] = []

    async def arrived(station: Station, snapshot: Snapshot) -> None:
        assert station.number == len(found) + 1
        found.append(snapshot)

    (scenario,) = scenarios([resolve(device, pool.playwright.devices)])
    visit = VisitOptions(**{"plan": LIGHT, "typed": tuple(journey.secrets()), **options})
    work = kind(
        *(await pool.get(), journey, "achat", scenario, lambda _: visit, ToolVersions(auditor="test")),
        *(payment_sign, arrived),
        forwarder=pool.forwarder,
    )
    await work.run()
    return found


def seen(snapshot: Snapshot) -> str:
    return " ".join(target.name for target in snapshot.frames[0].targets.targets)  # type: ignore[union-attr]


def codes(snapshot: Snapshot, step: str = "journey") -> list[str]:
    return [failure.code for failure in snapshot.failures if failure.step == step]


PRODUCT = page("<h1>Lamp</h1><form method=post action=/add><button>Add to cart</button></form>")


def add(_asked: Asked) -> Answer:
    return Answer(status=303, headers={"Location": "/cart", "Set-Cookie": "cart=lamp; Path=/"})


def cart(asked: Asked) -> Answer:
    if "cart=lamp" not in asked.headers.get("cookie", ""):
        return page("<h1>Your cart is empty</h1>")
    return page(
        "<h1>Your cart</h1><p>Lamp, 49 €</p><form method=post action=/address><label>E-mail <input name=mail></label>"
        "<label>Country <select name=c><option>Belgium<option>France</select></label>"
        "<fieldset><legend>Delivery</legend><label><input type=radio name=d value=home>At home</label>"
        "<label><input type=radio name=d value=point>Pick-up point</label></fieldset><button>Continue</button></form>"
    )


SHOP = {"/": PRODUCT, "/add": add, "/cart": cart, "/address": page("<h1>Thank you</h1><a href=/cart>Cart</a>")}
WAY = """
  - audit: Product
  - tap: add to  CART
  - audit: Cart
  - fill: { E-mail: $MAIL }
  - choose: { Country: France, Delivery: Pick-up point }
  - tap: Continue
  - audit: Address
"""


@pytest.mark.parametrize("device", ["phone", "tablet"])
def test_a_walk_examines_its_stations_where_it_stands(walk: Walker, device: str) -> None:
    with Site(SHOP) as site:
        product, basket, address = walk(site.origin, WAY, device)
        # The cart is there by a POST and a cookie; each page was asked for once.
        paths = [asked.path for asked in site.asked if asked.path != "/favicon.ico"]
    assert paths == ["/", "/add", "/cart", "/address"]
    assert [each.audited for each in (product, basket, address)] == [True, True, True]
    told = [(each.station.number, each.station.title, each.station.journey) for each in (product, basket, address)]
    assert told == [(1, "Product", "Achat"), (2, "Cart", "Achat"), (3, "Address", "Achat")]
    assert [each.station.id for each in (product, address)] == ["achat-1", "achat-3"]
    assert basket.station.url == basket.final_url == f"{site.origin}/cart"
    assert "Continue" in seen(basket)
    assert (basket.status, address.status) == (200, 200)
    assert [request.url for request in basket.requests or [] if request.top_level] == [
        f"{site.origin}/add",
        f"{site.origin}/cart",
    ]
    assert "secret.person" not in msgspec.json.encode(address).decode()


def test_what_acts_is_done_at_the_last_station_only(walk: Walker) -> None:
    with Site(SHOP) as site:
        product, basket, address = walk(site.origin, WAY, plan=None)
        paths = [asked.path for asked in site.asked if asked.path != "/favicon.ico"]
    for earlier in (product, basket):
        assert (
            earlier.hovered is earlier.focus_stops is earlier.rotated is earlier.motion is earlier.forms_tried is None
        )
        assert {each.step for each in earlier.failures if each.code == "journey"} >= {
            "hover",
            "rotate",
            "late",
            "forms",
        }
        assert earlier.cookies is not None
    assert address.focus_stops is not None
    assert address.rotated is not None
    # It is the answer to a form: loaded anew, it would be another page, or the form would be sent again.
    assert codes(address, "late") == codes(address, "motion") == ["journey"]
    assert codes(address, "hover") == []
    assert paths == ["/", "/add", "/cart", "/address"]


def test_the_last_page_is_loaded_anew_if_it_came_by_its_address(walk: Walker) -> None:
    with Site(SHOP) as site:
        (_, last) = walk(site.origin, "- audit: Product\n- visit: /cart\n- audit: Cart", plan=None)
        assert [asked.path for asked in site.asked].count("/cart") == 2
    assert last.motion is not None
    assert [each.code for each in last.failures] == []


def test_without_named_stations_each_page_is_one(walk: Walker) -> None:
    with Site(SHOP) as site:
        found = walk(site.origin, "- tap: Add to cart\n- fill: {E-mail: a@example.org}\n- tap: Continue")
    assert [each.station.url.removeprefix(site.origin) for each in found] == ["/", "/cart", "/address"]
    assert [each.station.title for each in found] == ["", "", ""]


STATE = """() => JSON.stringify({
  html: document.documentElement.outerHTML,
  shadow: document.querySelector("x-box").shadowRoot.innerHTML,
  local: {...localStorage}, session: {...sessionStorage}, cookies: document.cookie,
  timers: [...pending.values()].sort(), events, scroll: [scrollX, scrollY], size: [innerWidth, innerHeight],
  focused: document.activeElement.id, values: [...document.forms[0].elements].map((each) => [each.value, each.checked]),
  history: history.length, open: document.querySelector("dialog").open, playing: document.getAnimations().length,
})"""

BUSY = page(
    """<style>@keyframes turn { to { rotate: 360deg } } i { animation: turn 9s infinite; display: block }</style>
    <script>
      const pending = new Map(), events = {};
      for (const name of ["setTimeout", "setInterval"]) {
        const own = window[name];
        window[name] = (what, after) => {
          const id = own(() => { if (name === "setTimeout") pending.delete(id); what(); }, after);
          pending.set(id, name + after);
          return id;
        };
      }
      for (const name of ["resize", "focusin", "focusout", "input", "change", "click", "touchstart", "keydown",
                          "beforeunload", "pagehide", "visibilitychange", "submit"])
        addEventListener(name, () => { events[name] = (events[name] || 0) + 1; }, true);
    </script>
    <h1>Busy</h1><i>x</i><x-box></x-box><dialog>Hello</dialog>
    <form><input id=name aria-label=Name><input type=checkbox aria-label=Yes>
    <button type=button id=go>Next</button></form>
    <div style="height: 3000px">Long</div>
    <script>
      document.querySelector("x-box").attachShadow({mode: "open"}).innerHTML = "<b>inside</b>";
      localStorage.cart = "lamp"; sessionStorage.step = "2"; document.cookie = "seen=1";
      setTimeout(() => document.body.append("late"), 3600000);
      setInterval(() => fetch("/poll"), 3600000);
      go.onclick = () => {
        history.pushState({}, "", "/next");
        document.querySelector("h1").textContent = "Next state";
      };
    </script>"""
)


def difference(before: str, after: str) -> dict[str, Any]:
    """What is not the same in two states."""
    one, other = json.loads(before), json.loads(after)
    return {name: (one[name], other[name]) for name in one if one[name] != other[name]}


def test_an_examination_leaves_the_page_as_it_was(walk: Walker) -> None:
    states: list[tuple[str, int]] = []
    with Site({"/": BUSY}) as site:

        class Watched(Walk):
            async def _examine(self, title: str) -> None:
                states.append((await self.window.tab.page.evaluate(STATE), len(site.asked)))
                await super()._examine(title)
                states.append((await self.window.tab.page.evaluate(STATE), len(site.asked)))

        steps = "- fill: {Name: Anna}\n- audit: One\n- tap: Next\n- audit: Two\n- tap: Next\n- wait-for: Next state"
        one, two = walk(site.origin, steps, kind=Watched, plan=None)
    (before, asked), (after, asked_after), *second = states
    assert difference(before, after) == {}
    assert difference(second[0][0], second[1][0]) == {}
    assert asked == asked_after == second[0][1] == second[1][1]
    assert '"timers":["setInterval3600000","setTimeout3600000"]' in before
    assert '["Anna",false]' in before
    assert "Next state" in second[0][0]
    # The second is another state of one document: how that loaded is no figure of it.
    assert one.timing is not None
    assert two.timing is None
    assert codes(two, "timing") == ["journey"]
    assert two.station.url == f"{site.origin}/next"


CARD = """<h1>Payment</h1><form method=post action=/order><label>Card number <input autocomplete=cc-number></label>
<button>Continue</button></form><a href=/terms>Terms</a>"""
PAYING = {
    "card": CARD,
    "pay": "<h1>Checkout</h1><p>49 €</p><form method=post action=/order><button>Pay now</button></form>",
    "order": "<title>Checkout</title><h1>Checkout</h1>"
    "<form method=post action=/order><button>Commander</button></form>",
    "wallet": "<h1>Cart</h1><button>Buy with Apple Pay</button>"
    "<form method=post action=/order><button>Continue</button></form>",
    "frame": "<h1>Checkout</h1><iframe src='{other}/fields' style='width:350px;height:200px'></iframe>"
    "<form method=post action=/order><button>Continue</button></form>",
}
TAPS = {"pay": "Pay now", "order": "Commander"}


@pytest.mark.parametrize("kind", sorted(PAYING))
def test_nothing_is_sent_from_a_page_that_takes_payment(walk: Walker, kind: str) -> None:
    ordered = page("<h1>Thank you</h1>")
    fields = page("<input autocomplete=cc-number aria-label='Card number'>")
    with Site({"/fields": fields}, host="localhost") as other:
        body = PAYING[kind].replace("{other}", other.origin)
        with Site({"/": PRODUCT, "/checkout": page(body), "/order": ordered}) as site:
            tap = TAPS.get(kind, "Continue")
            way = f"- visit: /checkout\n- audit: Payment\n- tap: {tap}\n"
            (payment,) = walk(site.origin, way, plan=None)
            assert payment.audited
            assert codes(payment) == ["stopped-before-paying"]
            told = payment.failures[-1].parameters
            assert (told["number"], told["step"]) == ("3", f"tap: {tap}")
            _, lost = walk(site.origin, f"{way}- audit: Thanks")
            assert (lost.audited, codes(lost)) == (False, ["journey-paying"])
            assert lost.station.title == "Thanks"
            assert "/order" not in [asked.path for asked in site.asked]
            _, thanks = walk(site.origin, f"{way}- audit: Thanks", head="test-payment: true\n")
            assert thanks.station.url == f"{site.origin}/order"


def test_the_enter_key_pays_no_more_than_a_finger(
    walk: Walker, pool: BrowserPool, run: Run[Any], tmp_path: Path
) -> None:
    with Site({"/": page(CARD), "/order": page("ordered")}) as site:
        file = tmp_path / "recording.json"
        steps = [
            {"type": "navigate", "url": f"{site.origin}/"},
            {"type": "change", "selectors": ["aria/Card number"], "value": "4242"},
            {"type": "keyDown", "key": "Enter"},
        ]
        file.write_bytes(msgspec.json.encode({"title": "Pay", "steps": steps}))
        (payment,) = run(walked(pool, read_journey(file, {}), "phone", Walk))
        assert [asked.path for asked in site.asked if asked.path != "/favicon.ico"] == ["/"]
    assert codes(payment) == ["stopped-before-paying"]


@pytest.mark.parametrize(
    "step",
    [
        "choose: Continue",
        "choose: { Anything: Continue }",
        "choose: Accept and continue",
        "tap: { selector: button }",
        "fill: { Continue: x }",
    ],
)
def test_no_other_step_sends_it_either(walk: Walker, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    monkeypatch.setattr("auditor.collect.journey.walk.PATIENCE", 0.5)
    body = CARD.replace("<button>", "<label for=go>Accept and continue</label><button id=go>")
    with Site({"/": page(body), "/order": page("ordered")}) as site:
        _, lost = walk(site.origin, f"- audit: Payment\n- {step}\n- audit: Thanks")
        assert "/order" not in [asked.path for asked in site.asked]
    assert codes(lost)[0] in {"journey-paying", "journey-not-found", "journey-not-filled"}


STUCK = """<h1>Menu</h1><p>Buy these</p><form method=post action=/broken><button>Break</button></form>
<button>Twice</button><a href=/a>Twice</a><a href=/b>Same</a><a href=/b>Same</a>
<nav style="display: none"><a href=/hidden>In the menu</a></nav>
<div style="position: relative"><button>Under</button><div id=veil style="position: absolute; inset: 0">veil</div></div>
<button disabled>Off</button><label>Size <select><option>Small<option>Large</select></label>
<label>Day <input type=date></label>"""


@pytest.mark.parametrize(
    ("step", "code", "says"),
    [
        ("tap: Nothing", "journey-not-found", {"label": "Nothing"}),
        ("tap: Undr", "journey-not-found", {"label": "Undr", "nearest": "Under"}),
        ("tap: Twice", "journey-ambiguous", {"count": "2"}),
        ("tap: {label: Twice, number: 3}", "journey-fewer", {"count": "2"}),
        ("tap: In the menu", "journey-hidden", {"label": "In the menu"}),
        ("tap: Under", "journey-covered", {"label": "Under"}),
        ("tap: 'Off'", "journey-disabled", {"label": "Off"}),
        ("choose: {Size: Medium}", "journey-no-option", {"options": "Small, Large"}),
        ("fill: {Day: never}", "journey-not-filled", {"label": "Day"}),
        ("wait-for: Godot", "journey-waited", {"label": "Godot"}),
        ("tap: Break", "http-error", {"status": "500"}),
        ("visit: /gone", "http-error", {"status": "404"}),
    ],
)
def test_a_step_that_fails_ends_the_walk_and_says_why(
    walk: Walker, monkeypatch: pytest.MonkeyPatch, step: str, code: str, says: dict[str, str]
) -> None:
    monkeypatch.setattr("auditor.collect.journey.walk.PATIENCE", 0.5)
    monkeypatch.setattr("auditor.collect.journey.acting.TOUCH", 0.5)
    broken = Answer(b"<h1>Server error</h1>", 500, {"Content-Type": "text/html"})
    with Site({"/": page(STUCK), "/broken": broken}) as site:
        first, last, unreached = walk(site.origin, f"- audit: Menu\n- {step}\n- audit: Next\n- audit: Last")
    assert first.audited
    assert (last.audited, last.station.title, last.station.number) == (False, "Next", 2)
    failure = last.failures[0]
    assert failure.code == code
    assert says.items() <= failure.parameters.items()
    assert codes(last)[-1:] == ([code] if code.startswith("journey-") else ["journey-ended"])
    assert [each.parameters["number"] for each in last.failures if each.step == "journey"] == ["2"]
    assert last.images["first-screen"].startswith(b"\x89PNG")
    assert (unreached.audited, unreached.station.title, codes(unreached)) == (False, "Last", ["journey-unreached"])


def test_links_that_lead_to_one_page_are_not_ambiguous(walk: Walker) -> None:
    with Site({"/": page(STUCK), "/b": page("<h1>B</h1>")}) as site:
        (station,) = walk(site.origin, "- tap: Same\n- audit: B")
    assert station.station.url == f"{site.origin}/b"


NAMES = """<h1>Names</h1>
<button aria-label="Open cart">🛒</button><div onclick="location = '/text'">Plain text</div>
<form action=/sent><input placeholder="Your town" name=town>
<span id=l>Street</span><input aria-labelledby=l name=street>
<label for=z>Postcode *</label><input id=z name=zip type=tel>
<label><input type=checkbox name=ok style="opacity: 0; position: absolute">I agree</label>
<div role=combobox aria-label=Colour tabindex=0 onclick="list.hidden = false">Choose</div>
<div role=listbox id=list hidden><div role=option onclick="colour.value = 'blue'; list.hidden = true">Blue</div></div>
<input type=hidden name=colour id=colour><x-field></x-field><button>Send the form</button></form>
<script>customElements.define("x-field", class extends HTMLElement {
  static formAssociated = true;
  connectedCallback() {
    const field = this.attachInternals();
    this.attachShadow({mode: "open"}).innerHTML = "<label>Floor <input></label>";
    this.setAttribute("name", "floor");
    this.shadowRoot.querySelector("input").oninput = (event) => field.setFormValue(event.target.value);
  }
})</script>"""


def test_labels_are_found_as_people_see_them(walk: Walker) -> None:
    steps = """
  - fill: { Your town: Paris, Street: 1 rue A, Postcode: "75001", Floor: "3" }
  - choose: I agree
  - choose: { Colour: Blue }
  - tap: Send the
  - audit: Sent
"""
    with Site({"/": page(NAMES), "/sent": page("<h1>Sent</h1>")}) as site:
        (sent,) = walk(site.origin, steps)
    assert sent.audited
    assert sent.station.url == f"{site.origin}/sent?town=Paris&street=1+rue+A&zip=75001&ok=on&colour=blue&floor=3"
    with Site({"/": page(NAMES), "/text": page("<h1>Text</h1>")}) as site:
        (text,) = walk(site.origin, "- tap: Plain text\n- audit: Text")
    assert text.station.url == f"{site.origin}/text"


SIGN_IN = """<h1>Checkout</h1><form method=post action=/session><label>E-mail <input type=email name=mail></label>
<label>Password <input type=password name=password></label><button>Sign in</button></form>"""
KEPT = """<h1>Lamp</h1><p id=cart>Cart: 0</p><button onclick="localStorage.cart = 1; show()">Add to cart</button>
<a href=/checkout>Checkout</a><script>const show = () => { cart.textContent = "Cart: " + (localStorage.cart || 0); };
show()</script>"""
DELIVERY = """<h1>Delivery</h1><p id=cart></p><form><label>Street <input id=street></label>
<button type=button id=on>Continue</button></form><script>
cart.textContent = "Cart: " + localStorage.cart;
on.onclick = () => { document.querySelector("h1").textContent = "Payment for " + street.value; };</script>"""


def test_a_cart_that_the_browser_keeps_a_forced_sign_in_and_a_checkout_of_two_steps(walk: Walker) -> None:
    def checkout(asked: Asked) -> Answer:
        return page(DELIVERY if "in=1" in asked.headers.get("cookie", "") else SIGN_IN)

    entered = Answer(status=303, headers={"Location": "/checkout", "Set-Cookie": "in=1; Path=/"})
    steps = """
  - tap: Add to cart
  - wait-for: "Cart: 1"
  - audit: Product
  - tap: Checkout
  - audit: Sign-in
  - fill: { E-mail: $MAIL, Password: $MAIL }
  - tap: Sign in
  - audit: Delivery
  - fill: { Street: 1 rue A }
  - tap: Continue
  - wait-for: Payment for 1 rue A
  - audit: Payment
"""
    with Site({"/": page(KEPT), "/checkout": checkout, "/session": entered}) as site:
        found = walk(site.origin, steps, plan=None)
    assert [(each.audited, each.failures[:1] if not each.audited else []) for each in found] == [(True, [])] * 4
    texts = [" ".join(each.at.html for each in snapshot.frames[0].texts.elements) for snapshot in found]  # type: ignore[union-attr]
    assert "Cart: 1" in texts[2]
    assert "Payment for 1 rue A" in texts[3]
    assert "secret.person" not in msgspec.json.encode(found).decode()


def test_a_new_window_is_where_the_walk_goes_on(walk: Walker) -> None:
    with Site({"/": page("<a href=/new target=_blank>Open</a>"), "/new": page("<h1>New</h1><a href=/on>On</a>"),
               "/on": page("<h1>On</h1>")}) as site:  # fmt: skip
        new, on = walk(site.origin, "- tap: Open\n- audit: New\n- tap: 'On'\n- audit: On")
    assert (new.station.url, on.station.url) == (f"{site.origin}/new", f"{site.origin}/on")
    assert new.audited
    assert on.audited


def test_a_page_that_crashes_costs_the_rest_of_the_walk(walk: Walker) -> None:
    with Site({"/": page("<h1>Shop</h1><button onclick='for (;;);'>Hang</button>")}) as site:
        first, lost = walk(site.origin, "- audit: Shop\n- tap: Hang\n- audit: Next", timeout=2.0)
    assert first.audited
    assert not lost.audited


def test_a_start_that_is_not_there(walk: Walker) -> None:
    first, second = walk("http://127.0.0.1:9", "- audit: Shop\n- audit: Next")
    assert [each.audited for each in (first, second)] == [False, False]
    assert first.failures[0].code in {"connection-refused", "not-allowed"}
    assert codes(second) == ["journey-unreached"]


def test_from_the_command_line(tmp_path: Path) -> None:
    file, out = tmp_path / "journey.yaml", tmp_path / "out"
    narrow = ["--journey", file, "--device", "phone", "--only", "touch", "-o", out, "--format", "json"]
    with Site(SHOP) as site:
        head = f"journey: Achat\nstart: {site.origin}/\nsteps:\n"
        file.write_text(head + WAY, "utf-8")
        whole = audit(*narrow, MAIL="secret.person@example.org")
        assert whole.returncode in {0, 1}, whole.stderr
        report = msgspec.json.decode((out / "result.json").read_bytes())
        file.write_text(f"{head}- audit: Product\n- tap: Sell\n- audit: Cart", "utf-8")
        ended = audit(f"{site.origin}/cart", *narrow)
        assert ended.returncode == 3, ended.stderr
        both = msgspec.json.decode((out / "result.json").read_bytes())
    told = [(page["station"]["title"], page["audited"]) for page in report["pages"]]
    assert told == [("Product", True), ("Cart", True), ("Address", True)]
    assert [page["directory"] for page in report["pages"]] == [f"pages/00{n}-achat-{n}-phone" for n in (1, 2, 3)]
    assert "secret.person" not in msgspec.json.encode(report).decode()
    assert [page["directory"].rpartition("/")[2] for page in both["pages"]] == [
        *("001-cart-phone", "002-achat-1-phone", "003-achat-2-phone"),
    ]
    assert both["pages"][2]["failures"][0]["code"] == "journey-not-found"


def test_each_scenario_walks_by_itself_and_one_after_the_other(tmp_path: Path) -> None:
    file = tmp_path / "journey.yaml"
    with Site(SHOP) as site:
        file.write_text(f"journey: Achat\nstart: {site.origin}/\nsteps:\n{WAY}", "utf-8")
        ran = audit(
            "--journey", file, "--only", "cta-size", "-o", tmp_path / "out", "--concurrency", "2", MAIL="a@b.example"
        )
        paths = [asked.path for asked in site.asked if asked.path != "/favicon.ico"]
    assert ran.returncode in {0, 1, 3}, ran.stderr
    assert paths == ["/", "/add", "/cart", "/address"] * 2
    folders = sorted(path.name for path in (tmp_path / "out" / "pages").iterdir())
    assert folders == [
        *("001-achat-1-phone", "002-achat-1-tablet", "003-achat-2-phone"),
        *("004-achat-2-tablet", "005-achat-3-phone", "006-achat-3-tablet"),
    ]


def test_ctrl_c_keeps_the_stations_that_were_reached(tmp_path: Path) -> None:
    file, out = tmp_path / "journey.yaml", tmp_path / "out"
    with Site({"/": PRODUCT}) as site:
        way = "- audit: Product\n- visit: /never\n- audit: Never\n- audit: Later"
        file.write_text(f"journey: Achat\nstart: {site.origin}/\nsteps:\n{way}", "utf-8")
        process = subprocess.Popen(
            [sys.executable, "-m", "auditor", "audit", "--journey", str(file), "--no-lighthouse", "--only", "touch",
             "--device", "phone", "--format", "json", "--out", str(out)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip

        def interrupt(asked: Asked) -> Answer:
            process.send_signal(signal.SIGINT)
            return site.hang(asked)

        site.routes["/never"] = interrupt
        told, _ = process.communicate(timeout=120)
    assert process.returncode == 3, told
    pages = msgspec.json.decode((out / "result.json").read_bytes())["pages"]
    found = [(page["station"]["title"], page["audited"], page["failures"][:1]) for page in pages]
    assert [(title, audited) for title, audited, _ in found] == [("Product", True), ("Never", False), ("Later", False)]
    assert found[1][2][0]["code"] == "interrupted"


def test_a_journey_that_is_none_is_a_usage_error(tmp_path: Path) -> None:
    file = tmp_path / "journey.yaml"
    file.write_text("start: https://shop.example/\nsteps:\n- tapp: Buy", "utf-8")
    ran = audit("--journey", file, "-o", tmp_path / "out")
    assert ran.returncode == 2
    assert "journey.yaml:3:3: Unknown step 'tapp'. Did you mean 'tap'?" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not (tmp_path / "out").exists()
