"""Builders of fields, forms and pages with them: each starts from what is well made, one fact is changed."""

from __future__ import annotations

from typing import Any

from builders_visits import visited

from auditor.model.device import Device
from auditor.model.evidence import Evidence
from auditor.model.evidence.fields import FieldEvidence
from auditor.model.evidence.forms import FormEvidence, FormsEvidence
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot, ToolVersions
from auditor.model.subject import At

SHOP = "https://shop.example/checkout"


def a_field(**changes: Any) -> FieldEvidence:
    """A visible, labelled text field for the customer's e-mail address."""
    facts: dict[str, Any] = {
        "at": At("#email", '<input id="email">', Box(16.0, 100.0, 358.0, 48.0)),
        "form": 0,
        "tag": "input",
        "input_type": "email",
        "role": "textbox",
        "editable": True,
        "visible": True,
        "exposed": True,
        "tabbable": True,
        "focusable": True,
        "disabled": False,
        "readonly": False,
        "required": True,
        "name": "E-mail",
        "label": "E-mail",
        "label_shown": True,
        "nearby": "",
        "group": "",
        "aria_label": "",
        "placeholder": "",
        "title": "",
        "name_attribute": "email",
        "id": "email",
        "autocomplete": "email",
        "inputmode": "",
        "pattern": "",
        "autocorrect": "",
        "autocapitalize": "",
        "font_size": 16.0,
        "in_search": False,
    }
    return FieldEvidence(**{**facts, **changes})


def a_text(label: str, **changes: Any) -> FieldEvidence:
    """A visible text field that is known by its label alone."""
    facts = {"input_type": "text", "name": label, "label": label, "name_attribute": "", "id": "", "autocomplete": ""}
    return a_field(**{**facts, **changes})


def a_form(**changes: Any) -> FormEvidence:
    """A form that posts to the shop."""
    facts: dict[str, Any] = {
        "at": At("#form", '<form id="form">', Box(0.0, 90.0, 390.0, 600.0)),
        "is_form": True,
        "visible": True,
        "actions": ["https://shop.example/order"],
        "methods": ["post"],
        "in_search": False,
        "name": "",
        "buttons": [],
        "headings": [],
        "frames": [],
    }
    return FormEvidence(**{**facts, **changes})


def a_frame(
    *fields: FieldEvidence,
    forms: list[FormEvidence] | None = None,
    origin: str = "https://shop.example",
    **changes: Any,
) -> Evidence:
    """A frame with one form that holds the fields."""
    facts: dict[str, Any] = {
        "url": SHOP,
        "fields": list(fields),
        "forms": FormsEvidence(origin=origin, forms=[a_form()] if forms is None else forms),
    }
    return Evidence(**{**facts, **changes})


def a_snapshot(*frames: Evidence, **changes: Any) -> Snapshot:
    """A page with these frames, the first the top document."""
    device = Device(
        name="phone", kind="phone", viewport_width=390, viewport_height=664, screen_width=390, screen_height=844,
        scale=3.0, user_agent="", is_mobile=True, has_touch=True,
    )  # fmt: skip
    facts: dict[str, Any] = {
        **visited(SHOP, device),
        "started": "2026-01-01T00:00:00+00:00",
        "tools": ToolVersions(auditor="0"),
        "frames": list(frames),
    }
    return Snapshot(**{**facts, **changes})
