"""Fields that ask again for what the customer has just filled in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from auditor.measure.page import autofill
from auditor.measure.page.purpose import Purpose
from auditor.measure.page.words import split
from auditor.model.evidence.fields import FieldEvidence

_BILLING = (
    "billing",
    "invoice",
    "facturation",
    "facturier",
    "rechnung",
    "facturacion",
    "fatturazion",
    "factuur",
    "factuuradres",
    "facturatie",
    "faturacao",
    "faturamento",
    "cobranca",
)
_DELIVERY = (
    "shipping",
    "deliver",
    "livraison",
    "expedition",
    "liefer",
    "versand",
    "envio",
    "entrega",
    "spedizion",
    "consegna",
    "bezorg",
    "levering",
    "verzend",
    "aflever",
)
"""How words begin that say whose address it is: German and Dutch write them together with what follows."""

_SAME = frozenset(
    split(
        "same copy address identical meme copie copier identique gleiche identisch kopieren misma mismo copiar "
        "direccion stesso stessa copia indirizzo zelfde hetzelfde kopieer mesmo mesma endereco morada"
    )
)
_ADDRESSES = ("adresse", "adres", "anschrift")
_BILLING_WORDS = frozenset({"bill", "facture", "factura", "fattura", "fatura"})
_DELIVERY_WORDS = frozenset({"ship"})
_TWICE_SAID = """
    confirm confirmation confirmez confirmer repeat repeated again retype reenter verify verification
    bestatigen bestatigung wiederholen wiederholung erneut nochmals
    repetir repite repita confirmar confirmacion confirme conferma confermare ripeti ripetere
    herhaal herhalen bevestig bevestigen nogmaals repetida confirmacao 2
    """
_TWICE = frozenset(_TWICE_SAID.split())
_STREET = frozenset({"street-address", "address-line1"})
_ADDRESS = (
    _STREET
    | {"postal-code", "address-level1", "address-level2", "country", "country-name", "address-line2"}
    | {"name", "given-name", "family-name", "organization", "tel"}
)
_ONE = {"address-line1": "street-address", "country-name": "country"}
"""Two tokens for one thing."""

_NEAR = 3
"""Fields between an e-mail address and its confirmation, at most; others ask for another address."""


def repeated(fields: Sequence[tuple[FieldEvidence, Purpose]], buttons: Iterable[str] = ()) -> dict[int, str]:
    """What the fields of one document that can be seen and filled in ask for again, by their index: "address" that of
    the bill or of the delivery after the other; "email" and "password" once more to be sure. What is filled in already
    asks for nothing.

    buttons: what the buttons beside them say. One of them, or a box to tick, may take the first address for the second.
    """
    ticked = [
        text for field, _ in fields if field.input_type == "checkbox" for text in (field.name, field.name_attribute)
    ]
    taken = any(_takes_over(text) for text in [*ticked, *buttons])
    found = {} if taken else dict.fromkeys(_second_address(fields), "address")
    last: dict[tuple[str, int], int] = {}
    for index, (field, purpose) in enumerate(fields):
        kind = "password" if purpose.known == "new-password" else "email" if purpose.known == "email" else ""
        if not kind:
            continue
        before = last.get((kind, field.form))
        last[kind, field.form] = index
        close = before is not None and index - before <= _NEAR
        if close and not field.filled and (kind == "password" or _asks_twice(field)):
            found.setdefault(index, kind)
    return found


def _takes_over(text: str) -> bool:
    """Whether it speaks of one of two addresses, and of the same or of an address at all ("Bill to this address")."""
    words = split(text)
    alike = any(word in _SAME or word.endswith(_ADDRESSES) for word in words)
    return alike and any(_says_bill(word) or _says_goods(word) for word in words)


def _says_bill(word: str) -> bool:
    return word.startswith(_BILLING) or word in _BILLING_WORDS


def _says_goods(word: str) -> bool:
    return word.startswith(_DELIVERY) or word in _DELIVERY_WORDS


def _asks_twice(field: FieldEvidence) -> bool:
    said = (field.label, field.name, field.placeholder, field.name_attribute, field.id)
    return any(not _TWICE.isdisjoint(split(text)) for text in said)


def _second_address(fields: Sequence[tuple[FieldEvidence, Purpose]]) -> list[int]:
    """Of two addresses, one of them the bill's, those fields of the second that the first has as well."""
    sides: dict[str, dict[str, list[int]]] = {"billing": {}, "": {}}
    for index, (field, purpose) in enumerate(fields):
        if purpose.known in _ADDRESS:
            side = "billing" if _side(field) == "billing" else ""
            sides[side].setdefault(_ONE.get(purpose.known, purpose.known), []).append(index)
    shared = sides["billing"].keys() & sides[""].keys()
    if not shared & {"street-address", "postal-code"}:
        return []
    pairs = [(sides["billing"][what], sides[""][what]) for what in shared]
    bill_first = min(min(bill) for bill, _ in pairs) < min(min(other) for _, other in pairs)
    second = [index for bill, other in pairs for index in (other if bill_first else bill)]
    # A customer whom the shop knows: what is still empty of the address has never been asked.
    known = any(fields[index][0].filled and fields[index][1].known in _STREET for index in second)
    return [] if known else sorted(index for index in second if not fields[index][0].filled)


def _side(field: FieldEvidence) -> str:
    """Whose address it is part of: "billing", "delivery", "" if nothing says so."""
    declared = autofill.parse(field.autocomplete)
    if declared is not None and declared.address:
        return "billing" if declared.address == "billing" else "delivery"
    for text in (field.name_attribute, field.id, field.group, field.heading, field.label, field.name):
        words = split(text)
        bill, goods = any(map(_says_bill, words)), any(map(_says_goods, words))
        if bill != goods:
            return "billing" if bill else "delivery"
    return ""
