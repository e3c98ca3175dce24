"""The words that tell what a field is for, in English, French, German, Spanish, Italian, Dutch and Portuguese.

Written as people write them, separated by semicolons. `auditor.measure.page.words` folds accents, case and
punctuation and splits camelCase, so that "Numéro de carte", "numeroDeCarte" and "NUMERO-DE-CARTE" are the same three
words. A phrase of several words also matches them written together ("postalcode"). The longest phrase found in a text
wins over those
inside it ("gift card number" over "card number").
"""

from __future__ import annotations

PURPOSES: dict[str, str] = {
    # HTML's field name → the phrases that mean it wherever they stand in a label or a machine name.
    "email": """
        email adres; e-mail adressen; e-mail addresse; e-mail-addresse; direccion de email; dirección de e-mail;
        dirección de correo electrónico; dirección email;
        email; e-mail; email address; courriel; adresse électronique; adresse mail; adresse e-mail; adresse email;
        adresse courriel; e-mail-adresse; emailadresse; mailadresse; mail address; correo; correo electrónico;
        dirección de correo; posta elettronica; indirizzo email; indirizzo e-mail; indirizzo mail; e-mailadres;
        emailadres; mailadres; endereço de email; endereço de e-mail; correio eletrónico; e mail adres
        """,
    "tel": """
        número telefónico; numero telefonico; contacto telefónico; numéro de contact; número de contacto;
        contactnummer; contact nummer; telefone de contato; telefone de contacto; numero di contatto;
        teléfono de contacto;
        phone; phone number; telephone; telephone number; phone no; mobile number; mobile phone; mobile no;
        cell phone; cellphone; contact number; daytime phone; téléphone; numéro de téléphone; téléphone portable;
        téléphone mobile; numéro de portable; numéro de mobile; portable; telefon; telefonnummer; rufnummer; handy;
        handynummer; mobilnummer; mobiltelefon; mobilfunknummer; festnetz; teléfono; número de teléfono;
        teléfono móvil; móvil; celular; telefono; numero di telefono; cellulare; numero di cellulare;
        recapito telefonico; telefoon; telefoonnummer; mobiel nummer; mobiele nummer; mobiele telefoon; gsm;
        gsm nummer; telefone; número de telefone; telemóvel; número de telemóvel; phone mobile; home phone;
        work phone; tel number
        """,
    "tel-country-code": """
        phone country code; phone country; phone code; dial code; dialing code; dialling code; calling code;
        phone prefix; country calling code; tel country; tel country code; telephone code; indicatif;
        indicatif téléphonique; indicatif pays; ländervorwahl; landesvorwahl; prefijo; prefijo telefónico; prefisso;
        prefisso internazionale; prefisso telefonico; landnummer; landcode telefoon; indicativo;
        indicativo telefónico
        """,
    "tel-area-code": "area code; phone area code; ortsvorwahl; netnummer; código de área",
    "given-name": """
        nome próprio; primer nombre; nombres;
        first name; firstname; fname; given name; forename; prénom; vorname; vornamen; nombre de pila;
        nome di battesimo; voornaam; primeiro nome; first names; prenom
        """,
    "family-name": """
        last name; lastname; lname; surname; family name; second name; nom de famille; nom de naissance; nachname;
        familienname; zuname; apellido; apellidos; primer apellido; cognome; achternaam; familienaam; apelido;
        sobrenome; apelidos; último nome; nom d'usage
        """,
    "additional-name": """
        middle name; middlename; middle initial; deuxième prénom; second prénom; zweiter vorname; segundo nombre;
        secondo nome; tussenvoegsel; tweede voornaam; nome do meio
        """,
    "name": """
        vor- und zuname; voller name; kundenname; nom du client; nombre del cliente; nome cliente; nome do cliente;
        nome de cliente; klant naam; klantnaam; name of customer;
        full name; fullname; your name; customer name; contact name; first and last name; first name and last name;
        first last name; nom complet; nom et prénom; prénom et nom; nom prénom; prénom nom; nom et prénoms;
        vor- und nachname; vorname und nachname; vorname nachname; name und vorname; vollständiger name;
        nombre completo; nombre y apellidos; nombre y apellido; nome completo; nome e cognome; nome cognome;
        volledige naam; voor- en achternaam; voornaam en achternaam; naam en voornaam; nome e apelido;
        nome e sobrenome; votre nom; ihr name; dein name; su nombre; tu nombre; il tuo nome; uw naam; je naam;
        seu nome
        """,
    "honorific-prefix": """
        honorific; honorific prefix; name prefix; civilité; anrede; salutation; salutation id; title code;
        tratamiento; aanhef; tratamento; appellativo; name title
        """,
    "honorific-suffix": "name suffix; honorific suffix; namenszusatz",
    "organization": """
        organización; nombre de la organización; organizzazione; nome organizzazione; organização; organisatie;
        organisatienaam; nom de l'organisation; name der organisation; name of company; name of your company;
        nom de votre entreprise; nom de votre société; name ihres unternehmens; name der firma; naam van het bedrijf;
        company details;
        compañía; nombre de empresa; nome de empresa; nombre de la compañía; name of the company; nome della società;
        società;
        company; company name; business name; organisation; organization; organisation name; organization name;
        employer; société; nom de la société; nom de société; entreprise; nom de l'entreprise; raison sociale;
        firma; firmenname; unternehmen; unternehmensname; empresa; nombre de la empresa; razón social; azienda;
        nome azienda; nome dell'azienda; ragione sociale; bedrijf; bedrijfsnaam; nome da empresa; razão social
        """,
    "organization-title": """
        job title; jobtitle; job function; intitulé du poste; fonction dans la société; fonction dans
        l'entreprise; berufsbezeichnung; cargo; functietitel
        """,
    "address-line1": """
        adresse zeile 1; erste adresszeile; 1 adresszeile; première ligne d'adresse; primera línea de la dirección;
        primer línea de la dirección; eerste adresregel; primeira linha da morada; primeira linha do endereço;
        prima riga dell'indirizzo; first line of address;
        street address; street address 1; street address line 1; address line 1; addressline 1; address 1; addr 1;
        address line one; street 1; street line 1; street name; street and number; street and house number;
        house number and street; street; line 1; mailing address; postal address; home address; adresse postale;
        adresse ligne 1; adresse 1; numéro et rue; numéro et nom de rue; numéro et libellé de la voie; n° et rue;
        rue et numéro; nom de rue; nom de la rue; rue; voie; libellé de voie; straße; strasse;
        straße und hausnummer; straße hausnummer; straße nr; straße und nr; straßenname; adresszeile 1; anschrift;
        calle; calle y número; dirección 1; dirección postal; domicilio; nombre de la calle; via;
        via e numero civico; indirizzo e numero civico; via numero civico; via e n civico; via e numero;
        indirizzo 1; straat; straatnaam; straat en huisnummer; adres 1; adresregel 1; morada 1; rua; logradouro;
        endereço linha 1; nome da rua; linha de endereço 1; adresse de livraison ligne 1
        """,
    "address-line2": """
        adresse zeile 2; zweite adresszeile; 2 adresszeile; deuxième ligne d'adresse; segunda línea de la dirección;
        tweede adresregel; segunda linha da morada; segunda linha do endereço; seconda riga dell'indirizzo;
        second line of address; dirección complementaria; rua 2; rue 2; calle 2; via 2; strasse 2; straat 2;
        endereço 2;
        address line 2; street address 2; street address line 2; addressline 2; address 2; addr 2; address line two;
        street 2; street line 2; line 2; apartment; apt; flat; apartment suite; apt suite; suite; suite unit;
        unit number; apartment number; complément d'adresse; complément adresse; complément; adresse ligne 2;
        adresse 2; appartement; étage; bâtiment; adresszusatz; zusatz; adresszeile 2; adresszusatz 1;
        additional address line 1; additional address line; dirección 2; piso; piso puerta; indirizzo 2; interno;
        scala interno; toevoeging adres; adresregel 2; adres 2; morada 2; andar; complemento; linha de endereço 2;
        apartamento; address additional
        """,
    "address-line3": """
        address line 3; street address 3; street address line 3; addressline 3; address 3; street 3; street line 3;
        line 3; adresse ligne 3; adresse 3; additional address line 2; adresszusatz 2; adresszeile 3; indirizzo 3;
        adresregel 3
        """,
    "address-level3": "suburb; neighbourhood; neighborhood; bairro; colonia; freguesia",
    "postal-code": """
        postal code; post code; postcode; zip; zip code; zip postal; zip postal code; zip postcode; code postal;
        postleitzahl; plz; código postal; codice postale; codice di avviamento postale; c.a.p.; cep; npa;
        postal zip; post zip code; postnummer
        """,
    "address-level2": """
        city; town; town city; city town; address city; locality; ville; commune; localité; ort; stadt; wohnort;
        ciudad; localidad; población; municipio; città; comune; località; plaats; woonplaats; stad; cidade;
        localidade; city name
        """,
    "address-level1": """
        bundesstaat; staat provincie; état région; região; zona de provincia;
        state; province; state province; state code; province code; state region; county; prefecture; region;
        region id; region code; région; département; bundesland; kanton; canton; provincia; comunidad autónoma;
        regione; provincie; estado; distrito; zone id; state county; state name; country state id
        """,
    "country": """
        country; country id; country code; country region; country iso; pays; pays région; land; land region; país;
        paese; nazione; stato; nação; país región; land regio; country name; delivery country; pays de livraison
        """,
    "cc-number": """
        card number; credit card number; creditcard number; debit card number; payment card number; card no;
        cardnum; cc number; ccnum; cc num; cc no; cc nr; credit card no; card account number; numéro de carte;
        numéro de la carte; numéro de votre carte; numéro de carte bancaire; numéro de carte de crédit; n° de carte;
        n° carte; no de carte; carte bancaire; numéro cb; kartennummer; kreditkartennummer; karten nr;
        kreditkarten nr; nummer der karte; número de tarjeta; número de la tarjeta; número de tarjeta de crédito;
        n° de tarjeta; numero carta; numero di carta; numero della carta; numero carta di credito; kaartnummer;
        creditcardnummer; kaart nummer; número do cartão; número de cartão; número do cartão de crédito;
        número cartão; encrypted card number; numero di carta di credito; numero della carta di credito;
        número de la tarjeta de crédito; número de tu tarjeta; número de su tarjeta; número de cartão de crédito;
        numéro de la carte bancaire; numéro de votre carte bancaire; numéro carte; nr carte; nr carta; nr karte;
        nummer creditcard
        """,
    "cc-name": """
        portador do cartão; nome do portador;
        kreditkarteninhaber; nombre del tarjetahabiente; tarjetahabiente; nom du propriétaire de la carte;
        nome dell'intestatario della carta; nome del titolare della carta; nome do titular do cartão;
        nombre del titular de la tarjeta; name of card holder;
        name on card; name on the card; name on credit card; name as it appears on card; name as on card; card name;
        card holder; cardholder; cardholder name; card holder name; card owner; cc name; cc owner; credit card name;
        nom sur la carte; nom figurant sur la carte; titulaire de la carte; nom du titulaire;
        nom du titulaire de la carte; titulaire carte; nom du porteur; porteur de la carte; karteninhaber;
        name auf der karte; name des karteninhabers; inhaber der karte; nombre en la tarjeta; nombre en tarjeta;
        nombre del titular; titular de la tarjeta; titular tarjeta; nome sulla carta; titolare della carta;
        titolare carta; intestatario; intestatario della carta; intestatario carta; nome del titolare;
        naam op kaart; naam op de kaart; kaarthouder; naam kaarthouder; nome no cartão; nome impresso no cartão;
        titular do cartão; nome do titular
        """,
    "cc-csc": """
        ccv; ccv number; numero ccv; código ccv; ccv nummer;
        cvv; cvc; cvv 2; cvc 2; cvn; csc; cvd; cvv cvc; cvc cvv; cv number; cv code; cid cvv; cvv code; cvc code;
        card verification; card verification number; card verification value; card verification code;
        card security code; credit card security code; cc cid; verification value; cryptogramme;
        cryptogramme visuel; code de sécurité de la carte; kartenprüfnummer; kartenprüfziffer; kartenprüfcode;
        prüfnummer; prüfziffer; código de seguridad de la tarjeta; codice di sicurezza della carta;
        veiligheidscode kaart; código de segurança do cartão; encrypted security code; security number card
        """,
    "cc-exp": """
        ablaufdatum der kreditkarte; scadenza della carta; validade do cartão; date d'expiration de la carte;
        caducidad de la tarjeta; vervaldatum kaart;
        card expiry; card expiration; card expiry date; card expiration date; cc exp; cc expiry; cc expiration;
        exp date; expdate; expiry date; expiration date; expiry; expiration; expires; mm yy; mm yyyy; mm aa; mm aaaa;
        mm jj; mm jjjj; date d'expiration; date de validité; date d'expiration de la carte; expire le;
        fin de validité;
        ablaufdatum; gültig bis; verfallsdatum; verfalldatum; gültigkeitsdatum; fecha de caducidad;
        fecha de vencimiento; fecha de expiración; caducidad; vencimiento; data di scadenza; scadenza; vervaldatum;
        geldig tot; data de validade; data de expiração; validade; encrypted expiry date; valid thru; valid until;
        good thru
        """,
    "cc-exp-month": """
        card expiry month; card expiration month;
        exp month; expiry month; expiration month; expire month; card month; cc month; cc exp month; card exp month;
        card expiration month; mois d'expiration; ablaufmonat; mes de caducidad; mes de vencimiento;
        mese di scadenza; vervalmaand; mês de validade; mês de expiração; expiration date month; expiry date month;
        exp date month; encrypted expiry month
        """,
    "cc-exp-year": """
        card expiry year; card expiration year;
        exp year; expiry year; expiration year; expire year; card year; cc year; cc exp year; card exp year;
        card expiration year; année d'expiration; ablaufjahr; año de caducidad; año de vencimiento;
        anno di scadenza; vervaljaar; ano de validade; ano de expiração; expiration date year; expiry date year;
        exp date year; encrypted expiry year
        """,
    "cc-type": """
        card type; credit card type; cc type; type de carte; kartentyp; kreditkartentyp; tipo de tarjeta;
        tipo di carta; kaarttype; tipo de cartão
        """,
    "bday": """
        date of birth; birth date; birthdate; birthday; birthday date; dob; date de naissance; naissance;
        date naissance; né le; née le; anniversaire; geburtsdatum; geburtstag; fecha de nacimiento; data di nascita;
        geboortedatum; data de nascimento; data nascita
        """,
    "bday-day": """
        birth day; day of birth; birthday day; bday day; dob day; date of birth day; jour de naissance;
        geburtstag tag; día de nacimiento; giorno di nascita; geboortedag; dia de nascimento
        """,
    "bday-month": """
        birth month; month of birth; birthday month; bday month; dob month; date of birth month; mois de naissance;
        geburtsmonat; geburtstag monat; mes de nacimiento; mese di nascita; geboortemaand; mês de nascimento
        """,
    "bday-year": """
        birth year; year of birth; birthday year; bday year; dob year; date of birth year; année de naissance;
        geburtsjahr; geburtstag jahr; año de nacimiento; anno di nascita; geboortejaar; ano de nascimento
        """,
    "sex": "gender; id gender; sex; sexe; genre; geschlecht; género; sexo; genere; sesso; geslacht",
    "username": """
        id utilisateur; id utente; benutzer id; gebruiker id; id do utilizador; id do usuário; nome do usuário;
        nom d'usager;
        user name; username; user id; userid; user login; login name; login id; loginname; login; j username;
        nom d'utilisateur; nom utilisateur; identifiant; identifiant de connexion; benutzername; nutzername;
        anmeldename; nombre de usuario; usuario; nome utente; gebruikersnaam; nome de utilizador; nome de usuário;
        utilizador; usuário
        """,
    "current-password": """
        paswoord; salasana; heslo; haslo; losenord; passord; adgangskode; jelszo; sifre; contrasenya; parool;
        lozinka; geslo; parole; sifra;
        password; passwd; passcode password; mot de passe; passwort; kennwort; contraseña; wachtwoord;
        palavra-passe; senha; parola d'ordine; parole chiave
        """,
    "new-password": """
        new password; create password; create a password; choose a password; choose password; confirm password;
        password confirm; confirm new password; password confirmation; password again; repeat password;
        retype password; re-enter password; verify password; password repeat; nouveau mot de passe;
        confirmer le mot de passe; confirmez le mot de passe; confirmez votre mot de passe;
        confirmation du mot de passe; confirmation mot de passe; créer un mot de passe; choisissez un mot de passe;
        choisir un mot de passe; répéter le mot de passe; neues passwort; passwort wiederholen; passwort bestätigen;
        passwort wählen; neues kennwort; kennwort wiederholen; nueva contraseña; confirmar contraseña;
        confirma la contraseña; repetir contraseña; repite la contraseña; crear contraseña; nuova password;
        conferma password; ripeti password; crea password; crea una password; nieuw wachtwoord; herhaal wachtwoord;
        wachtwoord bevestigen; bevestig wachtwoord; kies een wachtwoord; nova palavra-passe;
        confirmar palavra-passe; nova senha; confirmar senha; repetir senha; register password; signup password;
        new pwd; password new; password 2; passwd 2
        """,
    "one-time-code": """
        codice di autenticazione; código de comprobación; authentisierungscode; authentifizierungscode;
        authenticatiecode;
        one time code; one time password; one time passcode; onetime code; otp; otp code; totp; sms code; code sms;
        sms verification code; two factor code; two-factor authentication code; 2fa code; authentication code;
        mfa code; code reçu par sms; code à usage unique; code d'authentification; einmalcode; einmalpasswort;
        einmalkennwort; sms-code; código de un solo uso; código sms; código de autenticación; codice otp;
        codice monouso; codice sms; codice temporaneo; eenmalige code; código de uso único; código de autenticação
        """,
    "language": """
        preferred language; langue préférée; bevorzugte sprache; idioma preferido; lingua preferita; voorkeurstaal
        """,
    "url": "website; web site; website url; site web; site internet; webseite; sitio web; sito web",
}

