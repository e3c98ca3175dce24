"""What a finding's picture shows is the rule's own choice, whatever its facts are called."""

from __future__ import annotations

import ast
import io
from pathlib import Path

import pytest
from PIL import Image
from report_builders import a_finding, a_page, a_report, a_result, a_rule, shop_images

import auditor.report
from auditor.model.geometry import Box
from auditor.model.rule import Picture
from auditor.report.findings import Findings
from auditor.report.pictures.annotate import Mark
from auditor.report.pictures.gallery import gallery
from auditor.report.view import prepare

SOURCES = sorted(Path(auditor.report.__file__).parent.rglob("*.py"))


def crop(picture: Picture) -> tuple[bytes, int]:
    rule = a_rule(picture=picture)
    finding = a_finding(box=Box(100, 500, 180, 40), facts={"strain_right": 1.0, "finger_overlap": 1.0})
    report = a_report([a_page(results=[a_result(rule, "failed", findings=[finding])])], [rule])
    (view,) = prepare(report, shop_images).fixes
    found = view.leading.groups[0].crop
    assert found is not None
    return found.data, found.density


def test_each_kind_is_another_picture() -> None:
    element, fingertip, reach = crop("element"), crop("fingertip"), crop("reach")
    assert len({element[0], fingertip[0], reach[0]}) == 3
    assert (element[1], fingertip[1], reach[1]) == (1, 1, 2)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_renderer_reads_a_fact_by_its_name(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert len(SOURCES) > 20
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Attribute) and node.value.attr == "facts":
            assert not isinstance(node.slice, ast.Constant), ast.unparse(node)
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".facts.get"):
            assert not isinstance(node.args[0], ast.Constant), ast.unparse(node)


BANNER, LIFTED = (20, 20, 20), (90, 200, 90)


def painted(width: int, height: int, colour: tuple[int, int, int]) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(data, "PNG")
    return data.getvalue()


def covered_page(_directory: str, file_name: str) -> bytes | None:
    """A page whose whole picture is dark for a banner, and green in the one without it."""
    return {"full-page.png": painted(390, 1600, BANNER), "uncovered.png": painted(390, 664, LIFTED)}.get(file_name)


@pytest.mark.parametrize(
    ("covered", "has", "y", "colour"),
    [
        ("#banner", True, 500, LIFTED),
        ("", True, 500, BANNER),  # a part of the banner
        ("#banner", False, 500, BANNER),
        ("#banner", True, 1200, BANNER),
    ],
)
def test_what_lies_under_a_banner_is_shown_without_it(
    covered: str, has: bool, y: int, colour: tuple[int, int, int]
) -> None:
    rule = a_rule(picture="element")
    finding = a_finding(box=Box(100, y, 180, 40), obscured_by=covered)
    names = ["full-page", "uncovered"] if has else ["full-page"]
    page = a_page(
        results=[a_result(rule, "failed", findings=[finding])], images={name: f"{name}.png" for name in names}
    )
    (view,) = prepare(a_report([page], [rule]), covered_page).fixes
    found = view.leading.groups[0].crop
    assert found is not None
    picture = Image.open(io.BytesIO(found.data)).convert("RGB")
    middle = picture.getpixel((picture.width // 2, picture.height // 2))
    assert isinstance(middle, tuple)
    assert all(abs(a - b) < 12 for a, b in zip(middle, colour, strict=True))


def test_numbers_that_weigh_the_same_are_named_in_the_order_of_the_marks() -> None:
    numbers = [str(number) for number in range(9, 1, -1)]
    rule, page = a_rule(), a_page(images={"full-page": "full-page.png"})
    report = a_report([page], [rule])
    marks = [Mark(Box(20, 100 + 40 * row, 60, 24), number) for row, number in enumerate(numbers)]
    found = gallery(report, covered_page, Findings(report), [], [], {0: marks}, windows={0})
    assert list(found.windows[0].labels) == numbers
