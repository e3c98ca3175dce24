"""`auditor explain`: every sum that it writes is right, and ends in a number of result.json."""

from __future__ import annotations

import json
import math
import re
from pathlib import Path

import msgspec
import pytest
from builders_visits import PHONE, TABLET
from click.testing import CliRunner
from report_builders import (
    AUTOCOMPLETE,
    CATEGORIES,
    CONTRAST,
    HEADLINE,
    HTTPS,
    LCP,
    OVERLAY,
    RULES,
    TBT,
    ZOOM,
    a_finding,
    a_page,
    a_report,
    a_result,
    a_rule,
    a_shop_report,
)

from auditor.cli.explain import command
from auditor.errors import SnapshotError, UsageError
from auditor.judge.summary.listing import SHAPES
from auditor.model.failure import Failure
from auditor.model.report import Report
from auditor.model.scenario import Station
from auditor.report import json as report_json

SUM = re.compile(r"(?:^|: |· )([0-9(max][^:·]*) = ([\d.,]+)(?: ·.*)?$")
PALE = [a_finding(selector=f"#pale-{number}", miss=miss) for number, miss in enumerate((0.956, 0.7004, 0.5, 0.3, None))]
COMFORT = a_rule("target-comfort", family="target-size", impact="moderate")


def a_graded_report() -> Report:
    """Misses of every kind, a family of two rules, a fault over the site, a page without numbers."""
    results = [
        a_result(CONTRAST, "failed", findings=PALE, passed=40),
        a_result(ZOOM, "failed", findings=[a_finding(selector="meta")], passed=0),
        a_result(HEADLINE, "failed"),
        a_result(OVERLAY, "failed"),
        a_result(AUTOCOMPLETE, "failed", passed=11),
        a_result(LCP, "passed", passed=1),
        a_result(TBT, "failed"),
        a_result(outcome="failed", passed=20, findings=[a_finding(selector=f"#b{n}", miss=0.75) for n in range(3)]),
        a_result(COMFORT, "failed", passed=12, findings=[a_finding(selector=f"#b{n}", miss=0.5) for n in range(9)]),
    ]
    pages = [
        a_page(f"https://shop.example{path}", device, results=results[start:])
        for path, start in (("/", 0), ("/cart", 3))
        for device in (PHONE, TABLET)
    ]
    lost = Failure("navigate", "http-error", {"status": "404"})
    pages.append(a_page("https://shop.example/search", audited=False, failures=[lost]))
    return a_report(pages, [*RULES, COMFORT], CATEGORIES, site=[a_result(HTTPS, "failed")])


def stored(folder: Path, report: Report) -> Path:
    path = folder / "result.json"
    path.write_bytes(report_json.encode(report))
    return path


def explained(path: Path, *arguments: str) -> str:
    result = CliRunner().invoke(command, [str(path), *arguments], catch_exceptions=False, standalone_mode=False)
    if result.exception is not None:
        raise result.exception
    return result.output


def sums(text: str) -> list[tuple[str, float]]:
    """The sums of an explanation, each with its right side, written as Python writes numbers."""
    found = [match for line in text.splitlines() if (match := SUM.search(line.strip()))]
    return [(match[1].replace(",", "."), float(match[2].replace(",", "."))) for match in found]


def value(left: str) -> float:
    """What the left side of a sum comes to."""
    for written, meant in (("×", "*"), ("÷", "/"), ("^", "**"), ("−", "-"), (";", ",")):
        left = left.replace(written, meant)
    assert re.fullmatch(r"(?:max|log|[\d.,()+*/\- ])+", left), left
    return float(eval(left, {"__builtins__": {}}, {"max": max, "log": math.log}))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", [None, "/", "/cart", "text-contrast", "target-size", "target-comfort"])
