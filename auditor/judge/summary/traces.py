"""What is left of a finding that is not listed: a short hash of each of its traits.

Each trait has a hash of its own, since two audits may differ in any one of them (comparing/matching.py). Five
characters of base64 are 30 bits: of 1,000 findings of one rule, page and nesting that have gone and 1,000 others that
are new, two are taken for the same by chance once in 500 audits.
"""

from __future__ import annotations

import base64
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import Final, NamedTuple

from auditor.model.result import Finding, Outcome, RuleResult, Traits, Unlisted

LENGTH: Final = 5
"""Characters of a hash, 6 bits each."""
_EACH: Final = re.compile(r"([\w-]{5})([\w-]{5})(?:\*(\d+))?", re.ASCII)


class Trace(NamedTuple):
    """The hashes of a finding's traits."""

    page: str
    element: str
    words: str
    attributes: str


def trace(traits: Traits) -> Trace:
    """The hashes of `traits`."""
    attributes = repr(sorted(traits.attributes.items())) if traits.attributes else ""
    return Trace(_hash(traits.page), _hash(traits.element), _hash(traits.words), _hash(attributes))


def unlisted(findings: Sequence[Finding]) -> list[Unlisted]:
    """What is left of `findings`, which are of one rule and one page."""
    groups: dict[tuple[Outcome, str, str], Counter[str]] = {}
    for finding in findings:
        left = trace(finding.traits)
        key = finding.outcome, left.page, left.element
        groups.setdefault(key, Counter())[left.words + left.attributes] += 1
    return [
        Unlisted(outcome=outcome, page=page, element=element, each=_joined(each))
        for (outcome, page, element), each in sorted(groups.items())
    ]


def traces(result: RuleResult) -> Iterator[Trace]:
    """What is left of the findings of `result` that are not listed, one trace for each."""
    for group in result.unlisted:
        for words, attributes, count in _parts(group):
            for _ in range(count):
                yield Trace(group.page, group.element, words, attributes)


def _parts(group: Unlisted) -> Iterator[tuple[str, str, int]]:
    for found in _EACH.finditer(group.each):
        yield found[1], found[2], int(found[3] or 1)


def _joined(each: Counter[str]) -> str:
    return " ".join(hashes if number == 1 else f"{hashes}*{number}" for hashes, number in sorted(each.items()))


def _hash(text: str) -> str:
    digest = blake2b(text.encode(errors="surrogatepass"), digest_size=6).digest()
    return base64.urlsafe_b64encode(digest).decode()[:LENGTH]


SILENT: Final = _hash("")
"""The hash of the words of what has none."""
