"""What Python sees of a site, on real sockets: certificates that are wrong in each way, and chains of redirects."""

from __future__ import annotations

import datetime
import ipaddress
import socket
import ssl
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from auditor.collect.network.connections import follow_plain_http, look_at_tls, probe
from tests.site import Answer, Asked, Site, page

HOST = "127.0.0.1"
TIMEOUT = 5.0


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def ca_file(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("authority") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return path


def days(count: int) -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=count)


def server(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def port_of(site: Site) -> int:
    return int(site.origin.rpartition(":")[2])


def code(context: ssl.SSLContext, ca_file: Path | None) -> str:
    with Site({"/": page("x")}, tls=context) as site:
        return look_at_tls(HOST, port_of(site), ca_file, TIMEOUT)[0].code


class TestTls:
    """look_at_tls."""

    def test_a_certificate_that_the_user_s_authority_vouches_for(self, authority: trustme.CA, ca_file: Path) -> None:
        ends = days(30).replace(microsecond=0)
        leaf = authority.issue_cert(HOST, not_after=ends)
        with Site({"/": page("x")}, tls=server(leaf)) as site:
            facts, certificate = look_at_tls(HOST, port_of(site), ca_file, TIMEOUT)
        assert (facts.code, facts.error, facts.protocol) == ("", "", "TLSv1.3")
        assert facts.not_after == ends.timestamp()
        assert facts.issuer != facts.subject
        assert certificate is not None

    def test_an_unknown_authority(self, authority: trustme.CA) -> None:
        assert code(server(authority.issue_cert(HOST)), None) == "unknown-issuer"

    def test_a_missing_intermediate_certificate(self, authority: trustme.CA, ca_file: Path) -> None:
        leaf = authority.create_child_ca().issue_cert(HOST)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        with leaf.private_key_pem.tempfile() as key, leaf.cert_chain_pems[0].tempfile() as alone:
            context.load_cert_chain(alone, key)
        assert code(context, ca_file) == "unknown-issuer"
        assert code(server(leaf), ca_file) == ""

    def test_an_expired_certificate_is_read_all_the_same(self, authority: trustme.CA, ca_file: Path) -> None:
        leaf = authority.issue_cert(HOST, not_before=days(-60), not_after=days(-1))
        with Site({"/": page("x")}, tls=server(leaf)) as site:
            facts, certificate = look_at_tls(HOST, port_of(site), ca_file, TIMEOUT)
        assert (facts.code, facts.error) == ("expired", "certificate has expired")
        assert facts.not_after is not None
        assert certificate is not None

    def test_a_certificate_of_the_future(self, authority: trustme.CA, ca_file: Path) -> None:
        assert code(server(authority.issue_cert(HOST, not_before=days(2))), ca_file) == "not-yet-valid"

    @pytest.mark.parametrize("names", [["shop.example"], ["127.0.0.2"], ["*.example"]])
    def test_another_name(self, authority: trustme.CA, ca_file: Path, names: list[str]) -> None:
        assert code(server(authority.issue_cert(*names)), ca_file) == "wrong-name"

    def test_self_signed(self) -> None:
        assert code(_self_signed(with_name=True), None) == "self-signed"

    def test_a_certificate_that_names_its_host_in_the_subject_alone(self, tmp_path: Path) -> None:
        context = _self_signed(with_name=False, pem=tmp_path / "own.pem")
        # Whether Python itself still takes such a certificate depends on its OpenSSL.
        assert code(context, tmp_path / "own.pem") in {"no-name", "wrong-name"}

    def test_a_server_that_speaks_old_protocols_only(self, authority: trustme.CA, ca_file: Path) -> None:
        context = server(authority.issue_cert(HOST))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            context.minimum_version = ssl.TLSVersion.TLSv1
            context.maximum_version = ssl.TLSVersion.TLSv1_1
        context.set_ciphers("ALL:@SECLEVEL=0")
        with Site({"/": page("x")}, tls=context) as site:
            facts, _ = look_at_tls(HOST, port_of(site), ca_file, TIMEOUT)
        assert (facts.code, facts.protocol) == ("old-protocol", "TLSv1.1")

    @pytest.mark.parametrize(
        "suite", ["ECDHE-RSA-AES128-SHA", "ECDHE-RSA-AES256-SHA", "AES128-SHA", "AES256-GCM-SHA384"]
    )
    def test_a_server_of_the_suites_that_browsers_still_take(
        self, suite: str, authority: trustme.CA, ca_file: Path
    ) -> None:
        context = server(authority.issue_cert(HOST, key_type=trustme.KeyType.RSA))
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        context.set_ciphers(suite)
        with Site({"/": page("x")}, tls=context) as site:
            facts, certificate = look_at_tls(HOST, port_of(site), ca_file, TIMEOUT)
        assert (facts.code, facts.protocol, facts.cipher) == ("", "TLSv1.2", suite)
        assert certificate is not None

    def test_a_server_of_suites_that_no_browser_takes(self, authority: trustme.CA, ca_file: Path) -> None:
        context = server(authority.issue_cert(HOST, key_type=trustme.KeyType.RSA))
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        context.set_ciphers("DHE-RSA-AES128-SHA")
        assert code(context, ca_file) == "handshake"

    def test_a_server_that_speaks_no_tls(self, ca_file: Path) -> None:
        with Site({"/": page("x")}) as site:
            facts, certificate = look_at_tls(HOST, port_of(site), ca_file, TIMEOUT)
        assert (facts.code, certificate) == ("handshake", None)

    def test_a_closed_port(self) -> None:
        assert look_at_tls(HOST, _closed_port(), None, TIMEOUT)[0].code == "unreachable"

    @pytest.mark.parametrize("host", ["no-such-host.invalid", "a" * 300 + ".example", "a..b", ""])
    def test_hosts_that_do_not_exist(self, host: str) -> None:
        assert look_at_tls(host, 443, None, TIMEOUT)[0].code == "unreachable"

    def test_an_authority_s_file_that_can_t_be_read(self, tmp_path: Path) -> None:
        broken = tmp_path / "ca.pem"
        broken.write_text("not a certificate")
        assert look_at_tls(HOST, 443, broken, TIMEOUT)[0].code == "ca-file"
        assert look_at_tls(HOST, 443, tmp_path / "missing.pem", TIMEOUT)[0].code == "ca-file"


class TestTrust:
    """The browser is only told the keys of certificates that Python has verified with the user's authority."""

    def test_a_verified_certificate(self, authority: trustme.CA, ca_file: Path) -> None:
        with Site({"/": page("x")}, tls=server(authority.issue_cert(HOST))) as site:
            assert len(probe(site.origin, ca_file, TIMEOUT).spki) == 44
            assert probe(site.origin, None, TIMEOUT).spki == ""

    @pytest.mark.parametrize("changes", [{"not_after": days(-1)}, {"not_before": days(1)}])
    def test_one_that_is_not(self, authority: trustme.CA, ca_file: Path, changes: dict[str, datetime.datetime]) -> None:
        with Site({"/": page("x")}, tls=server(authority.issue_cert(HOST, **changes))) as site:
            assert probe(site.origin, ca_file, TIMEOUT).spki == ""

    def test_the_https_site_behind_an_http_address(self, authority: trustme.CA, ca_file: Path) -> None:
        with Site({"/": page("x")}, tls=server(authority.issue_cert(HOST))) as shop:
            with Site({"/": Answer(b"", 301, {"Location": f"{shop.origin}/"})}) as plain:
                found = probe(f"{plain.origin}/", ca_file, TIMEOUT)
                without = probe(f"{plain.origin}/", None, TIMEOUT)
                asked = len(plain.asked)
            assert found.spki == probe(shop.origin, ca_file, TIMEOUT).spki
        assert (found.tls, found.plain_http, without.spki, asked) == (None, None, "", 1)

    def test_a_port_of_its_own_has_no_plain_counterpart(self, authority: trustme.CA, ca_file: Path) -> None:
        with Site({"/": page("x")}, tls=server(authority.issue_cert(HOST))) as site:
            assert probe(site.origin, ca_file, TIMEOUT).plain_http is None


def hops(routes: dict[str, Answer | Callable[[Asked], Answer]], path: str = "/") -> tuple[list[tuple[str, int]], str]:
    with Site(routes) as site:
        found = follow_plain_http(site.origin + path, TIMEOUT)
        return [(url.replace(site.origin, ""), status) for url, status in found.hops], found.code


def to(location: str, status: int = 301) -> Answer:
    return Answer(b"", status, {"Location": location})


class TestPlainHttp:
    """follow_plain_http."""

    def test_to_https_at_once(self) -> None:
        assert hops({"/": to("https://shop.example/a")}) == ([("/", 301), ("https://shop.example/a", 0)], "")

    def test_over_further_addresses(self) -> None:
        routes = {"/": to("/a", 302), "/a": to("b?c=d", 307), "/b": to("https://shop.example/", 308)}
        assert hops(routes) == ([("/", 302), ("/a", 307), ("/b?c=d", 308), ("https://shop.example/", 0)], "")

    def test_an_answer_of_its_own(self) -> None:
        assert hops({"/": page("Welcome")}) == ([("/", 200)], "")

    def test_a_redirect_without_an_address(self) -> None:
        assert hops({"/": Answer(b"", 301)}) == ([("/", 301)], "")

    def test_a_circle(self) -> None:
        chain, why = hops({"/": to("/")})
        assert (len(chain), why) == (10, "redirect-loop")

    @pytest.mark.parametrize(
        "location", ["http://[::1", "http://127.0.0.1:99999999/", "http://a b\x7f/", "http://[x]/"]
    )
    def test_addresses_that_are_none(self, location: str) -> None:
        chain, why = hops({"/": to(location)})
        assert chain[0] == ("/", 301)
        assert why in {"invalid", "unreachable"}

    def test_another_scheme_is_not_followed(self) -> None:
        assert hops({"/": to("ftp://shop.example/")})[0][-1] == ("ftp://shop.example/", 0)

    def test_a_closed_port(self) -> None:
        assert follow_plain_http(f"http://{HOST}:{_closed_port()}/", TIMEOUT).code == "refused"

    def test_an_unknown_host(self) -> None:
        assert follow_plain_http("http://no-such-host.invalid/", TIMEOUT).code == "unreachable"

    @pytest.mark.parametrize(
        "answer", [b"\x15\x03\x01\x00\x02\x02", b"HTTP/1.1 200 OK\r\nA" + b"a" * 100_000 + b"\r\n\r\n"]
    )
    def test_answers_that_are_none(self, answer: bytes) -> None:
        with raw_server(answer) as port:
            assert follow_plain_http(f"http://{HOST}:{port}/", TIMEOUT).code == "invalid"

    def test_a_server_that_never_answers(self) -> None:
        with Site({}) as site:
            site.routes["/"] = site.hang
            assert follow_plain_http(f"{site.origin}/", 0.3).code == "timeout"

    def test_no_secrets_are_sent(self) -> None:
        with Site({"/": page("x")}) as site:
            follow_plain_http(f"{site.origin}/", TIMEOUT)
        assert not {"cookie", "authorization"} & site.asked[0].headers.keys()


@contextmanager
def raw_server(answer: bytes) -> Iterator[int]:
    """Says `answer` to whoever connects, then hangs up."""
    with socket.create_server((HOST, 0)) as listening:

        def serve() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        yield listening.getsockname()[1]
        thread.join()


def _closed_port() -> int:
    with socket.socket() as unused:
        unused.bind((HOST, 0))
        return int(unused.getsockname()[1])


def _self_signed(*, with_name: bool, pem: Path | None = None) -> ssl.SSLContext:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(days(-1))
        .not_valid_after(days(90))
    )
    if with_name:
        names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(HOST))])
        builder = builder.add_extension(names, critical=False)
    certificate = builder.sign(key, hashes.SHA256())
    blob = certificate.public_bytes(Encoding.PEM)
    if pem is not None:
        pem.write_bytes(blob)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with trustme.Blob(blob + secret).tempfile() as both:
        context.load_cert_chain(both)
    return context
