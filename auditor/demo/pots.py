"""The pots of the demo shop and how each is photographed; `python -m auditor.demo.pots` draws them again (minutes)."""

from __future__ import annotations

from PIL import Image

from auditor.demo.pictures import PHOTOS, Colour, Pot, Scene, draw, tube

FOG: Colour = (0.40, 0.50, 0.55)
MILK: Colour = (0.84, 0.81, 0.74)
KELP: Colour = (0.13, 0.20, 0.15)
HEATHER: Colour = (0.42, 0.29, 0.33)
SAND: Colour = (0.64, 0.44, 0.20)
INK: Colour = (0.09, 0.13, 0.18)

# fmt: off
BOWL = (
    (0, 0), (0.42, 0), (0.45, 0.03), (0.44, 0.12), (0.72, 0.28), (0.93, 0.58), (0.99, 0.84), (0.96, 0.86),
    (0.92, 0.82), (0.86, 0.60), (0.66, 0.34), (0.40, 0.22), (0, 0.19),
)
CUP = (
    (0, 0), (0.44, 0), (0.50, 0.04), (0.53, 0.20), (0.55, 0.55), (0.55, 0.90), (0.53, 0.92), (0.50, 0.89),
    (0.49, 0.55), (0.47, 0.22), (0.40, 0.13), (0, 0.12),
)
VASE = (
    (0, 0), (0.46, 0), (0.52, 0.05), (0.74, 0.50), (0.80, 0.92), (0.66, 1.38), (0.36, 1.72), (0.26, 1.92),
    (0.30, 2.18), (0.36, 2.28), (0.33, 2.30), (0.25, 2.18), (0.20, 1.92), (0.28, 1.70), (0.56, 1.36), (0.70, 0.92),
    (0.62, 0.45), (0, 0.2),
)
PLATE = (
    (0, 0), (0.70, 0), (0.74, 0.04), (1.05, 0.12), (1.36, 0.26), (1.38, 0.29), (1.34, 0.30), (1.02, 0.18),
    (0.72, 0.10), (0, 0.09),
)
JUG = (
    (0, 0), (0.46, 0), (0.52, 0.05), (0.66, 0.42), (0.66, 0.80), (0.50, 1.18), (0.42, 1.42), (0.47, 1.66),
    (0.45, 1.68), (0.41, 1.64), (0.36, 1.42), (0.43, 1.16), (0.58, 0.78), (0.57, 0.42), (0.40, 0.14), (0, 0.12),
)
TEAPOT = (
    (0, 0), (0.50, 0), (0.56, 0.04), (0.82, 0.34), (0.86, 0.60), (0.70, 0.90), (0.46, 1.04), (0.44, 1.06),
    (0.34, 1.12), (0.16, 1.18), (0.09, 1.22), (0.14, 1.32), (0.10, 1.40), (0, 1.42),
)
# fmt: on

CUP_HANDLE = tube(((0.50, 0.74), (0.74, 0.78), (0.86, 0.58), (0.76, 0.34), (0.50, 0.28)), 0.062, 0.052, flat=0.75)
JUG_HANDLE = tube(((0.42, 1.46), (0.72, 1.50), (0.94, 1.22), (0.88, 0.82), (0.62, 0.60)), 0.070, 0.056, flat=0.75)
JUG_SPOUT = tube(((-0.36, 1.46), (-0.47, 1.60), (-0.56, 1.70)), 0.12, 0.05)
TEAPOT_SPOUT = tube(((-0.70, 0.44), (-1.00, 0.56), (-1.14, 0.82), (-1.30, 0.98)), 0.17, 0.065)
TEAPOT_HANDLE = tube(((0.66, 0.86), (0.98, 0.98), (1.22, 0.74), (1.10, 0.42), (0.80, 0.36)), 0.066, 0.056, flat=0.75)

SCENES = {
    "bol-maree": Scene(pots=(Pot(outline=BOWL, glaze=FOG),), look_at=0.38, distance=4.9, elevation=24),
    "tasse-embrun": Scene(
        pots=(Pot(outline=CUP, glaze=MILK, speckles=0.3, parts=(CUP_HANDLE,), x=-0.12),),
        look_at=0.42,
        distance=3.8,
        elevation=20,
        backdrop=(0.66, 0.66, 0.62),
    ),
    "vase-lande": Scene(
        pots=(Pot(outline=VASE, glaze=HEATHER, glazed_from=0.5),), look_at=1.08, distance=6.6, elevation=12
    ),
    "assiette-greve": Scene(
        pots=(Pot(outline=PLATE, glaze=MILK, glazed_from=0.03, speckles=0.4),),
        look_at=0.10,
        distance=6.2,
        elevation=34,
        backdrop=(0.62, 0.56, 0.50),
    ),
    "pichet-goemon": Scene(
        pots=(Pot(outline=JUG, glaze=KELP, glazed_from=0.3, parts=(JUG_HANDLE, JUG_SPOUT), x=-0.08),),
        look_at=0.82,
        distance=6.2,
        elevation=15,
    ),
    "theiere-dune": Scene(
        pots=(Pot(outline=TEAPOT, glaze=SAND, glazed_from=0.22, parts=(TEAPOT_SPOUT, TEAPOT_HANDLE)),),
        look_at=0.62,
        distance=6.0,
        elevation=18,
        backdrop=(0.70, 0.70, 0.67),
    ),
    "atelier": Scene(
        pots=(
            Pot(outline=VASE, glaze=INK, glazed_from=0.45, speckles=0.15, x=1.55, z=-0.9),
            Pot(outline=BOWL, glaze=FOG, x=0.3, z=0.4),
            Pot(outline=CUP, glaze=MILK, parts=(CUP_HANDLE,), x=-1.72, z=0.2),
            Pot(outline=JUG, glaze=KELP, glazed_from=0.3, parts=(JUG_HANDLE, JUG_SPOUT), x=-0.75, z=-1.3),
        ),
        look_at=0.78,
        distance=7.0,
        width=1440,
        height=960,
        elevation=14,
        sizes=(480, 960, 1440),
    ),
}


def main() -> None:
    """Draw all scenes and write each at its widths."""
    PHOTOS.mkdir(exist_ok=True)
    for name, scene in SCENES.items():
        image = draw(scene)
        for width in scene.sizes:
            size = (width, round(width * scene.height / scene.width))
            image.resize(size, Image.Resampling.LANCZOS).save(PHOTOS / f"{name}-{width}.webp", quality=74, method=6)


if __name__ == "__main__":
    main()
