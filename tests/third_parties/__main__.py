"""Writes auditor/measure/security/third_parties/third-party-web.json anew from the npm package of that name (MIT)."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from auditor.resources import PACKAGE
from tests.bench.packages import Package, unpacked

TARGET = PACKAGE / "measure" / "security" / "third_parties" / "third-party-web.json"


def main(version: str) -> None:
    """Keeps of each owner its name, what it is for and its domains; one owner a line, so that a diff can be read."""
    folder = unpacked(Package("third-party-web", version, "Patrick Hulce"))
    owners = json.loads((folder / "dist" / "entities-nostats.json").read_text(encoding="utf-8"))
    rows = sorted(
        ([each["name"], each["category"], sorted(each["domains"])] for each in owners), key=lambda row: row[0]
    )
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    licence = (folder / "LICENSE").read_text(encoding="utf-8").strip()
    head = json.dumps({"package": "third-party-web", "version": version, "licence": licence}, ensure_ascii=False)
    Path(TARGET).write_text(f'{head[:-1]},"owners":[\n{lines}\n]}}\n', encoding="utf-8")
    print(f"{len(rows)} owners in {TARGET.name}")


if __name__ == "__main__":
    main(*sys.argv[1:2])
