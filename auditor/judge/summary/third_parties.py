"""What third parties did before a choice, after a refusal and after an agreement, beside one another."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.model.report import PageReport
from auditor.model.third_parties import ThirdParty, ThirdPartySeen, ThirdPartyTrace


def over_answers(pages: Iterable[PageReport]) -> list[ThirdParty]:
    """The third parties of all audited pages: those that take consent first, then what may take it, then others."""
    found: dict[str, list[ThirdPartySeen]] = {}
    for page in pages:
        for seen in page.third_parties if page.audited else []:
            found.setdefault(seen.owner, []).append(seen)
    return sorted(map(_over, found.values()), key=_order)


def _over(seen: list[ThirdPartySeen]) -> ThirdParty:
    first = seen[0]
    answers = sorted({each.after for each in seen})
    traces = {answer: _trace([each for each in seen if each.after == answer]) for answer in answers}
    return ThirdParty(owner=first.owner, purpose=first.purpose, tracks=first.tracks, after=traces)


def _trace(seen: list[ThirdPartySeen]) -> ThirdPartyTrace:
    cookies = sorted({name for each in seen for name in each.cookies})
    return ThirdPartyTrace(requests=max(each.requests for each in seen), cookies=cookies)


def _order(party: ThirdParty) -> tuple[int, str]:
    return {True: 0, None: 1, False: 2}[party.tracks], party.owner
