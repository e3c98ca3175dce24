"""Which pictures a report shows when some of them can't be drawn."""

from __future__ import annotations

import msgspec
from report_builders import PHONE, a_finding, a_page, a_report, a_result, a_rule, shop_images

from auditor.model.report import Report
from auditor.report import render
from auditor.report.grouping import FindingGroup, Occurrence
from auditor.report.pictures.gallery import Gallery, gallery

REACHED = a_finding(facts={"strain_right": 30.0})
"""Its picture divides by the width of the device."""


def drawn(report: Report, *groups: FindingGroup) -> Gallery:
    return gallery(report, shop_images, groups, groups, {})


def test_a_picture_that_cannot_be_drawn_costs_only_itself() -> None:
    no_device = msgspec.structs.replace(PHONE, viewport_width=0)
    report = a_report([a_page(device=no_device)])
    undrawable, other, page_wide = (
        FindingGroup("rule", "failed", (Occurrence(0, finding),))
        for finding in (REACHED, a_finding(), a_finding(box=None))
    )
    found = drawn(report, undrawable, other, page_wide)
    assert id(undrawable) not in found.crops
    assert id(other) in found.crops
    assert {id(undrawable), id(other), id(page_wide)} == found.thumbs.keys()
    assert found.screens[0].picture is not None


def test_without_a_first_screen_there_is_no_picture_of_it() -> None:
    report = a_report([a_page(device=msgspec.structs.replace(PHONE, viewport_height=0))])
    page_wide = FindingGroup("rule", "failed", (Occurrence(0, a_finding(box=None)),))
    assert not drawn(report, page_wide).thumbs


def test_a_report_is_written_without_the_pictures_that_cannot_be_drawn() -> None:
    rule = a_rule()
    result = a_result(rule, "failed", findings=[REACHED, a_finding()])
    page = a_page(device=msgspec.structs.replace(PHONE, viewport_width=0), results=[result])
    assert rule.title.en in render("html", a_report([page], [rule]), "en", shop_images).decode()
