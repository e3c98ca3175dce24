"""What Python's own ssl and http clients see of a site: its certificate, and what its plain-HTTP address answers."""

from __future__ import annotations

from pathlib import Path

import msgspec

from auditor.model.network import HttpProbe, TlsFacts


class Connection(msgspec.Struct, frozen=True, kw_only=True):
    """tls, plain_http: None where the scheme makes them meaningless. spki: Base64 SHA-256 of the public key, "" unless the
    user's own authority vouches for it."""

    tls: TlsFacts | None = None
    plain_http: HttpProbe | None = None
    spki: str = ""


def probe(url: str, ca_file: Path | None, timeout: float) -> Connection:
    """Probes the origin of `url`; never raises for what the network does."""
    return Connection()
