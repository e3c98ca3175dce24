"""A page on which Lighthouse 13 gives 100 and axe-core reports no violation (tests/pages/praised.html)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.site import Answer, Site

PAGE = Path(__file__).parent.parent / "pages" / "praised.html"


def test_what_others_praise_has_at_least_six_grave_faults(tmp_path: Path) -> None:
    with Site({"/": Answer(PAGE.read_bytes(), headers={"Content-Type": "text/html; charset=utf-8"})}) as site:
        command = [sys.executable, "-m", "auditor", "audit", f"{site.origin}/", "--no-lighthouse", "--format", "json"]
        ran = subprocess.run([*command, "--out", str(tmp_path / "o")], check=False, capture_output=True, timeout=120)
    assert ran.returncode == 1
    report = json.loads((tmp_path / "o" / "result.json").read_text())
    assert report["verdict"] == "not-compliant"
    for one in report["pages"]:
        failed = {found["rule"] for found in one["results"] if found["outcome"] == "failed" and not found["advisory"]}
        # The gradient, the wide block, the pop-up, and the card form in three respects.
        assert failed >= {
            "text-contrast", "small-text-floor", "content-width", "overlay-dismiss",
            "form-action-https", "card-https", "card-autofill", "autocomplete-missing",
        }  # fmt: skip
        grave = [
            found for found in one["results"] if found["rule"] in failed and found["impact"] in ("serious", "critical")
        ]
        assert sum(found.get("failed", 0) for found in grave) >= 6
