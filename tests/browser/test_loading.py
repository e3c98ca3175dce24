"""What the page loads, as a visit sees it: pictures, fonts, scripts of the head, layout shifts, bytes."""

from __future__ import annotations

import base64
import gzip
import http.server
import io
import threading
from pathlib import Path

import pytest
from PIL import Image

from auditor.measure.speed.resources import measure_fonts, measure_head_scripts, measure_images, measure_resources
from auditor.measure.speed.speed import measure_timing, measure_transfer
from auditor.model.facts.speed.resources import ImageFacts
from auditor.model.facts.speed.speed import TimingFacts
from auditor.model.snapshot import Snapshot
from tests.browser.conftest import Visitor
from tests.site import Answer, Site, page


def a_png(width: int, height: int) -> Answer:
    """A picture of noise, which no format makes small."""
    out = io.BytesIO()
    Image.effect_noise((width, height), 60).save(out, "PNG")
    return Answer(out.getvalue(), headers={"Content-Type": "image/png"})


def images(snapshot: Snapshot) -> dict[str, ImageFacts]:
    found = measure_images(snapshot)
    assert found is not None
    return {image.name: image for image in found}


def timing(snapshot: Snapshot) -> TimingFacts:
    found = measure_timing(snapshot)
    assert found is not None
    return found[0]


def test_pictures_in_the_sizes_that_they_have_and_need(visit: Visitor) -> None:
    """On a phone with 3 device pixels for a CSS px."""
    body = """
      <img src="/plain.png" width="100" height="100" alt="">
      <img srcset="/small.png 300w, /wide.png 600w" sizes="100px" alt="" style="width:100px">
      <img src="/unused.png" srcset="/dense.png 3x" width="100" alt="">
      <picture><source srcset="/from-source.png 2x"><img src="/unused.png" width="100" alt=""></picture>
      <img src="/cover.png" style="width:50px;height:200px;object-fit:cover" alt="">
      <img src="/hidden.png" style="display:none" alt="">
      <div style="width:200px;transform:scale(.5);transform-origin:0 0"><img src="/scaled.png" width="200" alt=""></div>
      <img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" alt="">
    """
    sizes = {"plain": 600, "small": 300, "wide": 600, "dense": 300, "from-source": 200, "cover": 600, "scaled": 600}
    routes = {f"/{name}.png": a_png(size, size) for name, size in sizes.items()}
    with Site({"/": page(body), "/hidden.png": a_png(9, 9), **routes}) as site:
        found = images(visit(f"{site.origin}/", images=False, plan=frozenset({"images"})))
    real = {name: (image.width, image.needed_width) for name, image in found.items()}
    assert real == {
        "plain.png": (600.0, 300.0),
        "small.png": (300.0, 300.0),
        "dense.png": (300.0, 300.0),
        "from-source.png": (200.0, 300.0),
        "cover.png": (600.0, 600.0),
        "scaled.png": (600.0, 300.0),
    }
    assert found["plain.png"].wasted_kib == pytest.approx((found["plain.png"].kib or 0) * 0.75)
    assert found["dense.png"].wasted_kib == found["cover.png"].wasted_kib == 0.0


def test_pictures_below_wait_or_do_not(visit: Visitor) -> None:
    body = """<img src="/top.png" width="90" alt=""><div style="height:6000px"></div>
      <img src="/lazy.png" loading="lazy" width="90" alt=""><img src="/eager.png" width="90" alt="">
      <img data-src="/script.png" width="90" height="90" alt="">
      <script>new IntersectionObserver((seen) => {
        for (const one of seen) if (one.isIntersecting) one.target.src = one.target.dataset.src;
      }).observe(document.querySelector("[data-src]"))</script>"""
    routes = {f"/{name}.png": a_png(90, 90) for name in ("top", "lazy", "eager", "script")}
    with Site({"/": page(body), **routes}) as site:
        found = images(visit(f"{site.origin}/", images=False, plan=frozenset({"images"})))
    assert {name: image.eager for name, image in found.items()} == {
        "top.png": True,
        "lazy.png": False,
        "eager.png": True,
        "script.png": False,
    }
    assert (found["top.png"].below or 0) < 0
    assert (found["eager.png"].below or 0) > 5000


