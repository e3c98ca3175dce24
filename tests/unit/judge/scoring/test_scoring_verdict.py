"""The verdict, what was decided, pages and things to fix."""

from __future__ import annotations

from typing import Any

import pytest
from builders import a_result
from builders_scoring import a_mean, a_tally, the_score, whole

from auditor.judge.scoring.deciding import enough_decided, open_rules
from auditor.judge.scoring.fixes import fixes
from auditor.judge.scoring.site import Entry, headline, mean_score, page_scores, site_scores
from auditor.judge.scoring.verdict import conclude
from auditor.model.failure import Failure
from auditor.model.score import Conclusion, MeanScore, QualityScore

FIVE = ("clear", "simple", "light", "secure", "touch")
NONE = QualityScore(score=None, word=None, raw=None)
GOOD = the_score(a_tally(passes=1))


def five(**scores: float | None) -> dict[str, MeanScore]:
    return {name: a_mean(scores.get(name, 95.0)) for name in FIVE}


def concluded(site: dict[str, MeanScore], *pages: dict[str, MeanScore], **options: Any) -> Conclusion:
    return conclude(site, {f"https://shop.example/{number}": page for number, page in enumerate(pages)}, **options)


def said(conclusion: Conclusion) -> tuple[str, list[tuple[str, dict[str, str]]]]:
    return conclusion.verdict, [(reason.code, reason.parameters) for reason in conclusion.reasons]


FIRST, SECOND = "https://shop.example/0", "https://shop.example/1"


@pytest.mark.parametrize(
    ("site", "pages", "options", "expected"),
    [
        (five(), [five()], {}, ("compliant", [])),
        (five(clear=90.0), [five(clear=90.0)], {}, ("compliant", [])),
        (five(touch=None), [five(touch=None)], {}, ("compliant", [])),
        (
            five(),
            [five()],
            {"doubtful": 1, "visits": 2},
            ("undetermined", [("pages-doubtful", {"count": "1", "total": "2"})]),
        ),
        (five(), [five()], {"open_rules": ["a", "b"]}, ("nearly", [("rules-open", {"count": "2"})])),
        (
            five(light=89.999999),
            [five(light=89.999999)],
            {},
            ("nearly", [("quality-almost", {"quality": "light", "score": "89", "page": FIRST})]),
        ),
        (
            five(light=93.0),
            [five(), five(light=80.0)],
            {"open_rules": ["a"]},
            (
                "nearly",
                [
                    ("quality-almost", {"quality": "light", "score": "80", "page": SECOND}),
                    ("rules-open", {"count": "1"}),
                ],
            ),
        ),
        # Rules over the site weigh on the site alone.
        (five(secure=60.0), [five()], {}, ("nearly", [("quality-almost", {"quality": "secure", "score": "60"})])),
        (five(secure=49.0), [five()], {}, ("not-compliant", [("quality-no", {"quality": "secure", "score": "49"})])),
        (
            five(light=70.0, clear=49.5),
            [five(light=30.9), five(clear=40.0, light=45.0)],
            {},
            (
                "not-compliant",
                [
                    ("quality-no", {"quality": "light", "score": "30", "page": FIRST}),
                    ("quality-no", {"quality": "clear", "score": "40", "page": SECOND}),
                ],
            ),
        ),
        # A No is known whatever could not be audited.
        (
            five(light=49.0),
            [five(light=49.0)],
            {"not_audited": 1, "visits": 2},
            ("not-compliant", [("quality-no", {"quality": "light", "score": "49", "page": FIRST})]),
        ),
        (
            five(),
            [five()],
            {"not_audited": 1, "visits": 2},
            ("undetermined", [("pages-not-audited", {"count": "1", "total": "2"})]),
        ),
        (five(), [], {"not_audited": 2, "visits": 2}, ("undetermined", [("nothing-audited", {})])),
        (dict.fromkeys(FIVE, a_mean(None)), [], {}, ("undetermined", [("nothing-audited", {})])),
        (
            five(clear=None, light=None, touch=None),
            [five(clear=None, light=None, touch=None)],
            {},
            ("undetermined", [("too-few-qualities", {"count": "2", "minimum": "3"})]),
        ),
        (five(clear=None, light=None, touch=None), [five(clear=None)], {"fewest": 1}, ("compliant", [])),
        (
            dict.fromkeys(FIVE, a_mean(None)),
            [dict.fromkeys(FIVE, a_mean(None))],
            {"fewest": 0},
            ("undetermined", [("too-few-qualities", {"count": "0", "minimum": "1"})]),
        ),
    ],
)
def test_the_verdict(site: Any, pages: list[Any], options: dict[str, Any], expected: Any) -> None:
    assert said(concluded(site, *pages, **options)) == expected


@pytest.mark.parametrize(
    ("scores", "fewest", "expected"),
    [
        ([90.0, 60.0, 30.0], 3, 60.0),
        ([90.0, None, 30.0], 3, None),
        ([90.0, None, 30.0], 1, 60.0),
        ([None, None], 1, None),
        ([], 0, None),
    ],
)
def test_the_headline_is_the_mean_of_what_has_a_number(scores: Any, fewest: int, expected: float | None) -> None:
    assert headline(scores, fewest) == expected


