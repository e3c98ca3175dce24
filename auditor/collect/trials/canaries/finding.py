"""Finds values in what a page would have sent, however it wrote them."""

from __future__ import annotations

import base64
import binascii
import re
import urllib.parse
import zlib
from collections.abc import Iterator, Sequence

from auditor.collect.trials.canaries.values import Canary
from auditor.model.canaries import Disguise

LONGEST = 300_000
"""Characters of one message that are looked through: a recorder sends the whole page with the first."""

UNPACKED = 2_000_000
"""Bytes that a packed message may become."""

GAP = 8
"""Characters, or numbers, that may stand between two that were typed: their times and the names of keys."""

_TOKEN = re.compile(r"[A-Za-z0-9+/_-]{8,}={0,2}")
_HEX = re.compile(r"(?<![0-9A-Fa-f])[0-9A-Fa-f]{16,}(?![0-9A-Fa-f])")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")
_LONE = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9](?![A-Za-z0-9])")
_KEY_NAME = re.compile(r"\b(?:Key|Digit|Numpad)([A-Z0-9])\b")
"""Of KeyboardEvent.code."""
_NUMBER = re.compile(r"(?<![\w.])\d{2,3}(?![\w.])")
_BETWEEN = re.compile(r"(?<=\d)[ .\u00a0-](?=\d)")
"""What a page writes between the groups of a number while it is typed."""
_SIZES = frozenset({16, 20, 32, 64})


class Finder:
    """Knows what each value looks like in every disguise."""

    def __init__(self, canaries: Sequence[Canary]) -> None:
        self.canaries = canaries
        self._hashes = {digest: (each, name) for each in canaries for name, digest in each.hashes()}

    def find(self, text: str) -> set[tuple[Canary, Disguise]]:
        """The values in one message. One that is there as it is, is not looked for in other disguises."""
        found: dict[Canary, Disguise] = {}
        hashed: set[tuple[Canary, Disguise]] = set()
        for how, reading in readings(text[:LONGEST]):
            lowered = reading.lower()
            digits = _BETWEEN.sub("", lowered)
            for each in self.canaries:
                if each not in found and each.mark in (digits if each.mark.isdigit() else lowered):
                    found[each] = how
            hashed.update(self._hashed(reading))
        return {*found.items(), *hashed}

    def keystrokes(self, messages: Sequence[str]) -> set[Canary]:
        """The values that were sent to one recipient character by character, in one message or in several."""
        texts = [urllib.parse.unquote(text[:LONGEST]) for text in messages]
        letters = [letter.lower() for text in texts for letter in _LONE.findall(text)]
        codes = [chr(int(number)).lower() for text in texts for number in _NUMBER.findall(text) if int(number) < 123]
        names = [letter.lower() for text in texts for letter in _KEY_NAME.findall(text)]
        return {each for each in self.canaries if any(_runs(each.mark, given) for given in (letters, codes, names))}

    def _hashed(self, text: str) -> Iterator[tuple[Canary, Disguise]]:
        digests = [token.lower() for token in _HEX.findall(text)]
        digests += [data.hex() for data in _decoded(text) if len(data) in _SIZES]
        return (self._hashes[digest] for digest in digests if digest in self._hashes)


def readings(text: str) -> Iterator[tuple[Disguise, str]]:
    """The text as it is, and what is in it once it is decoded, each with how it was written."""
    yield "plain", text
    plain = text
    for _ in range(2):
        decoded = urllib.parse.unquote_plus(plain)
        if decoded == plain:
            break
        plain = decoded
        yield "encoded", plain
    if "\\" in plain:
        plain = _ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16)), plain)
        yield "encoded", plain
    yield "encoded", plain[::-1]
    yield from _in_base64(plain, depth=2)
    yield from _in_base64(plain[::-1], depth=1)
    for token in _HEX.findall(plain):
        if len(token) % 2 == 0:
            yield "hex", bytes.fromhex(token).decode("utf-8", "replace")


def _in_base64(text: str, depth: int) -> Iterator[tuple[Disguise, str]]:
    """What is in its words, and in theirs. Of a whole message few words are text once they are decoded."""
    for data in _decoded(text):
        inner = unpacked(data).decode("utf-8", "replace")
        yield "base64", inner
        yield "base64", urllib.parse.unquote_plus(inner)
        if depth > 1 and "\ufffd" not in inner:
            yield from _in_base64(inner, depth - 1)


def unpacked(data: bytes, *, bare: bool = False) -> bytes:
    """What is in a body that a recorder has packed (gzip, zlib); itself where it is not.

    bare: deflated data without a head may be there too, which nothing but that it is no text tells.
    """
    named = data[:2] == b"\x1f\x8b" or data[:1] == b"\x78"
    if not named and (not bare or _is_text(data)):
        return data
    try:
        return zlib.decompressobj(wbits=47 if named else -15).decompress(data, UNPACKED)
    except zlib.error:
        return data


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _decoded(text: str) -> Iterator[bytes]:
    """What its words are if they are Base64, in either alphabet."""
    for token in _TOKEN.findall(text):
        body = token.rstrip("=").translate(str.maketrans("-_", "+/"))
        if len(body) % 4 != 1:
            try:
                yield base64.b64decode(body + "=" * (-len(body) % 4))
            except (ValueError, binascii.Error):
                continue


def _runs(wanted: str, given: Sequence[str]) -> bool:
    """Whether the characters of `wanted` come one after the other, with at most GAP others between two.

    Lone digits are everywhere, and any number comes by chance among some hundred of them: they have to stand at one
    distance from each other, as in the records of a recorder.
    """
    if wanted.isdigit():
        digits = "".join(filter(str.isdigit, given))
        return any(wanted in digits[first::step] for step in range(1, GAP + 2) for first in range(step))
    reached: dict[int, int] = {}  # characters found → where the last of them stood
    for place, character in enumerate(given):
        for length in sorted(reached, reverse=True):
            if place - reached[length] > GAP:
                del reached[length]
            elif wanted[length] == character:
                if length + 1 == len(wanted):
                    return True
                reached[length + 1] = place
        if character == wanted[0]:
            reached[1] = place
    return False
