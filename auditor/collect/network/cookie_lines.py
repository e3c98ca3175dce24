"""Set-Cookie lines that browsers do not keep, for what stands in them; Chromium reports some without saying which, and
others not at all.

A cookie without Secure can't be Partitioned (CHIPS), nor have a name that promises it (RFC 6265bis, 4.1.3).
"""

from __future__ import annotations

from typing import Any


def unkept(line: str, host: str) -> tuple[str, dict[str, Any]] | None:
    """Why a line is not kept ("InvalidPrefix", "PartitionedInsecure"), and the cookie as Chromium would describe it,
    without its value. None of a line that is, as far as its attributes tell."""
    pair, *rest = line.split(";")
    name = pair.partition("=")[0].strip()
    given = {key.strip().lower(): value.strip() for key, _, value in (part.partition("=") for part in rest)}
    secure = "secure" in given
    lower = name.lower()
    host_only = given.get("path") == "/" and not given.get("domain")
    if (lower.startswith("__secure-") and not secure) or (lower.startswith("__host-") and not (secure and host_only)):
        reason = "InvalidPrefix"
    elif "partitioned" in given and not secure:
        reason = "PartitionedInsecure"
    else:
        return None
    same_site = given.get("samesite", "").capitalize()
    return reason, {
        "name": name,
        "domain": host,
        "path": "/",
        "httpOnly": "httponly" in given,
        "secure": secure,
        "sameSite": same_site if same_site in {"Strict", "Lax", "None"} else "",
    }
