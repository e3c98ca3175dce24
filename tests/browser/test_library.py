"""The library of the probes, function by function: what is seen, what lies above the page, what takes a tap."""

from __future__ import annotations

import re

import pytest

from auditor.collect.page.bundle import PROBES
from tests.browser.library import Library, library

__all__ = ["library"]

HIDDEN_SLOT = "<div style='display:contents;visibility:hidden'>"

PAINTED = {
    "plain": ("<p id=x>Vase", True, True),
    "not rendered": ("<p id=x style='display:none'>Vase", False, False),
    "hidden": ("<p id=x style='visibility:hidden'>Vase", False, False),
    "transparent": ("<p id=x style='opacity:.01'>Vase", False, False),
    "nearly transparent": ("<p id=x style='opacity:.02'>Vase", True, True),
    "in what is transparent": ("<div style='opacity:.1'><p id=x style='opacity:.1'>Vase", False, False),
    "cut away": ("<p id=x style='clip-path:inset(50%)'>Vase", False, False),
    "cut away, of old": ("<p id=x style='position:absolute;clip:rect(0,0,0,0)'>Vase", False, False),
    "in what is cut away": ("<div style='clip-path:inset(100%)'><p id=x>Vase", False, False),
    "clipped": ("<div style='height:0;overflow:hidden'><p id=x>Vase", True, False),
    "off the start of the page": ("<p id=x style='position:absolute;left:-9999px'>Vase", True, False),
    "further down": ("<p id=x style='margin-top:9000px'>Vase", True, True),
    "beyond the end of what scrolls": (
        "<div style='height:50px;overflow:auto'><p id=x style='margin-top:900px'>Vase", True, True,
    ),
    "a line": ("<p id=x style='height:.2px;overflow:hidden'>Vase", True, False),
    "without a box of its own": ("<div id=x style='display:contents'><p>Vase</div>", True, False),
    "without a box, unseen": ("<div style='opacity:0'><div id=x style='display:contents'>Vase", False, False),
    "without a box, and hidden": (HIDDEN_SLOT.replace("<div", "<div id=x") + "Vase", False, False),
    "without a box, not rendered": ("<div hidden><i id=x style='display:contents'>Vase", False, False),
    "inline, around a block": ("<span id=x><div style='float:left;width:50px;height:50px'></div>", True, False),
}  # fmt: skip


@pytest.mark.parametrize("case", PAINTED)
def test_what_is_painted_and_what_can_be_seen(library: Library, case: str) -> None:
    body, painted, visible = PAINTED[case]
    assert library.of(body, "[lib.painted($('#x')), lib.visible($('#x'))]") == [painted, visible]


@pytest.mark.parametrize(
    ("body", "dialog", "on_top"),
    [
        ("<div id=x>Vase</div>", False, False),
        ("<dialog id=x>Vase</dialog>", True, False),
        ("<dialog id=x open>Vase</dialog>", True, False),
        ("<dialog id=x>Vase</dialog><script>x.showModal()</script>", True, True),
        ("<div id=x popover>Vase</div>", False, False),
        ("<div id=x popover>Vase</div><script>x.showPopover()</script>", False, True),
        ("<div id=x role=' Dialog '>Vase</div>", True, False),
        ("<div id=x role=alertdialog>Vase</div>", True, False),
        ("<div id=x aria-modal=true>Vase</div>", True, False),
        ("<div id=x aria-modal=false>Vase</div>", False, False),
    ],
)
def test_what_lies_above_the_page(library: Library, body: str, dialog: bool, on_top: bool) -> None:
    assert library.of(body, "[lib.isDialog($('#x')), lib.onTop($('#x'))]") == [dialog, on_top]


@pytest.mark.parametrize(
    ("body", "takes"),
    [
        ("<a id=x href=/>Vase</a>", True),
        ("<a id=x>Vase</a>", False),
        ("<button id=x>Vase</button>", True),
        ("<input id=x>", True),
        ("<input id=x type=hidden>", False),
        ("<summary id=x>Vase</summary>", False),
        ("<details><summary id=x>Vase</summary></details>", True),
        ("<b id=x role='tab'>Vase</b>", True),
        ("<b id=x role='menuitemcheckbox'>Vase</b>", True),
        ("<b id=x role='heading'>Vase</b>", False),
        ("<b id=x onclick='go()'>Vase</b>", True),
        ("<b id=x contenteditable>Vase</b>", True),
        ("<b id=x contenteditable=false>Vase</b>", False),
        ("<label id=x>Vase</label>", False),
        ("<video id=x controls></video>", True),
    ],
)
def test_what_says_that_it_takes_a_tap(library: Library, body: str, takes: bool) -> None:
    asked = "[lib.declaresTap($('#x')), lib.targets().includes($('#x'))]"
    assert library.of(body, asked) == [takes, takes]


