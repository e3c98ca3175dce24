"""Which pictures a report shows, and how many of them: each screenshot is decoded once, for all its crops."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final, ParamSpec

from PIL import Image

from auditor.model.device import Device
from auditor.model.geometry import Box
from auditor.model.report import PageReport, Report
from auditor.model.result import Finding
from auditor.model.rule import RuleDescriptor
from auditor.model.summary import FindingReference, Thing
from auditor.report import Images
from auditor.report.findings import Findings
from auditor.report.pictures.annotate import (
    DETAIL,
    FINGER,
    STATION,
    THUMB,
    Frame,
    Mark,
    Picture,
    crop,
    decode,
    marked,
    opening,
)
from auditor.report.pictures.cover_picture import cover_picture
from auditor.report.pictures.glances_picture import glances_picture
from auditor.report.pictures.reach_picture import reach_picture
from auditor.report.pictures.scenes import scene_picture
from auditor.report.places import worst_first

Arguments = ParamSpec("Arguments")

SCREENS_BUDGET: Final = 720_000
"""Bytes of marked screenshots in one report, a third more when they are written as text; a page more than that is a
link to its file. With it ten visits, their crops and both languages stay below 1.5 MB."""
SCREENS: Final = 16
"""Visits of which a report has a whole screenshot, the worst: each costs a twentieth of a second."""
STATIONS: Final = 40
"""Stations of which a report has the first screen; six stations on two devices under three answers are 36."""
_WINDOW: Final = (360, 380)
"""px of the picture of the worst part of a page: as a phone has it, and three abreast on a desk."""
_WINDOW_BOXES: Final = 20
_HEADROOM: Final = 24
"""CSS px above a mark that a window begins with."""
BOXES: Final = 60
"""Numbered boxes on one screenshot."""
_WIDTHS: Final = {"phone": 390, "tablet": 560}
"""px of a marked screenshot: a phone's is shown as large as it is, a tablet's still legible."""
_TALLEST: Final = 4000
UNCOVERED: Final = "uncovered"
"""The image of the first screen without what is fixed there."""
_BELOW: Final = 800
"""px below the first screen that a crop of something in it may show."""
_THREADS: Final = 2
"""Decoding and encoding release the lock of the interpreter; each thread holds one decoded screenshot."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A marked screenshot: what of it is shown, and of how many px. `picture` None: left out to keep the file small.
    boxes: how many are drawn; boxes_left_out: whether more is at fault."""

    picture: Picture | None
    shown: int
    height: int
    boxes: int
    boxes_left_out: bool


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a page with the gravest faults, marked. top: CSS px of the page above it. labels: of its marks."""

    picture: Picture
    top: int
    labels: tuple[str, ...]


@dataclass(slots=True)
class Gallery:
    """The pictures of a report: crops by the id of their thing, screenshots and windows by the index of their page.
    stations: the first screens of the stations of journeys, small, by the same.
    examples: the finding that stands for a thing, by its id: that of the crop if there is one."""

    crops: dict[str, Picture] = field(default_factory=dict)
    thumbs: dict[str, Picture] = field(default_factory=dict)
    screens: dict[int, Screen] = field(default_factory=dict)
    windows: dict[int, Window] = field(default_factory=dict)
    stations: dict[int, Picture] = field(default_factory=dict)
    examples: dict[str, FindingReference] = field(default_factory=dict)


