"""Facts about how many styles text is set in, from the `texts` probe."""

from __future__ import annotations

from auditor.measure.pixels.visual_texts import Texts, texts_of
from auditor.model.evidence.texts import TextRun
from auditor.model.facts.content.screen import TextStylesFacts
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot

BOLD = 600.0
"""The weight from which a face looks bold (CSS Fonts 4: semi-bold)."""

Style = tuple[int, bool, bool, str, str]


def measure_text_styles(snapshot: Snapshot) -> list[TextStylesFacts] | None:
    """The styles of all frames together; None where the text of the top document was not gathered."""
    frames = texts_of(snapshot)
    if frames is None:
        return None
    top = snapshot.frames[0].texts
    screen = Box(0.0, 0.0, float(snapshot.device.viewport_width), float(snapshot.device.viewport_height))
    seen: set[Style] = set()
    everywhere: set[Style] = set()
    for texts in frames:
        for run in texts.runs:
            if run.letters:
                style = _style(texts, run)
                everywhere.add(style)
                if style not in seen and _in_screen(run, screen):
                    seen.add(style)
    complete = not any(texts.evidence.left_out for texts in frames) and top is not None
    return [
        TextStylesFacts(
            styles=float(len(seen)),
            sizes=float(len({size for size, *_ in seen})),
            page_styles=float(len(everywhere)) if complete else None,
        )
    ]


def _style(texts: Texts, run: TextRun) -> Style:
    style = texts.style(run)
    return round(style.size), style.weight >= BOLD, style.italic, style.family.casefold(), style.color


def _in_screen(run: TextRun, screen: Box) -> bool:
    """Whether some line of it can be seen there."""
    return any(
        screen.intersection(Box(*rect)) is not None and not run.covers(line) for line, rect in enumerate(run.rects)
    )
