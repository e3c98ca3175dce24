"""The kinds of connection that badssl.com publishes, on loopback: each is found under its name, the good ones clean.

Left out: revoked (nobody is asked), pinning and preloaded HSTS (the browser's own lists), and known bad roots
(Superfish and its like are unknown authorities like any other). Mixed content and forms over http:
tests/browser/test_security.py.
"""

from __future__ import annotations

import datetime
import ipaddress
import socket
import ssl
import struct
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID

from auditor.collect.network import hello
from auditor.collect.network.certificates import names_its_issuer, read
from auditor.collect.network.connections import look_at_tls, with_offers
from auditor.model.network import TlsFacts
from tests.site import Site, page

HOST = "127.0.0.1"
TIMEOUT = 5.0
SUBJECT = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
ADDRESS = x509.IPAddress(ipaddress.ip_address(HOST))


def days(count: float) -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=count)


class Authority:
    """Signs what is asked of it, and a child that signs for it."""

    def __init__(self, folder: Path) -> None:
        self.ca = trustme.CA()
        self.pem = folder / "ca.pem"
        self.ca.cert_pem.write_to_path(str(self.pem))
        self.own = x509.load_pem_x509_certificate(self.ca.cert_pem.bytes())
        self.key = load_pem_private_key(self.ca.private_key_pem.bytes(), None)

    def sign(
        self,
        key: Any = None,
        names: list[x509.GeneralName] | None = None,
        starts: datetime.datetime | None = None,
        ends: datetime.datetime | None = None,
        more: tuple[x509.ExtensionType, ...] = (),
        subject: x509.Name = SUBJECT,
        itself: bool = False,
    ) -> ssl.SSLContext:
        """A server with a certificate of its own making."""
        key = key or ec.generate_private_key(ec.SECP256R1())
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(subject if itself else self.own.subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(starts or days(-10))
            .not_valid_after(ends or days(80))
        )
        names = [ADDRESS] if names is None else names
        if names:
            builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=not list(subject))
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        for extension in more:
            builder = builder.add_extension(extension, critical=False)
        signed = builder.sign(key if itself else self.key, hashes.SHA256())  # type: ignore[arg-type]
        return serving(key, [signed.public_bytes(Encoding.PEM)])


def serving(key: Any, chain: list[bytes]) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_ciphers("DEFAULT:@SECLEVEL=0")  # a server may show a key that no client takes
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with trustme.Blob(secret + b"".join(chain)).tempfile() as file:
        context.load_cert_chain(file)
    return context


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("badssl"))


ISSUERS = x509.AuthorityInformationAccess(
    [
        x509.AccessDescription(
            AuthorityInformationAccessOID.CA_ISSUERS, x509.UniformResourceIdentifier("http://ca.invalid/")
        )
    ]
)


def rsa_key(bits: int) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, bits)


def incomplete(authority: Authority) -> ssl.SSLContext:
    """Signed by a child of the authority, whose own certificate is not sent."""
    between = ec.generate_private_key(ec.SECP256R1())
    child = Authority.__new__(Authority)
    child.key = between
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "between")])
    child.own = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(authority.own.subject)
        .public_key(between.public_key())
        .serial_number(1)
        .not_valid_before(days(-10))
        .not_valid_after(days(80))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(authority.key, hashes.SHA256())  # type: ignore[arg-type]
    )
    return child.sign(more=(ISSUERS,))


def limited(authority: Authority, least: ssl.TLSVersion, most: ssl.TLSVersion) -> ssl.SSLContext:
    context = authority.sign()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version, context.maximum_version = least, most
    return context


V = ssl.TLSVersion
Make = Callable[[Authority], ssl.SSLContext]

BAD: dict[str, tuple[Make, str]] = {
    "expired": (lambda a: a.sign(starts=days(-90), ends=days(-1)), "expired"),
    "not yet valid": (lambda a: a.sign(starts=days(2)), "not-yet-valid"),
    "wrong.host": (lambda a: a.sign(names=[x509.DNSName("other.example")]), "wrong-name"),
    "self-signed": (lambda a: a.sign(itself=True), "self-signed"),
    "incomplete-chain": (incomplete, "incomplete-chain"),
    "1024-bit": (lambda a: a.sign(key=rsa_key(1024)), "weak-key"),
    "tls-v1-0": (lambda a: limited(a, V.TLSv1, V.TLSv1), "old-protocol"),
    "tls-v1-1": (lambda a: limited(a, V.TLSv1_1, V.TLSv1_1), "old-protocol"),
    "null": (lambda a: suites(a, "eNULL:@SECLEVEL=0"), "handshake"),
    "dh2048": (lambda a: suites(a, "DHE-RSA-AES128-SHA"), "handshake"),
}

