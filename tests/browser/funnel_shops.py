"""Small shops, each with a habit of large ones. /order is what none of them may ever be asked for."""

from __future__ import annotations

from tests.site import Answer, Asked, Route, page

ORDERED = page("<h1>Thank you for your order</h1>")
HOME = page(
    "<header><a href=/cart>Cart (0)</a></header><h1>Lamps</h1>"
    "<ul><li><a href=/lamp-1>Reading lamp</a><p>49,00 €</p><li><a href=/lamp-2>Desk lamp</a><p>59,00 €</p></ul>"
    "<footer><a href=/terms>Terms, 5,00 € a parcel</a></footer>"
)
ADDRESS = (
    "<label>First name <input name=given required></label><label>Last name <input name=family required></label>"
    "<label>E-mail <input type=email name=email required></label><label>Address <input name=street required></label>"
    "<label>Postcode <input name=postcode required></label><label>Town <input name=town required></label>"
    "<label>Country <select name=country required><option value=''>Choose<option value=XX>Elsewhere"
    "<option value=GB>United Kingdom</select></label>"
)
CARD = "<label>Card number <input autocomplete=cc-number name=card></label><button formaction=/order>Pay 49 €</button>"


def moved(to: str, cookie: str = "") -> Answer:
    headers = {"Location": to, **({"Set-Cookie": f"{cookie}; Path=/"} if cookie else {})}
    return Answer(status=303, headers=headers)


def holds(asked: Asked, cookie: str) -> bool:
    return cookie in asked.headers.get("cookie", "")


def product(body: str = "<button>Add to cart</button>") -> Answer:
    return page(f"<h1>Reading lamp</h1><p>49,00 €</p><form method=post action=/add>{body}</form><a href=/cart>Cart</a>")


def cart(asked: Asked) -> Answer:
    if not holds(asked, "cart=1"):
        return page("<h1>Your cart</h1><p>Your cart is empty.</p>")
    return page(
        "<h1>Your cart</h1><p>Reading lamp, 49,00 €</p>"
        "<form action=/checkout><button>Proceed to checkout</button></form>"
    )


def kept_in_the_browser() -> dict[str, Route]:
    """The cart is in localStorage, and the server knows nothing of it; the button is no form's."""
    script = """<script>const lamps = () => Number(localStorage.lamps || 0);
      const count = () => { document.querySelector("#count").textContent = `Basket ${lamps()}`; };</script>"""
    head = "<header><a id=count href=/basket>Basket 0</a></header>"
    return {
        "/": HOME,
        "/lamp-1": page(
            head
            + script
            + "<h1>Reading lamp</h1><p>49,00 €</p><button onclick='localStorage.lamps = lamps() + 1; count()'>"
            "Add to basket</button><script>count()</script>"
        ),
        "/basket": page(
            head + script + "<main><h1>Your basket</h1><div id=lines></div></main><script>count();"
            "document.querySelector('#lines').innerHTML = lamps() ? '<p>Reading lamp, 49,00 €</p>"
            "<a href=/checkout>Checkout</a>' : '<p>Nothing yet.</p>'</script>"
        ),
        "/checkout": page(
            f"<h1>Checkout</h1><form method=post action=/payment>{ADDRESS}<button>Continue</button></form>"
        ),
        "/payment": page(f"<h1>Payment</h1><form method=post>{CARD}</form>"),
        "/order": ORDERED,
    }


