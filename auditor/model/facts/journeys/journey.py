"""A journey from its first page to its last."""

from __future__ import annotations

from auditor.model.subject import Subject


class JourneyFacts(Subject, frozen=True, kw_only=True):
    """A journey under one scenario. Sums are from the article's page, or the first station, to where payment is taken,
    or the last station that was reached.

    journey, scenario: which. is_purchase: it puts something into a cart, or comes to a cart or a checkout.
    reaches_payment: it comes to where payment is taken; false if the shop asks for an account before, None if it ended
        for another reason. last_station: what the last one that was reached is called.
    asks_account: the customer had to sign in, or could not go on without; None if the journey signs in though the shop
        offers a purchase without an account, or ended for another reason.
    meets_sign_in: a page on the way to payment asks for a password. guest_offer: what offers a purchase without an
        account on the first such page; "" if nothing does. guest_first: it stands above what asks for the password.
    asks_address: a page on the way asks for a postal address. costs_named: the first line, on the pages before it,
        that names the price of delivery, or that there is none; "" if none does.
    adding_leads_away: putting the article into the cart opens another page; None if the journey did not do so.
    checkout_pages: pages between cart and payment, with that of the payment. unmarked_pages: those that do not say how
        far the customer has come.
    exit_count: links in headers, footers and menus of those pages that lead out of the purchase. exits: what the first
        of them say.
    asked_twice: what is asked for though it was typed before on this way, and is not filled in already: tokens of
        HTML's autofill.
    strangers: hosts of other sites whose pages the customer is sent to on the way, but for those of payment providers.
    article: what the article is called. names_article, names_total: the page that takes payment says what is bought,
        and an amount as the total.
    taps, fields: what was touched, and filled in or chosen. seconds: waited for pages. kib: what came. screens: how
        many screens long its pages are together.
    reached: stations that were audited, and one if payment was reached. compared: the same journey was walked under
        another scenario, too. best: the most that it reached there; best_scenario: under which.
    """

    journey: str | None = None
    scenario: str | None = None
    is_purchase: bool | None = None
    reaches_payment: bool | None = None
    last_station: str | None = None
    asks_account: bool | None = None
    meets_sign_in: bool | None = None
    guest_offer: str | None = None
    guest_first: bool | None = None
    asks_address: bool | None = None
    costs_named: str | None = None
    adding_leads_away: bool | None = None
    checkout_pages: float | None = None
    unmarked_pages: float | None = None
    exit_count: float | None = None
    exits: list[str] | None = None
    asked_twice: list[str] | None = None
    strangers: list[str] | None = None
    article: str | None = None
    names_article: bool | None = None
    names_total: bool | None = None
    taps: float | None = None
    fields: float | None = None
    seconds: float | None = None
    kib: float | None = None
    screens: float | None = None
    reached: float | None = None
    compared: bool | None = None
    best: float | None = None
    best_scenario: str | None = None
