"""The collections of security."""

from __future__ import annotations

from auditor.model.facts.collection import Collection, of_the_kind
from auditor.model.facts.security.consent import ConsentDialogFacts
from auditor.model.facts.security.legal_pages import LegalPageFacts
from auditor.model.facts.security.payment import PaymentFacts
from auditor.model.facts.security.permissions import PermissionFacts
from auditor.model.facts.security.requests import CodeFileFacts, SubresourceFacts
from auditor.model.facts.security.response import AddressFacts, ResponseFacts
from auditor.model.facts.security.sending import SubmissionFacts
from auditor.model.facts.security.site import ConnectionFacts, CookieFacts, PlainHttpFacts, SiteSubject
from auditor.model.facts.security.trackers import ThirdPartyFacts
from auditor.model.facts.security.typed import TypedValueFacts

COLLECTIONS = (
    Collection("submissions", SubmissionFacts, ("probe:forms", "probe:fields")),
    Collection("address", AddressFacts, ("navigate",)),
    Collection("response", ResponseFacts, ("network", "probe:policies")),
    Collection("subresources", SubresourceFacts, ("network",)),
    Collection("payment", PaymentFacts, (*of_the_kind("probe:fields"), "network", "probe:policies", "scripts")),
    Collection("typed_values", TypedValueFacts, ("canaries", "probe:fields", "probe:forms")),
    Collection("code_files", CodeFileFacts, ("probe:code",)),
    Collection("consent_dialogs", ConsentDialogFacts, ("probe:consent",)),
    Collection("third_parties", ThirdPartyFacts, ("network", "cookies", "probe:storage")),
    Collection("permissions", PermissionFacts, ("probe:permissions",)),
)

SITE_COLLECTIONS = (
    Collection("cookies", CookieFacts, ("cookies", "network", "navigate")),
    Collection("connections", ConnectionFacts, ("connection", "navigate")),
    Collection("plain_http", PlainHttpFacts, ("connection", "network")),
    Collection("legal_pages", LegalPageFacts, ("connection", "probe:links", "navigate")),
    Collection("site", SiteSubject, ("probe:links", "probe:fields", "cookies", "navigate", "probe:consent")),
)
