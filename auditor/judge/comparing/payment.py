"""payment-baseline.json: the scripts and headers of payment pages that a shop has accepted, each script with its reason
(PCI DSS 4.0.1, 6.4.3), and what has changed since (11.6.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from auditor.accepted_payment import INLINE, changes, place, scripts_of, unread
from auditor.errors import BaselineError
from auditor.model.payment import AcceptedPage, PaymentBaseline, PaymentChange, PaymentPage
from auditor.model.report import Report

FORMAT: Final = 1
LARGEST: Final = 20_000_000
"""Bytes; 2,000 scripts a page are 1 million."""


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """unseen: pages of the baseline whose scripts were not read this time, and scripts whose content was not. unknown:
    payment pages that it does not know."""

    changes: list[PaymentChange]
    unseen: list[str]
    unknown: list[str]


def accept(reports: Sequence[Report], reasons: Mapping[str, str]) -> PaymentBaseline:
    """The payment pages of one or more audits of the same shop as accepted: of several, what changes at each load is
    told from what does not. reasons: host of a script, or INLINE → why the pages need it.

    Raises BaselineError if there is no payment page, its scripts were not read, or one of them has no reason.
    """
    loads: dict[str, list[PaymentPage]] = {}
    for report in reports:
        for url, page in _pages(report):
            loads.setdefault(url, []).append(page)
    if not loads:
        raise BaselineError("The result has no page on which one pays, so there is nothing to accept.")
    lost = [url for url, pages in loads.items() if any(page.scripts is None for page in pages)]
    if lost:
        raise BaselineError(f"The scripts of {lost[0]} were not read, so they can't be accepted.")
    all_pages = [page for pages in loads.values() for page in pages]
    wanted = sorted({place(each.url) for page in all_pages for each in page.scripts or []})
    missing = [name for name in wanted if not reasons.get(name, "").strip()]
    if missing:
        shown = " ".join(f"--justify '{name}=…'" for name in missing[:20])
        raise BaselineError(f"Each script needs a written reason; still missing: {shown}")
    return PaymentBaseline(
        payment_baseline=FORMAT,
        accepted=reports[-1].started,
        pages=[
            AcceptedPage(
                url=url,
                scripts=scripts_of([page.scripts or [] for page in pages], reasons),
                headers=pages[-1].headers,
            )
            for url, pages in loads.items()
        ],
    )


def compare(baseline: PaymentBaseline, report: Report) -> Compared:
    """What of the payment pages of `report` is not as it was accepted.

    Raises BaselineError if none of them is known.
    """
    now = dict(_pages(report))
    known = {page.url: page for page in baseline.pages}
    if not now.keys() & known.keys():
        raise BaselineError("The baseline knows none of the payment pages of the result: it is of another shop.")
    found: list[PaymentChange] = []
    for url, page in now.items():
        if url in known and page.scripts is not None:
            found += changes(known[url], page.scripts, page.headers)
    unseen = [url for url in known if url not in now or now[url].scripts is None]
    unseen += [each for url, page in now.items() if url in known for each in unread(known[url], page.scripts or [])]
    return Compared(changes=found, unseen=unseen, unknown=[url for url in now if url not in known])


def encode(baseline: PaymentBaseline) -> bytes:
    """As text that lives in a repository."""
    return msgspec.json.format(msgspec.json.encode(baseline), indent=1) + b"\n"


def decode(data: bytes, where: str) -> PaymentBaseline:
    """Raises BaselineError, in one sentence that begins with `where`."""
    if len(data) > LARGEST:
        raise BaselineError(f"{where} is no payment baseline: it is larger than {LARGEST // 1_000_000} MB.")
    try:
        found = msgspec.json.decode(data, type=PaymentBaseline)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BaselineError(f"{where} is no payment baseline, or damaged: {error}.") from error
    if found.payment_baseline != FORMAT:
        raise BaselineError(f"{where} is of format {found.payment_baseline}; this auditor reads format {FORMAT}.")
    for page in found.pages:
        for each in page.scripts:
            if not each.justification.strip():
                raise BaselineError(
                    f"{where} has a script without a justification: {each.url or INLINE} on {page.url}."
                )
    return found


def _pages(report: Report) -> Iterator[tuple[str, PaymentPage]]:
    for index in report.payments:
        page = report.pages[index]
        if page.payment is not None:
            yield page.station.url, page.payment