CURRENT_PASSWORD = """
    current password; old password; existing password; mot de passe actuel; ancien mot de passe; aktuelles passwort;
    altes passwort; bisheriges passwort; contraseña actual; password attuale; vecchia password; huidig wachtwoord;
    oud wachtwoord; senha atual; palavra-passe atual; password current; password old
    """
"""The password that one has, said so: also where the form asks for a new one beside it."""

GENERIC: dict[str, str] = {
    # Words that mean it only where they are all that a text says (but for FILLERS).
    "name": "name; nom; nombre; nome; naam; name last; noms",
    "honorific-prefix": "title; titre; titel; título; titolo; prefix",
    "address-line1": """
        address; adresse; dirección; indirizzo; adres; morada; endereço; address line; addressline;
        street address line; linha; adresse complète
        """,
    "tel": "tel; mobile; cell; fon; mobil; mobiel; telephone mobile; mob; n° tel",
    "email": "mail; e; adresse de messagerie; direct mail",
    "postal-code": "cp; cap; postal; post; pc; cód postal",
    "country": "location country",
    "cc-number": "pan; card; carte; karte; tarjeta; carta; kaart; cartão; credit card; creditcard; kreditkarte",
    "cc-exp": "exp; valid; validity",
    "username": "user; login; pseudo; pseudonyme; account; alias account; account name",
    "current-password": "pass; pwd; pw; mdp; clave; parola; passphrase",
}

