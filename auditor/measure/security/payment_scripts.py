"""The scripts that ran beside a payment, with whose they are and what authorises them."""

from __future__ import annotations

from auditor.measure.page.providers import script_of, taker
from auditor.measure.security import csp
from auditor.measure.security.csp_sources import authorised_by
from auditor.measure.security.response import CUT, main_response
from auditor.measure.security.third_parties import owner_of_host
from auditor.model.payment import PaymentScript
from auditor.model.scripts import PageScript
from auditor.model.snapshot import Snapshot
from auditor.model.url import host, same_site

SECURITY_HEADERS = (
    *("content-security-policy", "content-security-policy-report-only", "strict-transport-security"),
    *("x-frame-options", "x-content-type-options", "referrer-policy", "permissions-policy"),
    *("cross-origin-opener-policy", "cross-origin-embedder-policy", "cross-origin-resource-policy"),
    *("access-control-allow-origin", "reporting-endpoints"),
)
"""HTTP headers that bear on the security of a page (PCI DSS 4.0.1, 11.6.1: "security-impacting HTTP headers")."""


def scripts_seen(snapshot: Snapshot) -> list[PaymentScript] | None:
    """Each script of the page's own documents; None if they were not read."""
    if snapshot.scripts is None:
        return None
    policies = _policies(snapshot)
    return [_told(each, policies, snapshot) for each in snapshot.scripts]


def unmanaged(snapshot: Snapshot) -> list[str] | None:
    """Addresses of the third parties' scripts that nothing holds to what the shop meant; None if they were not read."""
    scripts = scripts_seen(snapshot)
    if scripts is None:
        return None
    loose = (each.url for each in scripts if each.party == "third" and not each.integrity and not _is_named(each))
    return sorted(set(loose))


def _is_named(script: PaymentScript) -> bool:
    """Whether the policy names it, its host or who brings it, and not merely everybody."""
    return any(source not in csp.BROAD for source in (script.authorised_by or "").split(", ") if source)


def headers_seen(snapshot: Snapshot) -> dict[str, str]:
    """The headers of the page that bear on its security, in the order of SECURITY_HEADERS; {} if none was seen."""
    request = main_response(snapshot)
    if request is None:
        return {}
    return {name: request.headers[name] for name in SECURITY_HEADERS if name in request.headers}


def _policies(snapshot: Snapshot) -> list[csp.Policy]:
    request, metas = main_response(snapshot), snapshot.frames[0].policies if snapshot.frames else None
    header = request.headers.get("content-security-policy", "") if request else ""
    return csp.parse([header[:CUT]]) + csp.parse_meta(metas.csp if metas else [])


def _told(script: PageScript, policies: list[csp.Policy], snapshot: Snapshot) -> PaymentScript:
    name = host(script.url)
    provider = script_of(script.url) or taker(script.url, snapshot.providers) if name else ""
    own = not name or same_site(script.url, snapshot.final_url)
    owner = owner_of_host(name) if name and not own else None
    return PaymentScript(
        url=script.url,
        sha256=script.sha256,
        size=script.size,
        integrity=script.integrity,
        loaded_by=script.loaded_by,
        party="first" if own else "provider" if provider else "third",
        owner=provider or (owner.name if owner else ""),
        purpose="payment" if provider else owner.purpose if owner else "",
        authorised_by=authorised_by(script, policies, snapshot.final_url),
    )
