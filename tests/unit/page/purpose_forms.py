"""Forms as shop systems write them, with what each field is for.

A line is `expected token (or -) | type | label | name | id | placeholder`; what is missing at the end is empty. `-`
means that no purpose may be inferred. The fields of a form are read together, as a browser shows them.
"""

from __future__ import annotations

from auditor.measure.page.purpose import Hints

FORMS: dict[str, str] = {
    "Sign-up by name, en": """
        name | text | Name
        email | email | Email
        new-password | password | Password
        """,
    "Berth, en: what is called name in the code is the boat's": """
        - | text | Boat | name
        email | email | E-mail | email
        """,
    "Shopify checkout, en": """
        - | text | Email or mobile phone number | email | email
        country | select-one | Country/Region | countryCode | Select0
        given-name | text | First name (optional) | firstName | TextField0
        family-name | text | Last name | lastName | TextField1
        address-line1 | text | Address | address1 | shipping-address1
        address-line2 | text | Apartment, suite, etc. (optional) | address2 | TextField2
        postal-code | text | Postcode | postalCode | TextField3
        address-level2 | text | City | city | TextField4
        - | text | Discount code or gift card | reductions | ReductionsInput0
        cc-number | text | Card number | number | number | Card number
        cc-exp | text | Expiration date (MM / YY) | expiry | expiry
        cc-csc | text | Security code | verification_value | verification_value
        cc-name | text | Name on card | name | name
        """,
    "Shopify account, fr": """
        given-name | text | Prénom | customer[first_name] | RegisterForm-FirstName
        family-name | text | Nom | customer[last_name] | RegisterForm-LastName
        email | email | E-mail | customer[email] | RegisterForm-email
        new-password | password | Mot de passe | customer[password] | RegisterForm-password
        """,
    "Shopify login, de": """
        email | email | E-Mail | customer[email] | CustomerEmail
        current-password | password | Passwort | customer[password] | CustomerPassword
        """,
    "Shopify footer": """
        email | email | | contact[email] | NewsletterForm--sections--1 | Adresse e-mail
        """,
    "Shopify cart": """
        - | number | Quantity for Mug | updates[] | Quantity-1
        - | textarea | Order special instructions | note | Cart-note
        """,
    "Shopify contact": """
        name | text | Name | contact[Name] | ContactForm-name
        email | email | Email * | contact[email] | ContactForm-email
        tel | tel | Phone number | contact[Phone number] | ContactForm-phone
        - | textarea | Comment | contact[Comment] | ContactForm-body
        """,
    "PrestaShop address, fr": """
        - | text | Alias | alias | field-alias
        given-name | text | Prénom | firstname | field-firstname
        family-name | text | Nom | lastname | field-lastname
        organization | text | Société | company | field-company
        - | text | Numéro de TVA | vat_number | field-vat_number
        address-line1 | text | Adresse | address1 | field-address1
        address-line2 | text | Complément d'adresse | address2 | field-address2
        postal-code | text | Code postal | postcode | field-postcode
        address-level2 | text | Ville | city | field-city
        country | select-one | Pays | id_country | field-id_country
        tel | tel | Téléphone | phone | field-phone
        """,
    "PrestaShop customer, fr": """
        - | radio | M. | id_gender | field-id_gender-1
        given-name | text | Prénom | firstname | field-firstname
        family-name | text | Nom | lastname | field-lastname
        email | email | E-mail | email | field-email
        new-password | password | Mot de passe | password | field-password
        bday | text | Date de naissance | birthday | field-birthday | JJ/MM/AAAA
        - | checkbox | Recevoir les offres de nos partenaires | optin
        """,
    "PrestaShop address, es": """
        given-name | text | Nombre | firstname | field-firstname
        family-name | text | Apellidos | lastname | field-lastname
        - | text | Número de identificación fiscal | dni | field-dni
        address-line1 | text | Dirección | address1
        address-line2 | text | Dirección complementaria | address2
        postal-code | text | Código postal/Zip | postcode
        address-level2 | text | Ciudad | city
        address-level1 | select-one | Provincia | id_state
        country | select-one | País | id_country
        tel | text | Teléfono | phone
        """,
    "Magento checkout, en": """
        email | email | Email Address | username | customer-email
        given-name | text | First Name | firstname | GK3JK1
        family-name | text | Last Name | lastname | AB2CD
        organization | text | Company | company | X1
        address-line1 | text | Street Address: Line 1 | street[0] | X2
        address-line2 | text | Street Address: Line 2 | street[1] | X3
        address-line3 | text | Street Address: Line 3 | street[2] | X4
        country | select-one | Country | country_id | X5
        address-level1 | select-one | State/Province | region_id | X6
        address-level2 | text | City | city | X7
        postal-code | text | Zip/Postal Code | postcode | X8
        tel | text | Phone Number | telephone | X9
        """,
    "Magento login, it": """
        email | email | Email | login[username] | email
        current-password | password | Password | login[password] | pass
        """,
    "Magento account, en": """
        given-name | text | First Name | firstname | firstname
        family-name | text | Last Name | lastname | lastname
        - | text | Tax/VAT Number | taxvat | taxvat
        email | email | Email | email | email_address
        new-password | password | Password | password | password
        new-password | password | Confirm Password | password_confirmation | password-confirmation
        """,
    "Magento change password": """
        current-password | password | Current Password | current_password | current-password
        new-password | password | New Password | password | password
        new-password | password | Confirm New Password | password_confirmation | password-confirmation
        """,
    "Magento card": """
        cc-type | select-one | Credit Card Type | payment[cc_type] | authorizenet_cc_type
        cc-number | text | Credit Card Number | payment[cc_number] | authorizenet_cc_number
        cc-exp-month | select-one | Expiration Date | payment[cc_exp_month] | authorizenet_expiration
        cc-exp-year | select-one | | payment[cc_exp_year] | authorizenet_expiration_yr
        cc-csc | text | Card Verification Number | payment[cc_cid] | authorizenet_cc_cid
        """,
    "Magento guest order": """
        - | text | Order ID | oar_order_id | oar-order-id
        family-name | text | Billing Last Name | oar_billing_lastname | oar-billing-lastname
        email | email | Email | oar_email | oar_email
        postal-code | text | Billing ZIP Code | oar_zip | oar_zip
        """,
    "WooCommerce checkout, de": """
        given-name | text | Vorname * | billing_first_name | billing_first_name
        family-name | text | Nachname * | billing_last_name | billing_last_name
        organization | text | Firmenname (optional) | billing_company | billing_company
        country | select-one | Land / Region * | billing_country | billing_country
        address-line1 | text | Straße * | billing_address_1 | billing_address_1 | Straßenname und Hausnummer
        address-line2 | text | | billing_address_2 | billing_address_2 | Wohnung, Suite, Zimmer usw. (optional)
        postal-code | text | Postleitzahl * | billing_postcode | billing_postcode
        address-level2 | text | Ort / Stadt * | billing_city | billing_city
        tel | tel | Telefon * | billing_phone | billing_phone
        email | email | E-Mail-Adresse * | billing_email | billing_email
        username | text | Benutzername * | account_username | account_username
        new-password | password | Passwort für dein Konto * | account_password | account_password
        - | textarea | Anmerkungen zur Bestellung | order_comments | order_comments
        - | text | | coupon_code | coupon_code | Gutscheincode
        """,
    "WooCommerce login, en": """
        username | text | Username or email address * | username | username
        current-password | password | Password * | password | password
        """,
    "WooCommerce blocks, en": """
        email | email | Email address | | email
        country | select-one | Country/Region | | shipping-country
        given-name | text | First name | | shipping-first_name
        family-name | text | Last name | | shipping-last_name
        address-line1 | text | Address | | shipping-address_1
        address-level2 | text | City | | shipping-city
        address-level1 | select-one | State | | shipping-state
        postal-code | text | ZIP Code | | shipping-postcode
        tel | tel | Phone (optional) | | shipping-phone
        - | textarea | Add a note to your order
        """,
    "WordPress comment": """
        - | textarea | Comment * | comment | comment
        name | text | Name * | author | author
        email | text | Email * | email | email
        url | url | Website | url | url
        """,
    "Salesforce Commerce checkout, en": """
        given-name | text | First Name | dwfrm_shipping_shippingAddress_addressFields_firstName
        family-name | text | Last Name | dwfrm_shipping_shippingAddress_addressFields_lastName
        address-line1 | text | Address 1 | dwfrm_shipping_shippingAddress_addressFields_address1
        address-line2 | text | Address 2 | dwfrm_shipping_shippingAddress_addressFields_address2
        country | select-one | Country | dwfrm_shipping_shippingAddress_addressFields_country
        address-level1 | select-one | State | dwfrm_shipping_shippingAddress_addressFields_states_stateCode
        address-level2 | text | City | dwfrm_shipping_shippingAddress_addressFields_city
        postal-code | text | ZIP Code | dwfrm_shipping_shippingAddress_addressFields_postalCode
        tel | tel | Phone Number | dwfrm_shipping_shippingAddress_addressFields_phone
        """,
    "Salesforce Commerce payment": """
        email | email | Email | dwfrm_billing_contactInfoFields_email | email
        cc-number | text | Card Number | dwfrm_billing_creditCardFields_cardNumber | cardNumber
        cc-exp-month | select-one | Expiration Month | dwfrm_billing_creditCardFields_expirationMonth | expirationMonth
        cc-exp-year | select-one | Expiration Year | dwfrm_billing_creditCardFields_expirationYear | expirationYear
        cc-csc | text | Security Code | dwfrm_billing_creditCardFields_securityCode | securityCode
        """,
    "Salesforce Commerce registration": """
        given-name | text | First Name | dwfrm_profile_customer_firstname | registration-form-fname
        family-name | text | Last Name | dwfrm_profile_customer_lastname | registration-form-lname
        tel | tel | Phone | dwfrm_profile_customer_phone | registration-form-phone
        email | email | Email | dwfrm_profile_customer_email | registration-form-email
        email | email | Confirm Email | dwfrm_profile_customer_emailconfirm | registration-form-email-confirm
        new-password | password | Password | dwfrm_profile_login_password | registration-form-password
        new-password | password | Confirm Password | dwfrm_profile_login_passwordconfirm | registration-password-confirm
        """,
    "Salesforce Commerce login": """
        email | email | Email | loginEmail | login-form-email
        current-password | password | Password | loginPassword | login-form-password
        """,
    "Shopware registration, de": """
        honorific-prefix | select-one | Anrede* | salutationId | personalSalutation
        given-name | text | Vorname* | firstName | personalFirstName
        family-name | text | Nachname* | lastName | personalLastName
        email | email | E-Mail-Adresse* | email | personalMail
        new-password | password | Passwort* | password | personalPassword
        address-line1 | text | Straße und Hausnummer* | billingAddress[street] | billingAddressAddressStreet
        postal-code | text | PLZ* | billingAddress[zipcode] | billingAddressAddressZipcode
        address-level2 | text | Ort* | billingAddress[city] | billingAddressAddressCity
        country | select-one | Land* | billingAddress[countryId] | billingAddressAddressCountry
        address-level1 | select-one | Bundesland | billingAddress[countryStateId] | billingAddressAddressCountryState
        - | text | Umsatzsteuer-ID | vatIds[] | vatIds
        """,
    "SAP Commerce address, en": """
        country | select-one | Country | countryIso | address.country
        honorific-prefix | select-one | Title | titleCode | address.title
        given-name | text | First Name | firstName | address.firstName
        family-name | text | Last Name | lastName | address.surname
        address-line1 | text | Address Line 1 | line1 | address.line1
        address-line2 | text | Address Line 2 (Optional) | line2 | address.line2
        address-level2 | text | City | townCity | address.townCity
        postal-code | text | Post Code | postcode | address.postcode
        tel | text | Phone number | phone | address.phone
        """,
    "SAP Commerce login": """
        email | text | Email Address | j_username | j_username
        current-password | password | Password | j_password | j_password
        """,
    "SAP Commerce card": """
        cc-type | select-one | Card Type | card_cardType | card_cardType
        cc-name | text | Name on Card (Optional) | card_nameOnCard | card_nameOnCard
        cc-number | text | Card Number | card_accountNumber | card_accountNumber
        cc-exp-month | select-one | Expiry Month | card_expirationMonth | ExpiryMonth
        cc-exp-year | select-one | Expiry Year | card_expirationYear | ExpiryYear
        cc-csc | text | Card Verification Number | card_cvNumber | card_cvNumber
        """,
    "BigCommerce": """
        email | email | Email | email | email
        given-name | text | First Name | shippingAddress.firstName | firstNameInput
        family-name | text | Last Name | shippingAddress.lastName | lastNameInput
        organization | text | Company Name (Optional) | shippingAddress.company | companyInput
        tel | tel | Phone Number (Optional) | shippingAddress.phone | phoneInput
        address-line1 | text | Address | shippingAddress.address1 | addressLine1Input
        address-line2 | text | Apartment/Suite/Building (Optional) | shippingAddress.address2 | addressLine2Input
        address-level2 | text | City | shippingAddress.city | cityInput
        country | select-one | Country | shippingAddress.countryCode | countryCodeInput
        address-level1 | select-one | State/Province | shippingAddress.stateOrProvinceCode | provinceCodeInput
        postal-code | text | Postal Code | shippingAddress.postalCode | postCodeInput
        - | textarea | Order Comments | orderComment
        """,
    "BigCommerce card": """
        cc-number | tel | Credit Card Number | ccNumber | ccNumber
        cc-exp | tel | Expiration | ccExpiry | ccExpiry
        cc-name | text | Name on Card | ccName | ccName
        cc-csc | tel | CVV | ccCvv | ccCvv
        """,
    "OpenCart": """
        given-name | text | First Name | firstname | input-payment-firstname
        family-name | text | Last Name | lastname | input-payment-lastname
        email | text | E-Mail | email | input-payment-email
        tel | text | Telephone | telephone | input-payment-telephone
        - | text | Fax | fax | input-payment-fax
        address-line1 | text | Address 1 | address_1 | input-payment-address-1
        postal-code | text | Post Code | postcode | input-payment-postcode
        country | select-one | Country | country_id | input-payment-country
        address-level1 | select-one | Region / State | zone_id | input-payment-zone
        """,
    "Careless French shop": """
        organization | text | Société | societe
        family-name | text | Nom | nom
        given-name | text | Prénom | prenom
        email | text | E-mail | email
        email | text | Confirmez l’e-mail | email2
        tel | text | Téléphone | telephone
        tel | number | Téléphone fixe | fixe
        bday | text | Date de naissance | naissance
        address-line1 | text | Adresse | adresse
        address-line2 | text | | adresse2
        postal-code | number | Code postal | cp
        address-level2 | text | Ville | ville
        cc-number | number | Numéro de carte | carte
        cc-name | text | Titulaire | titulaire
        cc-exp | text | Expiration | expiration
        cc-csc | number | Cryptogramme | cvc
        """,
    "Italian shop": """
        given-name | text | Nome | nome
        family-name | text | Cognome | cognome
        - | text | Codice fiscale | cf
        - | text | Partita IVA | piva
        address-line1 | text | Indirizzo | indirizzo
        - | text | Numero civico | civico
        postal-code | text | CAP | cap
        address-level2 | text | Città | citta
        address-level1 | select-one | Provincia | provincia
        country | select-one | Nazione | nazione
        tel | tel | Cellulare | cellulare
        email | text | Indirizzo e-mail | mail
        cc-number | tel | Numero della carta | numero_carta
        cc-exp | tel | Scadenza (MM/AA) | scadenza
        cc-csc | tel | Codice di sicurezza | codice
        cc-name | text | Intestatario della carta | intestatario
        """,
    "Dutch shop": """
        given-name | text | Voornaam | voornaam
        additional-name | text | Tussenvoegsel | tussenvoegsel
        family-name | text | Achternaam | achternaam
        postal-code | text | Postcode | postcode
        - | text | Huisnummer | huisnummer
        - | text | Toevoeging | huisnummer_toevoeging
        address-line1 | text | Straatnaam | straat
        address-level2 | text | Woonplaats | plaats
        tel | tel | Mobiel nummer | mobiel
        email | email | E-mailadres | emailadres
        bday | text | Geboortedatum | geboortedatum
        - | text | Kortingscode | code
        """,
    "Portuguese shop": """
        given-name | text | Nome | nome
        family-name | text | Apelido | apelido
        - | text | NIF | nif
        address-line1 | text | Morada | morada
        postal-code | text | Código postal | codigo_postal
        address-level2 | text | Localidade | localidade
        address-level1 | select-one | Distrito | distrito
        tel | tel | Telemóvel | telemovel
        email | email | E-mail
        new-password | password | Palavra-passe
        new-password | password | Confirmar palavra-passe
        """,
    "Brazilian shop": """
        name | text | Nome completo | nome
        - | text | CPF | cpf
        postal-code | tel | CEP | cep
        address-line1 | text | Rua | rua
        - | text | Número da porta | numero
        address-line2 | text | Complemento | complemento
        address-level3 | text | Bairro | bairro
        address-level2 | text | Cidade | cidade
        address-level1 | select-one | Estado | estado
        tel | tel | Celular | celular
        cc-number | tel | Número do cartão | cartao
        cc-name | text | Nome impresso no cartão | titular
        cc-exp | tel | Validade | validade
        cc-csc | tel | CVV | cvv
        """,
    "Mercado Pago's form around hosted fields": """
        cc-name | text | Titular, como figura en la tarjeta | | form-checkout__cardholderName
        - | select-one | Documento | | form-checkout__identificationType
        - | text | Número | | form-checkout__identificationNumber
        - | select-one | Banco emisor | | form-checkout__issuer
        """,
    "Card with a month picker": """
        cc-number | text | Card number
        cc-exp | month | Expires | exp
        cc-csc | text | CVC
        """,
    "German card": """
        cc-name | text | Karteninhaber | inhaber
        cc-number | text | Kartennummer | kreditkartennr
        cc-exp-month | select-one | Monat | gueltig_monat
        cc-exp-year | select-one | Jahr | gueltig_jahr
        cc-csc | password | Prüfziffer | pz
        """,
    "Spanish card": """
        cc-number | tel | Número de tarjeta | tarjeta
        cc-exp | tel | Fecha de caducidad | caducidad
        cc-csc | tel | Código de seguridad | codigo
        cc-name | text | Titular de la tarjeta | titular
        """,
    "French card": """
        cc-number | tel | N° de carte | cb
        cc-exp-month | select-one | Mois d'expiration | mois
        cc-exp-year | select-one | Année d'expiration | annee
        cc-csc | tel | Code de sécurité | code
        cc-name | text | Nom du titulaire | porteur
        """,
    "Stripe's number alone": "cc-number | tel | Credit or debit card number | cardnumber | | 1234 1234 1234 1234",
    "Stripe's expiry alone": "cc-exp | tel | | exp-date | | MM / YY",
    "Stripe's code alone": "cc-csc | tel | | cvc | | CVC",
    "Adyen's number alone": "cc-number | text | Card number | | encryptedCardNumber",
    "Adyen's expiry alone": "cc-exp | text | Expiry date | | encryptedExpiryDate",
    "Adyen's code alone": "cc-csc | text | Security code | | encryptedSecurityCode",
    "Braintree's number alone": "cc-number | tel | | credit-card-number | credit-card-number",
    "Sign-in code, en": "one-time-code | text | Enter the 6-digit verification code | code | otp",
    "Sign-in code, fr": "one-time-code | text | Code reçu par SMS | code",
    "Sign-in code, de": "one-time-code | text | Bestätigungscode | code",
    "Date of birth in parts": """
        given-name | text | First name
        bday-day | select-one | Day of birth | days
        bday-month | select-one | | birth_month
        bday-year | select-one | | birthYear
        """,
    "Phone in parts": """
        tel-country-code | select-one | Phone country code | phone_country
        tel | tel | Mobile number | phone
        """,
    "British shop": """
        honorific-prefix | select-one | Title | title
        given-name | text | Forename | forename
        family-name | text | Surname | surname
        address-line1 | text | House number and street | addr1
        address-level2 | text | Town/City | town
        address-level1 | text | County | county
        postal-code | text | Postcode | pcode
        tel | tel | Contact number | contactno
        """,
    "Custom, camelCase without labels": """
        given-name | text | | txtFirstName | txtFirstName
        family-name | text | | txtLastName | txtLastName
        email | text | | customerEmail
        postal-code | text | | shippingPostcode
        address-level2 | text | | shipCity
        tel | text | | contactPhoneNumber
        """,
    "Only placeholders": """
        given-name | text | | f1 | | Prénom*
        family-name | text | | f2 | | Nom*
        postal-code | text | | f3 | | Code postal
        address-level2 | text | | f4 | | Ville
        """,
    "Names of another language than the labels": """
        name | text | Imię i nazwisko | full_name
        postal-code | text | Kod pocztowy | postcode
        address-level2 | text | Miasto | city
        """,
    "Register, en": """
        name | text | First and last name | name
        username | text | Choose a username | user_login
        email | email | Your e-mail | user_email
        new-password | password | Create a password | user_pass
        """,
    "place of birth": """
        given-name | text | Prénom | prenom
        family-name | text | Nom de naissance | nom
        - | text | Lieu de naissance | lieu_naissance
        - | select-one | Pays de naissance | pays_naissance
        """,
    "Street in a text area": """
        street-address | textarea | Address | address
        postal-code | text | Postcode | zip
        """,
}

