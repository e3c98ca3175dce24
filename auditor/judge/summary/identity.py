"""What a finding is known by: its traits, and the id that is their hash.

Positions, class names, hosts and figures change from one deployment to the next without a fault having come or gone;
what is left of an element is where it is nested, what it says and what its author named it.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

import msgspec

from auditor.judge.summary.snippet import CAPTIONS, read
from auditor.model.result import Finding, RuleResult, Traits

ID_BYTES: Final = 8
"""Of the hash: two of 35,000 findings have the same by chance once in 30 billion audits."""
EACH_ONE: Final[Mapping[str, str]] = {}
"""For rules of which each element is a fault of its own."""
_KEPT: Final = ("id", "name", "type", "autocomplete")
"""Attributes that translation and new styles leave alone; the path of `href` is added to them."""
_WORDS: Final = 120
_ADDRESS: Final = 300
# Pseudo-classes, attributes and classes in selectors: ours have only positions among these, axe-core's have all.
_UNSTABLE: Final = re.compile(r":[\w-]+(?:\([^)]*\))?|\[[^\]]*\]|\.-?[^\W\d][\w-]*")
_DIGITS: Final = re.compile(r"\d+")


def identified(
    results: list[RuleResult], page: str, urls: Iterable[str], one_per: Mapping[str, str] = EACH_ONE
) -> list[RuleResult]:
    """`results` with the id and traits of each finding. page: its address() or, for the site as a whole, "".

    urls: addresses whose hosts do not count where a finding's words mention them: those of the page or of the site.
    one_per: the fact by which the findings of a rule are known, for those rules of which not each element is a fault.
    """
    hosts = sorted({name for url in urls for name in _hosts(url)}, key=lambda name: (-len(name), name))
    return [
        msgspec.structs.replace(
            result,
            findings=[
                _identified(finding, result.rule, page, hosts, one_per.get(result.rule, ""))
                for finding in result.findings
            ],
        )
        if result.findings
        else result
        for result in results
    ]


def address(url: str) -> str:
    """The path and the sorted query of `url`: what is the same on a shop and on its staging server."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url[:_ADDRESS]
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)), errors="replace")
    return (f"{parts.path or '/'}?{query}" if query else parts.path or "/")[:_ADDRESS]


def fingerprint(rule: str, traits: Traits) -> str:
    """A short hash of the rule and all traits."""
    content = [rule, traits.page, traits.element, traits.words, sorted(traits.attributes.items())]
    return blake2b(repr(content).encode(), digest_size=ID_BYTES).hexdigest()


def _identified(finding: Finding, rule: str, page: str, hosts: Sequence[str], one_per: str) -> Finding:
    shared = finding.facts.get(one_per)
    traits = _of_another(shared, page) if isinstance(shared, str) and shared else _own(finding, page, hosts)
    return msgspec.structs.replace(finding, id=fingerprint(rule, traits), traits=traits)


def _of_another(selector: str, page: str) -> Traits:
    """What stands for all elements that suffer from one other. Its class names are its words: of two bars of a page
    nothing else need differ, and where they alone are new another audit still knows it."""
    above, last = _nesting(selector)
    return Traits(page, above + last, _folded(selector))


def _own(finding: Finding, page: str, hosts: Sequence[str]) -> Traits:
    tag = _read(finding.html)
    # What is no element may have no words of its own: the message tells it from others, without its changing figures.
    message = not tag.words and not finding.selector
    words = _folded(finding.message.en if message else tag.words)
    for name in hosts:
        words = words.replace(name, "")
    words = _DIGITS.sub("0", words) if message else words
    return Traits(page, _element(finding.selector, tag), words, tag.attributes)


class _Tag(msgspec.Struct, frozen=True):
    """What the snippet of an element says of it: `name` is its tag, "" if the snippet is no markup."""

    name: str
    role: str
    words: str
    attributes: dict[str, str]


@functools.lru_cache(maxsize=8192)
def _read(html: str) -> _Tag:
    snippet = read(html)
    given = snippet.attributes
    kept = {name: given[name] for name in _KEPT if given.get(name)}
    if path := _path(given.get("href", "")):
        kept["href"] = path
    captions = (given.get(name, "") for name in CAPTIONS)
    words = "".join(snippet.text).strip() or next(filter(None, captions), "")
    return _Tag(snippet.tag, given.get("role", ""), words, kept)


@functools.lru_cache(maxsize=8192)
def _nesting(selector: str) -> tuple[str, str]:
    """The steps that lead to an element, and the last one; without positions, classes and numbers."""
    steps = _DIGITS.sub("0", _UNSTABLE.sub("", selector)).rpartition(" > ")
    return steps[0] + steps[1], steps[2]


def _element(selector: str, tag: _Tag) -> str:
    """The nesting of an element, itself by tag and role: its own id is among its attributes."""
    if not selector:
        return ""
    above, last = _nesting(selector)
    before, arrow, own = last.rpartition(" >>> ")
    own = tag.name or own
    return f"{above}{before}{arrow}{own}[role={tag.role}]" if tag.role else f"{above}{before}{arrow}{own}"


def _folded(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words[: 2 * _WORDS]).casefold().split())[:_WORDS]


def _path(href: str) -> str:
    try:
        return urlsplit(href).path[:_ADDRESS]
    except ValueError:
        return href[:_ADDRESS]


def _hosts(url: str) -> set[str]:
    """The host of `url` with and without its port; not one that may be a word of the page, such as "shop"."""
    try:
        parts = urlsplit(url)
        names = {parts.netloc.rpartition("@")[2].casefold(), parts.hostname or ""}
    except ValueError:
        return set()
    return {name for name in names if "." in name or ":" in name or name == "localhost"}
