"""Security from end to end: real HTTPS servers with a throw-away authority, audited as a user would."""

from __future__ import annotations

import datetime
import json
import ssl
import subprocess
import sys
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import trustme

from tests.site import PAGE, Answer, Asked, Route, Site, page

HOST = "127.0.0.1"
FOOTER = '<footer><a href="/privacy">Privacy policy</a> <a href="/legal">Legal notice</a></footer>'
SAFE = {
    "Strict-Transport-Security": "max-age=31536000",
    "Content-Security-Policy": "default-src 'self'; script-src 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Set-Cookie": "sid=4f9c; Secure; HttpOnly; SameSite=Lax",
}


class Authority:
    """A certification authority that nobody knows, and servers with its certificates."""

    def __init__(self, folder: Path) -> None:
        self.ca = trustme.CA()
        self.pem = folder / "ca.pem"
        self.ca.cert_pem.write_to_path(str(self.pem))

    def context(self, **changes: Any) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.ca.issue_cert(HOST, "localhost", **changes).configure_cert(context)
        return context


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


def safe(body: str, **changes: str) -> Answer:
    """A page with all the headers that protect it; "" takes one away."""
    sent = {**SAFE, **{name.replace("_", "-"): value for name, value in changes.items()}}
    kept = {name: value for name, value in sent.items() if value}
    return Answer(PAGE.format(body + FOOTER).encode(), 200, {"Content-Type": "text/html; charset=utf-8", **kept})


def shop_of(routes: Mapping[str, Route], tls: ssl.SSLContext | None = None) -> Site:
    """A site with these pages, and those that its footer leads to."""
    return Site({"/privacy": page("Privacy policy"), "/legal": page("Legal notice"), **routes}, tls=tls)


