"""`python -m auditor.demo good FOLDER`: serves a demo shop until it is ended, for audits from elsewhere, such as this
repository's own workflow.

FOLDER then holds `urls.txt`, an address a line as `auditor audit --from` reads it, and `ca.pem` if the shop speaks TLS;
`urls.txt` comes last.
"""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from auditor.demo.server import DemoShop, demo_shop
from auditor.demo.shop import Variant
from auditor.store import write

VARIANTS: dict[str, Variant] = {"good": "good", "bad": "bad"}


@contextlib.contextmanager
def served(variant: Variant, folder: Path) -> Iterator[DemoShop]:
    """A shop, and in `folder` what an audit needs to know of it, until the block ends. Raises WriteError."""
    folder.mkdir(parents=True, exist_ok=True)
    with demo_shop(variant) as shop:
        if shop.ca_pem is not None:
            write(folder / "ca.pem", shop.ca_pem.read_bytes())
        write(folder / "urls.txt", "".join(f"{page}\n" for page in shop.pages).encode())
        yield shop


def main(arguments: list[str]) -> int:
    """Serves until Ctrl-C or a signal that ends the process."""
    if len(arguments) != 2 or arguments[0] not in VARIANTS:
        print("usage: python -m auditor.demo good|bad FOLDER", file=sys.stderr)
        return 2
    with contextlib.suppress(KeyboardInterrupt), served(VARIANTS[arguments[0]], Path(arguments[1])):
        threading.Event().wait()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
