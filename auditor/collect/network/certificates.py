"""Reads a certificate (DER), whatever is in it: names, dates, key, signature, signed timestamps."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any, Final

from auditor.model.network import TlsFacts

if TYPE_CHECKING:
    from cryptography import x509

NAMES: Final = 50
"""Names that are kept of a certificate; some have thousands."""

LENGTH: Final = 200

LEAST_RSA: Final = 2048
LEAST_EC: Final = 224
"""Bits of a key (CA/Browser Forum, Baseline Requirements, 6.1.5 and 6.1.6; NIST SP 800-57, part 1, table 4)."""

_BROKEN = frozenset({"md2", "md4", "md5", "sha1"})
"""What a signature is made over: two contents can be given the same value."""

_PUBLIC: Final = "2.23.140.1."
"""Policies of the CA/Browser Forum: each certificate of an authority that browsers know has one (Baseline Requirements,
7.1.6.1), those of companies' own authorities and of mkcert have none."""


def read(der: bytes) -> dict[str, Any]:
    """Fields of TlsFacts, those that can be read. OpenSSL is more lenient than cryptography about how a certificate is
    encoded: {} of one that is no certificate."""
    from cryptography import x509  # 0.1 s: only where there is a certificate to read
    from cryptography.utils import CryptographyDeprecationWarning

    # What is odd in a stranger's certificate is no warning for who reads the report.
    warnings.simplefilter("ignore", CryptographyDeprecationWarning)
    try:
        parsed = x509.load_der_x509_certificate(der)
        found: dict[str, Any] = {
            "subject": parsed.subject.rfc4514_string()[:LENGTH],
            "issuer": parsed.issuer.rfc4514_string()[:LENGTH],
            "not_before": parsed.not_valid_before_utc.timestamp(),
            "not_after": parsed.not_valid_after_utc.timestamp(),
        }
    except (ValueError, TypeError, OverflowError):
        return {}
    return {**found, **_key(parsed), **_signature(parsed), **_extensions(parsed)}


def weakness(facts: TlsFacts) -> str:
    """Why no browser takes a certificate, though it may be vouched for: weak-key, weak-signature, or ""."""
    least = {"RSA": LEAST_RSA, "DSA": LEAST_RSA, "EC": LEAST_EC}.get(facts.key, 0)
    if 0 < facts.key_bits < least:
        return "weak-key"
    return "weak-signature" if facts.signature in _BROKEN else ""


def names_its_issuer(der: bytes) -> bool:
    """Whether it says where its issuer's certificate is to be had, as those of public authorities do."""
    from cryptography import x509
    from cryptography.x509.oid import AuthorityInformationAccessOID as Access

    try:
        extensions = x509.load_der_x509_certificate(der).extensions
        access = extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
    except (ValueError, x509.ExtensionNotFound, x509.DuplicateExtension, x509.UnsupportedGeneralNameType):
        return False
    return any(each.access_method == Access.CA_ISSUERS for each in access)


def _key(parsed: x509.Certificate) -> dict[str, Any]:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric import dsa, ec, rsa

    try:
        key = parsed.public_key()
    except (ValueError, UnsupportedAlgorithm):
        return {}
    for kind, name in ((rsa.RSAPublicKey, "RSA"), (ec.EllipticCurvePublicKey, "EC"), (dsa.DSAPublicKey, "DSA")):
        if isinstance(key, kind):
            return {"key": name, "key_bits": key.key_size}
    return {"key": type(key).__name__.removesuffix("PublicKey").lstrip("_")[:20]}


def _signature(parsed: x509.Certificate) -> dict[str, Any]:
    from cryptography.exceptions import UnsupportedAlgorithm

    try:
        over = parsed.signature_hash_algorithm
    except (ValueError, UnsupportedAlgorithm):
        return {}
    return {"signature": over.name} if over is not None else {}


def _extensions(parsed: x509.Certificate) -> dict[str, Any]:
    from cryptography import x509

    try:
        extensions = parsed.extensions
    except (ValueError, x509.DuplicateExtension, x509.UnsupportedGeneralNameType):
        return {}
    found: dict[str, Any] = {"names": [], "timestamps": 0, "public": False}
    for each in extensions:
        if isinstance(each.value, x509.SubjectAlternativeName):
            found["names"] = [str(name.value)[:LENGTH] for name in list(each.value)[:NAMES]]
        elif isinstance(each.value, x509.PrecertificateSignedCertificateTimestamps):
            found["timestamps"] = len(list(each.value))
        elif isinstance(each.value, x509.CertificatePolicies):
            policies = (policy.policy_identifier.dotted_string for policy in each.value)
            found["public"] = any(policy.startswith(_PUBLIC) for policy in policies)
    return found