IN_CARD_FORM: dict[str, str] = {
    # Words that mean it only beside a card number.
    "cc-name": "titulaire; porteur; inhaber; titular; titolare; houder; holder; owner",
    "cc-csc": """
        security code; securitycode; code de sécurité; sicherheitscode; sicherheitsnummer; código de seguridad;
        codice di sicurezza; codice sicurezza; beveiligingscode; veiligheidscode; código de segurança;
        verification code; verification number; code de vérification; código de verificación; codice di verifica;
        verificatiecode; código de verificação; card code; cid; security number; 3 digits; 3 digit code
        """,
    "cc-exp-month": "month; mois; monat; mes; mese; maand; mês; mm",
    "cc-exp-year": "year; année; jahr; año; anno; jaar; ano; yy; yyyy; aa; aaaa; jj; jjjj",
    "cc-number": "number; numéro; nummer; número; numero; account number; accountnumber",
}

IN_BIRTH_DATE: dict[str, str] = {
    # Words that mean it only inside a date of birth.
    "bday-day": "d; day; jour; tag; día; giorno; dag; dia; dd; jj; tt; gg",
    "bday-month": "m; month; mois; monat; mes; mese; maand; mês; mm",
    "bday-year": "y; year; année; jahr; año; anno; jaar; ano; yyyy; aaaa; jjjj; yy",
}

