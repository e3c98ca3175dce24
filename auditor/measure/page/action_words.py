"""What the caption of a button says it does, in seven languages. Accents and capitals do not matter.

The longest phrase in a caption wins ("continue shopping" over "continue"). One word alone ("order") says little: it
counts where a command stands, and not where it is a noun ("Order 392 shipped", "Order history"). `NO_ACTION` holds what
a page offers besides its main action: those captions are never one.
"""

from __future__ import annotations

import re

from auditor.measure.page.words import Match, Phrasebook, split

WORDS_OF_A_CAPTION = 9
"""A longer text is a card or a sentence that can be tapped, not a caption."""

WORDS_OF_A_COMMAND = 6
"""In a longer caption one word is no proof of what it does; a phrase is."""

ACTIONS: dict[str, dict[str, str]] = {
    "cart": {
        "en": (
            "add to cart; add to bag; add to basket; add to trolley; add to my bag; add to your bag; put in cart; "
            "add item to cart; add all to cart; pre order; preorder"
        ),
        "fr": (
            "ajouter au panier; ajouter a mon panier; mettre au panier; mettre dans le panier; ajouter au cabas; "
            "ajout au panier; j ajoute au panier; ajouter au chariot; precommander"
        ),
        "de": (
            "in den warenkorb; zum warenkorb hinzufugen; in den einkaufswagen; in die tasche; in warenkorb legen; in "
            "den warenkorb legen; in den korb; vorbestellen"
        ),
        "es": (
            "anadir al carrito; agregar al carrito; anadir a la cesta; anadir a la bolsa; agregar a la bolsa; anadir "
            "a mi cesta; al carrito; poner en el carrito; preordenar"
        ),
        "it": (
            "aggiungi al carrello; aggiungi alla borsa; aggiungi al cestino; metti nel carrello; al carrello; preordina"
        ),
        "nl": (
            "in winkelwagen; in winkelmand; in winkelmandje; toevoegen aan winkelwagen; toevoegen aan winkelmand; "
            "voeg toe aan winkelwagen; in mijn winkelwagen; in shopping bag; pre orderen"
        ),
        "pt": (
            "adicionar ao carrinho; adicionar a sacola; adicionar ao cesto; colocar no carrinho; incluir no "
            "carrinho; por no carrinho; adicionar ao saco"
        ),
    },
    "buy": {
        "en": (
            "buy; buy now; buy it now; buy online; order; order now; order online; purchase; get it now; buy "
            "tickets; get tickets"
        ),
        "fr": (
            "acheter; acheter maintenant; acheter en ligne; achat immediat; achat express; commander; commander "
            "maintenant; commander en ligne; j achete; je commande"
        ),
        "de": (
            "kaufen; jetzt kaufen; sofort kaufen; online kaufen; bestellen; jetzt bestellen; online bestellen; "
            "tickets kaufen"
        ),
        "es": ("comprar; comprar ahora; comprar ya; compra ahora; pedir; pedir ahora; lo quiero"),
        "it": ("acquista; acquista ora; compra; compra ora; compra subito; ordina; ordina ora; acquista subito"),
        "nl": ("kopen; nu kopen; koop nu; direct kopen; bestellen; nu bestellen; bestel nu; bestel"),
        "pt": ("comprar agora; compre agora; comprar ja; encomendar; pedir agora; compra agora"),
    },
    "checkout": {
        "en": (
            "checkout; check out; proceed to checkout; go to checkout; secure checkout; continue to checkout; "
            "checkout now; guest checkout; proceed to payment; checkout securely"
        ),
        "fr": (
            "passer commande; passer la commande; passer ma commande; passer a la caisse; finaliser ma commande; "
            "finaliser la commande; valider mon panier; valider le panier; valider ma commande; valider la "
            "commande; proceder au paiement; commander en tant qu invite; finaliser l achat; proceder a la commande"
        ),
        "de": ("zur kasse; zur kasse gehen; weiter zur kasse; kasse; als gast bestellen; zur bestellung; zum bezahlen"),
        "es": (
            "tramitar pedido; tramitar el pedido; finalizar compra; finalizar la compra; finalizar pedido; ir a "
            "caja; ir a pagar; procesar pedido; realizar compra; proceder al pago; pasar por caja"
        ),
        "it": (
            "procedi al checkout; vai al checkout; vai alla cassa; alla cassa; procedi all ordine; procedi con l "
            "ordine; concludi l ordine; procedi all acquisto; completa l acquisto; vai al pagamento"
        ),
        "nl": (
            "afrekenen; naar de kassa; naar kassa; ga naar kassa; verder naar afrekenen; veilig afrekenen; ik ga "
            "bestellen; verder naar bestellen; naar bestellen"
        ),
        "pt": (
            "finalizar encomenda; fechar pedido; ir para o checkout; ir para o pagamento; concluir compra; fechar "
            "compra; finalizar a compra; ir para a caixa; concluir encomenda"
        ),
    },
    "pay": {
        "en": (
            "pay; pay now; place order; place your order; place my order; complete order; complete purchase; confirm "
            "order; confirm and pay; submit order; confirm payment; pay securely; order and pay; make payment; "
            "complete checkout; order with obligation to pay"
        ),
        "fr": (
            "payer; payer maintenant; regler; regler ma commande; confirmer et payer; confirmer la commande; "
            "confirmer ma commande; commande avec obligation de paiement; commander avec obligation de paiement; "
            "valider et payer; valider le paiement; proceder au reglement; confirmer le paiement; payer ma commande"
        ),
        "de": (
            "zahlungspflichtig bestellen; kostenpflichtig bestellen; jetzt zahlungspflichtig bestellen; bezahlen; "
            "jetzt bezahlen; zahlen; jetzt zahlen; kauf abschliessen; bestellung abschliessen; bestellung "
            "abschicken; bestellung aufgeben; jetzt kaufen und bezahlen; bestellung bestatigen"
        ),
        "es": (
            "pagar; pagar ahora; realizar pedido; realizar el pedido; confirmar pedido; confirmar compra; confirmar "
            "y pagar; hacer pedido; pedido con obligacion de pago; realizar pago; confirmar pago"
        ),
        "it": (
            "paga; paga ora; paga adesso; effettua ordine; effettua l ordine; invia ordine; conferma ordine; "
            "conferma l ordine; ordine con obbligo di pagamento; conferma e paga; completa ordine; completa l ordine"
        ),
        "nl": (
            "betalen; nu betalen; betaal; betaal nu; bestelling plaatsen; plaats bestelling; bestelling afronden; "
            "bevestigen en betalen; bestelling met betalingsverplichting; bestellen en betalen; bestelling "
            "bevestigen"
        ),
        "pt": (
            "pagar agora; fazer pedido; confirmar pedido; confirmar compra; finalizar pagamento; confirmar e pagar; "
            "efetuar pagamento; encomendar com obrigacao de pagamento; concluir pedido; finalizar pedido"
        ),
    },
    "book": {
        "en": (
            "book; book now; book online; reserve; reserve now; book a table; book an appointment; request a quote; "
            "get a quote; book your stay; check availability"
        ),
        "fr": (
            "reserver; reserver maintenant; reserver en ligne; je reserve; prendre rendez vous; demander un devis; "
            "obtenir un devis; reserver une table; verifier les disponibilites"
        ),
        "de": (
            "buchen; jetzt buchen; online buchen; reservieren; jetzt reservieren; termin buchen; termin vereinbaren; "
            "angebot anfordern; tisch reservieren; verfugbarkeit prufen"
        ),
        "es": (
            "reservar; reservar ahora; reserva ahora; reserva; pedir cita; solicitar presupuesto; ver disponibilidad"
        ),
        "it": ("prenota; prenota ora; prenota subito; prenotare; richiedi un preventivo; prenota un appuntamento"),
        "nl": (
            "boeken; nu boeken; boek nu; reserveren; nu reserveren; reserveer; reserveer nu; afspraak maken; offerte "
            "aanvragen"
        ),
        "pt": (
            "reservar agora; reserve agora; reserve; marcar consulta; pedir orcamento; solicitar orcamento; agendar"
        ),
    },
    "subscribe": {
        "en": (
            "subscribe now; start subscription; choose plan; choose this plan; select plan; get started; start free "
            "trial; start your free trial; try for free; try it free; start now; join now"
        ),
        "fr": (
            "je m abonne; m abonner; choisir cette offre; choisir cette formule; essayer gratuitement; commencer; "
            "essai gratuit; demarrer; je choisis cette offre"
        ),
        "de": (
            "jetzt abonnieren; abo abschliessen; kostenlos testen; jetzt starten; loslegen; tarif wahlen; jetzt testen"
        ),
        "es": (
            "suscribirme; empezar; empezar ahora; prueba gratis; probar gratis; elegir plan; contratar; contratar ahora"
        ),
        "it": ("abbonati; abbonati ora; inizia ora; inizia; prova gratis; prova gratuita; scegli piano; attiva ora"),
        "nl": (
            "abonnement nemen; abonneer nu; begin nu; aan de slag; probeer gratis; gratis proberen; kies abonnement"
        ),
        "pt": ("assinar; assine agora; comecar; comecar agora; comece agora; teste gratis; experimente gratis; aderir"),
    },
    "register": {
        "en": (
            "sign up; register; create account; create an account; create new account; create my account; join; "
            "register now; sign up now"
        ),
        "fr": (
            "creer un compte; creer mon compte; s inscrire; je m inscris; m inscrire; je cree mon compte; "
            "inscription; creer votre compte"
        ),
        "de": ("registrieren; jetzt registrieren; konto erstellen; konto anlegen; kundenkonto anlegen; konto eroffnen"),
        "es": ("crear cuenta; crear una cuenta; registrarse; registrarme; registrate; crear mi cuenta"),
        "it": ("crea account; crea un account; registrati; crea il tuo account; registrati ora; iscriviti ora"),
        "nl": ("account aanmaken; maak account; registreren; registreer; account maken; maak een account"),
        "pt": (
            "criar conta; criar uma conta; registar; registrar; cadastrar; cadastre se; registe se; criar a minha conta"
        ),
    },
    "login": {
        "en": ("log in; login; sign in; signin; log in now"),
        "fr": ("se connecter; connexion; me connecter; je me connecte; s identifier; m identifier"),
        "de": ("anmelden; einloggen; login; jetzt anmelden; log in"),
        "es": ("iniciar sesion; entrar; acceder; inicia sesion; identificarse"),
        "it": ("accedi; login; entra; effettua il login; accedi ora"),
        "nl": ("inloggen; log in; aanmelden; login"),
        "pt": ("entrar; iniciar sessao; fazer login; acessar; aceder; login"),
    },
    "continue": {
        "en": (
            "continue; next; next step; proceed; continue to shipping; continue to payment; continue to delivery; "
            "save and continue; continue as guest; review order; continue to review; save address; use this address; "
            "deliver to this address"
        ),
        "fr": (
            "continuer; suivant; etape suivante; poursuivre; continuer vers la livraison; continuer vers le "
            "paiement; enregistrer et continuer; continuer en tant qu invite; passer a l etape suivante; continuer "
            "vers l expedition; valider mon adresse; livrer a cette adresse"
        ),
        "de": (
            "weiter; nachster schritt; fortfahren; weiter zur zahlung; weiter zum versand; speichern und weiter; "
            "weiter als gast; bestellung prufen; weiter zur lieferung"
        ),
        "es": (
            "continuar; siguiente; siguiente paso; continuar con el envio; continuar con el pago; guardar y "
            "continuar; continuar como invitado; seguir"
        ),
        "it": (
            "continua; avanti; prosegui; procedi; passo successivo; continua con la spedizione; vai avanti; continua "
            "come ospite; salva e continua; procedi con la spedizione"
        ),
        "nl": (
            "verder; volgende; doorgaan; volgende stap; ga verder; verder naar betalen; opslaan en doorgaan; verder "
            "naar verzending; doorgaan als gast; verder naar betaling"
        ),
        "pt": (
            "seguinte; proximo; avancar; prosseguir; proximo passo; continuar para pagamento; salvar e continuar; "
            "continuar para envio; continuar como convidado"
        ),
    },
    "send": {
        "en": (
            "send; submit; send message; send request; submit request; contact us; save; send enquiry; send inquiry"
        ),
        "fr": (
            "envoyer; envoyer le message; envoyer ma demande; valider; soumettre; nous contacter; enregistrer; "
            "envoyer la demande; confirmer"
        ),
        "de": (
            "senden; absenden; abschicken; nachricht senden; anfrage senden; kontakt aufnehmen; speichern; bestatigen"
        ),
        "es": ("enviar; enviar mensaje; enviar solicitud; contactar; guardar; confirmar"),
        "it": ("invia; invia messaggio; invia richiesta; contattaci; salva; conferma"),
        "nl": ("verzenden; versturen; verstuur; bericht versturen; opslaan; bevestigen; verzend; contact opnemen"),
        "pt": ("enviar mensagem; enviar pedido; contactar; contatar; salvar; submeter; gravar"),
    },
    "explore": {
        "en": (
            "shop now; shop; shop all; discover; discover more; explore; shop the collection; shop the sale; view "
            "collection; see the collection; browse; shop women; shop men; shop new arrivals; start shopping; "
            "discover the collection; see all products; visit the shop; see our products; shop sale"
        ),
        "fr": (
            "decouvrir; je decouvre; decouvrir la collection; voir la collection; acheter la collection; shopper; en "
            "profiter; j en profite; voir les produits; explorer; visiter la boutique; voir la boutique; decouvrir "
            "la boutique; decouvrir nos produits; voir tous les produits; parcourir la boutique; profitez en"
        ),
        "de": (
            "jetzt shoppen; shoppen; entdecken; jetzt entdecken; zur kollektion; mehr entdecken; zum shop; "
            "kollektion entdecken; zum sale; jetzt sparen; alle produkte; produkte entdecken; zu den produkten"
        ),
        "es": (
            "descubrir; descubre; descubrelo; ver coleccion; ver la coleccion; explorar; ver productos; compra ya; "
            "ver tienda; ir a la tienda; descubre mas; ver todos los productos"
        ),
        "it": (
            "scopri; scopri ora; scopri di piu; scopri la collezione; vedi la collezione; esplora; vai allo shop; "
            "shop ora; vedi i prodotti; scopri i prodotti; visita il negozio"
        ),
        "nl": (
            "shop nu; ontdek; ontdek nu; ontdek meer; bekijk collectie; bekijk de collectie; shop de collectie; naar "
            "de shop; bekijk alle producten; bekijk producten; naar de winkel"
        ),
        "pt": (
            "descobrir; descubra; ver colecao; ver a colecao; explorar; saber mais; ver produtos; ver loja; "
            "aproveitar; aproveite; conhecer; ir para a loja"
        ),
    },
}

