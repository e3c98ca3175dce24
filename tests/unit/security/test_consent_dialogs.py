"""What is measured of a dialog that asks for consent: which answers it has, and how well each can be seen."""

from __future__ import annotations

import msgspec
import pytest
from builders_consent import GREY, WHITE, a_box, a_control, a_frame
from builders_security import a_visit

from auditor.measure.security.consent import measure_consent_dialogs
from auditor.model.evidence import Evidence
from auditor.model.evidence.consent import ConsentBox
from auditor.model.facts.security.consent import ConsentDialogFacts
from auditor.model.snapshot import Snapshot

ACCEPT, REFUSE = a_control("Tout accepter"), a_control("Tout refuser")


def seen(frames: list[Evidence]) -> Snapshot:
    return msgspec.structs.replace(a_visit(), frames=frames)


def measured(box: ConsentBox) -> ConsentDialogFacts:
    found = measure_consent_dialogs(seen([a_frame(box)]))
    assert found is not None
    (facts,) = found
    return facts


def test_both_answers_and_the_settings_are_named() -> None:
    facts = measured(a_box(REFUSE, ACCEPT, "Personnaliser"))
    assert (facts.accept, facts.refuse, facts.settings) == ("Tout accepter", "Tout refuser", "Personnaliser")
    assert (facts.accept_seen, facts.refuse_seen) == (True, True)
    assert (facts.size_ratio, facts.contrast, facts.accept_contrast) == (1.0, pytest.approx(21), pytest.approx(21))
    assert facts.at.selector == "#banner"


def test_what_it_has_not_is_empty_and_nothing_is_measured_of_it() -> None:
    facts = measured(a_box(ACCEPT))
    assert (facts.refuse, facts.settings) == ("", "")
    assert (facts.refuse_seen, facts.size_ratio, facts.contrast) == (None, None, None)


def test_smaller_and_paler_words() -> None:
    facts = measured(a_box(ACCEPT, a_control("Refuser", font_size=12.0, colour=GREY, background=WHITE)))
    assert facts.size_ratio == 0.75
    assert facts.contrast == pytest.approx(1.67, abs=0.01)


@pytest.mark.parametrize("missing", ["colour", "background"])
def test_what_only_pixels_would_tell_is_not_measured(missing: str) -> None:
    assert measured(a_box(ACCEPT, a_control("Refuser", **{missing: None}))).contrast is None


@pytest.mark.parametrize(
    ("text", "button", "only"),
    [
        ("Nous n’utilisons que les cookies nécessaires au panier.", "OK", True),
        ("We only use cookies that are strictly necessary.", "Got it", True),
        ("Nous n’utilisons que les cookies nécessaires au panier.", "Tout accepter", False),
        ("Nous utilisons des cookies pour mesurer l’audience.", "J’ai compris", False),
    ],
)
def test_a_notice_of_needed_cookies_asks_for_nothing(text: str, button: str, only: bool) -> None:
    assert measured(a_box(button, text=text)).only_necessary is only


def test_a_page_that_was_not_looked_through_is_not_measured() -> None:
    assert measure_consent_dialogs(seen([])) is None
    assert measure_consent_dialogs(seen([a_frame()])) == []
