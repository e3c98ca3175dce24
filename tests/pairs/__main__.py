"""`python -m tests.pairs [NAME…]` prints the table of pairs: each quality before, and after each change."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.pairs.order import Seen, contradictions
from tests.pairs.ranking import look_at
from tests.pairs.table import PAIRS


def main(names: list[str]) -> int:
    """Audits the pairs named, all without a name; 1 if a pair is ranked wrongly."""
    pairs = [pair for pair in PAIRS if not names or pair.name in names]
    with tempfile.TemporaryDirectory() as folder:
        seen = look_at(pairs, Path(folder))
    print(f"{'pair':32} {'page':10} {'quality':8} {'before':>6}  after each change")
    for pair in pairs:
        numbers = [each.numbers.get(pair.quality) for each in seen[pair.name]]
        shown = ["none" if number is None else f"{number:.1f}" for number in numbers]
        print(f"{pair.name:32} {pair.page:10} {pair.quality:8} {shown[0]:>6}  {' → '.join(shown[1:])}")
        if names:
            _tell(seen[pair.name])
    wrong = [line for pair in pairs for line in contradictions(pair, seen[pair.name])]
    print(f"{len(pairs)} pairs, {len(wrong)} contradictions", *wrong, sep="\n")
    return 1 if wrong else 0


def _tell(seen: list[Seen]) -> None:
    for each in seen:
        numbers = " ".join(f"{name} {number:.1f}" for name, number in each.numbers.items())
        print(f"    {numbers}: {', '.join(each.failed)} {' '.join(each.failures)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
