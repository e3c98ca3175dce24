"""What the browser asked the network for, and what it got."""

from __future__ import annotations

from typing import Literal

import msgspec


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """One request of the visit, redirects being requests of their own. Secrets are redacted.

    resource_type: Chromium's, in lower case: document, stylesheet, image, media, font, script, xhr, fetch, websocket,
    other …
    status: HTTP status, 0 where there was no answer. error: Chromium's net error text, "" for none.
    transfer_bytes: bytes over the wire, headers included, so far where it has not ended; body_bytes: decoded length.
    None where unknown.
    started, finished: ms from the start of the navigation. None where unknown.
    headers: of the answer, names in lower case; several values of one name joined by a line feed.
    blocked: why the browser refused it (`mixed-content`, `csp` …), "" where it did not.
    mixed_content: Chromium's verdict: none, optionally-blockable, blockable.
    protocol: h2, http/1.1, h3 … "" where unknown. frame_url: the document that asked. initiator_url: the script or
    sheet. is_navigation: it brings a document, top_level: that of the page itself, not of a frame.
    phase: "load" until the page had settled, "scroll" while it was scrolled through, "later" afterwards.
    """

    url: str
    method: str
    resource_type: str
    status: int = 0
    error: str = ""
    mime_type: str = ""
    protocol: str = ""
    transfer_bytes: int | None = None
    body_bytes: int | None = None
    started: float | None = None
    finished: float | None = None
    from_cache: bool = False
    redirected_to: str = ""
    blocked: str = ""
    mixed_content: str = "none"
    is_navigation: bool = False
    top_level: bool = False
    frame_url: str = ""
    initiator_url: str = ""
    headers: dict[str, str] = {}
    phase: str = "load"


class InsecureRequest(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a document served over https asked for over http, as Chromium reports it (mixed content).

    Chromium's log of requests shows it only where it was let through: frames that it blocks are not there at all, and
    images that it asks for over https instead look as if the page had done so.
    resource_type: script, stylesheet, image, frame … outcome: what the browser did with it.
    """

    url: str
    resource_type: str
    outcome: Literal["blocked", "upgraded", "loaded"]
    frame_url: str = ""


class Cookie(msgspec.Struct, frozen=True, kw_only=True):
    """A cookie in the browser at the end of the visit; its value is never kept.

    expires: seconds since 1970, or -1 for a session cookie. same_site: Strict, Lax, None or "" where it was not set.
    set_by: "header", "script" or "user" (or "unknown"). size: bytes of name and value. refused: why Chromium did not
    keep it: SameSiteNoneInsecure, InvalidPrefix (__Host- or __Secure-, without what the name promises),
    PartitionedInsecure; "" where it did.
    """

    name: str
    domain: str
    path: str
    expires: float
    size: int
    http_only: bool
    secure: bool
    same_site: str = ""
    set_by: str = "unknown"
    first_party: bool = True
    refused: str = ""


class TlsFacts(msgspec.Struct, frozen=True, kw_only=True):
    """The TLS connection to the site, by Python's ssl: protocol such as "TLSv1.3"; not_after: seconds since 1970.

    code: what is wrong, "" where the connection was accepted: expired, not-yet-valid, wrong-name, no-name (a
    certificate without subjectAltName), self-signed, unknown-issuer, incomplete-chain (the server sends its own
    certificate without the one that leads to an authority), weak-key, weak-signature, untrusted (another reason),
    old-protocol (TLS 1.1 and older is all that the server offers), handshake, unreachable, ca-file (the file of the
    user's authority can't be read). Nobody is asked whether it was revoked. error: the same in OpenSSL's or the
    system's words.
    names: those of the certificate, the first 50. key, key_bits: RSA, EC … signature: the hash that is signed.
    chain: certificates that the server sends; 0 where that is not known. timestamps: signed ones of Certificate
    Transparency (RFC 6962), in the certificate or beside it; None where they were not read. No log is asked about them.
    public: an authority made it that browsers know, or it says so, by a policy of the CA/Browser Forum.
    offers: version of TLS → whether the server takes it, without those that it did not answer. weak_suite: a suite of
    broken ciphers that it takes, in OpenSSL's name; "" for none, None where that is not known.
    """

    host: str
    port: int
    protocol: str = ""
    cipher: str = ""
    subject: str = ""
    issuer: str = ""
    not_before: float | None = None
    not_after: float | None = None
    names: list[str] = []
    key: str = ""
    key_bits: int = 0
    signature: str = ""
    chain: int = 0
    timestamps: int | None = None
    public: bool = False
    offers: dict[str, bool] = {}
    weak_suite: str | None = None
    code: str = ""
    error: str = ""


class HttpProbe(msgspec.Struct, frozen=True, kw_only=True):
    """What the plain-HTTP address of a site answers: the hops, each URL with its status, until https or the end.

    The last hop has the status 0 where it is an address of another scheme (https), which was not asked.
    code: why the hops end early: refused, timeout, unreachable, invalid (the answer is not HTTP, or leads to what is
    not an address), redirect-loop; "" for none. error: the same in the system's words.
    """

    url: str
    hops: list[tuple[str, int]] = []
    code: str = ""
    error: str = ""
