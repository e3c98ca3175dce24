"""Whether the number of *content* tells pages from the same pages made worse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from typing import NamedTuple

from auditor import resources
from auditor.judge.loading.rulebook import Rulebook, load_rulebook
from auditor.judging import judge_page
from auditor.model.snapshot import Snapshot
from tests.calibrate.pages import served
from tests.calibrate.visits import visit_each
from tests.calibrate.worse import CHANGES, MARK

CATEGORY = "content"

TOGETHER = "together"
"""What is told of all changes."""

NOT_THERE = ("missing-files",)
"""Rules that fail for what no page is to blame for: what it would load from the internet is not there."""


class Told(NamedTuple):
    """What is told of one kind of change. pairs: how many. fell: of them the share whose number fell, 0–1; those that
    stayed count half. auc: by how many of all pages with the change a page without it is above, 0–1."""

    pairs: int
    fell: float
    auc: float


def number(snapshot: Snapshot, book: Rulebook) -> float | None:
    """What the rules make of a page, 0–100; None if it was not audited."""
    judged = judge_page(snapshot, "", {}, book).report
    return judged.categories[CATEGORY].score if judged.audited else None


def above(goods: Sequence[float], bads: Sequence[float]) -> float:
    """The area under the curve: the share of all pairs of a good and a bad one in which the good one is above; equals
    count half."""
    wins = sum((good > bad) + (good == bad) / 2 for good in goods for bad in bads)
    return wins / (len(goods) * len(bads))


def told(pages: Sequence[Mapping[str, float]]) -> dict[str, Told]:
    """By change, and of all together. pages: of each its number as it was, under "", and with each change."""
    found = {}
    every: list[tuple[float, float]] = []
    for change in CHANGES:
        both = [(page[""], page[change]) for page in pages if "" in page and change in page]
        every += both
        if both:
            found[change] = _told(both)
    if every:
        found[TOGETHER] = _told(every)
    return found


def _told(both: Sequence[tuple[float, float]]) -> Told:
    """Of pairs of a number as it was and with a change."""
    fell = sum((good > bad) + (good == bad) / 2 for good, bad in both) / len(both)
    return Told(len(both), fell, above([good for good, _ in both], [bad for _, bad in both]))


async def numbers(device: str, most: int) -> list[dict[str, float]]:
    """Of the first page of each package, `most` of them, on this device."""
    book = load_rulebook([resources.directory("rules")]).select((CATEGORY,), NOT_THERE)
    with ExitStack() as stack:
        first: dict[str, str] = {}
        for source, address in served(stack):
            first.setdefault(source.package.name, address)
        asked = [(name, change) for name in list(first)[:most] for change in ("", *CHANGES)]
        found: dict[str, dict[str, float]] = {name: {} for name, _ in asked}

        def hear(place: int, snapshot: Snapshot) -> None:
            name, change = asked[place]
            value = number(snapshot, book)
            if value is not None:
                found[name][change] = value

        addresses = [first[name] + (MARK + change if change else "") for name, change in asked]
        await visit_each(addresses, [device], book.collections, hear)
    for name, values in found.items():
        print(name, *(f"{change or 'as it is'} {value:.1f}" for change, value in values.items()))
    return list(found.values())
