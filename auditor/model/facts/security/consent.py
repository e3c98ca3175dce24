"""Facts about the dialogs that ask for consent."""

from __future__ import annotations

from auditor.model.subject import Ratio, Subject


class ConsentDialogFacts(Subject, frozen=True, kw_only=True):
    """A dialog or banner that asks for consent to cookies and their like: its first layer, as a first visit meets it.

    Its buttons are read in seven languages (auditor/consent_words.py).
    accept: what the button says that accepts all. refuse: what the one says that refuses all, "Continue without
    accepting" too; "" if this layer has none. A cross counts for neither: sites do not agree on what it means.
    settings: what leads to more to choose from; "" if nothing does.
    only_necessary: nothing can be chosen in it, and it speaks of nothing but cookies that are needed.
    accept_seen, refuse_seen: in the first screen, without scrolling, and free for a tap; None without such a button.
    size_ratio: size of the words of `refuse` ÷ of those of `accept`. contrast, accept_contrast: of the words of each
    with what is painted behind them (WCAG's ratio). None if there is no such button, or only pixels would tell.
    """

    accept: str | None = None
    refuse: str | None = None
    settings: str | None = None
    only_necessary: bool | None = None
    accept_seen: bool | None = None
    refuse_seen: bool | None = None
    size_ratio: float | None = None
    contrast: Ratio | None = None
    accept_contrast: Ratio | None = None
