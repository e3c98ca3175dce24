"""axe-core for real: in isolated worlds, in frozen pages, in frames, with its newer script and with its older one."""

from __future__ import annotations

import pytest

from auditor.collect.browser.worlds import open_world, top_world
from auditor.collect.engines import axe
from auditor.collect.engines.axe import InWorld
from auditor.model.axe import AxeEvidence
from tests.browser.conftest import Visitor
from tests.site import Site, page

PALE = "<p style='color:#999'>Pale</p>"


def contrasts(found: AxeEvidence | None) -> dict[str, tuple[str, object]]:
    """Selector → outcome and ratio, of the elements that color-contrast looked at."""
    assert found is not None
    return {
        node.selector: (node.outcome, node.data.get("contrastRatio"))
        for node in found.nodes
        if node.rule == "color-contrast"
    }


def test_results_speak_of_our_selectors_in_all_frames_and_open_shadow_trees(visit: Visitor) -> None:
    body = (
        f"<p>Plates</p>{PALE}<p style='background:linear-gradient(red,blue)'>Over</p><div id=host></div>"
        f'<iframe srcdoc="{PALE}" style="margin:50px;border:0"></iframe><iframe srcdoc="<hr>"></iframe>'
        f'<script>host.attachShadow({{mode:"open"}}).innerHTML="{PALE}"</script>'
    )
    with Site({"/": page(body)}) as site:
        snapshot = visit(f"{site.origin}/", axe=True)
    assert [failure for failure in snapshot.failures if failure.step == "axe"] == []
    assert contrasts(snapshot.axe) == {
        "html > body > p:nth-of-type(1)": ("passed", 21.0),
        "html > body > p:nth-of-type(2)": ("failed", 2.84),
        "html > body > p:nth-of-type(3)": ("incomplete", 0.0),
        "#host >>> p": ("failed", 2.84),
        "html > body > iframe:nth-of-type(1) >>> html > body > p": ("failed", 2.84),
    }
    assert snapshot.axe is not None
    framed = next(node for node in snapshot.axe.nodes if ">>> html" in node.selector and node.outcome == "failed")
    assert framed.box is not None
    assert framed.box.x >= 58.0  # where the frame's paragraph stands in the page
    assert "<p" in framed.html
    assert "2.84" in framed.message
    assert snapshot.axe.unread == []


def test_a_page_can_not_interfere(visit: Visitor) -> None:
    hostile = (
        "<script>window.axe = {run: () => Promise.reject(1)}; Promise = function () { throw 1 };"
        "setTimeout = window.requestAnimationFrame = () => { throw 1 }; JSON.stringify = () => '{}';"
        "Array.prototype.map = () => { throw 1 }</script>"
    )
    with Site({"/": page(PALE), "/hostile": page(PALE + hostile)}) as site:
        plain, broken = (visit(f"{site.origin}{path}", axe=True) for path in ("/", "/hostile"))
    assert contrasts(broken.axe) == contrasts(plain.axe) == {"html > body > p": ("failed", 2.84)}


def test_without_npms_script_the_one_of_the_wheel_serves(visit: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(axe, "find_node_tools", lambda: None)
    axe._script.cache_clear()
    try:
        with Site({"/": page(PALE)}) as site:
            snapshot = visit(f"{site.origin}/", axe=True)
    finally:
        axe._script.cache_clear()
    assert contrasts(snapshot.axe) == {"html > body > p": ("failed", 2.84)}
    assert snapshot.axe is not None
    assert snapshot.axe.version == "4.4.3"


def test_timers_are_given_back(run, pool) -> None:  # type: ignore[no-untyped-def]
    async def go() -> object:
        context = await (await pool.get()).new_context()
        try:
            tab = await context.new_page()
            session = await context.new_cdp_session(tab)
            world = await top_world(session)
            before = await world.evaluate("globalThis.auditorTimer = setTimeout, 0")
            with pytest.raises(Exception, match="axe is not defined"):
                await InWorld(world).evaluate("axe.run({})")
            await world.evaluate("globalThis.axe = {run: () => Promise.reject(new Error('no'))}, 0")
            with pytest.raises(Exception, match="no"):
                await InWorld(world).evaluate("axe.run({})")
            again = await open_world(session, world.frame_id)
            return before, await again.evaluate("setTimeout === auditorTimer")
        finally:
            await context.close()

    assert run(go())[1] is True
