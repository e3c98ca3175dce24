"""The words by which a page says of which kind it is, in seven languages. Accents and capitals do not matter.

ADDRESS: words of the parts of an address. SPOKEN: phrases of its title and its headings, which have to be short: the
title of an article may name anything.
"""

from __future__ import annotations

from auditor.measure.page.words import Phrasebook

ADDRESS: dict[str, str] = {
    "cart": """
        cart; carts; shopping cart; basket; bag; shopping bag; trolley; panier; cabas; warenkorb; einkaufswagen;
        carrito; carro; cesta; carrello; winkelwagen; winkelmand; winkelmandje; carrinho; sacola; cesto
        """,
    "checkout": """
        checkout; checkouts; check out; onepage; one page checkout; order; commande; commander; caisse; tunnel;
        livraison; kasse; bestellung; bestellen; tramitar; pedido; realizar pedido; finalizar compra; cassa; ordine;
        afrekenen; bestelling; kassa; finalizar; encomenda; shipping; delivery; billing; address step; procesar compra
        """,
    "payment": """
        payment; payments; pay; paiement; payer; reglement; zahlung; bezahlen; zahlen; pago; pagar; pagamento; paga;
        betaling; betalen; credit card; payment form
        """,
    "product": """
        product; produit; produkt; producto; prodotto; produto; item; pdp; dp; fiche; product page; product detail;
        product details; shop item; single product; fiche produit; detail; artikel; articulo
        """,
    "list": """
        products; produits; produkte; productos; prodotti; producten; produtos; shop; store; boutique; tienda;
        negozio; winkel; loja; catalog; catalogue; katalog; catalogo; collection; collections; kollektion; coleccion;
        collezione; collezioni; collectie; colecao; category; categories; categorie; kategorie; kategorien; categoria;
        c; plp; search; recherche; suche; busqueda; ricerca; zoeken; pesquisa; sale; soldes; results; search results;
        listing; list; archive; tag; wishlist; wish list; liste d envies; merkzettel; wunschliste; lista de deseos;
        lista dei desideri; verlanglijst; lista de desejos; rayon; product catalog; product catalogue; product
        list; product listing; item list
        """,
    "article": """
        blog; article; post; posts; news; actualites; actualite; magazin; magazine; magazyn; journal; guide; guides;
        ratgeber; noticias; noticia; notizie; nieuws; story; stories; recipe; recette; recettes; rezepte; recetas;
        ricette; recepten; receitas; terms; terms of service; terms of use; terms and conditions; privacy; privacy
        policy; confidentialite; datenschutz; agb; cgv; privacidad; changelog; legal; mentions legales; impressum;
        imprint; blog post; conseils
        """,
    "sign-in": """
        login; log in; signin; sign in; signup; sign up; register; registration; auth; connexion; inscription;
        identification; anmelden; anmeldung; einloggen; registrieren; registrierung; iniciar sesion; acceso; registro;
        accedi; accesso; registrati; registrazione; inloggen; aanmelden; registreren; entrar; iniciar sessao;
        cadastro; registo; forgot password; forgotten password; reset password; recover password; lost password; mot
        de passe oublie; passwort vergessen; lock; lockscreen; lock screen; create account; creer compte; verify 2fa;
        2fa; otp; verification; verification code; two factor; creation de compte; konto erstellen; crear cuenta; crea
        account; criar conta
        """,
    "form": """
        contact; contact us; contacts form; contactez nous; nous contacter; devis; kontakt; kontaktformular; anfrage;
        contacto; contactanos; presupuesto; contatti; contattaci; preventivo; offerte; contato; fale conosco;
        contactos; quote; feedback; enquiry; inquiry; survey; apply; application; support request; form; forms;
        formulaire; formular; formulario
        """,
    "home": "home; homepage; accueil; startseite; inicio; landing; landing page; startpagina",
}

