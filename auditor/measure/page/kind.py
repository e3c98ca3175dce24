"""Decides what kind of page it is, from several signs together, and with it what its main action is.

No sign proves a kind: a shop's address may say nothing, a blog's article is called "How to check out faster", a product
page shows ten other products with a button each. Each sign gives points to a kind; the kind with most of them is the
page's if it has ENOUGH and no other comes as close as AHEAD. In doubt the page is "other": what speaks of a kind alone
then says nothing. The points are a judgement, not a measurement; tests/unit/page/kinds.yaml holds pages of many makers
with what was seen on them and what they are.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import parse_qsl, unquote

from auditor.measure.page import templates
from auditor.measure.page.action_words import meaning
from auditor.measure.page.actions import NEVER, Action, actions_of, is_larger, without_lists
from auditor.measure.page.checkout import PERSON, CallsItself, asks_for_address, speaks_otherwise
from auditor.measure.page.form_reading import Form, count_typed, is_seen, read_forms
from auditor.measure.page.glass import on_glass
from auditor.measure.page.kind_words import ADDRESS_BOOK, PLACED_BOOK, SPOKEN_BOOK, TYPES
from auditor.measure.page.once import once
from auditor.measure.page.primary_action import ASKING, Choice, primary_action
from auditor.measure.page.purpose import CARD
from auditor.measure.page.words import Phrasebook, split
from auditor.model.evidence import Evidence
from auditor.model.evidence.product import ProductEvidence, ShownPrice
from auditor.model.evidence.targets import TargetEvidence
from auditor.model.kind import Kind, KindSignal, MainAction, PageKind, SignalSource
from auditor.model.snapshot import Snapshot
from auditor.model.url import split as split_url

ENOUGH = 4.0
AHEAD = 1.0
"""Points: one strong sign (a heading, structured data) decides nothing without a second."""

ROOT_THAT_SELLS = 3.0
"""A shop of one product, or of one step, may stand at the root of its address."""

ORDERING: frozenset[Kind] = frozenset({"cart", "checkout", "payment"})
SHOWN: frozenset[SignalSource] = frozenset({"fields", "actions", "prices", "template"})
"""A step of an order shows something to fill in, to press or to pay; a page that is only called so ("Payment methods")
tells about it, unless it is called nothing else (an empty cart), or so by the software of the shop."""

SAID = 3.0
"""Points that what the page says of itself must have."""

CARDS = 3
"""Prices in the same place of as many pieces of a page are a list."""

MUCH_TEXT = 1500
"""Characters of running text: some 250 words, the shortest that is written to be read. unv."""

LONG = 6
"""Words: a longer heading or title tells a story, and may name anything on the way."""

MAIN_HEADINGS = 2
"""Levels of headings that speak of the whole page."""

FAR, LATE = 2.0, 0.4
"""What a page is for stands at its top: what begins FAR screens down counts LATE of its points. At the end of many a
page one may write to its owner."""

APART = 80.0
"""CSS px from one price to the next: cards of products have a picture and a name, lines of a sum have neither."""

SAME_ROW = 12.0
"""CSS px between the prices of cards that stand side by side: less than the lines of a sum are apart."""

_ROOT = re.compile(r"/?(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:index\.\w+)?\Z", re.IGNORECASE)
_DATED = re.compile(r"/(?:19|20)\d\d/\d\d?/")
_ROUTES = frozenset({"page", "route", "controller", "view", "action", "step", "rt", "fc", "p"})
"""Parameters of a query that shops' programs name a page with (OpenCart: route=checkout/cart)."""
_PARTS = re.compile(r"\s+[|–—·»:/-]+\s+|\s*[|–—»]\s*|:\s+")
_TABLE = re.compile(r"(?:^|[ >])t(?:able|body|r|d)\b")
_POSITION = re.compile(r":nth-of-type\(\d+\)|(?<=#)[\w-]+")

Sign = tuple[Kind, str, float]


@once
def page_kind(snapshot: Snapshot) -> PageKind | None:
    """The kind of the page; None if its top document could not be read."""
    top = snapshot.frames[0] if snapshot.frames else None
    if top is None or top.product is None or top.targets is None or top.fields is None or top.forms is None:
        return None
    signals = _signals(snapshot, top, top.product)
    return PageKind(_decided(signals), sorted(signals, key=lambda each: (-each.points, each.kind, each.source)))


