"""What is wrong with the typography of a French text, for tests of whatever a French reader sees."""

from __future__ import annotations

import re

THIN = "\u202f"
# Code, addresses and placeholders follow their own rules; standards and versions keep their points.
_CODE = re.compile(r"`[^`]*`|<[^<>]*>|https?://\S*[\w/]|[\w-]+=\"[^\"]*\"")
_PLACEHOLDER = re.compile(r"\{[a-z][^{}]*\}")
_VERSION = re.compile(
    r"(?:WCAG|DSS|TLS|HTTP|iOS|Lighthouse|axe-core|SC|SAQ|critères?|exigences?|et)[\s/\u202f\u00a0]?\d+(?:\.\d+)+"
)
_RULES = (
    (re.compile(rf"(?<!{THIN})[;:!?»](?=[\s.,)…»]|$)"), "a narrow no-break space stands before ; : ! ? »"),
    (re.compile(rf"«(?!{THIN})"), "a narrow no-break space stands after «"),
    (re.compile(rf"(?<!{THIN})%"), "a narrow no-break space stands before %"),
    (re.compile(r"\d\.\d"), "a number has a decimal comma"),
    (re.compile(r"[\"“”]"), "quotation marks are « and »"),
    (re.compile(r"\w'"), "the apostrophe is ’"),
    (re.compile(r"\b(?:tu|toi|ton|tes)\b", re.IGNORECASE), "the reader is addressed as vous"),
    (re.compile(r"\.\.\."), "an ellipsis is …"),
    (re.compile(r"[œŒ]?\boe\w|\w*coeur|\w*oeuvre"), "œ is one letter"),
)


def mistakes(text: str) -> list[str]:
    """What is wrong, each with the place."""
    prose = _VERSION.sub("0", _PLACEHOLDER.sub("0", _CODE.sub("0", text)))
    found = []
    for pattern, rule in _RULES:
        for match in pattern.finditer(prose):
            around = prose[max(0, match.start() - 20) : match.end() + 10]
            found.append(f"{rule}: …{around}…")
    return found
