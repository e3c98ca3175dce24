"""Measures content: by which function each of its collections is measured."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from auditor.measure.content import (
    axe,
    bars,
    carousels,
    choices,
    document,
    files,
    first_screen,
    leftovers,
    media,
    overlays,
    parity,
    screen_picture,
    tables,
    text_styles,
)
from auditor.measure.content.gaze import looks
from auditor.measure.content.sight import Sight
from auditor.measure.page import product
from auditor.model.snapshot import Snapshot
from auditor.model.subject import Subject

MEASURES: dict[str, Callable[[Snapshot], Sequence[Subject] | None]] = {
    "page": document.measure_page,
    "overlays": overlays.measure_overlays,
    "bars": bars.measure_bars,
    "carousels": carousels.measure_carousels,
    "media": media.measure_media,
    "animated_pictures": media.measure_animated_pictures,
    "first_screen": first_screen.measure_first_screen,
    "menus": first_screen.measure_menus,
    "screen_picture": screen_picture.measure_screen_picture,
    "looks": looks.measure_looks,
    "text_styles": text_styles.measure_text_styles,
    "choices": choices.measure_choices,
    "leftovers": leftovers.measure_leftovers,
    "product": product.measure_product,
    "price_tables": tables.measure_price_tables,
    "own_files": files.measure_own_files,
    "axe": axe.measure_axe,
}

SITE_MEASURES: dict[str, Callable[[Sequence[Sight]], Sequence[Subject] | None]] = {"parity": parity.measure_parity}
"""From what all visits show."""
