"""Boxes that ask for consent, for tests: start from one that is as it should be, and change one thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from auditor.model.evidence import Evidence
from auditor.model.evidence.consent import ConsentBox, ConsentControl, ConsentEvidence, ConsentWay
from auditor.model.geometry import Box

BLACK, WHITE, GREY = (0.0, 0.0, 0.0), (255.0, 255.0, 255.0), (200.0, 200.0, 200.0)


def a_control(name: str, **changes: Any) -> ConsentControl:
    """A button of 150 × 44 px with words of 16 px, black on white, in the first screen."""
    values: dict[str, Any] = {
        "name": name,
        "text": name,
        "role": "button",
        "selector": f"#{name.split(maxsplit=1)[0].lower()}" if name else "#x",
        "html": f"<button>{name}</button>",
        "box": Box(20, 500, 150, 44),
        "seen": True,
        "font_size": 16.0,
        "font_weight": 400.0,
        "colour": BLACK,
        "background": WHITE,
    }
    return ConsentControl(**{**values, **changes})


def a_tick(name: str, *, checked: bool = True, **changes: Any) -> ConsentControl:
    """A purpose that can be ticked."""
    return a_control(name, role="checkbox", checked=checked, **changes)


def a_box(*controls: ConsentControl | str, **changes: Any) -> ConsentBox:
    """A banner above the page that speaks of cookies; a text stands for a button of that name."""
    values: dict[str, Any] = {
        "selector": "#banner",
        "html": "<div id=banner>",
        "box": Box(0, 400, 390, 264),
        "text": "Nous utilisons des cookies pour mesurer l’audience.",
        "hints": "banner",
        "floating": True,
        "fields": [],
        "controls": [a_control(each) if isinstance(each, str) else each for each in controls],
    }
    return ConsentBox(**{**values, **changes})


def a_way(name: str = "Gérer mes cookies", **changes: Any) -> ConsentWay:
    """A link in the footer that opens the choice again."""
    return ConsentWay(**{"name": name, "hints": "", "elsewhere": False, "box": -1, **changes})


def a_frame(
    *boxes: ConsentBox, ways: Sequence[ConsentWay] = (), url: str = "https://shop.example/", selector: str = ""
) -> Evidence:
    """A document with these boxes, and what may lead back to the choice."""
    return Evidence(url=url, selector=selector, consent=ConsentEvidence(boxes=list(boxes), ways=list(ways)))
