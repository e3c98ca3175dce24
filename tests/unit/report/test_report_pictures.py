"""Which pictures a report shows when some of them can't be drawn."""

from __future__ import annotations

import msgspec
from report_builders import PHONE, a_finding, a_page, a_report, a_result, a_rule, shop_images

from auditor.model.device import Device
from auditor.model.report import Report
from auditor.model.result import Finding
from auditor.report import render
from auditor.report.findings import Findings
from auditor.report.pictures.gallery import Gallery, gallery


def a_report_of(device: Device, **findings: Finding) -> Report:
    """One finding for each rule."""
    rules = [a_rule(name.replace("_", "-"), picture="reach" if name == "cta_reach" else "element") for name in findings]
    results = [a_result(rule, "failed", findings=[found]) for rule, found in zip(rules, findings.values(), strict=True)]
    return a_report([a_page(device=device, results=results)], rules, devices=[device])


def drawn(report: Report) -> tuple[Gallery, dict[str, str]]:
    """The pictures of all things, and the things' ids by rule."""
    found = gallery(report, shop_images, Findings(report), report.things, report.things, {})
    return found, {thing.rule: thing.id for thing in report.things}


def test_a_picture_that_cannot_be_drawn_costs_only_itself() -> None:
    no_device = msgspec.structs.replace(PHONE, viewport_width=0)
    found, ids = drawn(
        a_report_of(no_device, cta_reach=a_finding(), target_size=a_finding(), page_wide=a_finding(box=None))
    )
    assert found.crops.keys() == {ids["target-size"]}
    assert found.thumbs.keys() == set(ids.values())
    assert found.screens[0].picture is not None


def test_without_a_first_screen_there_is_no_picture_of_it() -> None:
    report = a_report_of(msgspec.structs.replace(PHONE, viewport_height=0), page_wide=a_finding(box=None))
    assert not drawn(report)[0].thumbs


def test_a_report_is_written_without_the_pictures_that_cannot_be_drawn() -> None:
    report = a_report_of(msgspec.structs.replace(PHONE, viewport_width=0), cta_reach=a_finding())
    assert "shop.example" in render("html", report, "en", shop_images).decode()
