"""What a field is for, as the token of HTML's autofill that it should carry.

A field is *declared* (its `autocomplete` names a field), or its purpose is inferred from the words on the screen
(label, aria-label, placeholder, title, the text before it), from its machine names (`name`, `id`, else one of its
classes) and from its type, in seven languages. The words are in purpose_words.py; how sure the inference is:

    1.00  declared
    0.95  words on the screen and machine name, or type, say the same
    0.90  type=email alone: nothing else is asked for in such a field
    0.85  words on the screen alone
    0.80  machine name alone, where no words contradict it
    0.75  a generic word ("Name", "Address") where the form around it agrees; or screen and machine name differ:
          the screen wins
    0.60  words on the screen that say more than the purpose ("Supplier e-mail", "Town of departure"), and nothing else
          that agrees: whose it is, or what of it is wanted, is not known
    0.50  a generic word without such a form

From CONFIDENT on the purpose counts; below it is "" and rules leave the field alone. Words of another purpose, which is
none of HTML's or not about the user (a coupon, a recipient, a search, a VAT number), rule a purpose out: `other`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from auditor.measure.page import autofill, purpose_words
from auditor.measure.page.sent_codes import asks_for_sent_code, is_one_digit
from auditor.measure.page.words import Match, Phrasebook, split, unprefixed, without_parentheses

CONFIDENT = 0.7
"""Below it a guess is no ground for telling a shop that something is missing."""

CARD = frozenset({"cc-number", "cc-name", "cc-csc", "cc-exp", "cc-exp-month", "cc-exp-year"})
CARD_NUMBERS = CARD - {"cc-name"}
"""A name alone is asked for elsewhere as well."""
NAME = frozenset({"name", "given-name", "family-name"})
STREET = frozenset({"street-address", "address-line1", "address-line2", "address-line3"})
REGION = frozenset({"country", "country-name", "address-level1", "address-level2", "address-level3"})
PASSWORD = frozenset({"current-password", "new-password"})

HARD = frozenset({"recipient", "gift-card", "coupon", "loyalty", "wish-list", "bank", "captcha", "tax-id"})
"""Other purposes that count wherever they stand, also in a machine name against the label ("Name", recipient_name)."""

_NUMBERS = frozenset({"bank", "tax-id", "loyalty"})
"""Those of them that a card's own words refute: "Name on card", accountHolderName."""

SOFT = frozenset({"comment", "order", "delivery", "payment", "currency", "house-number", "access"})
"""Other purposes whose words also stand beside a purpose: "Street, house number", review[email]."""

_BESIDE = frozenset({f"other:{kind}" for kind in SOFT - {"house-number"}})
"""Beside a purpose on the screen, such words make it something else: "E-mail subject"."""

_POSTAL = STREET | REGION | {"postal-code"}
_AN_ADDRESS = 3
"""Parts of a postal address that confirm one another though each is asked for in a generic word."""

_SELECTABLE = REGION | {
    *("honorific-prefix", "bday-day", "bday-month", "bday-year", "cc-exp", "cc-exp-month", "cc-exp-year", "cc-type"),
    *("tel-country-code", "sex", "language"),
}
_NUMERIC = (
    autofill.CONTACT_FIELDS - {"email", "impp"}
    | CARD_NUMBERS
    | {
        *("postal-code", "one-time-code", "bday-day", "bday-month", "bday-year"),
    }
)
ACCEPTED: dict[str, frozenset[str]] = {
    # Purposes that a control of this type can serve; types that are not listed serve none.
    "text": autofill.FIELDS - {"street-address"},
    "tel": _NUMERIC | {"bday"},
    "number": _NUMERIC,
    "email": frozenset({"email", "username"}),
    "url": frozenset({"url"}),
    "password": PASSWORD | {"cc-csc", "cc-number", "one-time-code"},
    "date": frozenset({"bday"}),
    "month": frozenset({"cc-exp"}),
    "select-one": _SELECTABLE,
    "textarea": frozenset({"street-address"}),
}