def told_main_action(snapshot: Snapshot) -> MainAction | None:
    """The main action for the report, "unclear" if there is none that is clear; None if that was not measured."""
    if page_kind(snapshot) is None:
        return None
    choice, target = main_action(snapshot), main_target(snapshot)
    if choice is None or target is None:
        return MainAction("unclear")
    return MainAction(choice.kind, target.name, target.selector)


def is_on_the_way(snapshot: Snapshot) -> bool:
    """Whether the page calls itself a checkout or a payment."""
    return calls_itself(snapshot) == "order"


@once
def calls_itself(snapshot: Snapshot) -> CallsItself:
    """What the page calls itself: by its address, its title, its headings or its data."""
    top = snapshot.frames[0] if snapshot.frames else None
    if top is None or top.product is None:
        return ""
    forms = [form for form in read_forms(snapshot) or [] if _counts(form)]
    said = _said(snapshot, top, top.product, forms)
    points = _points_of(said)
    best = max(points.values(), default=0)
    if best >= SAID and best in (points["checkout"], points["payment"]):
        return "order"
    return "account" if _is_registering(said) else ""


@once
def main_action(snapshot: Snapshot) -> Choice | None:
    """The main action of the page, by what kind of page it is; None if there is no clear one, or the kind unknown."""
    kind, device = page_kind(snapshot), snapshot.device
    if kind is None:
        return None
    forms = [form for form in read_forms(snapshot) or [] if _counts(form)] if kind.name in ASKING else []
    asked = max((count_typed(form.fields, form.frame) for form in forms), default=0)
    width, height = float(device.viewport_width), float(device.viewport_height)
    return primary_action(on_glass(snapshot), width, height, kind.name, asked)


def main_target(snapshot: Snapshot) -> TargetEvidence | None:
    """What one taps for the main action, as it is on the screen; None if there is no clear one."""
    choice = main_action(snapshot)
    found = on_glass(snapshot)[choice.frame].targets if choice else None
    return found.targets[choice.place] if choice and found else None


def _decided(signals: Sequence[KindSignal]) -> Kind:
    points: Counter[Kind] = Counter()
    for signal in signals:
        points[signal.kind] += signal.points  # type: ignore[assignment]  # a Counter counts in floats as well
    ranked = points.most_common()
    if not ranked or ranked[0][1] < ENOUGH:
        return "other"
    shown = any(signal.kind == ranked[0][0] and signal.source in SHOWN for signal in signals)
    if ranked[0][0] in ORDERING and ranked[0][1] < ENOUGH + AHEAD and not shown:
        return "other"
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < AHEAD:
        return "other"
    return ranked[0][0]


def _signals(snapshot: Snapshot, top: Evidence, product: ProductEvidence) -> list[KindSignal]:
    forms = [form for form in read_forms(snapshot) or [] if _counts(form)]
    device = snapshot.device
    offered = actions_of(on_glass(snapshot), float(device.viewport_width), float(device.viewport_height))
    actions = [each for each in offered if not each.aside and not each.stands_in(*NEVER)]
    single = _sold_alone(actions)
    said = _said(snapshot, top, product, forms)
    signs: dict[SignalSource, Iterable[Sign]] = {
        **said,
        "fields": _of_fields(forms, FAR * device.viewport_height, registering=_is_registering(said)),
        "actions": _of_actions(actions, single, top, product, in_cart=_says_cart(said)),
        "prices": _of_prices(product, ordering=_is_ordering(actions, forms), single=single is not None),
        "text": _of_text(product, forms),
    }
    found = [(source, sign) for source, each in signs.items() for sign in _best(each)]
    acts = [sign for source, sign in found if source == "actions"]
    priced = any(source == "prices" and sign[0] == "product" and sign[2] >= 1 for source, sign in found)
    sells = (priced or any(sign[2] >= SAID for sign in acts)) and not any(sign[0] == "home" for sign in acts)
    return [
        KindSignal(
            kind, source, what[:80], ROOT_THAT_SELLS if sells and (kind, source) == ("home", "address") else points
        )
        for source, (kind, what, points) in found
    ]


