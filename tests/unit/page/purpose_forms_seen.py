"""Forms of shops, banks, stations and services in seven languages, with what each field is for.

Written as in purpose_forms.py, and with what the form says of itself in a first line `= buttons | headings | names`.

One half was looked at while the words were chosen; the other, HELD_OUT, once, when they stood.
"""

from __future__ import annotations

from purpose_forms import parse

from auditor.measure.page.purpose import Around, Hints

LOOKED_AT: dict[str, str] = {
    "Account, en: one password": """
        = Create account | Sign up | signup-form /register
        email | email | Email address | email
        new-password | password | Password | password
        """,
    "Log-in, en: e-mail or phone": """
        = Log in, Forgot password? | | login
        username | text | Email or phone number | login
        current-password | password | Password | password
        """,
    "Log-in, fr": """
        = Se connecter | Déjà client ? | customer-login
        email | email | Adresse e-mail | email | login-email
        current-password | password | Mot de passe | password | login-password
        - | checkbox | Se souvenir de moi | remember
        """,
    "Account, fr: in two steps": """
        = Continuer, Se connecter | Créer un compte | inscription
        email | email | Votre adresse e-mail | mail
        new-password | password | Choisissez un mot de passe | pass
        """,
    "Station, fr: a journey is not the customer's address": """
        = Rechercher | Votre voyage | search-journey
        - | text | Ville de départ | origin
        - | text | Ville d'arrivée | destination
        - | text | Date de départ | date
        """,
    "Repairs, fr: a phone that is broken": """
        = Envoyer | Demande de réparation | devis
        - | text | Marque de votre portable | marque
        - | text | Modèle du téléphone | modele
        family-name | text | Nom | nom
        given-name | text | Prénom | prenom
        email | email | E-mail | email
        tel | tel | Numéro de téléphone | tel
        """,
    "Booking, en: a number that is not the guest's": """
        = Send | Contact us | contact
        name | text | Your name | name
        email | email | E-mail | email
        - | text | Reservation Number (if applicable) | reservationnumber2 | emailReservationNumber
        - | textarea | Your message | message
        """,
    "Tax, en: a number behind dots": """
        = Next | Your refund | tax
        - | password | First three digits of your Social Security Number | SSN_1
        - | password | Second two digits of your Social Security Number | SSN_2
        """,
    "Code by mail, en": """
        = Confirm | Enter the code | email-confirm
        one-time-code | text | Confirmation code | email_confirmation_code
        """,
    "Card, en: holder and two menus": """
        = Pay now | Payment | pay
        cc-number | tel | Card number | card
        cc-name | text | Name on card | ppw-accountHolderName
        cc-exp-month | select-one | Expiration Date | CardExpiryMonth
        cc-exp-year | select-one | | CardExpiryYear
        cc-csc | tel | Security code | securityCode
        """,
    "Company and its head, fr: labels with hints (npm, @gouvfr/dsfr)": """
        = Valider | Coordonnées | company
        - | text | Numéro de SIRET | siret
        organization | text | Dénomination | organization-name
        address-line1 | text | Adresse Indication : numéro et voie | street
        postal-code | text | Code postal Format attendu : 5 chiffres | zip
        address-level2 | text | Ville ou commune Exemple : Montpellier | city
        family-name | text | Nom de naissance Indication : nom de famille non rectifié | birth-name
        given-name | text | Prénom | given-names
        organization-title | text | Fonction dans la société | position
        email | email | Adresse électronique Format attendu : nom@example.com
        tel | tel | Numéro de téléphone Format attendu : (+33) 5 36 49 68 27
        """,
    "Profile, de": """
        = Speichern | Meine Daten | profil
        honorific-prefix | select-one | Anrede | salutation
        given-name | text | Vorname | vorname
        family-name | text | Nachname | nachname
        bday | text | Geburtsdatum | geburtsdatum
        tel | tel | Telefonnummer (tagsüber) | telefon
        - | text | Kundennummer | kundennr
        """,
    "New password, de": """
        = Passwort speichern | Passwort zurücksetzen | reset
        new-password | password | Neues Passwort | pw1
        new-password | password | Passwort (Wiederholung) | pw2
        """,
    "Supplier, en: another's address": """
        = Save | Supplier | supplier-form
        - | text | Supplier name | name
        - | text | Supplier phone | supplier_phone2
        - | text | E-mail subject | subject
        """,
    "Checkout, es": """
        = Continuar | Datos de envío | checkout
        email | email | Correo electrónico | email
        given-name | text | Nombre | nombre
        family-name | text | Apellidos | apellidos
        address-line1 | text | Dirección | direccion
        address-line2 | text | Dirección (2) | direccion2
        postal-code | text | Código postal | cp
        address-level2 | text | Población | poblacion
        address-level1 | select-one | Provincia | provincia
        tel | tel | Teléfono móvil | movil
        """,
    "Order, it: generic words confirm one another": """
        address-line1 | text | Indirizzo | address | name
        address-level2 | text | Città | city | city
        postal-code | text | CAP | cap | zip
        cc-number | text | Numero di carta di credito | card-num | card-num
        cc-exp | text | Scadenza | scad | scad
        cc-csc | text | CVV | security | security
        """,
    "Invoice, it: a label with its parts in brackets": """
        - | text | Codice Fiscale | codice_fiscale | cf
        - | text | Partita IVA | partita_iva | piva
        address-line1 | text | Indirizzo (via, n.) | indirizzo
        postal-code | text | CAP | cap
        address-level2 | text | Città | citta
        address-level1 | text | Provincia | provincia | | MI
        country | text | Nazione | nazione
        - | email | PEC (facoltativa) | pec | | nome@pec.it
        """,
    "Payment, fr: abbreviated": """
        cc-number | text | NrCarte : | NrCarte | NrCarte
        cc-exp | month | Date d'expiration : | Date | Date
        cc-csc | text | Cryptogramme (CVC) : | CCV | CCV
        """,
    "Profile, en: two labels given to one field": """
        address-line1 | text | Address | | input-address | Home Address
        address-level2 | text | City | | input-city | City
        country | text | Country Postal code | input-country | input-country | Country
        postal-code | number | Postal code | | input-postal-code | Postal code
        """,
}