OUT_OF_CARD_FORM: dict[str, str] = {
    # Words that mean it only where no card is asked for.
    "one-time-code": """
        verification code; code de vérification; verifizierungscode; bestätigungscode; código de verificación;
        codice di verifica; verificatiecode; código de verificação; confirmation code; code de confirmation;
        código de confirmación; codice di conferma; bevestigingscode; security pin sms
        """,
}

OTHERS: dict[str, str] = {
    # Fields that are no purpose of HTML's list, or not about the user: found in a text, they rule a purpose out.
    "search": """
        search; search term; rechercher; recherche; suche; suchen; suchbegriff; buscar; búsqueda; cerca; ricerca;
        zoeken; zoek; zoekterm; pesquisar; pesquisa; procurar; keyword; keywords; find a store; store locator;
        store finder; trouver un magasin; magasin; filiale finden; store search
        """,
    "coupon": """
        coupon; coupon code; promo; promo code; promocode; promotion code; promotional code; discount;
        discount code; reduction code; code promo; code promotionnel; code de réduction; code réduction;
        bon de réduction; code avantage; gutschein; gutscheincode; gutscheinnummer; rabattcode; rabatt; aktionscode;
        código promocional; código de descuento; cupón; codice sconto; codice promozionale; codice promo;
        buono sconto; kortingscode; kortingsbon; actiecode; cupom; código de desconto; cupão; voucher; voucher code;
        vouchercode; referral code; code parrainage; parrain; offer code
        """,
    "gift-card": """
        gift card; gift card number; gift card code; gift card pin; giftcard; gift certificate; gift code;
        carte cadeau; numéro de carte cadeau; carte-cadeau; chèque cadeau; geschenkkarte; geschenkkartennummer;
        geschenkgutschein; tarjeta regalo; tarjeta de regalo; carta regalo; buono regalo; cadeaukaart; cadeaubon;
        cartão presente; cartão de oferta; cartão oferta; vale presente; store credit
        """,
    "loyalty": """
        loyalty; loyalty card; loyalty card number; loyalty number; rewards number; reward card; fidélité;
        carte de fidélité; numéro de carte de fidélité; carte fidélité; numéro de fidélité; kundenkarte;
        kundenkartennummer; kundennummer; bonuskarte; payback; tarjeta de fidelidad; tarjeta cliente; carta fedeltà;
        tessera; numero tessera; klantenkaart; klantnummer; cartão de fidelidade; cartão cliente; customer number;
        member number; membership number; membership id; numéro client; numéro de client; número de cliente;
        codice cliente; frequent flyer; club card; clubcard
        """,
    "recipient": """
        recipient; recipient name; recipient email; gift recipient; gift to; gift from; friend; friends;
        friend email; destinataire; nom du destinataire; bénéficiaire; ami; amie; adresse de votre ami; empfänger;
        empfängers; empfängerin; empfängername; beschenkte; beschenkter; beschenkten; freund; freundes; freundin;
        destinatario; amigo; amiga; beneficiario; amico; amica; ontvanger; vriend; vriendin; destinatário;
        send to friend; to name; to email; emergency contact; pickup person; pick-up person
        """,
    "wish-list": """
        wishlist; wishlist name; wish list; list name; liste d'envies; merkliste; wunschliste; lista de deseos;
        lista dei desideri; verlanglijst; nom de la liste; playlist
        """,
    "quantity": """
        quantity; qty; quantité; qté; menge; anzahl; stückzahl; cantidad; quantità; aantal; quantidade; hoeveelheid;
        amount; montant; betrag; importe; importo; bedrag; valor; donation
        """,
    "comment": """
        comment; comments; order comments; order notes; order note; message; your message; note; notes;
        instructions; delivery instructions; special instructions; remarks; commentaire; commentaires; remarque;
        remarques; consignes; nachricht; bemerkung; bemerkungen; kommentar; anmerkung; anmerkungen; mitteilung;
        comentario; comentarios; mensaje; observaciones; commento; messaggio; nota; note ordine; opmerking;
        opmerkingen; bericht; toelichting; comentário; mensagem; observações; feedback; review; review title;
        review text; avis; titre de l'avis; bewertung; reseña; recensione; beoordeling; avaliação; question; frage;
        pregunta; domanda; vraag; pergunta; subject; sujet; objet; betreff; asunto; oggetto; onderwerp; assunto;
        summary; headline; description; gift message; engraving; gravure; gravur; personalisation;
        personalization; name on jersey; name on shirt; jersey name; shirt name; flocage; trikotname
        """,
    "captcha": """
        captcha; g recaptcha response; recaptcha; code captcha; enter the characters; sicherheitsabfrage; honeypot;
        hp field; honey; leave blank; leave this field empty; do not fill; antispam; anti spam; are you human
        """,
    "tax-id": """
        ssn; social security number; social security; social insurance number; numéro de sécurité sociale;
        sozialversicherungsnummer; número de seguridad social; número de la seguridad social; burgerservicenummer;
        bsn; national insurance number;
        vat; vat number; vat id; vat no; tva; numéro de tva; n° tva; tva intracommunautaire; siret; siren;
        numéro siret; ust id; ust idnr; ustid; umsatzsteuer; umsatzsteuer id; steuernummer; nif; cif; dni; nie;
        nif cif; partita iva; piva; codice fiscale; codice destinatario; codice univoco; pec; btw; btw nummer;
        btw-nummer; kvk; kvk nummer; cnpj; cpf; nif vat; ein; tax id; tax number; taxvat; tax vat; company number;
        company id; company registration number; registration number; numéro d'entreprise; numéro d'immatriculation;
        handelsregisternummer; eori; national id; id number; identification number; passport; passport number;
        numéro de passeport; fiscal code; contribuinte; número de contribuinte;
        documento; número de documento; documento de identidad; ausweisnummer; carta d'identità
        """,
    "bank": """
        iban; bic; swift; sort code; bank account; bank account number; routing number; bank name; account holder;
        kontoinhaber; kontonummer; bankleitzahl; rib; numéro de compte; cuenta bancaria; conto corrente;
        rekeningnummer; conta bancária; bank code
        """,
    "order": """
        order number; order id; order no; numéro de commande; n° de commande; bestellnummer; auftragsnummer;
        número de pedido; numero ordine; numero d'ordine; bestelnummer; ordernummer; número da encomenda;
        tracking number; numéro de suivi; sendungsnummer; invoice number; numéro de facture; rechnungsnummer;
        reference; référence; referenz; purchase order; po number; sku; product code; item number; artikelnummer;
        article number; référence produit; serial number; numéro de série; seriennummer; imei; booking reference;
        return number
        """,
    "house-number": """
        house number; house no; housenumber; street number; streetnumber; building number; numéro de rue;
        numéro de voie; n° de rue; hausnummer; hausnr; número de casa; número de calle; numero civico; civico;
        huisnummer; huisnummer toevoeging; toevoeging; número da porta; número de porta; house number addition
        """,
    "access": """
        door code; digicode; code porte; code d'accès; code accès; interphone; gate code; access code; entry code;
        floor
        """,
    "filter": """
        filter; filtre; filtrer; sort; sort by; sort order; trier; trier par; sortieren; sortierung; ordenar;
        ordina; sorteer; sorteren; price from; price to; min price; max price; price min; price max; prix min;
        prix max; page size; per page; items per page
        """,
    "address-book": """
        alias; address alias; address name; address title; nom de l'adresse; address book; address book name;
        address id; adresse speichern unter; saved address; alias de l'adresse; nickname; pseudonym; display name;
        screen name; surnom
        """,
    "option": """
        size; taille; größe; talla; taglia; maat; tamanho; color; colour; couleur; farbe; colore; kleur; cor;
        variant; option; model; modèle; modell
        """,
    "delivery": """
        delivery date; delivery time; delivery slot; shipping method; delivery method; date de livraison; créneau;
        mode de livraison; lieferdatum; liefertermin; wunschtermin; versandart; fecha de entrega; data di consegna;
        bezorgdatum; leverdatum; data de entrega; appointment; rendez-vous; pickup; pickup store; point relais;
        relais; packstation; postnummer packstation; paketshop; arrival; departure; check in; check out date
        """,
    "secret": """
        secret question; security question; question secrète; security answer; answer; réponse;
        mother's maiden name; secret answer; sicherheitsfrage; pin; pin code nip; code pin gift; code secret
        """,
    "currency": """
        currency; devise; währung; moneda; valuta; moeda; store switcher; store view; language switcher;
        site language; locale; lang; language; langue; sprache; idioma; lingua; taal
        """,
    "birth-place": """
        place of birth; birth place; country of birth; city of birth; lieu de naissance; pays de naissance;
        ville de naissance; geburtsort; geburtsland; lugar de nacimiento; país de nacimiento; luogo di nascita;
        geboorteplaats; local de nascimento
        """,
    "vehicle": """
        license plate; plaque d'immatriculation; immatriculation; kennzeichen; matrícula; targa; kenteken; vin
        """,
    "payment": """
        payment method; mode de paiement; moyen de paiement; zahlungsart; método de pago; metodo di pagamento;
        betaalmethode; método de pagamento; installments; mensualités; bank select; bank selection; issuer
        """,
    "fax": "fax; fax number; numéro de fax; télécopie; faxnummer; telefax",
    "age": "age; âge; alter; edad; età; leeftijd; idade; how did you hear; survey; rating; note sur 5",
    "url-of-thing": "image url; video url; photo url; product url; link; lien; video link",
}

