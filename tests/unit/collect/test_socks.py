"""SOCKS5 as RFC 1928 writes it, however it is cut into pieces, and nothing else."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.collect.network.socks import HANDSHAKE_LIMIT, NotSocksError, Target, greeting, request

names = st.text("abcdefghijklmnopqrstuvwxyz0123456789-.", min_size=1, max_size=255)
ports = st.integers(0, 65535)


def asking(name: str, port: int) -> bytes:
    return b"\x05\x01\x00\x03" + bytes([len(name)]) + name.encode() + struct.pack("!H", port)


@given(names, ports)
def test_a_request_is_understood_when_it_is_whole_and_not_before(name: str, port: int) -> None:
    whole = asking(name, port)
    assert len(whole) <= HANDSHAKE_LIMIT
    assert all(request(whole[:length]) is None for length in range(len(whole)))
    assert request(whole + b"more") == (Target(name, port), len(whole))


@given(st.binary(max_size=300))
def test_anything_is_a_request_or_a_part_of_one_or_refused(received: bytes) -> None:
    try:
        found = request(received)
    except NotSocksError:
        return
    assert found is None or found[1] <= len(received)


@pytest.mark.parametrize(
    ("received", "target"),
    [
        (b"\x05\x01\x00\x01\x7f\x00\x00\x01\x00\x50", Target("127.0.0.1", 80)),
        (b"\x05\x01\x00\x04" + bytes(15) + b"\x01\x01\xbb", Target("::1", 443)),
        (asking("[::1]", 443), Target("::1", 443)),
    ],
)
def test_addresses(received: bytes, target: Target) -> None:
    assert request(received) == (target, len(received))


@pytest.mark.parametrize(
    "received",
    [
        b"GET / HTTP/1.1\r\n",
        b"\x04\x01",
        b"\x05\x02\x00",  # BIND
        b"\x05\x01\x00\x02\x00",
        b"\x05\x01\x00\x03\x01\xff\x00\x50",
    ],
)
def test_what_is_no_request_to_connect_is_refused(received: bytes) -> None:
    with pytest.raises(NotSocksError):
        request(received)


def test_a_greeting_must_do_without_a_password() -> None:
    assert greeting(b"") is greeting(b"\x05") is greeting(b"\x05\x02\x00") is None
    assert greeting(b"\x05\x02\x02\x00") == 4
    for received in (b"\x05\x01\x02", b"GET", b"\x16\x03\x01"):
        with pytest.raises(NotSocksError):
            greeting(received)