GOOD: dict[str, Make] = {
    "sha256": lambda a: a.sign(),
    "ecc384": lambda a: a.sign(key=ec.generate_private_key(ec.SECP384R1())),
    "rsa2048": lambda a: a.sign(key=rsa_key(2048)),
    "1000-sans": lambda a: a.sign(names=[ADDRESS, *(x509.DNSName(f"n{n}.example") for n in range(999))]),
    "no-subject": lambda a: a.sign(subject=x509.Name([])),
    "no-common-name": lambda a: a.sign(subject=x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Shop")])),
    "tls-v1-2": lambda a: limited(a, V.TLSv1_2, V.TLSv1_2),
    "tls-v1-3": lambda a: limited(a, V.TLSv1_3, V.TLSv1_3),
    "static-rsa": lambda a: suites(a, "AES128-GCM-SHA256"),
    "cbc": lambda a: suites(a, "ECDHE-RSA-AES128-SHA"),
}


def suites(authority: Authority, written: str) -> ssl.SSLContext:
    context = authority.sign(key=rsa_key(2048))
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers(written)
    return context


def looked_at(context: ssl.SSLContext, ca_file: Path | None) -> TlsFacts:
    with Site({"/": page("x")}, tls=context) as site:
        facts, _ = look_at_tls(HOST, int(site.origin.rpartition(":")[2]), ca_file, TIMEOUT)
        return with_offers(facts)


@pytest.mark.parametrize("kind", BAD)
def test_bad(kind: str, authority: Authority) -> None:
    make, code = BAD[kind]
    found = looked_at(make(authority), authority.pem)
    assert (found.code, bool(found.error)) == (code, True)


def test_untrusted_root(authority: Authority) -> None:
    assert looked_at(authority.sign(), None).code == "unknown-issuer"
    # A certificate of a company's own, straight from its root, is no chain with a link missing.
    chain = looked_at(authority.sign(), None)
    assert (chain.code, chain.chain) == ("unknown-issuer", 1)


def test_a_name_in_the_subject_alone(authority: Authority) -> None:
    # Whether OpenSSL still takes the subject for a name depends on its version.
    assert looked_at(authority.sign(names=[]), authority.pem).code in {"no-name", "wrong-name"}


@pytest.mark.parametrize("kind", GOOD)
def test_good(kind: str, authority: Authority) -> None:
    found = looked_at(GOOD[kind](authority), authority.pem)
    assert (found.code, found.weak_suite) == ("", "")
    assert not {"TLSv1", "TLSv1.1"} & {version for version, takes in found.offers.items() if takes}
    assert len(found.offers) == 4


def test_what_is_told_of_a_certificate(authority: Authority) -> None:
    policy = x509.CertificatePolicies([x509.PolicyInformation(x509.ObjectIdentifier("2.23.140.1.2.1"), None)])
    found = looked_at(authority.sign(key=rsa_key(2048), more=(policy,)), authority.pem)
    assert (found.key, found.key_bits, found.signature) == ("RSA", 2048, "sha256")
    assert (found.names, found.chain, found.timestamps, found.public) == ([HOST], 1, 0, True)


@pytest.mark.parametrize(
    ("least", "expected"),
    [(V.TLSv1, ["TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"]), (V.TLSv1_1, ["TLSv1.1", "TLSv1.2", "TLSv1.3"])],
)
def test_old_versions_beside_the_new(authority: Authority, least: ssl.TLSVersion, expected: list[str]) -> None:
    found = looked_at(limited(authority, least, V.TLSv1_3), authority.pem)
    assert [version for version, takes in found.offers.items() if takes] == expected
    assert (found.code, found.protocol) == ("", "TLSv1.3")


# OpenSSL 3 is built without RC4 and triple DES: a server that only says hello stands in for one that has them.
@pytest.mark.parametrize(
    ("suite", "name"),
    [(0x0004, "RC4-MD5"), (0x0005, "RC4-SHA"), (0x000A, "DES-CBC3-SHA"), (0x0002, "NULL-SHA"), (0xC02F, "")],
)
def test_ciphers_that_openssl_can_t_speak(suite: int, name: str) -> None:
    with answering(a_hello(0x0303, suite)) as port:
        assert hello.offered(HOST, port) == ({v: v == "TLSv1.2" for v in hello.VERSIONS}, name, 0)


def test_timestamps_beside_the_certificate() -> None:
    listed = b"".join(struct.pack("!H", 40) + bytes(40) for _ in range(3))
    extension = struct.pack("!HH", 18, len(listed) + 2) + struct.pack("!H", len(listed)) + listed
    with answering(a_hello(0x0303, 0xC02F, extension)) as port:
        assert hello.offered(HOST, port)[2] == 3


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 400 Bad Request\r\n\r\n" + b"x" * 200_000,
        b"\x15\x03\x01\x00\x02\x02\x46",  # alert: protocol_version
        b"\x16\x03\x01\x00\x04\x02\x00\x00\x00",
        b"\x16\x03\x03\x00\x06\x02\xff\xff\xff\x03\x03" * 1000,
        b"\x16\x03\x03\xff\xff" + b"\x02" * 65535,
        b"\x16\x03\x03\x00\x00" * 20_000,
    ],
)
def test_answers_that_are_no_hello_are_refusals(answer: bytes) -> None:
    with answering(answer) as port:
        assert hello.offered(HOST, port) == (dict.fromkeys(hello.VERSIONS, False), "", 0)


