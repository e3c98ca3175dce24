"""Turning the device and pressing Tab in real pages: what is left behind, and pages that fight back."""

from __future__ import annotations

import pytest

from auditor.model.snapshot import Snapshot
from tests.browser.conftest import Visitor
from tests.site import Site, page

# Tells by requests what the page saw of it, as scripts of a shop would.
TELLING = """<p>Text</p><a href="/1">One</a> <a href="/2">Two</a>
<script>addEventListener("resize", () => fetch(`/resized?${innerWidth}x${innerHeight}-${screen.orientation.type}`));
addEventListener("focusin", (event) => fetch(`/focused?${event.target.textContent}`));</script>"""


def see(visit: Visitor, body: str, device: str = "phone") -> tuple[Snapshot, list[str]]:
    with Site({"/": page(body)}) as site:
        snapshot = visit(f"{site.origin}/", device, images=False)
        return snapshot, [asked.path for asked in site.asked]


def names(snapshot: Snapshot) -> list[str]:
    assert snapshot.focus_stops is not None
    return [stop.name for stop in snapshot.focus_stops]


@pytest.mark.parametrize(
    ("device", "aside", "upright"), [("phone", "844x340", "390x664"), ("tablet", "1180x746", "820x1106")]
)
def test_the_page_is_turned_and_turned_back(visit: Visitor, device: str, aside: str, upright: str) -> None:
    shows = "<script>addEventListener('resize', () => document.links[0].textContent = `${innerWidth}x${innerHeight}`)"
    snapshot, asked = see(visit, f"{TELLING}{shows}</script>", device)
    resized = [path.partition("?")[2] for path in asked if path.startswith("/resized")]
    assert f"{aside}-landscape-primary" in resized
    assert names(snapshot)[0] == upright  # by the keyboard, which comes last
    assert snapshot.failures == []


def test_real_keys_go_through_the_page_in_order(visit: Visitor) -> None:
    snapshot, asked = see(visit, TELLING)
    assert names(snapshot) == ["One", "Two"]
    assert not [path for path in asked if path.startswith("/focused")]  # nothing is sent any more


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", []),
        # It keeps every key to itself; it gives the focus away again; it jumps back to the first.
        ("<a href=/1>One</a><script>for (const type of ['keydown', 'keyup']) addEventListener(type, (event) => "
         "{ event.stopImmediatePropagation(); event.preventDefault(); }, true)</script>", []),
        ("<a href=/1 onfocus='this.blur()'>One</a> <a href=/2>Two</a>", ["Two"]),
        ("<a id=a href=/1>One</a> <a href=/2 onfocus='a.focus()'>Two</a> <a href=/3>Three</a>", ["One"]),
        # It removes what takes the focus; it is in the field already; it hides.
        ("<a href=/1 onfocus='this.remove()'>One</a> <a href=/2>Two</a>", ["Two"]),
        ("<a href=/1>One</a> <input autofocus aria-label=Two>", ["One", "Two"]),
        ("<a href=/1 style='opacity:0'>One</a> <a href=/2>Two</a>", ["Two"]),
        ("<form>Text <input name=checkVisibility aria-label=One><input name=assignedSlot aria-label=Two></form>",
         ["One", "Two"]),
    ],
)  # fmt: skip
def test_pages_that_play_with_the_focus(visit: Visitor, body: str, expected: list[str]) -> None:
    snapshot, _ = see(visit, f"<p>Text</p>{body}")
    assert names(snapshot) == expected
    assert snapshot.failures == []


def test_a_long_page_costs_sixty_presses(visit: Visitor) -> None:
    links = "".join(f"<p><a href=/{number}>{number}</a></p>" for number in range(300))
    snapshot, _ = see(visit, links)
    assert names(snapshot) == [str(number) for number in range(60)]


def test_stops_far_down_are_found_on_the_picture_of_the_page(visit: Visitor) -> None:
    body = '<div style="height:3000px"></div><a href=/1 style="display:block">One</a><div style="height:900px">'
    snapshot, _ = see(visit, body)
    assert snapshot.focus_stops is not None
    (stop,) = snapshot.focus_stops
    assert stop.at.box is not None
    assert stop.at.box.y == pytest.approx(3008, abs=1)


def test_text_in_closed_roots_counts_on_both_sides(visit: Visitor) -> None:
    body = (
        """<div id=host></div><script>host.attachShadow({mode: "closed"}).innerHTML = "<p>ten letters</p>"</script>"""
    )
    snapshot, _ = see(visit, body)
    assert snapshot.rotated is not None
    assert snapshot.rotated.before.characters == snapshot.rotated.turned.characters == len("ten letters")


def test_going_back_brings_links_under_a_bar_at_the_top(visit: Visitor) -> None:
    bar = "<header style='position:sticky;top:0;height:80px;background:#fff;z-index:2'>Shop</header>"
    links = "".join(
        f"<p style='height:300px;margin:0'><a href=/{n} style='display:block;height:20px'>Vase {n}</a></p>"
        for n in range(12)
    )
    snapshot, asked = see(visit, bar + links)
    assert snapshot.focus_stops is not None
    covered = [stop.name for stop in snapshot.focus_stops if stop.covered_by]
    assert covered
    assert "Vase 11" not in covered
    assert asked == ["/", "/"]
