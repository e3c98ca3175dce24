"""Judging a folder: what a visit was made for, and snapshots that can't be read."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from builders import a_rule, a_rulebook
from builders_content import a_page
from builders_visits import PHONE, TABLET, a_scenario, visited
from report_builders import a_report, shop_images

from auditor import pipeline
from auditor.ahead import JudgeAhead
from auditor.asked import JudgeRequest
from auditor.errors import SnapshotError, StoppedError
from auditor.judge.loading.rulebook import Rulebook
from auditor.judging import judge, judge_page
from auditor.model.failure import Failure
from auditor.model.report import PageReport, Report
from auditor.model.snapshot import SNAPSHOT_VERSION, Snapshot
from auditor.model.text import LANGUAGES, Language
from auditor.packed import Packed
from auditor.pipeline import exit_code
from auditor.report import FORMATS, render
from auditor.stopping import Stop
from auditor.store import Store

FORM = {"message": {"en": "{field_count:.0f}", "fr": "{field_count:.0f}"}, "passes": "field_count <= most"}
FORM |= {"examples": {"passed": [{"field_count": 10}], "failed": [{"field_count": 11}]}}
DEVICES = (PHONE, TABLET)
BOOK = a_rulebook(a_rule(limits={"most": 50}), a_rule("few-fields", "forms", over="forms", **FORM))


# A judge that is broken off while it opens a snapshot leaves that file to be closed by Python, which says so.
pytestmark = pytest.mark.filterwarnings(r"ignore:[\s\S]*snapshot\.json:pytest.PytestUnraisableExceptionWarning")


def a_visit(url: str = "https://shop.example/", device: object = PHONE, **changes: object) -> Snapshot:
    return a_page(**{**visited(url, device), **changes})  # type: ignore[arg-type]


def judged(plan: list[str] | None, book: Rulebook = BOOK) -> PageReport:
    return judge_page(a_visit(plan=plan), "pages/001-home-phone", {}, book).report


def outcomes(page: PageReport) -> dict[str, str]:
    return {result.rule: result.outcome for result in page.results}


def test_without_a_plan_every_rule_has_a_result() -> None:
    page = judged(None)
    assert outcomes(page) == {"few-elements": "passed", "few-fields": "untested"}
    assert set(page.categories) == {"content", "forms"}


def test_rules_outside_the_plan_have_no_result_and_weigh_nothing() -> None:
    page = judged(["page"])
    assert outcomes(page) == {"few-elements": "passed"}
    assert set(page.categories) == {"content"}
    assert page.coverage == 1.0
    assert judged(None).coverage == 0.5


def test_a_plan_does_not_touch_categories_that_are_without_rules_anyhow() -> None:
    assert set(judged(["page"], BOOK.select(only=["content"])).categories) == {"content", "forms"}


@pytest.fixture
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Two stations on a phone and a tablet."""
    made = Store(tmp_path_factory.mktemp("out"))
    made.create()
    visits = [a_visit(url, way) for url in ("https://shop.example/", "https://shop.example/cart") for way in DEVICES]
    for index, snapshot in enumerate(visits):
        made.save(index, snapshot)
    return made


def damage(store: Store, directory: str, content: bytes = b'{"version": %d, "station"' % SNAPSHOT_VERSION) -> None:
    (store.root / directory / "snapshot.json").write_bytes(content)


def judge_all(store: Store) -> Report:
    return judge(store, JudgeRequest(), BOOK)


def test_a_page_whose_visit_was_for_other_rules_weighs_nothing(store: Store) -> None:
    before = judge_all(store)
    slow = a_scenario(id="phone-slow", network="slow-4g")
    store.save(4, msgspec.structs.replace(a_visit(), scenario=slow, plan=["timing"]))
    after = judge_all(store)
    assert after.pages[4].results == []
    assert set(after.scenarios) == {"phone", "tablet", "phone-slow"}
    assert (after.score, after.coverage, after.categories) == (before.score, before.coverage, before.categories)
    assert after.verdict == before.verdict


@pytest.mark.parametrize(
    ("plans", "lacking"),
    [
        ((["page"], ["page"]), True),
        ((["page"], ["page", "cookies"]), False),
        ((["page"], None), False),
    ],
)
def test_rules_over_the_site_are_judged_if_any_visit_was_made_for_them(
    tmp_path: Path, plans: tuple[list[str] | None, ...], lacking: bool
) -> None:
    store = Store(tmp_path / "out")
    store.create()
    for index, (device, plan) in enumerate(zip(DEVICES, plans, strict=True)):
        store.save(index, a_visit(device=device, plan=plan))
    report = judge(store, JudgeRequest(only=["cookie-flags", "dom-size"]))
    (found,) = report.site.results
    assert found.rule == "cookie-flags"
    assert (found.reason is not None and found.reason.code == "not-collected") is lacking
    assert all("dom-size" in outcomes(page) for page in report.pages)


def test_a_rule_that_no_visit_was_made_for_is_not_measured(tmp_path: Path) -> None:
    store = Store(tmp_path / "out")
    store.create()
    store.save(0, a_visit(plan=["page"]))
    report = judge_all(store)
    assert outcomes(report.pages[0]) == {"few-elements": "passed"}
    assert report.rules["few-fields"].outcome == "untested"
    (lacking,) = report.site.results
    assert (lacking.rule, lacking.reason) == ("few-fields", Failure("probe:forms", "not-collected"))


