"""A page whose every string is an attack: nothing of it may act in a report."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import msgspec
import pytest
from junit_schema import check
from report_builders import (
    CATEGORIES,
    CONTRAST,
    a_category,
    a_finding,
    a_page,
    a_report,
    a_result,
    a_rule,
    a_text,
    shop_images,
)

from auditor.model.device import Device
from auditor.model.failure import Failure
from auditor.model.geometry import Box
from auditor.model.report import Report, SourcedFigure
from auditor.model.rule import Source
from auditor.model.text import LANGUAGES, Language
from auditor.report import render

ATTACKS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><script>alert(1)</script>",
    "javascript:alert(1)",
    "{{ 7*7 }}{% raw %}{reason}",
    "`</code><b onclick=alert(1)>`",
    "]]><!-- --!>",
    "&lt;script&gt;",
    "nul\x00 bell\x07",
    "\x1b[2J\x1b]0;owned\x07\x9b31m",
    "\u202egnp.exe\u2066",
    "\u2028\u2029\ufeff\ufffe\uffff",
    "half \ud83d and \udc00",
    "😀👩\u200d🚀🏴\U000e0067\U000e007f",
    "Z" + "\u0301" * 500,
    "W" * 100_000,
    "<b>" * 30_000,
]
FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def hostile_report(text: str) -> Report:
    """A report in which every string that a page, a server or a rule pack can influence is `text`."""
    rule = a_rule(
        title=a_text(text),
        fails=a_text(text),
        why=a_text(text),
        fix=a_text(text),
        sources=[Source(text, text), Source(text, f"javascript:{text}")],
    )
    finding = a_finding(
        selector=text, html=text, message=a_text(text), facts={text: text}, obscured_by=text, box=Box(300, 300, 60, 30)
    )
    undecided = msgspec.structs.replace(finding, outcome="cantTell", missing=[text])
    results = [
        a_result(rule, "failed", findings=[finding, undecided]),
        a_result(CONTRAST, "untested", reason=Failure(text, text, {text: text})),
    ]
    device = Device(text, "phone", 390, 664, 390, 844, 3.0, text)
    failures = [
        Failure("probes", "frame-unreadable", {"frame": text, "reason": text}),
        Failure(text, text, {"a": text}),
    ]
    page = a_page(
        f"https://shop.example/{text}",
        device,
        final_url=text,
        results=results,
        failures=failures,
        figures=[SourcedFigure(name=text, value=1.0, unit=text, source=text)],
        directory=text,
        started=text,
    )
    missing = a_page(text, device, audited=False, failures=failures)
    areas = [
        CATEGORIES[0],
        a_category(
            quality=text,
            quality_title=a_text(text),
            title=a_text(text),
            text=a_text(text),
            sentence=a_text(text),
        ),
    ]
    return a_report([page, missing], [rule, CONTRAST], areas, devices=[device], started=text, notices=failures)


class Document(HTMLParser):
    """The tags, with their attributes, and the text of an HTML document."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(content)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.fixture(scope="module", params=range(len(ATTACKS)))
def attack(request: pytest.FixtureRequest) -> str:
    return ATTACKS[request.param]


def scripts(content: str) -> list[str]:
    return re.findall(r"(?is)<script.*?</script", content)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_html_has_no_tag_or_attribute_of_the_page(attack: str, language: Language) -> None:
    content = render("html", hostile_report(attack), language, shop_images).decode()
    reference = render("html", hostile_report("harmless"), language, shop_images).decode()
    document = Document(content)
    tags, allowed = {tag for tag, _ in document.tags}, {tag for tag, _ in Document(reference).tags}
    assert tags <= allowed | {"code"}
    assert not tags & {"iframe", "object", "embed", "base"}
    assert [tag for tag, _ in document.tags].count("form") == 2  # the filter, once in each language
    assert scripts(content) == scripts(reference)  # our own, which the policy names by its hash
    for tag, attributes in document.tags:
        assert not any(name.startswith("on") or name == "style" for name in attributes), (tag, attributes)
        for name in ("href", "src"):
            value = attributes.get(name)
            assert value is None or re.match(r"https?://|#|data:(image/|,)", value), (tag, value)
    assert not FORBIDDEN.search(content)
    assert len(content) < 900_000


def test_the_terminal_gets_no_control_character(attack: str) -> None:
    content = render("terminal", hostile_report(attack), "fr", shop_images).decode()
    assert not FORBIDDEN.search(content)
    assert len(content) < 40_000


def test_junit_stays_valid(attack: str) -> None:
    data = render("junit", hostile_report(attack), "en", shop_images)
    check(data)
    assert not FORBIDDEN.search(data.decode())
    assert len(data) < 20_000


def strings_of(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        for child in value.values():
            yield from strings_of(child)
    elif isinstance(value, list):
        for child in value:
            yield from strings_of(child)


def test_json_keeps_every_string_as_it_was(attack: str) -> None:
    data = render("json", hostile_report(attack), "en", shop_images)
    expected = attack.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert expected in set(strings_of(json.loads(data)))
