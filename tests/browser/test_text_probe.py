"""The probes of text and of the viewport in a real browser: what is seen, how large, and who sticks out."""

from __future__ import annotations

import pytest

from auditor.model.evidence.texts import TextRun, TextsEvidence
from auditor.model.evidence.viewport import ViewportEvidence
from auditor.model.snapshot import Snapshot
from tests.browser.conftest import Visitor
from tests.site import Answer, Site, page

PLAN = frozenset({"texts", "viewport_metas"})
"""Rules over these want the two probes and nothing else."""

OURS = {"navigate", "settle", "frames", "probes", "probe:texts", "probe:viewport"}


def look(visit: Visitor, body: str, device: str = "phone") -> Snapshot:
    """A page with this body, or this document, without captures."""
    answer = (
        page(body) if not body.startswith("<!doctype") else Answer(body.encode(), headers={"Content-Type": "text/html"})
    )
    with Site({"/": answer}) as site:
        snapshot = visit(f"{site.origin}/", device, images=False, examples=True, plan=PLAN)
    assert [failure for failure in snapshot.failures if failure.step in OURS] == []
    return snapshot


def texts(snapshot: Snapshot, frame: int = 0) -> TextsEvidence:
    found = snapshot.frames[frame].texts
    assert found is not None
    return found


def viewport(snapshot: Snapshot) -> ViewportEvidence:
    found = snapshot.frames[0].viewport
    assert found is not None
    return found


def sizes(snapshot: Snapshot) -> list[tuple[str, int, float]]:
    """Kind, characters and size of each run of all frames."""
    return [
        (run.kind, run.characters, frame.texts.styles[run.style].size)
        for frame in snapshot.frames
        if frame.texts is not None
        for run in frame.texts.runs
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Plates", [("text", 6, 16.0)]),
        ("<p style='font-size:2em'>Plates <b style='font-size:50%'>and bowls", [("text", 6, 32.0), ("text", 8, 16.0)]),
        ("<p style='transform:scale(.5)'>Plates", [("text", 6, 8.0)]),
        ("<p style='scale:2 .5;transform-origin:0 0'>Plates", [("text", 6, 8.0)]),
        ("<p style='transform:rotate(90deg) scale(.5);transform-origin:50px 50px'>Plates", [("text", 6, 8.0)]),
        ("<div style='transform:scale(2)'><p style='transform:scale(.25)'>Plates", [("text", 6, 8.0)]),
        ("<span style='transform:scale(.5)'>Plates</span>", [("text", 6, 16.0)]),
        ("<p style='zoom:.5'>Plates", [("text", 6, 8.0)]),
        ("<svg viewBox='0 0 100 10' width=300><text y=8 font-size=5>Plates</text></svg>", [("text", 6, 15.0)]),
        (
            "<svg viewBox='0 0 100 50' width=200 height=100 style='zoom:.5'><foreignObject width=100 height=50>"
            "<p style='font-size:10px'>Plates</p></foreignObject></svg>",
            [("text", 6, 10.0)],
        ),
        ("<iframe style='transform:scale(.5)' srcdoc='<p>Plates'></iframe>", [("text", 6, 8.0)]),
        ("<iframe style='zoom:.5' srcdoc='<p>Plates'></iframe>", [("text", 6, 8.0)]),
        ("<style>p::before{content:'New: ';font-size:9px}</style><p>Plates", [("before", 4, 9.0), ("text", 6, 16.0)]),
        ("<style>p::after{content:attr(data-x)}</style><p data-x=New>Plates", [("text", 6, 16.0), ("after", 3, 16.0)]),
        ("<input value='Anna B' style='font-size:11px'>", [("value", 5, 11.0)]),
        ("<style>::placeholder{font-size:9px}</style><input placeholder='Your name'>", [("placeholder", 8, 9.0)]),
        ("<input type=submit style='font-size:14px'><input type=button value=Buy style='font-size:9px'>",
         [("value", 6, 14.0), ("value", 3, 9.0)]),
        ("<select style='font-size:14px'><option>One<option selected>Three</select>", [("value", 5, 14.0)]),
        ("<textarea style='font-size:14px'>Note</textarea>", [("value", 4, 14.0)]),
    ],
)  # fmt: skip
def test_a_size_is_what_is_drawn(visit: Visitor, body: str, expected: list[tuple[str, int, float]]) -> None:
    assert sizes(look(visit, body)) == expected