class Hints(msgspec.Struct, frozen=True, kw_only=True):
    """What a field shows of its purpose; "" for what it lacks. `group` is the legend of the fields around it."""

    input_type: str = "text"
    autocomplete: str = ""
    label: str = ""
    aria_label: str = ""
    placeholder: str = ""
    title: str = ""
    nearby: str = ""
    name: str = ""
    id: str = ""
    classes: str = ""
    group: str = ""
    in_search: bool = False
    maxlength: int = -1
    minlength: int = -1


class Around(msgspec.Struct, frozen=True, kw_only=True):
    """What the form says of itself.

    buttons, headings: their words. name: its own names, and the last parts of the addresses of its page and of where it
    is sent.
    """

    buttons: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    name: str = ""


class Purpose(msgspec.Struct, frozen=True, kw_only=True):
    """`token`: HTML's field name, "" if unknown. `confidence` 0–1. `other`: what it is instead, "" if unknown.

    `generic`: read from a word that only the form around it can confirm. `explicit`: the words leave no doubt, even if
    the form around it suggests another purpose of the same kind.
    """

    token: str = ""
    confidence: float = 0.0
    other: str = ""
    generic: bool = False
    explicit: bool = False

    @property
    def known(self) -> str:
        """The token where the inference is sure enough, else ""."""
        return self.token if self.confidence >= CONFIDENT else ""


class _Reading(msgspec.Struct, frozen=True):
    """What one text says: a token, or an other purpose, or nothing."""

    token: str = ""
    other: str = ""
    generic: bool = False
    explicit: bool = False
    qualified: tuple[str, ...] = ()  # words that say more than that

    def __bool__(self) -> bool:
        return bool(self.token or self.other)


_NOTHING = _Reading()


def infer(field: Hints, siblings: Sequence[Hints] = ()) -> Purpose:
    """The purpose of one field in a form with the fields `siblings` (with or without it)."""
    everything = [field, *(other for other in siblings if other is not field)]
    return infer_form(everything)[0]


def infer_form(fields: Sequence[Hints], around: Around | None = None) -> list[Purpose]:
    """The purposes of the fields of one form, in their order: each by itself, then as the form around it suggests."""
    boxes = code_boxes(fields)
    alone = [
        Purpose(token="one-time-code", confidence=0.8) if index in boxes else _alone(field)
        for index, field in enumerate(fields)
    ]
    return _further_lines(_in_context(fields, alone, account_form(fields, around or Around())))


def _further_lines(found: Sequence[Purpose]) -> list[Purpose]:
    """Building, floor and flat of one address can't all be its second line: the next is its third, others are none."""
    told: list[Purpose] = []
    lines = 0
    for purpose in found:
        if purpose.token in {"street-address", "address-line1"}:
            lines = 0
        elif purpose.token == "address-line2":
            lines += 1
        if purpose.token != "address-line2" or lines < 2 or purpose.confidence == 1.0:
            told.append(purpose)
        else:
            told.append(msgspec.structs.replace(purpose, token="address-line3") if lines == 2 else Purpose())
    return told


# One field by itself


def _alone(field: Hints) -> Purpose:
    declared = autofill.parse(field.autocomplete)
    if declared is not None and not is_decoy(declared.field, field.input_type):
        return Purpose(token=declared.field, confidence=1.0, explicit=True)
    if field.in_search or field.input_type == "search":
        return Purpose(other="search")
    accepted = ACCEPTED.get(field.input_type, frozenset())
    around = _read(field.group)
    if around.other in HARD:
        return Purpose(other=around.other)
    screen = _screen(field, accepted)
    machine = _machine(field, accepted)
    if field.input_type == "email" and machine.token != "email" and asks(field) not in {"", "email", "username"}:
        return Purpose()  # "Phone" in a copied `type=email`: the type is no proof
    if machine.other in HARD and not (machine.other in _NUMBERS and screen.token in CARD and not screen.generic):
        return Purpose(other=machine.other)
    if screen.other in {"", "comment"} and "one-time-code" in accepted and any(map(asks_for_sent_code, _texts(field))):
        return Purpose(token="one-time-code", confidence=0.8)
    if screen.other:
        return Purpose(other=screen.other)
    if machine.other and (not screen.token or (machine.other == "address-book" and screen.token == "family-name")):
        return Purpose(other=machine.other)  # "Apelido", nickname: a surname in Portugal only
    if not screen and any(split(text) for text in _texts(field)):
        secret = field.input_type == "password" and machine.token in PASSWORD
        if (machine.generic and not secret) or _names_a_thing(field):
            machine = _NOTHING  # "Team", "Reservation number" on the screen: what the code calls "name" is theirs
        if field.input_type == "password" and not machine.token:
            return Purpose()  # digits of some number, masked
    shared = not set(screen.qualified).isdisjoint(split(f"{field.name} {field.id}"))
    return _parted(field, _combine(field.input_type, screen, machine, shared=shared))


