"""Serves the pages of the set *real* on loopback, each package on a port of its own.

What a page would load from other hosts comes from the same port, below `/elsewhere/`: libraries from their npm
packages, pictures drawn in the size that their address names. All else that is elsewhere is not found: no round waits
for the internet.
"""

from __future__ import annotations

import mimetypes
import re
import urllib.parse
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.bench.answering import answering
from tests.bench.packages import unpacked
from tests.bench.real import LIBRARIES, PAGES
from tests.bench.site import PRODUCTS, image

_PREFIX = "/elsewhere/"
_LOADED = re.compile(
    rb"""(<(?:link|script|img|source|iframe)\b[^>]*?\b(?:src|href)=["']|url\(["']?|@import\s*["'])(?:https?:)?//(?=[\w-]+\.)""",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"\.(?:jpe?g|png|webp)$", re.IGNORECASE)
_SIZE = re.compile(r"(\d{2,4})x(\d{2,4})")
_USUAL = (600, 450)
"""CSS px of a picture whose address names no size."""


class Shelf:
    """The files of one package, as its port answers with them."""

    def __init__(self, root: Path, libraries: dict[str, Path]) -> None:
        self.root = root
        self.libraries = libraries

    def answer(self, address: str) -> tuple[str, bytes] | None:
        """Media type and body for a path, with or without a query; None if there is nothing."""
        path = urllib.parse.unquote(address.partition("?")[0])
        if path.startswith(_PREFIX):
            return self._of_library(path) or _drawn(path)
        return _file(self.root, path.lstrip("/"))

    def _of_library(self, path: str) -> tuple[str, bytes] | None:
        for part, folder in self.libraries.items():
            if part in path:
                return _file(folder, path.partition(part)[2])
        return None


def _drawn(path: str) -> tuple[str, bytes] | None:
    """A picture, if `path` means one."""
    if not _PICTURE.search(path):
        return None
    size = _SIZE.search(path)
    width, height = (int(size[1]), int(size[2])) if size else _USUAL
    return "image/png", image(zlib.crc32(path.encode()) % PRODUCTS, width, height)


def _file(folder: Path, path: str) -> tuple[str, bytes] | None:
    found = (folder / path).resolve()
    if not found.is_relative_to(folder.resolve()) or not found.is_file():
        return None
    kind = mimetypes.guess_type(found.name)[0] or "application/octet-stream"
    body = found.read_bytes()
    if kind in ("text/html", "text/css"):
        body = _LOADED.sub(rb"\1" + _PREFIX.encode(), body)
    return (f"{kind}; charset=utf-8" if kind.startswith("text/") else kind), body


@contextmanager
def served() -> Iterator[list[str]]:
    """The addresses of the pages, in the order of PAGES, as long as the context lasts."""
    libraries = {part: unpacked(package) / folder for part, package, folder in LIBRARIES}
    roots = [unpacked(page.package) / page.root for page in PAGES]
    with ExitStack() as stack:
        ports = {root: stack.enter_context(answering(Shelf(root, libraries).answer)) for root in dict.fromkeys(roots)}
        yield [f"{ports[root]}/{page.path}" for root, page in zip(roots, PAGES, strict=True)]
