"""A phone's page with nothing above it; each test adds what it is about."""

from __future__ import annotations

from typing import Any

import msgspec
from builders_visits import visited

from auditor.model.device import Device
from auditor.model.evidence import Evidence
from auditor.model.evidence.document import DocumentEvidence
from auditor.model.evidence.layers import Control, Layer, LayersEvidence
from auditor.model.evidence.media import MediaEvidence
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot, ToolVersions
from auditor.model.trials import Carousel, MotionEvidence

WIDTH, HEIGHT = 390, 664
POINTS = 1000

PHONE = Device("phone", "phone", WIDTH, HEIGHT, 390, 844, 3.0, "test")


def a_control(name: str = "Close", side: float = 44.0, **changes: Any) -> Control:
    """A square button in the top right corner of `a_layer`."""
    fields: dict[str, Any] = {"role": "button", "hints": "", "box": Box(360.0 - side, 60.0, side, side)}
    return Control(name=name, **{**fields, **changes})


def a_layer(**changes: Any) -> Layer:
    """A pop-up with an offer, 340 × 300 px, over the page, with a comfortable button that closes it."""
    fields: dict[str, Any] = {
        "selector": "#popup",
        "html": "<div id=popup>",
        "box": Box(20.0, 60.0, 340.0, 300.0),
        "position": "fixed",
        "z_index": 10.0,
        "see_through": False,
        "dialog": False,
        "modal": False,
        "busy": False,
        "landmarks": [],
        "fields": [],
        "text": "10 % off your first order",
        "words": 6,
        "pictures": 0,
        "hints": "popup",
        "controls": [a_control()],
        "frames": [],
        "inset_top": None,
        "inset_bottom": None,
        "container": None,
        "hits": 400,
        "painted": 400,
        "hides": True,
    }
    fields.update(changes)
    fields.setdefault("layer_box", fields["box"])
    return Layer(**fields)


def a_backdrop(**changes: Any) -> Layer:
    """A dark veil over the whole screen, without content."""
    fields: dict[str, Any] = {
        "selector": "#veil", "box": Box(0.0, 0.0, float(WIDTH), float(HEIGHT)), "see_through": True, "text": "",
        "words": 0, "controls": [], "hints": "", "hits": 600, "painted": 600, "hides": True,
    }  # fmt: skip
    return a_layer(**{**fields, **changes})


def a_bar(top: float, height: float, **changes: Any) -> Layer:
    """A bar across the whole width, `top` px down the first screen, with words and no dialog."""
    fields: dict[str, Any] = {
        "selector": f"#bar-{top:.0f}", "box": Box(0.0, top, float(WIDTH), height), "text": "Shop", "words": 1,
        "controls": [], "hints": "", "hits": 60, "painted": 60, "hides": False,
    }  # fmt: skip
    return a_layer(**{**fields, **changes})


def a_page(
    *layers: Layer, language: str = "en", height: float = 5000.0, locked: bool = False, **changes: Any
) -> Snapshot:
    """A page with `layers` above it, `height` px long."""
    document = DocumentEvidence(
        title="", language=language, elements=10, depth=3, client_width=float(WIDTH), client_height=float(HEIGHT),
        scroll_width=float(WIDTH), scroll_height=height,
    )  # fmt: skip
    top = Evidence(
        url="https://shop.example/",
        document=document,
        layers=LayersEvidence(points=POINTS, locked=locked, layers=list(layers)),
        media=[],
        carousels=[],
    )
    snapshot = Snapshot(
        **visited("https://shop.example/", PHONE),
        started="",
        tools=ToolVersions(auditor="test"),
        frames=[top],
        motion=MotionEvidence(observed=26.0),
    )
    return msgspec.structs.replace(snapshot, **changes)


def a_frame(selector: str, **changes: Any) -> Evidence:
    """A frame that shows the whole first screen."""
    empty = LayersEvidence(points=POINTS, locked=False, layers=[])
    fields: dict[str, Any] = {"clip": Box(0.0, 0.0, float(WIDTH), float(HEIGHT)), "layers": empty, "media": []}
    return Evidence(url="https://frame.example/", selector=selector, **{**fields, **changes})


def with_frames(snapshot: Snapshot, *frames: Evidence) -> Snapshot:
    """The page with frames in it."""
    return msgspec.structs.replace(snapshot, frames=[*snapshot.frames, *frames])


def a_film(**changes: Any) -> MediaEvidence:
    """A film in the first screen that waits to be played."""
    fields: dict[str, Any] = {
        "selector": "video", "html": "<video>", "box": Box(0.0, 100.0, 300.0, 200.0), "kind": "video", "visible": True,
        "in_first_screen": True, "has_source": True, "duration": 60.0, "has_sound": True,
    }  # fmt: skip
    return MediaEvidence(**{**fields, **changes})


def with_media(*items: MediaEvidence) -> Snapshot:
    """A page with films and sounds."""
    snapshot = a_page()
    return msgspec.structs.replace(snapshot, frames=[msgspec.structs.replace(snapshot.frames[0], media=list(items))])


def a_carousel(**changes: Any) -> Carousel:
    """A carousel that turns and has an arrow."""
    fields: dict[str, Any] = {
        "selector": "#c", "html": "<div id=c>", "box": Box(0.0, 0.0, 390.0, 200.0), "kind": "slides", "changes": 4,
        "last": 25.0, "controls": [a_control("Next slide")],
    }  # fmt: skip
    return Carousel(**{**fields, **changes})