def in_two_steps() -> dict[str, Route]:
    """An article in sizes and colours; guests are welcome; address and delivery are steps of their own."""

    chosen = (
        "<label>Size <select name=size required><option value=''>Choose a size<option value=s disabled>S (sold out)"
        "<option value=m>M</select></label><fieldset><legend>Colour</legend><label><input type=radio name=colour "
        "value=red required>Red</label><label><input type=radio name=colour value=blue>Blue</label></fieldset>"
        "<div role=radiogroup aria-label=Cord><span role=radio aria-checked=false tabindex=0 "
        "onclick='this.ariaChecked = true; fetch(`/cord`)'>One metre</span></div>"
        "<button>Add to cart</button>"
    )
    return {
        "/": HOME,
        "/lamp-1": product(chosen),
        "/add": moved("/cart", "cart=1"),
        "/cart": cart,
        "/checkout": page(
            "<h1>Checkout</h1><form method=post action=/in><label>E-mail <input type=email name=mail></label>"
            "<label>Password <input type=password name=pass></label><button>Sign in</button></form>"
            "<form action=/address><button>Continue as guest</button></form>"
        ),
        "/address": page(
            f"<h1>Checkout</h1><form method=post action=/delivery>{ADDRESS}<button>Continue</button></form>"
        ),
        "/delivery": page(
            "<h1>Checkout: delivery</h1><form method=post action=/review><fieldset><legend>Delivery</legend>"
            "<label><input type=radio name=d value=home required>At home</label>"
            "<label><input type=radio name=d value=point>Pick-up point</label></fieldset>"
            "<button>Continue</button></form>"
        ),
        "/review": page(
            "<h1>Review your order</h1><form method=post action=/order><button>Place order</button></form>"
        ),
        "/cord": page("noted"),
        "/order": ORDERED,
    }


def with_a_payment_frame(origin: str) -> dict[str, Route]:
    """The card is asked for in a frame of another origin; the shop speaks French, and sells out."""
    frame = f"<iframe src={origin}/ width=300 height=120></iframe>"
    home = HOME.body.decode().replace("<html", "<html lang=fr", 1).encode()
    return {
        "/": Answer(home, headers=HOME.headers),
        "/lamp-1": product("<button disabled>Ajouter au panier</button>"),
        "/lamp-2": product("<button>Ajouter au panier</button>"),
        "/add": moved("/panier", "cart=1"),
        "/cart": moved("/panier"),
        "/panier": lambda asked: page(
            "<h1>Votre panier</h1><p>Lampe, 59,00 €</p><a href=/commande>Passer la commande</a>"
            if holds(asked, "cart=1")
            else "<h1>Votre panier</h1><p>Votre panier est vide.</p>"
        ),
        "/commande": page(
            "<h1>Livraison</h1><form method=post action=/paiement><label>Prénom <input name=prenom required></label>"
            "<label>Nom <input name=nom required></label><label>Code postal <input name=cp required></label>"
            "<label>Téléphone <input type=tel name=tel required></label><button>Continuer</button></form>"
        ),
        "/paiement": page(f"<h1>Paiement</h1>{frame}<form action=/order method=post><button>Continuer</button></form>"),
        "/order": ORDERED,
    }


def for_members_only() -> dict[str, Route]:
    """No purchase without an account."""
    return {
        "/": HOME,
        "/lamp-1": product(),
        "/add": moved("/cart", "cart=1"),
        "/cart": cart,
        "/checkout": page(
            "<h1>Sign in</h1><form method=post action=/in><label>E-mail <input type=email name=mail></label>"
            "<label>Password <input type=password name=pass></label><button>Sign in</button></form>"
            "<a href=/register>Create an account</a>"
        ),
        "/in": ORDERED,
        "/order": ORDERED,
    }


def with_a_wallet_in_the_cart() -> dict[str, Route]:
    """No link to the cart, and a wallet's button in it: both pages have the addresses that many shops have."""
    wallet = "<form method=post action=/order><button>Pay with PayPal</button></form>"
    full = page(
        "<h1>Your cart</h1><p>Reading lamp, 49,00 €</p>"
        "<form method=post action=/order><button>Check out</button></form>" + wallet
    )
    return {
        "/": page("<h1>Lamps</h1><ul><li><a href=/lamp-1>Reading lamp</a><p>49,00 €</p></ul>"),
        "/lamp-1": page(
            "<h1>Reading lamp</h1><p>49,00 €</p><button onclick='document.cookie = \"cart=1\"'>Add to cart</button>"
        ),
        "/cart": lambda asked: full if holds(asked, "cart=1") else page("<h1>Your cart</h1><p>Your cart is empty.</p>"),
        "/checkout": page(
            f"<h1>Checkout</h1><form method=post action=/payment>{ADDRESS}<button>Continue</button></form>"
        ),
        "/payment": page(f"<h1>Payment</h1><form method=post>{CARD}</form>"),
        "/order": ORDERED,
    }
