"""What the careless shop answers. The faults it plants are listed in faults.yaml."""

from __future__ import annotations

import functools
import io
from typing import ClassVar
from urllib.parse import urlsplit

from auditor.demo.shop import HERE, Request, Response, media_type, products, templates

SLOW = {
    # Each wait outlasts the limit that it is to break on any machine: TTFB 0.8 s, FCP 1.8 s, LCP 2.5 s (web.dev).
    "/produit": 1.0,
    "/avis.js": 1.8,
    # Late enough that the page has been painted before the banner pushes it down.
    "/promo.js": 0.8,
}

HEAVY_PICTURE = "/atelier-hd.jpg"
HEAVY_SIZE = (3000, 2000)


class BadShop:
    """The careless shop. `url` is its origin."""

    pages = ("/", "/produit", "/panier", "/commande")
    _views: ClassVar = {
        "/": "accueil.html",
        "/produit": "produit.html",
        "/panier": "panier.html",
        "/commande": "commande.html",
        "/info": "info.html",
        "/paiement": "info.html",
    }

    def __init__(self, url: str) -> None:
        self.url = url
        self.templates = templates("bad")

    def answer(self, request: Request) -> Response:
        """The response to any request, as a server left at its defaults gives it: no compression, no header at all."""
        path = urlsplit(request.target).path
        view = self._views.get(path)
        if view is not None:
            body = self.templates.get_template(view).render(
                url=self.url, pieces=products(), piece=products()["vase-lande"]
            )
            cookies = (
                ("Set-Cookie", "PHPSESSID=4f9c2b7e1d; path=/"),
                ("Set-Cookie", "panier=3; path=/; max-age=31536000"),
            )
            return Response(body=body.encode(), headers=cookies, delay=SLOW.get(path, 0.0), compress=False)
        content = _file(path)
        if content is None:
            return Response(status=404, body=b"Not Found", media_type="text/plain", compress=False)
        return Response(body=content, media_type=media_type(path), delay=SLOW.get(path, 0.0), compress=False)


@functools.cache
def _file(path: str) -> bytes | None:
    """A static file, or a picture turned into the JPEG that a camera or an old shop would offer."""
    if path == HEAVY_PICTURE:
        return _straight_from_the_camera()
    name = path.removeprefix("/")
    if name.removesuffix(".jpg") in products():
        return _as_jpeg(name.removesuffix(".jpg"))
    files = {file.name: file for file in (HERE / "bad" / "static").iterdir()}
    return files[name].read_bytes() if name in files else None


def _as_jpeg(slug: str) -> bytes:
    from PIL import Image

    output = io.BytesIO()
    with Image.open(HERE / "photos" / f"{slug}-640.webp") as image:
        image.convert("RGB").save(output, "JPEG", quality=88)
    return output.getvalue()


def _straight_from_the_camera() -> bytes:
    """A photograph of several megabytes: a shipped picture enlarged, with the noise of a sensor, hardly compressed."""
    import numpy as np
    from PIL import Image

    with Image.open(HERE / "photos" / "atelier-1440.webp") as image:
        pixels = np.asarray(image.convert("RGB").resize(HEAVY_SIZE), dtype=np.int16)
    noise = np.random.default_rng(1).integers(-24, 25, size=pixels.shape, dtype=np.int16)
    output = io.BytesIO()
    Image.fromarray(np.clip(pixels + noise, 0, 255).astype(np.uint8)).save(output, "JPEG", quality=95)
    return output.getvalue()