@pytest.mark.parametrize(
    ("content", "scale"),
    [("width=device-width", 1.0), ("width=1024", 390 / 1024), (None, 390 / 980), ("width=195", 2.0)],
)
def test_the_page_scale_is_what_the_customer_meets(visit: Visitor, content: str | None, scale: float) -> None:
    meta = f'<meta name="viewport" content="{content}">' if content else ""
    snapshot = look(visit, f"<!doctype html><title>T</title>{meta}<p>Plates")
    assert viewport(snapshot).page_scale == pytest.approx(scale, abs=0.001)


HIDDEN = {
    "display": "<p style='display:none'>Plates",
    "visibility": "<p style='visibility:hidden'>Plates",
    "opacity": "<div style='opacity:0'><p>Plates",
    "transparent": "<p style='color:transparent'>Plates",
    "fill": "<p style='-webkit-text-fill-color:#0000'>Plates",
    "zero": "<p style='font-size:0'>Plates",
    "off the page": "<p style='position:absolute;left:-9999px'>Plates",
    "above the page": "<p style='position:absolute;top:-500px'>Plates",
    "indent": "<p style='text-indent:-999em;overflow:hidden'>Plates",
    "for screen readers": "<p style='position:absolute;width:1px;height:1px;overflow:hidden'>Plates",
    "clip": "<p style='position:absolute;clip:rect(0,0,0,0)'>Plates",
    "clip path": "<p style='clip-path:inset(50%)'>Plates",
    "circle": "<p style='clip-path:circle(0px at 0 0)'>Plates",
    "collapsed": "<div style='height:0;overflow:hidden'><p>Plates",
    "slide": "<div style='overflow:hidden;width:100px;height:50px'><p style='margin-left:120px'>Plates",
    "drawer": "<nav style='position:fixed;top:0;left:100%'><p>Plates",
    "translated drawer": "<nav style='position:fixed;inset:0 0 0 0;transform:translateX(100%)'><p>Plates",
    "bottom sheet": "<nav style='position:fixed;top:100%;left:0'><p>Plates",
    "closed scroller": "<div style='height:0;overflow:auto'><p>Plates",
    "details": "<details open><summary>  </summary></details><details><summary> </summary>Plates<p>Bowls</p></details>",
    "template": "<template><p>Plates</template><noscript>Plates</noscript><script>/* Plates */</script>",
    "option": "<select multiple><option>Plates</select>",
    "alternative": "<img alt='Plates' width=90 height=9 src='data:,'>",
    "icon font": "<i style='font-family:icons'>&#xe901;&#xf0c9;</i>",
    "ligature": "<i style='display:inline-block;font:24px Material Symbols;letter-spacing:-.52em'>shopping_cart</i>",
    "generated sign": "<style>p::before{content:'\\2022'}</style><p>",
    "hidden field": "<input type=hidden value=Plates><input type=checkbox value=Plates><input type=radio value=Plates>",
    "empty field": "<input aria-label=Plates>",
    "svg title": "<svg width=20 height=20><title>Plates</title><desc>Plates</desc></svg>",
    "no fill": "<svg width=200 height=50><text y=20 fill=none>Plates</text></svg>",
    "light child": "<div id=host>Plates</div><script>host.attachShadow({mode:'open'}).innerHTML='<p></p>'</script>",
}


@pytest.mark.parametrize("name", HIDDEN)
def test_what_nobody_sees_is_no_text(visit: Visitor, name: str) -> None:
    assert sizes(look(visit, HIDDEN[name])) == []


SEEN = {
    "scroller": "<div style='overflow:auto;height:50px'><p style='margin-top:900px'>Plates",
    "scroller in a frame that cuts": (
        "<div style='overflow:hidden;height:300px'><div style='overflow-y:auto;height:300px'>"
        "<p style='margin-top:900px'>Plates"
    ),
    "app shell": (
        "<style>html,body{height:100%;overflow:hidden;margin:0}main{height:100%;overflow-y:auto}</style>"
        "<main><p style='margin-top:3000px'>Plates</main>"
    ),
    "carousel": "<div style='overflow-x:auto;white-space:nowrap;width:100px'><p style='margin-left:300px'>Plates",
    "out of a box without height": "<div style='height:0'><p style='margin:0'>Plates",
    "visible in hidden": "<div style='visibility:hidden'><p style='visibility:visible'>Plates",
    "gradient": "<p style='color:transparent;background:linear-gradient(red,blue);-webkit-background-clip:text'>Plates",
    "outline": "<p style='color:transparent;-webkit-text-stroke:1px #000'>Plates",
    "fixed": "<p style='position:fixed;bottom:0'>Plates",
    "absolute, out of a box that cuts": "<div style='overflow:hidden;height:9px'><p style='position:absolute'>Plates",
    "open details": "<details open><summary> </summary>Plates</details>",
    "slotted": "<div id=host>Plates</div><script>host.attachShadow({mode:'closed'}).innerHTML='<slot></slot>'</script>",
    "contents": "<div style='display:contents'>Plates</div>",
    "one line of three": "<p style='overflow:hidden;height:18px;margin:0'>Plates<br>",
    "from right to left": "<div dir=rtl style='overflow-x:auto;width:100px'><p style='width:300px'>Plates",
}