TRAPS: dict[str, str] = {
    "search": "- | search | Search | q",
    "search by text": "- | text | | s | | Rechercher un produit",
    "store finder": "- | text | Find a store | address | | City or postcode",
    "postcode or town": "- | text | Code postal ou ville | localisation",
    "PLZ/Ort": "- | text | PLZ / Ort | plzort",
    "country switcher": "- | select-one | Country | country_code | HeaderCountryForm",
    "country switcher with currency": """
        - | select-one | Country | country
        - | select-one | Currency | currency
        - | select-one | Language | locale
        """,
    "named by an example": """
        - | text | Project | projectName | | e.g. a new website
        - | text | Boat | boat | | Ex. : Société Nautique, mot de passe
        """,
    "lone town": "- | text | City | city",
    "lone address": "- | text | Enter your address | address",
    "filters": """
        - | select-one | Gender | gender
        - | select-one | Size | size
        - | number | Price from | price_min
        - | select-one | Sort by | sort_by
        """,
    "coupon": "- | text | Promo code | code",
    "coupon, fr": "- | text | Code de réduction | discount_name",
    "coupon, it": "- | text | Codice sconto | coupon",
    "coupon by its name only": "- | text | Code | coupon_code",
    "gift card": """
        - | text | Gift card number | number
        - | text | PIN | pin
        """,
    "gift card, fr": "- | text | Numéro de carte cadeau | numero_carte",
    "loyalty card": "- | text | Numéro de carte de fidélité | carte",
    "loyalty card, de": "- | text | Kundenkartennummer | karte",
    "gift recipient": """
        - | text | Recipient name | properties[Recipient name]
        - | email | Recipient email | properties[Recipient email]
        - | textarea | Message (optional) | properties[Message]
        """,
    "recipient by machine name": "- | text | Name | gift_recipient_name",
    "friend": "- | email | Your friend's email | friend_email",
    "quantity": "- | number | Quantité | qty",
    "quantity text": "- | text | Menge | quantity",
    "comment": "- | textarea | Votre message | message",
    "captcha": "- | text | Enter the characters you see | captcha",
    "captcha token": "- | textarea | | g-recaptcha-response | g-recaptcha-response",
    "honeypot": "- | text | Leave this field empty | hp_email",
    "VAT": "- | text | VAT number | vat",
    "SIRET": "- | text | Numéro SIRET | siret",
    "company number": "- | text | Company registration number | company_number",
    "IBAN": "- | text | IBAN | iban",
    "account holder": "- | text | Kontoinhaber | account_holder",
    "order number": "- | text | Numéro de commande | reference",
    "tracking": "- | text | Tracking number | number",
    "serial number": "- | text | Serial number | serial",
    "wish list name": "- | text | Name | wishlist_name",
    "a name for something": "- | text | Name | name",
    "review": """
        - | text | Review title | review[title]
        - | textarea | Review | review[body]
        """,
    "delivery date": "- | date | Delivery date | date",
    "any date": "- | date | Date | date",
    "delivery slot": "- | select-one | Créneau de livraison | slot",
    "house number": "- | text | Hausnummer | house_no",
    "door code": "- | text | Digicode | digicode",
    "security question": "- | text | Mother's maiden name | answer",
    "pick-up person": "- | text | Pick-up person | pickup_name",
    "subject": "- | select-one | Sujet | subject",
    "gift card expiry": """
        - | text | Voucher number | voucher
        - | text | Expiry date | expires
        """,
    "checkbox with an e-mail": "- | checkbox | Send me offers by e-mail | email_optin",
    "radio of a phone": "- | radio | By phone | contact_method",
    "upload": "- | file | Your photo | photo",
    "price range": "- | range | Prix | price",
    "e-mail or phone": "- | text | E-Mail oder Telefonnummer | login_id",
    "number plate": "- | text | Plaque d'immatriculation | plate",
    "size": "- | select-one | Pointure | size",
    "secret": "- | password | PIN | gift_card_pin",
    "nothing to go by": "- | text | | field_17 | f17",
    "phone by type alone": "- | tel | | x1",
    "hotel": """
        - | date | Check-in | arrival
        - | date | Check-out | departure
        """,
    "name on a jersey": "- | text | Name on jersey | line_1",
    "identity document": "- | text | Documento | identificationNumber",
    "colour": "- | color | Colour | colour",
    "engraving": "- | text | Gravur | engraving",
    "relay point": "- | text | Point relais | relais",
    "invoice": "- | text | Rechnungsnummer | rechnung",
    "donation": "- | number | Montant | amount",
    "nickname in a review": "- | text | Nickname | nickname",
}


def parse(text: str) -> list[tuple[str, Hints]]:
    """The fields of a form: the expected token ("" for none) and what the field shows."""
    fields = []
    for line in text.strip().splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        expected, input_type, label, name, id_, placeholder = (cells + [""] * 6)[:6]
        hints = Hints(input_type=input_type, label=label, name=name, id=id_, placeholder=placeholder)
        fields.append(("" if expected == "-" else expected, hints))
    return fields
