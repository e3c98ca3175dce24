"""Facts about fields: what people fill in."""

from __future__ import annotations

from auditor.model.subject import Subject


class FieldFacts(Subject, frozen=True, kw_only=True):
    """One field: input, select, textarea, an editable element, or an ARIA widget that takes a value.

    input_type: HTML's `element.type` ("text", "select-one" …), "" of elements that have none.
    role: the ARIA role, "" where HTML-AAM gives none (password, date, file …).
    labelable: it is one of those that must have an accessible name (ACT e086e5).
    withdrawn: a native field that is neither seen nor reached by the Tab key, as honeypots and the inputs behind custom
        widgets are; nobody comes by it, though it may stand in the accessibility tree.
    visible: the customer sees it, or what is drawn in its stead (a styled checkbox).
    exposed: it is in the accessibility tree.
    operable: enabled (also by aria-disabled) and not read-only.
    disabled: by its attribute, that of a fieldset around it, aria-disabled, or inert.
    focusable: it can take the focus.
    tabbable: the Tab key reaches it.
    widget: its role is a widget role of ARIA, or it has none.
    is_text_entry: one types into it.
    is_single_line: on one line, in an <input>.
    required: marked so in HTML or ARIA.
    name: the accessible name.
    label: the text of its <label>s.
    has_persistent_label: words beside it stay there while one types: a label, or text right before it.
    inside: the words that lie in it until something is typed: its placeholder, or a label over it if it was tried
        (in `typed_fields`); "" without.
    placeholder, autocomplete, inputmode: as declared.
    font_size: CSS px that iOS compares with 16 when it decides to zoom in: the computed size with CSS `zoom`, but
        without transforms (WebKit, `nodeFontSize`).
    is_lone: the only text field of its form.
    in_search: a search field, or one of a search form.
    purpose: the field name of HTML's autofill that it has or should have, "" if unknown
      (auditor/measure/page/purpose.py).
    purpose_confidence: how sure that is, 0–1; under 0.7 it counts as unknown.
    other_purpose: what it is for, where that is none of HTML's or not about the user: "coupon", "search", "recipient" …
    is_input_purpose: its purpose is one of WCAG's (section 7), so that 1.3.5 applies.
    autocomplete_field: the field name that `autocomplete` declares by HTML's grammar, "" if none.
    autocomplete_valid: `autocomplete` follows the grammar.
    autocomplete_meant: it is meant to say what the customer is asked for: the field asks for one of WCAG's purposes, or
        `autocomplete` tries to name one. On a field about things, an invented word only keeps autofill away.
    autocomplete_switch: `autocomplete` is empty or only "on" or "off", or does not apply to this type.
    carries_token: it declares a field name, other than one that only keeps autofill away.
    keyboard: which on-screen keyboard `inputmode`, or else the type, calls up: text, email, tel, url, numeric, decimal,
        number (that of type=number), search, none; "" where one does not type.
    wanted_keyboards: those that suit its purpose, [] where any does. best_keyboard: the first of them, or "".
    asked: what its words on the screen plainly ask for (a name, street, town, country, company, e-mail address, phone
        number, postcode or card number), unless its code says another thing; "" if they don't.
    refuses: its type does not let that through: a name in an e-mail field that the browser checks.
    is_code: its digits are no number: nobody adds them up, and a leading zero counts.
    autocorrect_off, autocapitalize_off: switched off by itself, its form or its type.
    dislikes_autocorrect: a name, address, code or e-mail address, whose words no dictionary knows.
    dislikes_capitals: an e-mail address or user name.
    is_card: a payment card's number, expiry, code or holder.
    is_password: a password, current or new.
    is_personal: who somebody is or how to reach them (name, e-mail, phone, street, date of birth), a password or a
        one-time code; a postcode or country alone is not.
    form_action: where its form sends it first: an absolute URL without query; "" without a form.
    form_action_scheme: of that: "https", "http", "javascript" …; "" without a form.
    form_method: "get", "post" or "dialog"; "" without a form.
    insecure_address: an address over http on the way of what is typed: the page's, that of the frame around the field,
        or the one that its form is sent to; "" where all are https or unknown.
    form_is_checkout: see FormFacts.
    frame_origin: the origin of its document, "null" where that is opaque.
    in_frame: it is not in the top document.
    third_party_frame: it is in a frame of another site than the page.
    of_provider: its document is a payment provider's, known by its host (auditor/measure/page/providers.py).
    frame_host: the host of its document, "" where that is opaque.
    """

    input_type: str | None = None
    role: str | None = None
    labelable: bool | None = None
    withdrawn: bool | None = None
    visible: bool | None = None
    exposed: bool | None = None
    operable: bool | None = None
    focusable: bool | None = None
    tabbable: bool | None = None
    widget: bool | None = None
    disabled: bool | None = None
    is_text_entry: bool | None = None
    is_single_line: bool | None = None
    required: bool | None = None
    name: str | None = None
    label: str | None = None
    has_persistent_label: bool | None = None
    inside: str | None = None
    placeholder: str | None = None
    autocomplete: str | None = None
    inputmode: str | None = None
    font_size: float | None = None
    is_lone: bool | None = None
    in_search: bool | None = None
    purpose: str | None = None
    purpose_confidence: float | None = None
    other_purpose: str | None = None
    is_input_purpose: bool | None = None
    autocomplete_field: str | None = None
    autocomplete_valid: bool | None = None
    autocomplete_meant: bool | None = None
    autocomplete_switch: bool | None = None
    carries_token: bool | None = None
    keyboard: str | None = None
    wanted_keyboards: list[str] | None = None
    best_keyboard: str | None = None
    asked: str | None = None
    refuses: bool | None = None
    is_code: bool | None = None
    autocorrect_off: bool | None = None
    autocapitalize_off: bool | None = None
    dislikes_autocorrect: bool | None = None
    dislikes_capitals: bool | None = None
    is_card: bool | None = None
    is_password: bool | None = None
    is_personal: bool | None = None
    form_action: str | None = None
    form_action_scheme: str | None = None
    form_method: str | None = None
    insecure_address: str | None = None
    form_is_checkout: bool | None = None
    frame_origin: str | None = None
    in_frame: bool | None = None
    third_party_frame: bool | None = None
    of_provider: bool | None = None
    frame_host: str | None = None
