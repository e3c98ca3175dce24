"""Text without a browser: a page with one paragraph in 16 px, of which each test changes what it is about."""

from __future__ import annotations

from typing import Any, NamedTuple

from builders_touch import PHONE
from builders_visits import visited

from auditor.model.evidence import Evidence
from auditor.model.evidence.texts import TextBlock, TextElement, TextRun, TextsEvidence, TextStretch, TextStyle
from auditor.model.evidence.viewport import StickingOut, ViewportEvidence, ViewportMeta
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot, ToolVersions
from auditor.model.subject import At

LINE = 24.0
"""px from one line to the next, unless a test says otherwise."""


class Run(NamedTuple):
    """A run before it has its place: `inside` are the inline elements that it stands in, outermost first."""

    characters: int
    inside: tuple[str, ...]
    style: dict[str, Any]
    facts: dict[str, Any]


def a_run(characters: int = 10, *, inside: str = "", lines: int = 1, pitch: float = LINE, **changes: Any) -> Run:
    """Letters in 16 px, weight 400, on `lines` lines of 300 px, the last of them as well."""
    style: dict[str, Any] = {
        "size": 16.0,
        "weight": 400.0,
        "italic": False,
        "family": "Inter",
        "color": "rgb(0, 0, 0)",
        "opacity": 1.0,
    }
    style |= {"ink": (0.0, 0.0, 0.0, 1.0), "paint": "plain", "shadowed": False, "outline": 0.0}
    facts: dict[str, Any] = {
        "kind": "text",
        "letters": characters,
        "rects": [(0.0, pitch * line, 300.0, 17.0) for line in range(lines)],
        "width": 300.0 * lines,
    }
    for name, value in changes.items():
        (style if name in style else facts)[name] = value
    return Run(characters, tuple(inside.split()), style, facts)


def a_block(*runs: Run, name: str = "p", **changes: Any) -> tuple[str, list[Run], dict[str, Any]]:
    """A block of runs, `length` characters long unless told otherwise."""
    facts: dict[str, Any] = {
        "length": sum(run.characters for run in runs),
        "ideographs": 0,
        "heading": False,
        "control": False,
        "align": "start",
        "line_height": 1.5,
    }
    return name, list(runs), {**facts, **changes}


def texts(*blocks: tuple[str, list[Run], dict[str, Any]], prefix: str = "", left_out: int = 0) -> TextsEvidence:
    """What the probe would say of these blocks. Elements are called by their path: "p > b"."""
    styles: list[TextStyle] = []
    elements: list[TextElement] = []
    made: list[TextBlock] = []
    runs: list[TextRun] = []
    for name, members, facts in blocks:
        known: dict[tuple[str, ...], int] = {}

        def element(path: tuple[str, ...], known: dict[tuple[str, ...], int] = known) -> int:
            if path not in known:
                parent = element(path[:-1]) if len(path) > 1 else -1
                known[path] = len(elements)
                elements.append(TextElement(at=At(selector=prefix + " > ".join(path)), parent=parent))
            return known[path]

        stretches = {
            kind: TextStretch(element=element((name, *value.pop("inside", ()))), **value)
            for kind in ("capitals", "italics")
            if (value := facts.pop(kind, None))
        }
        made.append(TextBlock(element=element((name,)), **facts, **stretches))
        for run in members:
            style = TextStyle(**run.style)
            if style not in styles:
                styles.append(style)
            runs.append(
                TextRun(
                    element=element((name, *run.inside)),
                    block=len(made) - 1,
                    style=styles.index(style),
                    characters=run.characters,
                    **run.facts,
                )
            )
    return TextsEvidence(styles=styles, elements=elements, blocks=made, runs=runs, left_out=left_out)


def a_viewport(*contents: str, sticking_out: tuple[str, ...] = (), **changes: Any) -> ViewportEvidence:
    """A viewport of 390 px that everything fits into, with a meta for each of `contents`."""
    facts: dict[str, Any] = {
        "page_scale": 1.0,
        "client_width": 390.0,
        "scroll_width": 390.0,
        "inner_width": 390.0,
        "overflow_x": "visible",
        "cut_off": [],
    }
    return ViewportEvidence(
        metas=[ViewportMeta(At(selector=f"meta:nth-of-type({n})"), text) for n, text in enumerate(contents, 1)],
        sticking_out=[StickingOut(At(selector=selector), 10.0) for selector in sticking_out],
        **{**facts, **changes},
    )


def a_frame(*blocks: Any, selector: str = "", clip: Box | None = None, left_out: int = 0) -> Evidence:
    """A frame with these blocks."""
    prefix = f"{selector} >>> " if selector else ""
    return Evidence(url="", selector=selector, clip=clip, texts=texts(*blocks, prefix=prefix, left_out=left_out))


def a_page(*blocks: Any, frames: tuple[Evidence, ...] = (), viewport: ViewportEvidence | None = None) -> Snapshot:
    """A page with these blocks, and these frames in it."""
    top = Evidence(url="", texts=texts(*blocks), viewport=viewport or a_viewport())
    return Snapshot(
        **visited("http://shop.example/", PHONE),
        started="",
        tools=ToolVersions(auditor="test"),
        frames=[top, *frames],
    )
