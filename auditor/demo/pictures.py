"""Draws the pictures of the demo shop, so that no photograph has to be licensed: see pots.py.

The pots are what a potter's wheel makes, surfaces of revolution, so a signed distance field of a profile, turned about
its axis and sphere traced (J. C. Hart, "Sphere tracing", 1996), is all that it takes. Lengths are decimetres, colours
linear RGB. The results are shipped as WebP files; nothing of this runs when the shop is served.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Array = NDArray[Any]
Field = Callable[[Array], Array]
"""Takes points (n, 3), returns their signed distances (n,) to a surface."""
Colour = tuple[float, float, float]

PHOTOS = Path(__file__).parent / "photos"
CELL = 0.01
"""Grid step of a profile's distance field, dm."""
SUPERSAMPLING = 2
SHOULDER = 0.6
"""Curvature of the tone curve: the higher, the more the lights are held back and the middle raised."""
STONE: Colour = (0.78, 0.73, 0.65)


class Pot(msgspec.Struct, frozen=True, kw_only=True):
    """`outline` is the cross-section (radius, height), from the foot's centre around the wall to the floor inside."""

    outline: tuple[tuple[float, float], ...]
    glaze: Colour
    clay: Colour = (0.40, 0.27, 0.18)
    glazed_from: float = 0.18
    speckles: float = 0.35
    parts: tuple[Field, ...] = ()
    x: float = 0.0
    z: float = 0.0


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """Pots on a table. `look_at` and `distance` frame them; `width`, `height` are the largest picture, px."""

    pots: tuple[Pot, ...]
    look_at: float
    distance: float
    width: int = 960
    height: int = 960
    elevation: float = 17.0
    backdrop: Colour = STONE
    sizes: tuple[int, ...] = (320, 640, 960)


def smooth(points: tuple[tuple[float, float], ...], steps: int = 8) -> Array:
    """A Catmull-Rom curve through `points`, ends repeated: (n, 2)."""
    control = np.array([points[0], *points, points[-1]], dtype=float)
    t = np.linspace(0.0, 1.0, steps, endpoint=False)[:, None]
    pieces = []
    for p0, p1, p2, p3 in zip(control, control[1:], control[2:], control[3:], strict=False):
        pieces.append(
            0.5 * (2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t**2 + (3 * p1 - p0 - 3 * p2 + p3) * t**3)
        )
    return np.vstack([*pieces, control[-1:]])


def lathe(outline: tuple[tuple[float, float], ...]) -> Field:
    """The distance field of a profile turned about the vertical axis, read from a grid of its half plane."""
    curve = np.maximum(smooth(outline), [0.0, -1.0])
    reach_r, reach_y = curve[:, 0].max() + 0.5, curve[:, 1].max() + 0.5
    r, y = np.meshgrid(np.arange(0.0, reach_r, CELL), np.arange(-0.5, reach_y, CELL), indexing="ij")
    start, end = curve, np.roll(curve, -1, axis=0)
    distance = np.full(r.shape, np.inf)
    inside = np.zeros(r.shape, dtype=bool)
    for (r0, y0), (r1, y1) in zip(start, end, strict=True):
        dr, dy = r1 - r0, y1 - y0
        # The closing edge runs along the axis: it is inside the solid of revolution, not a surface.
        if not (r0 < 1e-6 and r1 < 1e-6):
            along = np.clip(((r - r0) * dr + (y - y0) * dy) / max(dr * dr + dy * dy, 1e-12), 0.0, 1.0)
            distance = np.minimum(distance, np.hypot(r - r0 - along * dr, y - y0 - along * dy))
        if y0 != y1:
            crosses = (y0 > y) != (y1 > y)
            inside ^= crosses & (r < r0 + (y - y0) * dr / dy)
    grid = np.where(inside, -distance, distance)
    rows, columns = grid.shape

    def field(points: Array) -> Array:
        u = np.hypot(points[:, 0], points[:, 2]) / CELL
        v = (points[:, 1] + 0.5) / CELL
        cu, cv = np.clip(u, 0, rows - 1.001), np.clip(v, 0, columns - 1.001)
        i, j = cu.astype(int), cv.astype(int)
        a, b = cu - i, cv - j
        near = (1 - a) * ((1 - b) * grid[i, j] + b * grid[i, j + 1]) + a * (
            (1 - b) * grid[i + 1, j] + b * grid[i + 1, j + 1]
        )
        outside = np.hypot(u - cu, v - cv) * CELL
        return np.asarray(near + 0.9 * outside)

    return field


