"""Headers that a server sends for security and that browsers ignore, whole or in part, for how they are written.

Only those of which no other fact tells: of Strict-Transport-Security, X-Frame-Options, X-Content-Type-Options and
Referrer-Policy `response` says what is in force.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

LONGEST = 160
"""Characters that are shown of a value."""

MOST = 20

_TOKENS: Mapping[str, frozenset[str]] = {
    "cross-origin-opener-policy": frozenset(
        {"unsafe-none", "same-origin-allow-popups", "same-origin", "noopener-allow-popups"}
    ),
    "cross-origin-embedder-policy": frozenset({"unsafe-none", "require-corp", "credentialless"}),
}
"""Header → what it may say (HTML, "Cross-origin opener policies" and "Cross-origin embedder policies")."""

_RESOURCE_POLICY = "cross-origin-resource-policy"
_RESOURCE_POLICIES = frozenset({"same-origin", "same-site", "cross-origin"})
"""Fetch, "cross-origin resource policy check"; written so, in small letters."""

_POLICY = "content-security-policy"
_REPORTED = "content-security-policy-report-only"

_DIRECTIVES = frozenset(
    {
        *("default-src", "script-src", "script-src-elem", "script-src-attr", "style-src", "style-src-elem"),
        *("style-src-attr", "img-src", "media-src", "font-src", "connect-src", "object-src", "frame-src", "child-src"),
        *("worker-src", "manifest-src", "prefetch-src", "fenced-frame-src", "base-uri", "form-action"),
        *("frame-ancestors", "sandbox", "report-uri", "report-to", "upgrade-insecure-requests"),
        *("require-trusted-types-for", "trusted-types", "webrtc", "navigate-to", "plugin-types", "referrer"),
        *("block-all-mixed-content", "reflected-xss", "require-sri-for"),
    }
)
"""Those of CSP 3 and its companions, and of earlier versions, which browsers know or knew."""

_KEYWORDS = re.compile(
    r"(?:self|none|unsafe-inline|unsafe-eval|unsafe-hashes|strict-dynamic|wasm-unsafe-eval|report-sample"
    r"|nonce-[A-Za-z0-9+/_=-]+|sha(?:256|384|512)-[A-Za-z0-9+/_=-]{20,})"
)
"""What has a meaning only between quotation marks; without them it is the name of a host."""

_LISTS = ("-src", "-src-elem", "-src-attr", "base-uri", "form-action", "frame-ancestors")
_NOT_IN_META = frozenset({"frame-ancestors", "report-uri", "sandbox"})

# Structured Fields (RFC 9651): a dictionary whose members are tokens, strings or lists of them in parentheses.
_ITEM = r'(?:[A-Za-z*][\w:/.*!#$%&\'+^`|~-]*|"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|\?[01])'
_PARAMETERS = rf"(?:;\s*[a-z*][a-z0-9_.*-]*(?:={_ITEM})?)*"
_MEMBER = re.compile(
    rf"[a-z*][a-z0-9_.*-]*(?:=(?:\(\s*(?:{_ITEM}{_PARAMETERS}(?:\s+|(?=\))))*\)|{_ITEM}))?{_PARAMETERS}"
)
_TOKEN = re.compile(rf"([a-z][a-z-]*)\s*{_PARAMETERS}")


def ignored(headers: Mapping[str, str], metas: Iterable[str]) -> list[str]:
    """What is ignored, each as "header: what", in the order of the headers here; at most MOST.

    metas: policies of <meta http-equiv="Content-Security-Policy">.
    """
    found = [*_plain(headers), *_permissions(headers), *_policies(headers, metas), *_reports(headers)]
    return list(dict.fromkeys(line[:LONGEST] for line in found))[:MOST]


def _plain(headers: Mapping[str, str]) -> Iterable[str]:
    for name, known in _TOKENS.items():
        value = headers.get(name, "").strip()
        token = _TOKEN.fullmatch(value)
        if value and not (token and token[1] in known):
            yield f"{name}: {value}"
    value = headers.get(_RESOURCE_POLICY, "").strip()
    if value and value not in _RESOURCE_POLICIES:
        yield f"{_RESOURCE_POLICY}: {value}"


def _permissions(headers: Mapping[str, str]) -> Iterable[str]:
    """One mistake makes browsers drop the whole header, as in any structured field."""
    value = headers.get("permissions-policy", "").replace("\n", ",").strip()
    if len(value) > 4000:
        return  # collect keeps no more: its end is not known
    members = [member.strip() for member in _split(value)]
    wrong = next((member for member in members if not _MEMBER.fullmatch(member)), None)
    if value and wrong is not None:
        yield f"permissions-policy: {wrong}"


def _split(value: str) -> list[str]:
    """At the commas that stand outside quotation marks."""
    return re.findall(r'(?:[^,"]|"(?:[^"\\]|\\.)*"?)+', value) if value else []


def _policies(headers: Mapping[str, str], metas: Iterable[str]) -> Iterable[str]:
    for name in (_POLICY, _REPORTED):
        for policy in headers.get(name, "").replace("\n", ",").split(","):
            yield from (f"{name}: {part}" for part in _of_policy(policy))
    for policy in metas:
        yield from (f"{_POLICY} (meta): {part}" for part in _of_policy(policy, in_meta=True))


def _of_policy(policy: str, *, in_meta: bool = False) -> Iterable[str]:
    seen: set[str] = set()
    for part in policy.split(";")[:100]:
        name, *values = part.split()[:200] or [""]
        directive = name.lower()
        if not directive:
            continue
        shown = " ".join([name, *values])
        # Of a directive that stands twice the first counts (CSP, 2.2.1).
        if directive in seen or directive not in _DIRECTIVES or (in_meta and directive in _NOT_IN_META):
            yield shown
            continue
        seen.add(directive)
        if directive == "require-trusted-types-for" and "'script'" not in [value.lower() for value in values]:
            yield shown
        if directive.endswith(_LISTS):
            yield from (f"{directive} {value}" for value in values if _KEYWORDS.fullmatch(value))
            if len(values) > 1 and "'none'" in [value.lower() for value in values]:
                yield f"{directive} 'none'"


def _reports(headers: Mapping[str, str]) -> Iterable[str]:
    """A policy that only reports, to nobody."""
    value = headers.get(_REPORTED, "")
    if not value.strip():
        return
    directives = [part.split() for part in re.split(r"[;,\n]", value) if part.split()]
    if any(words[0].lower() == "report-uri" and len(words) > 1 for words in directives):
        return
    groups = {words[1] for words in directives if words[0].lower() == "report-to" and len(words) > 1}
    endpoints = headers.get("reporting-endpoints", "") + headers.get("report-to", "")
    if not any(group in endpoints for group in groups):
        yield f"{_REPORTED}: {' '.join(value.split())}"