SPOKEN: dict[str, str] = {
    "cart": """
        cart; my cart; your cart; shopping cart; your shopping cart; basket; your basket; shopping basket; bag; your
        bag; my bag; shopping bag; your shopping bag; items in your cart; panier; mon panier; votre panier; panier d
        achat; warenkorb; mein warenkorb; dein warenkorb; ihr warenkorb; einkaufswagen; carrito; mi carrito; tu
        carrito; carrito de compras; carrito de la compra; cesta; mi cesta; tu cesta; cesta de la compra; carrello; il
        mio carrello; il tuo carrello; carrello acquisti; winkelwagen; je winkelwagen; mijn winkelwagen; winkelmand;
        je winkelmand; winkelmandje; carrinho; meu carrinho; carrinho de compras; o seu carrinho; sacola; minha
        sacola; cesto de compras
        """,
    "checkout": """
        checkout; check out; secure checkout; checkout form; billing details; billing address; billing information;
        shipping address; shipping information; shipping details; shipping method; delivery address; delivery
        information; delivery details; place your order; complete your order; your order; order notes; order summary;
        additional information; commande; ma commande; votre commande; recapitulatif; recapitulatif de
        la commande; recapitulatif de votre commande; recapitulatif de commande; verifier ma commande; review your
        order; order review; bestellubersicht; resumen del pedido; riepilogo dell ordine; riepilogo ordine; overzicht
        bestelling; resumo do pedido; resumo da encomenda; finaliser la commande; finaliser ma commande;
        passer commande; valider ma commande; livraison; adresse de livraison; adresse de facturation; informations de
        livraison; details de facturation; mode de livraison; notes de commande; kasse; bestellung; deine bestellung;
        ihre bestellung; bestellung abschliessen; bestellung prufen; rechnungsadresse; rechnungsdetails;
        lieferadresse; versandadresse; versandart; tramitar pedido; finalizar compra; tu pedido; direccion de envio;
        datos de envio; direccion de facturacion; detalles de facturacion; datos de facturacion; cassa; il tuo ordine;
        completa l ordine; indirizzo di spedizione; indirizzo di consegna; indirizzo di fatturazione; dati di
        fatturazione; dettagli di fatturazione; afrekenen; je bestelling; bezorgadres; afleveradres; factuuradres;
        factuurgegevens; verzendadres; bezorggegevens; bestelling afronden; finalizar encomenda; finalizar pedido; a
        sua encomenda; seu pedido; endereco de entrega; endereco de envio; morada de entrega; morada de faturacao;
        dados de faturacao; dados de entrega; endereco de cobranca
        """,
    "payment": """
        payment; payments; payment details; payment information; payment method; payment methods; payment form; credit
        card; credit card payment; card details; card payment; pay by card; paiement; mode de paiement; moyen de
        paiement; informations de paiement; paiement securise; carte bancaire; zahlung; zahlungsart; zahlungsmethode;
        zahlungsdaten; kreditkarte; pago; metodo de pago; forma de pago; datos de pago; tarjeta de credito; pagamento;
        metodo di pagamento; dati di pagamento; carta di credito; betaling; betaalmethode; betaalgegevens;
        betaalwijze; creditcard; metodo de pagamento; forma de pagamento; dados de pagamento; cartao de credito; pay
        with card
        """,
    "list": """
        shop; our shop; all products; our products; products; catalog; catalogue; product listing; product list;
        collection; collections; category; categories; search results; results; results for; product catalog; product
        catalogue; products list; boutique; produits; nos
        produits; tous les produits; tous nos produits; catalogue; produkte; alle produkte; unsere produkte;
        suchergebnisse; productos; todos los productos; nuestros productos; tienda; resultados de busqueda;
        resultados; prodotti; tutti i prodotti; i nostri prodotti; risultati; risultati della ricerca; producten; alle
        producten; onze producten; zoekresultaten; produtos; todos os produtos; nossos produtos; loja; resultados da
        pesquisa; new arrivals; best sellers; bestsellers; nouveautes; neuheiten; novedades; novita; novidades;
        resultats; resultats de recherche; ergebnisse; store; wishlist; my wishlist; your wishlist; liste d envies; ma
        liste d envies; votre liste d envies; liste de souhaits; merkzettel; wunschliste; meine wunschliste; lista de
        deseos; lista dei desideri; verlanglijst; lista de desejos
        """,
    "sign-in": """
        sign in; log in; login; sign up; register; registration; create account; create an account; create your
        account; create new account; login to your account; sign in to your account; log in to your account; login
        form; forgot password; forgot your password; reset password; reset your password; recover password; welcome
        back; authentication; two step verification; step verification; two factor authentication; verification code;
        connexion; se connecter; connectez vous; identification; identifiez vous; inscription; creer un compte; creer
        mon compte; mot de passe oublie; anmelden; anmeldung; einloggen; registrieren; registrierung; konto erstellen;
        kundenkonto; passwort vergessen; iniciar sesion; inicia sesion; acceso; registro; registrate; crear cuenta;
        crear una cuenta; contrasena olvidada; recuperar contrasena; accedi; accesso; login o registrazione;
        registrati; registrazione; crea account; crea un account; password dimenticata; inloggen; aanmelden;
        registreren; account aanmaken; wachtwoord vergeten; entrar; iniciar sessao; criar conta; criar uma conta;
        registo; cadastro; recuperar senha; esqueceu a senha; recuperar palavra passe; join us; account
        locked; account creation; creation de compte; creation de votre compte; ouvrir un compte; kontoeroffnung;
        kontoerstellung; creacion de cuenta; creazione account; criacao de conta
        """,
    "form": """
        contact; contact us; contact form; get in touch; drop us a line; send us a message; leave us a message; write
        to us; request a quote; get a quote; feedback; survey; contactez nous; nous contacter; nous ecrire; ecrivez
        nous; formulaire de contact; demande de devis; devis; demander un devis; kontakt; kontaktformular;
        kontaktieren sie uns; schreiben sie uns; schreib uns; anfrage; contacto; contactanos; contactenos; contacta
        con nosotros; formulario de contacto; presupuesto; solicitar presupuesto; contatti; contattaci; scrivici;
        modulo di contatto; richiedi un preventivo; preventivo; neem contact op; contactformulier; offerte aanvragen;
        contato; contate nos; contacte nos; fale conosco; fale connosco; contactos; formulario de contato; formulario
        de contacto; let s talk; say hello
        """,
    "article": """
        terms of service; terms of use; terms and conditions; privacy policy; privacy notice; conditions generales;
        conditions generales de vente; mentions legales; politique de confidentialite; datenschutzerklarung;
        impressum; allgemeine geschaftsbedingungen; aviso legal; politica de privacidad; terminos y condiciones;
        informativa sulla privacy; termini e condizioni; privacybeleid; algemene voorwaarden; politica de privacidade;
        termos e condicoes; changelog
        """,
}

