"""Shops as customers meet them: what stands beside the way, over it, or in front of it. /order is never asked for."""

from __future__ import annotations

from tests.browser.funnel_shops import ADDRESS, CARD, HOME, ORDERED, holds, moved
from tests.site import Answer, Asked, Route, page

HEADER = "<header><a href=/>Lamps</a> <form role=search action=/find><input name=q placeholder=Search></form></header>"
NEWSLETTER = (
    "<section><h2>Ten percent off your first lamp</h2><form method=post action=/newsletter>"
    "<label>E-mail <input type=email name=mail required></label><button>Continue</button></form>"
    "<p>Our newsletter comes once a month.</p></section>"
)
COUPON = "<form method=post action=/coupon><label>Promo code <input name=code></label><button>Apply</button></form>"
BANNER = (
    "<div id=banner role=dialog aria-label='Cookie consent' style='position: fixed; inset: auto 0 0 0; height: 45vh; "
    "z-index: 9; background: white'><p>We use cookies to measure our audience.</p>"
    "<button onclick='document.cookie = `seen=yes; path=/`; banner.remove()'>Accept all</button>"
    "<button onclick='document.cookie = `seen=no; path=/`; banner.remove()'>Reject all</button></div>"
    "<script>if (document.cookie.includes(`seen=`)) banner.remove();</script>"
)


def checkout() -> dict[str, Route]:
    """An address, then a card."""
    return {
        "/checkout": page(
            f"<h1>Checkout</h1><form method=post action=/payment>{ADDRESS}<button>Continue</button></form>"
        ),
        "/payment": page(f"<h1>Payment</h1><form method=post>{CARD}</form>"),
        "/order": ORDERED,
    }


def with_a_drawer() -> dict[str, Route]:
    """A shop of one page: its lists, articles and cart are drawn by a script, and the cart slides in over the page."""
    script = """<script>
      let lamps = 0;
      const main = document.querySelector("main"), drawer = document.querySelector("#drawer");
      const draw = () => {
        document.querySelector("#open").ariaLabel = `Open cart, ${lamps} items`;
        main.innerHTML = location.hash === "#/lamps/reading-lamp"
          ? "<h1>Reading lamp</h1><p>49,00 €</p><div><button aria-label='One less'>−</button><input value=1 "
            + "aria-label=Quantity inputmode=numeric><button aria-label='One more'>+</button></div>"
            + "<button id=add>Add to cart</button>"
          : "<h1>Lamps</h1><ul><li><a href='#/lamps/reading-lamp'>Reading lamp</a><p>49,00 €</p></li></ul>";
        const add = document.querySelector("#add");
        if (add) add.onclick = () => { lamps++; draw(); show(); };
      };
      const show = () => {
        drawer.hidden = false;
        drawer.innerHTML = "<h2>Your cart</h2><button aria-label=Close onclick='drawer.hidden = true'>×</button>"
          + (lamps ? "<p>Reading lamp, 49,00 €</p><button aria-label='One less'>−</button><span>1</span>"
            + "<button aria-label='One more'>+</button><p>Subtotal 49,00 €</p>"
            + "<button onclick='location = `/checkout`'>Checkout</button>" : "<p>Your cart is empty.</p>");
      };
      addEventListener("hashchange", draw); draw();
    </script>"""
    body = (
        "<header><a href='#/'>Lamps</a><button id=open onclick='show()'>&#128722;</button></header><main></main>"
        "<aside id=drawer role=dialog aria-modal=true aria-label='Your cart' hidden style='position: fixed; inset: "
        "0 0 0 15%; background: white; z-index: 5'></aside>"
    )
    return {"/": page(body + script), **checkout()}


def back_to_the_article() -> dict[str, Route]:
    """The cart is filled by a POST that leads back to the article; quantities are changed by buttons of the same form
    as the one that leads on, and a coupon and a newsletter stand above it."""

    def lamp(asked: Asked) -> Answer:
        added = "<p role=status>Added. <a href=/cart>View cart</a></p>" if holds(asked, "cart=1") else ""
        return page(
            f"{HEADER}{added}<h1>Reading lamp</h1><p>49,00 €</p><form method=post action=/add><button type=button "
            "aria-label=Less>−</button><input name=n value=1 aria-label=Quantity><button type=button aria-label=More>+"
            f"</button><button>Add to cart</button></form>{NEWSLETTER}"
        )

    def full(asked: Asked) -> Answer:
        if not holds(asked, "cart=1"):
            return page(f"{HEADER}<h1>Your cart</h1><p>Your cart is empty.</p>{NEWSLETTER}")
        return page(
            f"{HEADER}<h1>Your cart</h1>{COUPON}{NEWSLETTER}<form method=post action=/change><p>Reading lamp, 49,00 €"
            "</p><button name=less>−</button><input name=n value=1 aria-label=Quantity><button name=more>+</button>"
            "<button name=remove>Remove</button><button name=update>Update cart</button>"
            "<button formaction=/checkout>Proceed to checkout</button></form>"
        )

    checked = checkout()
    checked["/checkout"] = page(
        f"{HEADER}<h1>Checkout</h1>{COUPON}{NEWSLETTER}<form method=post action=/payment>{ADDRESS}"
        "<button>Continue</button></form>"
    )
    routes: dict[str, Route] = {"/": HOME, "/lamp-1": lamp, "/add": moved("/lamp-1", "cart=1"), "/cart": full}
    asides: dict[str, Route] = {name: page("<h1>Done</h1>") for name in ("/coupon", "/newsletter", "/change", "/find")}
    return {**routes, **asides, **checked}


