"""The set *real*: pages of templates and of front ends of shops, each as its maker has put it into an npm package."""

from __future__ import annotations

from typing import Literal

import msgspec

from tests.bench.packages import Package

Kind = Literal["home", "list", "product", "cart", "checkout"]

_GENTELELLA = Package("gentelella", "4.2.0", "Colorlib")


class Page(msgspec.Struct, frozen=True):
    """`path` in the package; root: the folder of the package that its addresses with a leading slash mean."""

    package: Package
    path: str
    kind: Kind
    root: str = ""


PAGES: tuple[Page, ...] = (
    Page(Package("startbootstrap-shop-homepage", "5.0.6", "Start Bootstrap"), "index.html", "list", "dist"),
    Page(Package("startbootstrap-shop-item", "5.0.6", "Start Bootstrap"), "index.html", "product", "dist"),
    Page(Package("shop-item", "1.0.1", "Orbit Themes"), "index.html", "product"),
    Page(Package("checkout-template", "1.0.1", "Orbit Themes"), "index.html", "checkout"),
    Page(Package("bootstrap-shopping-carts", "1.0.0", "MDBootstrap"), "basic.html", "cart"),
    Page(Package("bootstrap-payment-forms", "1.0.0", "MDBootstrap"), "ecommerce-checkout-page.html", "checkout"),
    Page(_GENTELELLA, "production/e_commerce.html", "list", "dist"),
    Page(_GENTELELLA, "production/product_detail.html", "product", "dist"),
    Page(Package("tabler-ui", "0.0.34", "Tabler"), "store.html", "list", "dist"),
    Page(Package("shop-theme-classic", "0.0.5", "Canner"), "index.html", "home"),
    Page(Package("material-kit", "2.0.4", "Creative Tim"), "index.html", "home"),
    Page(Package("semantic-ui", "2.5.0", "Semantic UI"), "examples/homepage.html", "home"),
)

_FONT_AWESOME = Package("font-awesome", "4.7.0", "Font Awesome")

LIBRARIES: tuple[tuple[str, Package, str], ...] = (
    ("/npm/bootstrap@5.2.3/", Package("bootstrap", "5.2.3", "Bootstrap"), ""),
    ("/npm/bootstrap-icons@1.5.0/", Package("bootstrap-icons", "1.5.0", "Bootstrap"), ""),
    ("/bootstrap/3.3.4/", Package("bootstrap", "3.3.4", "Bootstrap"), "dist/"),
    ("/font-awesome/4.7.0/", _FONT_AWESOME, ""),
    ("/font-awesome/latest/", _FONT_AWESOME, ""),
    ("/releases/v5.15.2/", Package("@fortawesome/fontawesome-free", "5.15.2", "Font Awesome"), ""),
)
"""What the pages load from other hosts: which part of an address, from which package, from which folder of it."""
