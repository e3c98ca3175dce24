"""What one visit sees: frames, shadow roots, pages that break JavaScript, secrets."""

from __future__ import annotations

import io

import msgspec
import pytest
from PIL import Image

from auditor.collect.captures.screenshots import PIXEL_LIMIT
from tests.browser.conftest import Visitor
from tests.site import Answer, Asked, Site, page

BROKEN_BUILTINS = """<script>
Array.prototype.map = Array.prototype.push = () => { throw new Error("mine") };
JSON.stringify = () => "{}";
Element.prototype.getBoundingClientRect = () => ({});
Element.prototype.getAttribute = () => { throw new Error("mine") };
Object.prototype.toJSON = () => 7;
window.getComputedStyle = null;
</script>"""


def test_a_page_that_replaced_the_builtins_is_measured_the_same(visit: Visitor) -> None:
    body = "<main><h1>Tea</h1><button>Buy</button></main>"
    with Site({"/plain": page(body), "/broken": page(body + BROKEN_BUILTINS)}) as site:
        plain, broken = visit(f"{site.origin}/plain"), visit(f"{site.origin}/broken")
    assert broken.failures == []
    assert plain.frames[0].document is not None
    assert broken.frames[0].document is not None
    assert broken.frames[0].document.elements == plain.frames[0].document.elements + 1  # the script


def test_a_form_whose_fields_are_named_like_properties_is_walked(visit: Visitor) -> None:
    names = ["children", "childNodes", "tagName", "localName", "parentNode", "getAttribute", "id", "nodeType"]
    fields = "".join(f'<input name="{name}" aria-label="x">' for name in names)
    with Site({"/": page(f"<form>{fields}</form>")}) as site:
        snapshot = visit(f"{site.origin}/")
    assert snapshot.failures == []
    assert snapshot.frames[0].document is not None
    assert snapshot.frames[0].document.elements == 7 + len(names)  # html, head, two metas, title, body, form


@pytest.mark.parametrize("mode", ["open", "closed"])
def test_shadow_trees_of_both_kinds_are_seen(visit: Visitor, mode: str) -> None:
    script = f"<script>host.attachShadow({{mode: '{mode}'}}).innerHTML = '<b data-expect=x><slot></slot></b>'</script>"
    with Site({"/": page(f"<div id=host><i data-expect=y>light</i></div>{script}")}) as site:
        snapshot = visit(f"{site.origin}/", examples=True)
    assert snapshot.frames[0].marks == {"#host >>> b": "x", "#host > i": "y"}


def test_frames_of_any_origin_are_measured_where_they_stand(visit: Visitor) -> None:
    inner = page("<style>body{margin:0}</style><p data-expect=inner>Pay</p>")
    with Site({"/": inner}, host="localhost") as provider:
        frame = f'<iframe src="{provider.origin}/" style="margin:20px;border:7px solid;padding:3px"></iframe>'
        with Site({"/": page(f"<style>body{{margin:0}}</style>{frame}")}) as shop:
            snapshot = visit(f"{shop.origin}/", examples=True)
    assert [frame.url for frame in snapshot.frames] == [f"{shop.origin}/", f"{provider.origin}/"]
    payment = snapshot.frames[1]
    assert payment.selector == "html > body > iframe"
    assert payment.marks == {"html > body > iframe >>> html > body > p": "inner"}
    assert payment.clip is not None
    assert (payment.clip.x, payment.clip.y) == (20.0, 20.0)


def test_frames_that_nobody_sees_are_left_out(visit: Visitor) -> None:
    hidden = (
        '<iframe src="/inner" style="display:none"></iframe><iframe src="/inner" style="visibility:hidden"></iframe>'
    )
    with Site({"/": page(f"<p>Tea</p>{hidden}"), "/inner": page("x")}) as site:
        assert len(visit(f"{site.origin}/").frames) == 1


def test_two_visits_of_a_page_see_the_same(visit: Visitor) -> None:
    body = "".join(f"<section><h2>Card {n}</h2><a href=#>Buy</a></section>" for n in range(30))
    with Site({"/": page(body)}) as site:
        first, second = visit(f"{site.origin}/"), visit(f"{site.origin}/")
    assert msgspec.json.encode(first.frames) == msgspec.json.encode(second.frames)
    assert first.images == second.images


def test_text_that_is_half_an_emoji_does_not_break_the_probe(visit: Visitor) -> None:
    body = "<script>document.title = '\\ud83d'; document.body.append('a\\ud83d\\u0000b')</script>"
    with Site({"/": page(body)}) as site:
        snapshot = visit(f"{site.origin}/")
    assert snapshot.failures == []
    assert snapshot.frames[0].document is not None
    assert snapshot.frames[0].document.title == "\ufffd"


def test_what_loads_when_scrolled_is_there_and_the_page_is_back_at_its_start(visit: Visitor) -> None:
    lazy = """<div style="height:3000px"></div><div id=end></div><script>
      new IntersectionObserver((seen, observer) => {
        if (!seen.some((entry) => entry.isIntersecting)) return;
        end.innerHTML = '<b data-expect=lazy>late</b>';
        observer.disconnect();
      }).observe(end)</script>"""
    with Site({"/": page(lazy)}) as site:
        snapshot = visit(f"{site.origin}/", examples=True)
    assert snapshot.frames[0].marks == {"#end > b": "lazy"}


