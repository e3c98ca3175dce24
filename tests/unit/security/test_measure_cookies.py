"""Cookies: which of them identify a session, and what their flags come to over all pages of a site."""

from __future__ import annotations

from typing import Any

import pytest
from builders_security import a_cookie, a_visit, site_messages, site_outcomes

from auditor.measure.security.cookies import is_csrf, is_session, measure_cookies
from auditor.model.network import Cookie


def outcome(*cookies: Cookie, **changes: Any) -> str:
    return site_outcomes(a_visit(cookies=list(cookies), **changes))["cookie-flags"]


@pytest.mark.parametrize(
    "name",
    [
        *("PHPSESSID", "JSESSIONID", "ASP.NET_SessionId", "ASPSESSIONIDQQABCD", "connect.sid", "sessionid", "sid"),
        *("laravel_session", "_session_id", "session-id", "koa.sess", "SSESS1a2b3c", "ci_session", "login", "CFID"),
        *("wordpress_logged_in_5f2a", "wp_woocommerce_session_9c1", "PrestaShop-7a8b9c", "frontend", ".ASPXAUTH"),
        *("auth_token", "remember_me", "jwt", "__Secure-next-auth.session-token", "__Host-sid", "customerToken"),
    ],
)
def test_names_of_sessions(name: str) -> None:
    assert is_session(name, "header")


@pytest.mark.parametrize(
    "name",
    [
        *("lang", "currency", "cart", "panier", "consent", "theme", "visite", "recently_viewed", "store", "side"),
        *("_ga", "_gid", "_gcl_au", "_fbp", "_hjSession_123", "_hjSessionUser_123", "_uetsid", "amplitude_sessionabc"),
        *("_pk_ses.1.1fff", "AWSALB", "heroku-session-affinity", "incap_ses_1_2", "dtCookie", "rxVisitor", "_dd_s"),
        *("XSRF-TOKEN", "csrftoken", "__RequestVerificationToken", "form_key", ""),
    ],
)
def test_names_of_other_cookies(name: str) -> None:
    assert not is_session(name, "header")


@pytest.mark.parametrize(
    ("name", "session"),
    [("access_token", True), ("PHPSESSID", True), ("jwt", True), ("session_start", False), ("sid", False)],
)
def test_a_script_s_cookie_is_a_session_only_without_doubt(name: str, session: bool) -> None:
    assert is_session(name, "script") is session


@pytest.mark.parametrize(
    ("name", "csrf"), [("csrftoken", True), ("XSRF-TOKEN", True), ("form_key", True), ("a", False)]
)
def test_tokens_against_forged_requests(name: str, csrf: bool) -> None:
    assert is_csrf(name) is csrf


# The cases of mdn/mdn-http-observatory, test/cookies.test.js, with SameSite asked for where it decides.
@pytest.mark.parametrize(
    ("cookie", "expected"),
    [
        (a_cookie("SESSIONID", same_site="Strict"), "passed"),
        (a_cookie("SESSIONID", same_site="Lax"), "passed"),
        (a_cookie("SESSIONID", same_site="None"), "passed"),
        (a_cookie("SESSIONID", same_site=""), "failed"),
        (a_cookie("SESSIONID", http_only=False), "failed"),
        (a_cookie("SESSIONID", secure=False), "failed"),
        (a_cookie("foo", http_only=False, same_site=""), "passed"),
        (a_cookie("CSRFTOKEN", http_only=False), "passed"),
        (a_cookie("CSRFTOKEN", same_site=""), "failed"),
        (a_cookie("lang", secure=False, same_site="None", refused="SameSiteNoneInsecure"), "failed"),
        (a_cookie("_ga", set_by="script", secure=False, http_only=False, same_site=""), "inapplicable"),
        (a_cookie("session", set_by="user", secure=False, http_only=False, same_site=""), "inapplicable"),
        (a_cookie("IDE", first_party=False, domain=".ads.example", secure=False), "inapplicable"),
    ],
)
def test_flags(cookie: Cookie, expected: str) -> None:
    assert outcome(cookie) == expected


def test_a_harmless_cookie_may_lack_secure_where_browsers_use_https_only() -> None:
    harmless = a_cookie("lang", secure=False)
    assert outcome(harmless) == "passed"
    visit = a_visit(headers={"strict-transport-security": ""}, cookies=[harmless])
    assert site_outcomes(visit)["cookie-flags"] == "failed"
    # One page of the host without the header is enough: the cookie is sent there too.
    assert site_outcomes(a_visit(cookies=[harmless]), visit)["cookie-flags"] == "failed"


def test_no_cookies_are_no_matter() -> None:
    assert outcome() == "inapplicable"


def test_cookies_that_could_not_be_read() -> None:
    assert site_outcomes(a_visit(cookies=None))["cookie-flags"] == "untested"


def test_one_cookie_on_many_pages_is_one_finding() -> None:
    weak = a_cookie(secure=False)
    pages = [a_visit(cookies=[weak]), a_visit(cookies=[weak, a_cookie("other")]), a_visit(cookies=[a_cookie()])]
    assert site_messages("cookie-flags", *pages) == ["The session cookie sid (shop.example) lacks Secure"]


def test_of_several_settings_the_weakest_counts_whatever_their_order() -> None:
    settings = [(a_cookie(same_site="Strict"), 9.0), (a_cookie(http_only=False), 5.0), (a_cookie(same_site=""), 7.0)]
    (first,) = measure_cookies(settings)
    (second,) = measure_cookies(reversed(settings))
    assert first == second
    assert (first.unset, first.hsts_max_age) == (["HttpOnly", "SameSite"], 5.0)


def test_hostile_names_reach_the_message_as_data() -> None:
    (message,) = site_messages(
        "cookie-flags", a_visit(cookies=[a_cookie("sid\u202e\x1b[31m{host}" * 50, secure=False)])
    )
    assert "\x1b" not in message
    assert "\u202e" not in message
    assert len(message) < 300