def test_only_scripts_of_the_head_that_can_not_wait_block(visit: Visitor) -> None:
    document = """<!doctype html><html lang="en"><head><title>Shop</title><script src="/blocks.js"></script>
      <script src="/defer.js" defer></script><script src="/async.js" async></script>
      <script src="/module.js" type="module"></script><script>var inline = 1</script>
      <link rel="stylesheet" href="/style.css"></head>
      <body><h1>Shop</h1><script src="/end.js"></script></body></html>"""
    script = Answer(b"window.x = 1", headers={"Content-Type": "text/javascript"})
    routes = {f"/{name}.js": script for name in ("blocks", "defer", "async", "module", "end")}
    style = Answer(b"h1 { color: #123 }", headers={"Content-Type": "text/css"})
    answer = Answer(document.encode(), headers={"Content-Type": "text/html"})
    with Site({"/": answer, "/style.css": style, **routes}) as site:
        found = measure_head_scripts(visit(f"{site.origin}/", images=False, plan=frozenset({"head_scripts"})))
    assert found is not None
    assert (found[0].blocking, found[0].names) == (1.0, ["blocks.js"])
    assert found[0].at.html.startswith("<script")


def test_pictures_of_style_sheets(visit: Visitor) -> None:
    """On a phone with 3 device pixels for a CSS px: 600 px of a file are needed for 200 px."""
    body = """<style>div{width:200px;height:100px}</style>
      <div style="background:url(/cover.png) center/cover"></div>
      <div style="background:linear-gradient(#fff,#0000),url('/half.png') 0 0/50% auto"></div>
      <div style="background:url(/as-it-is.png)"></div>
      <div style="background:url(/hidden.png);display:none"></div>
      <div style="background:url(data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7)">"""
    sizes = {"cover": (900, 900), "half": (600, 300), "as-it-is": (300, 300), "hidden": (9, 9)}
    routes = {f"/{name}.png": a_png(*size) for name, size in sizes.items()}
    with Site({"/": page(body), **routes}) as site:
        found = images(visit(f"{site.origin}/", images=False, plan=frozenset({"images"})))
        asked = [each.path for each in site.asked if each.path.endswith(".png")]
    real = {name: (image.width, image.needed_width, image.background) for name, image in found.items()}
    assert real == {
        "cover.png": (900.0, 600.0, True),
        "half.png": (600.0, 300.0, True),
        "as-it-is.png": (300.0, 900.0, True),
    }
    assert len(asked) == len(set(asked))


def test_the_next_smaller_file_that_is_offered(visit: Visitor) -> None:
    body = """
      <img srcset="/a300.png 300w, /a600.png 600w, /a900.png 900w" sizes="200px" alt="" style="width:200px">
      <img srcset="/b200.png 1x, /b600.png 3x" alt="">
      <img src="/c600.png" alt="" width="100">"""
    routes = {f"/{name}.png": a_png(int(name[1:]), 90) for name in ("a300", "a600", "a900", "b200", "b600", "c600")}
    with Site({"/": page(body), **routes}) as site:
        found = images(visit(f"{site.origin}/", images=False, plan=frozenset({"images"})))
    assert {name: image.next_smaller for name, image in found.items()} == {
        "a600.png": 300.0,
        "b600.png": 200.0,
        "c600.png": 0.0,
    }


def test_fonts_and_what_they_do_to_text(visit: Visitor) -> None:
    file = next(iter(sorted(Path("/usr/share/fonts").rglob("*.ttf"))), None)
    if file is None:
        pytest.skip("this system keeps no TrueType font in /usr/share/fonts")
    font = Answer(file.read_bytes(), headers={"Content-Type": "font/ttf"})
    style = """<style>
      @font-face { font-family: Hidden; src: url(/a.ttf) }
      @font-face { font-family: "Shown"; src: url(/b.ttf); font-display: swap }
      @font-face { font-family: Unused; src: url(/c.ttf) }
      h1 { font-family: Hidden } p { font-family: Shown }</style>"""
    body = f"{style}<h1>Shop</h1><p>Chairs</p><img name=fonts alt=''>"
    with Site({"/": page(body), "/a.ttf": font, "/b.ttf": font}) as site:
        found = measure_fonts(visit(f"{site.origin}/", images=False, plan=frozenset({"fonts"})))
    assert found is not None
    assert sorted((each.family, each.display) for each in found) == [("Hidden", "auto"), ("Shown", "swap")]