CONJUNCTIONS = frozenset({"or", "ou", "oder", "o", "of", "and", "et", "und", "e", "y", "en"})
"""Between two purposes they make a field that is both, and so neither ("City or postcode")."""

_FILLERS = """
    your my the a an please enter type fill in here new this of required optional mandatory field input value text
    label form
    votre vos mon le la l les un une d de du des veuillez saisir entrer entrez saisissez indiquez obligatoire
    facultatif optionnel champ ta ton tes ma mes
    ihre ihr deine dein der die das ein eine bitte eingeben angeben pflichtfeld erforderlich feld
    ihren ihrem ihrer ihres deinen deinem deiner mein meine meinen euer eure
    su tu sus tus mi mis vuestro vuestra vuestros el los una por favor introduce introduzca escriba escribe obligatorio
    opcional campo
    il lo gli tuo tua tuoi tue suo sua suoi sue mio mia vostro vostra inserisci inserire inserisca obbligatorio
    facoltativo facoltativa
    uw je jouw jullie mijn het een vul voer verplicht optioneel veld invoeren
    seu sua seus suas teu teus tuas meu minha o os introduza insira digite obrigatório preenchimento
    billing shipping delivery invoice checkout customer contact account profile user personal registration register
    signup sign up newsletter
    facturation livraison client rechnung lieferung kunde facturación envío cliente fatturazione spedizione
    facturatie levering faturação entrega
    rechnungs liefer lieferadresse rechnungsadresse shippingaddress billingaddress primary main dwfrm fields
    addressfields attributes data info details wc ship bill order ex eg example exemple
    txt tb inp fld ctl ctl00 id frm 0 1 js x
    """