def test_every_sum_is_right(tmp_path: Path, name: str | None, language: str) -> None:
    path = stored(tmp_path, a_graded_report())
    text = explained(path, *([name] if name else []), "--lang", language)
    found = sums(text)
    assert len(found) == text.count(" = ") > 3
    for left, right in found:
        assert value(left) == pytest.approx(right, abs=2e-6), left


def numbers_in(text: str) -> set[float]:
    return {float(number) for number in re.findall(r"(?<![\w.])\d+(?:\.\d+)?", text)}


def test_the_site_is_explained_with_the_numbers_of_the_file(tmp_path: Path) -> None:
    report = a_graded_report()
    text = explained(stored(tmp_path, report))
    given = numbers_in(text)
    assert report.score in given
    for quality in report.qualities.values():
        assert quality.score in given
        assert quality.raw in given
    for page in report.pages:
        for score in page.qualities.values():
            assert {charge.cost for charge in score.charges} <= given
    assert "2 of 3 pages" in text
    for fix in report.fixes:
        assert f" · {fix.family} · {report.rules[fix.rules[0]].fails.en}" in text


def test_a_page_is_explained_with_all_that_a_charge_holds(tmp_path: Path) -> None:
    report = a_graded_report()
    text = explained(stored(tmp_path, report), "/cart")
    given = numbers_in(text)
    station = next(page.station.id for page in report.pages if page.station.url.endswith("/cart"))
    charges = [
        charge
        for page in report.pages
        if page.station.id == station
        for score in page.qualities.values()
        for charge in score.charges
    ]
    assert charges
    for charge in charges:
        assert {charge.places, charge.passing, charge.paid, charge.dearest, charge.whole, charge.cost} <= given
    for score in report.page_qualities[station].values():
        assert score.score is None or score.score in given
    assert explained(stored(tmp_path, report), "https://shop.example/cart") == text
    assert explained(stored(tmp_path, report), station) == text


def test_the_findings_of_a_rule_pay_what_its_charge_adds_up(tmp_path: Path) -> None:
    report = a_graded_report()
    text = explained(stored(tmp_path, report), "text-contrast")
    phone = text[text.index("/, phone") : text.index("/, tablet")]
    pays = [
        float(found[2] or found[1]) for found in re.finditer(r"pays: (?:[^=\n]* = )?(([\d.]+))$", phone, re.MULTILINE)
    ]
    assert len(pays) == len(PALE)
    charge = next(each for each in report.pages[0].qualities["clear"].charges if each.family == "text-contrast")
    assert math.fsum(pays) == pytest.approx(charge.paid, abs=1e-5)
    assert re.search(r"miss 0\.956 · distance 0\.251\d+ · pays: 0\.7 × ", phone)
    assert "miss not measured · distance 1 · pays: 0.7" in phone


def test_a_rule_of_a_family_lists_its_own_findings_and_the_charge_of_all(tmp_path: Path) -> None:
    path = stored(tmp_path, a_graded_report())
    own, family = explained(path, "target-comfort"), explained(path, "target-size")
    assert "target-size: 3 places fail" not in own
    assert "target-size: 3 places fail" in family
    assert "target-comfort: 9 places fail" in own
    assert [line for line in own.splitlines() if "Cost" in line] == [
        line for line in family.splitlines() if "Cost" in line
    ]


def test_findings_that_are_not_listed_are_counted(tmp_path: Path) -> None:
    cards = [a_finding(selector=f"li:nth-child({n}) > a", miss=0.5) for n in range(500)]
    kinds = [a_finding(selector=f"x-{'y' * n}", miss=0.5) for n in range(1, SHAPES + 3)]
    page = a_page(results=[a_result(outcome="failed", findings=[*cards, *kinds])])
    text = explained(stored(tmp_path, a_report([page], whole=False)), "target-size")
    assert "target-size: 602 places fail" in text
    assert "li:nth-child(0) > a · 18 × 18 px, needs 24 (and 499 more like it)\n" in text
    assert text.endswith("… and 3 more.\n")
    assert text.count("distance") == SHAPES