@pytest.mark.parametrize("name", SEEN)
def test_what_can_be_brought_into_view_is_text(visit: Visitor, name: str) -> None:
    assert [(kind, count) for kind, count, _ in sizes(look(visit, SEEN[name]))] == [("text", 6)]


def test_runs_stand_where_they_are_drawn(visit: Visitor) -> None:
    inner = "<style>body{margin:0}</style><p style='margin:10px 0 0 20px;font:20px/30px monospace'>ab</p>"
    style = "position:absolute;left:50px;top:40px;border:0;scale:.5;transform-origin:0 0"
    frame = f'<iframe srcdoc="{inner}" style="{style}"></iframe>'
    (run,) = texts(look(visit, frame), 1).runs
    ((x, y, width, height),) = run.rects
    assert (x, width) == (60.0, pytest.approx(run.width))
    assert 45.0 <= y < y + height <= 60.0  # the line box is 15 px high on the page


def test_text_that_is_wrapped_has_a_rectangle_for_each_line(visit: Visitor) -> None:
    (run,) = texts(look(visit, "<p style='width:1px;margin:0'>Plates and bowls and cups")).runs
    assert len(run.rects) == 5
    assert run.width >= sum(width for _, _, width, _ in run.rects)


def owner(found: TextsEvidence, run: TextRun) -> str:
    return found.elements[run.element].at.selector


def test_inactive_components_and_logos_are_marked(visit: Visitor) -> None:
    body = (
        "<button id=a disabled><b>Sold</b></button><div id=b role=button aria-disabled=true>Sold</div>"
        "<label id=c for=f>Size</label><input id=f disabled>"
        "<fieldset id=d disabled><label id=e>Colour <input></label></fieldset>"
        "<span id=g>Date</span><input aria-labelledby=g disabled><a id=h class=site-logo href=/>Shop</a>"
        "<div class=logo-and-menu><nav id=i>"
        + "Plates " * 20
        + "</nav></div><p id=j class=catalogo>Bowls</p><p id=k>Cups</p>"
    )
    found = texts(look(visit, body))
    disabled = {owner(found, run) for run in found.runs if found.elements[run.element].disabled}
    assert disabled == {"#a > b", "#b", "#c", "#e", "#g"}
    assert {owner(found, run) for run in found.runs if found.elements[run.element].logo} == {"#h"}


def test_text_before_and_after_a_block_is_two_blocks(visit: Visitor) -> None:
    found = texts(
        look(
            visit,
            "<div id=a>One <b>two</b> three<p>four</p>five <span style='display:inline-block'>six</span> seven</div>",
        )
    )
    lengths = [(found.elements[block.element].at.selector, block.length) for block in found.blocks]
    assert lengths == [("#a", 13), ("#a > p", 4), ("#a", 10), ("#a > span", 3)]


@pytest.mark.parametrize(
    ("body", "characters", "sentences", "where"),
    [
        ("<p id=p>ALL OF IT. IS SHOUTED.", 22, 2, "#p"),
        ("<p id=p style='text-transform:uppercase'>all of <b>it</b>", 9, 1, "#p"),
        ("<p id=p>It is <b>ALL 24 OF THEM</b> or none", 14, 1, "#p > b"),
        ("<p id=p>It is <b>ALL OF</b> <i>THEM</i> or none", 11, 1, "#p"),
        ("<p id=p style='font-variant-caps:all-small-caps'>all of it", 9, 1, "#p"),
    ],
)
def test_the_longest_stretch_in_capitals(
    visit: Visitor, body: str, characters: int, sentences: int, where: str
) -> None:
    found = texts(look(visit, body))
    (block,) = found.blocks
    assert block.capitals is not None
    assert (block.capitals.characters, block.capitals.sentences) == (characters, sentences)
    assert found.elements[block.capitals.element].at.selector == where


@pytest.mark.parametrize(
    "body", ["<p>An EU or UK order", "<p>BUY", "<p>价格价格 价格", "<p style='text-transform:lowercase'>ALL OF IT"]
)
def test_an_abbreviation_is_no_stretch_of_capitals(visit: Visitor, body: str) -> None:
    assert [block.capitals for block in texts(look(visit, body)).blocks] == [None]