NO_ACTION: dict[str, str] = {
    "consent": (
        "accept; accept all; accept cookies; accept all cookies; allow all; allow cookies; reject all; decline; "
        "manage preferences; cookie settings; only necessary; i agree; agree; ok; got it; i accept; accept and "
        "continue; accept and close; continue without accepting; save preferences; save choices; confirm my choices; "
        "tout accepter; accepter; j accepte; accepter et continuer; accepter et fermer; tout refuser; refuser; "
        "continuer sans accepter; parametrer; personnaliser; parametrer les cookies; gerer mes choix; d accord; "
        "compris; alle akzeptieren; akzeptieren; zustimmen; alle ablehnen; ablehnen; einstellungen; cookie "
        "einstellungen; nur notwendige; akzeptieren und weiter; verstanden; auswahl speichern; aceptar; aceptar "
        "todo; aceptar todas; rechazar; rechazar todo; configurar; entendido; aceptar y continuar; guardar "
        "preferencias; accetta; accetta tutto; accetta tutti; rifiuta; rifiuta tutto; personalizza; ho capito; "
        "accetta e continua; continua senza accettare; salva preferenze; accepteren; alles accepteren; alle cookies "
        "accepteren; weigeren; alles weigeren; instellingen; akkoord; begrepen; aceitar; aceitar tudo; aceitar "
        "todos; recusar; rejeitar; entendi; concordo; aceitar e continuar"
    ),
    "close": (
        "close; dismiss; cancel; no thanks; skip; maybe later; later; not now; fermer; annuler; non merci; plus "
        "tard; ignorer; schliessen; abbrechen; nein danke; spater; uberspringen; cerrar; cancelar; no gracias; mas "
        "tarde; omitir; chiudi; annulla; no grazie; salta; sluiten; annuleren; nee bedankt; overslaan; fechar; nao "
        "obrigado; agora nao; pular"
    ),
    "search": (
        "search; find; find a store; store finder; rechercher; recherche; trouver un magasin; suche; suchen; filiale "
        "finden; buscar; busqueda; cerca; trova; trova negozio; zoeken; zoek; pesquisar; procurar; busca"
    ),
    "newsletter": (
        "subscribe; sign up for newsletter; subscribe to newsletter; sign me up; get 10 off; join the list; s "
        "abonner; je m inscris a la newsletter; inscription newsletter; s inscrire a la newsletter; abonnieren; "
        "newsletter abonnieren; newsletter anmelden; zum newsletter anmelden; suscribirse; suscribete; iscriviti; "
        "iscriviti alla newsletter; inschrijven; abonneren; aanmelden voor nieuwsbrief; subscrever; inscrever se; "
        "inscreva se; notify me; notify me when available; me prevenir; prevenez moi; m alerter"
    ),
    "chat": (
        "chat; chat with us; live chat; help; need help; contact support; ask a question; chattez avec nous; aide; "
        "besoin d aide; poser une question; hilfe; chatten; chatea; ayuda; chatta; aiuto; hulp; ajuda; feedback"
    ),
    "navigate": (
        "menu; back; previous; home; view cart; view basket; view bag; my cart; cart; basket; bag; account; my "
        "account; continue shopping; keep shopping; return to cart; back to cart; edit; remove; delete; update; "
        "update cart; retour; precedent; accueil; voir le panier; voir mon panier; panier; mon panier; mon compte; "
        "continuer mes achats; continuer vos achats; poursuivre mes achats; poursuivre vos achats; retour au panier; "
        "modifier; supprimer; mettre a jour; mettre a jour le panier; zuruck; startseite; warenkorb; warenkorb "
        "ansehen; zum warenkorb; mein konto; weiter einkaufen; weiter shoppen; bearbeiten; entfernen; loschen; "
        "aktualisieren; volver; inicio; carrito; ver carrito; ver cesta; mi cuenta; seguir comprando; continuar "
        "comprando; editar; eliminar; actualizar; indietro; carrello; vedi carrello; vai al carrello; il mio "
        "account; continua lo shopping; continua gli acquisti; continua con gli acquisti; modifica; rimuovi; "
        "elimina; aggiorna; terug; winkelwagen; winkelmand; bekijk winkelwagen; naar winkelwagen; naar winkelmand; "
        "mijn account; verder winkelen; wijzigen; verwijderen; voltar; carrinho; ver carrinho; ver sacola; minha "
        "conta; continuar a comprar; remover; apagar; atualizar"
    ),
    "refine": (
        "filter; filters; sort; sort by; apply; apply filters; show results; clear; reset; show more; load more; "
        "view more; see more; more; read more; learn more; see all; view all; show all; details; quick view; choose "
        "options; select options; compare; wishlist; add to wishlist; save for later; share; write a review; see "
        "reviews; size guide; apply coupon; apply code; redeem; next slide; previous slide; filtrer; filtres; trier; "
        "trier par; appliquer; voir les resultats; effacer; reinitialiser; voir plus; afficher plus; charger plus; "
        "lire la suite; en savoir plus; voir tout; tout voir; apercu rapide; choisir les options; comparer; favoris; "
        "ajouter aux favoris; ajouter a ma liste; liste d envies; partager; donner mon avis; voir les avis; guide "
        "des tailles; appliquer le code; slide suivant; diapositive suivante; filtern; sortieren; anwenden; "
        "ergebnisse anzeigen; zurucksetzen; mehr anzeigen; mehr laden; mehr erfahren; weiterlesen; alle anzeigen; "
        "vergleichen; merken; merkzettel; auf die wunschliste; teilen; bewertung schreiben; grossentabelle; "
        "gutschein einlosen; einlosen; optionen wahlen; filtrar; ordenar; aplicar; ver resultados; borrar; ver mas; "
        "cargar mas; leer mas; ver todo; comparar; anadir a favoritos; lista de deseos; compartir; escribir una "
        "opinion; guia de tallas; aplicar cupon; elegir opciones; filtra; ordina per; applica; mostra risultati; "
        "azzera; mostra altro; carica altro; leggi di piu; vedi tutti; vedi tutto; confronta; aggiungi ai preferiti; "
        "lista dei desideri; condividi; scrivi una recensione; guida alle taglie; applica codice; scegli opzioni; "
        "filteren; sorteren; toepassen; toon resultaten; wissen; toon meer; meer laden; lees meer; bekijk alles; "
        "vergelijken; aan favorieten toevoegen; verlanglijst; delen; schrijf een review; maattabel; kortingscode "
        "toepassen; opties kiezen; mostrar resultados; limpar; mostrar mais; carregar mais; ler mais; ver tudo; ver "
        "mais; partilhar; compartilhar; favoritos; guia de tamanhos; aplicar cupom; escolher opcoes"
    ),
    "express": (
        "paypal; pay pal; pay with paypal; checkout with paypal; paypal checkout; buy with paypal; apple pay; buy "
        "with apple pay; google pay; g pay; gpay; buy with gpay; pay with google pay; amazon pay; pay with amazon; "
        "shop pay; buy with shop pay; klarna; pay later; pay with klarna; pay in 3; pay in 4; afterpay; clearpay; "
        "alma; ideal; bizum; satispay; more payment options; payer avec paypal; payer en 3 fois; payer en 4 fois; "
        "payer plus tard; mit paypal bezahlen; mit paypal zahlen; direkt zu paypal; spater bezahlen; pagar con "
        "paypal; paga con paypal; betalen met paypal; pagar com paypal; pix"
    ),
}

