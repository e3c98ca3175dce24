"""The scripts of a page on which one may pay."""

from __future__ import annotations

from typing import Literal

import msgspec


class PageScript(msgspec.Struct, frozen=True, kw_only=True):
    """A script of the page's own documents: a file that was asked for, or one that stands in the document.

    url: absolute, without query and fragment; "" of one that stands in the document. sha256: of what was run, in
    hexadecimal; "" where it could not be read. size: bytes, decoded. integrity: as declared, "" without. nonce: it has
    one. loaded_by: the script or document that asked for it, without query. document: the document that it runs in.
    """

    kind: Literal["file", "inline"]
    url: str = ""
    sha256: str = ""
    size: int | None = None
    integrity: str = ""
    nonce: bool = False
    loaded_by: str = ""
    document: str = ""