FILLERS = frozenset(_FILLERS.split())
"""Words that add nothing to what a field is for; many stand in the names that shop platforms generate."""

_HARMLESS = """
    twice addresses emails information again confirm confirmation repeat retype
    re verify valid current existing actual new different alternative alternate
    secondary primary preferred main daytime day evening night home work office business private personal legal full
    complete permanent residential residence contact guest member login log sign in account person owner buyer
    associated linked use add change edit update provide give tell us select choose pick number no nr num address
    adresse line code id or and etc incl including with without only as exactly shown eg international national local
    country area same also both letters digits characters format required optional min max least at any other where
    confirmer confirmez repetez repeter ressaisir ressaisissez encore nouveau nouvelle actuel actuelle principal
    principale secondaire domicile residence bureau travail professionnel professionnelle personnel personnelle
    complet complete valide compte membre titulaire numero n no nr fixe choisir choisissez selectionner selectionnez
    postal postale
    bestatigen bestatigung wiederholen wiederholung erneut nochmals neu neue neuer neues aktuell aktuelle aktuelles
    privat privates private geschaftlich geschaftliche tagsuber wohnsitz konto mitglied nummer wahlen auswahlen
    angeben gultige gultig vollstandige vollstandiger
    confirmar confirma confirme repetir repita repite nuevo nueva actual principal personal trabajo casa particular
    fijo cuenta numero completo completa valido valida seleccionar selecciona seleccione elegir elige
    conferma confermare ripeti ripetere nuovo nuova attuale principale personale lavoro residenza domicilio conto
    completo valido valida seleziona selezionare scegli fisso
    bevestig bevestigen herhaal herhalen opnieuw nieuw nieuwe huidig huidige prive zakelijk zakelijke werk thuis vast
    nummer geldig geldige volledige volledig kies selecteer
    repita novamente novo nova atual principal pessoal trabalho residencial residencia conta fixo selecionar selecione
    escolha escolher
    del dell della dello dei di do da dos das dem den des der van von los las lo al a kunden kunde klant gast bezoeker
    ospite huesped convidado invitado utente usuario usuaria utilisateur utilizador gebruiker benutzer url line lines
    confirmacion confirmacao confirmado confirmada bevestiging par por nuovamente nogmaals digite uma contacto contato
    kontakt
    contatto telefonico received sent recu envoye erhalten zugesandt recibido enviado ricevuto inviato ontvangen
    recebido
    """