def result(impact: str, outcome: str, **changes: Any) -> Any:
    return a_result(f"{impact}-{outcome}", **{"impact": impact, "outcome": outcome, **changes})


OFF = Failure("lighthouse", "disabled")
LATE = Failure("lighthouse", "lighthouse-timeout")
STATION = Failure("keyboard", "journey")


@pytest.mark.parametrize(
    ("results", "enough"),
    [
        ([], True),
        ([result("serious", "passed"), result("serious", "cantTell")], True),
        ([result("serious", "failed"), result("critical", "cantTell")], False),
        ([result("critical", "failed"), result("serious", "untested"), result("serious", "cantTell")], True),
        ([result("moderate", "passed"), result("serious", "untested", reason=LATE)], False),
        ([result("moderate", "passed"), result("serious", "untested", reason=OFF)], True),
        ([result("moderate", "passed"), result("serious", "untested", reason=STATION)], True),
        ([result("serious", "cantTell"), result("serious", "untested", reason=STATION)], False),
        ([result("serious", "inapplicable"), result("serious", "cantTell")], False),
        ([result("critical", "untested", advisory=True)], True),
        ([result("moderate", "cantTell")], True),
    ],
)
def test_half_of_what_is_grave_must_be_decided(results: list[Any], enough: bool) -> None:
    assert enough_decided(results) == enough


def test_open_rules_are_named_once() -> None:
    results = [
        result("serious", "cantTell"),
        result("serious", "cantTell"),
        result("critical", "untested", reason=LATE),
        result("critical", "failed", undecided=3),
        result("serious", "untested", reason=OFF),
        a_result("at-the-last-station", impact="serious", outcome="untested", reason=STATION),
        result("moderate", "cantTell"),
        result("serious", "cantTell", advisory=True),
    ]
    assert open_rules(results) == ["at-the-last-station", "critical-untested", "serious-cantTell"]


def test_a_page_is_the_mean_of_its_scenarios_under_the_lowest_ceiling() -> None:
    poor = the_score(whole())  # raw 30
    entries = [Entry("/a", {"clear": GOOD}), Entry("/a", {"clear": poor}), Entry("/b", {"clear": GOOD})]
    pages = page_scores(entries, ["clear"])
    assert pages["/a"]["clear"].score == pytest.approx(65 * 0.89)
    assert pages["/b"]["clear"].score == 100.0
    site = mean_score(entries, "clear")
    assert (site.raw, site.ceiling, site.pages) == (pytest.approx(82.5), 0.89, 2)


def test_what_has_no_number_is_left_out_of_its_mean() -> None:
    entries = [
        Entry("/a", {"clear": GOOD}),
        Entry("/a", {"clear": NONE}),
        Entry("/b", {"clear": NONE}),
        Entry("/c", {}),
    ]
    assert mean_score(entries, "clear").score == 100.0
    assert mean_score(entries, "clear").pages == 1
    assert mean_score(entries[1:], "clear") == MeanScore(score=None, word=None, raw=None)


def test_a_fault_over_the_site_is_one_of_every_page() -> None:
    page, site = the_score(whole("a", impact="moderate")), the_score(whole("b", impact="moderate"))
    together = the_score(whole("a", impact="moderate"), whole("b", impact="moderate"))
    assert (
        mean_score([Entry("/a", {"clear": page}), Entry("/b", {"clear": page})], "clear", site).score == together.score
    )


def test_rules_over_the_site_speak_alone_if_no_page_has_a_number() -> None:
    score = the_score(whole(impact="moderate"))
    assert mean_score([Entry("/a", {"secure": NONE})], "secure", score).score == score.score == 92.0
    assert mean_score([], "secure", score).score == 92.0, "a certificate that is refused speaks of the site"


def test_things_to_fix_are_families_with_all_their_places() -> None:
    small = a_tally("size", family="target", fails=5, passes=5)
    tight = a_tally("comfort", family="target", fails=8, passes=2, impact="moderate")
    pale = a_tally("contrast", fails=1, passes=9)
    first = {"touch": the_score(small, tight), "clear": the_score(pale), "light": GOOD, "simple": NONE}
    second = {"touch": the_score(tight), "clear": GOOD, "light": GOOD}
    site = {"clear": the_score(whole("language", impact="minor"))}
    target, contrast, language = fixes([Entry("/a", first), Entry("/a", second), Entry("/b", second)], site, FIVE)
    assert (target.family, target.quality, target.impact) == ("target", "touch", "serious")
    assert target.rules == ["size", "comfort"]
    assert (target.places, target.pages, target.over_site) == (24, 2, False)
    assert (contrast.family, contrast.pages) == ("contrast", 1)
    assert (language.family, language.pages, language.over_site) == ("language", 0, True)
    assert target.points is not None
    assert target.points == pytest.approx(target.quality_points / 3, abs=1e-6)


def test_things_of_equal_points_stand_by_impact_then_by_name() -> None:
    scores = {"clear": the_score(whole("b", impact="moderate"), whole("a", impact="moderate"))}
    found = fixes([Entry("/", scores)], {}, FIVE)
    assert [(fix.family, fix.points) for fix in found] == [("a", None), ("b", None)]
    assert found[0].quality_points == found[1].quality_points > 0.0
    assert site_scores([Entry("/", scores)], {}, FIVE)["clear"].word == "almost"
