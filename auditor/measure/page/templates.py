"""What the software of a shop calls the kind of a page: the name and classes that it gives to its <body>.

They are written by a program, not by an author, so they are the same in every language and every theme: a shop in
Arabic says here what it is. Only names that the software itself writes, and of those the ones that mean one kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from auditor.model.kind import Kind

POINTS = 4.0
"""As much as structured data: it is the shop that says so."""

_CLASSES: dict[str, Kind] = {
    # WooCommerce and WordPress: wc_body_class(), get_body_class()
    "single-product": "product",
    "tax-product_cat": "list",
    "post-type-archive-product": "list",
    "woocommerce-cart": "cart",
    "woocommerce-checkout": "checkout",
    "single-post": "article",
    # Magento: layout handles
    "cms-index-index": "home",
    "catalog-category-view": "list",
    "catalogsearch-result-index": "list",
    "catalog-product-view": "product",
    "checkout-cart-index": "cart",
    "checkout-index-index": "checkout",
    "customer-account-login": "sign-in",
    "customer-account-create": "sign-in",
    "contact-index-index": "form",
    # Shopify: themes write "template-" and the name of the template
    "template-index": "home",
    "template-collection": "list",
    "template-product": "product",
    "template-cart": "cart",
    "template-article": "article",
    # PrestaShop: page.body_classes
    "page-product": "product",
    "page-category": "list",
    "page-cart": "cart",
    "page-authentication": "sign-in",
    # OpenCart: the route
    "common-home": "home",
    "product-product": "product",
    "product-category": "list",
    "checkout-cart": "cart",
    "checkout-checkout": "checkout",
    "account-login": "sign-in",
    # Shopware 6: controller and action
    "is-ctl-product": "product",
    "is-act-cartpage": "cart",
    "is-act-checkoutregisterpage": "checkout",
    "is-act-confirmpage": "checkout",
}
_NAMES: dict[str, Kind] = {
    # PrestaShop: page.page_name
    "category": "list",
    "product": "product",
    "cart": "cart",
    "checkout": "checkout",
    "authentication": "sign-in",
    "contact": "form",
}

_BEHIND = frozenset({"woocommerce-order-received", "woocommerce-order-pay", "checkout-onepage-success"})
"""The order has been placed, or is paid anew."""

_NUMBERED = re.compile(r"-\d+\Z")
"""OpenCart adds the number of the product."""


def of_body(name: str, classes: Iterable[str]) -> Iterator[tuple[Kind, str]]:
    """The kinds that the name (`id`) and the classes of a <body> stand for, each with what says so."""
    known = {each.lower() for each in classes}
    if known & _BEHIND:
        return
    for each in sorted(known):
        kind = _CLASSES.get(_NUMBERED.sub("", each))
        if kind:
            yield kind, each
    if name.lower() in _NAMES:
        yield _NAMES[name.lower()], name