HARMLESS = frozenset(_HARMLESS.split())
"""Words beside a purpose that say which of the customer's own it is, or what to do with it, and change nothing."""

_NEWNESS = """
    new again confirm confirmation repeat retype reenter create choose twice
    nouveau confirmer confirmez confirmation repeter repetez choisir choisissez creer creez
    neu neues neue wiederholen wiederholung bestatigen bestatigung erneut nochmals
    nueva nuevo confirmar confirma confirme confirmacion repetir repita repite crear crea elegir
    nuova conferma confermare ripeti ripetere nuovamente scegli
    nieuw nieuwe herhaal herhalen bevestig bevestigen nogmaals opnieuw kies
    nova novo novamente confirmacao repita escolha crie criar
    """
NEWNESS = frozenset(_NEWNESS.split())
"""Beside "password": one that there is not yet, or such a one for the second time."""

_EXPLAINING = """
    for if so where we will must should that which because when used to in by is are
    pour si afin ou nous doit sera permet en
    fur wenn falls damit wir muss wird zum zur im
    para por si donde debe sera es
    per se dove deve sara
    voor als zodat waar moet wordt
    se onde deve sera
    """
EXPLAINING = frozenset(_EXPLAINING.split())
"""After one of these a label explains its field ("E-mail for your receipt")."""

