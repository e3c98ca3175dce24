"""What the `policies` probe saw."""

from __future__ import annotations

import msgspec


class PoliciesEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """What a document says in its head about its own security, in order: the `content` of the meta elements.

    csp: of http-equiv=Content-Security-Policy. referrer: of name=referrer.
    """

    csp: list[str]
    referrer: list[str]
