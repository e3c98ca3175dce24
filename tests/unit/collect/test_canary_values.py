"""Values that stand nowhere else, and how they are found again."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import random
import urllib.parse
import zlib
from collections.abc import Callable

import pytest

from auditor.collect.trials.canaries.finding import UNPACKED, Finder, readings, unpacked
from auditor.collect.trials.canaries.values import Canary, card, make
from auditor.model.canaries import CanaryKind, Disguise

EMAIL = Canary("email", "Kdmfbhlgj@example.com", "kdmfbhlgj")
CARD = Canary("card", card("123456789"), card("123456789"))
TEL = Canary("tel", "0612345678", "612345678")
FINDER = Finder([EMAIL, CARD, TEL])


def b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def digest(name: str, text: str) -> str:
    return hashlib.new(name, text.encode(), usedforsecurity=False).hexdigest()


Write = Callable[[str], str]


@pytest.mark.parametrize(
    ("how", "write"),
    [
        ("plain", lambda value: f'{{"email":"{value}"}}'),
        ("plain", str.upper),
        ("plain", lambda value: "https://t.test/p?e=" + urllib.parse.quote(value)),
        ("encoded", lambda value: "".join(f"%{ord(each):02x}" for each in value)),
        ("encoded", lambda value: "".join(f"%25{ord(each):02x}" for each in value)),
        ("encoded", lambda value: "".join(f"\\u{ord(each):04x}" for each in value)),
        ("base64", b64),
        ("base64", lambda value: b64(json.dumps({"a": 1, "v": value}))),
        ("base64", lambda value: urllib.parse.quote(b64(f"xx{value}yyyy"), safe="")),
        ("base64", lambda value: base64.urlsafe_b64encode(f"~~?{value}?~".encode()).decode().rstrip("=")),
        ("base64", lambda value: b64(b64(f"e={value}"))),
        ("base64", lambda value: b64(value)[::-1]),
        ("encoded", lambda value: value[::-1]),
        ("hex", lambda value: value.encode().hex()),
        ("md5", lambda value: digest("md5", value.lower())),
        ("sha1", lambda value: digest("sha1", value).upper()),
        ("sha256", lambda value: f"ud[em]={digest('sha256', value.lower())}&x=1"),
        ("sha256", lambda value: base64.b64encode(hashlib.sha256(value.encode()).digest()).decode()),
        ("sha256", lambda value: digest("sha256", value.lower().partition("@")[0])),
        ("sha512", lambda value: digest("sha512", value.lower())),
    ],
)
def test_every_disguise_is_known(how: Disguise, write: Write) -> None:
    assert FINDER.find(f"t=1764272000&d={write(EMAIL.value)}&z") == {(EMAIL, how)}


@pytest.mark.parametrize("text", ["4000 0012 3456 7899", "4000-0012-3456-7899", "4000001234567899"])
def test_a_card_is_known_in_groups(text: str) -> None:
    assert text.replace(" ", "").replace("-", "") == CARD.value
    assert FINDER.find(f"n={text}") == {(CARD, "plain")}


@pytest.mark.parametrize("form", ["+33612345678", "33612345678", "0033612345678", "0612345678"])
def test_a_phone_number_is_known_in_its_forms(form: str) -> None:
    assert FINDER.find(digest("sha256", form)) == {(TEL, "sha256")}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "%",
        "%zz",
        "=" * 50,
        "A" * 5000,
        "\\u12",
        "\x00\ufffd",
        "{" * 3000,
        "kdmfbhlg",
        digest("sha256", "someone@else"),
    ],
)
def test_nothing_is_found_where_nothing_is(text: str) -> None:
    assert FINDER.find(text) == set()


def test_a_message_without_end_comes_to_an_end() -> None:
    assert FINDER.find("aG9s" * 2_000_000) == set()
    assert FINDER.find("%41" * 2_000_000) == set()
    assert FINDER.keystrokes(["b,81 " * 500_000]) == set()


@pytest.mark.parametrize(
    "messages",
    [
        [f"https://t.test/k?k={each}&t=17642720{n:02d}" for n, each in enumerate("Kdmfbhlgj")],
        [json.dumps([{"k": each, "t": 1764272000 + n} for n, each in enumerate("Kdmfbhlgj")])],
        [json.dumps([[ord(each.upper()), 1764272000 + n] for n, each in enumerate("kdmfbhlgj")])],
        [json.dumps([{"code": f"Key{each.upper()}", "t": 1764272000 + n} for n, each in enumerate("kdmfbhlgj")])],
        ["https://t.test/?k=K", "https://t.test/?k=d&k=m&k=f", "https://t.test/?k=b&k=h&k=l&k=g&k=j&k=%40"],
    ],
)
def test_keys_are_put_together(messages: list[str]) -> None:
    assert FINDER.keystrokes(messages) == {EMAIL}


@pytest.mark.parametrize(
    "messages",
    [
        ["https://t.test/k?k=B", "https://t.test/k?k=d"],
        [f"https://t.test/k?k={each}" for each in reversed("Kdmfbhlgj")],
        ["a b c d e f g h i j k l m n o p q r s t u v w x y z " * 2],
        ["https://t.test/v?a=1&b=2&c=3", '{"x":1,"y":2}'] * 50,
    ],
)
def test_letters_by_themselves_are_no_keys(messages: list[str]) -> None:
    assert FINDER.keystrokes(messages) == set()


@pytest.mark.parametrize("step", [1, 2, 4])
def test_digits_are_keys_at_one_distance_from_each_other(step: int) -> None:
    records = [[int(each), *([n % 10] * (step - 1)), 1764272000 + n] for n, each in enumerate("0612345678")]
    assert FINDER.keystrokes([json.dumps(records)]) == {TEL}


def test_a_number_that_comes_by_chance_among_lone_digits_is_not_typed() -> None:
    """Recorders of mouse and page send thousands of them: each digit of any number is near the one before."""
    noise = random.Random(7)
    events = [{"type": noise.randrange(6), "data": {"x": noise.randrange(10)}} for _ in range(20_000)]
    assert FINDER.keystrokes([json.dumps(events)]) == set()


def test_packed_bodies_are_unpacked_so_far() -> None:
    assert unpacked(gzip.compress(b"value")) == b"value"
    assert len(unpacked(gzip.compress(b"0" * 50_000_000))) == UNPACKED
    assert unpacked(b"\x1f\x8bnot packed") == b"\x1f\x8bnot packed"
    assert unpacked(b"x marks") == b"x marks"
    assert unpacked(b"Marks", bare=True) == b"Marks"
    deflate = zlib.compressobj(wbits=-15)
    bare = deflate.compress(b"value" * 9) + deflate.flush()
    assert (unpacked(bare, bare=True), unpacked(bare)) == (b"value" * 9, bare)


def test_the_text_itself_is_read_first() -> None:
    assert next(readings("a%20b")) == ("plain", "a%20b")


@pytest.mark.parametrize("kind", ["card", "email", "password", "tel", "text"])
def test_each_value_is_new_and_finds_itself(kind: CanaryKind) -> None:
    one, other = make(kind), make(kind)
    assert one.value != other.value
    assert one.value.lower().startswith(one.keyed.lower())
    assert Finder([one, other]).find(one.value) == {(one, "plain")}


def test_a_card_passes_the_check_of_its_digits() -> None:
    assert card("000000000") == "4000000000000002"  # the number of payment providers' test cards
    assert len(CARD.value) == 16