_THINGS = """
    number numbers code codes id digits date pin amount
    numero numeros chiffres date montant
    nummer nummern ziffern datum kennung
    fecha cifras importe
    data cifre importo
    cijfers
    """
THINGS = frozenset(_THINGS.split())
"""What a label is about that begins or ends with one of these: of something, which the other words name."""

_ASPECTS = """
    code token type types kind format frequency optin opt consent permission permissions notification notifications
    preference preferences reminder hint question answer filter sort limit count visibility privacy status subject
    template list body domain verified marketing
    """
ASPECTS = frozenset(_ASPECTS.split())
"""After a purpose in a machine name: something about it is asked for, not it."""

NEW_ACCOUNT = """
    sign up; signup; register; registration; registering; create account; create an account; create your account;
    create my account; create a new account; create new account; new account; new customer; join; join now; join us;
    join free;
    become a member; get started; start free trial; open an account; enroll; enrol; reset password; set password;
    reset your password; set new password; change password; change your password; update password; save password;
    create password; choose a password; set a password; set your password;
    s'inscrire; inscription; inscrivez vous; je m'inscris; m'inscrire; créer un compte; créer mon compte;
    créer votre compte; création de compte; création de votre compte; créez votre compte; nouveau client;
    ouvrir un compte;
    réinitialiser le mot de passe; réinitialiser mon mot de passe; changer le mot de passe; modifier le mot de passe;
    changer de mot de passe; enregistrer le mot de passe;
    registrieren; registrierung; jetzt registrieren; konto erstellen; konto anlegen; konto eröffnen;
    kundenkonto anlegen;
    kundenkonto erstellen; neukunde; neues konto; neu hier; mitglied werden; passwort zurücksetzen; passwort ändern;
    passwort speichern; passwort festlegen;
    registrarse; regístrate; regístrese; registrar; registrarme; registro; crear cuenta; crear una cuenta;
    crear mi cuenta;
    crea tu cuenta; nuevo cliente; únete; darse de alta; restablecer contraseña; cambiar contraseña;
    registrati; registrazione; crea account; crea un account; crea il tuo account; iscriviti; iscrizione;
    nuovo cliente;
    reimposta password; cambia password; modifica password;
    registreren; registratie; account aanmaken; maak een account aan; nieuw account; nieuwe klant; inschrijven;
    word lid;
    wachtwoord wijzigen; wachtwoord herstellen; wachtwoord instellen;
    criar conta; criar uma conta; criar a minha conta; cadastrar; cadastre se; cadastro; registar; registe se;
    registo;
    inscrever; inscreva se; novo cliente; redefinir senha; alterar senha; alterar palavra passe
    """
"""A form that says so wants a password that there is not yet."""

ACCOUNT_THERE = """
    log in; login; sign in; signin; log on; logon; signon; remember me; keep me signed in; keep me logged in;
    stay signed in;
    forgot password; forgot your password; forgotten password; lost password; lost your password; returning customer;
    unlock;
    connexion; se connecter; connectez vous; me connecter; je me connecte; identifiez vous; s'identifier; déjà client;
    mot de passe oublié; se souvenir de moi; rester connecté;
    anmelden; einloggen; anmeldung; jetzt anmelden; angemeldet bleiben; passwort vergessen; bereits kunde;
    eingeloggt bleiben;
    iniciar sesión; inicia sesión; inicio de sesión; acceder; ingresar; entrar; recordarme; recuérdame;
    olvidé mi contraseña;
    has olvidado tu contraseña; ya soy cliente;
    accedi; accesso; entra; ricordami; password dimenticata; resta connesso; già cliente;
    inloggen; log in; onthoud mij; ingelogd blijven; wachtwoord vergeten; bestaande klant;
    iniciar sessão; entrar; acessar; aceder; lembrar me; esqueceu a senha; esqueci minha senha; recuperar senha
    """
"""A form that says so wants the password of an account that there is."""