def _said(
    snapshot: Snapshot, top: Evidence, product: ProductEvidence, forms: Sequence[Form]
) -> dict[SignalSource, list[Sign]]:
    """What the page says of itself. One that says thanks for an order is no step of it any more."""
    title = top.document.title if top.document else ""
    said: dict[SignalSource, list[Sign]] = {
        "address": list(_of_address(snapshot.final_url)),
        "title": list(_of_title(title)),
        "heading": list(_of_headings(product, forms, FAR * snapshot.device.viewport_height)),
        "data": list(_of_data(product)),
        "template": [(kind, what, templates.POINTS) for kind, what in _of_body(top)],
    }
    if not _is_placed(title, product):
        return said
    return {source: [sign for sign in signs if sign[0] not in ORDERING] for source, signs in said.items()}


def _of_body(top: Evidence) -> Iterator[tuple[Kind, str]]:
    return templates.of_body(top.document.body, top.document.body_classes) if top.document else iter(())


def _is_placed(title: str, product: ProductEvidence) -> bool:
    """Whether the order is behind the customer, by the title or a main heading."""
    spoken = [*_PARTS.split(title), *(each.text for each in product.headings if each.level <= MAIN_HEADINGS)]
    return any(PLACED_BOOK.find(split(text)) for text in spoken)


def _is_registering(said: Mapping[SignalSource, Sequence[Sign]]) -> bool:
    """Whether it opens an account, by its address or its title: an address that it asks for is that of a customer.

    Nothing that it says may speak of an order.
    """
    kinds = {kind for signs in said.values() for kind, _, _ in signs}
    named = [*said["address"], *said["title"]]
    return not kinds & ORDERING and any(kind == "sign-in" for kind, _, _ in named)


def _points_of(said: Mapping[SignalSource, Sequence[Sign]]) -> Counter[Kind]:
    points: Counter[Kind] = Counter()
    for kind, _, weight in itertools.chain.from_iterable(_best(each) for each in said.values()):
        points[kind] += weight  # type: ignore[assignment]  # as above
    return points


def _best(signs: Iterable[Sign]) -> list[Sign]:
    """Of each kind the strongest sign: what a page says twice is not twice as true."""
    best: dict[Kind, Sign] = {}
    for sign in signs:
        if sign[0] not in best or best[sign[0]][2] < sign[2]:
            best[sign[0]] = sign
    return list(best.values())


def _of_address(url: str) -> Iterator[Sign]:
    parts = split_url(url)
    path = unquote(parts.path)
    if _ROOT.match(path) and not parts.query:
        yield "home", path or "/", 4.0
        return
    if _DATED.search(path):
        yield "article", path, 2.0
    segments = [re.sub(r"\.\w{2,5}\Z", "", part) for part in path.split("/") if part]
    routed = [value for name, value in parse_qsl(parts.query) if name.lower() in _ROUTES]
    segments += [part for value in routed for part in value.split("/") if part]
    for place, segment in enumerate(segments):
        last = place == len(segments) - 1
        for kind, exact in _in_segment(segment):
            # /products is a list, /products/vase one of them; /blog is a list of articles, /blog/vases one.
            meant: Kind = "product" if kind == "list" and not last else kind
            if last and kind == "article" and split(segment)[-1:] in (("blog",), ("news",), ("magazine",), ("posts",)):
                meant = "list"
            weight = (3.0 if exact else 2.0) if last else 1.0
            if exact and last and kind == "home":
                weight = 4.0  # as sure as the root
            yield meant, segment, weight


def _in_segment(segment: str) -> list[tuple[Kind, bool]]:
    """As `_named`; a single word counts too if no other names another kind: an address has no words to spare."""
    words = tuple(word for word in split(segment) if not word.isdigit())
    named = list(_named(ADDRESS_BOOK, segment, 3))
    if named or len(words) > 3:
        return named
    kinds = {match.meaning for match in ADDRESS_BOOK.find(words)}
    return [(kind, False) for kind in kinds] if len(kinds) == 1 else []  # type: ignore[misc]  # as above


def _of_title(title: str) -> Iterator[Sign]:
    for place, part in enumerate(_PARTS.split(title)):
        for kind, exact in _named(SPOKEN_BOOK, part, LONG):
            if kind == "list" and place:
                continue  # the name of the shop: "Vase | Boutique"
            yield kind, part, 2.0 if exact else 1.0


