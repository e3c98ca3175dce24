"""Facts about a page on which one pays."""

from __future__ import annotations

from typing import ClassVar

from auditor.model.subject import Subject


class PaymentFacts(Subject, frozen=True, kw_only=True):
    """A payment page: it asks for a card, leads to a payment provider's page, or calls itself a payment. One at most.

    kind: what becomes of the card number. own-fields: it is typed into the shop's own document. hosted-fields: into a
        frame of another site. provider-page: the page itself is a provider's. redirect: a form or a link leads to a
        provider's page. "" where the page does not show it: methods that open later, a redirect by the shop's server.
    providers: known ones that take the card, or to whom the page leads; sorted (auditor/measure/page/providers.py).
    card_hosts: hosts of the frames of other sites that hold card fields, sorted. unknown_hosts: those of no known
        provider.
    hands_over: of own-fields: a provider's script is on the page, or the form is sent to a provider.
    scope: the questionnaire of PCI DSS that this points to: "A", "A-EP", "D"; "" if the kind is not known, or
        an unknown site takes the card. The shop's acquirer decides.
    wallets: those that a button or a frame offers, sorted. None if there is none, but a script for one, which may show
        its button on other devices only.
    pay_button: what the button says that pays, None if it was not found. amount_on_button: it says how much.
    three_ds: hosts of frames that ask for 3-D Secure.
    unmanaged_scripts: addresses of scripts of third parties, neither the shop's nor a payment provider's, that ran in
        the shop's documents without a hash that checks them (`integrity`) and without a source of the policy that names
        them; sorted, each once.
    baseline: the user has a file of accepted scripts. accepted: the day on which those of this page were, ISO 8601; ""
        if they never were. changes: what is not as it was accepted: "+ " and the address of a script or the name of a
        header that appeared, "≠ " of one that changed, "− " of one that is gone, "← " and who loaded the script; None
        if nothing was accepted, or a script could not be read then or now.
    csp: a Content-Security-Policy is in force. csp_names_scripts, csp_names_frames: it says where those may come from.
    """

    page_wide: ClassVar[bool] = True

    kind: str | None = None
    providers: list[str] | None = None
    card_hosts: list[str] | None = None
    unknown_hosts: list[str] | None = None
    hands_over: bool | None = None
    scope: str | None = None
    wallets: list[str] | None = None
    pay_button: str | None = None
    amount_on_button: bool | None = None
    three_ds: list[str] | None = None
    unmanaged_scripts: list[str] | None = None
    baseline: bool | None = None
    accepted: str | None = None
    changes: list[str] | None = None
    csp: bool | None = None
    csp_names_scripts: bool | None = None
    csp_names_frames: bool | None = None
