"""How shops call the ways of paying an order, in seven languages, and whether a page lets one choose among them."""

from __future__ import annotations

import re
from typing import Final

from auditor.measure.page.action_words import meaning
from auditor.measure.page.form_reading import visible_fields
from auditor.measure.page.words import Phrasebook, split
from auditor.model.evidence.fields import FieldEvidence
from auditor.model.snapshot import Snapshot

METHODS: Final = Phrasebook({"method": """
    payment method; bank transfer; wire transfer; transfer; invoice; on account; cash on delivery; cod; cash; cheque;
    check payment; money order; direct debit; credit card; debit card; bank card; pay by card; card payment;
    store credit; account balance; pay later; pay on pickup; pay in store; pay on delivery; paypal;
    mode de paiement; moyen de paiement; virement; facture; cheque; carte bancaire; carte bleue; cb; carte de credit;
    contre remboursement; prelevement; especes; solde; porte monnaie; mandat administratif;
    paiement a la livraison; paiement sur place; paiement en magasin; paiement comptant; paiement en 3 fois;
    zahlungsart; rechnung; vorkasse; uberweisung; bankuberweisung; sofortuberweisung; lastschrift; nachnahme;
    barzahlung; kreditkarte; guthaben; ratenzahlung; ratenkauf; giropay;
    metodo de pago; forma de pago; contra reembolso; transferencia; tarjeta; tarjeta de credito; factura; efectivo;
    saldo; domiciliacion; bizum; metodo di pagamento; bonifico; contrassegno; carta di credito; contanti; fattura;
    betaalmethode; overboeking; bankoverschrijving; achteraf betalen; op rekening; rembours; contant; factuur;
    automatische incasso; vooruitbetaling; metodo de pagamento; forma de pagamento; boleto; multibanco; mb way;
    cartao de credito; fatura; dinheiro; pix
    """})  # fmt: skip

_MACHINE: Final = re.compile(
    r"payment|paiement|paiment|zahlung|bezahl|payer|\bpago|_pago|pagamento|betaal|pay[-_]?(?:method|mode|type)", re.I
)
"""In the names of fields that a program reads: those say it in any language ("payment_method")."""

_CHOICES: Final = frozenset({"radio", "select-one"})


def offers_methods(snapshot: Snapshot) -> bool:
    """Whether the page lets one choose how to pay, or asks for a bank account. A field for a card is told apart."""
    return any(
        purpose.other in {"payment", "bank"} or (_is_choice(field) and _names_method(field))
        for _, field, purpose in visible_fields(snapshot)
    )


def _is_choice(field: FieldEvidence) -> bool:
    return field.input_type in _CHOICES or field.role == "radio"


def _names_method(field: FieldEvidence) -> bool:
    said = (field.name, field.label, field.group, field.nearby if not (field.name or field.label) else "")
    if any(METHODS.find(split(text)) for text in said):
        return True
    return meaning(field.name) == "express" or _MACHINE.search(f"{field.name_attribute} {field.id}") is not None