def tube(path: tuple[tuple[float, float], ...], start: float, end: float, flat: float = 1.0) -> Field:
    """A tube along a curve in the plane z = 0, its radius going from `start` to `end`: a handle or a spout."""
    curve = smooth(path, steps=5)
    radii = np.linspace(start, end, len(curve))
    centre = np.array([*curve.mean(axis=0), 0.0])
    reach = np.linalg.norm(curve - centre[:2], axis=1).max() + max(start, end)

    def field(points: Array) -> Array:
        # Far from the tube the sphere around it is near enough, and most rays never come close.
        distance = np.linalg.norm(points - centre, axis=1) - reach
        close = distance < 0.15
        distance[close] = exact(points[close])
        return np.asarray(distance)

    def exact(points: Array) -> Array:
        best = np.full(len(points), np.inf)
        for (x0, y0), (x1, y1), r0, r1 in zip(curve, curve[1:], radii, radii[1:], strict=False):
            dx, dy = x1 - x0, y1 - y0
            along = np.clip(((points[:, 0] - x0) * dx + (points[:, 1] - y0) * dy) / max(dx * dx + dy * dy, 1e-9), 0, 1)
            across = np.hypot(points[:, 0] - x0 - along * dx, points[:, 1] - y0 - along * dy)
            best = np.minimum(best, np.hypot(across, points[:, 2] * flat) - (r0 + (r1 - r0) * along))
        return best / max(flat, 1.0)

    return field


def blend(first: Array, second: Array, radius: float = 0.06) -> Array:
    """A union whose joint is rounded, as a potter's thumb does it (polynomial smooth minimum)."""
    h = np.clip(0.5 + 0.5 * (second - first) / radius, 0.0, 1.0)
    return second + (first - second) * h - radius * h * (1 - h)


def pot_field(pot: Pot) -> Field:
    """The whole pot, at its place on the table."""
    body = lathe(pot.outline)

    def field(points: Array) -> Array:
        local = points - np.array([pot.x, 0.0, pot.z])
        result = body(local)
        for part in pot.parts:
            result = blend(result, part(local))
        return result

    return field


def normals(field: Field, points: Array) -> Array:
    """Unit normals by central differences, over more than a grid cell, so that the grid does not show."""
    step = 1.6 * CELL
    gradient = np.stack([field(points + step * axis) - field(points - step * axis) for axis in np.eye(3)], axis=1)
    return np.asarray(gradient / np.maximum(np.linalg.norm(gradient, axis=1, keepdims=True), 1e-9))


def march(field: Field, origin: Array, direction: Array, far: float) -> tuple[Array, Array]:
    """Distance along each ray to the surface (n,), and whether it was hit."""
    travelled = np.zeros(len(direction))
    hit = np.zeros(len(direction), dtype=bool)
    active = np.arange(len(direction))
    for _ in range(160):
        distance = field(origin[active] + travelled[active, None] * direction[active])
        travelled[active] += 0.8 * distance
        hit[active[distance < 0.0015]] = True
        active = active[(distance >= 0.0015) & (travelled[active] < far)]
        if not len(active):
            break
    return travelled, hit