def _of_headings(product: ProductEvidence, forms: Sequence[Form], far: float) -> Iterator[Sign]:
    for heading in product.headings:
        share = LATE if heading.box is not None and heading.box.y >= far else 1.0
        for kind, exact in _named(SPOKEN_BOOK, heading.text, LONG):
            points = (3.0 if exact else 2.0) if heading.level == 1 else (2.0 if exact else 1.0)
            yield kind, heading.text, share * points
    for form in forms:
        for text in form.evidence.headings:
            for kind, exact in _named(SPOKEN_BOOK, text, LONG):
                yield kind, text, 2.0 if exact else 1.0


def _named(book: Phrasebook, text: str, most: int) -> Iterator[tuple[Kind, bool]]:
    """The kinds that a short text names, and whether it says nothing else."""
    words = tuple(word for word in split(text) if not word.isdigit())
    if not words or len(words) > most:
        return
    whole = book.whole(words)
    if whole:
        yield whole, True  # type: ignore[misc]  # the meanings of both books are kinds
        return
    for match in book.find(words):
        # "Shop item template" is no shop; "Your cart is empty" is a cart.
        if match.end - match.start > 1 or len(words) == 2:
            yield match.meaning, False  # type: ignore[misc]


def _of_data(product: ProductEvidence) -> Iterator[Sign]:
    if product.products == 1:
        yield "product", "Product", 4.0
    elif product.products > 1:
        yield "list", f"Product × {product.products}", 2.0
    for name in product.types:
        kind, points = TYPES.get(name, ("", 0.0))
        if kind and not (kind == "product" and product.products != 1):
            yield kind, name, points  # type: ignore[misc]


def _counts(form: Form) -> bool:
    """Whether a form says something of its page: not a search, a newsletter or what a footer offers everywhere."""
    seen = [field for field in form.fields if is_seen(field, form.frame)]
    if not seen or form.evidence.in_search or all(purpose.other == "search" for purpose in form.purposes):
        return False
    return not re.search(r"(?:^|[ >#])(?:footer|header|nav)\b", form.evidence.at.selector)


def _of_fields(forms: Sequence[Form], far: float, *, registering: bool = False) -> Iterator[Sign]:
    quantities = sum(_quantities(form) for form in forms)
    asked = frozenset[str]().union(*(_asked(form) for form in forms))
    address = [
        form
        for form in forms
        if asks_for_address(_asked(form)) and not (registering or _registers(form) or form.many_addresses)
    ]
    card = bool(asked & (CARD - {"cc-name", "cc-type"}))
    if quantities == 1:
        yield "product", "quantity", 1.0
    if quantities and not address and not card:
        yield "cart", f"quantity × {quantities}", 2.0 if quantities > 1 else 0.5
    if address:
        yield "checkout", "address, card" if card else "address", 5.0 if card else 4.0
    elif card and quantities > 1:
        yield "checkout", f"card, quantity × {quantities}", 6.0
    elif card:
        yield "payment", "card", 5.0
    elif not registering and any(_asks_for_customer(form) for form in forms):
        yield "checkout", "name, e-mail, telephone", 1.0
    if {"coupon", "gift-card"} & {purpose.other for form in forms for purpose in form.purposes}:
        yield "cart", "coupon", 1.0
        yield "checkout", "coupon", 0.5
    for form in forms:
        if not address and not card:
            box = form.evidence.at.box
            share = LATE if box is not None and box.y >= far else 1.0
            yield from ((kind, what, share * points) for kind, what, points in _of_form(form))


def _of_form(form: Form) -> Iterator[Sign]:
    """What a form says that asks for no address to deliver to and for no card."""
    typed = count_typed(form.fields, form.frame)
    asked = _asked(form)
    passwords = sum(field.input_type == "password" and is_seen(field, form.frame) for field in form.fields)
    if passwords:
        yield "sign-in", "password", 4.0 if typed <= 6 + passwords else 2.0
    elif "one-time-code" in asked:
        yield "sign-in", "one-time-code", 3.0
    elif _writes(form):
        if asked & {"email", "name", "given-name", "tel"}:
            yield "form", "message", 3.0
        else:
            yield "form", "message", 1.0
    elif typed >= 3 and not _quantities(form):
        yield "form", f"{typed} fields", 2.0


def _asks_for_customer(form: Form) -> bool:
    """Whether it asks who orders, as steps do that come before the address, and no password."""
    asked = _asked(form)
    passwords = any(field.input_type == "password" for field in form.fields)
    return len(asked & (PERSON | {"tel-national"})) > 1 and not passwords and not _writes(form)


