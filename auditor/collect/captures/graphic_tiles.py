"""Which parts of the page are captured finer for the icons on them whose colours only pixels tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from auditor.model.evidence import Evidence
from auditor.model.geometry import Box
from auditor.model.tile import TextTile

PREFIX = "tile-graphic"
"""How the names of these tiles begin."""

SCALE = 3.0
"""Pixels for a CSS px: the strokes of most icons are 1 to 2 px wide and then have pixels that are all stroke."""

MOST_TILES = 4
"""Each takes some 35 ms. Icons that look alike need one, and those of a bar share one. They are captured as they are
drawn; what lies behind them, the capture of the whole page shows well enough."""

TALLEST, LARGEST = 120.0, 40_000.0
"""CSS px, and square px, of a tile: a bar with two rows of icons; a larger one costs as much as two."""


def graphic_tiles(frames: Sequence[Evidence]) -> list[TextTile]:
    """The tiles that show the most looks, one icon for each look."""
    clusters: list[tuple[Box, int]] = []
    for box in sorted(_wanted(frames), key=lambda box: (box.y, box.x)):
        for number, (cluster, count) in enumerate(clusters):
            both = cluster.union(box)
            if both.height <= TALLEST and both.width * both.height <= LARGEST:
                clusters[number] = (both, count + 1)
                break
        else:
            clusters.append((box, 1))
    clusters.sort(key=lambda cluster: (-cluster[1], cluster[0].y))
    return [
        TextTile(name=f"{PREFIX}-{number}", box=box, scale=SCALE)
        for number, (box, _) in enumerate(clusters[:MOST_TILES])
    ]


def _wanted(frames: Iterable[Evidence]) -> Iterable[Box]:
    for frame in frames:
        looks: set[int] = set()
        for graphic in frame.graphics or []:
            box = graphic.box
            if not graphic.plain and graphic.look not in looks and box.x >= 0 and box.y >= 0:
                looks.add(graphic.look)
                yield box
