"""A journey in the reports: its stations in order, what they cost, what was not reached, and what a hostile shop makes
of it."""

from __future__ import annotations

import msgspec
import pytest
from report_builders import a_finding, a_page, a_report, a_result, a_rule

from auditor.model.failure import Failure
from auditor.model.report import PageReport, Report
from auditor.model.scenario import Station
from auditor.model.text import Language
from auditor.model.way import JourneyTold, StationTold
from auditor.report import render
from auditor.report.words.journeys import effort, findings_of
from auditor.report.words.strings import strings

HOSTILE = "<script>alert(1)</script>|"


def station(number: int, title: str, *, audited: bool = True) -> PageReport:
    failures = [] if audited else [Failure.at("journey", "funnel-unreached", why="sign-in", on="")]
    at = Station(f"way-{number}", f"https://shop.example/{number}", "Way", number, title)
    return msgspec.structs.replace(a_page(), station=at, audited=audited, failures=failures)


def report(*, paying: bool = True, title: str = "Cart") -> Report:
    rule = a_rule("costs-early", over="journeys")
    of_way = a_result(rule, "failed", findings=[a_finding(html="Way · phone", selector="", box=None)])
    told = [
        StationTold(page=0, bytes=1000.0, screens=2.0),
        StationTold(page=1, taps=2, fields=1, seconds=1.5, bytes=2000.0, screens=1.5, away="pay.example"),
        *([] if paying else [StationTold(page=2)]),
    ]
    journey = JourneyTold(
        name="Way", scenario="phone", stations=told, last=1, paying=paying, taps=2, fields=1, seconds=1.5, bytes=2000.0
    )
    pages = [station(1, "Lamp"), station(2, title), *([] if paying else [station(3, "Payment", audited=False)])]
    made = a_report(pages)
    site = msgspec.structs.replace(made.site, results=[of_way])
    rules = {
        **made.rules,
        rule.id: msgspec.structs.replace(next(iter(made.rules.values())), id=rule.id, over="journeys"),
    }
    return msgspec.structs.replace(made, journeys=[journey], site=site, rules=rules)


@pytest.mark.parametrize(
    ("language", "whole"),
    [
        ("en", "2 taps · 1 field · 1.5 s of waiting · 2.0 kB"),
        ("fr", "2 touchers · 1 champ · 1,5 s d’attente · 2,0\u202fko"),
    ],
)
def test_what_the_way_costs(language: Language, whole: str) -> None:
    words = strings(language)
    assert effort(report().journeys[0], words) == whole
    for name in ("html", "markdown", "terminal"):
        assert whole.split(" · ", maxsplit=1)[0] in render(name, report(), language).decode(), name


def test_a_station_tells_only_what_it_costs() -> None:
    words = strings("en")
    assert effort(StationTold(page=0, bytes=1000.0, screens=2.0), words) == "1.0 kB · 2.0 screens"


def test_the_stations_stand_in_their_order_with_what_is_wrong_on_the_way() -> None:
    text = render("html", report(), "en").decode()
    section = text[text.index('id="journeys"') : text.index('id="pages"')]
    assert section.index("1. Lamp") < section.index("2. Cart")
    assert "for pay.example" in section
    assert [finding.html for _, finding in findings_of(report(), report().journeys[0])] == ["Way · phone"]


@pytest.mark.parametrize(
    ("language", "why"), [("en", "the shop asks for an account"), ("fr", "la boutique exige un compte")]
)
def test_what_was_not_reached_is_said_with_the_reason(language: Language, why: str) -> None:
    found = report(paying=False)
    for name in ("html", "markdown"):
        assert why in render(name, found, language).decode(), name


def test_without_a_journey_there_is_no_such_part() -> None:
    assert 'id="journeys"' not in render("html", a_report(), "en").decode()


def test_what_a_shop_calls_itself_is_no_markup() -> None:
    found = report(title=HOSTILE)
    hostile = msgspec.structs.replace(found.journeys[0], name=HOSTILE)
    whole = msgspec.structs.replace(found, journeys=[hostile])
    assert "<script>alert(1)" not in render("html", whole, "en").decode()
    assert "<script>" not in render("markdown", whole, "en").decode()
