"""Targets in the plane: each test says where they are and changes what it is about."""

from __future__ import annotations

from typing import Any

from builders_visits import visited

from auditor.measure.touch.targets import measure_primary_actions, measure_targets
from auditor.model.device import Device
from auditor.model.evidence import Evidence
from auditor.model.evidence.document import DocumentEvidence
from auditor.model.evidence.forms import FormsEvidence
from auditor.model.evidence.product import Heading, ProductEvidence
from auditor.model.evidence.targets import Look, TargetEvidence, TargetsEvidence
from auditor.model.evidence.viewport import ViewportEvidence
from auditor.model.facts.touch.targets import PrimaryActionFacts, TargetFacts
from auditor.model.geometry import Box
from auditor.model.kind import Kind
from auditor.model.snapshot import Snapshot, ToolVersions

PHONE = Device(
    name="phone",
    kind="phone",
    viewport_width=390,
    viewport_height=664,
    screen_width=390,
    screen_height=844,
    scale=3.0,
    user_agent="",
)
BLUE, WHITE = (0.0, 80.0, 200.0), (255.0, 255.0, 255.0)


def a_target(x: float, y: float, width: float, height: float, **changes: Any) -> TargetEvidence:
    """A link of the page in a box of its own, that opens no known address."""
    box = Box(x, y, width, height)
    facts: dict[str, Any] = {
        "selector": f"#at-{x:g}-{y:g}",
        "html": "<a>",
        "box": box,
        "tag": "a",
        "role": "link",
        "input_type": "",
        "name": f"{x:g},{y:g}",
        "href": "",
        "action": changes.get("href", ""),
        "rects": [box],
        "labels": [],
        "shown": None,
        "middle": None,
        "covers": [],
        "drawn": False,
        "inline": False,
        "default_control": False,
        "exposed": True,
        "pinned": "",
        "layer": -1,
        "scroller": -1,
        "outer": -1,
        "paint": 0,
        "hit": None,
        "covered_by": "",
        "cover_pinned": False,
        "cover_target": -1,
        "hidden": False,
        "first_screen": True,
        "look": None,
    }
    return TargetEvidence(**{**facts, **changes})


def a_look(*ancestry: str, **changes: Any) -> Look:
    """A blue button on white in `main`, or below the given ancestors, innermost first."""
    facts: dict[str, Any] = {
        "fill": BLUE,
        "image": False,
        "border": False,
        "behind": WHITE,
        "font_size": 16.0,
        "font_weight": 600.0,
        "submits": False,
        "form": -1,
        "ancestry": ["button", *(ancestry or ("main",)), "body"],
    }
    return Look(**{**facts, **changes})


def a_button(name: str, y: float = 300.0, *ancestry: str, **changes: Any) -> TargetEvidence:
    """A wide button called `name`; `changes` are those of the target or of its look."""
    looks = {key: changes.pop(key) for key in list(changes) if key in Look.__struct_fields__}
    box = {
        "x": 20.0,
        "y": y,
        "width": 350.0,
        "height": 52.0,
        **{k: changes.pop(k) for k in ("x", "width") if k in changes},
    }
    return a_target(
        **box, **{"tag": "button", "role": "button", "name": name, "look": a_look(*ancestry, **looks), **changes}
    )


def a_snapshot(
    *targets: TargetEvidence,
    windows: tuple[Box | None, ...] = (),
    forms: tuple[list[str], ...] = (),
    more_frames: tuple[Evidence, ...] = (),
    viewport: ViewportEvidence | None = None,
    kind: Kind = "product",
) -> Snapshot:
    """A page of some kind on a phone with these targets, each painted over the ones before it."""
    from msgspec.structs import replace

    top = replace(a_frame(*targets, windows=windows, forms=forms, viewport=viewport), **that_is(kind))
    return Snapshot(
        **visited(f"https://shop.example/{'' if kind == 'home' else 'here'}", PHONE),
        started="2026-01-01T00:00:00+00:00",
        tools=ToolVersions(auditor="0"),
        frames=[top, *more_frames],
    )


SAID: dict[Kind, str] = {"cart": "Your cart", "checkout": "Checkout", "payment": "Payment", "form": "Contact us"}
SAID |= {"list": "All products", "article": "Terms of service", "sign-in": "Sign in"}


def that_is(kind: Kind) -> dict[str, Any]:
    """Fields of the top frame that say of which kind the page is, in its title and heading, or in data."""
    said = SAID.get(kind, "")
    data = {"products": 1, "types": ["Product"]} if kind == "product" else {"products": 0}
    headings = [Heading(level=1, text=said)] if said else []
    document = DocumentEvidence(
        title=said, language="en", elements=9, depth=3, client_width=390, client_height=664, scroll_width=390,
        scroll_height=2000,
    )  # fmt: skip
    return {
        "document": document,
        "product": ProductEvidence(declared=[], shown=[], headings=headings, **data),
        "fields": [],
        "forms": FormsEvidence(origin="https://shop.example", forms=[]),
    }


def a_viewport(page_scale: float = 1.0) -> ViewportEvidence:
    """The viewport of a page as wide as the phone, unless the browser shrinks it."""
    width = 390 / page_scale
    return ViewportEvidence(
        metas=[],
        page_scale=page_scale,
        client_width=width,
        scroll_width=width,
        inner_width=width,
        overflow_x="visible",
        sticking_out=[],
        cut_off=[],
    )


def a_frame(
    *targets: TargetEvidence,
    windows: tuple[Box | None, ...] = (),
    forms: tuple[list[str], ...] = (),
    **changes: Any,
) -> Evidence:
    """A frame with these targets, each painted over the ones before it."""
    from msgspec.structs import replace

    painted = [replace(target, paint=rank) for rank, target in enumerate(targets)]
    evidence = TargetsEvidence(targets=painted, windows=list(windows), forms=list(forms), page_colour=WHITE)
    return Evidence(**{"url": "https://shop.example/", "targets": evidence, **changes})


def touch(*targets: TargetEvidence, **page: Any) -> list[TargetFacts]:
    """What is measured of a page with these targets."""
    found = measure_targets(a_snapshot(*targets, **page))
    assert found is not None
    return found


def main_action(*targets: TargetEvidence, **page: Any) -> PrimaryActionFacts | None:
    """The main action of a page with these targets."""
    found = measure_primary_actions(a_snapshot(*targets, **page))
    assert found is not None
    return found[0] if found else None
