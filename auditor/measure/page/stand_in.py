"""Whether something else came in the page's place: an error page or a bot check sent as a good one, a sign-in page.

One sign proves nothing: a shop sells a book called "Access denied", an ordinary page loads a captcha for its form. An
error page or a check is what says so in its title or headings and bears two signs more; without words, a page that
loads what checks load and has little text and nothing to do.
"""

from __future__ import annotations

from auditor.measure.page import stand_in_words
from auditor.measure.page.form_reading import is_seen, read_forms
from auditor.measure.page.words import Phrasebook, split
from auditor.model.arrival import Arrival
from auditor.model.failure import Failure
from auditor.model.snapshot import Snapshot
from auditor.model.url import same_address

LITTLE = 500
"""Characters: less stands on the first screen of errors and checks, with what they tell of the server's part. unv."""

FEW = 3
"""Links, buttons and fields that an error page has at most: back, home, contact. unv."""

ENOUGH = 2
"""Signs beside the words."""

_WORDS = Phrasebook({"error-page": stand_in_words.ERROR, "bot-check": stand_in_words.CHECK})


def notices_of(snapshot: Snapshot) -> list[Failure]:
    """What the reader has to know of which page it was, before anything of what is wrong with it."""
    return [found for found in (_elsewhere(snapshot), _instead(snapshot)) if found is not None]


def _elsewhere(snapshot: Snapshot) -> Failure | None:
    """That the page came from another address than the one that was asked for."""
    if same_address(snapshot.url, snapshot.final_url):
        return None
    if _signs_in(snapshot):
        return Failure.at("navigate", "sign-in-instead", url=snapshot.final_url)
    return Failure.at("navigate", "led-elsewhere", url=snapshot.final_url)


def _signs_in(snapshot: Snapshot) -> bool:
    """Whether the page asks for one password, which its customer has already, or for one to whom it sends a code."""
    forms = read_forms(snapshot) or []
    passwords = [
        purpose.token
        for form in forms
        for field, purpose in zip(form.fields, form.purposes, strict=True)
        if field.input_type == "password" and is_seen(field, form.frame)
    ]
    return len(passwords) == 1 and passwords[0] != "new-password"


def _instead(snapshot: Snapshot) -> Failure | None:
    """That it looks like an error page or a bot check, though it was sent as a good page."""
    seen = snapshot.arrival
    if seen is None:
        return None
    texts = [seen.title, *seen.headings]
    meanings = {match.meaning: text for text in reversed(texts) for match in _WORDS.find(split(text))}
    little, few = seen.characters < LITTLE, seen.controls <= FEW
    checks = _loads_a_check(snapshot)
    signs = (little, few, checks, seen.noindex)
    if meanings and sum(signs) >= ENOUGH:
        if checks or "bot-check" in meanings:
            said = meanings.get("bot-check") or next(iter(meanings.values()))
            return Failure.at("navigate", "bot-check", words=said)
        return Failure.at("navigate", "error-page", words=meanings["error-page"])
    if checks and little and seen.controls == 0:
        return Failure.at("navigate", "bot-check", words=_name(seen))
    return None


def _name(seen: Arrival) -> str:
    return next((text for text in (seen.title, *seen.headings) if text), "…")


def _loads_a_check(snapshot: Snapshot) -> bool:
    addresses = [request.url for request in snapshot.requests or []] + [frame.url for frame in snapshot.frames]
    return any(part in address for address in addresses for part in stand_in_words.CHALLENGES)
