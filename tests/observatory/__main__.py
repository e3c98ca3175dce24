"""python -m tests.observatory FOLDER: asks the installed Observatory, and writes its verdicts to tests/data/."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.observatory.sets import cookie_sets, header_sets

PACKAGE = "node_modules/@mdn/mdn-http-observatory"
DATA = Path(__file__).parents[1] / "data"


def main() -> None:
    """Writes one file, named after the version that judged."""
    folder = Path(sys.argv[1]) / PACKAGE
    version = json.loads((folder / "package.json").read_text())["version"]
    headers, cookies = header_sets(), cookie_sets()
    told = subprocess.run(
        ["node", str(Path(__file__).with_name("oracle.mjs")), str(folder)],
        input=json.dumps({"headers": headers, "cookies": cookies}),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    verdicts = json.loads(told.stdout)
    rows = [
        *({"headers": sent, "verdicts": verdict} for sent, verdict in zip(headers, verdicts["headers"], strict=True)),
        *({"cookie": sent, "verdict": verdict} for sent, verdict in zip(cookies, verdicts["cookies"], strict=True)),
    ]
    path = DATA / f"observatory-{version}.jsonl"
    path.write_text("".join(json.dumps(row, sort_keys=True) + "\n" for row in rows))
    print(f"{path.name}: {len(rows)} verdicts")


if __name__ == "__main__":
    main()
