"""Which pages are calibrated on, and the arithmetic of it."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from tests.bench.shelf import Shelf
from tests.calibrate.__main__ import PERCENTILES, distributions, spearman
from tests.calibrate.pages import MOST, chosen, sources
from tests.calibrate.pairs import Told, above, told
from tests.calibrate.worse import Worse


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


def test_a_page_is_served_as_it_is_and_made_worse(tmp_path: Path) -> None:
    page(tmp_path, "index.html")
    page(tmp_path, "shop.css", "body{}")
    shelf = Worse(Shelf(tmp_path, {}))
    kind, plain = shelf.answer("/index.html") or ("", b"")
    assert (kind, plain) == ("text/html; charset=utf-8", b"<body>Bols</body>")
    worse = [shelf.answer(f"/index.html?worse={change}") for change in ("crowd", "banners")]
    bodies = [body for _, body in filter(None, worse)]
    assert len(set(bodies)) == 2
    assert all(body.startswith(plain + b"<script>") for body in bodies)
    assert shelf.answer("/index.html?worse=unknown") == (kind, plain)
    assert shelf.answer("/none.html?worse=crowd") is None


@pytest.mark.parametrize(
    ("goods", "bads", "area"), [([2, 3], [1], 1), ([1], [2, 3], 0), ([2, 2], [2], 0.5), ([1, 3], [2], 0.5)]
)
def test_the_area_under_the_curve(goods: list[float], bads: list[float], area: float) -> None:
    assert above(goods, bads) == area


def test_pairs_are_told_by_change_and_those_that_stay_count_half() -> None:
    pages = [{"": 90.0, "calls": 80.0, "text": 60.0}, {"": 70.0, "calls": 70.0}, {"": 99.0}, {"crowd": 3.0}]
    assert told(pages) == {
        "calls": Told(2, 0.75, 0.625),
        "text": Told(1, 1, 1),
        "together": Told(3, pytest.approx(2.5 / 3), pytest.approx((3 + 1.5 + 3) / 9)),
    }
