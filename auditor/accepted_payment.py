"""What of a payment page is not as it was accepted (PCI DSS 4.0.1, 11.6.1), and what of it changes at each load."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal

from auditor.model.payment import AcceptedPage, AcceptedScript, PaymentChange, PaymentScript
from auditor.model.url import host

INLINE: Final = "inline"
"""Stands for the host of scripts that stand in the document."""

TOLERANCE: Final = 0.1
"""Share by which a script that changes at each load may be longer or shorter than those that were accepted: the basket
and the customer's ticket in it differ in length."""

_CHANGING = re.compile(r"(?=[0-9a-z_-]*\d)[0-9a-z_-]{6,}|\d+", re.IGNORECASE)


def place(url: str) -> str:
    """Whose script it is: its host, or INLINE."""
    return host(url) or INLINE if url else INLINE


def shape(url: str) -> str:
    """An address with * for each part of its path that holds a number: a hash, a ticket, a date."""
    scheme, slashes, rest = url.partition("://")
    name, slash, path = rest.partition("/")
    return f"{scheme}{slashes}{name}{slash}{_CHANGING.sub('*', path)}"


def scripts_of(loads: Sequence[Sequence[PaymentScript]], reasons: Mapping[str, str]) -> list[AcceptedScript]:
    """The scripts of one page, seen at one or more loads, as they are accepted. reasons: place → why."""
    seen = Counter(key for load in loads for key in {(each.url, each.sha256) for each in load})
    found: list[AcceptedScript] = []
    changing: dict[str, list[list[PaymentScript]]] = defaultdict(lambda: [[] for _ in loads])
    for number, load in enumerate(loads):
        for each in load:
            # Whoever comes back unchanged is known; of one that was seen once nobody can say that it will.
            if len(loads) > 1 and seen[each.url, each.sha256] == 1:
                changing[shape(each.url) if each.url else ""][number].append(each)
                continue
            entry = AcceptedScript(
                url=each.url,
                sha256=each.sha256,
                justification=reasons[place(each.url)].strip(),
                varies=seen[each.url, each.sha256] < len(loads),
            )
            if entry not in found:
                found.append(entry)
    for url, by_load in changing.items():
        alike = [each for load in by_load for each in load]
        if len(alike) == 1 and url:  # it was there once, and nothing like it at the other loads
            entry = AcceptedScript(
                url=alike[0].url, sha256=alike[0].sha256, justification=reasons[place(url)].strip(), varies=True
            )
        else:
            sizes = [each.size or 0 for each in alike]
            entry = AcceptedScript(
                url=url,
                sha256="",
                justification=reasons[place(url)].strip(),
                varies=True,
                sizes=(min(sizes), max(sizes)),
                most=max(len(load) for load in by_load),
            )
        found.append(entry)
    return found


def changes(known: AcceptedPage, scripts: Sequence[PaymentScript], headers: Mapping[str, str]) -> list[PaymentChange]:
    """What appeared, changed or went."""
    return [*_scripts(known, scripts), *_headers(known, headers)]


def reason_for(known: AcceptedPage, script: PaymentScript) -> str:
    """Why the page needs the script, as it was accepted; "" for one that was not, or has another content since."""
    for each in known.scripts:
        if _changes(each):
            fits = each.url == (shape(script.url) if script.url else "") and _fits(script, each.sizes)
        else:
            fits = (each.url, each.sha256) == (script.url, script.sha256)
        if fits:
            return each.justification
    return ""


def unread(known: AcceptedPage, now: Sequence[PaymentScript]) -> list[str]:
    """Files whose content could not be read now, or when they were accepted: nobody can say whether they changed."""
    old = {each.url for each in known.scripts if each.url and not each.sha256 and not each.varies}
    addresses = {each.url for each in known.scripts if not _changes(each)}
    return sorted({each.url for each in now if each.url in addresses and (not each.sha256 or each.url in old)})


def _changes(script: AcceptedScript) -> bool:
    return script.varies and not script.sha256


def _scripts(known: AcceptedPage, now: Sequence[PaymentScript]) -> Iterator[PaymentChange]:
    """A file is known by its address, one that stands in the document by its content. An address may be asked for
    twice, with another answer: each content must be one that was accepted."""
    before: dict[str, set[str]] = defaultdict(set)
    for old in known.scripts:
        if not _changes(old):
            before[_key(old.url, old.sha256)].add(old.sha256)
    room = {old.url: old.most for old in known.scripts if _changes(old)}
    bounds = {old.url: old.sizes for old in known.scripts if _changes(old)}
    after = {_key(each.url, each.sha256) for each in now}
    for each in now:
        accepted = before.get(_key(each.url, each.sha256))
        if accepted is not None and (not each.sha256 or "" in accepted or each.sha256 in accepted):
            continue
        like = shape(each.url) if each.url else ""
        if room.get(like, 0) > 0 and _fits(each, bounds[like]):
            room[like] -= 1
            continue
        kind: Literal["appeared", "changed"] = "appeared" if accepted is None and like not in room else "changed"
        yield PaymentChange(
            page=known.url,
            kind=kind,
            what="script",
            name=_name(each.url, each.sha256),
            before=min(accepted) if accepted else "",
            after=each.sha256,
            loaded_by=each.loaded_by,
        )
    for old in known.scripts:
        if not old.varies and _key(old.url, old.sha256) not in after:
            name = _name(old.url, old.sha256)
            yield PaymentChange(page=known.url, kind="gone", what="script", name=name, before=old.sha256)


def _fits(script: PaymentScript, sizes: tuple[int, int]) -> bool:
    least, most = sizes
    return script.size is not None and least * (1 - TOLERANCE) <= script.size <= most * (1 + TOLERANCE)


def _headers(known: AcceptedPage, now: Mapping[str, str]) -> Iterator[PaymentChange]:
    for name in sorted({*known.headers, *now}):
        before, after = known.headers.get(name), now.get(name)
        if before == after:
            continue
        kind: Literal["appeared", "changed", "gone"] = (
            "appeared" if before is None else "gone" if after is None else "changed"
        )
        yield PaymentChange(page=known.url, kind=kind, what="header", name=name, before=before or "", after=after or "")


def _key(url: str, sha256: str) -> str:
    return url or f"{INLINE} {sha256}"


def _name(url: str, sha256: str) -> str:
    return url or f"{INLINE} {sha256[:12]}"