def asks(field: Hints) -> str:
    """The one purpose that the words on the screen plainly ask for, whatever the type; "" where they do not.

    Words beside which another purpose stands ("Supplier e-mail"), a word of many meanings ("Address") and an example of
    an address leave it open.
    """
    texts = [text for text in _texts(field) if text.strip()]
    readings = [reading for text in texts if (reading := _read(without_parentheses(text)) or _read(text))]
    tokens = {reading.token for reading in readings}
    plain = not any(reading.qualified or (reading.generic and reading.token not in NAME) for reading in readings)
    return tokens.pop() if len(tokens) == 1 and plain and not any("@" in text for text in texts) else ""


def _names_a_thing(field: Hints) -> bool:
    """Whether the words on the screen name a number, code or date that no phrase knows: the code's name is no proof."""
    for text in _texts(field):
        if _whole(_context_book("IN_CARD_FORM"), text):
            continue
        words = [word for word in split(without_parentheses(text)) if word not in purpose_words.FILLERS]
        if len(words) > 1 and (words[-1] in purpose_words.THINGS or words[0] in purpose_words.THINGS):
            return True
    return False


def _parted(field: Hints, purpose: Purpose) -> Purpose:
    """A date of birth or expiry of which the field takes only the month, the year or the day."""
    if purpose.token not in {"bday", "cc-exp"} or purpose.confidence == 1.0:
        return purpose
    book = _context_book("IN_BIRTH_DATE" if purpose.token == "bday" else "IN_CARD_FORM")
    parts: set[str] = set()
    for text in (field.label, field.aria_label, field.placeholder, field.title, field.name, field.id):
        found = {match.meaning for match in book.find(split(text)) if match.meaning.startswith(f"{purpose.token}-")}
        if len(found) > 1:
            return purpose
        parts |= found
    token = parts.pop() if len(parts) == 1 else ""
    if token in ACCEPTED.get(field.input_type, frozenset()):
        return Purpose(token=token, confidence=0.8, explicit=purpose.explicit)
    return purpose


def is_decoy(token: str, input_type: str) -> bool:
    """Whether a declared token only keeps autofill away: `new-password` on what is no password field."""
    return input_type != "password" and (token == "new-password" or (token in PASSWORD and input_type != "text"))


def _combine(input_type: str, screen: _Reading, machine: _Reading, *, shared: bool) -> Purpose:
    """`shared`: the code has the words that qualify the purpose, too ("Supplier phone", supplier_phone)."""
    by_type = {"email": "email", "password": "current-password"}.get(input_type, "")
    if machine.explicit and machine.token in PASSWORD and screen.token == by_type == "current-password":
        return Purpose(token=machine.token, confidence=0.8, explicit=True)  # "Password", newPassword
    if screen.token and screen.token in {machine.token, by_type}:
        generic = screen.generic and (machine.generic or not machine.token) and screen.token != by_type
        sure = 0.95 if not screen.qualified else 0.6 if shared else 0.8
        return Purpose(
            token=screen.token, confidence=sure, generic=generic, explicit=screen.explicit or machine.explicit
        )
    if screen.token and machine.token:
        if (screen.generic and not machine.generic) or machine.token.startswith(f"{screen.token}-"):
            # "Name" on the screen, first_name in the code; "Expiry date", exp_month: the code is more precise.
            return Purpose(token=machine.token, confidence=0.8, explicit=machine.explicit)
        sure = 0.6 if screen.qualified else 0.75
        return Purpose(token=screen.token, confidence=sure, generic=screen.generic, explicit=screen.explicit)
    if screen.token:
        sure = 0.6 if screen.qualified else 0.85
        return Purpose(token=screen.token, confidence=sure, generic=screen.generic, explicit=screen.explicit)
    if machine.token:
        return Purpose(token=machine.token, confidence=0.8, generic=machine.generic, explicit=machine.explicit)
    return Purpose(token=by_type, confidence=0.9) if by_type else Purpose()


