"""Facts about the site's cookies.

Which cookies identify a session is told by their names, as Mozilla's HTTP Observatory does
(mdn/mdn-http-observatory, src/analyzer/tests/cookies.js: "login" or "sess"; "csrf" for tokens), with the names that
common servers and shop systems give theirs, and without those of measuring scripts and load balancers, which carry the
same words but identify nobody to the shop.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

import msgspec

from auditor.measure.page.words import split
from auditor.model.facts.security.site import CookieFacts
from auditor.model.network import Cookie
from auditor.model.subject import At

_PARTS = re.compile(r"sess|login", re.IGNORECASE)
_CSRF = re.compile(r"[cx]srf|requestverificationtoken|authenticity|form_?key", re.IGNORECASE)
_WORDS = frozenset({"sid", "auth", "aspxauth", "jwt", "token", "logged", "signin", "remember", "identity", "cfid"})
_SERVERS_OWN = re.compile(
    r"phpsessid|jsessionid|aspsessionid|asp\.net_sessionid|connect\.sid|cftoken|^prestashop-|^frontend$|^wordpress_sec_",
    re.IGNORECASE,
)
_TOKENS = frozenset({"access", "refresh", "id", "auth", "session", "user", "customer", "bearer", "api"})
_OF_TOOLS = re.compile(
    r"""(?xi)
    _ga | _gid | _gat | _gcl | __utm | _fb | _hj | _pk_ | mtm_ | _uet | _cl[cs]k | _sc | _tt_ | ttcsid | _pin_ | _rdt
    | mp_ | amp_ | amplitude | ajs_ | _dd_ | _?__hs | hubspot | intercom | optimizely | _?vwo | _vis_opt | _sp_
    | _kla | kl_ | dt(?:cookie|latc|sa|pc) | rxv | optanon | euconsent | cookielaw | _shopify_[sy] | _shopify_sa
    | awsalb | awselb | arraffinity | .*affinity | bigip | incap_ses | visid_incap | nlbi_ | __cf | cf_ | datadome
    | _abck | bm_s | ak_bm | ttwid | yandex | _ym | tawk | crisp | drift | zdusersession | newrelic | nrba
    """
)

_STRENGTH = {"": 0, "None": 1, "Lax": 2, "Strict": 3}
"""Of SameSite; where it is not set, some browsers take it as Lax and others as None."""


def measure_cookies(cookies: Iterable[tuple[Cookie, float]]) -> list[CookieFacts]:
    """Each cookie once, sorted; beside each how long browsers insist on https where it was seen, in seconds."""
    found: dict[tuple[str, str, str], CookieFacts] = {}
    for cookie, hsts in cookies:
        key = cookie.domain, cookie.path, cookie.name
        facts = _facts(cookie, hsts)
        found[key] = _weaker(found[key], facts) if key in found else facts
    return [found[key] for key in sorted(found)]


def is_session(name: str, set_by: str) -> bool:
    """Whether a cookie identifies a session. One that a script sets is only taken for that where its name leaves no
    doubt: measuring scripts speak of sessions too."""
    if _OF_TOOLS.match(name) or is_csrf(name):
        return False
    words = split(name)
    if set_by == "script":
        tokens = any(first in _TOKENS and second == "token" for first, second in itertools.pairwise(words))
        return bool(_SERVERS_OWN.search(name)) or tokens or "jwt" in words
    return bool(_PARTS.search(name) or _SERVERS_OWN.search(name) or _WORDS.intersection(words))


def is_csrf(name: str) -> bool:
    """Whether a cookie holds a token against forged requests."""
    return _CSRF.search(name) is not None


def _facts(cookie: Cookie, hsts: float) -> CookieFacts:
    return CookieFacts(
        at=At(html=f"{cookie.name} ({cookie.domain})"),
        name=cookie.name,
        domain=cookie.domain,
        first_party=cookie.first_party,
        set_by=cookie.set_by,
        secure=cookie.secure,
        http_only=cookie.http_only,
        same_site=cookie.same_site,
        unset=_unset(secure=cookie.secure, http_only=cookie.http_only, same_site=cookie.same_site),
        refused=cookie.refused != "",
        refusal=cookie.refused,
        is_session=is_session(cookie.name, cookie.set_by),
        is_csrf=is_csrf(cookie.name),
        hsts_max_age=hsts,
    )


def _unset(*, secure: bool, http_only: bool, same_site: str) -> list[str]:
    flags = (("Secure", secure), ("HttpOnly", http_only), ("SameSite", same_site != ""))
    return [name for name, is_set in flags if not is_set]


def _weaker(one: CookieFacts, other: CookieFacts) -> CookieFacts:
    """A cookie that was set twice, with the weaker of each flag."""
    secure = bool(one.secure and other.secure)
    http_only = bool(one.http_only and other.http_only)
    same_site = min(one.same_site or "", other.same_site or "", key=lambda value: _STRENGTH.get(value, 0))
    return msgspec.structs.replace(
        one,
        first_party=bool(one.first_party or other.first_party),
        set_by="header" if "header" in {one.set_by, other.set_by} else one.set_by,
        secure=secure,
        http_only=http_only,
        same_site=same_site,
        unset=_unset(secure=secure, http_only=http_only, same_site=same_site),
        refused=bool(one.refused or other.refused),
        refusal=one.refusal or other.refusal,
        is_session=bool(one.is_session or other.is_session),
        hsts_max_age=min(one.hsts_max_age or 0.0, other.hsts_max_age or 0.0),
    )