def test_fonts_that_hide_no_text(visit: Visitor) -> None:
    """What its sheet holds itself, what the device has, and what draws signs alone. Of two faces of a family the one
    that came over the network counts."""
    file = next(iter(sorted(Path("/usr/share/fonts").rglob("DejaVuSans.ttf"))), None)
    if file is None:
        pytest.skip("this system keeps no DejaVu Sans in /usr/share/fonts")
    font = Answer(file.read_bytes(), headers={"Content-Type": "font/ttf"})
    held = base64.b64encode(file.read_bytes()).decode()
    sheet = """
      @font-face { font-family: Held; src: url(data:font/ttf;base64,HELD) }
      @font-face { font-family: Here; src: local("DejaVu Sans"), url(b.ttf) }
      @media screen { @font-face { font-family: Signs; src: url("a.ttf") } }
      @font-face { font-family: Both; src: url(data:font/ttf;base64,HELD); font-weight: 700 }
      @font-face { font-family: Both; src: url(a.ttf) }
      h1 { font-family: Held } h2 { font-family: Here } i { font-family: Signs } p { font-family: Both }"""
    style = Answer(sheet.replace("HELD", held).encode(), headers={"Content-Type": "text/css"})
    body = (
        "<link rel=stylesheet href=css/style.css><h1>Shop</h1><h2>Chairs</h2><i>&#xe001;</i><p>a <b>b</b></p>"
        "<img name=styleSheets alt=''>"
    )
    with Site({"/": page(body), "/css/style.css": style, "/css/a.ttf": font, "/css/b.ttf": font}) as site:
        found = measure_fonts(visit(f"{site.origin}/", images=False, plan=frozenset({"fonts"})))
    assert found is not None
    assert sorted((each.family, each.icons) for each in found) == [("Both", False), ("Signs", True)]


def test_compression_and_caching_are_those_of_the_answers(visit: Visitor) -> None:
    text = b"/* a long comment */" * 500
    packed = {"Content-Type": "text/css", "Content-Encoding": "gzip", "Cache-Control": "max-age=864000"}
    routes = {
        "/": page('<link rel="stylesheet" href="/plain.css"><link rel="stylesheet" href="/packed.css"><p>Shop'),
        "/plain.css": Answer(text, headers={"Content-Type": "text/css"}),
        "/packed.css": Answer(gzip.compress(text), headers=packed),
    }
    with Site(routes) as site:
        snapshot = visit(f"{site.origin}/", images=False, plan=frozenset({"resources", "transfer"}))
    found = measure_resources(snapshot)
    assert found is not None
    facts = {each.name: (each.compressed, each.size_kib, each.days) for each in found}
    size = len(text) / 1024
    assert facts["plain.css"] == (False, size, 0.0)
    assert facts["packed.css"] == (True, size, 10.0)
    transfer = measure_transfer(snapshot)
    assert transfer is not None
    assert size < (transfer[0].style_kib or 0) < size + 1


def test_a_stream_counts_with_what_has_come_of_it(visit: Visitor) -> None:
    """And a page with one settles, though it never ends."""
    over = threading.Event()

    class Streaming(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            events = self.path == "/events"
            self.send_header("Content-Type", "text/event-stream" if events else "text/html")
            self.end_headers()
            self.wfile.write(
                b"data: x\n\n" * 100 if events else b'<h1>Shop</h1><script>new EventSource("/events")</script>'
            )
            if events:
                over.wait(60)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Streaming) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        snapshot = visit(f"http://127.0.0.1:{server.server_port}/")
        over.set()
        server.shutdown()
    assert snapshot.requests is not None
    stream = next(request for request in snapshot.requests if request.url.endswith("/events"))
    assert (stream.finished, stream.body_bytes) == (None, 900)
    assert 900 < (stream.transfer_bytes or 0) < 2000


def test_shifts_of_the_first_moment_count(visit: Visitor) -> None:
    """Chromium takes the emulation of a phone for input and marks them; nobody has touched the page."""
    late = '<div id="late"></div><h1>Shop</h1><p>Chairs of oak</p><script>{}</script>'
    move = 'setTimeout(() => { document.getElementById("late").style.height = "300px" }, 100)'
    with Site({"/moves": page(late.format(move)), "/stands": page(late.format(""))}) as site:
        moves, stands = timing(visit(f"{site.origin}/moves")), timing(visit(f"{site.origin}/stands"))
    assert (moves.cls or 0) > 0.1
    assert stands.cls == 0.0


def test_paints_are_timed_from_the_start_of_the_navigation(visit: Visitor) -> None:
    body = "<form><input name=localName><input name=id><input name=parentElement></form><h1>Shop</h1>"
    with Site({"/": page(body)}) as site:
        facts = timing(visit(f"{site.origin}/"))
    assert facts.ttfb is not None
    assert facts.fcp is not None
    assert facts.lcp is not None
    assert 0 < facts.ttfb <= facts.fcp <= facts.lcp
    assert facts.lcp_element == "body > h1"


def test_a_page_without_content_has_no_paint(visit: Visitor) -> None:
    gradient = "<main style='height: 300px; background: linear-gradient(#036, #fff)'></main>"
    with Site({"/": page(gradient)}) as site:
        facts = timing(visit(f"{site.origin}/"))
    assert (facts.fcp, facts.lcp) == (None, None)
    assert facts.ttfb is not None
