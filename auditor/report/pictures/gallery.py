"""Which pictures a report shows, and how many of them: each screenshot is decoded once, for all its crops."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Final, ParamSpec

from PIL import Image

from auditor.model.device import Device
from auditor.model.geometry import Box
from auditor.model.report import PageReport, Report
from auditor.model.result import Finding
from auditor.model.rule import Picture as Kind
from auditor.model.summary import Thing
from auditor.report import Images
from auditor.report.findings import Findings
from auditor.report.pictures.annotate import DETAIL, THUMB, Mark, Picture, crop, decode, marked, opening
from auditor.report.pictures.reach_picture import reach_picture

Arguments = ParamSpec("Arguments")

SCREENS_BUDGET: Final = 5_000_000
"""Bytes of marked screenshots in one report; a page more than that is a link to its file."""
BOXES: Final = 60
"""Numbered boxes on one screenshot."""
FINGER: Final = 48.0
"""The diameter of a fingertip, CSS px, as Lighthouse's tap-targets had it."""
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


@dataclass(slots=True)
class Gallery:
    """The pictures of a report: crops by the id of their thing, screenshots by the index of their page."""

    crops: dict[str, Picture] = field(default_factory=dict)
    thumbs: dict[str, Picture] = field(default_factory=dict)
    screens: dict[int, Screen] = field(default_factory=dict)


def gallery(
    report: Report,
    images: Images,
    findings: Findings,
    things: Sequence[Thing],
    thumbs: Sequence[Thing],
    marks: Mapping[int, Sequence[Mark]],
    half_marked: Collection[int] = (),
) -> Gallery:
    """Crops for `things`, smaller ones for `thumbs`, and each page's screenshot with its `marks` while the budget
    lasts, the pages of the lowest score first. A thumb shows the first screen where no element is at fault.

    half_marked: pages on which more is at fault than `marks` has."""
    wanted: dict[int, list[tuple[Thing, Box, str]]] = {}
    for thing in things:
        place = _place(report, findings, thing)
        if place is not None:
            wanted.setdefault(place[0], []).append((thing, *place[1:]))
    small = {thing.id for thing in thumbs}
    openings: dict[int, list[Thing]] = {}
    for thing in thumbs:
        if _place(report, findings, thing) is None and thing.pages:
            openings.setdefault(thing.pages[0], []).append(thing)
    found = Gallery()

    def draw(index: int) -> None:
        page = report.pages[index]
        whole, scenario = _image(page, images), report.scenarios.get(page.scenario)
        if whole is None or scenario is None:
            return
        device = scenario.device
        views: dict[str, Image.Image | None] = {"": whole}
        for thing, box, name in wanted.get(index, []):
            if name not in views:
                views[name] = _uncovered(page, images, whole) if name == UNCOVERED else _image(page, images, name)
            shown = views[name]
            if shown is None:
                continue
            kind = report.rules[thing.rule].picture
            if (picture := _drawn(_detail, kind, shown, device, findings.first(thing), box)) is not None:
                found.crops[thing.id] = picture
            if thing.id in small and (picture := _drawn(crop, shown, box, THUMB)) is not None:
                found.thumbs[thing.id] = picture
        for thing in openings.get(index, []):
            if (picture := _drawn(opening, whole, device.viewport_height)) is not None:
                found.thumbs[thing.id] = picture
        found.screens[index] = _screen(device, whole, marks.get(index, ()), more=index in half_marked)

    with ThreadPoolExecutor(_THREADS) as pool:
        list(pool.map(draw, range(len(report.pages))))
    _keep_to_the_budget(found, report)
    return found


def _drawn(
    draw: Callable[Arguments, Picture | None], *given: Arguments.args, **named: Arguments.kwargs
) -> Picture | None:
    """The picture that `draw` makes. One that can't be drawn is left out: it must not cost a page its report."""
    try:
        return draw(*given, **named)
    except Exception:  # noqa: BLE001 - what a page says is drawn, and Pillow raises SystemError for some of it
        return None


def _detail(kind: Kind, image: Image.Image, device: Device, finding: Finding, box: Box) -> Picture | None:
    """What the rule wants to be shown: the surroundings, under a finger or not, or the screen in the hand."""
    if kind == "reach" and (picture := reach_picture(image, device, box, finding.outcome)) is not None:
        return picture
    return crop(image, box, DETAIL, finger=FINGER if kind == "fingertip" else 0.0)


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


def _place(report: Report, findings: Findings, thing: Thing) -> tuple[int, Box, str] | None:
    """The page and box of the first of its findings that a screenshot can show, and which of them: the name of its
    moment, or UNCOVERED if something lies over it."""
    shown: list[tuple[int, int, Box, str]] = []
    for reference in (each for place in thing.places for each in place):
        finding, page = findings.at(thing.rule, reference), reference.page
        box, name = finding.box, UNCOVERED if finding.obscured_by else ""
        if finding.moment is not None:
            name = finding.moment.name
        if page is not None and box is not None and box.right > 0 and box.bottom > 0 and report.pages[page].images:
            shown.append((page, reference.finding, box, name))
    first = min(shown, key=lambda each: each[:2], default=None)
    return (first[0], *first[2:]) if first is not None else None


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
