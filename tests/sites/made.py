"""Sites of our own: the demo's shops, the pages of the pairs with one fault each, the pages of the bench."""

from __future__ import annotations

from typing import NamedTuple


class Made(NamedTuple):
    """A site and its pages: addresses of `tests.pairs.shop.PlantedShop`."""

    name: str
    pages: tuple[str, ...]


def planted(name: str, number: int = 0) -> str:
    """The page of a pair with one of its changes."""
    return f"/planted/{name}/{number}"


MADE = (
    Made("kerlenn", ("/", "/bol-maree", "/panier", "/commande")),
    Made("lumen", ("/own/lamp", "/own/account")),
    Made("lumen, worn", ("/own/lamps", "/own/lamp", "/own/account")),
    Made("kerlenn, one pale line", ("/", planted("pale-text-demo"), "/panier", "/commande")),
    Made("kerlenn, all pale", (planted("pale-text-demo", 2), "/")),
    Made("kerlenn, no viewport", (planted("no-viewport-demo"), "/bol-maree")),
    Made("kerlenn, tiny links", (planted("tiny-targets", 1), "/bol-maree", "/panier")),
    Made("kerlenn, tiny notes", ("/", planted("tiny-text-near-then-gross"), "/commande")),
    Made("kerlenn, pop-up", (planted("pop-up-demo"), "/bol-maree", "/panier")),
    Made("kerlenn, no labels", ("/", "/panier", planted("no-labels-demo"))),
    Made("kerlenn, wrong keyboard", ("/", "/panier", planted("wrong-keyboard-demo"))),
    Made("kerlenn, long checkout", ("/", "/panier", planted("many-fields"))),
    Made("kerlenn, camera picture", ("/", planted("picture-from-the-camera"))),
    Made("lumen, small faults", (planted("tight-lines", 2), planted("dull-words-on-the-button"), "/own/account")),
    Made("lumen, slow", (planted("render-blocking", 2), planted("heavy-pictures", 2))),
    Made("lumen, carousel", (planted("turning-carousel"), "/own/account")),
    Made("lumen, careless form", (planted("no-autocomplete", 2), planted("wrong-keyboard", 2))),
    Made("lumen, no headers", (planted("no-headers", 2), "/own/account")),
)
