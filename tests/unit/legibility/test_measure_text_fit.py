"""What becomes of text that is enlarged, of a narrow screen: from texts whose lines are given."""

from __future__ import annotations

import msgspec
import pytest
from builders_touch import PHONE
from builders_visits import visited

from auditor.measure.legibility.text_fit import (
    MOST_OVER,
    _overlaps,
    measure_enlarged_texts,
    measure_fixed_spacings,
    measure_narrow_page,
    measure_spaced_texts,
    measure_whole_texts,
    measure_zoomed_texts,
)
from auditor.model.evidence import Evidence
from auditor.model.evidence.text_fit import FixedSpacing, TextFit, TextFitEvidence
from auditor.model.evidence.viewport import StickingOut, ViewportEvidence
from auditor.model.facts.legibility.text_fit import ChangedTextFacts
from auditor.model.snapshot import Snapshot, ToolVersions
from auditor.model.subject import At
from auditor.model.trials import Trials

Line = tuple[float, float, float, float]
LINE: Line = (0, 0, 100, 20)


def a_text(index: int = 0, *lines: Line, cut: float = 0.0, ellipsis: bool = False, pinned: bool = False) -> TextFit:
    return TextFit(
        index=index,
        cut=cut,
        lines=list(lines or (LINE,)),
        ellipsis=ellipsis,
        pinned=pinned,
        at=At(selector=f"#t{index}"),
    )


def fit(*texts: TextFit) -> TextFitEvidence:
    return TextFitEvidence(texts=list(texts), scroll_width=390, client_width=390)


def a_snapshot(before: TextFitEvidence | None, trials: Trials | None) -> Snapshot:
    return Snapshot(
        **visited("https://shop.example/", PHONE),
        started="2026-01-01T00:00:00+00:00",
        tools=ToolVersions(auditor="test"),
        frames=[Evidence(url="https://shop.example/", text_fit=before)],
        trials=trials,
    )


def changed(before: list[TextFit], after: list[TextFit]) -> list[ChangedTextFacts]:
    found = measure_enlarged_texts(a_snapshot(fit(*before), Trials(enlarged={"": fit(*after)})))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("cut", "measured"),
    [(0.0, 0.0), (0.25, 0.0), (0.26, 0.01), (0.625, 0.5), (1.0, 1.0), (4.0, 5.0)],
    ids=str,
)
def test_what_is_cut_off_beyond_the_line_s_own_room(cut: float, measured: float) -> None:
    [text] = changed([a_text()], [a_text(cut=cut)])
    assert text.cut == measured


def test_an_ellipsis_says_that_there_is_more() -> None:
    [text] = changed([a_text()], [a_text(cut=3.0, ellipsis=True)])
    assert text.cut == 0.0


@pytest.mark.parametrize("before", [a_text(cut=0.26), msgspec.structs.replace(a_text(), lines=[])])
def test_text_that_was_cut_off_or_out_of_sight_is_no_subject(before: TextFit) -> None:
    assert changed([before], [a_text(cut=1.0)]) == []


def test_lines_that_run_into_each_other() -> None:
    below: Line = (0, 20, 100, 20)
    halfway: Line = (0, 6, 100, 20)
    first, second = changed([a_text(0), a_text(1, below)], [a_text(0), a_text(1, halfway)])
    assert first.overlap == second.overlap == 0.5  # 6 of the 12 px that are left of each line


def test_lines_that_ran_into_each_other_before_do_not_count() -> None:
    near: Line = (0, 8, 100, 20)
    assert [text.overlap for text in changed([a_text(0), a_text(1, near)], [a_text(0), a_text(1)])] == [0.0, 0.0]


def test_a_pinned_bar_may_lie_over_text() -> None:
    below: Line = (0, 20, 100, 20)
    texts = changed([a_text(0, pinned=True), a_text(1, below)], [a_text(0, pinned=True), a_text(1)])
    assert [text.overlap for text in texts] == [0.0, 0.0]


def test_what_was_not_tried_is_not_known() -> None:
    assert measure_enlarged_texts(a_snapshot(fit(a_text()), None)) is None
    assert measure_spaced_texts(a_snapshot(fit(a_text()), Trials(enlarged={}))) is None
    assert measure_narrow_page(a_snapshot(None, Trials())) is None


@pytest.mark.parametrize(
    ("html", "selector", "overflow"),
    [
        ('<div class="row">', "#row", 40.0),
        ("<table>", "#sizes", 0.0),
        ("<img>", "p > img", 0.0),
        ("<p>", "main > table > tbody > tr > td > p", 0.0),
        ("<p>", "div.table-row > p", 40.0),
    ],
)
def test_what_needs_two_dimensions_may_stick_out(html: str, selector: str, overflow: float) -> None:
    viewport = ViewportEvidence(
        metas=[],
        page_scale=1,
        client_width=320,
        scroll_width=360,
        inner_width=320,
        overflow_x="visible",
        sticking_out=[StickingOut(at=At(selector=selector, html=html), by=40.0)],
        cut_off=[],
    )
    found = measure_narrow_page(a_snapshot(None, Trials(narrow=viewport)))
    assert found is not None
    assert found[0].overflow == overflow


