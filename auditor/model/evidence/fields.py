"""What the `fields` probe saw."""

from __future__ import annotations

import msgspec

from auditor.model.geometry import Box
from auditor.model.subject import At


class FieldEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """One field, as declared and rendered: never what is typed into it. Absent attributes are "".

    form: index into FormsEvidence.forms of the same frame. input_type: `element.type`, "" of what is no input, select
    or textarea. role: of ARIA, after conflict resolution; "" where HTML-AAM gives none. editable: one types text into
    it. visible: the customer sees it, or what is drawn in its stead (a styled checkbox, a select under its skin).
    exposed: in the accessibility tree. tabbable: reached by the Tab key; focusable: by that or by script. disabled:
    the attribute, that of a fieldset around it, or aria-disabled. name: the accessible name. label: text of its
    <label>s. label_shown: a label (or what aria-labelledby points to) is on the screen, or appears once something is
    typed. nearby: the visible text before it. group: the name of the fieldset or group around it; heading: the last one
    before it in its form. autocorrect,
    autocapitalize: its own or its form's. maxlength, minlength: characters, as declared; -1 without. font_size: CSS px,
    with CSS `zoom`, without transforms. options: of a <select>; choices: those that say something and can be
    chosen. filled: something stands in it, or is chosen, as the page arrives. label_box: around the words of its label,
    None if it has none that can be seen; label_mark: what styles add to those. classes: its `class`. validated: it is
    in a form that the browser checks before it is sent (no `novalidate`).
    """

    at: At
    form: int
    tag: str
    input_type: str
    role: str
    editable: bool
    visible: bool
    exposed: bool
    tabbable: bool
    focusable: bool
    disabled: bool
    readonly: bool
    required: bool
    name: str
    label: str
    label_shown: bool
    nearby: str
    group: str
    aria_label: str
    placeholder: str
    title: str
    name_attribute: str
    id: str
    autocomplete: str
    inputmode: str
    pattern: str
    autocorrect: str
    autocapitalize: str
    font_size: float
    in_search: bool
    maxlength: int = -1
    minlength: int = -1
    enterkeyhint: str = ""
    options: int = 0
    choices: int = 0
    filled: bool = False
    heading: str = ""
    label_box: Box | None = None
    label_mark: str = ""
    classes: str = ""
    validated: bool = False
