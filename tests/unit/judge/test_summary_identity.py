"""What a finding is known by: what a deployment changes must not change it."""

from __future__ import annotations

from typing import Any

import pytest
from report_builders import a_finding, a_result, a_rule, a_text

from auditor.judge.summary.identity import address, identified
from auditor.model.result import Finding, Traits

URL = "https://shop.example/cart?b=2&a=1"


def known(url: str = URL, rule: str = "target-size", **changes: Any) -> Finding:
    """A finding of `rule` on the page at `url`, with its id and traits."""
    result = a_result(a_rule(rule), "failed", findings=[a_finding(**changes)])
    (found,) = identified([result], address(url), [url])
    return found.findings[0]


def test_a_finding_is_known_by_its_page_nesting_words_and_attributes() -> None:
    found = known(
        selector="#cart-12 > li:nth-of-type(3) > a",
        html='<a class="css-1x9" id="go" href="https://shop.example/p/vase?v=1" role="button">Blue\u00a0 VASE</a>',
    )
    assert found.traits == Traits(
        page="/cart?a=1&b=2",
        element="#cart-0 > li > a[role=button]",
        words="blue vase",
        attributes={"id": "go", "href": "/p/vase"},
    )
    assert len(found.id) == 16


@pytest.mark.parametrize(
    "changes",
    [
        {"selector": "#cart > li:nth-of-type(7) > button"},
        {"html": '<button class="remove-x81hh">×</button>'},
        {"box": None},
        {"message": a_text("12 × 12 px, needs 24")},
        {"facts": {"width": 12.0}},
        {"outcome": "cantTell"},
        {"url": "http://staging.shop.example:8080/cart?a=1&b=2"},
        {"url": "https://user:secret@shop.example/cart?b=2&a=1#top"},
    ],
)
def test_what_a_deployment_changes_leaves_the_id(changes: dict[str, Any]) -> None:
    assert known(**changes).id == known().id


@pytest.mark.parametrize(
    "changes",
    [
        {"rule": "target-comfort"},
        {"url": "https://shop.example/"},
        {"url": "https://shop.example/cart?a=1&b=3"},
        {"selector": "#cart > li > div > button"},
        {"html": '<button class="remove">Remove</button>'},
        {"html": '<button class="remove" name="remove">×</button>'},
    ],
)
def test_another_rule_page_place_word_or_name_is_another_id(changes: dict[str, Any]) -> None:
    assert known(**changes).id != known().id


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ('<button aria-label="Close">×</button>', "×"),
        ('<button aria-label="Close"></button>', "close"),
        ('<img alt="" title="A vase">', "a vase"),
        ("<p>a < b & c", "a < b & c"),
        ("<b>Café</b>", "café"),
        ("sid (shop.example)", "sid ()"),
        ("", "0 × 0 px, needs 0"),
    ],
)
def test_words_are_the_text_else_a_caption_else_for_what_is_no_element_the_message(html: str, words: str) -> None:
    assert known(selector="" if not html.startswith("<") else "main > x", html=html).traits.words == words


def test_a_message_that_names_the_host_is_the_same_on_another() -> None:
    def no_element(host: str) -> Finding:
        return known(f"http://{host}/", selector="", html="", message=a_text(f"http://{host}/a.js from {host}, 12 kB"))

    assert no_element("127.0.0.1:8080").id == no_element("shop.example").id
    assert no_element("shop.example").traits.words == "http:///a.js from , 0 kb"


def test_a_host_that_may_be_a_word_is_left_in_the_words() -> None:
    assert known("http://shop/", html="<b>Shop now</b>").traits.words == "shop now"
    assert known("http://localhost/", html="<b>on localhost</b>").traits.words == "on "


def test_an_element_without_words_has_none() -> None:
    assert known(html="<hr>").traits.words == ""


@pytest.mark.parametrize(
    ("html", "attributes"),
    [
        ('<input name="mail" autocomplete="email" style="width:9px…', {"name": "mail", "autocomplete": "email"}),
        ('<input name="mail" autocomplete="email" sty…', {"name": "mail", "autocomplete": "email"}),
        ('<a href="http://[">x', {"href": "http://["}),
        ('<a href="?page=2">x', {}),
        ('<input type="email" id>', {"type": "email"}),
    ],
)
def test_a_snippet_that_is_cut_or_broken_is_read_as_far_as_it_goes(html: str, attributes: dict[str, str]) -> None:
    assert known(html=html).traits.attributes == attributes


@pytest.mark.parametrize(
    ("selector", "element"),
    [
        ("iframe:nth-of-type(2) >>> #pay >>> #number", "iframe >>> #pay >>> input"),
        (".css-1ab2c > a:not(.x):nth-child(2)", " > input"),
        ('form[action$="/a.b"] > input', "form > input"),
        ("#email", "input"),
    ],
)
def test_the_nesting_goes_through_frames_and_has_no_classes_and_no_own_id(selector: str, element: str) -> None:
    assert known(selector=selector, html='<input id="email">').traits.element == element


@pytest.mark.parametrize("text", ["<" * 5000, "<b>" * 5000, "\ud83d\udc00", "\x00", "<!--", "<![CDATA[", "<script>"])
def test_a_hostile_page_gets_an_id_as_well(text: str) -> None:
    found = known(url=f"https://shop.example/{text}?{text}={text}", selector=text, html=text)
    assert len(found.id) == 16
    assert len(found.traits.words) <= 120


def test_the_site_as_a_whole_has_no_page() -> None:
    result = a_result(outcome="failed", findings=[a_finding(selector="", html="sid (shop.example)", box=None)])
    (found,) = identified([result], "", ["https://shop.example/", "https://shop.example/cart"])
    assert found.findings[0].traits == Traits("", "", "sid ()", {})


def under(cover: str, **changes: Any) -> Finding:
    """A finding of a rule of which a bar is known, not what lies under it."""
    result = a_result(a_rule("bar"), "failed", findings=[a_finding(facts={"cover": cover}, **changes)])
    (found,) = identified([result], address(URL), [URL], {"bar": "cover"})
    return found.findings[0]


def test_what_lies_under_a_bar_is_known_by_the_bar() -> None:
    one = under("nav.fixed-top", selector="#a", html='<a id="a">Vases</a>')
    assert one.id == under("nav.fixed-top", selector="#b", html='<a id="b">Bowls</a>').id
    assert one.id != under("div.cookies", selector="#a", html='<a id="a">Vases</a>').id
    renamed = under("nav.css-1x9", selector="#a", html='<a id="a">Vases</a>')
    assert one.traits.element == renamed.traits.element == "nav"
    assert one.traits.words != renamed.traits.words


def test_what_lies_under_something_unknown_is_known_by_itself() -> None:
    assert under("", selector="#a").traits == known(selector="#a").traits
