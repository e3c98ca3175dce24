"""Which pictures a report shows, and how many of them: each screenshot is decoded once, for all its crops."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Final

from PIL import Image

from auditor.judge.summary.grouping import FindingGroup
from auditor.model.geometry import Box
from auditor.model.report import PageReport, Report
from auditor.model.result import Finding
from auditor.model.rule import Picture as Kind
from auditor.report import Images
from auditor.report.pictures.annotate import DETAIL, THUMB, Mark, Picture, crop, decode, marked, opening
from auditor.report.pictures.reach_picture import reach_picture

SCREENS_BUDGET: Final = 5_000_000
"""Bytes of marked screenshots in one report; a page more than that is a link to its file."""
BOXES: Final = 60
"""Numbered boxes on one screenshot."""
FINGER: Final = 48.0
"""The diameter of a fingertip, CSS px, as Lighthouse's tap-targets had it."""
_WIDTHS: Final = {"phone": 390, "tablet": 560}
"""px of a marked screenshot: a phone's is shown as large as it is, a tablet's still legible."""
_TALLEST: Final = 4000
_THREADS: Final = 2
"""Decoding and encoding release the lock of the interpreter; each thread holds one decoded screenshot."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A marked screenshot: what of it is shown, and of how many px. `picture` None: left out to keep the file small."""

    picture: Picture | None
    shown: int
    height: int
    boxes_left_out: bool


@dataclass(slots=True)
class Gallery:
    """The pictures of a report: crops by the id() of their group, screenshots by the index of their page."""

    crops: dict[int, Picture] = field(default_factory=dict)
    thumbs: dict[int, Picture] = field(default_factory=dict)
    screens: dict[int, Screen] = field(default_factory=dict)


def gallery(
    report: Report,
    images: Images,
    groups: Sequence[FindingGroup],
    thumbs: Sequence[FindingGroup],
    marks: Mapping[int, Sequence[Mark]],
) -> Gallery:
    """Crops for `groups`, smaller ones for `thumbs`, and each page's screenshot with its `marks` while the budget
    lasts, the pages of the lowest score first. A thumb shows the first screen where no element is at fault."""
    wanted: dict[int, list[tuple[FindingGroup, Box]]] = {}
    for group in groups:
        place = _place(report, group)
        if place is not None:
            wanted.setdefault(place[0], []).append((group, place[1]))
    small = {id(group) for group in thumbs}
    openings: dict[int, list[FindingGroup]] = {}
    for group in thumbs:
        if _place(report, group) is None and group.pages:
            openings.setdefault(group.pages[0], []).append(group)
    found = Gallery()

    def draw(index: int) -> None:
        page = report.pages[index]
        image = _image(page, images)
        if image is None:
            return
        for group, box in wanted.get(index, []):
            kind = report.rules[group.rule].picture
            if (picture := _detail(kind, image, page, group.first, box)) is not None:
                found.crops[id(group)] = picture
            if id(group) in small and (picture := crop(image, box, THUMB)) is not None:
                found.thumbs[id(group)] = picture
        for group in openings.get(index, []):
            found.thumbs[id(group)] = opening(image, page.device.viewport_height)
        found.screens[index] = _screen(page, image, marks.get(index, ()))

    with ThreadPoolExecutor(_THREADS) as pool:
        list(pool.map(draw, range(len(report.pages))))
    _keep_to_the_budget(found, report)
    return found


def _detail(kind: Kind, image: Image.Image, page: PageReport, finding: Finding, box: Box) -> Picture | None:
    """What the rule wants to be shown: the surroundings, under a finger or not, or the screen in the hand."""
    if kind == "reach" and (picture := reach_picture(image, page.device, box, finding.outcome)) is not None:
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


def _screen(page: PageReport, image: Image.Image, marks: Sequence[Mark]) -> Screen:
    width = _WIDTHS[page.device.kind]
    shown = min(image.height, round(_TALLEST * max(1.0, image.width / width)))
    return Screen(marked(image, marks[:BOXES], width, _TALLEST), shown, image.height, len(marks) > BOXES)


def _place(report: Report, group: FindingGroup) -> tuple[int, Box] | None:
    for occurrence in group.occurrences:
        box, page = occurrence.finding.box, occurrence.page
        if page is not None and box is not None and box.right > 0 and box.bottom > 0 and report.pages[page].images:
            return page, box
    return None


def _image(page: PageReport, images: Images) -> Image.Image | None:
    for name in ("full-page", "first-screen"):
        if name in page.images:
            data = images(page.directory, page.images[name])
            image = decode(data) if data is not None else None
            if image is not None:
                return image
    return None


def _score(page: PageReport) -> float:
    return page.score if page.score is not None else 101.0
