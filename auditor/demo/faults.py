"""The list of the faults that the bad shop plants."""

from __future__ import annotations

from typing import Literal

import msgspec

from auditor.demo.shop import HERE


class Fault(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One planted fault.

    pages: the paths of the pages, or "site" for what a rule over the whole site finds. selector: a CSS selector of all
    elements that the rule must report on that page, "" where it judges the page as a whole. why: what is wrong.
    """

    rule: str
    pages: tuple[str, ...]
    devices: tuple[Literal["phone", "tablet"], ...] = ("phone", "tablet")
    selector: str = ""
    why: str


def faults() -> list[Fault]:
    """All planted faults."""
    import yaml

    return msgspec.convert(yaml.safe_load((HERE / "faults.yaml").read_text(encoding="utf-8")), list[Fault])