def means_a_purpose(autocomplete: str) -> bool:
    """Whether an `autocomplete` tries to name a field: "zip", "work photo", "section-a", but not "xoff" or "nope"."""
    parts = autocomplete.lower().replace(",", " ").split()
    if any(part in autofill.FIELDS | autofill.HINTS or part.startswith("section-") for part in parts):
        return True
    return bool(_read(autocomplete, machine=True).token)


def says_what(text: str) -> bool:
    """Whether words say what a field is for, be it a purpose of HTML's or another."""
    return bool(_read(without_parentheses(text)) or _read(text))


_EXAMPLE = re.compile(
    r"\W*(?:e\.? ?g\b|ex\b|z\. ?b\b|p\. ?e[jx]\b|por ej|par ex|for example|zum beispiel|bijv|es\.)", re.IGNORECASE
)
"""How the words in a field begin that are an example of what belongs there."""


_HINT = re.compile(
    r"(?<=\S)\s+(?:indications?|hint|hinweis|format(?: attendu)?|(?:expected|required) format|erwartetes format|"
    r"exemple|for example|example|beispiel|formato(?: esperado| previsto)?|ejemplo|esempio|voorbeeld|exemplo)\s*:.*",
    re.IGNORECASE | re.DOTALL,
)
"""What a label says of how to fill its field in, after what belongs there: "Phone number Format: +33 …"."""


def _texts(field: Hints) -> list[str]:
    """The words on the screen, the most telling first. An example tells only where nothing else does."""
    named = [_HINT.sub("", text) for text in (field.label, field.aria_label)]
    texts = [*named, field.placeholder, field.title]
    spoken = [text for text in texts if text.strip()]
    return [text for text in spoken if not _EXAMPLE.match(text)] or spoken or [field.nearby]


def _screen(field: Hints, accepted: frozenset[str]) -> _Reading:
    """What the words on the screen say: the first that say something.

    A label of two fields, which shops give the one by mistake, says what stands in the field as well.
    """
    texts = _texts(field)
    for text in texts:
        reading = _read(without_parentheses(text)) or _read(text)
        if reading.token in {"current-password", "address-line1"} and (whole := _read(text)).token:
            reading = whole  # "Password (again)", "Street (2)"
        reading = _fit(reading, field.input_type, accepted)
        if reading.other == "several" and field.placeholder in texts:
            inside = _fit(_read(field.placeholder), field.input_type, accepted)
            named = {_read(name, machine=True).token for name in (field.name, field.id)}
            if inside.token and named <= {inside.token, ""} and any(named):
                return inside
        if reading:
            return reading
    return _NOTHING


def _machine(field: Hints, accepted: frozenset[str]) -> _Reading:
    found = _NOTHING
    for text in (field.name, field.id):
        reading = _fit(_read(text, machine=True), field.input_type, accepted)
        if reading.other in HARD:
            return reading
        if reading and (not found or (found.generic and not reading.generic) or (found.other and reading.token)):
            found = reading
    return found or _classed(field, accepted)


def _classed(field: Hints, accepted: frozenset[str]) -> _Reading:
    """What its classes say, if there are no words on the screen and all classes that say something say the same.

    Not in words that are a style's as well: "name", "title", "state-active".
    """
    if any(split(text) for text in _texts(field)):
        return _NOTHING
    readings = [_fit(_read(each, machine=True), field.input_type, accepted) for each in field.classes.split()]
    said = {reading for reading in readings if reading.token and not reading.generic}
    return said.pop() if len(said) == 1 and not any(each.token == "address-level1" for each in said) else _NOTHING


def _fit(reading: _Reading, input_type: str, accepted: frozenset[str]) -> _Reading:
    """The reading as this type of control allows it: a drop-down holds no street, a text area no postcode."""
    if not reading.token:
        return reading
    token = "street-address" if input_type == "textarea" and reading.token == "address-line1" else reading.token
    if token == "current-password" and input_type != "password":
        return _NOTHING
    return msgspec.structs.replace(reading, token=token) if token in accepted else _NOTHING


