"""Facts about what becomes of values that are typed and not sent, from the step `canaries`."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.measure.page.form_reading import read_forms
from auditor.measure.page.providers import matches, script_of, taker
from auditor.measure.security.third_parties import owner_of_host
from auditor.model.canaries import CanaryTrial, Sighting
from auditor.model.facts.security.typed import TypedValueFacts
from auditor.model.snapshot import Snapshot
from auditor.model.url import host, same_site

HASHED = frozenset({"md5", "sha1", "sha256", "sha512"})
COVERT = HASHED | {"keystrokes", "base64", "hex"}
"""Nothing that the customer asked for needs a value in one of these forms."""

ADDRESS = frozenset(
    {
        *("street-address", "address-line1", "address-line2", "address-line3", "address-level1", "address-level2"),
        *("address-level3", "postal-code", "country", "country-name"),
    }
)

COMPLETION = (
    *("api-adresse.data.gouv.fr", "data.geopf.fr", "maps.googleapis.com", "places.googleapis.com", "*.mapbox.com"),
    *("*.addressy.com", "*.loqate.com", "*.getaddress.io", "*.ideal-postcodes.co.uk", "*.woosmap.com", "*.here.com"),
    *("*.algolia.net", "photon.komoot.io", "nominatim.openstreetmap.org", "*.smarty.com", "*.geoapify.com"),
    *("*.capadresse.com", "*.fetchify.com", "*.locationiq.com", "*.tomtom.com"),
)
"""Services that complete addresses: they need what is typed, into an address. Names that we know, not checked against
their documentation."""


def measure_typed_values(snapshot: Snapshot) -> list[TypedValueFacts] | None:
    """What became of each value; None where none could be typed."""
    forms = read_forms(snapshot)
    if snapshot.canaries is None or forms is None:
        return None
    purposes = {
        field.at.selector: purpose.known
        for form in forms
        for field, purpose in zip(form.fields, form.purposes, strict=True)
    }
    return [_facts(trial, purposes.get(trial.at.selector, ""), snapshot) for trial in snapshot.canaries]


def _facts(trial: CanaryTrial, purpose: str, snapshot: Snapshot) -> TypedValueFacts:
    secret = trial.kind in {"card", "password"}
    leaks = [seen for seen in trial.seen if _is_sent(seen) and _is_leak(seen, trial, purpose, snapshot)]
    taken = [seen for seen in leaks if secret or seen.how in COVERT or _tracks(seen.url)]
    kept = {_place(seen) for seen in trial.seen if seen.store and _is_kept(seen, snapshot, secret=secret)}
    tried = trial.typed and trial.watched
    return TypedValueFacts(
        at=trial.at,
        name=trial.name,
        purpose=purpose,
        secret=secret,
        sent_to=_told((_recipient(seen.url) for seen in leaks), tried=tried),
        read_by=_told((_recipient(seen.url) for seen in taken), tried=tried),
        how=_told((seen.how for seen in leaks), tried=tried),
        address=leaks[0].url if leaks else "",
        kept_in=_told(kept, tried=tried),
    )


def _is_sent(seen: Sighting) -> bool:
    """In a request, or in the address of a document: that of another site's frame is for its scripts to read."""
    return seen.store in {"", "address"}


def _tracks(url: str) -> bool:
    owner = owner_of_host(host(url))
    return owner is not None and owner.tracks is True


def _recipient(url: str) -> str:
    """The host, with whose it is where that is known."""
    owner = owner_of_host(host(url))
    return f"{owner.name} ({host(url)})" if owner else host(url)


def _told(found: Iterable[str], *, tried: bool) -> list[str] | None:
    """Sorted, each once; that there is nothing can only be said of what was tried to the end."""
    return sorted(set(found)) or ([] if tried else None)


def _is_leak(seen: Sighting, trial: CanaryTrial, purpose: str, snapshot: Snapshot) -> bool:
    """Whether another site got it that has no part in what the field is there for."""
    if not host(seen.url) or same_site(seen.url, snapshot.final_url):
        return False
    if trial.kind == "card":
        return not (taker(seen.url, snapshot.providers) or script_of(seen.url))
    completes = purpose in ADDRESS and seen.how in {"plain", "encoded"}
    return not (completes and any(matches(seen.url, pattern) for pattern in COMPLETION))


def _is_kept(seen: Sighting, snapshot: Snapshot, *, secret: bool) -> bool:
    """A draft that the shop itself keeps, so that nothing has to be typed twice, is a service to the customer."""
    elsewhere = bool(host(seen.url)) and not same_site(seen.url, snapshot.final_url)
    if seen.store == "address":
        return not elsewhere  # else it is sent: see `_is_sent`
    return secret or elsewhere or seen.how in HASHED


def _place(seen: Sighting) -> str:
    return " ".join(filter(None, (seen.store, seen.key)))
