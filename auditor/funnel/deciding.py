"""What is done next: on the way to an article, to the cart, and through the checkout to the page that takes payment."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urldefrag

import msgspec

from auditor.funnel import buttons, filling, products
from auditor.funnel.buttons import Button
from auditor.funnel.filling import Asked
from auditor.funnel.names import place, tidy
from auditor.funnel.products import Link
from auditor.measure.page.action_words import meaning
from auditor.measure.page.checkout_steps import named_step, step_of
from auditor.measure.page.kind import page_kind
from auditor.measure.page.paying import has_unread_frame, payment_sign
from auditor.model.funnel import REACHED, Act, Look, Move, Page, Taken, Title, Why
from auditor.model.journey import Tap, Tapped, Visit
from auditor.model.snapshot import Snapshot
from auditor.model.url import origin, same_site

MOST_MOVES = 30
"""Moves: a checkout of six pages takes about fifteen."""

HABITS: dict[str, tuple[str, ...]] = {
    "cart": ("/cart", "/basket/", "/checkout/cart/", "/panier"),
    "checkout": ("/checkout",),
}
"""Addresses of the programs that many shops run on (Shopify and WooCommerce, django-oscar, Magento, PrestaShop)."""

MOST_FILLINGS = 2
"""Times that one page is filled in: an answer may make it ask for more."""

MOST_TRIES = 4
"""Articles that are tried, and lists that are looked through: one may be sold out."""

_PAYING: dict[str, Why] = {
    "card": "paying-card", "wallet": "paying-wallet", "pay": "paying-pay", "unknown": "paying-unknown",
}  # fmt: skip


def page_of(look: Look) -> Page:
    """What tells the page, or the step of a page, from another."""
    top = look.snapshot.frames[0] if look.snapshot.frames else None
    url = look.snapshot.final_url
    address = url if "#/" in url or "#!" in url else urldefrag(url).url
    fields = (top.fields if top else None) or []
    return Page(address, frozenset(field.at.selector for field in fields if field.visible))


def next_move(look: Look, taken: Sequence[Taken]) -> Move:
    """What is done on the page, after all that was `taken`. Its steps are empty at the end."""
    counter = products.counter_of(look.snapshot) if look.snapshot.frames else None
    move, here = _decided(look, taken), page_of(look)
    covered = [each for each in taken if each.failed == "journey-covered" and each.move.page == here]
    if move.act == "end" and covered and move.why not in REACHED:
        move = msgspec.structs.replace(move, why="covered", on=covered[-1].move.on)
    return msgspec.structs.replace(move, page=here, counter=counter, station=_named(look.snapshot, move.station))


def _named(snapshot: Snapshot, station: Title) -> Title:
    """The step of the checkout that the page is, if it says so. Where one pays stays that, but for the summary."""
    if station == "payment":
        return "review" if named_step(snapshot) == "review" else station
    return step_of(snapshot) or station if station == "checkout" else station


def _decided(look: Look, taken: Sequence[Taken]) -> Move:
    if len(taken) >= MOST_MOVES:
        return _end("too-long", look, taken)
    if not look.snapshot.frames or look.snapshot.frames[0].targets is None:
        return _end("failed", look, taken)
    if not _in_cart(taken):
        return _to_article(look, taken)
    if not _did(taken, "checkout", "guest", "fill", "continue"):
        return _to_checkout(look, taken)
    return _through_checkout(look, taken)


def _did(taken: Sequence[Taken], *acts: Act) -> list[Taken]:
    """What was done of that since an article was put into the cart last."""
    since = max((place for place, each in enumerate(taken) if each.move.act == "add"), default=-1)
    return [each for each in taken[since + 1 :] if each.move.act in acts and not each.failed]


def _in_cart(taken: Sequence[Taken]) -> bool:
    """Whether an article was put into the cart, and no other was looked for since."""
    last = next((each for each in reversed(taken) if each.move.act in {"add", "product", "list"}), None)
    return last is not None and last.move.act == "add" and not last.failed


def _end(why: Why, look: Look, taken: Sequence[Taken], *, on: str = "", station: Title = "") -> Move:
    return Move(act="end", why=why, on=on, station=station or _title(look.snapshot, taken))


def _title(snapshot: Snapshot, taken: Sequence[Taken]) -> Title:
    """What the page is on the way, "" if it is no part of it."""
    if not taken:
        return "product" if _kind(snapshot) == "product" else "home"
    if _kind(snapshot) == "product" and not _in_cart(taken):
        return "product"
    if _did(taken, "checkout", "guest", "fill", "continue"):
        return "checkout"
    return "cart" if _is_cart(snapshot) else ""


def _kind(snapshot: Snapshot) -> str:
    kind = page_kind(snapshot)
    return kind.name if kind else "other"


def _is_cart(snapshot: Snapshot) -> bool:
    return _kind(snapshot) == "cart" or "cart" in products.kinds_of(snapshot.final_url) - {"product", "list"}


# To an article, and into the cart


def _to_article(look: Look, taken: Sequence[Taken]) -> Move:
    snapshot, here = look.snapshot, page_of(look)
    station: Title = "" if taken else _title(snapshot, taken)
    came = bool(taken) and taken[-1].move.act == "product" and not taken[-1].failed
    adding = buttons.adding(snapshot)
    one = _kind(snapshot) == "product" or (came and bool(adding)) or (len(adding) == 1 and _kind(snapshot) != "list")
    tried = [each for each in taken if each.move.act == "add" and each.move.page == here]
    asked = [each for each in taken if each.move.act == "choose" and each.move.page == here]
    swatches = buttons.swatches(snapshot) if not tried and not asked and (one or came) else []
    if swatches:
        names = ", ".join(each.name for each in swatches)
        steps = tuple(step for each in swatches for step in _pressed(each))
        return Move(act="choose", why="variant", on=names, station="product", steps=steps)
    unready = filling.variants(look) if came and not (adding or tried or asked) else []
    if unready:  # what adds it is off until a size is chosen
        names = ", ".join(step.place.text.partition(": ")[2] for step in unready)
        return Move(act="choose", why="variant", on=names, station="product", steps=tuple(unready))
    if one and adding and not tried:
        button = adding[0]
        chosen = filling.variants(look)
        return Move(act="add", why="add-words", on=button.name, station="product", steps=(*chosen, *_pressed(button)))
    another = _another(look, taken, station)
    return another or _end("not-added" if any(each.move.act == "add" for each in taken) else "no-product", look, taken)


def _another(look: Look, taken: Sequence[Taken], station: Title = "") -> Move | None:
    """An article that was not tried yet, or a list of them: of this page, then of those before."""
    ways: tuple[tuple[Act, list[Link]], ...] = (
        ("product", products.to_products(look.snapshot)),
        ("list", products.to_lists(look.snapshot)),
    )
    opened = {step.url for each in taken for step in each.move.steps if isinstance(step, Visit)}
    for act, links in ways:
        before = [each.move for each in taken if each.move.act == act]
        if len(before) >= MOST_TRIES:
            continue
        links += [Link(url, name, move.why, 0.0) for move in before for url, name in move.also]
        left = [link for link in links if link.url not in opened]
        if left:
            move = _opened(act, left[0], station)
            return msgspec.structs.replace(move, also=tuple((link.url, link.name) for link in left[1 : MOST_TRIES * 2]))
    return None


def _opened(act: Act, link: Link, station: Title = "") -> Move:
    step = Visit(place=place(f"visit: {link.url}"), url=link.url)
    return Move(act=act, why=link.why, on=link.name or link.url, station=station, steps=(step,))


def _pressed(button: Button) -> tuple[Tap, ...]:
    return (Tap(place=place(f"tap: {button.name}"), on=button.on),)


# Into the cart's page, and out of it


def _to_checkout(look: Look, taken: Sequence[Taken]) -> Move:
    snapshot, here = look.snapshot, page_of(look)
    failed = {each.move.on for each in taken if each.failed and each.move.page == here}
    if _is_cart(snapshot):
        leading = [each for each in buttons.to_checkout(snapshot) if each.name not in failed]
        allowed = [each for each in leading if not payment_sign(snapshot, _tapped(each))]
        if allowed:
            return Move(
                act="checkout", why="checkout-words", on=allowed[0].name, station="cart", steps=_pressed(allowed[0])
            )
        if leading and all(payment_sign(snapshot, _tapped(each)) == "wallet" for each in leading):
            # Beside a wallet no button is touched; an address may be opened.
            beside = _by_address(taken, "checkout", products.to_checkout(snapshot), HABITS["checkout"])
            if beside is not None:
                return msgspec.structs.replace(beside, station="cart")
        if leading:
            return _end(_PAYING[payment_sign(snapshot, _tapped(leading[0]))], look, taken, on=leading[0].name)
        if _did(taken, "cart"):
            # It offers nothing that leads on: most likely it is empty, and another article is tried.
            return _another(look, taken) or _end("no-checkout", look, taken)
    if not _did(taken, "cart"):
        for link in products.to_cart(snapshot):
            if link.name not in failed:
                return _counted(_opened("cart", link), snapshot, taken)
    opener = next((each for each in buttons.named_cart(snapshot) if each.name not in failed), None)
    if opener is not None and len(_did(taken, "cart")) < 2:
        return Move(act="cart", why="cart-words", on=opener.name, steps=_pressed(opener))
    drawn = [each for each in buttons.to_checkout(snapshot) if each.name not in failed]  # in a cart that slides in
    drawn = [each for each in drawn if not payment_sign(snapshot, _tapped(each))]
    if drawn:
        return Move(act="checkout", why="checkout-words", on=drawn[0].name, station="cart", steps=_pressed(drawn[0]))
    if not _did(taken, "cart"):
        habit = _by_address(taken, "cart", [], HABITS["cart"])
        if habit is not None:
            return habit
    return _end("no-checkout" if _is_cart(snapshot) or _did(taken, "cart") else "no-cart", look, taken)


def _by_address(taken: Sequence[Taken], act: Act, links: Sequence[Link], habits: Sequence[str]) -> Move | None:
    """Opens what a link leads to, else an address that many shops have; None if all were."""
    opened = {step.url for each in taken for step in each.move.steps if isinstance(step, Visit)}
    usual = [f"{origin(taken[0].move.page.address)}{path}" for path in habits]
    left = [link for link in (*links, *(Link(url, "", "habit", 0.0) for url in usual)) if link.url not in opened]
    return _opened(act, left[0]) if left else None


def _counted(move: Move, snapshot: Snapshot, taken: Sequence[Taken]) -> Move:
    """The same move, with the counter of the cart as its reason if that has risen."""
    before = next((each.move.counter for each in reversed(taken) if each.move.act == "add"), None)
    after = products.counter_of(snapshot)
    risen = after is not None and after > (before or 0)
    return msgspec.structs.replace(move, why="cart-shown") if risen else move


def _tapped(button: Button, *, known: bool = False) -> Tapped:
    return Tapped(button.name, button.href, known)


# Through the checkout


def _through_checkout(look: Look, taken: Sequence[Taken]) -> Move:
    snapshot, here = look.snapshot, page_of(look)
    start = taken[0].move.page.address
    if not same_site(start, snapshot.final_url):
        return _end("left-shop", look, taken, on=snapshot.final_url, station="payment")
    if has_unread_frame(snapshot):
        return _end("paying-unknown", look, taken, station="payment")
    on_page = [each for each in taken if each.move.page == here]
    failed = {each.move.on for each in on_page if each.failed}
    onward = [each for each in buttons.onward(snapshot) if each.name not in failed]
    known = bool(_did(taken, "fill"))
    signs = [(each, payment_sign(snapshot, _tapped(each, known=known))) for each in onward]
    sign = next((found for _, found in signs if found), payment_sign(snapshot, Tapped("", known=known, entry=True)))
    allowed = [each for each, found in signs if not found and not (sign and meaning(each.name) == "cart")]
    if sign == "card" or (sign and not [each for each in allowed if not each.href or _leads(each)]):
        named = next((each.name for each, found in signs if found), "")
        return _end(_PAYING[sign], look, taken, on=named, station="payment")
    guest = next((each for each in buttons.as_guest(snapshot) if each.name not in failed), None)
    chosen = filling.is_guest(look) or any(each.move.act == "guest" for each in on_page)
    if guest is not None and not chosen and (filling.asks_password(look) or not filling.to_fill(look)):
        return Move(act="guest", why="guest-words", on=guest.name, station="checkout", steps=_pressed(guest))
    if filling.must_sign_in(look):
        return _end("sign-in", look, taken, on=tidy(_heading(snapshot)))
    asked = filling.to_fill(look)
    if asked and sum(each.move.act == "fill" for each in on_page) < MOST_FILLINGS:
        return _filled("filled", asked)
    pressed = {each.move.on for each in on_page if each.move.act in {"continue", "guest"} and not each.failed}
    again = filling.telephone_from_abroad(look)
    if pressed and again and not any(each.move.why == "telephone" for each in on_page):
        return _filled("telephone", again)
    retold = sum(each.move.why == "telephone" for each in on_page[-1:])
    left = [each for each in allowed if each.name not in pressed or retold]
    if left:
        return Move(act="continue", why="continue-words", on=left[0].name, station="checkout", steps=_pressed(left[0]))
    return _end("refused" if pressed else "no-next", look, taken)


def _filled(why: Why, asked: Sequence[Asked]) -> Move:
    names = ", ".join(dict.fromkeys(each.name for each in asked))
    return Move(act="fill", why=why, on=names, station="checkout", steps=tuple(each.step for each in asked))


def _leads(button: Button) -> bool:
    """Whether a link says that it leads on, and not that it leads back."""
    return meaning(button.name) in {"continue", "checkout"}


def _heading(snapshot: Snapshot) -> str:
    product = snapshot.frames[0].product
    return product.headings[0].text if product and product.headings else ""
