"""What became of the page when something was changed that its readers may change."""

from __future__ import annotations

import msgspec

from auditor.model.evidence.text_fit import TextFitEvidence
from auditor.model.evidence.viewport import ViewportEvidence


class Trials(msgspec.Struct, frozen=True, kw_only=True):
    """How texts fit, by frame (Evidence.selector), after a change that was undone again; None where it was not
    tried.

    enlarged: all text at 200 %, as a phone's text size does it. spaced: WCAG 1.4.12's line height, paragraph, letter
    and word spacing. narrow: the viewport of the top document at 320 CSS px.
    """

    enlarged: dict[str, TextFitEvidence] | None = None
    spaced: dict[str, TextFitEvidence] | None = None
    narrow: ViewportEvidence | None = None