def gallery(
    report: Report,
    images: Images,
    findings: Findings,
    things: Sequence[Thing],
    thumbs: Sequence[Thing],
    marks: Mapping[int, Sequence[Mark]],
    half_marked: Collection[int] = (),
    windows: Collection[int] = (),
    weights: Mapping[str, float] = MappingProxyType({}),
) -> Gallery:
    """Crops for `things`, smaller ones for `thumbs`, and the screenshots of the worst pages with their `marks` while
    the budget lasts. A thumb shows the first screen where no element is at fault.

    half_marked: pages on which more is at fault than `marks` has. windows: pages whose worst part is shown. weights:
    what a mark counts for there, by its label.
    """
    found = Gallery()
    wanted: dict[int, list[tuple[Thing, Box, str]]] = {}
    for thing in things:
        ranked = worst_first(report, findings, thing)
        place = _place(report, findings, thing, ranked)
        example = place[0] if place is not None else next(iter(ranked), thing.first)
        found.examples[thing.id] = example
        if place is not None and example.page is not None:
            wanted.setdefault(example.page, []).append((thing, *place[1:]))
    small = {thing.id for thing in thumbs}
    openings: dict[int, list[Thing]] = {}
    for thing in thumbs:
        own = found.examples.get(thing.id, thing.first)
        if thing.pages and not any(thing is each for asked in wanted.values() for each, _, _ in asked):
            openings.setdefault(own.page if own.page is not None else thing.pages[0], []).append(thing)
    whole_screens = set(
        sorted(range(len(report.pages)), key=lambda index: (_score(report.pages[index]), index))[:SCREENS]
    )

    def draw(index: int) -> None:
        page = report.pages[index]
        whole, scenario = _image(page, images), report.scenarios.get(page.scenario)
        if whole is None or scenario is None:
            return
        device = scenario.device
        views: dict[str, Image.Image | None] = {"": whole}

        def view(name: str) -> Image.Image | None:
            if name not in views:
                views[name] = _uncovered(page, images, whole) if name == UNCOVERED else _image(page, images, name)
            return views[name]

        for thing, box, name in wanted.get(index, []):
            rule, finding = report.rules[thing.rule], findings.at(thing.rule, found.examples[thing.id])
            for frame, pictures in ((DETAIL, found.crops), (THUMB, found.thumbs if thing.id in small else {})):
                picture = _tried(page, images, rule, finding, frame)
                if picture is None and (shown := view(name)) is not None:
                    picture = _drawn(_detail, rule, shown, device, finding, box, frame)
                if picture is not None:
                    pictures[thing.id] = picture
        for thing in openings.get(index, []):
            if (picture := _drawn(opening, view(UNCOVERED) or whole, device.viewport_height)) is not None:
                found.thumbs[thing.id] = picture
        own = marks.get(index, ())
        if index in windows:
            lifted = UNCOVERED in page.images
            below = [mark for mark in own if not (lifted and mark.over)]
            if (window := _window(view(UNCOVERED) or whole, below, weights)) is not None:
                found.windows[index] = window
        if (
            index in _stations(report)
            and (first := _drawn(opening, whole, device.viewport_height, STATION)) is not None
        ):
            found.stations[index] = first
        if index in whole_screens:
            found.screens[index] = _screen(device, whole, own, more=index in half_marked)

    needed = whole_screens | _stations(report) | set(wanted) | set(openings) | set(windows)
    with ThreadPoolExecutor(_THREADS) as pool:
        list(pool.map(draw, sorted(needed)))
    _keep_to_the_budget(found, report)
    return found


def _stations(report: Report) -> set[int]:
    """The pages that are shown as stations of a journey."""
    return set([each.page for told in report.journeys for each in told.stations][:STATIONS])


def _drawn(
    draw: Callable[Arguments, Picture | None], *given: Arguments.args, **named: Arguments.kwargs
) -> Picture | None:
    """The picture that `draw` makes. One that can't be drawn is left out: it must not cost a page its report."""
    try:
        return draw(*given, **named)
    except Exception:  # noqa: BLE001 - what a page says is drawn, and Pillow raises SystemError for some of it
        return None


def _detail(
    rule: RuleDescriptor, image: Image.Image, device: Device, finding: Finding, box: Box, frame: Frame
) -> Picture | None:
    """What the rule wants to be shown; in a small frame, and where there is nothing of it, the surroundings."""
    if frame is DETAIL and (picture := _whole(rule, image, device, finding, box)) is not None:
        return picture
    fingertip = frame is DETAIL and rule.picture == "fingertip"
    return crop(image, box, frame, finger=FINGER if fingertip else 0.0)


def _whole(rule: RuleDescriptor, image: Image.Image, device: Device, finding: Finding, box: Box) -> Picture | None:
    """The screen as a whole, for rules that are about it."""
    if rule.picture == "reach":
        return reach_picture(image, device, box, finding.outcome)
    if rule.picture == "cover":
        return cover_picture(image, device, box)
    if rule.picture == "glances":
        points = finding.facts.get(rule.points, [])
        numbers = [each for each in points if isinstance(each, float)] if isinstance(points, list) else []
        return glances_picture(image, device, box, numbers)
    return None


