"""`--public-only`: nothing near is reached, neither by the browser nor by us."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.site import Site, page


def test_a_page_of_this_machine_is_not_audited_and_hears_nothing(tmp_path: Path) -> None:
    with Site({"/": page("<p>Tea</p>")}) as site:
        urls = [f"{site.origin}/", f"{site.origin}/".replace("127.0.0.1", "localhost")]
        options = ["--public-only", "--device", "phone", "--format", "json", "--out", str(tmp_path / "o")]
        command = [sys.executable, "-m", "auditor", "audit", *urls, *options]
        done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
        asked = list(site.asked)
    assert done.returncode == 3, done.stderr
    pages = json.loads((tmp_path / "o" / "result.json").read_text())["pages"]
    assert [[failure["code"] for failure in each["failures"]] for each in pages] == [["not-public"], ["not-public"]]
    assert asked == []
