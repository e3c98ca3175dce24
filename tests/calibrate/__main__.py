"""`python -m tests.calibrate` measures the pages on phone and tablet, and writes distributions.json beside this file.

`--order N` measures the clutter of the first N pictures of each device at one pixel for a CSS px and at half of that,
and prints Spearman's ρ between the two: whether a reduced picture keeps the pages in their order. `--most N` stops
after N pages, and writes nothing.

`--worse N` measures no distributions: it judges the content of one page of each of the first N packages on a phone, as
it is and made worse, and prints by change in how many pairs the number falls, and the area under the curve.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from PIL import Image

from auditor.devices import DEFAULT_DEVICES
from auditor.measure import MEASURES
from auditor.measure.content import first_picture
from auditor.measure.content.clutter.congestion import congestion
from auditor.measure.content.clutter.entropy import entropy
from auditor.measure.content.clutter.lab import lab
from auditor.measure.pixels.captures import image_of
from auditor.model.snapshot import Snapshot
from tests.calibrate.pages import served, sources
from tests.calibrate.pairs import numbers, told
from tests.calibrate.visits import visit_each

COLLECTIONS = ("first_screen", "screen_picture", "text_styles", "choices", "page", "bars")
PERCENTILES = (5, 10, 25, 50, 75, 90, 95)
FILE = Path(__file__).parent / "distributions.json"

Values = defaultdict[str, defaultdict[str, list[float]]]
Order = defaultdict[str, list[tuple[float, ...]]]


async def measured(most: int, compared: int) -> tuple[Values, Order, int]:
    """The values of each fact by device; of the pages in the order, both measures at both sizes; how many pages."""
    values: Values = defaultdict(lambda: defaultdict(list))
    order: Order = defaultdict(list)

    def hear(place: int, snapshot: Snapshot) -> None:
        if not snapshot.audited:
            print(f"not audited: {snapshot.station.url.split('/', 3)[-1]}", file=sys.stderr)
            return
        kind = snapshot.device.kind
        _note(snapshot, values[kind])
        if place < compared:
            order[kind].append(_both_sizes(snapshot))

    with ExitStack() as stack:
        addresses = [address for _, address in served(stack)]
        addresses = addresses[:most] if most >= 0 else addresses
        await visit_each(addresses, DEFAULT_DEVICES, frozenset(COLLECTIONS), hear)
    return values, order, len(addresses)


def _note(snapshot: Snapshot, values: defaultdict[str, list[float]]) -> None:
    for name in COLLECTIONS:
        for subject in MEASURES[name](snapshot) or []:
            for fact, value in msgspec.structs.asdict(subject).items():
                if isinstance(value, float):
                    values[f"{name}.{fact}"].append(value)


def _both_sizes(snapshot: Snapshot) -> tuple[float, ...]:
    whole = image_of(snapshot.images[first_picture.NAME])
    half = np.asarray(Image.fromarray(whole).reduce(2))
    return tuple(measure(lab(picture)) or 0.0 for measure in (congestion, entropy) for picture in (half, whole))


def spearman(first: Sequence[float], second: Sequence[float]) -> float:
    """The correlation of the ranks."""
    ranks = [np.argsort(np.argsort(each, kind="stable"), kind="stable").astype(float) for each in (first, second)]
    return float(np.corrcoef(ranks[0], ranks[1])[0, 1])


def distributions(values: Values, pages: int) -> dict[str, Any]:
    """What the file holds."""
    return {
        "date": datetime.date.today().isoformat(),
        "pages": pages,
        "packages": [f"{each.package.name}@{each.package.version}" for each in sources()],
        "percentiles": PERCENTILES,
        "devices": {
            device: {
                fact: {"pages": len(found), "values": [round(float(v), 2) for v in np.percentile(found, PERCENTILES)]}
                for fact, found in sorted(facts.items())
            }
            for device, facts in sorted(values.items())
        },
    }


def main(arguments: Sequence[str]) -> int:
    """Measures, prints, and writes the file if all pages were measured."""
    parser = argparse.ArgumentParser(prog="python -m tests.calibrate", description=__doc__)
    parser.add_argument("--order", type=int, default=0, metavar="N")
    parser.add_argument("--most", type=int, default=-1, metavar="N")
    parser.add_argument("--worse", type=int, default=0, metavar="N")
    asked = parser.parse_args(arguments)
    if asked.worse:
        for change, each in told(asyncio.run(numbers("phone", asked.worse))).items():
            print(f"{change:9} {each.pairs:3} pairs: falls in {100 * each.fell:3.0f} %, AUC {each.auc:.2f}")
        return 0
    values, order, pages = asyncio.run(measured(asked.most, asked.order))
    found = distributions(values, pages)
    for device, facts in found["devices"].items():
        for fact, each in facts.items():
            print(f"{device:7} {fact:32} {each['pages']:4}", *(f"{value:9.2f}" for value in each["values"]))
    for device, rows in order.items():
        small_fc, fc, small_se, se = zip(*rows, strict=True)
        congested, bits = spearman(small_fc, fc), spearman(small_se, se)
        print(f"{device:7} order of {len(rows)} pages: congestion ρ {congested:.3f}, subband entropy ρ {bits:.3f}")
    if asked.most < 0:
        FILE.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