def behind_a_banner() -> dict[str, Route]:
    """A dialog on cookies lies over the button that puts the article into the cart, which stays at the lower edge."""
    bar = (
        "<div style='position: fixed; inset: auto 0 0 0; height: 60px; background: white'>"
        "<button onclick='document.cookie = `cart=1`; location = `/cart`'>Add to cart</button></div>"
    )
    full = page("<h1>Your cart</h1><p>Reading lamp, 49,00 €</p><a href=/checkout>Checkout</a>")
    return {
        "/": page(f"{HOME.body.decode().partition('<body>')[2].partition('</body>')[0]}{BANNER}"),
        "/lamp-1": page(f"<h1>Reading lamp</h1><p>49,00 €</p>{bar}{BANNER}"),
        "/lamp-2": page(f"<h1>Desk lamp</h1><p>59,00 €</p>{bar}{BANNER}"),
        "/cart": lambda asked: full if holds(asked, "cart=1") else page("<h1>Your cart</h1><p>Your cart is empty.</p>"),
        **checkout(),
    }


def sizes_as_buttons() -> dict[str, Route]:
    """Sizes are buttons of a group; nothing can be put into the cart before one is chosen, and one is sold out."""
    body = (
        "<h1>Reading lamp</h1><p>49,00 €</p><div role=group aria-label=Size>"
        "<button disabled>S</button><button aria-pressed=false>M</button><button aria-pressed=false>L</button></div>"
        "<button id=add disabled>Add to cart</button><script>for (const each of document.querySelectorAll("
        "'[aria-pressed]')) each.onclick = () => { each.ariaPressed = true; add.disabled = false; };"
        "add.onclick = () => { document.cookie = 'cart=1'; location = '/cart'; };</script>"
    )
    full = page("<h1>Your cart</h1><p>Reading lamp, 49,00 €</p><a href=/checkout>Checkout</a>")
    return {
        "/": page("<h1>Lamps</h1><ul><li><a href=/lamp-1>Reading lamp</a><p>49,00 €</p></ul>"),
        "/lamp-1": page(body),
        "/cart": lambda asked: full if holds(asked, "cart=1") else page("<h1>Your cart</h1><p>Your cart is empty.</p>"),
        **checkout(),
    }


def _as_far_as(full: Answer) -> dict[str, Route]:
    """In French: a home, an article and a cart, which is `full` once the article is in it."""
    return {
        "/": page("<h1>Lampes</h1><ul><li><a href=/lampe-1>Lampe de lecture</a><p>49,00 €</p></ul>"),
        "/lampe-1": page(
            "<h1>Lampe de lecture</h1><p>49,00 €</p><form method=post action=/ajout><button>Ajouter au panier</button>"
            "</form><a href=/panier>Mon panier</a>"
        ),
        "/ajout": moved("/panier", "cart=1"),
        "/panier": lambda asked: full if holds(asked, "cart=1") else page("<h1>Mon panier</h1><p>Il est vide.</p>"),
    }