HELD_OUT: dict[str, str] = {
    "Account, nl": """
        = Account aanmaken | Nieuwe klant | registreren
        given-name | text | Voornaam* | voornaam
        family-name | text | Achternaam* | achternaam
        email | email | E-mailadres* | email
        new-password | password | Wachtwoord* | wachtwoord
        """,
    "Log-in, nl": """
        = Inloggen | Welkom terug | login
        email | text | E-mailadres | email
        current-password | password | Wachtwoord | password
        - | checkbox | Ingelogd blijven | remember
        """,
    "Account, de: mail and password only": """
        = Konto anlegen | Neu bei uns? | createAccount
        email | email | E-Mail-Adresse | email
        new-password | password | Passwort | password
        """,
    "Log-in, de: number or mail": """
        = Anmelden | | loginForm
        username | text | E-Mail oder Telefonnummer | username
        current-password | password | Passwort | password
        """,
    "Account, pt": """
        = Criar conta | Cadastre-se | cadastro
        name | text | Nome completo | nome
        email | email | E-mail | email
        - | text | CPF | cpf
        tel | tel | Celular | celular
        bday | text | Data de nascimento | nascimento
        new-password | password | Senha | senha
        new-password | password | Confirmar senha | confirmarSenha
        """,
    "Delivery, pt": """
        = Continuar | Endereço de entrega | entrega
        postal-code | tel | CEP | cep
        address-line1 | text | Endereço | logradouro
        - | text | Número | numero
        address-line2 | text | Complemento | complemento
        address-level3 | text | Bairro | bairro
        address-level2 | text | Cidade | cidade
        address-level1 | select-one | Estado | uf
        """,
    "Account, it": """
        = Registrati | Crea il tuo account | registrazione
        given-name | text | Nome | nome
        family-name | text | Cognome | cognome
        email | email | Indirizzo e-mail | email
        email | email | Conferma indirizzo e-mail | email_confirm
        new-password | password | Password | password
        """,
    "Log-in, it": """
        = Accedi, Password dimenticata? | | accedi
        email | email | E-mail | email
        current-password | password | Password | password
        """,
    "Trip, it: towns of a journey": """
        = Cerca | Dove vuoi andare? | ricerca
        - | text | Città di partenza | da
        - | text | Città di arrivo | a
        """,
    "Flight, en: passports and towns": """
        = Continue | Passenger details | passengers
        given-name | text | First name (as in passport) | passengers[0].firstName
        family-name | text | Last name | passengers[0].lastName
        - | text | Passport number | passengers[0].passport
        - | text | Passport expiry date | passengers[0].passportExpiry
        - | text | Departure city | departureCity
        email | email | Contact email | contact.email
        tel | tel | Mobile number | contact.phone
        """,
    "Pets, en: the animal's name": """
        = Save | Your pet | pet
        - | text | Pet name | name
        - | text | Date of birth of your pet | petBirth
        - | text | Vet's phone number | vet
        """,
    "Checkout, en: guest": """
        = Place order | Shipping address | checkout-form
        email | text | Email for order updates | contact-email
        name | text | Full name | shipping-name
        address-line1 | text | Street address | shipping-line1
        address-line2 | text | Apartment, suite, unit (optional) | shipping-line2
        address-level2 | text | Town or city | shipping-town
        address-level1 | text | County (optional) | shipping-county
        postal-code | text | Postcode | shipping-postcode
        - | text | Order notes | notes
        """,
    "Bank, es": """
        = Entrar | Acceso clientes | login
        - | text | DNI / NIE | dni
        current-password | password | Clave de acceso | clave
        """,
    "Newsletter, es": """
        = Suscribirme | | newsletter
        email | email | Tu correo electrónico | email
        """,
    "Card, fr": """
        = Payer 49,90 € | Paiement par carte | paiement
        cc-number | text | Numéro de carte | cb
        cc-exp-month | select-one | Mois | mois
        cc-exp-year | select-one | Année | annee
        cc-csc | text | Cryptogramme visuel | cvx
        cc-name | text | Nom du porteur | porteur
        """,
    "Invoice address, fr: a company": """
        = Valider | Adresse de facturation | facturation
        organization | text | Raison sociale | raison_sociale
        - | text | Numéro SIRET | siret
        family-name | text | Nom du contact | contact_nom
        given-name | text | Prénom du contact | contact_prenom
        address-line1 | text | N° et libellé de la voie | voie
        address-line2 | text | Complément d'adresse | complement
        postal-code | text | Code postal | cp
        address-level2 | text | Commune | commune
        """,
    "Code, it": """
        = Verifica | Inserisci il codice | otp
        one-time-code | tel | Codice ricevuto via SMS | otp
        """,
    "Change of password, en": """
        = Update password | Security | account
        current-password | password | Current password | old
        new-password | password | New password | new
        new-password | password | New password again | new2
        """,
    "Gift, nl": """
        = Toevoegen | Cadeaukaart | gift
        - | text | Naam ontvanger | naam
        - | email | E-mailadres ontvanger | email
        - | number | Bedrag | bedrag
        """,
    "Dealer, de: a shop's town": """
        = Suchen | Händler finden | haendlersuche
        - | text | PLZ oder Ort | q
        - | text | Name des Händlers | name
        """,
}


def parse_with_form(text: str) -> tuple[list[tuple[str, Hints]], Around]:
    """The fields of a form with what they are for, and what the form says of itself."""
    lines = [line.strip() for line in text.strip().splitlines()]
    if not lines[0].startswith("="):
        return parse(text), Around()
    buttons, headings, name = (part.strip() for part in lines[0][1:].split("|"))
    return parse("\n".join(lines[1:])), Around(
        buttons=tuple(part.strip() for part in buttons.split(",") if part.strip()),
        headings=(headings,) if headings else (),
        name=name,
    )
