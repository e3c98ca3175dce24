"""Facts about how a page came: its address, and what its server says of it in the headers."""

from __future__ import annotations

from typing import ClassVar

from auditor.model.subject import Subject


class AddressFacts(Subject, frozen=True, kw_only=True):
    """The address that the page came from in the end, after all redirects. Its scheme is the context's `scheme`.

    host: its host name.
    """

    page_wide: ClassVar[bool] = True

    host: str | None = None


class ResponseFacts(Subject, frozen=True, kw_only=True):
    """The answer that brought the page: the last of its redirects.

    hsts: Strict-Transport-Security as sent, "" where it is not.
    hsts_max_age: seconds for which browsers insist on https because of it; 0 where it is missing or they ignore it
        (RFC 6797, 6.1: no valid max-age, or a directive twice).
    csp: the Content-Security-Policy in force, several joined by ", ", from headers and <meta>; "" for none.
    csp_report_only: there is one that is only reported on (Content-Security-Policy-Report-Only), which restricts
        nothing.
    csp_openings: what all policies in force together let through that an attacker can use, each as "directive source":
        inline scripts, scripts from anywhere, eval, plug-ins from anywhere, active content over http. [] where there is
        no policy at all: see `csp`.
    content_type_options: X-Content-Type-Options as sent.
    nosniff: browsers honour it (Fetch, "X-Content-Type-Options header").
    frame_options: X-Frame-Options as sent.
    frame_ancestors: the policies in force have the directive frame-ancestors.
    framed_by_anyone: any other site may show the page in a frame: frame-ancestors allows it or, where that is missing,
        X-Frame-Options does not say DENY or SAMEORIGIN (HTML, "the X-Frame-Options header"; browsers ignore
        ALLOW-FROM).
    referrer_policy: the policy in force, from the last valid value of header or <meta>; "" where none is set, so that
        the browser's own holds (strict-origin-when-cross-origin).
    personal: parameters of the addresses that led to the page which hold an e-mail address, or are called a password or
        the like; "path" for the path. personal_to: hosts of the third parties that got them, in what they were asked
        for or by the Referer.
    ignored: headers for security that browsers ignore, or what they ignore of them, for how they are written
        (auditor/measure/security/ignored_headers.py); each as "header: what".
    """

    page_wide: ClassVar[bool] = True

    hsts: str | None = None
    hsts_max_age: float | None = None
    csp: str | None = None
    csp_report_only: bool | None = None
    csp_openings: list[str] | None = None
    content_type_options: str | None = None
    nosniff: bool | None = None
    frame_options: str | None = None
    frame_ancestors: bool | None = None
    framed_by_anyone: bool | None = None
    referrer_policy: str | None = None
    ignored: list[str] | None = None
    personal: list[str] | None = None
    personal_to: list[str] | None = None
