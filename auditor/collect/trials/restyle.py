"""Changes to the page that its readers may make, each tried, measured and undone.

Text at 200 % is made as phones make it: Chrome for Android multiplies the size of text as `text-size-adjust` does,
which leaves lengths in em and rem alone. It works in mobile emulation only.
"""

from __future__ import annotations

from auditor.collect.browser.worlds import FrameNode
from auditor.collect.desk import Desk
from auditor.collect.page.gather import gather
from auditor.model.device import Device
from auditor.model.evidence.text_fit import TextFitEvidence

# The specificity of four ids, so that a page's own !important seldom wins.
_ANY = r"*:not(#\31):not(#\32):not(#\33):not(#\34)"
_STILL = "transition: none !important;"

_UNLOCKED = "".join(f" {name}{_ANY[1:]} {{ overflow-y: visible !important; }}" for name in ("html", "body"))
"""A consent banner that locks the page's scrolling must not pass for one that cuts its text off."""

ENLARGED = (
    f"{_ANY} {{ text-size-adjust: 200% !important; -webkit-text-size-adjust: 200% !important; {_STILL} }}{_UNLOCKED}"
)

SPACED = (
    f"{_ANY} {{ line-height: 1.5 !important; letter-spacing: .12em !important; "
    f"word-spacing: .16em !important; {_STILL} }}"
    f" p{_ANY[1:]} {{ margin-bottom: 2em !important; }}{_UNLOCKED}"
)
"""WCAG 2.2, SC 1.4.12: line height 1.5, after paragraphs 2, letters 0.12, words 0.16 times the font size."""


async def enlarge_text(desk: Desk) -> None:
    """The step: text at 200 %."""
    desk.tried(enlarged=await enlarged(desk.root, desk.device))


async def space_text(desk: Desk) -> None:
    """The step: wider spacing."""
    desk.tried(spaced=await spaced(desk.root, desk.device))


async def enlarged(root: FrameNode, device: Device) -> dict[str, TextFitEvidence] | None:
    """How all texts fit at 200 %, in the frozen page; None on a device that does not enlarge text alone."""
    return await _text_fit(root, device, ENLARGED) if device.is_mobile else None


async def spaced(root: FrameNode, device: Device) -> dict[str, TextFitEvidence]:
    """How all texts fit with WCAG 1.4.12's spacing, in the frozen page."""
    return await _text_fit(root, device, SPACED)


async def _text_fit(root: FrameNode, device: Device, sheet: str) -> dict[str, TextFitEvidence]:
    frames, _ = await gather(root, device, ["text_fit"], changed=True, under=sheet)
    return {frame.selector: frame.text_fit for frame in frames if frame.text_fit is not None}
