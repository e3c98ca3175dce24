"""Text that was never meant for customers."""

from __future__ import annotations

import msgspec
import pytest
from builders_content import a_frame, a_page, with_frames

from auditor.measure.content.leftovers import LONGEST, measure_leftovers
from auditor.model.evidence.leftovers import LeftoverEvidence
from auditor.model.snapshot import Snapshot
from auditor.model.subject import At


def places(*texts: str) -> list[LeftoverEvidence]:
    return [LeftoverEvidence(at=At(selector=f"#t{number}"), text=text) for number, text in enumerate(texts)]


def page(*texts: str) -> Snapshot:
    snapshot = a_page()
    return msgspec.structs.replace(
        snapshot, frames=[msgspec.structs.replace(snapshot.frames[0], leftovers=places(*texts))]
    )


def found(*texts: str) -> list[tuple[str | None, str | None]]:
    return [(each.kind, each.words) for each in measure_leftovers(page(*texts)) or []]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Lorem ipsum dolor sit amet, consectetur", "filler"),
        ("… est. LOREM IPSUM", "filler"),
        ("Your text here", "template"),
        ("Insert your headline here", "template"),
        ("Insérez votre texte ici", "template"),
        ("Un texte d’exemple", "template"),
        ("Ihr Text hier", "template"),
        ("Tu texto aquí", "template"),
        ("Il tuo testo qui", "template"),
        ("Jouw tekst hier", "template"),
        ("Seu texto aqui", "template"),
        ("Just another WordPress site", "template"),
        ("Hello {{ customer.name }}", "unfilled"),
        ("{% if sale %}", "unfilled"),
        ("<%= price %>", "unfilled"),
        ("Total: ${cart.total}", "unfilled"),
        ("%%FIRSTNAME%%", "unfilled"),
        ("[object Object]", "unfilled"),
        ("undefined", "unfilled"),
        ("NaN €", "unfilled"),
        ("€ null", "unfilled"),
        ("Hello, undefined", "unfilled"),
    ],
)
def test_what_is_left_over(text: str, kind: str) -> None:
    assert [kind for kind, _ in found(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "In vino veritas. Sed fugit interea tempus.",
        "Your text, engraved on a bowl",
        "The contract is null and void.",
        "An undefined number of visitors",
        "A sample of our plates",
        "Enter your text",
        "Un exemple de gravure",
        "Only 5 % off, {today}",
        "",
    ],
)
def test_what_only_looks_like_it(text: str) -> None:
    assert found(text) == []


def test_a_text_with_two_signs_is_one_place_and_its_words_are_short() -> None:
    assert found("Lorem ipsum {{ title }}") == [("filler", "Lorem ipsum")]
    ((_, words),) = found("{{ " + "x" * 79 + "}}")
    assert words is not None
    assert len(words) == LONGEST


def test_places_in_frames_count_too() -> None:
    snapshot = with_frames(page("Sample text"), a_frame("iframe", leftovers=places("Lorem ipsum")))
    assert [each.kind for each in measure_leftovers(snapshot) or []] == ["template", "filler"]


def test_what_was_not_gathered_is_not_measured() -> None:
    assert measure_leftovers(a_page()) is None
