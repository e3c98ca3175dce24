"""What lines of text say of an order, in seven languages."""

from __future__ import annotations

import pytest

from auditor.measure.journeys.lines import named_delivery, names, names_total, tells_step


@pytest.mark.parametrize(
    "lines",
    [
        ["Delivery 4,90 €"], ["Frais de port : 5,90 €"], ["Livraison offerte dès 50 €"], ["Versandkosten", "4,95 €"],
        ["Envío gratis"], ["Spedizione gratuita"], ["Verzending", "Gratis"], ["Portes: 3,50 €"], ["Shipping £3.99"],
    ],
)  # fmt: skip
def test_the_price_of_delivery(lines: list[str]) -> None:
    assert named_delivery(["Lamp", *lines, "Footer"]).startswith(lines[0])


@pytest.mark.parametrize(
    "lines",
    [
        [], ["Livraison"], ["Delivery is worked out at the next step"], ["Lamp 49,00 €"],
        ["Livraison", "Retours", "5 €"],
        ["Delivery address", "12 Example Street, 75001 Paris, France, 4,90 € is what a stamp costs"],
    ],
)  # fmt: skip
def test_no_price_of_delivery(lines: list[str]) -> None:
    assert named_delivery(lines) == ""


@pytest.mark.parametrize("lines", [["Total 53,90 €"], ["Total TTC", "53,90 €"], ["Gesamtsumme: 9 €"], ["À payer 9 €"]])
def test_a_total(lines: list[str]) -> None:
    assert names_total(lines)


@pytest.mark.parametrize("lines", [[], ["Total"], ["53,90 €"], ["Total", "of all", "9 €"]])
def test_no_total(lines: list[str]) -> None:
    assert not names_total(lines)


def test_an_article_by_its_first_words() -> None:
    assert names("Reading lamp, oak, 40 cm, dimmable", ["1 × Reading lamp oak 40 cm"])
    assert not names("Reading lamp", ["Desk lamp"])
    assert not names("", ["Reading lamp"])


@pytest.mark.parametrize("line", ["Step 2 of 4", "Étape 2/4", "Schritt 1 von 3", "Paso 2 de 3", "Stap 1 van 4"])
def test_a_step_of_several(line: str) -> None:
    assert tells_step([line])
    assert not tells_step(["Step by step", "2 of 4 lamps", "Étape suivante"])
