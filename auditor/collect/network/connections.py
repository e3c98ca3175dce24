"""What Python's own ssl and http clients see of a site: its certificate, and what its plain-HTTP address answers.

headless-shell reports no security state, and Chromium takes no authority's file: so the connection is looked at here.
"""

from __future__ import annotations

import base64
import hashlib
import http.client
import socket
import ssl
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import msgspec

from auditor.collect.network import hello
from auditor.collect.network.certificates import names_its_issuer, read, weakness
from auditor.collect.network.hello import Connect
from auditor.model.network import HttpProbe, TlsFacts

TIMEOUT = 8.0
"""Seconds for the certificate and for the plain-HTTP address of a site."""

HOPS = 10
"""Redirects that are followed from the plain-HTTP address; browsers give up at 20."""

_AGENT = "Mozilla/5.0 (compatible; mobile-ux-auditor)"

_OLD_PROTOCOLS = frozenset({"SSLv2", "SSLv3", "TLSv1", "TLSv1.1"})

# What Chromium offers up to TLS 1.2. Python's own choice has no CBC with SHA-1, nor RSA without Diffie-Hellman: servers
# that know nothing else are old, but open to every customer.
_CIPHERS = (
    "ECDHE+AESGCM:ECDHE+CHACHA20:ECDHE-RSA-AES128-SHA:ECDHE-RSA-AES256-SHA:"
    "AES128-GCM-SHA256:AES256-GCM-SHA384:AES128-SHA:AES256-SHA"
)

# X509_V_ERR_…, x509_vfy.h of OpenSSL 3.
_VERIFY_CODES = {
    9: "not-yet-valid",
    10: "expired",
    18: "self-signed",
    19: "unknown-issuer",
    20: "unknown-issuer",
    21: "unknown-issuer",
    62: "wrong-name",
    64: "wrong-name",
    66: "weak-key",
    67: "weak-key",
    68: "weak-signature",
}


class Connection(msgspec.Struct, frozen=True, kw_only=True):
    """A site's connection. `tls` is None for http, `plain_http` where there is no plain-HTTP counterpart to ask.

    spki: Base64 SHA-256 of the certificate's public key where the user's own authority vouches for it, else "".
    """

    tls: TlsFacts | None = None
    plain_http: HttpProbe | None = None
    spki: str = ""


def probe(
    url: str, ca_file: Path | None, timeout: float = TIMEOUT, connect: Connect = socket.create_connection
) -> Connection:
    """Looks at the origin of `url`, for `timeout` seconds a connection; what goes wrong stands in the facts. connect:
    how each connection is made."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    # Only port 80 is the plain-HTTP address of port 443; another port has no counterpart that one could guess.
    usual = parts.port in ({None, 443} if parts.scheme == "https" else {None, 80})
    shown = f"[{host}]" if ":" in host else host
    plain = follow_plain_http(f"http://{shown}/", timeout, connect) if usual else None
    if parts.scheme != "https":
        spki = _spki_behind(url, plain, ca_file, timeout, connect) if ca_file else ""
        return Connection(plain_http=plain, spki=spki)
    tls, certificate = look_at_tls(host, parts.port or 443, ca_file, timeout, connect)
    trusted = ca_file is not None and certificate is not None and not tls.code
    tls = with_offers(tls, connect)
    return Connection(tls=tls, plain_http=plain, spki=_spki(certificate) if trusted and certificate else "")


def look_at_tls(
    host: str, port: int, ca_file: Path | None, timeout: float, connect: Connect = socket.create_connection
) -> tuple[TlsFacts, bytes | None]:
    """The TLS connection to a host and its certificate (DER), the latter also where it was not accepted."""
    facts = TlsFacts(host=host, port=port)
    try:
        context = ssl.create_default_context()
        context.set_ciphers(_CIPHERS)
        if ca_file is not None:
            context.load_verify_locations(cafile=str(ca_file))
    except (ssl.SSLError, OSError) as error:
        return msgspec.structs.replace(facts, code="ca-file", error=f"{ca_file}: {_reason(error)}"), None
    try:
        facts, certificate = _handshake(facts, context, timeout, connect)
        return _sound(facts), certificate
    except ssl.SSLError as error:
        unverified, certificate = _unverified(facts, timeout, connect)
        code = _code(error, unverified)
        if code == "unknown-issuer" and unverified.chain == 1 and certificate and names_its_issuer(certificate):
            code = "incomplete-chain"
        return msgspec.structs.replace(unverified, code=code, error=_reason(error)), certificate
    except (OSError, ValueError) as error:  # ValueError: a host name that no name server could know
        return msgspec.structs.replace(facts, code="unreachable", error=_reason(error)), None


def with_offers(facts: TlsFacts, connect: Connect = socket.create_connection) -> TlsFacts:
    """With the versions and the broken ciphers that the server still takes, unless it was not reached at all."""
    if facts.code in {"unreachable", "ca-file"}:
        return facts
    offers, weak, beside = hello.offered(facts.host, facts.port, connect=connect)
    timestamps = None if facts.timestamps is None else max(facts.timestamps, beside)
    return msgspec.structs.replace(facts, offers=offers, weak_suite=weak, timestamps=timestamps)


def follow_plain_http(url: str, timeout: float, connect: Connect = socket.create_connection) -> HttpProbe:
    """The redirects from a plain-HTTP address: each URL with its status, until https or another answer."""
    hops: list[tuple[str, int]] = []
    current = url
    while len(hops) < HOPS:
        try:
            status, location = _ask(current, timeout, connect)
            hops.append((current, status))
            if not (300 <= status < 400 and location):
                return HttpProbe(url=url, hops=hops)
            current = urljoin(current, location)
            scheme = urlsplit(current).scheme
        except TimeoutError as error:
            return HttpProbe(url=url, hops=hops, code="timeout", error=_reason(error))
        except ConnectionRefusedError as error:
            return HttpProbe(url=url, hops=hops, code="refused", error=_reason(error))
        except (http.client.HTTPException, ValueError) as error:
            return HttpProbe(url=url, hops=hops, code="invalid", error=_reason(error))
        except OSError as error:
            return HttpProbe(url=url, hops=hops, code="unreachable", error=_reason(error))
        if scheme != "http":
            return HttpProbe(url=url, hops=[*hops, (current[:2000], 0)])
    return HttpProbe(url=url, hops=hops, code="redirect-loop", error="too many redirects")


def _ask(url: str, timeout: float, connect: Connect) -> tuple[int, str]:
    """Status and Location of the answer to a GET without cookies or credentials."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port or 80, timeout=timeout)
    connection.sock = connect((connection.host, connection.port), timeout)
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", target, headers={"User-Agent": _AGENT, "Accept": "text/html"})
        answer = connection.getresponse()
        return answer.status, answer.getheader("Location", "")
    finally:
        connection.close()


