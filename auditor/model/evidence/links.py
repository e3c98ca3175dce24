"""What the `links` probe saw."""

from __future__ import annotations

import msgspec


class LinkEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """A link to another page, hidden or not, each text and address once.

    text: what it says, else its label, title or picture's text. url: absolute, without query and fragment. queried: it
    has a query.
    """

    text: str
    url: str
    queried: bool = False
