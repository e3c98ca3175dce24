"""What the `forms` probe saw."""

from __future__ import annotations

import msgspec

from auditor.model.subject import At


class FormEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """One form, or the container of fields that stand in no <form>.

    actions, methods: one for each way to submit it (a button's formaction and formmethod override the form's), in
    order;
    [] without a <form>. An action is absolute, without query, fragment and user name; of schemes other than http and
    https only the scheme is kept ("javascript:"). name: its name, id and classes. buttons, headings: visible texts in
    it. frames: selectors of the frames in it.
    written: of each action, whether it is written with its scheme; else it has that of the page.
    bare: neither the form nor its buttons say where or how it is sent, so that most likely a script does it.
    """

    at: At
    is_form: bool
    visible: bool
    actions: list[str]
    methods: list[str]
    in_search: bool
    name: str
    buttons: list[str]
    headings: list[str]
    frames: list[str]
    written: list[bool] = []
    bare: bool = False


class FormsEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """The forms of a frame. origin: of its document, as `self.origin` says: "null" where it is opaque (a sandbox)."""

    origin: str
    forms: list[FormEvidence]
