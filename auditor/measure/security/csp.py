"""Content Security Policy, level 3: what the policies of a page let through, and who may frame it.

https://www.w3.org/TR/CSP3/. The openings are those that Mozilla's HTTP Observatory looks for
(mdn/mdn-http-observatory, src/analyzer/tests/csp.js), with three differences, where we go by what browsers do: of a
directive that stands twice the first counts, 'strict-dynamic' without a nonce or hash lets nothing through, and several
policies let through what all of them do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

Policy: TypeAlias = Mapping[str, tuple[str, ...]]
"""Directive → its values, all in lower case."""

BROAD = frozenset({"*", "http:", "https:", "ftp:", "http://*", "https://*", "http://*.*", "https://*.*"})
"""Sources that are anybody's."""
_NONCE_OR_HASH = ("'nonce-", "'sha256-", "'sha384-", "'sha512-")
_NOT_IN_META = frozenset({"frame-ancestors", "report-uri", "sandbox"})
_PASSIVE = frozenset({"img-src", "media-src"})
"""Pictures, sound and film can't run anything (Mixed Content, "optionally-blockable"; the Observatory's passive
content)."""

MOST_DIRECTIVES = 100
MOST_VALUES = 500
"""Values of a directive that are read: beyond, a header is made to cost time."""


def parse(headers: Iterable[str]) -> list[Policy]:
    """The policies in the values of a header, which commas and line feeds separate."""
    policies: list[Policy] = []
    for header in headers:
        for text in header.replace("\n", ",").split(","):
            policy: dict[str, tuple[str, ...]] = {}
            for directive in text.split(";")[:MOST_DIRECTIVES]:
                name, *values = directive.split()[:MOST_VALUES] or [""]
                if name:
                    policy.setdefault(name.lower(), tuple(value.lower() for value in values))
            if policy:
                policies.append(policy)
    return policies


def parse_meta(contents: Iterable[str]) -> list[Policy]:
    """The policies of <meta http-equiv>, without the directives that do not count there (HTML, "pragma directives")."""
    policies: list[Policy] = []
    for policy in parse(contents):
        kept = {name: values for name, values in policy.items() if name not in _NOT_IN_META}
        if kept:
            policies.append(kept)
    return policies


def openings(policies: Iterable[Policy], *, https: bool) -> list[str]:
    """What all policies let through that an attacker can use, each as "directive source"; sorted.

    https: the page is served so; then sources of active content with the scheme http are openings too.
    """
    common: dict[str, str] | None = None
    for policy in policies:
        found = _openings_of(policy, https=https)
        common = found if common is None else {kind: shown for kind, shown in common.items() if kind in found}
    return sorted(set((common or {}).values()))


def framed_by_anyone(policies: Iterable[Policy]) -> bool | None:
    """Whether the policies let any site frame the page; None where they say nothing of it."""
    lists = [policy["frame-ancestors"] for policy in policies if "frame-ancestors" in policy]
    if not lists:
        return None
    return all(any(source in BROAD for source in sources) for sources in lists)


def names_sources(policies: Iterable[Policy], kind: Literal["script-src", "frame-src"]) -> bool:
    """Whether a policy names where scripts, or frames, may come from: by a list without a source that is anyone's."""
    return any(_names(_listed(policy, kind)) for policy in policies)


def _listed(policy: Policy, kind: str) -> tuple[str, ...] | None:
    """frame-src falls back on child-src, and both kinds on default-src (CSP, 6.8.3)."""
    if kind == "frame-src" and kind not in policy:
        return _sources(policy, "child-src")
    if kind == "script-src" and "script-src-elem" in policy:
        return policy["script-src-elem"]
    return _sources(policy, kind)


def _names(sources: tuple[str, ...] | None) -> bool:
    if sources is None:
        return False
    return "'strict-dynamic'" in sources or not any(source in BROAD or source == "data:" for source in sources)


def _openings_of(policy: Policy, *, https: bool) -> dict[str, str]:
    """The openings of one policy: kind → the source that makes it."""
    found: dict[str, str] = {}
    scripts = _sources(policy, "script-src")
    for directive in ("script-src-elem", "script-src-attr"):
        own = policy.get(directive)
        _script_openings(found, directive, own) if own is not None else _script_openings(found, "script-src", scripts)
    for directive in ("script-src", "style-src"):
        # A policy that names no style sources restricts none; eval is a matter of scripts, which are looked at above.
        if "'unsafe-eval'" in (_sources(policy, directive) or ()):
            found.setdefault("eval", f"{directive} 'unsafe-eval'")
    if scripts is None:
        found.setdefault("eval", "script-src *")
    objects = _sources(policy, "object-src")
    if objects is None:
        found["objects"] = "object-src *"
    elif broad := [source for source in objects if source in BROAD]:
        found["objects"] = f"object-src {broad[0]}"
    if https:
        _insecure(found, policy)
    return found


def _script_openings(found: dict[str, str], directive: str, sources: tuple[str, ...] | None) -> None:
    if sources is None:
        found.setdefault("scripts", f"{directive} *")
        found.setdefault("inline", f"{directive} *")
        return
    trusted = any(source.startswith(_NONCE_OR_HASH) for source in sources)
    if "'unsafe-inline'" in sources and not trusted and "'strict-dynamic'" not in sources:
        found.setdefault("inline", f"{directive} 'unsafe-inline'")
    if "'strict-dynamic'" in sources:
        return  # addresses and schemes do not count beside it
    if broad := [source for source in sources if source in BROAD or source == "data:"]:
        found.setdefault("scripts", f"{directive} {broad[0]}")


def _insecure(found: dict[str, str], policy: Policy) -> None:
    """Sources of active content that may be asked for over http."""
    if "upgrade-insecure-requests" in policy:
        return
    for directive, sources in policy.items():
        if directive in _PASSIVE or not (directive.endswith(("-src", "-src-elem")) or directive == "form-action"):
            continue
        if directive.startswith("script-src") and "'strict-dynamic'" in sources:
            continue
        if named := [source for source in sources if source.startswith(("http:", "ftp:"))]:
            found.setdefault("insecure", f"{directive} {named[0]}")
    if not policy.keys() & {"default-src", "script-src"}:
        found.setdefault("insecure", "script-src *")


def _sources(policy: Policy, directive: str) -> tuple[str, ...] | None:
    """The sources of a directive or, as it falls back on that, of default-src; None where neither is there."""
    return policy.get(directive, policy.get("default-src"))
