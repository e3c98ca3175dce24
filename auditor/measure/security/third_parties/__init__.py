"""Who a host or a cookie belongs to, and what for: npm's third-party-web (MIT), and a list of ours that wins over it.

`third-party-web.json` is a copy of the package's data with its version and licence; `python -m tests.third_parties`
writes it anew. `ours.yaml` has French services first, and what that list has wrong.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

import msgspec
import yaml

_FOLDER = Path(__file__).parent

TRACKING = frozenset({"ad", "analytics", "marketing", "social"})
"""Purposes that take consent before anything is stored on the customer's device or read from it (directive 2002/58/EC,
article 5 (3); in France article 82 of the law of 1978). Tag managers, chats, films and reviews are told apart from
them: what they load counts by itself."""


class Owner(msgspec.Struct, frozen=True):
    """exempt: it may go without consent if it is set up to count visits for the shop alone."""

    name: str
    purpose: str
    exempt: bool = False

    @property
    def tracks(self) -> bool | None:
        """Whether it takes consent; None if that depends on how it is set up."""
        return None if self.exempt else self.purpose in TRACKING


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    purpose: str
    domains: list[str] = []
    cookies: list[str] = []
    storage: list[str] = []
    exempt: bool = False


class _Ours(msgspec.Struct, frozen=True):
    owners: dict[str, _Entry]


class _Package(msgspec.Struct, frozen=True):
    owners: list[tuple[str, str, list[str]]]


def owner_of_host(host: str) -> Owner | None:
    """Whose a host is, None if that is not known. A name that is listed goes before a domain that it is in."""
    domains = _domains()
    if found := domains.get(host):
        return found
    labels = host.split(".")
    wider = (domains.get("*." + ".".join(labels[start:])) for start in range(len(labels) - 1))
    return next((owner for owner in wider if owner is not None), None)


def owner_of_cookie(name: str) -> Owner | None:
    """Whose script sets a first-party cookie of this name, None if none is known to."""
    return next((owner for prefix, owner in _cookies() if name.startswith(prefix)), None)


def owner_of_storage(name: str) -> Owner | None:
    """Whose script keeps something of this name in the page's storage: what is known of that, and of its cookies."""
    return next((owner for prefix, owner in _stored() if name.startswith(prefix)), None) or owner_of_cookie(name)


@functools.cache
def _ours() -> dict[str, _Entry]:
    text = (_FOLDER / "ours.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), _Ours).owners


@functools.cache
def _domains() -> dict[str, Owner]:
    package = msgspec.json.decode((_FOLDER / "third-party-web.json").read_bytes(), type=_Package)
    found = {domain: Owner(name, purpose) for name, purpose, domains in package.owners for domain in domains}
    for name, entry in _ours().items():
        found.update(dict.fromkeys(entry.domains, Owner(name, entry.purpose, entry.exempt)))
    return found


@functools.cache
def _cookies() -> tuple[tuple[str, Owner], ...]:
    return _by_name(lambda entry: entry.cookies)


@functools.cache
def _stored() -> tuple[tuple[str, Owner], ...]:
    return _by_name(lambda entry: entry.storage)


def _by_name(names: Callable[[_Entry], list[str]]) -> tuple[tuple[str, Owner], ...]:
    return tuple(
        (prefix, Owner(name, entry.purpose, entry.exempt)) for name, entry in _ours().items() for prefix in names(entry)
    )
