"""What the probe takes for a target, and where a tap on it may fall: one browser visit for each group of cases."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visitor
from tests.site import Site, page

# Each case: its HTML, and for each target that it holds the name and the width × height of the region, rounded.
CASES: dict[str, tuple[str, list[tuple[str, int, int]]]] = {
    "a plain button": ("<button>one</button>", [("one", 70, 30)]),
    "a disabled one, by attribute, fieldset or ARIA": (
        "<button disabled>a</button><fieldset disabled><button>b</button></fieldset>"
        "<button aria-disabled=true>c</button>",
        [],
    ),
    "inert": ("<div inert><button>a</button></div>", []),
    "no pointer events": ('<button style="pointer-events:none">a</button>', []),
    "a link without an address": ("<a>a</a>", []),
    "a link around a picture": (
        '<a href=/p><canvas aria-label=one role=img width=80 height=90 style="vertical-align:bottom"></canvas></a>',
        [("one", 80, 90)],
    ),
    "a link without a box": (
        '<a href=/p aria-label=one style="display:contents"><b class=k></b></a>',
        [("one", 70, 30)],
    ),
    "a link around a floating child": (
        '<a href=/p aria-label=one><b class=k style="float:left"></b></a><br style="clear:both">',
        [("one", 70, 30)],
    ),
    "a label of a check box": (
        '<label class=k style="display:block"><input type=checkbox style="margin:0">one</label>',
        [("one", 70, 30)],
    ),
    "a label by its id, of a box that is not drawn": (
        '<input type=radio id=x style="display:none"><label for=x class=k style="display:block">one</label>',
        [("one", 70, 30)],
    ),
    "a label of a text field is not part of it": (
        '<label style="display:block">one<br><input class=k></label>',
        [("one", 70, 30)],
    ),
    "a transparent native select over a drawn one": (
        '<div style="position:relative;width:70px;height:30px"><select class=k aria-label=one style="opacity:0">'
        "<option>a</select></div>",
        [("one", 70, 30)],
    ),
    "a transparent button that shows on hover": ('<button style="opacity:0">a</button>', []),
    "a pseudo-element around it": (
        "<style>.r{position:relative;display:block;width:10px;height:10px;margin:30px}"
        '.r::after{content:"";position:absolute;inset:-10px -30px}</style><a class=r href=/p aria-label=one></a>',
        [("one", 70, 30)],
    ),
    "a pseudo-element moved by a transform": (
        '<style>.s{position:relative;display:block;width:10px;height:10px;margin:30px}.s::after{content:"";position:absolute;'
        "top:50%;left:50%;width:70px;height:30px;transform:translate(-50%,-50%)}</style>"
        "<a class=s href=/p aria-label=one></a>",
        [("one", 70, 30)],
    ),
    "a pseudo-element that takes no taps": (
        '<style>.n{position:relative}.n::after{content:"";position:absolute;inset:-9px;pointer-events:none}</style>'
        "<button class=n>one</button>",
        [("one", 70, 30)],
    ),
    "a link that is spread over its card": (
        "<style>.c{position:relative;width:70px;height:30px;margin:0}"
        '.c a::after{content:"";position:absolute;inset:0}</style>'
        "<div class=c><a href=/p>one</a></div>",
        [("one", 70, 30)],
    ),
    "cut by hidden overflow below": (
        '<div style="height:30px;overflow:hidden"><button style="height:99px">one</button></div>',
        [("one", 70, 30)],
    ),
    "a handler": ("<div onclick=f() class=k aria-label=one></div>", [("one", 70, 30)]),
    "a handler around targets": ("<div onclick=f()>x<button>one</button></div>", [("one", 70, 30)]),
    "a handler within a target": ("<button><span onclick=f()>one</span></button>", [("one", 70, 30)]),
    "a pointer and an attribute of a library": (
        '<div class=k data-action=buy style="cursor:pointer"></div>',
        [("", 70, 30)],
    ),
    "the attribute alone": ("<div class=k data-action=buy></div>", []),
    "the pointer alone": ('<div class=k style="cursor:pointer"></div>', []),
    "a focusable region without a pointer": ("<div class=k tabindex=0></div>", []),
    "one that stands aslant, in twelve bands": (
        '<button style="width:40px;height:40px;rotate:45deg">one</button>',
        [("one", 52, 57)],
    ),
    "one that is turned by a right angle": (
        '<button style="transform:rotate(90deg);width:30px;height:70px">one</button>',
        [("one", 70, 30)],
    ),
    "a listener and a pointer": (
        '<div class=k style="cursor:pointer"></div><script>document.currentScript.previousSibling'
        ".addEventListener('click',()=>0)</script>",
        [("", 70, 30)],
    ),
    "a property that listens": (
        '<div class=k style="cursor:pointer"></div><script>document.currentScript.previousSibling.onclick=()=>0'
        "</script>",
        [("", 70, 30)],
    ),
    "a select that draws its own button": (
        "<style>.own,.own::picker(select){appearance:base-select}</style><select class='own k' aria-label=one>"
        "<button><selectedcontent></selectedcontent></button><option>a</select>",
        [("one", 70, 30)],
    ),
    "a listener without a pointer": (
        "<div class=k></div><script>document.currentScript.previousSibling.addEventListener('click',()=>0)</script>",
        [],
    ),
    "a listener for something else": (
        '<div class=k style="cursor:pointer"></div><script>document.currentScript.previousSibling'
        ".addEventListener('mouseover',()=>0)</script>",
        [],
    ),
    "a listener around targets": (
        '<div style="cursor:pointer">x<button>one</button></div><script>document.currentScript.previousSibling'
        ".addEventListener('click',()=>0)</script>",
        [("one", 70, 30)],
    ),
    "a listener within a target": (
        '<button><span style="cursor:pointer">one</span></button><script>document.currentScript.previousSibling'
        ".firstChild.addEventListener('click',()=>0)</script>",
        [("one", 70, 30)],
    ),
    "a role": ("<div class=k role=switch aria-label=one></div>", [("one", 70, 30)]),
    "editable text": ("<div class=k contenteditable role=textbox aria-label=one></div>", [("one", 70, 30)]),
    "a summary, and what is closed in it": (
        '<details><summary class=k style="display:block">one</summary><button>a</button></details>',
        [("one", 70, 30)],
    ),
    "an image map": (
        '<img usemap="#m" width=99 height=99 alt=""><map name=m>'
        '<area href=/p alt=one shape=rect coords="5,5,75,35"></map>',
        [("one", 70, 30)],
    ),
    "a button in a slot": (
        "<div class=host><button>one</button></div><script>document.currentScript.previousSibling"
        ".attachShadow({mode:'closed'}).innerHTML='<slot></slot>'</script>",
        [("one", 70, 30)],
    ),
    "a link in an SVG drawing": (
        "<svg width=99 height=50><a href=/p aria-label=one><rect width=70 height=30></rect></a></svg>",
        [("one", 70, 30)],
    ),
    "a scaled one": (
        '<div style="transform:scale(.5);transform-origin:0 0"><button>one</button></div>',
        [("one", 35, 15)],
    ),
}
STYLE = (
    "<style>body{margin:0}section{margin:60px 40px;position:relative}"
    "button,.k{width:70px;height:30px;box-sizing:border-box;margin:0;padding:0;border:0;display:inline-block}</style>"
)

PLAN = frozenset({"targets"})


@pytest.fixture(scope="module")
def found(visit: Visitor) -> dict[str, list[tuple[str, int, int]]]:
    """The targets of each case: all are sections of one page."""
    sections = "".join(f'<section id="case-{i}">{html}</section>' for i, (html, _) in enumerate(CASES.values()))
    with Site({"/": page(STYLE + sections)}) as site:
        snapshot = visit(f"{site.origin}/", images=False)
    assert snapshot.failures == []
    evidence = snapshot.frames[0].targets
    assert evidence is not None
    regions: dict[str, list[tuple[str, int, int]]] = {name: [] for name in CASES}
    for target in evidence.targets:
        number = int(target.selector.split("#case-")[1].split(" ")[0]) if "#case-" in target.selector else -1
        left, top = min(box.x for box in target.rects), min(box.y for box in target.rects)
        right, bottom = max(box.right for box in target.rects), max(box.bottom for box in target.rects)
        name = list(CASES)[number]
        regions[name].append((target.name, round(right - left), round(bottom - top)))
    return regions


@pytest.mark.parametrize("case", CASES)
def test_regions(found: dict[str, list[tuple[str, int, int]]], case: str) -> None:
    assert found[case] == CASES[case][1]


SENTENCES = {
    "<p>Read our <a href=/p>terms</a> first.</p>": True,
    "<p>Read <b>our <a href=/p>terms</a></b>.</p>": True,
    '<p>Read <a href=/p style="display:inline-block">terms</a>.</p>': True,
    '<p>Size: <a href=/p style="display:inline-block;padding:10px">S</a></p>': False,
    "<p><a href=/p>terms</a></p>": False,
    "<p>1 <a href=/p>2</a> | 3</p>": False,
    "<p>Follow us:<br><a href=/p>Facebook</a></p>": False,
    "<div>Delivery<div><a href=/p>terms</a></div></div>": False,
    '<p>Read <a href=/p style="position:absolute">terms</a>.</p>': False,
    '<p style="display:flex">Read <a href=/p>terms</a></p>': False,
    "<p><a href=/q>Read</a> <a href=/p>terms</a></p>": False,
    "<label>I accept the <a href=/p>terms</a><input type=checkbox></label>": True,
    "<p>読む<a href=/p>terms</a></p>": True,
    '<p><span style="display:none">Read our</span> <a href=/p>terms</a></p>': False,
    "<p>Code <input value=terms></p>": False,
    "<p>Size: <a href=/p>38</a> <a href=/q>39</a></p>": False,
    "<p><a href=/q>1</a> <a href=/q>2</a> <b>3</b> <a href=/p>4</a> of 12</p>": False,
    "<p>Page <a href=/p>1</a> <a href=/q>2</a> ... <a href=/q>12</a></p>": False,
    "<p>Rated <a href=/q>★</a><a href=/p>★</a><a href=/q>★</a> (12 reviews)</p>": False,
    "<p>© 2024 The Shop. All rights reserved | <a href=/p>Terms</a> | <a href=/q>Contact</a></p>": False,
    "<p><a href=/p>FR</a>|EN|<a href=/q>DE</a></p>": False,
    "<p><a href=/q>Home</a> › <a href=/p>Vases</a> › Blue vase</p>": False,
    "<p><a href=/q>Home</a> » <a href=/p>Vases</a> » Blue vase</p>": False,
    "<p>See what we say of <span style='display:inline-block'><a href=/p>Oak</a> <a href=/q>Ash</a></span></p>": False,
    "<p>As others have found before us <a href=/p>[1]</a><a href=/q>[2]</a>, ours is the best.</p>": True,
    "<p>Read the <a href=/p>terms</a> <a href=/q>(PDF)</a> before you order.</p>": True,
    "<p>Read the <a href=/p>terms</a> <a href=/q>(PDF)</a>.</p>": True,
    "<p>Lisez nos « <a href=/p>conditions</a> » avant de commander.</p>": True,
}


def test_which_ones_stand_in_a_sentence(visit: Visitor) -> None:
    sections = "".join(f'<section id="case-{i}">{html}</section>' for i, html in enumerate(SENTENCES))
    with Site({"/": page(sections)}) as site:
        evidence = visit(f"{site.origin}/", images=False, plan=PLAN).frames[0].targets
    assert evidence is not None
    inline = dict.fromkeys(SENTENCES, False)
    for target in evidence.targets:
        if target.inline and (target.href.endswith("/p") or target.tag == "input"):
            inline[list(SENTENCES)[int(target.selector.split("#case-")[1].split(" ")[0])]] = True
    assert inline == SENTENCES


DELEGATED = {
    '<div class=k style="cursor:pointer"></div>': 1,
    "<div class=k></div>": 0,
    '<div style="cursor:pointer">x<button>one</button></div>': 1,
    '<div style="cursor:pointer"><b class=k style="cursor:pointer"></b></div>': 1,
    '<label style="cursor:pointer">Town <input class=k></label>': 1,
}


@pytest.mark.parametrize(
    "listens",
    ["document", "document.documentElement", "document.body", "document.querySelector('main')"],
)
def test_taps_that_something_around_listens_for(listens: str, visit: Visitor) -> None:
    sections = "".join(f'<section id="case-{i}">{html}</section>' for i, html in enumerate(DELEGATED))
    script = f"<script>{listens}.addEventListener('click', () => 0)</script>"
    with Site({"/": page(f"{STYLE}<main>{sections}</main>{script}")}) as site:
        evidence = visit(f"{site.origin}/", images=False, plan=PLAN).frames[0].targets
    assert evidence is not None
    counts = dict.fromkeys(DELEGATED, 0)
    for target in evidence.targets:
        counts[list(DELEGATED)[int(target.selector.split("#case-")[1].split(" ")[0])]] += 1
    assert counts == DELEGATED


DEFAULTS = {
    "<input type=checkbox>": True,
    "<input type=radio>": True,
    '<input type=checkbox style="width:20px">': False,
    '<input type=checkbox style="appearance:none;width:13px;height:13px">': False,
    '<input type=checkbox style="zoom:.8">': False,
    '<div style="transform:scale(.9)"><input type=checkbox></div>': False,
    "<button>OK</button>": True,
    '<button style="font-size:11px">OK</button>': False,
    '<button style="padding:0">OK</button>': False,
    '<button style="height:15px">OK</button>': False,
    '<button style="border:0">OK</button>': False,
    '<button style="color:red;margin:9px">OK</button>': True,
    "<input>": True,
    "<select><option>a</select>": True,
    "<textarea></textarea>": True,
    '<input style="line-height:10px">': False,
    "<a href=/p>link</a>": False,
    "<video controls></video>": True,
}


@pytest.mark.parametrize("device", ["phone", "tablet"])
def test_whose_size_is_the_browsers_own(visit: Visitor, device: str) -> None:
    sections = "".join(f'<section id="case-{i}">{html}</section>' for i, html in enumerate(DEFAULTS))
    with Site({"/": page(sections)}) as site:
        evidence = visit(f"{site.origin}/", device, images=False, plan=PLAN).frames[0].targets
    assert evidence is not None
    assert [target.default_control for target in evidence.targets] == list(DEFAULTS.values())


def test_what_lies_on_top_has_the_greater_rank(visit: Visitor) -> None:
    body = (
        "<style>button{position:absolute;left:0;top:0}</style>"
        '<button style="z-index:2">3</button><button>1</button><button style="z-index:-1">0</button>'
        '<button>2</button><div style="position:relative;z-index:3"><button style="z-index:-9">4</button></div>'
    )
    with Site({"/": page(body)}) as site:
        evidence = visit(f"{site.origin}/", images=False, plan=PLAN).frames[0].targets
    assert evidence is not None
    ranked = sorted(evidence.targets, key=lambda target: target.paint)
    assert [target.name for target in ranked] == ["0", "1", "2", "3", "4"]


def test_the_look_of_a_button(visit: Visitor) -> None:
    body = (
        '<main style="background:oklch(100% 0 0)"><form action=/cart id=buy><input name=q type=number>'
        '<button style="background:color(srgb 0 0.5 0);color:#fff;font:700 18px Arial">Buy</button></form>'
        '<a href=/p style="display:block;height:40px"><span style="display:block;height:40px;background:#000"></span>'
        "</a>"
        '<a href=/q style="display:block;height:40px">plain</a></main>'
    )
    with Site({"/": page(body)}) as site:
        evidence = visit(f"{site.origin}/", images=False, plan=PLAN).frames[0].targets
    assert evidence is not None
    _, button, card, plain = evidence.targets
    assert button.look is not None
    assert card.look is not None
    assert plain.look is None
    assert (button.look.fill, button.look.behind) == ((0, 128, 0), (255, 255, 255))
    assert (button.look.font_size, button.look.font_weight, button.look.submits) == (18, 700, True)
    assert evidence.forms[button.look.form] == ["number"]
    assert button.look.ancestry == ["button", "form#buy", "main", "body"]
    assert card.look.fill == (0, 0, 0)


def test_a_form_whose_fields_are_named_like_properties(visit: Visitor) -> None:
    names = ["elements", "matches", "style", "parentNode", "submit", "id", "form", "labels", "href", "type"]
    fields = "".join(f'<input name="{name}" aria-label="{name}">' for name in names)
    with Site({"/": page(f"<form>{fields}<button>Send</button></form>")}) as site:
        snapshot = visit(f"{site.origin}/", images=False)
    assert snapshot.failures == []
    evidence = snapshot.frames[0].targets
    assert evidence is not None
    assert [target.name for target in evidence.targets] == [*names, "Send"]
    assert evidence.forms == [["text"] * len(names)]


def test_two_visits_give_the_same_evidence(visit: Visitor) -> None:
    sections = "".join(f'<section id="case-{i}">{html}</section>' for i, (html, _) in enumerate(CASES.values()))
    with Site({"/": page(STYLE + sections)}) as site:
        first, second = (visit(f"{site.origin}/", images=False, plan=PLAN).frames[0].targets for _ in range(2))
    assert first == second


def test_what_is_further_down_is_tried_where_scrolling_brings_it(visit: Visitor) -> None:
    covered = '<div style="position:absolute;inset:0"></div>'
    card = '<div style="position:relative;height:60px"><a href=/{0}>{0}</a>{1}</div>'
    rows = "".join(card.format(number, covered if number % 2 else "") for number in range(100))
    with Site({"/": page(rows)}) as site:
        snapshot = visit(f"{site.origin}/", images=False)
    evidence = snapshot.frames[0].targets
    assert evidence is not None
    hits = {int(target.name): target.hit for target in evidence.targets}
    assert {number for number, hit in hits.items() if hit is False} <= set(range(1, 100, 2))
    assert {number for number, hit in hits.items() if hit is True} <= set(range(0, 100, 2))
    decided = [number for number, hit in hits.items() if hit is not None]
    assert len(decided) > 50
    assert decided[-1] > 80