def shadow(field: Field, points: Array, light: Array, softness: float = 7.0) -> Array:
    """How much of a broad lamp a point sees, 0–1, by the nearest miss on the way to it."""
    seen = np.ones(len(points))
    travelled = np.full(len(points), 0.03)
    for _ in range(48):
        distance = field(points + travelled[:, None] * light)
        seen = np.minimum(seen, np.clip(0.5 + 0.5 * softness * distance / travelled, 0, 1))
        travelled += np.clip(distance, 0.02, 0.25)
    return np.asarray(seen * seen * (3 - 2 * seen))


def openness(field: Field, points: Array, normal: Array) -> Array:
    """Ambient light that reaches a point, 0–1: how fast the surroundings recede along its normal."""
    hidden = np.zeros(len(points))
    for weight, step in ((0.5, 0.06), (0.28, 0.16), (0.16, 0.34), (0.1, 0.65)):
        hidden += weight * np.clip(1.0 - field(points + step * normal) / step, 0.0, 1.0)
    return np.asarray(1.0 - 0.85 * hidden)


def speckle(points: Array, density: float) -> Array:
    """Iron specks in the glaze, 0–1: spheres scattered over a jittered lattice."""
    cell = 0.085
    index = np.floor(points / cell)
    seed = np.sin(index @ np.array([127.1, 311.7, 74.7])) * 43758.5453
    chance = seed - np.floor(seed)
    offset = np.stack([np.modf(np.abs(chance * factor))[0] for factor in (17.3, 91.7, 233.1)], axis=1) * 0.6 + 0.2
    distance = np.linalg.norm(points / cell - index - offset, axis=1)
    size = 0.07 + 0.16 * np.modf(chance * 57.0)[0]
    return np.where(chance < density, np.clip((size - distance) / 0.06, 0, 1), 0.0)


def glazed(pot: Pot, points: Array) -> tuple[Array, Array]:
    """Colour of the surface at `points` and its gloss, 0–1: raw clay at the foot, glaze above a line drawn by hand."""
    local = points - np.array([pot.x, 0.0, pot.z])
    angle = np.arctan2(local[:, 2], local[:, 0])
    line = pot.glazed_from + 0.018 * np.sin(2 * angle + 0.7) + 0.009 * np.sin(5 * angle)
    cover = np.clip((local[:, 1] - line) / 0.02, 0, 1)[:, None]
    throwing = 1.0 + 0.025 * np.sin(local[:, 1] * 46.0 + 0.6 * np.sin(angle))
    depth = 1.0 + 0.10 * np.clip((local[:, 1] - pot.glazed_from), 0, 1)
    glaze = np.array(pot.glaze) * throwing[:, None] * depth[:, None]
    glaze = glaze * (1 - 0.6 * speckle(local, pot.speckles)[:, None])
    return np.asarray(np.array(pot.clay) * throwing[:, None] * (1 - cover) + glaze * cover), cover[:, 0]


