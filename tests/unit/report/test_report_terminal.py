"""The summary in the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec
import pytest
from builders_visits import PHONE, TABLET
from report_builders import (
    AUTOCOMPLETE,
    CATEGORIES,
    CONTRAST,
    HEADLINE,
    HTTPS,
    LCP,
    OVERLAY,
    RULES,
    ZOOM,
    a_finding,
    a_page,
    a_report,
    a_result,
    a_rule,
    a_shop_report,
    a_text,
)

from auditor.asked import JudgeRequest
from auditor.model.failure import Failure
from auditor.model.report import PageReport, Report
from auditor.model.text import LANGUAGES, Language
from auditor.report import json as report_json
from auditor.report import no_images
from auditor.report.terminal import summary
from auditor.report.view import prepare

TIMEOUT = Failure("navigate", "navigation-timeout", {"seconds": "30"})


def plainly(report: Report, language: Language = "en", width: int = 80, location: str = "", **options: bool) -> str:
    return summary(report, language, width=width, colour=False, location=location, **options)


def failing(paths: Iterable[str]) -> list[PageReport]:
    """Pages on phone and tablet on which a rule of each quality fails."""
    failed = [a_result(rule, "failed") for rule in (CONTRAST, ZOOM, OVERLAY, AUTOCOMPLETE, LCP, HTTPS, a_rule())]
    return [
        a_page(f"https://shop.example{path}", device, results=failed) for path in paths for device in (PHONE, TABLET)
    ]


def missing(path: str = "/search?q=lamp") -> list[PageReport]:
    return [
        a_page(f"https://shop.example{path}", device, audited=False, failures=[TIMEOUT]) for device in (PHONE, TABLET)
    ]


ONE = failing(["/"])
SIX = [*failing(["/", "/product/42", "/cart", "/checkout", "/help"]), *missing()]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verbose", [False, True])
def test_colour_changes_nothing_but_colour(language: Language, verbose: bool) -> None:
    report = a_shop_report()
    coloured = summary(report, language, width=80, colour=True, location="out/index.html", verbose=verbose)
    plain = summary(report, language, width=80, colour=False, location="out/index.html", verbose=verbose)
    assert "\x1b[" in coloured
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


@pytest.mark.parametrize("width", [0, 40, 60, 80, 100, 1000])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pages", [ONE, SIX])
def test_lines_fit_the_width(pages: list[PageReport], language: Language, width: int) -> None:
    for verbose in (False, True):
        lines = plainly(a_report(pages, RULES, CATEGORIES), language, width, verbose=verbose).splitlines()
        assert max(len(line) for line in lines if "#cart" not in line) <= max(40, min(width, 100))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pages", [ONE, SIX, missing()])
@pytest.mark.parametrize("width", [80, 100])
def test_the_summary_fits_24_lines(pages: list[PageReport], language: Language, width: int) -> None:
    asked = JudgeRequest(fail_under=90, fail_on="minor", thresholds={"clear": 80, "forms": 80}, strict=True)
    report = a_report(pages, RULES, CATEGORIES, request=asked, notices=[Failure("browser", "no-sandbox")])
    assert plainly(report, language, width, "audit-report/shop.example-20261121/index.html").count("\n") <= 24


def test_the_last_lines_are_the_verdict_what_to_fix_and_where_the_report_is() -> None:
    text = plainly(a_report(SIX, RULES, CATEGORIES), location="out/index.html")
    last = text[text.index("Not compliant ·") :].splitlines()
    assert re.fullmatch(r"Not compliant · \d+ out of 100 · 5 of 6 pages", last[0])
    assert last[1].split("   ")[0].strip() == "Clear"
    assert re.match(r"  No \d+ ", last[2])
    assert last[3] == "To fix first (3 of 7)"
    assert [line[:5] for line in last[4:10:2]] == ["  1. ", "  2. ", "  3. "]
    assert last[10].startswith("The audit does not pass, and not all could be audited.")
    assert last[-1] == "The full report: out/index.html"


def test_a_failure_is_headed_by_its_headline_and_its_gain() -> None:
    text = plainly(a_report(ONE, [CONTRAST, OVERLAY, a_rule(), ZOOM], CATEGORIES))
    assert re.search(r"\d\. The page cannot be enlarged\n     Score \+\d+ · Clear \+\d+ · /, phone and tablet\n", text)
    assert "The page can be zoomed" not in text


@pytest.mark.parametrize(("score", "word", "number"), [(89.999999, "almost", "Almost 89"), (90.0, "yes", "Yes 90")])
def test_numbers_are_rounded_down(score: float, word: str, number: str) -> None:
    report = a_report(ONE, RULES, CATEGORIES)
    touch = msgspec.structs.replace(report.qualities["touch"], score=score, word=word)
    changed = msgspec.structs.replace(report, qualities={**report.qualities, "touch": touch}, score=score)
    text = plainly(changed)
    assert number in text
    assert f"{int(score)} out of 100" in text


def test_the_table_shows_each_page_with_its_numbers_and_why_one_has_none() -> None:
    text = plainly(a_report(SIX, RULES, CATEGORIES))
    assert re.search(r"\n +Clear +Simple +Light +Secure +Comfortable to touch\n", text)
    assert re.search(r"\n  /cart +\d+ +\d+ +\d+ +\d+ +\d+\n", text)
    assert "/search?q=lamp   Not audited · The page did not load within 30 s." in text
    assert "\n  /cart" not in plainly(a_report(failing(["/cart"]), RULES, CATEGORIES))


def test_the_qualities_have_the_same_order_after_a_file() -> None:
    report = a_report(SIX, RULES, CATEGORIES)
    assert plainly(report_json.decode(report_json.encode(report))) == plainly(report)


def test_of_many_pages_the_weakest_and_the_missing_are_shown() -> None:
    good = [a_page(f"https://shop.example/{n}", results=[a_result(CONTRAST)]) for n in range(20)]
    report = a_report([*good, *failing(["/bad"]), *missing()], RULES, CATEGORIES)
    text = plainly(report)
    assert text.count("\n") <= 24
    assert "\n  /bad" in text
    assert "\n  /search" in text
    assert "… and 15 pages with higher numbers." in text
    assert plainly(report, verbose=True).count("\n  /1") == 11


def test_a_page_that_is_missing_on_one_device_is_told() -> None:
    pages = [*failing(["/"])[:1], *missing("/")[1:]]
    text = plainly(a_report(pages, RULES, CATEGORIES))
    assert "1 of 2 visits" in text
    assert "/, tablet · Not audited · The page did not load within 30 s." in text


def test_the_machine_of_the_audit_is_for_verbose() -> None:
    report = a_shop_report()
    assert "sandbox" not in plainly(report)
    assert "sandbox" in plainly(report, verbose=True)
    other = a_report(notices=[Failure("browser", "webdriver")])
    assert "--webdriver" in plainly(other)


def test_verbose_tells_the_rest_before_the_same_last_lines() -> None:
    report = msgspec.structs.replace(a_shop_report(), notices=[])
    short, long = plainly(report), plainly(report, verbose=True)
    assert long.endswith(short[short.index("\n\n") :])
    assert "Fix: Darken the text" in long
    assert "Could not be decided\n  What covers the page can be closed\n" in long
    assert "This step took longer than 10 s and was given up. /checkout, tablet" in long
    assert "94% of the checks could be decided" in long
    assert "1 advisory rule is not met either." in long
    assert re.search(r"\n +Phone +Tablet\n  Clear +\d+ +\d+\n", long)


@pytest.mark.parametrize("verbose", [False, True])
def test_there_is_one_headline(verbose: bool) -> None:
    text = plainly(a_shop_report(), verbose=verbose)
    assert len(re.findall(r"· \d+ out of 100", text)) == 1
    assert "Overall" not in text


def test_all_good_is_said_with_nothing_to_fix() -> None:
    results = [a_result(rule) for rule in (CONTRAST, AUTOCOMPLETE, LCP, a_rule())] + [a_result(HEADLINE, "failed")]
    text = plainly(a_report([a_page(results=results)], RULES, CATEGORIES))
    assert text.endswith("Nothing to fix: no rule fails.\nThe audit passes.\n")
    assert "Compliant · 100 out of 100" in text


@pytest.mark.parametrize("verbose", [False, True])
def test_the_places_of_a_thing_to_fix_are_those_of_all_its_rules_as_in_html(verbose: bool) -> None:
    near = a_rule("target-overlap", family="target-size", impact="moderate")
    first, second = (
        [a_finding(selector=f"#{name}{number}") for number in range(count)] for name, count in (("a", 3), ("b", 4))
    )
    results = [
        a_result(outcome="failed", findings=first),
        a_result(near, "failed", findings=[*first[:1], *second]),
    ]
    report = a_report([a_page(results=results)], [a_rule(family="target-size"), near])
    assert report.rules["target-size"].count == 3
    assert "7 places · /, phone" in plainly(report, verbose=verbose)
    assert prepare(report, no_images).fixes[0].count == 7


def test_why_a_gate_is_not_met_is_said() -> None:
    results = [a_result(rule) for rule in (CONTRAST, AUTOCOMPLETE, LCP)] + [a_result(outcome="failed")]
    request = JudgeRequest(fail_under=99.5, thresholds={"forms": 100, "touch": 95})
    report = a_report([a_page(results=results)], RULES, CATEGORIES, request=request)
    text = " ".join(plainly(report, "fr").split())
    assert report.gate.exit_code == 1
    assert "L’audit n’est pas réussi. Le score de" in text
    assert "est inférieur au minimum demandé de 99,5." in text
    assert "le seuil est de 95." in text


def test_open_rules_are_counted_under_a_verdict_that_is_but_nearly_good() -> None:
    results = [a_result(rule) for rule in (CONTRAST, AUTOCOMPLETE, LCP, a_rule())]
    report = a_report([a_page(results=[*results, a_result(OVERLAY, "cantTell")])], RULES, CATEGORIES)
    text = plainly(report)
    assert report.verdict == "nearly"
    assert "The audit passes. Serious or critical rules that could not be decided: 1." in text


def test_a_report_of_nothing_can_be_told() -> None:
    text = plainly(a_report([a_page(audited=False, failures=[TIMEOUT])]))
    assert "Undetermined · no score: no page could be audited" in text
    assert "Not audited · The page did not load within 30 s." in text
    assert "is not known: not all could be audited. No page could be audited." in " ".join(text.split())


def test_where_nothing_could_be_judged_nothing_to_fix_is_not_said() -> None:
    text = plainly(a_report([a_page(results=[a_result(outcome="untested")])], RULES, CATEGORIES))
    assert "Nothing could be judged." in text
    assert "Nothing to fix" not in text


def test_a_report_without_a_headline_says_why() -> None:
    text = plainly(a_report([a_page(results=[a_result()])]))
    assert "Undetermined · no score: too few qualities have a number" in text
    assert "Qualities that have a number: 1. A verdict needs 3." in " ".join(text.split())


@pytest.mark.parametrize("verbose", [False, True])
def test_strings_of_a_page_drive_no_terminal(verbose: bool) -> None:
    attack = "\x1b[2J\x9b31m#x\x1b]0;title\x07\u202e"
    finding = a_finding(selector=attack, message=a_text(attack))
    report = a_report(
        [
            a_page(f"https://shop.example/{attack}", results=[a_result(outcome="failed", findings=[finding])]),
            a_page(f"https://shop.example/2{attack}", audited=False, failures=[Failure(attack, attack, {"a": attack})]),
        ]
    )
    text = plainly(report, verbose=verbose)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
    assert "\\x1b[2J\\x9b31m#x" in text


LED = Failure("navigate", "led-elsewhere", {"url": "https://shop.example/en?from=cart"})
AWAY = Failure("navigate", "sign-in-instead", {"url": "https://id.example/login"})


def test_which_page_was_audited() -> None:
    """Once for a page; with the device if it is not so on each."""
    pages = [
        a_page("https://shop.example/cart", notices=[LED]),
        a_page("https://shop.example/cart", TABLET, notices=[LED]),
        a_page("https://shop.example/account", notices=[AWAY]),
        a_page("https://shop.example/account", TABLET),
    ]
    told = plainly(a_report(pages), verbose=True)
    assert "  /cart: It leads to /en?from=cart, which was audited in its place.\n" in told
    assert told.count("It leads to") == 1
    flat = " ".join(told.split())
    assert "/account, phone: A sign-in page answered in its place, https://id.example/login: what lies" in flat


@pytest.mark.parametrize(("count", "lines"), [(1, 1), (2, 2), (3, 2), (9, 2)])
def test_of_many_notices_some_are_told(count: int, lines: int) -> None:
    pages = [a_page(f"https://shop.example/{number}", notices=[LED]) for number in range(count)]
    told = [line for line in plainly(a_report(pages)).splitlines() if "leads to" in line or "more." in line]
    assert len(told) == lines
    assert (f"… and {count - 1} more." in told[-1]) is (count > 2)


def test_notices_and_pages_fit_24_lines() -> None:
    pages = failing(f"/{number}" for number in range(20))
    noticed = [msgspec.structs.replace(page, notices=[LED]) for page in pages]
    assert plainly(a_report(noticed, list(RULES), list(CATEGORIES))).count("\n") <= 24
