"""Pages as kinds.yaml describes them, as snapshots."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from builders_fields import a_field, a_form
from builders_touch import PHONE, a_button, a_frame, that_is
from builders_visits import visited

from auditor.model.evidence.forms import FormsEvidence
from auditor.model.evidence.product import Heading, ProductEvidence, ShownPrice
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot, ToolVersions
from auditor.model.subject import At

TABLE = Path(__file__).with_name("kinds.yaml")


def described() -> list[dict[str, Any]]:
    """The rows of the table."""
    rows = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    assert isinstance(rows, list)
    return rows


def a_page(row: Mapping[str, Any]) -> Snapshot:
    """A page on a phone of which nothing is known but what the row says."""
    from msgspec.structs import replace

    frame = a_frame(
        *(_button(each, place) for place, each in enumerate(row.get("actions", []))),
        forms=tuple(each[6] for each in row.get("actions", [])),
    )
    said = that_is("other")
    return Snapshot(
        **visited(f"https://shop.example{row['address']}", PHONE),
        started="2026-01-01T00:00:00+00:00",
        tools=ToolVersions(auditor="0"),
        frames=[
            replace(
                frame,
                document=replace(said["document"], title=row.get("title", ""), **row.get("body", {})),
                product=_product(row),
                fields=[
                    _field(*each, form=place) for place, form in enumerate(row.get("forms", [])) for each in form[5]
                ],
                forms=FormsEvidence(
                    origin="https://shop.example", forms=[_form(*each[:5]) for each in row.get("forms", [])]
                ),
            )
        ],
    )


def _product(row: Mapping[str, Any]) -> ProductEvidence:
    return ProductEvidence(
        products=row.get("products", 0),
        declared=[],
        types=row.get("types", []),
        copy=row.get("copy", 0),
        headings=[
            Heading(level=level, text=text, box=Box(16.0, float(y), 300.0, 30.0))
            for level, text, y in row.get("headings", [])
        ],
        shown=[
            ShownPrice(selector=path, html="<b>", box=Box(16.0, float(y), 60.0, 20.0), text=text, struck=struck)
            for text, path, y, struck in row.get("prices", [])
        ],
    )


def _form(path: str, y: float, name: str, headings: list[str], buttons: list[str]) -> Any:
    return a_form(
        at=At(path, "<form>", Box(0.0, float(y), 390.0, 400.0)), name=name, headings=headings, buttons=buttons
    )


def _field(kind: str, label: str, name: str, typed: bool, *, form: int) -> Any:
    return a_field(
        form=form, input_type=kind, label=label, name=label, name_attribute=name, editable=typed, id="", autocomplete=""
    )


def _button(row: list[Any], place: int) -> Any:
    name, x, y, width, height, submits, fields, filled, where = row
    return a_button(
        name, float(y), x=float(x), width=float(width), submits=submits, form=place if fields else -1,
        fill=(0.0, 80.0, 200.0) if filled else None, rects=[Box(float(x), float(y), float(width), float(height))],
        ancestry=where.split(" "),
    )  # fmt: skip
