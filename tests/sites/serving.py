"""A folder as a careful host serves it: https, the usual headers, gzip, files that may be kept."""

from __future__ import annotations

import ssl
from pathlib import Path
from urllib.parse import unquote, urlsplit

import trustme

from auditor.demo.shop import Request, Response, media_type

USUAL = (
    ("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
)
KEPT = "public, max-age=31536000, immutable"


class Folder:
    """The files of a folder; a page is asked for each time, other files are kept."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()

    def answer(self, request: Request) -> Response:
        """The file, or 404."""
        path = (self.root / unquote(urlsplit(request.target).path).lstrip("/")).resolve()
        if not path.is_relative_to(self.root) or not path.is_file():
            return Response(status=404, body=b"Not found", media_type="text/plain; charset=utf-8", headers=USUAL)
        if path.suffix == ".html":
            return Response(body=path.read_bytes(), headers=(("Cache-Control", "no-cache"), *USUAL))
        headers = (("Cache-Control", KEPT), *USUAL)
        return Response(body=path.read_bytes(), media_type=media_type(path.name), headers=headers)


def certificate(folder: Path) -> tuple[ssl.SSLContext, Path]:
    """What a server on loopback shows, and the file of the authority that vouches for it."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost", "127.0.0.1").configure_cert(context)
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    return context, folder / "ca.pem"
