"""Facts about how forms send what is typed into them."""

from __future__ import annotations

from auditor.model.subject import Subject


class SubmissionFacts(Subject, frozen=True, kw_only=True):
    """How a <form> is sent, also one without fields that the customer sees, such as a button to the payment.

    visible: some field or button of it is.
    scripted: neither the form nor its buttons say where or how it is sent, so that most likely a script does it.
    confidential: purposes of its fields that nobody else should read, sorted: personal data, passwords, card data (see
        FieldFacts).
    in_address: those of them that a GET writes into the address of the next page: the ones of fields with a name. []
        where all ways of sending it are POST.
    insecure_actions: addresses over http that it is sent to, where the page itself is https or they are written with
        http: (a relative one on a page over http is the page's own fault).
    """

    visible: bool | None = None
    scripted: bool | None = None
    confidential: list[str] | None = None
    in_address: list[str] | None = None
    insecure_actions: list[str] | None = None
