"""The step: the scripts of a page on which one may pay, with the hash of what each of them ran (PCI DSS 4.0.1, 6.4.3).

Elsewhere it does nothing: reading what a page has run takes its time.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from playwright.async_api import Error

from auditor.collect.browser.worlds import EvaluationError, World
from auditor.collect.desk import Desk
from auditor.collect.page.bundle import script
from auditor.model.evidence import Evidence
from auditor.model.scripts import PageScript
from auditor.model.url import host, same_site, split

MOST = 2000
"""Scripts that are told of one page."""

READ = 200
"""Files whose text is read."""

LONGEST = 500_000
"""Characters of a script that stands in the document; of a longer one the hash is that of what was read, and is left
out."""

_CARD = re.compile(r"(?i)\bcc-(?:number|csc|exp)|card.?num|num.*carte|kartennum|\bcvc\b|\bcvv|crypto")
_PAYS = re.compile(r"(?i)pay|paie|checkout|commande|caisse|kasse|bestell|zahl|pago|pedido|pagamento|afrekenen|betal")
"""In a field, or in the address or title of the page: one may pay here. One page too many costs its time alone."""


async def step(desk: Desk) -> None:
    """The step."""
    frames = desk.frames or []
    if not may_pay(frames, desk.final_url):
        desk.given["scripts"] = []
        return
    shown = await _shown(desk)
    files = await _files(desk, {each.url: each for each in shown if each.url})
    desk.given["scripts"] = [*files, *(each for each in shown if each.kind == "inline")][:MOST]


def may_pay(frames: Sequence[Evidence], url: str) -> bool:
    """Whether a field asks for a card, or the page is called as one is on which one pays."""
    fields = (field for frame in frames for field in frame.fields or [])
    if any(_CARD.search(f"{each.autocomplete} {each.name_attribute} {each.id} {each.name}") for each in fields):
        return True
    title = frames[0].document.title if frames and frames[0].document else ""
    headings = [each.text for each in frames[0].product.headings] if frames and frames[0].product else []
    return any(_PAYS.search(text) for text in (split(url).path, title, *headings))


async def _shown(desk: Desk) -> list[PageScript]:
    """The script elements of the page's own documents."""
    worlds = [node.world for node in desk.root.walk() if node.world is not None and node.place is not None]
    own = [world for world in worlds if not host(world.url) or same_site(world.url, desk.final_url)]
    found = await asyncio.gather(*map(_of_document, own))
    return [each for scripts in found for each in scripts]


async def _of_document(world: World) -> list[PageScript]:
    try:
        text = await world.call(script("page/scripts"), MOST, LONGEST)
        rows = msgspec.json.decode(text, type=list[tuple[str, str, bool, str]])
    except (Error, EvaluationError, msgspec.DecodeError):
        return []  # the frame has gone
    return [_element(*row, world.url) for row in rows]


def _element(address: str, integrity: str, nonce: bool, text: str, document: str) -> PageScript:
    common: dict[str, Any] = {"integrity": integrity, "nonce": nonce, "document": plain(document)}
    if address:
        return PageScript(kind="file", url=plain(address), **common)
    data = text.encode("utf-8", "replace")
    whole = len(text) < LONGEST
    digest = hashlib.sha256(data).hexdigest() if whole else ""
    return PageScript(
        kind="inline", sha256=digest, size=len(data) if whole else None, loaded_by=plain(document), **common
    )


async def _files(desk: Desk, declared: dict[str, PageScript]) -> list[PageScript]:
    """The files that ran in the page's own documents, in the order in which they were asked for."""
    asked = [each for each in desk.network.scripts() if _is_own(each[2], desk.final_url)][:MOST]
    texts = await asyncio.gather(*(_text(desk, request_id) for request_id, *_ in asked[:READ]))
    digests = [*texts, *[None] * (len(asked) - len(texts))]
    return list(_told(asked, digests, declared))


def _told(
    asked: Sequence[tuple[str, str, str, str]], texts: Sequence[bytes | None], declared: dict[str, PageScript]
) -> Iterator[PageScript]:
    for (_, url, document, initiator), data in zip(asked, texts, strict=True):
        element = declared.get(plain(url))
        yield PageScript(
            kind="file",
            url=plain(url),
            sha256=hashlib.sha256(data).hexdigest() if data is not None else "",
            size=len(data) if data is not None else None,
            integrity=element.integrity if element else "",
            nonce=element.nonce if element else False,
            loaded_by=plain(initiator or document),
            document=plain(document),
        )


async def _text(desk: Desk, request_id: str) -> bytes | None:
    try:
        answer = await desk.cdp.send("Network.getResponseBody", {"requestId": request_id})
    except Error:
        return None  # of a frame in a process of its own, or no longer kept
    body = str(answer["body"])
    return base64.b64decode(body) if answer.get("base64Encoded") else body.encode("utf-8", "replace")


def _is_own(document: str, page: str) -> bool:
    return not host(document) or same_site(document, page)


def plain(url: str) -> str:
    """Without user, query and fragment, which may hold secrets and differ from visit to visit."""
    parts = split(url)
    if not parts.netloc:
        return f"{parts.scheme}:" if parts.scheme else ""
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path[:500]}"