ACTION_KINDS = frozenset(ACTIONS)


def _book() -> Phrasebook:
    phrases = {kind: "; ".join(languages.values()) for kind, languages in ACTIONS.items()}
    # What is in both tables is an action ("login" in a header is told apart by its place, not by its word).
    return Phrasebook({**phrases, **NO_ACTION})


_BOOK = _book()


NOUNS = frozenset(
    split("order book purchase reserve register reserva compra inscription connexion kasse bestel boeken zahlen")
)
"""Commands that are nouns as well, in their own language or another of the seven."""

_AFTER_A_COMMAND = frozenset(
    split("a an the your my our this these it now here today")
    + split("un une des le la les l votre vos ton mon ma mes maintenant ici")
    + split("el los las tu tus su mi una ahora ya aqui hoy")
    + split("il lo i gli uno il tuo ora subito questo qui")
    + split("de het een je jouw uw nu hier direct")
    + split("o os as um uma seu sua agora")
)
"""Articles, possessives and adverbs: they follow a command ("Book a table") and no noun ("Book excerpt")."""

_BEFORE_A_COMMAND = frozenset(split("and to please now et pour und jetzt y e per en om te nu para por"))
_LAST_WORDS = frozenset({"checkout"}) | frozenset(
    word
    for kind in ACTIONS.values()
    for language in ("de", "nl")
    for word in kind[language].replace(";", " ").split()
    if word.endswith("en")
)
"""Infinitives, which German and Dutch put at the end of a caption ("Tickets kaufen"); and "Express checkout"."""