TYPES: dict[str, tuple[str, float]] = {
    "Product": ("product", 3.0),
    "ProductGroup": ("product", 3.0),
    "og:product": ("product", 2.0),
    "og:product.item": ("product", 2.0),
    "ItemPage": ("product", 1.0),
    "ItemList": ("list", 2.0),
    "CollectionPage": ("list", 4.0),
    "OfferCatalog": ("list", 2.0),
    "SearchResultsPage": ("list", 4.0),
    "og:product.group": ("list", 3.0),
    "Article": ("article", 4.0),
    "NewsArticle": ("article", 4.0),
    "BlogPosting": ("article", 4.0),
    "TechArticle": ("article", 4.0),
    "Recipe": ("article", 4.0),
    "og:article": ("article", 1.0),
    "CheckoutPage": ("checkout", 4.0),
    "ContactPage": ("form", 3.0),
    "WebSite": ("home", 1.0),
    "Organization": ("home", 0.5),
    "OnlineStore": ("home", 0.5),
    "Store": ("home", 0.5),
    "og:website": ("home", 0.5),
}
"""Types of schema.org and Open Graph, with what they say of the page and how much that counts: Open Graph's *article*
is what many blog systems say of every page, and many a page tells whose site it is."""

ADDRESS_BOOK = Phrasebook(ADDRESS)
SPOKEN_BOOK = Phrasebook(SPOKEN)

PLACED: dict[str, str] = {
    "placed": """
        thank you for your order; thanks for your order; thank you for your purchase; thanks for your purchase; thank
        you for shopping; order confirmed; order confirmation; order received; order complete; your order has been
        placed; your order is confirmed; merci pour votre commande; merci de votre commande; merci pour votre achat;
        merci pour ta commande; commande confirmee; confirmation de commande; confirmation de votre commande; votre
        commande est confirmee; votre commande a ete enregistree; vielen dank fur ihre bestellung; vielen dank fur deine
        bestellung; danke fur ihre bestellung; danke fur deine bestellung; vielen dank fur ihren einkauf;
        bestellbestatigung; gracias por tu pedido; gracias por su pedido; gracias por tu compra; gracias por su compra;
        pedido confirmado; confirmacion del pedido; grazie per il tuo ordine; grazie per il suo ordine; grazie per l
        acquisto; ordine confermato; conferma ordine; conferma dell ordine; bedankt voor je bestelling; bedankt voor uw
        bestelling; bestelling bevestigd; orderbevestiging; obrigado pela sua compra; obrigado pela sua encomenda;
        obrigado pelo seu pedido; encomenda confirmada; confirmacao da encomenda; confirmacao do pedido
        """,
}
"""What a page says that comes after the order, in its title or its main headings."""

PLACED_BOOK = Phrasebook(PLACED)
