"""`python -m auditor.demo good FOLDER`: serves a demo shop until it is ended, for audits from elsewhere, such as this
repository's own workflow.

FOLDER then holds `urls.txt`, an address a line as `auditor audit --from` reads it, and `ca.pem` if the shop speaks TLS;
`urls.txt` comes last.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from auditor.demo.server import demo_shop
from auditor.demo.shop import Variant
from auditor.store import write

VARIANTS: dict[str, Variant] = {"good": "good", "bad": "bad"}


def main(arguments: list[str]) -> int:
    """Serves until Ctrl-C or a signal that ends the process."""
    if len(arguments) != 2 or arguments[0] not in VARIANTS:
        print("usage: python -m auditor.demo good|bad FOLDER", file=sys.stderr)
        return 2
    folder = Path(arguments[1])
    folder.mkdir(parents=True, exist_ok=True)
    with demo_shop(VARIANTS[arguments[0]]) as shop:
        if shop.ca_pem is not None:
            write(folder / "ca.pem", shop.ca_pem.read_bytes())
        write(folder / "urls.txt", "".join(f"{page}\n" for page in shop.pages).encode())
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return 0
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