_CURRENCY = r"(?:[€$£¥₹₽]|\b(?:eur|usd|gbp|chf|brl|pln|kr|zl|zł)\b)"
_PRICE = re.compile(rf"(?i)(?:r)?{_CURRENCY}\s*\d[\d.,'\s]*|\d[\d.,'\s]*{_CURRENCY}")


def meaning(caption: str) -> str:
    """The kind of action that a caption names, a key of ACTIONS or NO_ACTION; "" where it names none."""
    found = _said(caption)
    # The longest phrase tells most; of two as long, the one that is no main action, then the first.
    found.sort(key=lambda match: (match.start - match.end, match.meaning in ACTION_KINDS, match.start))
    return found[0].meaning if found else ""


def meanings(caption: str) -> frozenset[str]:
    """All kinds of action that a caption names ("Order and pay": two)."""
    return frozenset(match.meaning for match in _said(caption))


def _said(caption: str) -> list[Match]:
    if len(split(caption)) > WORDS_OF_A_CAPTION:
        return []
    words = split(_PRICE.sub(" ", caption[:400]).replace("&", " and "))
    return [match for match in _BOOK.find(words) if match.meaning not in ACTION_KINDS or _is_command(words, match)]


def says_amount(caption: str) -> bool:
    """Whether a caption has an amount of money in it ("Pay 49,90 €")."""
    return _PRICE.search(caption[:400]) is not None


def _is_command(words: tuple[str, ...], match: Match) -> bool:
    """Whether the phrase tells one to do something. All phrases of several words do.

    A word does alone, first, or where its language puts infinitives: among few words, without a number after it, and
    without another noun if it is one as well.
    """
    if match.end - match.start > 1 or len(words) == 1:
        return True
    word, following = words[match.start], words[match.end : match.end + 1]
    if len(words) > WORDS_OF_A_COMMAND or (following and following[0].isdigit()):
        return False
    first = match.start == 0 or words[match.start - 1] in _BEFORE_A_COMMAND
    if word in NOUNS:
        return first and (not following or following[0] in _AFTER_A_COMMAND)
    return first or (not following and word in _LAST_WORDS)
