"""Facts about paying: which document holds the card field, and so who sees the number.

A provider's script proves nothing, as many shops load one on every page. What decides is where the field for the
number or the security code stands. The questionnaires of PCI DSS v4.0.1 go by the same: SAQ A is for shops whose
"payment page elements" all come from the provider, A-EP for shops whose own page can affect the payment without
receiving the card, D for all others (PCI SSC, "Understanding the SAQs for PCI DSS v4").
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.measure.page.action_words import meaning, says_amount
from auditor.measure.page.form_reading import Form, is_seen, read_forms
from auditor.measure.page.frames import address_of, is_third_party
from auditor.measure.page.kind import page_kind
from auditor.measure.page.providers import is_three_ds, payment_page, script_of, taker
from auditor.measure.security import csp
from auditor.measure.security.payment_changes import changed_since, justified
from auditor.measure.security.payment_scripts import headers_seen, unmanaged
from auditor.measure.security.response import CUT, main_response
from auditor.measure.security.wallets import wallets_of
from auditor.model.evidence import Evidence
from auditor.model.facts.security.payment import PaymentFacts
from auditor.model.payment import PaymentPage
from auditor.model.snapshot import Snapshot
from auditor.model.url import host

DECIDING = frozenset({"cc-number", "cc-csc"})
"""Purposes of the fields that decide who takes the card: its holder's name alone is often asked for by the shop."""


def measure_payment(snapshot: Snapshot) -> list[PaymentFacts] | None:
    """The page as one on which one pays, [] if one does not pay there; None where fields or kind could not be read."""
    forms, kind = read_forms(snapshot), page_kind(snapshot)
    if forms is None or kind is None:
        return None
    holders = [form for form in forms if _asks_for_card(form)]
    led_to = sorted(set(_led_to(forms, snapshot)))
    if not holders and not led_to and kind.name != "payment":
        return []
    return [_facts(snapshot, holders, led_to)]


def payment_seen(snapshot: Snapshot) -> PaymentPage | None:
    """The same for the report; None if one does not pay on the page, or it could not be measured."""
    found = measure_payment(snapshot)
    if not found:
        return None
    facts = found[0]
    return PaymentPage(
        kind=facts.kind or "",
        providers=facts.providers or [],
        card_hosts=facts.card_hosts or [],
        unknown_hosts=facts.unknown_hosts or [],
        scope=facts.scope or "",
        wallets=facts.wallets,
        three_ds=facts.three_ds or [],
        scripts=justified(snapshot),
        headers=headers_seen(snapshot),
        accepted=facts.accepted or "",
    )


def _facts(snapshot: Snapshot, holders: list[Form], led_to: list[str]) -> PaymentFacts:
    kind = _kind(snapshot, holders, led_to)
    away = sorted({host(address_of(form.frame)) for form in holders if is_third_party(form.frame, snapshot)})
    handed = _handed_to(snapshot, holders) if kind == "own-fields" else set()
    taking = {taker(address_of(form.frame), snapshot.providers) for form in holders} | set(led_to) | handed
    button, amount = _pay_button(snapshot)
    in_force, names_scripts, names_frames = _policies(snapshot)
    accepted, changed = changed_since(snapshot)
    unknown = [name for name in away if not taker(f"https://{name}/", snapshot.providers)]
    return PaymentFacts(
        kind=kind,
        providers=sorted(taking - {""}),
        card_hosts=away,
        unknown_hosts=unknown,
        hands_over=bool(handed),
        scope="" if unknown else _scope(kind, hands_over=bool(handed)),
        wallets=wallets_of(snapshot),
        pay_button=button,
        amount_on_button=amount,
        three_ds=sorted({host(frame.url) for frame in snapshot.frames if frame.selector and is_three_ds(frame.url)}),
        unmanaged_scripts=unmanaged(snapshot),
        baseline=snapshot.payment_baseline is not None,
        accepted=accepted,
        changes=changed,
        csp=in_force,
        csp_names_scripts=names_scripts,
        csp_names_frames=names_frames,
    )


def _asks_for_card(form: Form) -> bool:
    return any(
        purpose.known in DECIDING and is_seen(field, form.frame)
        for field, purpose in zip(form.fields, form.purposes, strict=True)
    )


def _kind(snapshot: Snapshot, holders: list[Form], led_to: list[str]) -> str:
    """One field of the shop's own is enough for its page to see a card."""
    if taker(snapshot.final_url, snapshot.providers):
        return "provider-page"
    if any(not _is_elsewhere(form.frame, snapshot) for form in holders):
        return "own-fields"
    if holders:
        return "hosted-fields"
    return "redirect" if led_to else ""


def _is_elsewhere(frame: Evidence, snapshot: Snapshot) -> bool:
    return is_third_party(frame, snapshot) or taker(address_of(frame), snapshot.providers) != ""


def _led_to(forms: list[Form], snapshot: Snapshot) -> Iterator[str]:
    """Providers to whose pages a form that one sees, or on the way of a purchase a button, leads."""
    own = snapshot.providers
    kind = page_kind(snapshot)
    for form in forms:
        if form.evidence.visible or form.evidence.buttons:
            yield from filter(None, (payment_page(action, own) for action in form.evidence.actions))
    if kind is None or kind.name not in {"cart", "checkout", "payment"}:
        return
    for frame in snapshot.frames:
        for target in frame.targets.targets if frame.targets else []:
            if target.look is not None and target.href and (name := payment_page(target.href, own)):
                yield name


def _handed_to(snapshot: Snapshot, holders: list[Form]) -> set[str]:
    """Providers whose script, or whose address, may take the card out of the shop's own fields."""
    scripts = [request.url for request in snapshot.requests or [] if request.resource_type == "script"]
    actions = [action for form in holders for action in form.evidence.actions]
    names = {*map(script_of, scripts), *(taker(action, snapshot.providers) for action in actions)}
    return names - {""}


def _scope(kind: str, *, hands_over: bool) -> str:
    if kind == "own-fields":
        return "A-EP" if hands_over else "D"
    return "A" if kind else ""


def _pay_button(snapshot: Snapshot) -> tuple[str | None, bool | None]:
    """What the button says that pays, the first with an amount before others; None, None without one."""
    names = [
        target.name
        for frame in snapshot.frames
        for target in (frame.targets.targets if frame.targets else [])
        if target.look is not None and target.exposed and meaning(target.name) == "pay"
    ]
    if not names:
        return None, None
    best = next((name for name in names if says_amount(name)), names[0])
    return best, says_amount(best)


def _policies(snapshot: Snapshot) -> tuple[bool | None, bool | None, bool | None]:
    """Whether a policy is in force, and names scripts and frames; None where it was not read, or not to its end."""
    request, metas = main_response(snapshot), snapshot.frames[0].policies
    if request is None or metas is None:
        return None, None, None
    header = request.headers.get("content-security-policy", "")
    if len(header) >= CUT:
        return True, None, None
    policies = csp.parse([header]) + csp.parse_meta(metas.csp)
    return bool(policies), csp.names_sources(policies, "script-src"), csp.names_sources(policies, "frame-src")
