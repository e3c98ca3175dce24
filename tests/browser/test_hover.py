"""A mouse and a finger on real pages: what comes to light, and that nothing a tap sets off is ever sent."""

from __future__ import annotations

import pytest

from auditor.model.snapshot import Snapshot
from auditor.model.trials import HoverTrial
from tests.browser.conftest import Visitor
from tests.site import Answer, Site, page

MENU = """<style>.sub{display:none}.item:hover .sub{display:block}</style>
<div class=item>%s<div class=sub><a href=/tall>Tall vases</a></div></div>"""


def see(visit: Visitor, body: str) -> tuple[Snapshot, list[str]]:
    with Site({"/": page(body)}) as site:
        snapshot = visit(f"{site.origin}/", "phone", images=False)
        return snapshot, [asked.path for asked in site.asked if asked.path not in {"/", "/favicon.ico"}]


def trials(snapshot: Snapshot) -> list[HoverTrial]:
    assert snapshot.failures == []
    assert snapshot.hovered is not None
    return snapshot.hovered


@pytest.mark.parametrize(
    ("control", "leaves"),
    [
        ("<a href=/away>Vases</a>", True),
        ("<a href=/away ping=/ping>Vases</a>", True),
        ("<a href=/away target=_blank>Vases</a>", True),
        ("<a href=http://localhost:9/away>Vases</a>", True),
        ("<button type=button onclick=\"location.href = '/away'\">Vases</button>", True),
        ("<button type=button onclick=\"window.open('/away')\">Vases</button>", True),
        ("<button type=button onclick=\"history.pushState({}, '', '/away')\">Vases</button>", True),
        ("<form action=/away method=post><span onclick=\"this.parentNode.submit()\">Vases</span></form>", True),
        ("<form action=/away method=post><button>Vases</button></form>", True),
        ("<button type=button onclick=\"fetch('/away', {method: 'POST'}); navigator.sendBeacon('/away', 'x'); "
         "new Image().src = '/away'; new Worker('/away'); alert('Vases')\">Vases</button>", False),
        ("<a href=#vases>Vases</a>", False),
        ("<a href=/away onclick='return false'>Vases</a>", False),
    ],
)  # fmt: skip
def test_nothing_that_a_tap_sets_off_is_sent(visit: Visitor, control: str, leaves: bool) -> None:
    snapshot, asked = see(visit, MENU % control)
    (trial,) = trials(snapshot)
    assert asked == []
    assert trial.leaves is leaves
    assert trial.tapped == (0 if leaves else 1)


def test_the_log_of_the_network_and_the_other_steps_know_nothing_of_it(visit: Visitor) -> None:
    snapshot, _ = see(visit, MENU % "<button type=button onclick=\"fetch('/order', {method: 'POST'})\">Vases</button>")
    assert trials(snapshot)
    assert snapshot.requests is not None
    assert [request.url.rpartition("/")[2] for request in snapshot.requests] == [""]
    assert snapshot.focus_stops is not None


def test_a_sheet_of_another_site_is_read(visit: Visitor) -> None:
    css = ".sub{display:none}@media (hover: hover){.item:hover .sub{display:block}}"
    sheet = Answer(css.encode(), headers={"Content-Type": "text/css"})
    with Site({"/shop.css": sheet}, host="localhost") as other:
        body = f"<link rel=stylesheet href={other.origin}/shop.css>" + MENU.partition("</style>")[2]
        snapshot, _ = see(visit, body % "<a href=#>Vases</a>")
    (trial,) = trials(snapshot)
    assert trial.lost == ["Tall vases"]


def test_a_sheet_of_another_site_in_a_shadow_tree_is_read(visit: Visitor) -> None:
    css = ".sub{display:none}@media (hover: hover){.item:hover .sub{display:block}}"
    sheet = Answer(css.encode(), headers={"Content-Type": "text/css"})
    menu = MENU.partition("</style>")[2] % "<a href=#>Vases</a>"
    with Site({"/shop.css": sheet}, host="localhost") as other:
        link = f"<link rel=stylesheet href={other.origin}/shop.css>"
        tree = f"<x-menu><template shadowrootmode=open>{link}{menu}</template></x-menu>"
        snapshot, _ = see(visit, tree)
    (trial,) = trials(snapshot)
    assert trial.lost == ["Tall vases"]


def test_many_cards_alike_are_one(visit: Visitor) -> None:
    cards = "".join(
        f"<div class=card><a href=/{number}>Vase {number}</a> <button type=button class=add>Add to cart</button></div>"
        for number in range(40)
    )
    snapshot, asked = see(visit, f"<style>.add{{opacity:0}}.card:hover .add{{opacity:1}}</style>{cards}")
    (trial,) = trials(snapshot)
    assert (trial.name, trial.alike, trial.lost) == ("Vase 0", 40, ["Add to cart"])
    assert asked == []


def test_a_consent_banner_is_out_of_the_way(visit: Visitor) -> None:
    banner = "<div style='position:fixed;inset:0;background:#fff'>We use cookies. <button>Accept</button></div>"
    snapshot, _ = see(visit, MENU % "<a href=/away>Vases</a>" + banner)
    (trial,) = trials(snapshot)
    assert (trial.lost, trial.leaves) == (["Tall vases"], True)


@pytest.mark.parametrize(
    "body",
    [
        "<p>Text</p>",
        "<style>a:hover{color:red}</style><a href=/1>One</a>",
        "<a href=/1>One</a><script>document.querySelector('a').addEventListener('mouseenter', () => 0)</script>",
    ],
)
def test_pages_without_anything_hidden(visit: Visitor, body: str) -> None:
    snapshot, asked = see(visit, body)
    assert trials(snapshot) == []
    assert asked == []


def test_the_page_is_not_loaded_again_for_it(visit: Visitor) -> None:
    answers = iter([page(MENU % "<a href=/away>Vases</a>")])
    with Site({"/": lambda _asked: next(answers, Answer(b"gone", 503))}) as site:
        snapshot = visit(f"{site.origin}/", "phone", images=False, plan=frozenset({"hovers"}))
    assert [trial.lost for trial in trials(snapshot)] == [["Tall vases"]]


def test_the_browsers_own_trees_in_fields_are_left_alone(visit: Visitor) -> None:
    fields = "".join(f"<label>Field <input type={kind} value=1></label>" for kind in ("number", "search", "text"))
    body = MENU % "<a href=/away>Vases</a>" + f"{fields}<select><option>1</select><video controls></video>"
    snapshot, _ = see(visit, body)
    (trial,) = trials(snapshot)
    assert trial.lost == ["Tall vases"]


@pytest.mark.parametrize("mode", ["open", "closed"])
def test_listeners_in_shadow_trees_are_heard_of(visit: Visitor, mode: str) -> None:
    script = f"""const root = document.querySelector('x-menu').attachShadow({{mode: '{mode}'}});
      root.innerHTML = `<div id=item><a href=/away>Vases</a>
        <div id=sub hidden><a href=/tall>Tall vases</a></div></div>`;
      root.getElementById('item').addEventListener('mouseenter', () => root.getElementById('sub').hidden = false);
      root.getElementById('item').addEventListener('mouseleave', () => root.getElementById('sub').hidden = true);"""
    snapshot, _ = see(visit, f"<x-menu></x-menu><script>{script}</script>")
    (trial,) = trials(snapshot)
    assert trial.lost == ["Tall vases"]
