"""Contrast worked out a second way, from what a person could screenshot: no computed colour, no code of ours.

Each text is photographed as it is and in three inks, black, white and transparent, at three pixels for a CSS px, with
Playwright's own screenshots. Where black and white ink differ most, a pixel is all glyph; there both colours are read.
"""

from __future__ import annotations

import io
from typing import NamedTuple

import numpy as np
from PIL import Image
from playwright.async_api import Page

INK = """(element, colour) => {
  const all = [element, ...element.querySelectorAll("*")];
  const before = all.map((each) => each.getAttribute("style"));
  for (const each of all) for (const name of ["color", "-webkit-text-fill-color", "text-decoration-color"])
    each.style.setProperty(name, colour, "important");
  for (const each of all) each.style.setProperty("transition", "none", "important");
  window.bringBack = () => all.forEach((each, i) =>
    before[i] === null ? each.removeAttribute("style") : each.setAttribute("style", before[i]));
}"""

WHOLE = 0.97
"""The share of the strongest difference from which a pixel is all glyph."""


class ByHand(NamedTuple):
    """WCAG's ratio: the best that the text's area offers, and what half of it reaches."""

    best: float
    median: float


async def contrast_by_hand(page: Page, selector: str) -> ByHand | None:
    """The contrast of an element's text, which must fit into the viewport; None where something lies over it."""
    element = page.locator(selector).first
    await element.scroll_into_view_if_needed()
    shots = [await _pixels(element)]
    for colour in ("#000", "#fff", "transparent"):
        await element.evaluate(INK, colour)
        shots.append(await _pixels(element))
        await page.evaluate("bringBack()")
    drawn, black, white, behind = shots
    difference = np.abs(white - black).max(axis=2)
    if difference.max() < 1:
        return None
    glyphs = difference >= WHOLE * difference.max()
    ratios = _ratios(drawn[glyphs], behind[glyphs])
    return ByHand(float(np.percentile(ratios, 98)), float(np.median(ratios)))


async def _pixels(element: object) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    png = await element.screenshot(animations="disabled", scale="device")  # type: ignore[attr-defined]
    with Image.open(io.BytesIO(png)) as image:
        return np.asarray(image.convert("RGB"), dtype=np.float64)


def _ratios(
    first: np.ndarray[tuple[int, ...], np.dtype[np.float64]], second: np.ndarray[tuple[int, ...], np.dtype[np.float64]]
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    one, other = _luminance(first), _luminance(second)
    return (np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05)


def _luminance(
    pixels: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    share = pixels / 255
    light = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return light @ np.array([0.2126, 0.7152, 0.0722])
