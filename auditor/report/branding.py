"""Whose report it is: client, author, logo and colour of the one who hands it over."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from auditor.errors import ConfigurationError, UsageError
from auditor.model.text import Text
from auditor.report.repository.sources import UNKNOWN, Sources

if TYPE_CHECKING:
    from auditor.config import ReportSettings
    from auditor.report.pictures.annotate import Picture

NOTHING: Final = Text("", "")
_LOGO: Final = (480, 144)
"""px that a logo has at most: twice what is shown, for dense screens."""
_LARGEST: Final = 4_000_000
"""Bytes of a logo's file: beyond that it is a photograph taken by mistake."""
_FORMATS: Final = ("PNG", "JPEG", "WEBP", "GIF")
_VIEW_BOX: Final = re.compile(r"[\s,]+")


@dataclass(frozen=True, slots=True)
class Branding:
    """What `[report]` of the configuration file and `--templates` say. colour: #rrggbb or "". templates: a folder whose
    templates and style sheets are taken before ours, None for none. sources: the files that the pages are made of."""

    client: str = ""
    title: Text = NOTHING
    author: str = ""
    logo: Picture | None = None
    colour: str = ""
    introduction: Text = NOTHING
    closing: Text = NOTHING
    templates: Path | None = None
    sources: Sources = UNKNOWN


PLAIN: Final = Branding()


def branding(settings: ReportSettings, templates: Path | None = None) -> Branding:
    """`settings`, with their files read; `templates` wins over theirs.

    Raises ConfigurationError if the logo is no picture, UsageError if there is no folder of templates.
    """
    folder = templates or (Path(settings.templates) if settings.templates else None)
    if folder is not None and not folder.is_dir():
        raise UsageError(f"There is no folder {str(folder)!r} with templates.")
    return Branding(
        client=settings.client,
        title=_text(settings.title),
        author=settings.author,
        logo=_logo(Path(settings.logo)) if settings.logo else None,
        colour=settings.colour,
        introduction=_text(settings.introduction),
        closing=_text(settings.closing),
        templates=folder,
    )


def _text(given: str | Text) -> Text:
    return given if isinstance(given, Text) else Text(given, given)


def _logo(path: Path) -> Picture:
    try:
        if path.stat().st_size > _LARGEST:
            raise ConfigurationError(f"The logo {path} is larger than {_LARGEST // 1_000_000} MB.")
        data = path.read_bytes()
    except OSError as error:
        raise ConfigurationError(f"The logo {path} can't be read: {error.strerror}.") from error
    picture = _vector(data) if b"<svg" in data[:2000] else _bitmap(data)
    if picture is None:
        raise ConfigurationError(
            f"The logo {path} is no picture of a kind that can be shown (PNG, JPEG, WebP, GIF, SVG)."
        )
    return picture


def _bitmap(data: bytes) -> Picture | None:
    """The picture, drawn anew: nothing else that its file may hold gets into a report."""
    from PIL import Image

    from auditor.report.pictures.annotate import Picture

    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            image.draft("RGB", _LOGO)
            drawn = image.convert("RGBA")
    except Exception:  # noqa: BLE001 - Pillow raises whatever its decoders run into
        return None
    drawn.thumbnail(_LOGO)
    stream = io.BytesIO()
    drawn.save(stream, "PNG", optimize=True)
    return Picture(stream.getvalue(), "image/png", drawn.width, drawn.height)


def _vector(data: bytes) -> Picture | None:
    """An SVG: browsers run no script of a picture and load nothing for it."""
    from xml.etree import ElementTree as ET

    from auditor.report.pictures.annotate import Picture

    if b"<!ENTITY" in data:
        return None
    try:
        root = ET.fromstring(data)
        box = [float(part) for part in _VIEW_BOX.split(root.get("viewBox", "0 0 3 1").strip())]
    except (ET.ParseError, ValueError):
        return None
    if not root.tag.endswith("}svg") or len(box) != 4 or not all(0 < side < 1e6 for side in box[2:]):
        return None
    scale = min(_LOGO[0] / box[2], _LOGO[1] / box[3])
    return Picture(data, "image/svg+xml", max(1, round(box[2] * scale)), max(1, round(box[3] * scale)))