def test_advice_and_what_is_met_cost_nothing(tmp_path: Path) -> None:
    path = stored(tmp_path, a_graded_report())
    assert "It costs nothing" in explained(path, "lcp")
    assert "pays:" not in explained(path, "first-screen-words")
    assert "Advice" in explained(path, "first-screen-words")


def test_a_page_that_was_not_audited_has_a_reason(tmp_path: Path) -> None:
    text = explained(stored(tmp_path, a_graded_report()), "/search")
    assert "Not audited · The server answered with HTTP status 404." in text
    assert not sums(text)


def test_one_page_is_explained_whole(tmp_path: Path) -> None:
    text = explained(stored(tmp_path, a_report()))
    assert "no score: too few qualities have a number" in text
    assert "dearest 0.7" in text


def test_nothing_audited_is_no_fault_of_the_command(tmp_path: Path) -> None:
    report = a_report([a_page(audited=False, failures=[Failure("navigate", "download")])])
    text = explained(stored(tmp_path, report))
    assert "no score: no page could be audited" in text
    assert "nothing could be decided" in text


@pytest.mark.parametrize(
    ("name", "meant"), [("text-contras", "text-contrast"), ("/carte", "/cart"), ("target-siz", "target-size")]
)
def test_an_unknown_name_is_answered_with_the_nearest(tmp_path: Path, name: str, meant: str) -> None:
    with pytest.raises(UsageError, match=f"no rule, family or page '{name}'. Did you mean '{meant}'?"):
        explained(stored(tmp_path, a_graded_report()), name)


def test_an_address_of_two_pages_is_asked_back(tmp_path: Path) -> None:
    pages = [a_page(f"https://{host}/cart", final_url="https://c.example/") for host in ("a.example", "b.example")]
    stations = [Station(id=name, url=page.station.url) for name, page in zip(("cart", "cart-2"), pages, strict=True)]
    report = a_report(
        [msgspec.structs.replace(page, station=station) for page, station in zip(pages, stations, strict=True)]
    )
    path = stored(tmp_path, report)
    with pytest.raises(UsageError, match=r"'https://c.example/' is the name of 2 pages; their ids are cart, cart-2."):
        explained(path, "https://c.example/")
    assert "https://b.example/cart, " in explained(path, "b.example/cart")


def test_what_is_no_result_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="can't be read: No such file"):
        explained(tmp_path / "nothing.json")
    (tmp_path / "result.json").write_text("{}", encoding="utf-8")
    with pytest.raises(SnapshotError):
        explained(tmp_path)


@pytest.mark.parametrize("place", ["score", "cost", "raw"])
def test_a_changed_number_is_not_explained(tmp_path: Path, place: str) -> None:
    path = stored(tmp_path, a_graded_report())
    content = json.loads(path.read_bytes())
    if place == "score":
        content["score"] += 1
    elif place == "cost":
        content["pages"][0]["qualities"]["clear"]["charges"][0]["cost"] -= 0.01
    else:
        content["qualities"]["clear"]["raw"] += 1
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(SnapshotError, match="does not add up"):
        explained(path)


def test_strings_of_a_page_drive_no_terminal(tmp_path: Path) -> None:
    attack = "\x1b[2J\x9b31m\u202e"
    finding = a_finding(selector=attack, miss=0.9)
    report = a_report(
        [a_page(f"https://shop.example/{attack}", results=[a_result(outcome="failed", findings=[finding])])]
    )
    path = stored(tmp_path, report)
    for name in ((), ("target-size",), (report.pages[0].station.id,)):
        text = explained(path, *name)
        assert "target-size" in text
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)


def test_the_demo_like_report_adds_up(tmp_path: Path) -> None:
    report = msgspec.structs.replace(a_shop_report(), notices=[])
    assert len(sums(explained(stored(tmp_path, report)))) > 10