BAR = "<style>#x { position: fixed; left: 0; top: 0; width: 100px; height: 40px }"


@pytest.mark.parametrize(
    ("rest", "point", "meets"),
    [
        ("</style><div id=x>Vase</div>", (50, 20), True),
        ("</style><div id=x>Vase</div>", (300, 300), False),
        ("</style><div id=x><b style='position:absolute;left:280px;top:290px'>Vase</b></div>", (300, 300), True),
        ("</style><div id=x style='white-space:nowrap'>" + "Vase " * 60 + "</div>", (300, 10), True),
        ("</style><div id=x><p style='height:400px'>Vase</div>", (50, 350), True),
        ("#x::after{content:'';position:absolute;inset:250px -900px -900px 250px}</style><div id=x>Vase</div>",
         (300, 300), True),
        ("#x::after{content:'';position:fixed;inset:0}</style><div id=x>Vase</div>", (300, 600), True),
        ("#x b::before{content:'';position:fixed;inset:0}</style><div id=x><b>Vase</b></div>", (300, 600), True),
        ("</style><dialog id=x style='margin:0'>Vase</dialog><script>x.showModal()</script>", (300, 600), True),
    ],
)  # fmt: skip
def test_where_a_tap_may_meet_what_is_pinned(library: Library, rest: str, point: tuple[int, int], meets: bool) -> None:
    asked = f"[lib.meeting([$('#x')])({point[0]}, {point[1]}), lib.mayMeetPinned({point[0]}, {point[1]})]"
    library.shows(BAR + rest)
    assert library.says(asked) == [meets, meets]
    if meets:
        hit = library.says(f"(() => {{ const hit = lib.elementAt({point[0]}, {point[1]}); "
                           "return Boolean(hit) && lib.contains($('#x'), hit); })()")  # fmt: skip
        assert hit is True


def test_what_is_switched_off_takes_none_whatever_it_says(library: Library) -> None:
    body = "<button id=x disabled>Vase</button><div inert><a id=y href=/>Vase</a></div>"
    assert library.of(body, "lib.targets().length") == 0


def test_it_keeps_what_it_told_and_can_be_asked_again_in_a_later_moment(library: Library) -> None:
    library.shows("<p id=x>Vase</p><p id=gone>Pot</p>")
    library.says("(globalThis.auditorFirst = [lib.elements().length, lib.visible($('#x'))], 0)")
    library.in_the_page(
        "() => { x.style.display = 'none'; gone.remove(); document.body.append(document.createElement('nav')); }"
    )
    length, seen = library.says("auditorFirst")
    assert library.says("[lib.elements().length, lib.visible($('#x'))]") == [length, seen] == [length, True]
    later = "((lib) => [lib.elements().length, lib.visible(lib.select('#x')[0]), lib.select('nav').every(lib.visible)])"
    assert library.says(f"{later}(lib.again())") == [length, False, False]
    assert library.says("lib.again().again() !== lib && lib.again().options === lib.options") is True


def test_now_it_sees_the_page_as_it_is(library: Library) -> None:
    library.shows("<header id=x style='position:sticky;top:0'><b id=y>Vase</b></header>")
    asked = "[lib.seenNow($('#y')), lib.shownNow($('#y')), lib.pinnedNow($('#y')) === $('#x'), lib.standingNow().size]"
    assert library.says(asked) == [True, True, True, 1]
    library.in_the_page("() => { x.style.position = 'static'; y.style = 'display:block;width:2px;overflow:hidden'; }")
    assert library.says(asked) == [True, False, False, 0]
    library.in_the_page("() => { y.style = 'opacity:0'; }")
    assert library.says(asked) == [False, False, False, 0]


def test_the_composed_tree(library: Library) -> None:
    library.shows("<div id=host><b id=light>Vase</b></div>")
    library.in_the_page("() => { host.attachShadow({mode: 'open'}).innerHTML = '<i id=inner><slot></slot></i>'; }")
    library.says("(globalThis.auditorNew = lib.again(), 0)")
    ask = "((l) => { const at = (id) => l.elements().find((e) => l.id(e) === id); return %s; })(auditorNew)"
    assert library.says(ask % "[...l.ancestors(at('light'))].map(l.tag)") == ["b", "slot", "i", "div", "body", "html"]
    assert library.says(ask % "l.contains(at('inner'), at('light'))") is True
    assert library.says(ask % "l.selector(at('inner'))") == "#host >>> #inner"
    assert library.says(ask % "l.trees().length") == 2


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("<button id=x>Buy<b> now</b></button>", "Buy now"),
        ("<button id=x aria-label='Buy'>x</button>", "Buy"),
        ("<label>City <input id=x></label>", "City"),
        ("<button id=x><img alt=Cart src=data:></button>", "Cart"),
        ("<style>#x::before{content:'New '}</style><button id=x>Vase</button>", "New Vase"),
        ("<b id=t hidden>Hidden</b><button id=x aria-labelledby=t>x</button>", "Hidden"),
        ("<button id=x></button>", ""),
    ],
)
def test_names(library: Library, body: str, name: str) -> None:
    assert library.of(body, "lib.name($('#x'))") == name


