"""Pictures of what was tried, as it went wrong: understood without a word, by who has never heard of the rule.

What is marked is drawn on the screen as it was at that moment. Where the words of an error came up elsewhere, that
screen stands beside it, behind an arrow; where the on-screen keyboard is open, it is drawn, as Chromium has none.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PIL import Image, ImageDraw

from auditor.model.geometry import Box
from auditor.model.rule import Picture as Kind
from auditor.model.scene import Scene
from auditor.report.pictures.annotate import FINGER, PAPER, Frame, Picture, encode, fingertip, outline, scaled
from auditor.report.pictures.signs import (
    arrow,
    dashed,
    device_around,
    hidden,
    keys,
    missing_words,
    muted,
    out_of_reach,
    question,
    said_by_browser,
    struck,
)

View = Callable[[str], Image.Image | None]
"""The image of that name, or None."""

_CONTEXT: Final = 40.0
"""CSS px around what is marked: a sign beside it may take as much."""
_PANEL: Final = 200
"""px that one of two screens is wide, and as high as it takes up to _TALLEST."""
_TALLEST: Final = 420
_ALONE: Final = 240
"""px of a screen that stands alone."""
_DENSITY: Final = 2
"""Pixels for one that is shown, of whole screens: their type is small."""
_KEYBOARD: Final = 0.9
"""The keyboard's height as a share of what it leaves: it takes two fifths of a phone's screen, bars included."""
_GAP: Final = 44
_GROUND: Final = (238, 240, 242)


def scene_picture(kind: Kind, scene: Scene, view: View, frame: Frame) -> Picture | None:
    """What a rule wants to be shown of a scene, within `frame`; None if its images are not there."""
    screen = view(scene.image)
    if screen is None:
        return None
    if scene.keyboard:
        return _finished(_with_keyboard(screen.convert("RGB"), scene), frame)
    there = view(scene.elsewhere.image) if scene.elsewhere is not None else None
    if there is not None:
        return _finished(_two_screens(kind, screen.convert("RGB"), there.convert("RGB"), scene), frame)
    return _close(kind, screen.convert("RGB"), scene, frame)


def _finished(image: Image.Image, frame: Frame) -> Picture:
    """Whole screens are taller than a crop, and drawn finer."""
    scale = min(1.0, frame.most_width * _DENSITY / image.width, _TALLEST * _DENSITY / image.height)
    return encode(scaled(image, scale), density=_DENSITY)


def _close(kind: Kind, screen: Image.Image, scene: Scene, frame: Frame) -> Picture:
    """The part of the screen that has all that matters, as large as it may be."""
    whole = Box(0, 0, screen.width, screen.height)
    matters = [box for box in _matter(kind, scene) if box.intersection(whole) is not None] or [whole]
    region = matters[0]
    for box in matters[1:]:
        region = region.union(box)
    least = Box(region.x - _CONTEXT, region.y - _CONTEXT, region.width + 2 * _CONTEXT, region.height + 2 * _CONTEXT)
    cut = _wide(least, frame, whole)
    _mark(kind, screen, scene)
    if scene.said:  # it lies over the page and all that is marked there
        said_by_browser(screen, scene.said, Box(*cut))
    part = screen.crop((round(cut[0]), round(cut[1]), round(cut[0] + cut[2]), round(cut[1] + cut[3])))
    return encode(scaled(part, min(1.0, frame.most_width / part.width, _TALLEST / part.height)))


def _wide(box: Box, frame: Frame, whole: Box) -> tuple[float, float, float, float]:
    """x, y, width, height of `box`, at least as large as the frame asks for, moved into `whole`."""
    width = min(whole.width, max(box.width, frame.most_width))
    height = min(whole.height, max(box.height, frame.least_height))
    x = min(max(0.0, box.x + box.width / 2 - width / 2), whole.width - width)
    y = min(max(0.0, box.y + box.height / 2 - height / 2), whole.height - height)
    return x, y, width, height


def _matter(kind: Kind, scene: Scene) -> list[Box]:
    fields = [scene.field] if scene.field is not None else []
    tapped = [scene.tapped] if scene.tapped is not None else []
    if kind == "silent":
        return [*fields, *tapped]
    if kind == "unplaced":
        return [*scene.words, *scene.fields, *(tapped if scene.said else [])]
    if kind == "cleared":
        return [each.box for each in scene.cleared] + scene.words
    return [*scene.words, *fields] or tapped


def _mark(kind: Kind, screen: Image.Image, scene: Scene) -> None:
    """Draws on the screen, in its own px."""
    if scene.tapped is not None and kind in {"silent", "error"}:
        _finger(screen, scene.tapped)
    if kind == "silent":
        missing_words(screen, scene.field, scene.tapped)
        return
    draw = ImageDraw.Draw(screen)
    for box in scene.words:
        outline(draw, box)
    if kind == "unplaced":
        for box in scene.fields:
            dashed(draw, box)
            question(draw, box)
    if kind == "muted" and scene.words:
        muted(draw, scene.words[0], screen.width)
    if kind == "cleared":
        for each in scene.cleared:
            outline(draw, each.box)
            struck(draw, each.box, each.text)


def _finger(screen: Image.Image, tapped: Box) -> None:
    """At the end of what was tapped, whose words are to be read."""
    outline(ImageDraw.Draw(screen), tapped)
    fingertip(screen, tapped.right - min(4.0, tapped.width / 4), tapped.y + tapped.height * 0.75, FINGER / 2)


def _two_screens(kind: Kind, screen: Image.Image, there: Image.Image, scene: Scene) -> Image.Image:
    """What was on the screen, and where the words are."""
    assert scene.elsewhere is not None
    if scene.tapped is not None:
        _finger(screen, scene.tapped)
    draw = ImageDraw.Draw(there)
    for box in scene.elsewhere.words:
        outline(draw, box)
    if kind == "muted" and scene.elsewhere.words:
        muted(draw, scene.elsewhere.words[0], there.width)
    panels = [device_around(each, _PANEL * _DENSITY, _TALLEST * _DENSITY, _GROUND) for each in (screen, there)]
    gap = _GAP * _DENSITY
    canvas = Image.new("RGB", (sum(each.width for each in panels) + gap, panels[0].height), _GROUND)
    canvas.paste(panels[0], (0, 0))
    canvas.paste(panels[1], (panels[0].width + gap, 0))
    middle = panels[0].width + gap / 2, canvas.height / 2
    arrow(ImageDraw.Draw(canvas), middle, gap * 0.27, below=scene.elsewhere.below)
    return canvas


def _with_keyboard(screen: Image.Image, scene: Scene) -> Image.Image:
    """The screen with the keyboard drawn over its lower part; what is hidden is outlined through what hides it."""
    left = round(scene.keyboard)
    height = max(screen.height, left + round(_KEYBOARD * left))
    whole = Image.new("RGB", (screen.width, height), PAPER)
    whole.paste(screen, (0, 0))
    keys(whole, Box(0, left, screen.width, height - left))
    draw = ImageDraw.Draw(whole)
    for box in scene.out_of_reach:
        if scene.said or box.intersection(Box(0, 0, *whole.size)) is None:
            out_of_reach(draw, box, scene.said, whole.size)
        else:
            hidden(draw, box)
    return device_around(whole, _ALONE * _DENSITY, _TALLEST * _DENSITY, _GROUND)