def draw(scene: Scene) -> Image.Image:
    """The scene at its largest size."""
    width, height = scene.width * SUPERSAMPLING, scene.height * SUPERSAMPLING
    tilt = np.radians(scene.elevation)
    target = np.array([0.0, scene.look_at, 0.0])
    towards = np.array([0.0, -np.sin(tilt), -np.cos(tilt)])
    eye = target - scene.distance * towards
    up = np.array([0.0, np.cos(tilt), -np.sin(tilt)])
    spread = 0.30 * 960 / scene.height
    columns, rows = np.meshgrid(
        (np.arange(width) + 0.5 - width / 2) / (SUPERSAMPLING * 960),
        (height / 2 - np.arange(height) - 0.5) / (SUPERSAMPLING * 960),
    )
    across = np.array([1.0, 0.0, 0.0])
    rays = towards + 2 * spread * (columns.reshape(-1, 1) * across + rows.reshape(-1, 1) * up)
    rays /= np.linalg.norm(rays, axis=1, keepdims=True)
    fields = [pot_field(pot) for pot in scene.pots]

    def everything(points: Array) -> Array:
        return np.asarray(np.minimum.reduce([field(points) for field in fields]))

    picture = np.empty((len(rays), 3))
    for part in np.array_split(np.arange(len(rays)), max(1, len(rays) // 400_000)):
        picture[part] = _shade(scene, fields, everything, eye, rays[part])
    # A slight filmic shoulder, then sRGB: highlights of the glaze roll off instead of clipping.
    mapped = (1.0 - np.exp(-SHOULDER * picture)) / (1 - np.exp(-SHOULDER))
    encoded = np.clip(mapped, 0, 1) ** (1 / 2.2)
    image = Image.fromarray((encoded.reshape(height, width, 3) * 255 + 0.5).astype(np.uint8))
    return image.resize((scene.width, scene.height), Image.Resampling.LANCZOS)


def _shade(scene: Scene, fields: list[Field], everything: Field, eye: Array, rays: Array) -> Array:
    lamp = np.array([-0.62, 0.68, 0.40]) / np.linalg.norm([-0.62, 0.68, 0.40])
    origin = np.broadcast_to(eye, rays.shape)
    travelled, hit = march(everything, origin, rays, far=scene.distance + 6.0)
    colour = np.empty_like(rays)

    # The table runs into the wall without an edge, as a photographer's paper does.
    ground = np.where(rays[:, 1] < -1e-4, -eye[1] / np.minimum(rays[:, 1], -1e-4), 1e4)
    table = eye + np.minimum(ground, 40.0)[:, None] * rays
    paper = np.array(scene.backdrop)
    distance_back = np.clip((-table[:, 2] - 0.5) / 7.0, 0.0, 1.0)[:, None]
    fall_off = 1.0 - 0.05 * np.clip(table[:, 0:1] * 0.35, -1.5, 1.5)
    lit = np.ones(len(rays))
    near = ~hit & (np.abs(table[:, 0]) < 6) & (table[:, 2] > -6)
    lit[near] = shadow(everything, table[near], lamp)
    occluded = np.ones(len(rays))
    occluded[near] = openness(everything, table[near], np.broadcast_to([0.0, 1.0, 0.0], table[near].shape))
    table_light = (0.56 * lit + 0.38 * occluded)[:, None]
    colour[:] = paper * (table_light * (1 - distance_back) + 0.90 * distance_back) * fall_off

    points = eye + travelled[:, None] * rays
    owner = np.argmin(np.stack([field(points[hit]) for field in fields]), axis=0) if hit.any() else np.empty(0, int)
    for number, (pot, field) in enumerate(zip(scene.pots, fields, strict=True)):
        mine = np.flatnonzero(hit)[owner == number]
        if not len(mine):
            continue
        at = points[mine]
        normal = normals(field, at)
        albedo, gloss = glazed(pot, at)
        facing = np.clip((normal @ lamp + 0.12) / 1.12, 0, 1)
        key = facing * shadow(everything, at + 0.02 * normal, lamp)
        ambient = openness(lambda p: np.minimum(everything(p), p[:, 1]), at, normal)
        bounce = np.clip(-normal[:, 1] * 0.5 + 0.5, 0, 1)[:, None] * paper * 0.16
        light = 1.05 * key[:, None] + ambient[:, None] * (0.34 + 0.10 * normal[:, 1:2] + bounce)
        half = lamp - rays[mine]
        half /= np.linalg.norm(half, axis=1, keepdims=True)
        shine = np.clip(np.einsum("ij,ij->i", normal, half), 0, 1)
        edge = (1 - np.clip(-np.einsum("ij,ij->i", normal, rays[mine]), 0, 1)) ** 4
        window = 0.32 * shine**70 + 0.07 * shine**12
        reflected = gloss * (window * key + 0.20 * edge * ambient)
        colour[mine] = albedo * light + reflected[:, None]
    return colour
