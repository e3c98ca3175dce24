"""Facts about the pages behind a site's legal links."""

from __future__ import annotations

from auditor.model.subject import Subject


class LegalPageFacts(Subject, frozen=True, kw_only=True):
    """A page that a link to a privacy policy or to who runs the shop leads to; each address once.

    about: "privacy" or "legal". link: what the link says or, if it says nothing, its address. url: the address, without
    query. status: what its server answers in the end to a GET without cookies; None if it was not asked, as another
    site's, and one with a query, are not. answers: there is a page: a status of 2xx; false for 404 and 410. None for
    other answers: who refuses a program, or has a fault for the moment, may have one.
    """

    about: str | None = None
    link: str | None = None
    url: str | None = None
    status: float | None = None
    answers: bool | None = None
