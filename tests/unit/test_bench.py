"""What the bench serves and counts; the bench itself is no test."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.bench.real import PAGES
from tests.bench.shelf import Shelf
from tests.bench.steps import Costs, table
from tests.bench.table import Target, show


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A page with what it loads from elsewhere, beside a library and a file that is not its own."""
    root, library = tmp_path / "package", tmp_path / "library"
    root.mkdir()
    library.mkdir()
    (root / "index.html").write_text(
        '<link href="https://cdn.example/lib@1/a.css"><img src="//img.example/30x20.jpg"><a href="https://shop.example/">'
        '<p style="background: url(https://img.example/b.png)"><script src="app.js"></script>'
    )
    (library / "a.css").write_text("p { color: red }")
    (tmp_path / "secret.txt").write_text("not of the package")
    return Shelf(root, {"/lib@1/": library})


def test_what_a_page_loads_from_elsewhere_comes_from_its_own_port(shelf: Shelf) -> None:
    found = shelf.answer("/index.html?n=1")
    assert found is not None
    assert found[0].startswith("text/html")
    text = found[1].decode()
    assert '<link href="/elsewhere/cdn.example/lib@1/a.css">' in text
    assert '<img src="/elsewhere/img.example/30x20.jpg">' in text
    assert "url(/elsewhere/img.example/b.png)" in text
    assert '<a href="https://shop.example/">' in text, "a link is not loaded"
    assert '<script src="app.js">' in text


def test_libraries_come_from_their_packages_and_pictures_are_drawn(shelf: Shelf) -> None:
    assert shelf.answer("/elsewhere/cdn.example/lib@1/a.css") == ("text/css; charset=utf-8", b"p { color: red }")
    picture = shelf.answer("/elsewhere/img.example/30x20.jpg")
    assert picture is not None
    assert picture[1].startswith(b"\x89PNG")
    assert (int.from_bytes(picture[1][16:20]), int.from_bytes(picture[1][20:24])) == (30, 20)
    assert shelf.answer("/elsewhere/fonts.example/css?family=Inter") is None


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "/elsewhere/x.example/lib@1/../secret.txt"])
def test_nothing_outside_the_packages_is_served(shelf: Shelf, path: str) -> None:
    assert shelf.answer(path) is None


def test_the_real_set_has_what_a_shop_has() -> None:
    assert len(PAGES) >= 10
    assert len({page.package.maker for page in PAGES}) >= 6
    assert {page.kind for page in PAGES} >= {"list", "product", "cart", "checkout"}


def test_the_steps_and_what_is_between_them_are_the_visit() -> None:
    costs = Costs(2, 1.0, Counter({"hover": 0.2, "settle": 0.6, "cookies": 0.0004}), {"report": 0.5})
    assert [line.split() for line in table(costs)[1:]] == [
        ["settle", "300", "60.0%"],
        ["hover", "100", "20.0%"],
        ["between", "steps,", "storing,", "closing", "100", "20.0%"],
        ["the", "visit", "500", "100.0%"],
        ["report", "250", "50.0%"],
    ]


def test_a_contender_alone_has_no_target_to_miss(capsys: pytest.CaptureFixture[str]) -> None:
    assert show([]) == 0
    assert show([Target("us", 2.0, at_most=1.0)]) == 1
    assert capsys.readouterr().out.endswith("missed\n")