def _writes(form: Form) -> bool:
    """Whether one writes a message in it, that is no comment under an article and no review."""
    if re.search(
        r"comment|review|reply|avis|bewertung|opinion|recensi|reactie|avalia", form.evidence.name, re.IGNORECASE
    ):
        return False
    return any(field.input_type == "textarea" and is_seen(field, form.frame) for field in form.fields)


def _asked(form: Form) -> frozenset[str]:
    """What its visible fields ask for."""
    pairs = zip(form.fields, form.purposes, strict=True)
    return frozenset(purpose.known for field, purpose in pairs if is_seen(field, form.frame)) - {""}


def _quantities(form: Form) -> int:
    pairs = zip(form.fields, form.purposes, strict=True)
    return sum(purpose.other == "quantity" for field, purpose in pairs if is_seen(field, form.frame))


def _registers(form: Form) -> bool:
    return speaks_otherwise(_asked(form), form.evidence, form.fields)


def _sold_alone(actions: Sequence[Action]) -> Action | None:
    """What puts one thing into the cart that the page sells, and not one of a list.

    It stands before what others bought, or is larger: what comes after the first entries of a list and looks as they do
    is one more of them, in other words.
    """
    sold = [each for each in actions if each.kind in ("cart", "buy")]
    alone = without_lists(sold)
    single = [each for each in alone if not each.stands_in("consideration", "pop-up")]
    if not single or len({each.target.name for each in single}) > CARDS:
        return None
    first = single[0]
    listed = [each for each in sold if each not in alone and each.box.y < first.box.y]
    apart = first.target.pinned == "fixed" or bool(first.fields) or is_larger(first, listed)
    return None if len(listed) > 1 and not apart else first


def _is_teaser(single: Action, top: Evidence, product: ProductEvidence) -> bool:
    """Whether the heading above a button, in the same piece of the page, is a link to another page: that one sells the
    product, and this one shows it among other things. Not if the page's own heading stands between them, as it does
    below the name of a maker.

    By the paths of elements, as plain links have no ancestry.
    """
    own = [each.box.y for each in product.headings if each.level == 1 and each.box is not None]
    for target in top.targets.targets if top.targets else []:
        found = _LINKED_HEADING.match(target.selector) if target.href else None
        if not found or _COLUMN.search(found[1]) or not single.target.selector.startswith(f"{found[1]} > "):
            continue
        above = target.box.y < single.box.y and not any(target.box.y <= y <= single.box.y for y in own)
        if above and _elsewhere(target.href, top.url):
            return True
    return False


_LINKED_HEADING = re.compile(
    r"(.*?)(?: > (?:header|div)(?::nth-of-type\(\d+\))?)? > h[2-6](?::nth-of-type\(\d+\))? > a\b"
)
"""The path of a link in a heading, but for the page's own; and of what holds that heading, or the box around it."""

_COLUMN = re.compile(r"(?:^|> )(?:html|body|main)(?::nth-of-type\(\d+\))?\Z")
"""What holds the whole page: a heading there is of no piece."""


def _elsewhere(href: str, url: str) -> bool:
    """Whether an address is another page's than `url`."""
    return unquote(split_url(href).path).rstrip("/") != unquote(split_url(url).path).rstrip("/")


def _says_cart(said: Mapping[SignalSource, Sequence[Sign]]) -> bool:
    """Whether it calls itself a cart, no step of an order more, and nothing else as much: "Order" there goes on to the
    checkout."""
    points = _points_of(said)
    cart = points["cart"]
    return cart >= SAID and all(each <= cart if kind in ORDERING else each < cart for kind, each in points.items())


