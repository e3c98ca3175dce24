"""What is kept of a judged page is what was judged, and smaller."""

from __future__ import annotations

import gc
import sys

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from report_builders import a_finding, a_shop_report

from auditor.model.result import Finding
from auditor.packed import Packed


@given(html=st.text(st.characters(), max_size=20), miss=st.none() | st.floats(0.001, 1))
def test_it_comes_back_as_it_was(html: str, miss: float | None) -> None:
    finding = a_finding(html=html, selector="\ud83d", miss=miss)
    found: Finding = Packed(finding).unpack()
    assert found == finding
    assert found is not finding


def test_a_report_is_kept_in_a_fifth_of_its_json() -> None:
    report = a_shop_report()
    packed = Packed(report)
    assert packed.unpack() == report
    assert sum(map(sys.getsizeof, gc.get_referents(packed))) < len(msgspec.json.encode(report)) / 5
