"""A journey that is written is read again as it was."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.errors import UsageError, WriteError
from auditor.journeys import read_journey
from auditor.journeys.writing import as_yaml, must_be_writable, write_journey
from auditor.model.journey import Audit, Choose, Fill, Journey, Key, Label, Place, Selectors, Step, Tap, Visit

HERE = Place(1, "")
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" "), min_size=1, max_size=30
).filter(lambda text: text == text.strip() and bool(text))
LABELS = st.builds(Label, WORDS, st.integers(0, 9))
SELECTED = st.builds(lambda name: Selectors(((name,),)), WORDS)
STEPS: st.SearchStrategy[Step] = st.one_of(
    st.builds(lambda title: Audit(place=HERE, title=title), WORDS),
    st.builds(lambda path: Visit(place=HERE, url=f"/{path}"), st.from_regex(r"[a-z0-9/?=&%-]{1,20}", fullmatch=True)),
    st.builds(lambda on: Tap(place=HERE, on=on), LABELS | SELECTED),
    st.builds(lambda on, value: Fill(place=HERE, on=on, value=value), LABELS | SELECTED, WORDS),
    st.builds(lambda option: Choose(place=HERE, option=option), WORDS),
)


def plain(journey: Journey) -> list[tuple[object, ...]]:
    return [
        (type(step), *(getattr(step, name, None) for name in ("title", "url", "on", "value", "option")))
        for step in journey.steps
    ]


@given(st.lists(STEPS, min_size=1, max_size=8))
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_journey(tmp_path: Path, steps: list[Step]) -> None:
    journey = Journey(name="Achat", start="https://shop.example/", steps=tuple(steps))
    write_journey(tmp_path / "way.yaml", journey)
    assert plain(read_journey(tmp_path / "way.yaml", {})) == plain(journey)


@given(st.lists(STEPS, min_size=1, max_size=8))
@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_journey_of_selectors_as_a_recording(tmp_path: Path, steps: list[Step]) -> None:
    steps = [step for step in steps if isinstance(getattr(step, "on", None), Selectors | None)]
    written = [step for step in steps if not isinstance(step, Choose)]
    journey = Journey(name="Achat", start="https://shop.example/", steps=tuple(written))
    write_journey(tmp_path / "way.json", journey)
    read = read_journey(tmp_path / "way.json", {})
    assert (read.name, read.start, read.notes) == ("Achat", "https://shop.example/", ())
    start = "https://shop.example/"
    assert plain(read) == [
        (kind, title, url and urljoin(start, str(url)), *more) for kind, title, url, *more in plain(journey)
    ]


def test_names_and_choices_become_selectors(tmp_path: Path) -> None:
    steps = (
        Tap(place=HERE, on=Label("Buy")),
        Choose(place=HERE, option="M"),
        Choose(place=HERE, option="Red", among=Label("Colour")),
    )
    write_journey(tmp_path / "way.json", Journey(name="Way", start="https://shop.example/", steps=steps))
    read = read_journey(tmp_path / "way.json", {}).steps
    assert [step.on for step in read if isinstance(step, Tap)] == [
        Selectors((("aria/Buy",), ("text/Buy",))), Selectors((("aria/M",), ("text/M",))),
    ]  # fmt: skip
    assert [(step.on, step.value) for step in read if isinstance(step, Fill)] == [
        (Selectors((("aria/Colour",), ("text/Colour",))), "Red")
    ]
    several = Journey(name="Way", start="https://shop.example/", steps=(Tap(place=HERE, on=Label("Buy", 2)),))
    with pytest.raises(ValueError, match="Buy"):
        write_journey(tmp_path / "way.json", several, several)
    write_journey(tmp_path / "way.json", several, Journey(name="Way", start="https://shop.example/", steps=(steps[0],)))
    assert len(read_journey(tmp_path / "way.json", {}).steps) == 1


def test_the_fields_of_a_form_stand_together() -> None:
    fills = [Fill(place=HERE, on=Label(name), value=value) for name, value in (("Name", "A"), ("Town", "$5"))]
    written = as_yaml(Journey(name="Way", start="https://shop.example/", steps=tuple(fills), test_payment=True))
    assert written == (
        "journey: Way\nstart: https://shop.example/\ntest-payment: true\nsteps:\n- fill:\n    Name: A\n    Town: $$5\n"
    )


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://shop.example/a?b=c#d", "/a?b=c#d"), ("https://shop.example", "/"), ("/cart", "/cart"),
        ("https://pay.example/a", "https://pay.example/a"), ("http://shop.example/a", "http://shop.example/a"),
        ("https://shop.example//pay.example/a", "https://shop.example//pay.example/a"),
    ],
)  # fmt: skip
def test_addresses_of_the_shop_are_paths(url: str, written: str) -> None:
    journey = Journey(name="Way", start="https://shop.example/home", steps=(Visit(place=HERE, url=url),))
    assert as_yaml(journey).splitlines()[-1] == f"- visit: {written}"


def test_what_yaml_has_no_step_for() -> None:
    with pytest.raises(ValueError, match="Key"):
        as_yaml(Journey(name="Way", start="https://shop.example/", steps=(Key(place=HERE, key="a", down=True),)))


@pytest.mark.parametrize("name", ["way.txt", "way", "missing/way.yaml", "missing/way.json", "there.yaml"])
def test_a_file_that_can_not_be_or_would_be_lost(tmp_path: Path, name: str) -> None:
    (tmp_path / "there.yaml").write_text("notes: of mine\n")
    with pytest.raises(UsageError):
        must_be_writable(tmp_path / name)
    assert (tmp_path / "there.yaml").read_text() == "notes: of mine\n"


def test_a_journey_may_be_written_anew(tmp_path: Path) -> None:
    journey = Journey(name="Way", start="https://shop.example/", steps=(Audit(place=HERE, title="Home"),))
    for _ in range(2):
        must_be_writable(tmp_path / "way.yaml")
        write_journey(tmp_path / "way.yaml", journey)
    with pytest.raises(WriteError):
        write_journey(tmp_path, journey)