def terms_to_accept(order: str) -> dict[str, Route]:
    """In French: the cart is *validated*, delivery costs are chosen, and terms are accepted beside the order button."""
    full = page(
        "<h1>Mon panier</h1><p>Lampe de lecture, 49,00 €</p><form method=post action=/code><label>Code promo "
        "<input name=code></label><button>Valider</button></form><a href=/livraison>Valider mon panier</a>"
    )
    fields = (
        "<label>Prénom <input name=prenom required></label><label>Nom <input name=nom required></label>"
        "<label>Adresse e-mail <input type=email name=mail required></label><label>Adresse <input name=rue required>"
        "</label><label>Code postal <input name=cp required></label><label>Ville <input name=ville required></label>"
    )
    return {
        **_as_far_as(full),
        "/livraison": page(
            f"<h1>Livraison</h1><form method=post action=/mode>{fields}<label><input type=checkbox name=pub> Je veux "
            "recevoir les offres</label><button>Continuer</button></form>"
        ),
        "/mode": page(
            "<h1>Mode de livraison</h1><form method=post action=/recap><label><input type=radio name=m value=1 "
            "required> Point relais, 3,90 €</label><label><input type=radio name=m value=2> À domicile, 5,90 €</label>"
            "<button>Continuer</button></form>"
        ),
        "/recap": page(
            "<h1>Récapitulatif</h1><p>Total 52,90 €</p><form method=post action=/order><label><input type=checkbox "
            "name=cgv required> J’accepte les conditions générales de vente</label>"
            f"<button>{order}</button></form>"
        ),
        "/code": page("<h1>Code</h1>"),
        "/order": ORDERED,
    }


def in_an_accordion() -> dict[str, Route]:
    """A checkout on one page: each part opens when the one before it is done, the last one places the order. The cart's
    button is a link with the role of a button, in a bar that stays at the lower edge."""
    bar = (
        "<div style='position: sticky; bottom: 0; background: white'><a role=button href='#' "
        "onclick='location = `/commande`; return false' style='display: block; padding: 14px; background: #222; "
        "color: white'>Commander</a></div>"
    )
    full = page(
        f"<h1>Mon panier</h1><p>Lampe de lecture, 49,00 €</p><p style='height: 900px'>Livraison offerte</p>{bar}"
    )
    fields = (
        "<label>Prénom <input name=prenom></label><label>Nom <input name=nom></label>"
        "<label>E-mail <input type=email name=mail></label><label>Adresse <input name=rue></label>"
        "<label>Code postal <input name=cp></label><label>Ville <input name=ville></label>"
    )
    script = """<script>
      const parts = [...document.querySelectorAll("section div")];
      const open = (place) => parts.forEach((part, at) => { part.hidden = at !== place; });
      for (const [place, part] of parts.entries())
        part.querySelector("button").onclick = () =>
          place < 2 ? open(place + 1) : fetch("/order", { method: "POST" });
      open(0);
    </script>"""
    return {
        **_as_far_as(full),
        "/commande": page(
            f"<h1>Commande</h1><section><h2>1. Adresse</h2><div>{fields}<button>Continuer</button></div></section>"
            "<section><h2>2. Livraison</h2><div><label><input type=radio name=l checked> Point relais, 3,90 €</label>"
            "<button>Continuer</button></div></section><section><h2>3. Paiement</h2><div><label><input type=radio "
            "name=p checked> Virement bancaire</label><label><input type=radio name=p> Chèque</label>"
            f"<button>Continuer</button></div></section>{script}"
        ),
        "/order": ORDERED,
    }


def sizes_as_radios() -> dict[str, Route]:
    """Sizes are radio buttons, and nothing can be added before one is chosen; whether to sign in is asked by radio
    buttons as well, and what comes after the address is a summary whose button only says to go on."""
    body = (
        "<h1>Reading lamp</h1><p>49,00 €</p><fieldset><legend>Size</legend><label><input type=radio name=size disabled>"
        "S</label><label><input type=radio name=size>M</label><label><input type=radio name=size>L</label></fieldset>"
        "<button id=add disabled>Add to cart</button><script>for (const each of document.querySelectorAll(`[name=size]`"
        ")) each.onchange = () => { add.disabled = false; };"
        "add.onclick = () => { document.cookie = `cart=1`; location = `/cart`; };</script>"
    )
    full = page("<h1>Your cart</h1><p>Reading lamp, 49,00 €</p><a href=/checkout>Checkout</a>")
    return {
        "/": page("<h1>Lamps</h1><ul><li><a href=/lamp-1>Reading lamp</a><p>49,00 €</p></ul>"),
        "/lamp-1": page(body),
        "/cart": lambda asked: full if holds(asked, "cart=1") else page("<h1>Your cart</h1><p>Your cart is empty.</p>"),
        "/checkout": page(
            "<h1>Checkout</h1><form method=post action=/address><fieldset><legend>How do you want to go on?</legend>"
            "<label><input type=radio name=how value=in checked> I have an account</label><label><input type=radio "
            "name=how value=guest> Continue as guest</label></fieldset><button>Continue</button></form>"
        ),
        "/address": page(f"<h1>Address</h1><form method=post action=/sum>{ADDRESS}<button>Continue</button></form>"),
        "/sum": page(
            "<h1>Summary</h1><p>Total 49,00 €, paid by invoice</p><form method=post action=/order>"
            "<button>Continue</button></form>"
        ),
        "/order": ORDERED,
    }
