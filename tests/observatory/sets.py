"""The sets of headers that are compared: each header's values, put together by chance, always the same."""

from __future__ import annotations

import random
from typing import Any

SEED = 17
SETS = 300

_NONCE = "'nonce-cmFuZG9t'"
_HASH = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"

_SCRIPTS = (
    *("'self'", "'none'", "https://cdn.example", "*.cdn.example", "'self' 'unsafe-inline'", "'self' 'unsafe-eval'"),
    *(
        "'unsafe-inline' " + _NONCE,
        _NONCE,
        _HASH,
        "'self' data:",
        "https:",
        "*",
        "http://old.example",
        "http:",
        "blob:",
    ),
    *("'strict-dynamic' " + _NONCE, f"'strict-dynamic' {_NONCE} https: 'unsafe-inline'", "'self' 'wasm-unsafe-eval'"),
    *("'SELF'", "https://*", "'self' 'report-sample'", "'self' 'unsafe-hashes'"),
)
_OBJECTS = ("", "object-src 'none'", "object-src 'self'", "object-src *", "object-src https:", "object-src data:")
_DEFAULTS = ("", "default-src 'self'", "default-src 'none'", "default-src https:", "default-src 'self' 'unsafe-eval'")
_MORE = (
    *("", "", "", "style-src 'unsafe-inline'", "style-src 'self'", "img-src http://pictures.example", "img-src *"),
    *(
        "frame-ancestors 'none'",
        "frame-ancestors 'self' https://partner.example",
        "base-uri 'none'",
        "form-action 'self'",
    ),
    *("upgrade-insecure-requests", "report-uri /csp", "connect-src https://api.example", "font-src data:", "sandbox"),
    *("connect-src http://api.example", "style-src 'unsafe-eval'", "media-src http:"),
)

_HSTS = (
    *(None, "max-age=31536000", "max-age=31536000; includeSubDomains", "max-age=63072000; includeSubDomains; preload"),
    *("max-age=15768000", "max-age=15552000", "max-age=15551999", "max-age=0", "max-age=300", "includeSubDomains"),
    *("MAX-AGE=31536000", " max-age=31536000 ;includeSubDomains", "max-age=31536000;"),
)
_NOSNIFF = (None, "nosniff", "NoSniff", " nosniff ", "sniff", "no-sniff", "none")
_FRAMES = (None, "DENY", "SAMEORIGIN", "deny", " sameorigin ", "ALLOWALL", "GOFORIT", "none")
_REFERRER = (
    *(None, "no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin", "unsafe-url", "origin"),
    *("origin-when-cross-origin", "no-referrer-when-downgrade", "no-referrer, strict-origin-when-cross-origin"),
    *("strict-origin, unsafe-url", "unsafe-url, unknown", "SAME-ORIGIN"),
)
_CORP = (None, "same-origin", "same-site", "cross-origin", "SAME-SITE", "any", "*", "same_origin")


def policy(chance: random.Random) -> str | None:
    """A Content-Security-Policy, now and then none."""
    if chance.random() < 0.06:
        return None
    scripts = f"script-src {chance.choice(_SCRIPTS)}" if chance.random() < 0.85 else ""
    parts = [chance.choice(_DEFAULTS), scripts, chance.choice(_OBJECTS), chance.choice(_MORE), chance.choice(_MORE)]
    kept: dict[str, str] = {}
    for part in filter(None, parts):
        kept.setdefault(part.split()[0], part)
    return "; ".join(kept.values()) or None


def header_sets() -> list[dict[str, str]]:
    """Name → value, in lower case; SETS different ones."""
    chance = random.Random(SEED)
    found: dict[str, dict[str, str]] = {}
    while len(found) < SETS:
        values = {
            "content-security-policy": policy(chance),
            "strict-transport-security": chance.choice(_HSTS),
            "x-content-type-options": chance.choice(_NOSNIFF),
            "x-frame-options": chance.choice(_FRAMES),
            "referrer-policy": chance.choice(_REFERRER),
            "cross-origin-resource-policy": chance.choice(_CORP),
        }
        if values["content-security-policy"] is None and chance.random() < 0.5:
            values["content-security-policy-report-only"] = "default-src 'self'"
        kept = {name: value for name, value in values.items() if value is not None}
        found.setdefault(repr(kept), kept)
    return list(found.values())


def cookie_sets() -> list[dict[str, Any]]:
    """A cookie's name and flags, with and without HSTS."""
    return [
        {"name": name, "secure": secure, "http_only": http_only, "same_site": same_site, "hsts": hsts}
        for name in ("PHPSESSID", "login_ticket", "csrftoken", "lang")
        for secure in (True, False)
        for http_only in (True, False)
        for same_site in ("", "Lax", "Strict", "None")
        for hsts in (True, False)
    ]
