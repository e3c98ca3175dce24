"""What Python's own ssl and http clients see of a site: its certificate, and what its plain-HTTP address answers.

headless-shell reports no security state, and Chromium takes no authority's file: so the connection is looked at here.
"""

from __future__ import annotations

import base64
import hashlib
import http.client
import ssl
from pathlib import Path
from socket import create_connection
from urllib.parse import urljoin, urlsplit

import msgspec

from auditor.model.network import HttpProbe, TlsFacts

HOPS = 10
"""Redirects that are followed from the plain-HTTP address; browsers give up at 20."""

_AGENT = "Mozilla/5.0 (compatible; mobile-ux-auditor)"


class Connection(msgspec.Struct, frozen=True, kw_only=True):
    """A site's connection. `tls` is None for http, `plain_http` where there is no plain-HTTP counterpart to ask.

    spki: Base64 SHA-256 of the certificate's public key where the user's own authority vouches for it, else "".
    """

    tls: TlsFacts | None = None
    plain_http: HttpProbe | None = None
    spki: str = ""


def probe(url: str, ca_file: Path | None, timeout: float) -> Connection:
    """Looks at the origin of `url`, for `timeout` seconds a connection; what goes wrong stands in the facts."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme != "https":
        return Connection()
    tls, certificate = look_at_tls(host, parts.port or 443, ca_file, timeout)
    # Only port 80 is the plain-HTTP address of port 443; another port has no counterpart that one could guess.
    plain = (
        follow_plain_http(f"http://{parts.netloc.rpartition('@')[2]}/", timeout) if parts.port in (None, 443) else None
    )
    trusted = ca_file is not None and certificate is not None and not tls.error
    return Connection(tls=tls, plain_http=plain, spki=_spki(certificate) if trusted and certificate else "")


def look_at_tls(host: str, port: int, ca_file: Path | None, timeout: float) -> tuple[TlsFacts, bytes | None]:
    """The TLS connection to a host and its certificate (DER), the latter also where it was not accepted."""
    facts = TlsFacts(host=host, port=port)
    try:
        context = ssl.create_default_context()
        if ca_file is not None:
            context.load_verify_locations(cafile=str(ca_file))
    except (ssl.SSLError, OSError) as error:
        return msgspec.structs.replace(facts, error=f"{ca_file}: {_reason(error)}"), None
    try:
        return _handshake(facts, context, timeout)
    except ssl.SSLCertVerificationError as error:
        lenient = ssl.create_default_context()
        lenient.check_hostname = False
        lenient.verify_mode = ssl.CERT_NONE
        try:
            facts, certificate = _handshake(facts, lenient, timeout)
        except OSError:
            certificate = None
        return msgspec.structs.replace(facts, error=error.verify_message or _reason(error)), certificate
    except OSError as error:
        return msgspec.structs.replace(facts, error=_reason(error)), None


def follow_plain_http(url: str, timeout: float) -> HttpProbe:
    """The redirects from a plain-HTTP address: each URL with its status, until https or an answer that is none."""
    hops: list[tuple[str, int]] = []
    current = url
    while len(hops) < HOPS:
        parts = urlsplit(current)
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port or 80, timeout=timeout)
        try:
            target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request("GET", target, headers={"User-Agent": _AGENT, "Accept": "text/html"})
            answer = connection.getresponse()
            location = answer.getheader("Location", "")
            hops.append((current, answer.status))
        except (OSError, http.client.HTTPException, ValueError) as error:
            return HttpProbe(url=url, hops=hops, error=_reason(error))
        finally:
            connection.close()
        if not (300 <= answer.status < 400 and location):
            return HttpProbe(url=url, hops=hops)
        current = urljoin(current, location)
        if urlsplit(current).scheme != "http":
            return HttpProbe(url=url, hops=[*hops, (current, 0)])
    return HttpProbe(url=url, hops=hops, error="too many redirects")


def _handshake(facts: TlsFacts, context: ssl.SSLContext, timeout: float) -> tuple[TlsFacts, bytes | None]:
    with (
        create_connection((facts.host, facts.port), timeout=timeout) as plain,
        context.wrap_socket(plain, server_hostname=facts.host) as secure,
    ):
        cipher = secure.cipher()
        certificate = secure.getpeercert(binary_form=True)
        facts = msgspec.structs.replace(facts, protocol=secure.version() or "", cipher=cipher[0] if cipher else "")
    return _with_certificate(facts, certificate), certificate


def _with_certificate(facts: TlsFacts, certificate: bytes | None) -> TlsFacts:
    if certificate is None:
        return facts
    from cryptography import x509  # 0.1 s: only where there is a certificate to read

    parsed = x509.load_der_x509_certificate(certificate)
    return msgspec.structs.replace(
        facts,
        subject=parsed.subject.rfc4514_string()[:200],
        issuer=parsed.issuer.rfc4514_string()[:200],
        not_before=parsed.not_valid_before_utc.timestamp(),
        not_after=parsed.not_valid_after_utc.timestamp(),
    )


def _spki(certificate: bytes) -> str:
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    key = x509.load_der_x509_certificate(certificate).public_key()
    encoded = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(hashlib.sha256(encoded).digest()).decode()


def _reason(error: Exception) -> str:
    text = getattr(error, "strerror", None) or getattr(error, "reason", None) or str(error) or type(error).__name__
    return str(text)[:200]