def _spki_behind(url: str, plain: HttpProbe | None, ca_file: Path, timeout: float, connect: Connect) -> str:
    """The key of the https site that an http address leads to: the browser has to know it before it starts."""
    found = plain or follow_plain_http(url, timeout, connect)
    target = urlsplit(found.hops[-1][0] if found.hops else "")
    if target.scheme != "https" or not target.hostname:
        return ""
    try:
        tls, certificate = look_at_tls(target.hostname, target.port or 443, ca_file, timeout, connect)
    except ValueError:  # not a port's number
        return ""
    return _spki(certificate) if certificate is not None and not tls.code else ""


def _handshake(
    facts: TlsFacts, context: ssl.SSLContext, timeout: float, connect: Connect
) -> tuple[TlsFacts, bytes | None]:
    with (
        connect((facts.host, facts.port), timeout) as plain,
        context.wrap_socket(plain, server_hostname=facts.host) as secure,
    ):
        cipher = secure.cipher()
        certificate = secure.getpeercert(binary_form=True)
        facts = msgspec.structs.replace(facts, protocol=secure.version() or "", cipher=cipher[0] if cipher else "")
        facts = _with_certificate(facts, secure, certificate)
    return facts, certificate


def _unverified(facts: TlsFacts, timeout: float, connect: Connect) -> tuple[TlsFacts, bytes | None]:
    """What the server shows to a client that accepts any certificate, and protocols that no browser speaks any more."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    try:
        context.set_ciphers("ALL:@SECLEVEL=0")
        return _handshake(facts, context, timeout, connect)
    except OSError:
        return facts, None


def _code(error: ssl.SSLError, unverified: TlsFacts) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return _VERIFY_CODES.get(error.verify_code, "untrusted")
    return "old-protocol" if unverified.protocol in _OLD_PROTOCOLS else "handshake"


def _sound(facts: TlsFacts) -> TlsFacts:
    """What browsers refuse and Python still accepts: a certificate that names its host in the subject alone (RFC 9525,
    2), a key that is too short, a signature that can be forged."""
    if facts.not_after is None:  # it could not be read
        return msgspec.structs.replace(facts, code="untrusted", error="the certificate can't be read")
    if facts.timestamps is not None and not facts.names:
        return msgspec.structs.replace(facts, code="no-name", error="the certificate has no subjectAltName")
    weak = weakness(facts)
    told = f"{facts.key} {facts.key_bits} bit" if weak == "weak-key" else facts.signature
    return msgspec.structs.replace(facts, code=weak, error=told) if weak else facts


def _with_certificate(facts: TlsFacts, secure: ssl.SSLSocket, certificate: bytes | None) -> TlsFacts:
    if certificate is None:
        return facts
    return msgspec.structs.replace(facts, **read(certificate), chain=_sent(secure))


def _sent(secure: ssl.SSLSocket) -> int:
    """How many certificates the server sent; 0 where this Python does not tell."""
    # Python 3.13 has it in public; before, only the object behind does.
    asked = getattr(secure, "get_unverified_chain", None) or getattr(
        getattr(secure, "_sslobj", None), "get_unverified_chain", None
    )
    return len(asked() or []) if asked else 0


def _spki(certificate: bytes) -> str:
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    key = x509.load_der_x509_certificate(certificate).public_key()
    encoded = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(hashlib.sha256(encoded).digest()).decode()


def _reason(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError) and error.verify_message:
        return error.verify_message[:200]
    text = getattr(error, "strerror", None) or getattr(error, "reason", None) or str(error) or type(error).__name__
    return str(text)[:200]
