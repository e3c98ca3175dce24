"""Which pages are calibrated on, and the arithmetic of it."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from tests.calibrate.__main__ import PERCENTILES, distributions, spearman
from tests.calibrate.pages import MOST, chosen, sources


def page(root: Path, path: str, content: str = "<body>Bols</body>") -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(content, "utf-8")


def test_of_a_large_package_pages_are_taken_evenly(tmp_path: Path) -> None:
    for number in range(3 * MOST):
        page(tmp_path, f"page-{number:02}.html")
    assert chosen(tmp_path) == [f"page-{number:02}.html" for number in range(0, 3 * MOST, 3)]


def test_parts_of_pages_and_other_peoples_pages_are_none(tmp_path: Path) -> None:
    page(tmp_path, "index.html")
    page(tmp_path, "shop/item.html")
    page(tmp_path, "partials/header.html")
    page(tmp_path, "assets/Vendor/demo.html")
    page(tmp_path, "_layout.html")
    page(tmp_path, "fragment.html", "<p>Bols</p>")
    assert chosen(tmp_path) == ["index.html", "shop/item.html"]


def test_no_package_counts_twice() -> None:
    names = [(each.package.name, each.package.version) for each in sources()]
    assert len(set(names)) == len(names) > 30


@pytest.mark.parametrize(
    ("second", "correlation"), [([10, 20, 30, 40], 1), ([4, 3, 2, 1], -1), ([1, 100, 2, 200], 0.8)]
)
def test_the_correlation_of_ranks(second: list[float], correlation: float) -> None:
    assert spearman([1, 2, 3, 4], second) == pytest.approx(correlation)


def test_the_file_holds_the_percentiles_of_each_fact_by_device() -> None:
    values: defaultdict[str, defaultdict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    values["phone"]["first_screen.words"] = [float(number) for number in range(101)]
    found = distributions(values, 101)
    assert found["devices"] == {
        "phone": {"first_screen.words": {"pages": 101, "values": [float(each) for each in PERCENTILES]}}
    }
    assert found["pages"] == 101
