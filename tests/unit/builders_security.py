"""Builders of visits to a shop that passes every security rule; each test changes one thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from builders_fields import SHOP, a_snapshot

from auditor import resources
from auditor.judge.evaluate import judge
from auditor.judge.loading.rulebook import Rulebook, load_rulebook
from auditor.measure import measure, measure_site, site_part
from auditor.model.evidence import Evidence
from auditor.model.evidence.forms import FormsEvidence
from auditor.model.evidence.links import LinkEvidence
from auditor.model.evidence.policies import PoliciesEvidence
from auditor.model.network import Cookie, HttpProbe, Request, TlsFacts
from auditor.model.snapshot import Snapshot

DAY = 86_400.0
STARTED = "2026-06-01T12:00:00+00:00"
NOW = 1_780_315_200.0  # the same instant

HEADERS = {
    "content-type": "text/html; charset=utf-8",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "content-security-policy": "default-src 'none'; script-src 'self'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
}

RULES: Rulebook = load_rulebook([resources.directory("rules")]).select(["security"], [])


def a_request(url: str = SHOP, **changes: Any) -> Request:
    """The request for the page itself, answered with all the headers that protect it."""
    facts: dict[str, Any] = {
        "method": "GET",
        "resource_type": "document",
        "status": 200,
        "is_navigation": True,
        "top_level": True,
        "frame_url": url,
        "headers": HEADERS,
    }
    return Request(url=url, **{**facts, **changes})


def a_subrequest(url: str, **changes: Any) -> Request:
    """A picture that the page asks for."""
    facts = {"resource_type": "image", "is_navigation": False, "top_level": False, "frame_url": SHOP, "headers": {}}
    return a_request(url, **{**facts, **changes})


def a_cookie(name: str = "sid", **changes: Any) -> Cookie:
    """The shop's session cookie with all its flags."""
    facts: dict[str, Any] = {
        "domain": "shop.example",
        "path": "/",
        "expires": -1.0,
        "size": 20,
        "http_only": True,
        "secure": True,
        "same_site": "Lax",
        "set_by": "header",
    }
    return Cookie(name=name, **{**facts, **changes})


def a_certificate(**changes: Any) -> TlsFacts:
    """A connection with sixty of ninety days left."""
    facts: dict[str, Any] = {
        "host": "shop.example",
        "port": 443,
        "protocol": "TLSv1.3",
        "not_before": NOW - 30 * DAY,
        "not_after": NOW + 60 * DAY,
        "offers": {"TLSv1": False, "TLSv1.1": False, "TLSv1.2": True, "TLSv1.3": True},
        "weak_suite": "",
        "names": ["shop.example"],
        "timestamps": 2,
        "public": True,
    }
    return TlsFacts(**{**facts, **changes})


def a_redirect(*hops: tuple[str, int], **changes: Any) -> HttpProbe:
    """http://shop.example/ redirects for good to https, unless `hops` say otherwise."""
    usual = (("http://shop.example/", 301), ("https://shop.example/", 0))
    return HttpProbe(url="http://shop.example/", hops=list(hops or usual), **changes)


def a_visit(*frames: Evidence, headers: dict[str, str] | None = None, **changes: Any) -> Snapshot:
    """A visit to a shop that is safe in every respect; `headers` are changed in its answer, "" takes one away."""
    top = Evidence(
        url=SHOP,
        fields=[],
        forms=FormsEvidence(origin="https://shop.example", forms=[]),
        policies=PoliciesEvidence(csp=[], referrer=[]),
        code=[],
        links=[
            LinkEvidence(text="Privacy policy", url="https://shop.example/privacy"),
            LinkEvidence(text="Legal notice", url="https://shop.example/legal"),
        ],
    )
    sent = {name: value for name, value in {**HEADERS, **(headers or {})}.items() if value}
    facts: dict[str, Any] = {
        "started": STARTED,
        "status": 200,
        "requests": [a_request(headers=sent)],
        "insecure_requests": [],
        "cookies": [a_cookie()],
        "tls": a_certificate(),
        "plain_http": a_redirect(),
    }
    return a_snapshot(*(frames or (top,)), **{**facts, **changes})


def page_outcomes(snapshot: Snapshot) -> dict[str, str]:
    """Rule → outcome, of the security rules over the page."""
    return {result.rule: result.outcome for result in judge(measure(snapshot), RULES)}


def site_outcomes(*snapshots: Snapshot) -> dict[str, str]:
    """Rule → outcome, of the security rules over the site."""
    return {result.rule: result.outcome for result in judge(measure_site([*map(site_part, snapshots)]), RULES)}


def site_messages(rule: str, *snapshots: Snapshot) -> Sequence[str]:
    """What a rule over the site says, in English."""
    (result,) = (each for each in judge(measure_site([*map(site_part, snapshots)]), RULES) if each.rule == rule)
    return [finding.message.en for finding in result.findings]
