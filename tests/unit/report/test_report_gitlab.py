"""GitLab's reports: code quality and accessibility."""

from __future__ import annotations

import json
from typing import Any

import pytest
from report_builders import CATEGORIES, HEADLINE, OVERLAY, a_finding, a_page, a_report, a_result, a_rule, a_shop_report

from auditor.model.failure import Failure
from auditor.model.report import Report
from auditor.model.rule import Source
from auditor.model.text import LANGUAGES, Language
from auditor.report import no_images, render
from auditor.report.branding import Branding
from auditor.report.repository.sources import Sources

LOST = a_page("https://shop.example/lost", audited=False, failures=[Failure("navigate", "blank-page")])


def quality(report: Report, language: Language = "en", files: dict[str, str] | None = None) -> list[dict[str, Any]]:
    looks = Branding(sources=Sources(files or {}))
    found: list[dict[str, Any]] = json.loads(render("codequality", report, language, no_images, looks))
    return found


def accessibility(report: Report, language: Language = "en") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render("accessibility", report, language, no_images))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_code_quality_has_what_gitlab_reads(language: Language) -> None:
    entries = quality(a_shop_report(), language)
    assert len(entries) > 20
    assert {frozenset(entry) for entry in entries} == {
        frozenset({"description", "check_name", "fingerprint", "severity", "location"})
    }
    assert {entry["severity"] for entry in entries} == {"blocker", "critical", "major", "info"}
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)


def test_code_quality_says_what_and_where_beside_its_file() -> None:
    (entry,) = quality(a_report(), files={"/*": "templates/home.html"})
    assert entry["description"] == (
        "Buttons and links are too small to hit: 18 × 18 px, needs 24 · /, phone: #cart > li:nth-child(1) > button"
    )
    assert entry["location"] == {"path": "templates/home.html", "lines": {"begin": 1}}
    assert (entry["check_name"], entry["severity"]) == ("target-size", "major")


def test_a_page_that_was_not_audited_is_no_resolved_fault() -> None:
    first = quality(a_report([LOST]))[0]
    assert (first["check_name"], first["severity"]) == ("not-audited", "blocker")
    assert first["description"].startswith("/lost, phone: ")


def test_accessibility_is_of_rules_that_cite_a_standard() -> None:
    own = a_rule("page-length", sources=[Source("unv.")])
    results = [a_result(outcome="failed"), a_result(own, "failed"), a_result(HEADLINE, "failed")]
    found = accessibility(a_report([a_page(results=results)], [a_rule(), own, HEADLINE], CATEGORIES))
    (entry,) = found["results"]["https://shop.example/"]
    assert (found["total"], found["passes"], found["errors"]) == (1, 0, 1)
    assert (entry["code"], entry["type"], entry["typeCode"]) == ("target-size", "error", 1)
    assert entry["selector"] == a_finding().selector
    assert entry["context"] == a_finding().html


def test_accessibility_passes_only_pages_on_which_all_was_decided() -> None:
    pages = [
        a_page("https://shop.example/", results=[a_result(), a_result(OVERLAY, "inapplicable")]),
        a_page("https://shop.example/open", results=[a_result(), a_result(OVERLAY, "cantTell")]),
        LOST,
    ]
    found = accessibility(a_report(pages, [a_rule(), OVERLAY], CATEGORIES))
    told = {url: [(each["code"], each["type"]) for each in entries] for url, entries in found["results"].items()}
    assert told == {
        "https://shop.example/": [],
        "https://shop.example/open": [("overlay-dismiss", "warning")],
        "https://shop.example/lost": [("not-audited", "error")],
    }
    assert (found["total"], found["passes"], found["errors"]) == (3, 1, 2)
