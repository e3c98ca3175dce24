"""What a summary needs of every finding of one rule on one page, listed or not: 30 bytes of each.

Hashes of 8 bytes stand for texts: two of a million differing ones are the same once in 37 million audits.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from auditor.judge.summary.shapes import pattern
from auditor.model.result import Finding

Imprint: TypeAlias = NDArray[Any]
"""A row for each finding, from the top of the page down, with the fields of FIELDS."""

FIELDS: Final = np.dtype(
    [
        ("finding", np.int32),  # its index among those listed, -1 if it is not
        ("failed", np.bool_),  # else it is undecided
        ("pattern", np.uint64),  # of its outcome and the shape of its element
        ("message", np.uint64),  # of its outcome and its words
        ("place", np.uint64),  # of its selector, else of its HTML; 0 if it has neither
        ("element", np.bool_),  # whether it has a selector
    ]
)


def imprint(findings: Sequence[Finding], listed: Sequence[int] | None = None) -> Imprint:
    """The rows of `findings`. listed: the indexes of those that are listed, in order; None for all of them."""
    rows = np.zeros(len(findings), FIELDS)
    rows["finding"] = -1
    kept = range(len(findings)) if listed is None else listed
    rows["finding"][kept] = np.arange(len(kept))
    rows["failed"] = [each.outcome == "failed" for each in findings]
    rows["pattern"] = [hashed(f"{each.outcome} {pattern(each.selector)}") for each in findings]
    rows["message"] = [hashed(f"{each.outcome} {each.message.en}") for each in findings]
    rows["place"] = [hashed(each.selector or each.html) for each in findings]
    rows["element"] = [bool(each.selector) for each in findings]
    return rows


def hashed(text: str) -> int:
    """A hash of 8 bytes; 0 for "", and for nothing else."""
    digest = blake2b(text.encode(errors="surrogatepass"), digest_size=8).digest()
    return (int.from_bytes(digest, "little") or 1) if text else 0