def test_a_server_that_resets() -> None:
    with answering(b"", linger=struct.pack("ii", 1, 0)) as port:
        assert hello.offered(HOST, port)[0] == dict.fromkeys(hello.VERSIONS, False)


def test_a_server_that_stalls_is_not_known() -> None:
    with socket.create_server((HOST, 0), backlog=16) as silent:
        assert hello.offered(HOST, silent.getsockname()[1], timeout=0.2) == ({}, None, 0)


def test_a_closed_port_and_a_name_that_is_none() -> None:
    with socket.socket() as unused:
        unused.bind((HOST, 0))
        port = unused.getsockname()[1]
    assert hello.offered(HOST, port) == ({}, None, 0)
    assert hello.offered("a" * 300 + ".example", 443) == ({}, None, 0)


class TestHostileCertificates:
    """read: whatever stands in a certificate, it comes back."""

    @pytest.mark.parametrize("garbage", [b"", b"\x30\x80", b"\x30\x82\xff\xff" + b"\x00" * 100])
    def test_garbage(self, garbage: bytes) -> None:
        assert read(garbage) == {}
        assert not names_its_issuer(garbage)

    @pytest.mark.parametrize("year", [1950, 9999])
    def test_absurd_dates(self, authority: Authority, year: int) -> None:
        ends = datetime.datetime(year, 12, 31, tzinfo=datetime.UTC)
        found = looked_at(authority.sign(starts=datetime.datetime(1950, 1, 1, tzinfo=datetime.UTC), ends=ends), None)
        assert found.not_after == ends.timestamp()

    def test_each_bit_of_one_turned(self, authority: Authority) -> None:
        whole = authority.own.public_bytes(Encoding.DER)
        for at in range(0, len(whole), 3):
            broken = bytearray(whole)
            broken[at] ^= 0xFF
            assert isinstance(read(bytes(broken)), dict)
            names_its_issuer(bytes(broken))


def a_hello(version: int, suite: int, extensions: bytes = b"") -> bytes:
    """The record of a ServerHello."""
    body = struct.pack("!H", version) + bytes(32) + b"\x00" + struct.pack("!HB", suite, 0)
    body += struct.pack("!H", len(extensions)) + extensions
    message = b"\x02" + len(body).to_bytes(3, "big") + body
    return struct.pack("!BHH", 22, 0x0303, len(message)) + message


@contextmanager
def answering(answer: bytes, linger: bytes = b"") -> Iterator[int]:
    """Says the same to whoever connects and has spoken, then hangs up."""
    with socket.create_server((HOST, 0), backlog=16) as listening:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                with connection:
                    try:
                        connection.recv(65536)
                        connection.sendall(answer)
                        if linger:
                            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                    except OSError:
                        pass

        thread = threading.Thread(target=serve)
        thread.start()
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)
        thread.join()
