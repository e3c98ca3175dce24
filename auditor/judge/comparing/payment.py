"""payment-baseline.json: the scripts and headers of payment pages that a shop has accepted, each script with its reason
(PCI DSS 4.0.1, 6.4.3), and what has changed since (11.6.1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final, Literal

import msgspec

from auditor.errors import BaselineError
from auditor.model.payment import PaymentPage, PaymentScript
from auditor.model.report import Report
from auditor.model.url import host

FORMAT: Final = 1
LARGEST: Final = 20_000_000
"""Bytes; 2,000 scripts a page are 1 million."""

INLINE: Final = "inline"
"""Stands for the host of scripts that stand in the document."""


class AcceptedScript(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """url: without query, "" of one that stands in the document. justification: why the page needs it."""

    url: str
    sha256: str
    justification: str


class AcceptedPage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A payment page as it was accepted. headers: those that bear on its security."""

    url: str
    scripts: list[AcceptedScript]
    headers: dict[str, str]


class PaymentBaseline(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """accepted: when the audit began that was accepted, ISO 8601."""

    payment_baseline: int
    accepted: str
    pages: list[AcceptedPage]


class PaymentChange(msgspec.Struct, frozen=True, kw_only=True):
    """What is not as it was accepted. name: the script's address, "inline" with the start of its hash, or the header's
    name. before, after: hashes or values, "" where there is none. loaded_by: who asked for the script now."""

    page: str
    kind: Literal["appeared", "changed", "gone"]
    what: Literal["script", "header"]
    name: str
    before: str = ""
    after: str = ""
    loaded_by: str = ""


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """unseen: pages of the baseline whose scripts were not read this time, and scripts whose content was not. unknown:
    payment pages that it does not know."""

    changes: list[PaymentChange]
    unseen: list[str]
    unknown: list[str]


def accept(report: Report, reasons: Mapping[str, str]) -> PaymentBaseline:
    """The payment pages of a report as accepted. reasons: host of a script, or INLINE → why the pages need it.

    Raises BaselineError if there is no payment page, its scripts were not read, or one of them has no reason.
    """
    pages = list(_pages(report))
    if not pages:
        raise BaselineError("The result has no page on which one pays, so there is nothing to accept.")
    unread = [url for url, page in pages if page.scripts is None]
    if unread:
        raise BaselineError(f"The scripts of {unread[0]} were not read, so they can't be accepted.")
    wanted = sorted({_place(each) for _, page in pages for each in page.scripts or []})
    missing = [place for place in wanted if not reasons.get(place, "").strip()]
    if missing:
        shown = " ".join(f"--justify '{place}=…'" for place in missing[:20])
        raise BaselineError(f"Each script needs a written reason; still missing: {shown}")
    return PaymentBaseline(
        payment_baseline=FORMAT,
        accepted=report.started,
        pages=[
            AcceptedPage(
                url=url,
                scripts=[
                    AcceptedScript(url=each.url, sha256=each.sha256, justification=reasons[_place(each)].strip())
                    for each in page.scripts or []
                ],
                headers=page.headers,
            )
            for url, page in pages
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
    changes: list[PaymentChange] = []
    for url, page in now.items():
        if url in known and page.scripts is not None:
            changes += _scripts(known[url], page.scripts)
            changes += _headers(known[url], page.headers)
    unseen = [url for url in known if url not in now or now[url].scripts is None]
    unseen += [each for url, page in now.items() if url in known for each in _unread(known[url], page.scripts or [])]
    return Compared(changes=changes, unseen=unseen, unknown=[url for url in now if url not in known])


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


def _place(script: PaymentScript) -> str:
    return host(script.url) or INLINE if script.url else INLINE


def _scripts(known: AcceptedPage, now: list[PaymentScript]) -> Iterator[PaymentChange]:
    """A file is known by its address, one that stands in the document by its content. An address may be asked for
    twice, with another answer: each content must be one that was accepted."""
    before: dict[str, set[str]] = defaultdict(set)
    for old in known.scripts:
        before[_key(old.url, old.sha256)].add(old.sha256)
    after = {_key(each.url, each.sha256) for each in now}
    for each in now:
        accepted = before.get(_key(each.url, each.sha256))
        common = {"page": known.url, "name": _name(each.url, each.sha256), "loaded_by": each.loaded_by}
        if accepted is None:
            yield PaymentChange(kind="appeared", what="script", after=each.sha256, **common)
        elif each.sha256 and "" not in accepted and each.sha256 not in accepted:
            was = min(accepted)
            yield PaymentChange(kind="changed", what="script", before=was, after=each.sha256, **common)
    for old in known.scripts:
        if _key(old.url, old.sha256) not in after:
            name = _name(old.url, old.sha256)
            yield PaymentChange(page=known.url, kind="gone", what="script", name=name, before=old.sha256)


def _unread(known: AcceptedPage, now: list[PaymentScript]) -> list[str]:
    """Files whose content could not be read now, or when they were accepted: nobody can say whether they changed."""
    old = {each.url for each in known.scripts if each.url and not each.sha256}
    addresses = {each.url for each in known.scripts}
    return sorted({each.url for each in now if each.url in addresses and (not each.sha256 or each.url in old)})


def _key(url: str, sha256: str) -> str:
    return url or f"{INLINE} {sha256}"


def _headers(known: AcceptedPage, now: Mapping[str, str]) -> Iterator[PaymentChange]:
    for name in sorted({*known.headers, *now}):
        before, after = known.headers.get(name), now.get(name)
        if before == after:
            continue
        kind: Literal["appeared", "changed", "gone"] = (
            "appeared" if before is None else "gone" if after is None else "changed"
        )
        yield PaymentChange(page=known.url, kind=kind, what="header", name=name, before=before or "", after=after or "")


def _name(url: str, sha256: str) -> str:
    return url or f"{INLINE} {sha256[:12]}"
