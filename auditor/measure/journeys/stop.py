"""What a station says of its journey: boiled down from its snapshot, one by one."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from auditor.measure.journeys import lines
from auditor.measure.page.checkout import asks_for_address, is_aside
from auditor.measure.page.form_reading import Form, is_seen, read_forms
from auditor.measure.page.guests import speaks_of_guest
from auditor.measure.page.kind import page_kind
from auditor.measure.page.kind_words import ADDRESS_BOOK
from auditor.measure.page.paying import payment_sign
from auditor.measure.page.providers import taker
from auditor.measure.page.purpose import CARD, PASSWORD
from auditor.measure.page.words import split
from auditor.model.evidence.fields import FieldEvidence
from auditor.model.evidence.links import LinkEvidence
from auditor.model.failure import Failure
from auditor.model.journey import PaymentSign, Tapped
from auditor.model.kind import Kind
from auditor.model.scenario import Scenario, Station
from auditor.model.snapshot import Snapshot
from auditor.model.url import host
from auditor.model.url import split as split_url
from auditor.model.way import Way

TYPED_ANEW = PASSWORD | CARD | {"one-time-code"}
"""What may be asked for again (WCAG 2.2, 3.3.7: for security), or is asked for once only, where one pays."""

_STAYING = frozenset({"cart", "checkout", "payment"})

_KEPT = frozenset(
    split("privacy terms conditions legal imprint impressum cookies help contact faq security returns")
    + split("mentions legales cgv confidentialite aide contactez retours securite")
    + split("datenschutz agb hilfe kontakt widerruf ruckgabe")
    + split("privacidad aviso ayuda contacto condiciones devoluciones condizioni assistenza contatti resi")
    + split("voorwaarden hulp retourneren privacidade termos ajuda devolucoes")
)
"""What a link says that a customer may need before paying: the law, help, and what happens to what does not fit."""


class Stop(msgspec.Struct, frozen=True, kw_only=True):
    """One station under one scenario, or why a journey did not come to it.

    kind, sign: of its page. address: it asks for a postal address. empty: what else than passwords and cards it asks
    for in its own forms, and does not fill in itself, as tokens of HTML's autofill. guest, guest_top: what offers a
    purchase without an account, and how far down (CSS px). password_top: how far down a password is asked for; None if
    it is not. lines: what one reads there. marked: it says how far the customer has come. exits: what links out of the
    purchase say. heading: its first. delivery: the line that says what delivery costs. screens: how many it is long.
    of_provider: it is the page of a known payment provider. goes_back: its journey was to be walked again, to go back.
    """

    station: Station
    scenario: Scenario
    audited: bool
    url: str
    way: Way
    failures: list[Failure]
    kind: Kind | None = None
    sign: PaymentSign = ""
    address: bool = False
    empty: frozenset[str] = frozenset()
    guest: str = ""
    guest_top: float | None = None
    password_top: float | None = None
    lines: list[str] | None = None
    marked: bool | None = None
    exits: list[str] | None = None
    heading: str = ""
    delivery: str = ""
    screens: float | None = None
    of_provider: bool = False
    goes_back: bool = False

    @property
    def takes_payment(self) -> bool:
        """Whether payment is taken there."""
        stopped = any(failure.code == "stopped-before-paying" for failure in self.failures)
        asked = self.sign in {"card", "pay"} or (self.sign == "wallet" and self.kind in {"checkout", "payment"})
        return self.audited and (stopped or asked or self.kind == "payment")


def stop_of(snapshot: Snapshot) -> Stop | None:
    """What `snapshot` says of its journey; None if it is no station of one."""
    if not snapshot.station.journey:
        return None
    stop = Stop(
        station=snapshot.station,
        scenario=snapshot.scenario,
        audited=snapshot.audited,
        url=snapshot.final_url,
        way=snapshot.way or Way(),
        failures=snapshot.failures,
        of_provider=bool(taker(snapshot.final_url, snapshot.providers)),
        goes_back="going-back" not in snapshot.disabled,
    )
    return _looked_into(stop, snapshot) if snapshot.audited and snapshot.frames else stop


def _looked_into(stop: Stop, snapshot: Snapshot) -> Stop:
    top, kind = snapshot.frames[0], page_kind(snapshot)
    forms = [form for form in read_forms(snapshot) or [] if not is_aside(form.evidence)]
    asked = list(_asked(forms))
    passwords = [field for field, _ in asked if field.input_type == "password"]
    ordering, document = top.ordering, top.document
    guest, guest_top = _guest(snapshot)
    held = frozenset(ordering.held) if ordering else frozenset()
    return msgspec.structs.replace(
        stop,
        kind=kind.name if kind else None,
        sign=payment_sign(snapshot, Tapped()),
        address=asks_for_address([purpose for _, purpose in asked]),
        empty=frozenset(
            purpose
            for field, purpose in asked
            if purpose and field.at.selector not in held and not field.disabled and not field.readonly
        )
        - TYPED_ANEW,
        guest=guest,
        guest_top=guest_top,
        password_top=min((field.at.box.y for field in passwords if field.at.box), default=None),
        lines=ordering.lines if ordering else None,
        marked=bool(ordering.steps) or lines.tells_step(ordering.lines) if ordering else None,
        exits=[link.text or link.url for link in ordering.exits if _leads_out(link)] if ordering else None,
        heading=next((each.text for each in top.product.headings if each.level == 1), "") if top.product else "",
        delivery=lines.named_delivery(ordering.lines) if ordering else "",
        screens=document.scroll_height / snapshot.device.viewport_height if document else None,
    )


def _asked(forms: list[Form]) -> Iterator[tuple[FieldEvidence, str]]:
    """The fields that are seen, and what each asks for."""
    for form in forms:
        for field, purpose in zip(form.fields, form.purposes, strict=True):
            if is_seen(field, form.frame) and not field.in_search:
                yield field, purpose.known


def _guest(snapshot: Snapshot) -> tuple[str, float | None]:
    """What offers a purchase without an account, the first from the top, and where it stands."""
    targets = snapshot.frames[0].targets
    found = [each for each in (targets.targets if targets else []) if not each.hidden and speaks_of_guest(each.name)]
    first = min(found, key=lambda each: each.box.y, default=None)
    return (first.name, first.box.y) if first else ("", None)


def _leads_out(link: LinkEvidence) -> bool:
    """Whether it leads out of the purchase; the start page behind a logo is where everybody looks for the way out."""
    path = split_url(link.url).path
    if path in {"", "/"} or not host(link.url):
        return False
    words = split(link.text)
    if _KEPT & set(words):
        return False
    parts = (words, *(split(part) for part in path.split("/")))
    return not any(match.meaning in _STAYING for part in parts for match in ADDRESS_BOOK.find(part))