@pytest.mark.parametrize(
    ("colour", "rgba"),
    [
        ("rgb(1, 2, 3)", [1, 2, 3, 1]),
        ("rgba(1, 2, 3, 0.5)", [1, 2, 3, 0.5]),
        ("transparent", [0, 0, 0, 0]),
        ("color(srgb 1 0 0)", [255, 0, 0, 1]),
        ("no colour", [0, 0, 0, 0]),
    ],
)
def test_colours(library: Library, colour: str, rgba: list[float]) -> None:
    library.shows("")
    assert library.says(f"lib.rgba('{colour}')") == rgba


@pytest.mark.parametrize(
    ("first", "second", "above"),
    [
        ("", "", False),
        ("position:relative", "", True),
        ("position:relative;z-index:1", "position:relative;z-index:2", False),
        ("position:relative;z-index:2", "position:relative;z-index:1", True),
        ("opacity:.5", "", True),
        ("position:relative;z-index:-1", "", False),
    ],
)
def test_what_is_painted_over_what(library: Library, first: str, second: str, above: bool) -> None:
    body = f"<p id=a style='{first}'>Vase</p><p id=b style='{second}'>Pot</p>"
    assert library.of(body, "lib.byPaintOrder($('#a'), $('#b')) > 0") is above


def test_text_that_leaves_the_page_is_folded_and_cut_between_characters(library: Library) -> None:
    library.shows("")
    assert library.says("lib.text('  a\\u00a0 b\\u0000\\n')") == "a b"
    assert library.says("lib.text('\\u{1f600}'.repeat(5), 3)") == "\N{GRINNING FACE}" * 2 + "…"
    assert library.says("lib.text('\\ud83d')") == "\N{REPLACEMENT CHARACTER}"


def test_secrets_stay_in_the_page(library: Library) -> None:
    fields = "<input id=x value=Roux><input id=y type=submit value=Buy>"
    library.shows(fields + "<meta name=csrf-token content=abc123><p data-token=abc id=z>")
    assert "Roux" not in library.says("lib.html($('#x'))")
    assert "Buy" in library.says("lib.html($('#y'))")
    assert "abc123" not in library.says("lib.html($('meta[name=csrf-token]'))")
    assert "abc" not in library.says("lib.html($('#z'))")


def test_its_types_name_all_that_it_has_and_nothing_else(library: Library) -> None:
    types = (PROBES / "library.d.ts").read_text("utf-8")
    declared = set()
    for interface in ("Unclobbered", "Library extends Unclobbered"):
        body = types.partition(f"interface {interface} {{")[2].partition("\n}")[0]
        declared |= set(re.findall(r"(?m)^  (\w+)(?:<\w+>)?\??[(:]", body))
    library.shows("")
    assert declared - {"drawnGraphics"} == set(library.says("Object.keys(lib)"))


def test_what_shows_a_picture_instead_of_words_says_which(library: Library) -> None:
    library.shows(
        "<button id=a><span><svg></svg></span></button><a id=b href=/><img alt='Blue &quot;vase&quot;'></a>"
        "<button id=c>Buy<svg></svg></button><p id=d contenteditable><img alt=typed></p><button id=e></button>"
    )
    assert library.says("lib.html($('#a'))") == '<button id="a"><svg>'
    assert library.says("lib.html($('#b'))") == '<a id="b" href="/"><img alt="Blue &quot;vase&quot;">'
    assert library.says("lib.html($('#c'))") == '<button id="c">Buy'
    assert library.says("lib.html($('#d'))") == '<p id="d" contenteditable>'
    assert library.says("lib.html($('#e'))") == '<button id="e">'


def test_now_it_sees_what_is_cut_away(library: Library) -> None:
    library.shows(
        "<style>div{height:40px}b{position:absolute}</style>"
        "<div style='position:relative'><small id=y>Street</small></div>"
        "<div id=tight style='position:relative;overflow:hidden'><b id=z>Town</b></div>"
        "<div style='overflow:hidden'><b id=w style='margin-top:90px'>Post</b></div>"
    )
    asked = "['#y', '#z', '#w'].map((each) => lib.uncutNow($(each)))"
    assert library.says(asked) == [True, True, True]
    library.in_the_page("() => { z.style.top = '-40px'; }")
    assert library.says(asked) == [True, False, True]
    library.in_the_page("() => { tight.style.overflow = 'auto'; z.style.position = 'fixed'; }")
    assert library.says(asked) == [True, True, True]