def test_what_is_hidden_on_a_narrow_screen_is_lost_as_what_sticks_out_is() -> None:
    line, cell = (StickingOut(at=At(selector=name), by=by) for name, by in (("#line", 30.0), ("table#sizes", 90.0)))
    viewport = ViewportEvidence(
        metas=[],
        page_scale=1,
        client_width=320,
        scroll_width=320,
        inner_width=320,
        overflow_x="hidden",
        sticking_out=[],
        cut_off=[cell, line],
    )
    (found,) = measure_narrow_page(a_snapshot(None, Trials(narrow=viewport))) or []
    assert (found.overflow, found.cut_off, found.widest) == (30.0, 30.0, ["#line"])


def test_of_what_sticks_out_only_what_is_to_be_read_or_tapped_counts() -> None:
    viewport = ViewportEvidence(
        metas=[],
        page_scale=1,
        client_width=320,
        scroll_width=390,
        inner_width=390,
        overflow_x="visible",
        sticking_out=[StickingOut(at=At(selector="#shape"), by=70.0)],
        reaching=[],
        cut_off=[],
    )
    (found,) = measure_narrow_page(a_snapshot(None, Trials(narrow=viewport))) or []
    assert (found.overflow, found.widest) == (0.0, [])
    reaching = [StickingOut(at=At(selector="#line"), by=12.0)]
    trials = Trials(narrow=msgspec.structs.replace(viewport, reaching=reaching))
    (found,) = measure_narrow_page(a_snapshot(None, trials)) or []
    assert (found.overflow, found.cut_off, found.widest) == (12.0, 0.0, ["#line"])


@pytest.mark.parametrize(("torn", "cut"), [(0.0, 0.0), (0.25, 0.0), (0.26, 0.01), (0.625, 0.5), (4.0, 5.0)])
def test_what_a_box_cuts_through_is_lost_from_the_start(torn: float, cut: float) -> None:
    text = msgspec.structs.replace(a_text(cut=torn), torn=torn, overlap=0.4)
    (found,) = measure_whole_texts(a_snapshot(fit(text), None)) or []
    assert (found.cut, found.overlap) == (cut, 0.4)


def test_an_ellipsis_at_rest_says_that_there_is_more() -> None:
    text = msgspec.structs.replace(a_text(cut=2.0, ellipsis=True), torn=2.0)
    (found,) = measure_whole_texts(a_snapshot(fit(text), None)) or []
    assert found.cut == 0.0


def test_text_out_of_sight_is_not_seen_whole_or_else() -> None:
    assert measure_whole_texts(a_snapshot(fit(msgspec.structs.replace(a_text(), lines=[])), None)) == []
    assert measure_whole_texts(a_snapshot(None, None)) is None


def test_what_its_box_cut_through_before_counts_at_200_percent_and_is_not_laid_to_spacing() -> None:
    before, after = msgspec.structs.replace(a_text(cut=0.5), torn=0.5), a_text(cut=1.0)
    assert [text.cut for text in changed([before], [after])] == [1.0]
    assert measure_spaced_texts(a_snapshot(fit(before), Trials(spaced={"": fit(after)}))) == []


def test_spacing_that_is_fixed() -> None:
    fixed = [FixedSpacing(at=At(selector="#p"), property="letter-spacing", em=0.05)]
    snapshot = a_snapshot(msgspec.structs.replace(fit(a_text()), fixed=fixed), None)
    (found,) = measure_fixed_spacings(snapshot) or []
    assert (found.at.selector if found.at else "", found.property, found.em) == ("#p", "letter-spacing", 0.05)
    assert measure_fixed_spacings(a_snapshot(fit(a_text()), None)) == []
    assert measure_fixed_spacings(a_snapshot(None, None)) is None


def test_text_that_follows_the_screen_does_not_grow() -> None:
    narrow = ViewportEvidence(
        metas=[],
        page_scale=1,
        client_width=320,
        scroll_width=320,
        inner_width=320,
        overflow_x="visible",
        sticking_out=[],
        cut_off=[],
        following=[1],
    )
    before = fit(a_text(0), a_text(1))
    found = measure_zoomed_texts(a_snapshot(before, Trials(narrow=narrow))) or []
    assert [text.growth for text in found] == [2.0, 1.0]
    unasked = msgspec.structs.replace(narrow, following=None)
    assert measure_zoomed_texts(a_snapshot(before, Trials(narrow=unasked))) is None
    assert measure_zoomed_texts(a_snapshot(before, None)) is None


def test_a_heap_of_texts_costs_no_more_than_so_many_comparisons() -> None:
    heap = [a_text(index, (index % 7, 100 + index % 11, 200, 20)) for index in range(3000)]
    apart = [a_text(index, (0, 30 * index, 200, 20)) for index in range(3000)]
    assert [facts.overlap for facts in changed(heap, heap)] == [0.0] * 3000
    found = changed(apart, heap)
    assert len(found) == 3000
    assert sum((facts.overlap or 0) > 0.5 for facts in found) > 2900
    assert max(map(len, _overlaps(heap).values())) <= MOST_OVER
