"""Facts about the pages behind the links to privacy policy and legal notice."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.legal_links import says
from auditor.model.evidence.links import LinkEvidence
from auditor.model.facts.security.legal_pages import LegalPageFacts
from auditor.model.network import HttpProbe
from auditor.model.subject import At

GONE = frozenset({404, 410})
"""There is no such page, or there is none any more (RFC 9110, 15.5)."""


def measure_legal_pages(
    answers: Sequence[HttpProbe] | None, privacy: LinkEvidence | None, legal: LinkEvidence | None
) -> list[LegalPageFacts] | None:
    """Those of one page, behind its links to them; None if nothing was asked for."""
    if answers is None:
        return None
    known = {probe.url: probe for probe in answers}
    found = (("privacy", privacy), ("legal", legal))
    return [_page(about, link, known.get(link.url)) for about, link in found if link is not None]


def _page(about: str, link: LinkEvidence, probe: HttpProbe | None) -> LegalPageFacts:
    status = probe.hops[-1][1] if probe is not None and probe.hops and not probe.code else 0
    return LegalPageFacts(
        at=At(html=link.url),
        about=about,
        link=says(link),
        url=link.url,
        status=float(status) if status else None,
        answers=True if 200 <= status < 300 else False if status in GONE else None,
    )
