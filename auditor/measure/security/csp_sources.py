"""Which source of a Content-Security-Policy lets a script run (CSP, level 3, 6.7.2)."""

from __future__ import annotations

import base64
from collections.abc import Iterable

from auditor.measure.security.csp import Policy
from auditor.model.scripts import PageScript
from auditor.model.url import origin, split

_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}


def authorised_by(script: PageScript, policies: Iterable[Policy], page: str) -> str | None:
    """What of each policy lets the script run, joined by ", "; "" if a policy names nothing that does; None without a
    policy on scripts. Nonces are not compared: that there is one is all that is known."""
    lists = [
        sources
        for policy in policies
        if (sources := policy.get("script-src-elem", policy.get("script-src", policy.get("default-src")))) is not None
    ]
    if not lists:
        return None
    found = [_source(script, sources, page) for sources in lists]
    return "" if "" in found else ", ".join(dict.fromkeys(found))


def _source(script: PageScript, sources: tuple[str, ...], page: str) -> str:
    if script.nonce and any(each.startswith("'nonce-") for each in sources):
        return "'nonce-…'"
    if script.sha256:
        digest = base64.b64encode(bytes.fromhex(script.sha256)).decode()
        if f"'sha256-{digest}'".lower() in sources:
            return f"'sha256-{digest}'"
    if "'strict-dynamic'" in sources:
        return "'strict-dynamic'" if script.kind == "file" and script.loaded_by != script.document else ""
    if script.kind == "inline":
        trusted = any(each.startswith(("'nonce-", "'sha")) for each in sources)
        return "'unsafe-inline'" if "'unsafe-inline'" in sources and not trusted else ""
    return next((each for each in sources if matches(script.url, each, page)), "")


def matches(url: str, source: str, page: str) -> bool:
    """Whether a source of a list, in lower case, fits an address."""
    parts = split(url)
    if source == "'self'":
        return origin(url) == origin(page)
    if source == "*":
        return parts.scheme in {"http", "https"}
    if source.endswith(":") and "/" not in source:
        return parts.scheme == source[:-1] or (source == "http:" and parts.scheme == "https")
    scheme, _, rest = source.rpartition("://")
    place, slash, path = rest.partition("/")
    name, _, port = place.partition(":")
    wanted = scheme or split(page).scheme
    if parts.scheme != wanted and not (wanted == "http" and parts.scheme == "https"):
        return False
    given = (parts.hostname or "").lower()
    if name.startswith("*.") and not given.endswith(name[1:]):
        return False
    if not name.startswith("*") and given != name:
        return False
    if port not in {"", "*"} and str(parts.port or _PORTS.get(parts.scheme)) != port:
        return False
    if port == "" and parts.port not in {None, _PORTS.get(parts.scheme)}:
        return False
    whole = f"/{path}"
    return not (slash and path) or (
        parts.path.lower().startswith(whole) if path.endswith("/") else parts.path.lower() == whole
    )