def _of_actions(
    actions: Sequence[Action], single: Action | None, top: Evidence, product: ProductEvidence, *, in_cart: bool
) -> Iterator[Sign]:
    own = without_lists(actions)
    sold = [each for each in actions if each.kind in ("cart", "buy")]
    if single:
        named = {
            kind for each in product.headings if each.level == 1 for kind, _ in _named(SPOKEN_BOOK, each.text, LONG)
        }
        if in_cart and single.kind == "buy":
            yield "cart", single.target.name, 3.0
        else:
            teaser = bool(named & {"list", "home"}) or _is_teaser(single, top, product)
            yield "product", single.target.name, 2.0 if teaser else 4.0
    elif len(sold) >= CARDS:
        yield "list", f"{sold[0].target.name} × {len(sold)}", 2.0
    for each in own:
        if each.stands_in("pop-up"):
            continue
        if each.kind == "checkout":
            paying = bool(_PAYING & set(split(each.target.name)))
            yield "cart", each.target.name, 2.0 if paying else 3.0
            yield "checkout", each.target.name, 2.0 if paying else 1.0
        elif each.kind == "pay":
            yield "checkout", each.target.name, 4.0 if each.sends and len(each.fields) > 1 else 2.0
            yield "payment", each.target.name, 2.0
        elif each.kind in ("login", "register") and each.sends:
            yield "sign-in", each.target.name, 1.0
        elif each.kind == "explore":
            yield "home", each.target.name, 1.0
        elif each.kind == "send" and each.sends and len(each.fields) > 1:
            yield "form", each.target.name, 1.0
    removing = _removing(top)
    if removing:
        yield "cart", removing, 1.0


def _removing(top: Evidence) -> str:
    """A button that takes something out of a cart, or counts it anew."""
    targets = top.targets.targets if top.targets else []
    for target in targets:
        if target.look and _REMOVES.search(target.name) and meaning(target.name) == "navigate":
            return target.name
    return ""


_PAYING = frozenset(split("payment paiement zahlung bezahlen pago pagar pagamento pagar betaling betalen"))

_REMOVES = re.compile(
    r"\b(?:remove|delete|update (?:cart|basket|bag)|supprimer|mettre à jour|entfernen|löschen|aktualisieren|eliminar|"
    r"actualizar|rimuovi|aggiorna|verwijder|remover|atualizar)",
    re.IGNORECASE,
)


def _is_ordering(actions: Sequence[Action], forms: Sequence[Form]) -> bool:
    """Whether something is ordered here: then prices in a row are those of its cart."""
    return any(each.kind in ("checkout", "pay") for each in without_lists(actions)) or any(
        _quantities(form) > 1 or asks_for_address(_asked(form)) or CARD & _asked(form) for form in forms
    )


def _of_prices(product: ProductEvidence, *, ordering: bool, single: bool) -> Iterator[Sign]:
    alone, listed = sorted_prices(product)
    if ordering and product.shown:
        yield "cart", f"price × {len(product.shown)}", 1.0
        yield "checkout", f"price × {len(product.shown)}", 1.0
        return
    if listed:
        # Beside a product that is sold by itself stand those that others bought.
        yield "list", f"price × {listed}", 1.0 if single else 4.0 if listed >= 2 * CARDS else 3.0
        yield "home", f"price × {listed}", 0.5
    if alone and alone[0].box.y < 1600:
        yield "product", alone[0].text, 1.0 if not listed else 0.5


def sorted_prices(product: ProductEvidence) -> tuple[list[ShownPrice], int]:
    """The prices that stand by themselves, and how many stand in the same place of several pieces of the page.

    Those in tables are neither: an invoice or a list of orders.
    """
    valid = [price for price in product.shown if not price.struck]
    groups: dict[str, list[ShownPrice]] = {}
    for price in valid:
        groups.setdefault(shape(price), []).append(price)
    alone = [price for price in valid if len(groups[shape(price)]) < CARDS]
    return alone, sum(len(group) for group in groups.values() if _are_cards(group))


def _are_cards(group: Sequence[ShownPrice]) -> bool:
    if len(group) < CARDS or _TABLE.search(group[0].selector):
        return False
    tops = sorted(price.box.y for price in group)
    # On a tablet three or four cards stand in a row.
    further_rows = sum(below - above > SAME_ROW for above, below in itertools.pairwise(tops))
    return tops[-1] - tops[0] >= APART * further_rows


def shape(price: ShownPrice) -> str:
    """The path to its element, without positions and names."""
    return _POSITION.sub("", price.selector)


def _of_text(product: ProductEvidence, forms: Sequence[Form]) -> Iterator[Sign]:
    if product.copy >= MUCH_TEXT and len(product.shown) < CARDS:
        yield "article", f"{product.copy} characters", 2.0 if product.copy >= 2 * MUCH_TEXT else 1.0
    if any(re.search(r"comment|reply|commentaire|kommentar|comentario|reactie", form.evidence.name) for form in forms):
        yield "article", "comments", 2.0
