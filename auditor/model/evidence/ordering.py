"""What the `ordering` probe saw."""

from __future__ import annotations

import msgspec

from auditor.model.evidence.links import LinkEvidence


class OrderingEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """What a customer reads of an order. lines: the text that is seen, line by line, the first 500, 160 characters of
    each. steps: what tells how far one has come: a list of numbered steps, what is marked as the current step, a bar of
    progress. held: the selectors of fields that hold something. exits: links to other pages that are seen
    in the page's header, footer and menus, outside of its main part."""

    lines: list[str]
    steps: list[str] = []
    held: list[str] = []
    exits: list[LinkEvidence] = []