class Audit:
    """`auditor audit --only security` of some addresses on a phone."""

    def __init__(self, *urls: str, ca: Path | None, out: Path, **options: str) -> None:
        trust = ["--ca-file", str(ca)] if ca else []
        more = [part for name, value in options.items() for part in (f"--{name}", value)]
        ended = subprocess.run(
            [sys.executable, "-m", "auditor", "audit", *urls, "--device", "phone", "--no-lighthouse",
             "--format", "json", "--only", "security", "--out", str(out), *trust, *more],
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        self.exit_code = ended.returncode
        assert "Traceback" not in ended.stderr, ended.stderr
        self.report = json.loads((out / "result.json").read_text())
        self.page = {result["rule"]: result for result in self.report["pages"][0]["results"]}
        self.site = {result["rule"]: result for result in self.report["site"]["results"]}

    def outcomes(self) -> dict[str, str]:
        return {rule: result["outcome"] for rule, result in {**self.page, **self.site}.items()}

    def not_passed(self) -> dict[str, str]:
        return {rule: outcome for rule, outcome in self.outcomes().items() if outcome not in {"passed", "inapplicable"}}

    def messages(self, rule: str) -> list[str]:
        return [finding["message"]["en"] for finding in {**self.page, **self.site}[rule]["findings"]]


def test_a_site_that_is_safe_in_every_respect(authority: Authority, tmp_path: Path) -> None:
    form = '<form action="/order" method="post"><input name="email" type="email"></form>'
    body = f'<h1>Tea</h1><img src="/a.png" alt="">{form}'
    routes = {"/": safe(body), "/a.png": Answer(b"", 200, {"Content-Type": "image/png"})}
    with shop_of(routes, tls=authority.context()) as site:
        audit = Audit(f"{site.origin}/", ca=authority.pem, out=tmp_path)
    assert audit.not_passed() == {}
    assert audit.exit_code == 0
    decided = [rule for rule, outcome in audit.outcomes().items() if outcome == "passed"]
    assert {"https", "mixed-content", "form-action-https", "hsts", "csp", "cookie-flags", "tls-valid"} <= set(decided)
    assert audit.report["pages"][0]["categories"]["security"]["score"] == 100


def test_one_thing_wrong_at_a_time(authority: Authority, tmp_path: Path) -> None:
    of_a_card_page = {"card-field-isolation", "wallet-offered"}  # whose number the shop's own page takes
    faults = {
        "/hsts": (safe("x", Strict_Transport_Security="max-age=60"), {"hsts"}),
        "/csp": (safe("x", Content_Security_Policy="frame-ancestors 'none'"), {"csp"}),
        "/sniff": (safe("x", X_Content_Type_Options=""), {"nosniff"}),
        "/frames": (safe("x", Content_Security_Policy="default-src 'none'"), {"frame-ancestors"}),
        "/referrer": (safe("x", Referrer_Policy="unsafe-url"), {"referrer-policy"}),
        "/form": (safe("<form action='http://a.example/'><input name=q></form>"), {"form-action-https"}),
        "/get": (safe("<form action='/o' method=get><input type=email name=email></form>"), {"get-form-leak"}),
        "/pay": (
            safe("<form action='http://a.example/' method=post><input autocomplete=cc-number></form>"),
            {"form-action-https", "card-https", *of_a_card_page},
        ),
        "/card": (
            safe("<form method=post><label>Card number <input name=card></label></form>"),
            {"card-autofill", *of_a_card_page},
        ),
    }
    routes = {path: answer for path, (answer, _) in faults.items()}
    with shop_of(routes, tls=authority.context()) as site:
        audit = Audit(*(site.origin + path for path in routes), ca=authority.pem, out=tmp_path)
    found = {
        entry["station"]["url"].removeprefix(site.origin): {
            result["rule"] for result in entry["results"] if result["outcome"] == "failed"
        }
        for entry in audit.report["pages"]
    }
    assert found == {path: rules for path, (_, rules) in faults.items()}


def test_mixed_content_of_each_kind(authority: Authority, tmp_path: Path) -> None:
    other = "http://shop.invalid"
    body = (
        f'<script src="{other}/a.js"></script><img src="{other}/a.png" alt="">'
        f'<iframe src="{other}/f"></iframe><link rel=stylesheet href="/own.css">'
    )
    routes = {
        "/": safe(body, Content_Security_Policy=""),
        "/own.css": Answer(b"a{}", 200, {"Content-Type": "text/css"}),
    }
    with shop_of(routes, tls=authority.context()) as site:
        audit = Audit(f"{site.origin}/", ca=authority.pem, out=tmp_path)
    assert sorted(audit.messages("mixed-content")) == [
        f"{other}/a.js (script) is asked for over http: the browser refuses it, so it is missing",
        f"{other}/a.png (image) is asked for over http: this browser tried https instead, not all do",
        f"{other}/f (frame) is asked for over http: the browser refuses it, so it is missing",
    ]
    assert audit.page["mixed-content"]["passed"] >= 1


def test_a_page_that_lets_browsers_upgrade_its_requests_asks_over_https(authority: Authority, tmp_path: Path) -> None:
    policy = "upgrade-insecure-requests; default-src 'self' https:; script-src 'self'; object-src 'none'"
    routes = {"/": safe('<img src="http://shop.invalid/a.png" alt="">', Content_Security_Policy=policy)}
    with shop_of(routes, tls=authority.context()) as site:
        audit = Audit(f"{site.origin}/", ca=authority.pem, out=tmp_path)
    assert audit.outcomes()["mixed-content"] == "passed"


def test_from_an_http_address_to_https(authority: Authority, tmp_path: Path) -> None:
    with (
        shop_of({"/": safe("Tea")}, tls=authority.context()) as shop,
        Site({"/": Answer(b"", 302, {"Location": f"{shop.origin}/"})}) as plain,
    ):
        audit = Audit(f"{plain.origin}/", ca=authority.pem, out=tmp_path)
    assert audit.report["pages"][0]["final_url"] == f"{shop.origin}/"
    assert audit.not_passed() == {"redirect-direct": "failed"}
    assert audit.outcomes()["http-redirect"] == "passed"
    assert audit.outcomes()["tls-valid"] == "passed"
    assert audit.messages("redirect-direct") == [f"http://{HOST}/ redirects with status 302, for the time being only"]


def test_a_site_on_this_machine_over_http(tmp_path: Path) -> None:
    with shop_of({"/": page(f"<h1>Tea</h1>{FOOTER}")}) as site:
        audit = Audit(f"{site.origin}/", ca=None, out=tmp_path / "a")
        skipped = Audit(f"{site.origin}/", ca=None, out=tmp_path / "b", skip="https")
    assert audit.outcomes()["https"] == "failed"
    assert audit.messages("https") == [
        f"Served over http from this machine ({HOST}): what customers get must come over https"
    ]
    assert "https" not in skipped.outcomes()
    assert not [
        rule
        for rule, result in skipped.page.items()
        if result["outcome"] == "failed" and result["impact"] in ("serious", "critical")
    ]


class TestCertificates:
    """A page that the browser refuses is not audited (exit 3), and the site's entry says why."""

    @pytest.mark.parametrize(
        ("changes", "trusted", "code", "message"),
        [
            ({"not_after": -1}, True, "tls-failure", "The certificate of {host} has expired: certificate has expired"),
            (
                {},
                False,
                "tls-authority",
                "No known authority vouches for the certificate of {host}: unable to get local issuer certificate."
                " If it is a preview that an authority of your own vouches for, give its file with --ca-file.",
            ),
        ],
    )
    def test_refused(
        self, authority: Authority, tmp_path: Path, changes: dict[str, int], trusted: bool, code: str, message: str
    ) -> None:
        now = datetime.datetime.now(datetime.UTC)
        dates = {name: now + datetime.timedelta(days=days) for name, days in changes.items()}
        with shop_of({"/": safe("Tea")}, tls=authority.context(**dates)) as site:
            audit = Audit(f"{site.origin}/", ca=authority.pem if trusted else None, out=tmp_path)
        assert audit.exit_code == 3
        assert not audit.report["pages"][0]["audited"]
        assert audit.report["pages"][0]["failures"][0]["code"] == code
        assert audit.messages("tls-valid") == [message.format(host=site.origin.removeprefix("https://"))]
        assert audit.report["verdict"] == "not-compliant"

    def test_about_to_expire(self, authority: Authority, tmp_path: Path) -> None:
        now = datetime.datetime.now(datetime.UTC)
        soon = now + datetime.timedelta(days=5, hours=12)
        with shop_of({"/": safe("Tea")}, tls=authority.context(not_after=soon)) as site:
            audit = Audit(f"{site.origin}/", ca=authority.pem, out=tmp_path)
        assert audit.not_passed() == {"tls-valid": "failed"}
        assert "runs out in 5 days" in audit.messages("tls-valid")[0]


def test_cookies_of_all_pages_are_judged_once_and_the_user_s_own_not_at_all(
    authority: Authority, tmp_path: Path
) -> None:
    def start(_asked: Asked) -> Answer:
        return Answer(b"", 302, {"Location": "/", "Set-Cookie": "PHPSESSID=1; Path=/; Secure"})

    script = "<script src=/set.js></script>"
    routes = {
        "/start": start,
        "/": safe(script, Set_Cookie="lang=fr; Path=/"),
        "/two": safe(script, Set_Cookie="lang=fr; Path=/"),
        "/set.js": Answer(
            b'document.cookie = "_ga=1; path=/"; document.cookie = "access_token=1; path=/; secure; samesite=lax"',
            200,
            {"Content-Type": "text/javascript"},
        ),
    }
    with shop_of(routes, tls=authority.context()) as site:
        urls = [site.origin + path for path in ("/start", "/two")]
        audit = Audit(*urls, ca=authority.pem, out=tmp_path, cookie="session=preview")
    assert sorted(audit.messages("cookie-flags")) == [
        f"The session cookie PHPSESSID ({HOST}) lacks HttpOnly, SameSite",
        f"The session cookie access_token ({HOST}) lacks HttpOnly",
    ]


def test_a_cookie_that_chrome_refuses(authority: Authority, tmp_path: Path) -> None:
    with shop_of({"/": safe("Tea", Set_Cookie="lang=fr; SameSite=None")}, tls=authority.context()) as site:
        audit = Audit(f"{site.origin}/", ca=authority.pem, out=tmp_path)
    assert audit.messages("cookie-flags") == [f"Chrome refuses the cookie lang ({HOST}): SameSite=None without Secure"]


def test_policies_of_a_document_whose_properties_are_clobbered(authority: Authority, tmp_path: Path) -> None:
    head = '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'
    body = "<img name=baseURI><form name=querySelectorAll><input name=links></form>"
    answer = safe(body, Content_Security_Policy="", X_Frame_Options="DENY")
    answer = answer._replace(body=answer.body.replace(b"<head>", f"<head>{head}".encode()))
    with shop_of({"/": answer}, tls=authority.context()) as site:
        audit = Audit(f"{site.origin}/", ca=authority.pem, out=tmp_path)
    assert audit.not_passed() == {}


def test_cookies_that_no_browser_keeps(authority: Authority, tmp_path: Path) -> None:
    routes = {
        "/": safe("<img src=/chat.png alt=''>", Set_Cookie="__Host-sid=4f9c; Secure; HttpOnly; SameSite=Lax"),
        "/chat.png": Answer(b"", 200, {"Content-Type": "image/png", "Set-Cookie": "chat=1; Partitioned"}),
    }
    with shop_of(routes, tls=authority.context()) as site:
        audit = Audit(f"{site.origin}/", ca=authority.pem, out=tmp_path)
    assert sorted(audit.messages("cookie-flags")) == [
        f"Browsers refuse the cookie __Host-sid ({HOST}): its name promises Secure and, if it begins with __Host-,"
        " Path=/ and no Domain",
        f"Browsers refuse the cookie chat ({HOST}): Partitioned without Secure",
    ]


def test_headers_that_browsers_ignore(authority: Authority, tmp_path: Path) -> None:
    with shop_of({"/": safe("Tea", Permissions_Policy="camera 'none'")}, tls=authority.context()) as site:
        audit = Audit(f"{site.origin}/", ca=authority.pem, out=tmp_path)
    assert audit.not_passed() == {"headers-obeyed": "failed"}
    assert audit.messages("headers-obeyed") == ["Browsers ignore permissions-policy: camera 'none'"]


def test_old_versions_of_tls(authority: Authority, tmp_path: Path) -> None:
    context = authority.context()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1_1
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    with shop_of({"/": safe("Tea")}, tls=context) as site:
        audit = Audit(f"{site.origin}/", ca=authority.pem, out=tmp_path)
    assert audit.not_passed() == {"tls-old": "failed"}
    assert audit.messages("tls-old") == [f"{site.origin.removeprefix('https://')} still accepts TLS 1.1"]


def test_a_legal_link_that_leads_nowhere_is_found_without_anybody_being_signed_in(
    authority: Authority, tmp_path: Path
) -> None:
    gone = {"/": safe("Tea"), "/privacy": Answer(b"gone", 404)}
    with shop_of(gone, tls=authority.context()) as site:
        audit = Audit(f"{site.origin}/", ca=authority.pem, out=tmp_path, cookie="sid=a1b2c3d4e5f6")
    assert audit.not_passed() == {"legal-links-answer": "failed"}
    assert audit.messages("legal-links-answer") == [
        f"“Privacy policy”, the link to the privacy policy, leads to an error 404: {site.origin}/privacy"
    ]
    asked = [each for each in site.asked if each.path in {"/privacy", "/legal"}]
    assert sorted(each.path for each in asked) == ["/legal", "/privacy"]
    assert not [each for each in asked if "cookie" in each.headers]
    assert [each for each in site.asked if each.path == "/" and "sid=a1b2c3d4e5f6" in each.headers.get("cookie", "")]


def test_what_a_page_asks_for_at_load_is_heard_in_its_frames_and_not_after_a_tap(tmp_path: Path) -> None:
    frame = "<iframe title=Plan srcdoc='<script>navigator.geolocation.watchPosition(() => {})</script>'></iframe>"
    late = "<script>setTimeout(() => Notification.requestPermission(), 300)</script>"
    tapped = "<button onclick='navigator.mediaDevices.getUserMedia({video: true})'>Scan</button>"
    with shop_of({"/": page(f"<h1>Tea</h1>{frame}{late}{tapped}{FOOTER}")}) as site:
        audit = Audit(f"{site.origin}/", ca=None, out=tmp_path)
    assert sorted(audit.messages("permission-on-load")) == [
        "It asks to send notifications, before any tap",
        "It asks where the customer is, before any tap",
    ]