class TestSecrets:
    """The user's secrets reach the audited site, nobody else, and no file."""

    def test_headers_go_to_the_audited_origin_only_also_after_redirects(self, visit: Visitor) -> None:
        with Site({"/pixel": Answer(b"", 200, {"Content-Type": "image/png"})}, host="localhost") as third:
            routes = {
                "/": page(f'<img src="{third.origin}/pixel"><img src="/away"><img src="/own">'),
                "/away": Answer(b"", 302, {"Location": f"{third.origin}/pixel"}),
                "/own": Answer(b"", 200, {"Content-Type": "image/png"}),
            }
            with Site(routes) as shop:
                assert visit(f"{shop.origin}/", headers={"X-Preview": "abcd1234"}).audited
        assert {asked.headers.get("x-preview") for asked in shop.asked if "favicon" not in asked.path} == {"abcd1234"}
        assert [asked.headers.get("x-preview") for asked in third.asked] == [None] * len(third.asked)
        assert len(third.asked) >= 2

    def test_what_a_page_echoes_is_redacted(self, visit: Visitor) -> None:
        def echo(asked: Asked) -> Answer:
            said = asked.headers.get("x-preview", "") + asked.headers.get("cookie", "")
            return page(f"<title>{said}</title><p>{said}</p>", X_Echo=said)

        with Site({"/": echo}) as site:
            snapshot = visit(f"{site.origin}/", headers={"X-Preview": "abcd1234"}, cookies={"session": "s3cr3tvalue"})
        stored = msgspec.json.encode(msgspec.structs.replace(snapshot, images={})).decode()
        assert "[redacted]" in stored
        assert "abcd1234" not in stored
        assert "s3cr3tvalue" not in stored

    def test_a_secret_that_is_also_a_word_of_ours_harms_no_name(self, visit: Visitor) -> None:
        with Site({"/": page("phone")}) as site:
            snapshots = [visit(f"{site.origin}{path}", cookies={"kind": "phone"}) for path in ("/", "/gone?phone")]
        for snapshot in snapshots:
            assert (snapshot.scenario.id, snapshot.device.kind) == ("phone", "phone")
        assert [snapshot.audited for snapshot in snapshots] == [True, False]
        assert snapshots[1].url == snapshots[1].final_url == f"{site.origin}/gone?[redacted]"

    def test_basic_authentication_opens_the_page(self, visit: Visitor) -> None:
        def guarded(asked: Asked) -> Answer:
            if asked.headers.get("authorization") == "Basic dXNlcjpwYXNzd29yZA==":
                return page("<p>In</p>")
            return Answer(b"", 401, {"WWW-Authenticate": 'Basic realm="preview"'})

        with Site({"/": guarded}) as site:
            assert visit(f"{site.origin}/", basic_auth="user:password").audited
            assert not visit(f"{site.origin}/", basic_auth="user:wrong").audited
            stored = msgspec.json.encode(visit(f"{site.origin}/", basic_auth="user:password").requests)
        assert b"dXNlcjpwYXNzd29yZA" not in stored

    def test_cookies_lose_their_values_and_keep_their_flags(self, visit: Visitor) -> None:
        answer = page("x", Set_Cookie="id=verysecret; HttpOnly; SameSite=Strict")
        with Site({"/": answer}) as site:
            snapshot = visit(f"{site.origin}/")
        assert snapshot.cookies is not None
        assert [(c.name, c.http_only, c.secure, c.same_site, c.set_by) for c in snapshot.cookies] == [
            ("id", True, False, "Strict", "header")
        ]
        assert b"verysecret" not in msgspec.json.encode(msgspec.structs.replace(snapshot, images={}))


def test_a_page_nested_five_hundred_deep_is_measured_with_its_closed_shadow_trees(visit: Visitor) -> None:
    def shadow(host: str, mark: str) -> str:
        script = f"{host}.attachShadow({{mode: 'closed'}}).innerHTML = '<b data-expect={mark}></b>'"
        return f"<div id={host}></div><script>{script}</script>"

    inner = shadow("inside", "inner")
    body = f"{'<div>' * 500}{shadow('deep', 'outer')}{'</div>' * 500}<iframe src=/inner></iframe>"
    with Site({"/": page(body), "/inner": page(inner)}) as site:
        snapshot = visit(f"{site.origin}/", examples=True)
    assert snapshot.failures == []
    assert snapshot.frames[0].marks == {"#deep >>> b": "outer"}
    assert snapshot.frames[1].marks == {"html > body > iframe >>> #inside >>> b": "inner"}


def test_a_page_without_end_both_ways_is_captured_no_larger_than_an_image_may_be(visit: Visitor) -> None:
    body = "<p>Tea</p><div style='width: 100000px; height: 40000px'>Fine leaves</div>"
    with Site({"/": page(body)}) as site:
        snapshot = visit(f"{site.origin}/", "tablet")
    with Image.open(io.BytesIO(snapshot.images["full-page"])) as image:  # a warning of Pillow's fails the test
        assert image.width * image.height <= PIXEL_LIMIT
        (cut,) = (failure for failure in snapshot.failures if failure.code == "page-too-tall")
        assert cut.parameters["limit"] == str(image.height)
