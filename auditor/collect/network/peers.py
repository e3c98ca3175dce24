"""Whose process is at the other end of a connection on loopback: a door is for the browser that we started.

Asked of the kernel by its sock_diag interface (https://man7.org/linux/man-pages/man7/sock_diag.7.html), one socket at a
time, which needs no rights and no list of all sockets. Linux only.
"""

from __future__ import annotations

import os
import socket
import struct

_SOCK_DIAG_BY_FAMILY = 20
_NETLINK_SOCK_DIAG = 4
_NLM_F_REQUEST = 1
_TCP = socket.IPPROTO_TCP
_HEADER = struct.Struct("=IHHII")
_REQUEST = struct.Struct("=BBBBIHH16s16sIII")
_UID_AT = _HEADER.size + 4 + 48 + 12
"""Offset of idiag_uid: after the netlink header, four bytes, the socket's identity (48 bytes) and three numbers."""

_SECONDS = 0.2


def is_stranger(source: tuple[str, int], destination: tuple[str, int]) -> bool:
    """Whether the socket at `source`, connected to `destination` on this machine (IPv4), is another user's.

    False where that can't be told: not on Linux, or in a sandbox whose kernel answers no such questions.
    """
    if not hasattr(socket, "AF_NETLINK"):
        return False
    try:
        uid = _uid(source, destination)
    except (OSError, ValueError, struct.error):
        return False
    return uid is not None and uid != os.geteuid()


def _uid(source: tuple[str, int], destination: tuple[str, int]) -> int | None:
    """The user whose socket is bound to `source` and connected to `destination`; None if there is none such."""
    question = _REQUEST.pack(
        socket.AF_INET, _TCP, 0, 0, 0xFFFFFFFF,
        socket.htons(source[1]), socket.htons(destination[1]),
        socket.inet_aton(source[0]), socket.inet_aton(destination[0]),
        0, 0xFFFFFFFF, 0xFFFFFFFF,
    )  # fmt: skip
    head = _HEADER.pack(_HEADER.size + len(question), _SOCK_DIAG_BY_FAMILY, _NLM_F_REQUEST, 1, 0)
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, _NETLINK_SOCK_DIAG) as kernel:
        kernel.settimeout(_SECONDS)
        kernel.send(head + question)
        answer = kernel.recv(4096)
    _, kind, _, _, _ = _HEADER.unpack_from(answer)
    if kind != _SOCK_DIAG_BY_FAMILY:
        return None
    return int(struct.unpack_from("=I", answer, _UID_AT)[0])
