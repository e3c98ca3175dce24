"""Which links lead to an article, to a list, to the cart."""

from __future__ import annotations

from typing import Any

import pytest
from builders_touch import a_snapshot, a_target
from msgspec.structs import replace

from auditor.funnel.products import counter_of, is_cart_name, kinds_of, to_cart, to_lists, to_products
from auditor.model.evidence.links import LinkEvidence
from auditor.model.evidence.product import ShownPrice
from auditor.model.evidence.targets import TargetEvidence
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot

SHOP = "https://shop.example"


def a_link(path: str, name: str, y: float = 100.0, **changes: Any) -> TargetEvidence:
    href = path if "://" in path else f"{SHOP}{path}"
    return a_target(20, y, 150, 40, **{"tag": "a", "role": "link", "name": name, "href": href, **changes})


def a_home(*links: TargetEvidence, prices: tuple[float, ...] = (), hidden: tuple[LinkEvidence, ...] = ()) -> Snapshot:
    snapshot = a_snapshot(*links, kind="home")
    top = snapshot.frames[0]
    assert top.product is not None
    shown = [ShownPrice(selector="p", html="", box=Box(20, y, 60, 20), text="49 €", struck=False) for y in prices]
    return replace(snapshot, frames=[replace(top, product=replace(top.product, shown=shown), links=list(hidden))])


@pytest.mark.parametrize(
    ("path", "kinds"),
    [
        ("/", set()), ("/cart", {"cart"}), ("/panier?action=show", {"cart"}), ("/basket/", {"cart"}),
        ("/produit/lampe-3", {"product"}), ("/products/vase", {"product"}), ("/products", {"list"}),
        ("/checkout/cart/", {"checkout", "cart"}), ("/#/warenkorb", {"cart"}), ("/shop", {"list"}),
    ],
)  # fmt: skip
def test_what_an_address_says(path: str, kinds: set[str]) -> None:
    assert kinds_of(f"{SHOP}{path}") == kinds


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("Cart (2)", True), ("Panier Total : 19,00 €", True), ("Mein Warenkorb", True), ("Ver carrito", True),
        ("Winkelwagen 0", True), ("Carrello", True), ("Carrinho", True), ("Add to cart", False),
        ("Ajouter au panier", False), ("In den Warenkorb", False), ("Passer la commande", False), ("Lamp", False),
    ],
)  # fmt: skip
def test_what_names_the_cart(name: str, is_one: bool) -> None:
    assert is_cart_name(name) is is_one


def test_an_article_is_a_link_beside_a_price_or_of_an_address_for_one() -> None:
    home = a_home(
        a_link("/terms", "Terms and conditions", 20),
        a_link("/a-lamp", "A lamp", 100),
        a_link("/product/vase", "A vase", 900),
        a_link("https://other.example/product/cup", "A cup of another shop", 940),
        a_link("/cart/add/7", "Add to cart", 120),
        a_link("/about", "About us", 1400),
        prices=(150.0,),
    )
    assert [(link.name, link.why) for link in to_products(home)] == [
        ("A vase", "product-address"),
        ("A lamp", "product-price"),
    ]


def test_what_stands_on_every_page_is_no_article() -> None:
    home = a_home(a_link("/a-lamp", "Free delivery from", 100, selector="body > footer > a"), prices=(150.0,))
    assert to_products(home) == []


def test_lists_are_found_in_a_menu_that_is_shut_too() -> None:
    hidden = (
        LinkEvidence(text="All our lamps", url=f"{SHOP}/collections/lamps"),
        LinkEvidence(text="Shop", url=f"{SHOP}/shop"),
    )
    assert [link.url for link in to_lists(a_home(hidden=hidden))] == [f"{SHOP}/shop"]
    assert [link.name for link in to_lists(a_home(a_link("/x", "Découvrir la boutique")))] == ["Découvrir la boutique"]


def test_the_cart_is_opened_by_no_link_that_does_something() -> None:
    home = a_home(a_link("/cart/remove/3", "Cart"), a_link("/panier", "Mon panier (1)"), a_link("/checkout", "Cart"))
    assert [link.url for link in to_cart(home)] == [f"{SHOP}/panier"]


@pytest.mark.parametrize(
    ("name", "count"), [("Cart (2)", 2), ("Panier 0", 0), ("Panier 19,00 €", None), ("Cart", None), ("Basket 12", 12)]
)
def test_the_counter_of_the_cart(name: str, count: int | None) -> None:
    assert counter_of(a_home(a_link("/c-1", name))) == count