@cache
def _book() -> Phrasebook:
    others = {f"other:{kind}": phrases for kind, phrases in purpose_words.OTHERS.items()}
    current = {"explicit:current-password": purpose_words.CURRENT_PASSWORD}
    return Phrasebook({**current, **purpose_words.PURPOSES, **others})


@cache
def _generic_book() -> Phrasebook:
    return Phrasebook(purpose_words.GENERIC)


@cache
def _read(text: str, *, machine: bool = False) -> _Reading:
    words = split(text)
    if not words:
        return _NOTHING
    if machine:
        words = unprefixed(words, _PREFIXES, _book())
    core = tuple(word for word in words if word not in purpose_words.FILLERS)
    matches = _book().find(words) or _book().find(core)
    if matches:
        return _weigh(words if _book().find(words) else core, matches, machine=machine)
    generic = _generic_book().whole(core) or _generic_book().whole(words)
    return _Reading(token=generic, generic=True) if generic else _NOTHING


_PREFIXES = (
    "billing",
    "shipping",
    "delivery",
    "customer",
    "user",
    "checkout",
    "account",
    "contact",
    "register",
    "login",
    "newsletter",
)


def _weigh(words: tuple[str, ...], matches: list[Match], *, machine: bool) -> _Reading:
    """One reading of several phrases in a text."""
    kinds = [match.meaning.removeprefix("other:") if match.meaning.startswith("other:") else "" for match in matches]
    for kind in kinds:
        if kind and kind not in SOFT:
            return _Reading(other=kind)
    # What a label is about comes first ("Street, house number"), what a machine name is about last (review[email]).
    decisive = -1 if machine else 0
    if kinds[decisive]:
        return _Reading(other=kinds[decisive])
    plain = [match for match, kind in zip(matches, kinds, strict=True) if not kind]
    if not machine:
        plain = _joined(words, plain)
    if machine and _is_about_it(words, plain[decisive]):
        return _NOTHING
    qualified = () if machine else _qualifying(words, [each for each in matches if each.meaning not in _BESIDE])
    meanings = {match.meaning for match in plain}
    if meanings <= STREET:
        longest = max(plain, key=lambda match: (match.end - match.start, match.start))
        return _reading(longest.meaning, qualified=qualified)
    if not machine and len(meanings) > 1:
        if meanings == {"given-name", "family-name"}:
            return _Reading(token="name", qualified=qualified)
        if "username" in meanings and meanings <= {"username", "email", "tel"}:
            return _Reading(token="username")
        return _Reading(other="several")
    meaning = plain[decisive].meaning
    if meaning == "current-password" and not purpose_words.NEWNESS.isdisjoint(words):
        meaning = "new-password"
    return _reading(meaning, qualified=qualified)


def _is_about_it(words: tuple[str, ...], last: Match) -> bool:
    """Whether a machine name goes on to say what of it is meant: email_confirmation_code, phone_type."""
    return any(word in purpose_words.ASPECTS for word in words[last.end :])


def _qualifying(words: tuple[str, ...], matches: list[Match]) -> tuple[str, ...]:
    """The words on the screen that say more than its phrases do: whose it is, or what of it is wanted.

    What follows "for", "if" or "must" explains the field.
    """
    meanings = {match.meaning.removeprefix("explicit:") for match in matches}
    street = meanings <= STREET
    generic = [
        match
        for match in _generic_book().find(words)
        if match.meaning in meanings or (street and match.meaning in STREET)
    ]  # "Address (street, no.)"
    known = {word for match in [*matches, *generic] for word in words[match.start : match.end]}
    found: list[str] = []
    for index, word in enumerate(words):
        if index > matches[0].start and word in purpose_words.EXPLAINING:
            break
        if word not in known and not _adds_nothing(word):
            found.append(word)
    return tuple(found)


def _adds_nothing(word: str) -> bool:
    plain = purpose_words.FILLERS, purpose_words.CONJUNCTIONS, purpose_words.HARMLESS, purpose_words.EXPLAINING
    return len(word) < 2 or word.isdecimal() or any(word in each for each in plain)


