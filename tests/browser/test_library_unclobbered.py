"""Fields stand in front of the members of their form; what is asked by the prototypes is not misled by them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.browser.library import Library, library

__all__ = ["library"]

CLOBBERING = (Path(__file__).parent.parent / "javascript" / "clobbering.js").read_text("utf-8")
_LINES = re.findall(r'(?m)^    "(.+?)"', CLOBBERING.partition("const MEMBERS")[2].partition(".flatMap")[0])
FORBIDDEN = sorted(name for line in _LINES for name in line.split())
"""The members that the linter forbids."""

FORM = "<form id=f class=a style='width:200px;height:50px'>{}<p>Vase</p></form>"


def fields(*names: str) -> str:
    return "".join(f"<input type=hidden name={name}>" for name in names)


def test_the_linter_forbids_what_fields_can_stand_in_front_of(library: Library) -> None:
    assert len(FORBIDDEN) > 100
    library.shows(FORM.format(fields(*FORBIDDEN)))
    hidden = f"{FORBIDDEN}.filter((name) => document.forms[0][name] instanceof HTMLInputElement)"
    assert library.says(hidden) == FORBIDDEN


def test_a_form_answers_as_it_would_without_its_fields(library: Library) -> None:
    asked = """(() => {
      const form = $("form");
      const dom = Object.fromEntries(READS.map((name) => [name, lib[name](form)]));
      const style = lib.inlineStyle(form);
      const plain = (value) => value === null || ["string", "number", "boolean", "undefined"].includes(typeof value)
        ? value ?? "nothing" : Object.prototype.toString.call(value);
      return JSON.stringify([Object.entries(dom).map(([name, value]) => [name, plain(value)]),
        style.width, lib.rect(form).width, lib.attribute(form, "class"), lib.matches(form, ".a"), lib.visible(form),
        lib.querySelector(form, "p") === $("p"), lib.contains(form, $("p")), lib.parent($("p")) === form]);
    })()""".replace("READS", str(list(READS)))
    names = [name for name in FORBIDDEN if name not in ("id", "nonce")]
    clean = library.of(FORM.format(fields(*(f"x-{name}" for name in names))), asked)
    clobbered = library.of(FORM.format(fields(*names)), asked)
    assert len(clean) > 500
    assert clobbered.replace("x-", "") == clean.replace("x-", "")


READS = [
    "nodeType",
    "parentNode",
    "previousSibling",
    "textContent",
    "isConnected",
    "baseURI",
    "id",
    "localName",
    "namespaceURI",
    "shadowRoot",
    "childElementCount",
    "nextElementSibling",
    "previousElementSibling",
    "clientLeft",
    "clientTop",
    "clientWidth",
    "clientHeight",
    "scrollWidth",
    "scrollHeight",
    "scrollLeft",
    "scrollTop",
    "currentCSSZoom",
    "offsetWidth",
    "offsetHeight",
    "hidden",
    "innerText",
]


@pytest.mark.parametrize(
    ("act", "then", "result"),
    [
        ("lib.setScrollTop(f, 30)", "lib.scrollTop(f)", 30),
        ("lib.setScrollLeft(f, 0)", "lib.scrollLeft(f)", 0),
        ("lib.scrollTo(f, { top: 20, behavior: 'instant' })", "lib.scrollTop(f)", 20),
        ("lib.inlineStyle(f).setProperty('width', '99px')", "lib.rect(f).width", 99),
        ("lib.setAttribute(f, 'class', 'b')", "lib.attribute(f, 'class')", "b"),
        ("lib.removeAttribute(f, 'style')", "lib.hasAttribute(f, 'style')", False),
        ("lib.focus(f)", "document.activeElement === f", True),
        ("(lib.focus(f), lib.blur(f))", "document.activeElement === f", False),
        ("lib.addEventListener(f, 'click', () => { heard = true; })", "(lib.click(f), heard)", True),
    ],
)  # fmt: skip
def test_a_form_is_acted_upon_past_its_fields(library: Library, act: str, then: str, result: object) -> None:
    box = "<form tabindex=0 style='width:100px;height:40px;overflow:auto'>"
    library.shows(f"{box}{fields(*FORBIDDEN)}<p style='height:900px'>Vase</form>")
    assert library.says(f"(() => {{ let heard = false; const f = $('form'); {act}; return {then}; }})()") == result


def test_elements_of_other_families_have_styles_and_take_the_focus(library: Library) -> None:
    library.shows(
        "<svg tabindex=0 width=20 height=20><rect style='fill:red' /></svg><math><mi style='color:red'>x</mi></math>"
    )
    assert library.says("lib.inlineStyle($('rect')).fill") == "red"
    assert library.says("lib.inlineStyle($('mi')).color") == "red"
    assert library.says("(lib.focus($('svg')), document.activeElement === $('svg'))") is True
    assert library.says("String(lib.offsetWidth($('svg')))") == "undefined"


def test_an_element_with_the_id_of_a_global_is_not_taken_for_it(library: Library) -> None:
    library.shows("<a id=auditorMissing>x</a>")
    assert library.says("String(globalThis.auditorMissing instanceof HTMLElement)") == "true"
    assert library.says("String(lib.kept('auditorMissing'))") == "undefined"
    assert library.says("lib.kept('auditorLibrary') === lib") is True


def test_nothing_stands_in_front_of_the_document_in_our_world(library: Library) -> None:
    names = (
        "body",
        "documentElement",
        "fonts",
        "title",
        "baseURI",
        "querySelectorAll",
        "elementFromPoint",
        "getAnimations",
    )
    library.shows("<title>Case</title>" + "".join(f"<img name={name}><form name={name}></form>" for name in names))
    assert library.says("document.body === $('body') && document.documentElement === $('html')") is True
    assert library.says("typeof document.querySelectorAll + typeof document.getAnimations") == "functionfunction"
    assert library.says("document.fonts instanceof FontFaceSet && document.title") == "Case"