def test_each_snapshot_is_read_once(store: Store) -> None:
    read: list[str] = []

    def load(self: Store, directory: str, *, images: bool = False) -> Snapshot:
        read.append(directory)
        return Store.load(self, directory, images=images)

    counted = type("Counted", (Store,), {"load": load})(store.root)
    judge(counted, JudgeRequest(), BOOK)
    assert read == store.directories()
    with JudgeAhead(counted, BOOK) as ahead:
        for directory in store.directories():
            ahead.add(directory)
        judge(counted, JudgeRequest(), BOOK, ahead.done())
    assert read == 2 * store.directories()


def test_a_run_that_shall_end_is_given_the_time_to_judge_one_page(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("auditor.ahead.LOOK", 0.0)
    monkeypatch.setattr("auditor.ahead.STOP_DEADLINE", -60.0)
    monkeypatch.setattr("auditor.ahead.FIRST_DEADLINE", 60.0)
    stop = Stop()
    stop.request()
    with JudgeAhead(store, BOOK, stop=stop) as judging:
        for directory in store.directories():
            judging.add(directory)
        first, *others = judging.done().values()
    assert isinstance(first, Packed)
    assert others


def test_what_changed_and_was_not_judged_again_is_told_as_it_was(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first, *_ = store.directories()
    with JudgeAhead(store, BOOK) as judging:
        judging.add(first)
        before = judging.done()[first]

        def interrupted(*_: object) -> None:
            raise StoppedError("not judged")

        with monkeypatch.context() as patched:
            patched.setattr("auditor.ahead.judge_stored", interrupted)
            judging.add(first)
            assert judging.done()[first] is before
        judging.add(first)
        after = judging.done()[first]
    assert isinstance(before, Packed)
    assert isinstance(after, Packed)
    assert after is not before


def test_what_is_judged_ahead_is_as_if_judged_afterwards(tmp_path: Path) -> None:
    store = Store(tmp_path / "out")
    store.create()
    store.save(0, a_visit())
    store.save(1, a_visit("https://shop.example/cart", TABLET, cookies=None))
    request = JudgeRequest()
    with JudgeAhead(store, request.rulebook()) as ahead:
        ahead.add(store.directories()[1])
        report = judge(store, request, done=ahead.done())
    assert report.site.results
    assert report == judge(store, request)


def test_one_damaged_snapshot_costs_its_own_page_only(store: Store) -> None:
    damage(store, "pages/003-cart-phone")
    report = judge_all(store)
    assert [page.audited for page in report.pages] == [True, True, False, True]
    lost = report.pages[2]
    assert (lost.station, lost.scenario) == (report.pages[3].station, "phone")
    assert lost.failures == [Failure("snapshot", "snapshot-damaged")]
    assert exit_code(report) == 3
    assert report.verdict == "undetermined"
    assert report.started == min(page.started for page in report.pages if page.audited)


def test_a_snapshot_of_another_version_says_who_made_it(store: Store) -> None:
    damage(store, "pages/003-cart-phone", b'{"version": 9, "tools": {"auditor": "7.1"}}')
    (failure,) = judge_all(store).pages[2].failures
    assert failure == Failure(
        "snapshot", "snapshot-version", {"version": "9", "wanted": str(SNAPSHOT_VERSION), "auditor": "7.1"}
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("csv", "pdf", "payment")])
def test_a_page_that_nobody_knows_stands_in_every_format_by_its_folder(
    store: Store, name: str, language: Language
) -> None:
    damage(store, "pages/004-cart-tablet")
    (store.root / "pages" / "004-cart-tablet").rename(store.root / "pages" / "004-elsewhere-watch")
    report = judge_all(store)
    assert (report.pages[3].station.url, report.pages[3].scenario) == ("", "")
    said = render(name, report, language, shop_images).decode()
    assert "pages/004-elsewhere-watch" in said
    assert not re.search(r"\{[a-z_]+\}", said)
    assert ("snapshot-damaged" if name == "json" else {"en": "is damaged", "fr": "est abîmé"}[language]) in said


def test_if_none_can_be_read_there_is_nothing_to_report(store: Store) -> None:
    for directory in store.directories():
        damage(store, directory)
    with pytest.raises(SnapshotError, match=r"None of the 4 snapshots .* The first: .*001-home-phone") as caught:
        judge_all(store)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 2


def test_a_report_may_speak_of_a_scenario_that_it_does_not_describe() -> None:
    report = a_report(scenarios={}, by_scenario=[])  # of pages that can’t be read that is all there is
    for name in FORMATS:
        assert render(name, report, "en", shop_images)


def test_a_wish_that_comes_while_the_browser_is_put_away_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    stop = Stop()

    async def found(*_: object) -> str:
        stop.request()
        return "the way"

    monkeypatch.setattr(pipeline, "_explored", found)
    with pytest.raises(StoppedError, match="audited"):
        pipeline.explore(*([None] * 5), stop)  # type: ignore[arg-type, call-arg]
