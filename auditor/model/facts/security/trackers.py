"""Facts about third parties and what they are for."""

from __future__ import annotations

from auditor.model.subject import Subject


class ThirdPartyFacts(Subject, frozen=True, kw_only=True):
    """A third party that the page asks something of, or whose cookie it sets; one for each owner that is known.

    Known by hosts and names of cookies, from npm's third-party-web and a list of ours (auditor/measure/security/
    third_parties/).
    owner: its name. purpose: ad, analytics, social, marketing, tag-manager, video, utility …
    exempt: it measures audience, and may go without consent if it is set up to count visits for the shop alone, which
        does not show. tracks: it takes consent; None if it is exempt.
    answered: the page asked for consent, and was given an answer before this visit.
    hosts: those that were asked, sorted. requests: how many times. cookies: names of those that are kept for it.
    storage: names of what is kept for it in the local or session storage of the page and its own frames.
    """

    owner: str | None = None
    purpose: str | None = None
    exempt: bool | None = None
    tracks: bool | None = None
    answered: bool | None = None
    hosts: list[str] | None = None
    requests: float | None = None
    cookies: list[str] | None = None
    storage: list[str] | None = None
