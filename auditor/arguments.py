"""Arguments from Python, checked as the command line checks its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from auditor.collect.options import TOKEN
from auditor.devices import check_name
from auditor.errors import UsageError, nearest
from auditor.model.pages import LONGEST_WAIT
from auditor.model.text import LANGUAGES
from auditor.report import FORMATS, check_format

SHORTEST_VISIT = 1
"""Seconds that a visit may take, at the least."""

MOST_VISITS = 64
"""At a time: beyond that, no machine that runs one browser gains anything."""


def check_sequences(**given: Sequence[object]) -> None:
    """Raises UsageError for a text where several are asked for: Python would read it letter by letter."""
    for name, value in given.items():
        if isinstance(value, (str, bytes, Path)) or not isinstance(value, Iterable):
            raise UsageError(f"{name} is a list, not {value!r}: write {name}=[{str(value)!r}].")


def check_writing(formats: Sequence[str], lang: str) -> None:
    """Raises UsageError for an unknown format or language, and for a format that is no file."""
    for name in formats:
        check_format(name)
        if not FORMATS[name]:
            raise UsageError(f"{name!r} is shown by the command line, it is no file: leave it out of formats.")
    if lang not in LANGUAGES:
        raise UsageError(f"Unknown language {lang!r}.{nearest(str(lang), LANGUAGES)} Valid: {', '.join(LANGUAGES)}.")


def check_visiting(
    devices: Sequence[str], timeout: float, concurrency: int | None, ca_file: str | Path | None, basic_auth: str
) -> None:
    """Raises UsageError for a device, a time or a number of visits that can't be one, or a file that is not there."""
    if not devices:
        raise UsageError("No device is named: leave devices out for a phone and a tablet.")
    for name in devices:
        check_name(name)
    if not SHORTEST_VISIT <= timeout <= LONGEST_WAIT:
        raise UsageError(f"timeout is {timeout:g}: a visit takes {SHORTEST_VISIT} to {LONGEST_WAIT} seconds.")
    if concurrency is not None and not 1 <= concurrency <= MOST_VISITS:
        raise UsageError(f"concurrency is {concurrency}: a number from 1 to {MOST_VISITS}, or None.")
    if ca_file is not None and not Path(ca_file).is_file():
        raise UsageError(f"There is no file {str(ca_file)!r} with a certificate authority.")
    if basic_auth and ":" not in basic_auth:
        raise UsageError("basic_auth is written user:password.")


def check_sent(headers: Mapping[str, str], cookies: Mapping[str, str]) -> None:
    """Raises UsageError for a header or a cookie that can't be sent. It does not repeat the value, which is secret."""
    for what, given in (("header", headers), ("cookie", cookies)):
        for name, value in given.items():
            if not TOKEN.fullmatch(name):
                raise UsageError(f"{name!r} is no name of a {what}.")
            if any(ord(character) < 32 or ord(character) == 127 for character in value):
                raise UsageError(f"The value of the {what} {name} contains control characters.")