def test_italics_are_one_stretch_over_several_elements(visit: Visitor) -> None:
    found = texts(look(visit, "<p id=p>She said: <i>I love them. <b>All</b> of them.</i> Anna"))
    (block,) = found.blocks
    assert block.italics is not None
    assert (block.italics.characters, block.italics.sentences) == (25, 2)
    assert found.elements[block.italics.element].at.selector == "#p > i"


def test_a_family_is_the_first_that_the_browser_has(visit: Visitor) -> None:
    body = (
        "<style>@font-face{font-family:Late;src:url(/none.woff2)}</style><p style='font-family:Nowhere,monospace'>a</p>"
        "<p style='font-family:Late,\"Nowhere\",serif'>b</p><p style='font-family:-apple-system,Arial'>c</p>"
    )
    found = texts(look(visit, body))
    assert [found.styles[run.style].family for run in found.runs] == ["monospace", "serif", "system-ui"]


def test_what_stands_in_a_field_does_not_leave_the_page(visit: Visitor) -> None:
    body = "<input value='4111 1111' type=text><input type=password value=s3cret><textarea>my note</textarea>"
    snapshot = look(visit, body)
    shown = repr(snapshot.frames[0].texts)
    assert len(texts(snapshot).runs) == 3
    assert not any(secret in shown for secret in ("4111", "s3cret", "my note"))


CULPRITS = {
    "a wide block": ("<div id=x style='width:1400px'>Plates</div>", "#x"),
    "a block in blocks": ("<main><section><div id=x style='width:900px'><p>Plates</p></div></section></main>", "#x"),
    "what makes its flex parent wide": (
        "<div style='display:inline-flex'><div><img id=x width=900 height=9 src='data:,'></div></div>",
        "#x",
    ),
    "a table by its cell": ("<table><tr><td><div id=x style='width:900px'>Plates</table>", "#x"),
    "by its least width": ("<p id=x style='min-width:900px'>Plates", "#x"),
    "displaced": ("<div id=x style='margin-left:60px;width:100vw'><p>Plates", "#x"),
    "scaled": ("<div id=x style='transform:scale(3);height:50px'><p>Plates", "#x"),
    "by negative margins": ("<div id=x style='margin:0 -50px'><p>Plates", "#x"),
    "one long word": (f"<div><p id=x>{'W' * 99}", "#x"),
    "the one that reaches furthest": (
        "<p style='width:500px'>A</p><p id=x style='width:900px'>B</p><p style='width:600px'>C",
        "#x",
    ),
    "not the one in a scroller": (
        "<div style='overflow-x:auto'><p style='width:2000px'>A</p></div><p id=x style='width:500px'>B</p>",
        "#x",
    ),
    "not the one that is cut off": (
        "<div style='overflow:hidden'><p style='width:2000px'>A</p></div><p id=x style='width:500px'>B</p>",
        "#x",
    ),
    "in a closed shadow root": (
        "<div id=host></div>"
        "<script>host.attachShadow({mode:'closed'}).innerHTML='<p id=x style=width:900px>A'</script>",
        "#host >>> #x",
    ),
    "beside a bar that is fixed, and as wide as it makes the page": (
        "<p style='position:fixed;left:0;right:0;bottom:0'>Bar</p><p id=x style=width:900px>A</p>",
        "#x",
    ),
    "one that can't be seen": (
        "<nav id=x style='position:absolute;left:100%;width:300px;visibility:hidden'>Menu",
        "#x",
    ),
}


@pytest.mark.parametrize("name", CULPRITS)
def test_who_makes_the_page_too_wide_is_named(visit: Visitor, name: str) -> None:
    body, selector = CULPRITS[name]
    found = viewport(look(visit, f"<style>body{{min-height:200px}}</style>{body}"))
    assert found.scroll_width > found.client_width
    assert found.sticking_out[0].at.selector == selector


@pytest.mark.parametrize("device", ["phone", "tablet"])
def test_a_capture_leaves_the_layout_as_it_was(visit: Visitor, device: str) -> None:
    """A page that is laid out wider than its device, and one that asks for a finger, look the same with captures."""
    body = (
        '<!doctype html><title>T</title><meta name="viewport" content="width=1024"><style>p{font-size:20px}'
        "@media (hover:hover),(pointer:fine),(max-resolution:1.5dppx){p{font-size:9px}}</style><p>Plates"
    )
    with Site({"/": Answer(body.encode(), headers={"Content-Type": "text/html"})}) as site:
        without, captured = (visit(f"{site.origin}/", device, images=images) for images in (False, True))
    assert viewport(captured) == viewport(without)
    assert viewport(captured).client_width == 1024.0
    assert sizes(captured) == [("text", 6, 20.0)]
