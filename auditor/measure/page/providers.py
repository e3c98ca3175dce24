"""Payment providers, by the hosts of their frames, pages and scripts.

`payment_providers.json` has each with where it was seen; the user's own (`providers` in auditor.toml) come on top.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from auditor.model.url import host, split

Providers = Mapping[str, Sequence[str]]
"""The user's own: name → hosts of frames and pages, "*." for any sub-domain."""


class Provider(msgspec.Struct, frozen=True):
    """A provider. Hosts may begin with "*."; one with a path counts with it."""

    name: str
    integration: list[str]
    script_hosts: list[str]
    frame_hosts: list[str]
    redirect_hosts: list[str]
    source: str
    note: str = ""


class _Hosts(msgspec.Struct, frozen=True):
    hosts: list[str]


class _File(msgspec.Struct, frozen=True):
    three_ds_hosts: _Hosts
    providers: list[Provider]


def known_providers() -> list[Provider]:
    """All that come with the program."""
    return _file().providers


def taker(url: str, own: Providers) -> str:
    """The provider whose frame or page is at `url`, "" if none is known to be. The user's own win."""
    if is_three_ds(url):
        return ""
    for name, hosts in own.items():
        if any(matches(url, pattern) for pattern in hosts):
            return name
    return next(
        (each.name for each in known_providers() if _any(url, each.frame_hosts) or _any(url, each.redirect_hosts)), ""
    )


def payment_page(url: str, own: Providers) -> str:
    """The provider to whose page an address leads on which one pays, "" if it leads to none that is known."""
    for name, hosts in own.items():
        if any(matches(url, pattern) for pattern in hosts):
            return name
    return next((each.name for each in known_providers() if _any(url, each.redirect_hosts)), "")


def script_of(url: str) -> str:
    """The provider whose script is at `url`, "" if none is known to be. Many shops load one on every page."""
    return next((each.name for each in known_providers() if _any(url, each.script_hosts)), "")


def is_three_ds(url: str) -> bool:
    """Whether a frame at `url` asks for the proof that a card is one's own (3-D Secure), and not for the card."""
    return _any(url, _file().three_ds_hosts.hosts)


def matches(url: str, pattern: str) -> bool:
    """Whether a host, with its path where the pattern has one, is the one that `pattern` names."""
    wanted, slash, path = pattern.partition("/")
    name = host(url)
    below = wanted.startswith("*.") and (name == wanted[2:] or name.endswith(wanted[1:]))
    return (below or name == wanted) and (not slash or split(url).path.startswith("/" + path))


def _any(url: str, patterns: Sequence[str]) -> bool:
    return any(matches(url, pattern) for pattern in patterns)


@functools.cache
def _file() -> _File:
    path = Path(__file__).parent / "payment_providers.json"
    return msgspec.json.decode(path.read_bytes(), type=_File)