def _reading(meaning: str, *, qualified: tuple[str, ...] = ()) -> _Reading:
    explicit = meaning.startswith("explicit:")
    token = meaning.removeprefix("explicit:")
    return _Reading(token=token, explicit=explicit or token == "new-password", qualified=qualified)


def _joined(words: tuple[str, ...], matches: list[Match]) -> list[Match]:
    """The first phrase of a label with those that a conjunction or nothing but a slash joins to it."""
    joined = matches[:1]
    for match in matches[1:]:
        between = words[joined[-1].end : match.start]
        if any(word not in purpose_words.CONJUNCTIONS and word not in purpose_words.FILLERS for word in between):
            break
        joined.append(match)
    return joined


# A field among the others of its form


@cache
def _context_book(which: str) -> Phrasebook:
    return Phrasebook(getattr(purpose_words, which))


def code_boxes(fields: Sequence[Hints]) -> frozenset[int]:
    """Which of the fields are boxes for one character each of a code: three and more in a row that take no more, or
    that are called digits."""
    found: set[int] = set()
    row: list[int] = []
    for index, field in enumerate([*fields, Hints(input_type="")]):
        one = field.maxlength == 1 or is_one_digit(field.label or field.aria_label)
        if one and field.input_type in {"text", "tel", "number", "password"}:
            row.append(index)
            continue
        if len(row) >= 3:
            found.update(row)
        row = []
    return frozenset(found)


def account_form(fields: Sequence[Hints], around: Around) -> float:
    """How much a form speaks of a new account (over 0) or password, or of one that there is (under 0).

    Its buttons weigh most, as they say what it does; then its headings and names; a least length is asked for only of
    what is new, and "remember me" only of what is not.
    """
    said = [(3.0, text) for text in around.buttons] + [(2.0, text) for text in around.headings] + [(2.0, around.name)]
    said += [(2.0, field.label) for field in fields if field.input_type == "checkbox"]
    strict = any(field.input_type == "password" and field.minlength > 1 for field in fields)
    weight = 1.0 if strict else 0.0
    for importance, text in said:
        meanings = {match.meaning for match in _account_book().find(split(text))}
        if len(meanings) == 1:
            weight += importance if meanings == {"new"} else -importance
    return weight


@cache
def _account_book() -> Phrasebook:
    return Phrasebook({"new": purpose_words.NEW_ACCOUNT, "there": purpose_words.ACCOUNT_THERE})


def _in_context(fields: Sequence[Hints], purposes: list[Purpose], account: float) -> list[Purpose]:
    known = {purpose.known for purpose in purposes} - {""}
    has_card = bool(known & (CARD - {"cc-exp", "cc-exp-month", "cc-exp-year", "cc-name"})) or len(known & CARD) > 1
    out = [
        _contextual(field, purpose, known, has_card=has_card)
        if not purpose.token and purpose.other in {"", "secret"}
        else purpose
        for field, purpose in zip(fields, purposes, strict=True)
    ]
    known = {purpose.known for purpose in out if not purpose.generic} - {""}
    if len(parts := {purpose.known for purpose in out} & _POSTAL) >= _AN_ADDRESS:
        known |= parts
    return [
        _confirmed(field, purpose, known, out, alone=len(fields) == 1, has_card=has_card, account=account)
        for field, purpose in zip(fields, _identified(fields, out, account), strict=True)
    ]


def _identified(fields: Sequence[Hints], purposes: list[Purpose], account: float) -> list[Purpose]:
    """ "E-mail or phone" beside a password, or in a form that logs in, is by what the account is known."""
    passwords = any(purpose.known in PASSWORD for purpose in purposes)
    return [
        Purpose(token="username", confidence=0.8)
        if purpose.other == "several" and (passwords or account < 0) and _identifies(field)
        else purpose
        for field, purpose in zip(fields, purposes, strict=True)
    ]


def _identifies(field: Hints) -> bool:
    accounts = {"email", "tel", "username", "other:loyalty"}
    meanings = {match.meaning for text in _texts(field)[:1] for match in _book().find(split(text))}
    return field.input_type in {"text", "email", "tel"} and bool(meanings) and meanings <= accounts


