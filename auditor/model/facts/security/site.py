"""Facts about a site as a whole, from all its pages on all devices."""

from __future__ import annotations

from typing import ClassVar

from auditor.model.subject import Signed, Subject


class CookieFacts(Subject, frozen=True, kw_only=True):
    """A cookie of the browser, on whichever page it was set. Of several settings the weakest counts.

    name, domain: as the browser has them (a domain with a leading point goes to subdomains too).
    first_party: it belongs to the site itself.
    set_by: "header" (the server), "script", or "user" (by --cookie).
    secure, http_only: its flags. same_site: Strict, Lax, None or "" where it was not set.
    unset: those of Secure, HttpOnly and SameSite that it lacks.
    refused: Chromium does not keep it; refusal: why (see Cookie.refused), "" of one that is kept.
    is_session: it identifies a visitor's session or account, by its name (auditor/measure/security/cookies.py).
    is_csrf: it holds a token against forged requests, which scripts have to read.
    hsts_max_age: seconds for which browsers insist on https with its host (see ResponseFacts), so that even a cookie
        without Secure does not travel in clear; the least of the pages of that host.
    """

    name: str | None = None
    domain: str | None = None
    first_party: bool | None = None
    set_by: str | None = None
    secure: bool | None = None
    http_only: bool | None = None
    same_site: str | None = None
    unset: list[str] | None = None
    refused: bool | None = None
    refusal: str | None = None
    is_session: bool | None = None
    is_csrf: bool | None = None
    hsts_max_age: float | None = None


class ConnectionFacts(Subject, frozen=True, kw_only=True):
    """The TLS connection to a host of the site, as Python's ssl and the browser see it.

    host: with the port where it is not 443.
    problem: why it is not accepted: expired, not-yet-valid, wrong-name, no-name, self-signed, unknown-issuer,
        incomplete-chain, weak-key, weak-signature, untrusted, old-protocol, handshake (see TlsFacts.code), rejected (by
        the browser alone), or no-sct (a public authority made it, and it has no signed certificate timestamps, without
        which Chrome and Safari refuse it); "" where both accept it. None where the browser accepts it and Python does
        not, and it does not show why: an authority that only one of them knows; or where timestamps may come in a way
        that can't be seen.
    detail: the reason in OpenSSL's or the browser's words.
    protocol: what is spoken, as OpenSSL calls it ("TLSv1.3"); tls_version: the same as a number, 1.3.
    days_left: whole days until the certificate expires, counted from the audit; negative afterwards.
    lifetime_left: the same as a share of its whole validity, 0–1.
    offered: the versions that the server takes, oldest first, those that no browser speaks any more included;
        oldest_offered: the oldest as a number. None where it did not answer for all of them.
    weak_suite: a suite that encrypts nothing or with a broken cipher, and that it takes; "" for none.
    key: kind and length in bits ("RSA 2048"). signature: the hash that is signed. names: those of the certificate, the
        first 50. chain: how many certificates the server sends. timestamps: of Certificate Transparency; no log is
        asked about them.
    """

    host: str | None = None
    problem: str | None = None
    detail: str | None = None
    protocol: str | None = None
    tls_version: float | None = None
    days_left: Signed | None = None
    lifetime_left: float | None = None
    offered: list[str] | None = None
    oldest_offered: float | None = None
    weak_suite: str | None = None
    key: str | None = None
    signature: str | None = None
    names: list[str] | None = None
    chain: float | None = None
    timestamps: float | None = None


class PlainHttpFacts(Subject, frozen=True, kw_only=True):
    """What answers at the http:// address of a host of the site. No subject where nothing does, or where the site is on
    a port of its own, which has no such counterpart.

    host: the host. status: of the first answer; redirects to https are followed from there. None as `leads_to_https`
        where the answer says nothing: a refusal of robots (401, 403, 407, 429), a fault of the server (5xx), no answer.
    leads_to_https: the redirects end at an https address.
    destination: where they end.
    insecure_hops: http addresses on the way, the first one not counted.
    same_host: the first https address is one of the host itself.
    permanent: the first redirect says so: 301 or 308.
    """

    host: str | None = None
    status: float | None = None
    leads_to_https: bool | None = None
    destination: str | None = None
    insecure_hops: float | None = None
    same_host: bool | None = None
    permanent: bool | None = None


class SiteSubject(Subject, frozen=True, kw_only=True):
    """A site (registrable domain), as far as its audited pages show it.

    domain: the registrable domain or address. pages: how many of its addresses were audited.
    collects: they take personal data: they have a field that one types into, other than for searching, or set cookies.
    privacy_link: what a link to a privacy policy on one of them says (or, where it says nothing, its address); "" where
        no page has one. Words of seven languages (auditor/legal_links.py).
    legal_link: the same of who runs the shop: legal notice, imprint, terms.
    asks_consent: a page of it asks for consent to cookies and their like.
    consent_link: what leads back to that choice says; "" where nothing does on a page whose dialog was answered, None
        where none was: it may appear only then.
    """

    page_wide: ClassVar[bool] = True

    domain: str | None = None
    pages: float | None = None
    collects: bool | None = None
    privacy_link: str | None = None
    legal_link: str | None = None
    asks_consent: bool | None = None
    consent_link: str | None = None
