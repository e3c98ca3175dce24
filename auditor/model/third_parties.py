"""What third parties did under each answer to the dialog that asks for consent."""

from __future__ import annotations

import msgspec

from auditor.model.scenario import Consent


class ThirdPartySeen(msgspec.Struct, frozen=True, kw_only=True):
    """A known third party on one page under one scenario.

    purpose: ad, analytics, social, utility … tracks: whether it takes consent; None if that depends on how it is set
    up. requests: to its hosts. cookies: names of what is kept for it, in cookies or in the page's storage. after: the
    answer that was given before; "untouched" too if the page asked for none.
    """

    owner: str
    purpose: str
    tracks: bool | None
    requests: int
    cookies: list[str]
    after: Consent


class ThirdPartyTrace(msgspec.Struct, frozen=True, kw_only=True):
    """What it did under one answer. requests: the most in one visit. cookies: names, of all visits, sorted."""

    requests: int = 0
    cookies: list[str] = []


class ThirdParty(msgspec.Struct, frozen=True, kw_only=True):
    """A known third party over all visits. after: by the answer; one that is not there saw nothing of it."""

    owner: str
    purpose: str
    tracks: bool | None
    after: dict[Consent, ThirdPartyTrace]
