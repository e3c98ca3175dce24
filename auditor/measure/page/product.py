"""Facts about the product of a product page."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from auditor.measure.page.glass import glass_scale
from auditor.measure.page.kind import page_kind, sorted_prices
from auditor.model.evidence.product import ProductEvidence, ShownPrice
from auditor.model.facts.content.first_screen import ProductFacts
from auditor.model.snapshot import Snapshot
from auditor.model.subject import At

_NUMBER = re.compile(
    r"\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"  # 1,29,900, as in India
    r"|\d{1,3}(?:[ .,'’\u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d+)?"
)
_ARABIC_MARKS = str.maketrans("٫٬", ".,")
_GROUP = re.compile(r"[ '’\u00a0\u202f]")
_SIGN_FOR_POINT = re.compile(r"(\d) ?[€$£] ?(\d\d)(?!\d)")  # 12 € 99


def measure_product(snapshot: Snapshot) -> list[ProductFacts] | None:
    """The product; [] on a page that has none or shows several, None where the page could not be read."""
    evidence = snapshot.frames[0].product if snapshot.frames else None
    if evidence is None:
        return None
    kind = page_kind(snapshot)
    if evidence.products != 1 or not evidence.declared:
        return [_seen(snapshot, evidence)] if evidence.products == 1 or (kind and kind.name == "product") else []
    declared = {amount for text in evidence.declared for amount in amounts(text)}
    for shown in evidence.shown:
        if not shown.struck and declared.intersection(amounts(shown.text)):
            return [_facts(snapshot, shown)]
    return [ProductFacts(price="")]


def _seen(snapshot: Snapshot, evidence: ProductEvidence) -> ProductFacts:
    """The product of a page that declares no price: it is the first one that stands by itself, below the heading.

    What stands above it is of the header, such as the sum of the cart or the least order for a free delivery.
    """
    alone, _ = sorted_prices(evidence)
    top = min((each.box.y for each in evidence.headings if each.level == 1 and each.box), default=0.0)
    below = [price for price in alone if price.box.y >= top]
    # Tickets of one concert have a price each, in a table.
    found = below or alone or [price for price in evidence.shown if not price.struck and price.box.y >= top]
    return _facts(snapshot, found[0]) if found else ProductFacts(price="")


def _facts(snapshot: Snapshot, shown: ShownPrice) -> ProductFacts:
    at = At(shown.selector, shown.html, shown.box)
    return ProductFacts(at=at, price=shown.text, price_bottom=shown.box.bottom * glass_scale(snapshot))


def amounts(text: str) -> set[Decimal]:
    """The numbers in a text, as prices are written: 1 299,00 and 1,299.00 and 1.299,– and 1,29,900 and 1299, in
    the digits of any script."""
    found = set()
    for match in _NUMBER.finditer(_SIGN_FOR_POINT.sub(r"\1.\2", text.translate(_ARABIC_MARKS))):
        number = _plain(_GROUP.sub("", match.group()))
        try:
            found.add(Decimal(number).normalize())
        except InvalidOperation:
            continue
    return found


def _plain(number: str) -> str:
    """With a point for decimals and no separators: the last mark is the decimal one unless three digits follow it."""
    last = max(number.rfind("."), number.rfind(","))
    if last < 0:
        return number
    whole, decimals = number[:last], number[last + 1 :]
    whole = whole.replace(".", "").replace(",", "")
    if len(decimals) == 3 and whole not in {"", "0"}:
        return whole + decimals
    return f"{whole or '0'}.{decimals or '0'}"
