"""Which addresses everybody reaches, and which only those nearby."""

from __future__ import annotations

import socket

import pytest

from auditor.collect.network.spaces import Space, space


@pytest.mark.parametrize(
    ("number", "where"),
    [
        ("8.8.8.8", Space.PUBLIC),
        ("2606:4700::1", Space.PUBLIC),
        ("10.1.2.3", Space.LOCAL),
        ("192.168.0.1", Space.LOCAL),
        ("169.254.169.254", Space.LOCAL),
        ("100.64.0.1", Space.LOCAL),
        ("fd00::1", Space.LOCAL),
        ("fe80::1%eth0", Space.LOCAL),
        ("127.0.0.1", Space.LOOPBACK),
        ("127.9.9.9", Space.LOOPBACK),
        ("0.0.0.0", Space.LOOPBACK),
        ("::", Space.LOOPBACK),
        ("::1", Space.LOOPBACK),
        ("::ffff:127.0.0.1", Space.LOOPBACK),
        ("::ffff:10.0.0.1", Space.LOCAL),
        ("64:ff9b::10.0.0.1", Space.LOCAL),
        ("64:ff9b::8.8.8.8", Space.PUBLIC),
        ("2002:0a00:0001::1", Space.LOCAL),
    ],
)
def test_where_an_address_lies(number: str, where: Space) -> None:
    assert space((socket.AF_INET6 if ":" in number else socket.AF_INET, (number, 80))) is where