def _contextual(field: Hints, purpose: Purpose, known: set[str], *, has_card: bool) -> Purpose:
    """A field whose words mean something only in its surroundings: "Month" beside a card number, "Code" there."""
    accepted = ACCEPTED.get(field.input_type, frozenset())
    born = _read(field.group).token == "bday" or any(
        _read(text, machine=True).token.startswith("bday") for text in (field.name, field.id)
    )
    books = [("IN_BIRTH_DATE", born), ("IN_CARD_FORM", has_card and not born), ("OUT_OF_CARD_FORM", not has_card)]
    for which, applies in books:
        if not applies:
            continue
        for text in (field.label, field.aria_label, field.placeholder, field.title, field.nearby, field.name, field.id):
            token = _whole(_context_book(which), text) or _whole(_context_book(which), _beside(text))
            if token in accepted and token not in known:
                return Purpose(token=token, confidence=0.8)
    return purpose


def _whole(book: Phrasebook, text: str) -> str:
    """The meaning of a text that says nothing else, or of a phrase of several words in it."""
    words = split(without_parentheses(text))
    core = tuple(word for word in words if word not in purpose_words.FILLERS)
    bare = tuple(word for word in core if word not in purpose_words.HARMLESS)
    if meaning := book.whole(words) or book.whole(core) or book.whole(bare):
        return meaning
    return next((match.meaning for match in book.find(words) if match.end - match.start > 1), "")


def _beside(text: str) -> str:
    """What stands beside a date's own words in a machine name: birthdate_m → m."""
    words = split(text)
    dates = [match for match in _book().find(words) if match.meaning in {"bday", "cc-exp"}]
    taken = {index for match in dates for index in range(match.start, match.end)}
    return " ".join(word for index, word in enumerate(words) if index not in taken) if taken else text


def _confirmed(
    field: Hints,
    purpose: Purpose,
    known: set[str],
    everyone: Sequence[Purpose],
    *,
    alone: bool,
    has_card: bool,
    account: float,
) -> Purpose:
    """The purpose as the rest of the form confirms, refines or refutes it."""
    token = purpose.token
    if purpose.confidence == 1.0 or not token:
        return purpose
    doubt = Purpose(token=token, confidence=0.5, generic=purpose.generic)
    others = known - {token}
    address = bool(others & (STREET | {"postal-code"}))
    if token in REGION and not (address or others & NAME):
        return doubt  # a shop's country switcher, a store locator
    if token == "sex" and not others & (NAME | {"bday", "email"}):
        return doubt  # a filter of clothes
    if token in {"cc-exp", "cc-exp-month", "cc-exp-year"} and not (has_card or others & CARD or alone):
        return doubt  # of a gift card, a passport, a membership
    if token == "current-password" and not purpose.explicit:
        return _password(purpose, known, everyone, account)
    if not purpose.generic:
        return purpose
    personal = others & (NAME | STREET | {"email", "tel", "postal-code", "organization", "address-level2"})
    if token == "name" and personal:
        if "given-name" in known and "family-name" not in known:
            return msgspec.structs.replace(purpose, token="family-name")
        if "family-name" in known and "given-name" not in known:
            return msgspec.structs.replace(purpose, token="given-name")
        return purpose
    if token == "username":
        return purpose if known & PASSWORD else doubt
    if token in CARD:
        return purpose if others & CARD else doubt
    if token in {"current-password", "email", "tel"}:
        return purpose
    if token == "honorific-prefix":
        return purpose if field.input_type == "select-one" and others & NAME else doubt
    return purpose if personal else doubt


def _password(purpose: Purpose, known: set[str], everyone: Sequence[Purpose], account: float) -> Purpose:
    """A password as such: a new one where it is asked for twice or together with a name, or where the form speaks of a
    new account; else that of an account."""
    passwords = [other for other in everyone if other.known in PASSWORD]
    explicit_current = any(other.explicit and other.token == "current-password" for other in passwords)
    # "Name" alone may be that of an account; beside an e-mail address it is a person's.
    named = "email" in known and any(other.generic and other.token == "name" for other in everyone)
    new = len(passwords) > 1 or explicit_current or named or bool(known & (NAME | STREET | {"bday"})) or account > 0
    return msgspec.structs.replace(purpose, token="new-password") if new else purpose