def _tried(page: PageReport, images: Images, rule: RuleDescriptor, finding: Finding, frame: Frame) -> Picture | None:
    """The screen at the moment at which a trial went wrong; None where there was none, or no picture of it."""

    def view(name: str) -> Image.Image | None:
        data = images(page.directory, page.images[name]) if name in page.images else None
        return decode(data) if data is not None else None

    return _drawn(scene_picture, rule.picture, finding.scene, view, frame) if finding.scene is not None else None


def _keep_to_the_budget(found: Gallery, report: Report) -> None:
    """Leaves out the screenshots that do not fit, those of the best pages first."""
    spent = 0
    for index in sorted(found.screens, key=lambda index: (_score(report.pages[index]), index)):
        screen = found.screens[index]
        spent += len(screen.picture.data) if screen.picture is not None else 0
        if spent > SCREENS_BUDGET:
            found.screens[index] = replace(screen, picture=None)


def _screen(device: Device, image: Image.Image, marks: Sequence[Mark], *, more: bool) -> Screen:
    width = _WIDTHS[device.kind]
    shown = min(image.height, round(_TALLEST * max(1.0, image.width / width)))
    drawn = marks[:BOXES]
    left_out = more or len(marks) > BOXES
    return Screen(_drawn(marked, image, drawn, width, _TALLEST), shown, image.height, len(drawn), left_out)


def _window(image: Image.Image, marks: Sequence[Mark], weights: Mapping[str, float]) -> Window | None:
    """The part of a page in which the marks weigh most, each number once; its top if there are none."""
    width, height = _WINDOW
    scale = min(1.0, width / image.width)
    shown = min(image.height, round(height / scale))
    tops = {0, *(max(0, round(mark.box.y - _HEADROOM / scale)) for mark in marks if mark.box.y < image.height)}

    def inside(top: int) -> list[Mark]:
        return [each for each in marks if top <= each.box.y + min(each.box.height, shown) / 2 <= top + shown]

    def weight(top: int) -> float:
        return math.fsum(weights.get(label, 0.0) for label in {each.label for each in inside(top)})

    top = min(max(tops, key=lambda each: (weight(each), -each)), image.height - shown)
    own = sorted(inside(top), key=lambda each: -weights.get(each.label, 0.0))[:_WINDOW_BOXES]
    moved = [replace(each, box=Box(each.box.x, each.box.y - top, each.box.width, each.box.height)) for each in own]
    region = image.crop((0, top, image.width, top + shown))
    picture = _drawn(marked, region, moved, width, height)
    return Window(picture, top, tuple(dict.fromkeys(each.label for each in own))) if picture is not None else None


def _place(
    report: Report, findings: Findings, thing: Thing, ranked: Sequence[FindingReference]
) -> tuple[FindingReference, Box, str] | None:
    """The first of its findings that a screenshot can show, its box, and on which of them: the name of its moment, or
    UNCOVERED if something lies over it."""
    # Of what was tried the first few are pictured.
    for reference in sorted(ranked, key=lambda each: findings.at(thing.rule, each).scene is None):
        finding, page = findings.at(thing.rule, reference), reference.page
        box, name = finding.box, UNCOVERED if finding.obscured_by else ""
        if finding.moment is not None:
            name = finding.moment.name
        if page is not None and box is not None and box.right > 0 and box.bottom > 0 and report.pages[page].images:
            return reference, box, name
    return None


def _uncovered(page: PageReport, images: Images, image: Image.Image) -> Image.Image:
    """The upper part of the page without what is fixed over its first screen; the page as it is if none was taken."""
    data = images(page.directory, page.images[UNCOVERED]) if UNCOVERED in page.images else None
    screen = decode(data) if data is not None else None
    if screen is None:
        return image
    upper = image.crop((0, 0, image.width, min(image.height, screen.height + _BELOW)))
    upper.paste(screen, (0, 0))
    return upper


def _image(page: PageReport, images: Images, moment: str = "") -> Image.Image | None:
    """The page as it lies; with `moment`, at that one."""
    for name in (f"{moment}full-page", *([] if moment else ["first-screen"])):
        if name in page.images:
            data = images(page.directory, page.images[name])
            image = decode(data) if data is not None else None
            if image is not None:
                return image
    return None


def _score(page: PageReport) -> float:
    return page.score if page.score is not None else 101.0
