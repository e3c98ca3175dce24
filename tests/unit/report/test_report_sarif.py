"""report.sarif"""

from __future__ import annotations

import gzip
import hashlib

import pytest
from builders_visits import TABLET
from report_builders import (
    CATEGORIES,
    CONTRAST,
    HEADLINE,
    a_finding,
    a_mixed_report,
    a_page,
    a_report,
    a_result,
    a_rule,
    a_shop_report,
    a_text,
)
from sarif_schema import check

from auditor.model.failure import Failure
from auditor.model.report import Report
from auditor.model.rule import Source
from auditor.model.text import LANGUAGES, Language
from auditor.report import no_images, render
from auditor.report.branding import Branding
from auditor.report.repository.sources import Sources
from auditor.report.sarif import MOST


def sarif(report: Report, language: Language = "en", sources: Sources | None = None) -> bytes:
    return render("sarif", report, language, no_images, Branding(sources=sources or Sources()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_report_is_valid(language: Language) -> None:
    run = check(sarif(a_shop_report(), language))
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [r.id for r in a_shop_report().ordered_rules]
    assert {result["ruleId"] for result in run["results"]} == {
        "zoom-allowed", "autocomplete-missing", "target-size", "text-contrast", "first-screen-words"
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(50))
def test_fifty_reports_are_valid(seed: int) -> None:
    report = a_mixed_report(seed)
    run = check(sarif(report, LANGUAGES[seed % 2]))
    failed = sum(result.outcome == "failed" for page in report.pages for result in page.results)
    assert len(run["results"]) == failed


def test_a_report_without_pages_is_valid() -> None:
    run = check(sarif(a_report([], started="")))
    assert run["results"] == []
    assert run["invocations"][0]["executionSuccessful"] is False


def test_an_element_on_two_devices_is_one_result() -> None:
    result = a_result(outcome="failed")
    report = a_report([a_page(results=[result]), a_page(device=TABLET, results=[result])])
    (found,) = check(sarif(report))["results"]
    names = [(each["kind"], each["name"]) for each in found["locations"][0]["logicalLocations"]]
    selector = "#cart > li:nth-child(1) > button"
    assert names == [("resource", "/"), ("device", "Phone"), ("device", "Tablet"), ("element", selector)]
    first, second = found["message"]["text"].splitlines()
    assert first == "Buttons and links are too small to hit: 18 × 18 px, needs 24"
    assert second == f"/, phone and tablet: {selector}"
    assert found["properties"]["scenarios"] == ["phone", "tablet"]


def test_the_worst_come_first_and_advice_last() -> None:
    run = check(sarif(a_shop_report()))
    levels = [result["level"] for result in run["results"]]
    assert levels == sorted(levels, key=["error", "warning", "note"].index)
    assert run["results"][0]["ruleId"] == "zoom-allowed"
    advice = [result for result in run["results"] if result["ruleId"] == HEADLINE.id]
    assert advice == run["results"][-len(advice) :]
    assert {result["level"] for result in advice} == {"note"}


def test_fingerprints_are_of_the_finding_and_tell_twins_apart() -> None:
    twins = [a_finding(selector=f"form:nth-child({n}) > input", html="<input>") for n in (1, 2)]
    report = a_report([a_page(results=[a_result(outcome="failed", findings=twins)])])
    ids = [finding.id for finding in report.pages[0].results[0].findings]
    assert len(set(ids)) == 1
    marks = {result["partialFingerprints"]["primaryLocationLineHash"] for result in check(sarif(report))["results"]}
    assert marks == {f"{ids[0]}:1", f"{ids[0]}:2"}


def test_of_too_many_the_worst_are_there_and_the_others_counted() -> None:
    pale = [a_finding(selector=f"#a{n}") for n in range(MOST)]
    page = a_page(
        results=[
            a_result(CONTRAST, "failed", findings=pale),
            a_result(a_rule(impact="critical"), "failed", findings=[a_finding(selector=f"#b{n}") for n in range(9)]),
        ]
    )
    content = sarif(a_report([page], [CONTRAST, a_rule(impact="critical")], CATEGORIES))
    run = check(content)
    assert len(run["results"]) == MOST
    assert [result["ruleId"] for result in run["results"][:10]] == ["target-size"] * 9 + ["text-contrast"]
    assert "… and 9 more." in [each["message"]["text"] for each in run["invocations"][0]["toolExecutionNotifications"]]
    assert len(gzip.compress(content)) < 10_000_000


def test_a_file_that_github_would_refuse_for_its_size_is_cut_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.report.sarif.LARGEST", 50_000)

    def noise(number: int) -> str:  # what no compression makes smaller
        return "".join(hashlib.sha256(f"{number} {part}".encode()).hexdigest() for part in range(4))

    findings = [a_finding(selector=f"#{noise(n)}", message=a_text(noise(-n))) for n in range(1, 401)]
    content = sarif(a_report([a_page(results=[a_result(outcome="failed", findings=findings)])]))
    run = check(content)
    assert 25_000 < len(gzip.compress(content)) <= 50_000
    notes = [each["message"]["text"] for each in run["invocations"][0]["toolExecutionNotifications"]]
    assert f"… and {400 - len(run['results'])} more." in notes


def test_places_are_files_of_the_repository() -> None:
    pages = [
        a_page(f"https://shop.example{path}", results=[a_result(outcome="failed", findings=[a_finding(selector=path)])])
        for path in ("/produit/7?size=m", "/", "/produit")
    ]
    files = {"/produit/*": "templates/fiche produit.html", "/produit*": "templates/list.html"}
    run = check(sarif(a_report(pages), sources=Sources(files, "shop/auditor.toml")))
    found = {
        each["locations"][0]["logicalLocations"][0]["name"]: each["locations"][0]["physicalLocation"][
            "artifactLocation"
        ]
        for each in run["results"]
    }
    assert {page: place["uri"] for page, place in found.items()} == {
        "/produit/7?size=m": "templates/fiche%20produit.html",
        "/": "shop/auditor.toml",
        "/produit": "templates/list.html",
    }


def test_what_was_not_audited_is_an_error_of_the_run() -> None:
    page = a_page(audited=False, failures=[Failure("navigate", "http-error", {"status": "404"})])
    invocation = check(sarif(a_report([page]), "fr"))["invocations"][0]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 3)
    told = [each["message"]["text"] for each in invocation["toolExecutionNotifications"] if each["level"] == "error"]
    assert told[0].startswith("/, téléphone")
    assert told[0].endswith("Le serveur a répondu par le statut HTTP 404.")


def test_what_a_page_says_makes_no_link_and_no_placeholder() -> None:
    finding = a_finding(selector="[a](https://evil.example) {0} \\", message=a_text("[x](0)\n::error::"))
    run = check(sarif(a_report([a_page(results=[a_result(outcome="failed", findings=[finding])])])))
    text = run["results"][0]["message"]["text"]
    assert text.count("\n") == 1
    assert "\\[x\\](0) ::error::" in text
    assert "\\[a\\](https://evil.example) {{0}} \\\\" in text


def test_a_rule_packs_address_makes_no_markup() -> None:
    sources = [Source("a]b", "https://x.example/>)[y](javascript:z"), Source("c", "javascript:z"), Source("d")]
    run = check(sarif(a_report(rules=[a_rule(sources=sources)])))
    (rule,) = run["tool"]["driver"]["rules"]
    assert "helpUri" not in rule
    assert "](" not in rule["help"]["markdown"]
