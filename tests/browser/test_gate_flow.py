"""A gate as a team keeps it: red for what is new only, blind to what was set aside, wherever the browser found it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from auditor import audit
from auditor.errors import UsageError
from auditor.model.exceptions import Ignore
from auditor.model.report import Report
from tests.site import Site, page

LINKS = "".join(f'<li><a href="/{word}" style="font-size:12px;line-height:14px">{word}</a>' for word in ("a", "b", "c"))
PALE = '<p style="color:#bbb;background:#fff">Delivered on Monday</p>'
WIDGET = (
    '<div class="chat x1"><div><b id="inner" style="color:#ccc">Ask us</b></div><i-box></i-box></div>'
    "<script>document.querySelector('i-box').attachShadow({mode: 'closed'}).innerHTML ="
    " '<p style=\"color:#ccc\">We are here</p>'</script>"
)
ONLY = ["text-contrast"]


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "auditor", *words], cwd=folder, capture_output=True, text=True, timeout=240, check=False
    )


def pale(report: Report) -> list[str]:
    results = [result for visited in report.pages for result in visited.results if result.rule == "text-contrast"]
    return [finding.traits.words for result in results for finding in result.findings if finding.outcome == "failed"]


def audited(url: str, **changes: object) -> Report:
    return audit(url, devices=["phone"], lighthouse=False, only=ONLY, **changes)  # type: ignore[arg-type]


def test_what_lies_in_an_element_is_left_out_wherever_its_selector_begins() -> None:
    """An element with an id of its own, or in a closed shadow tree, has a path in which the widget is not named."""
    with Site({"/": page(f"{PALE}{WIDGET}")}) as site:
        url = f"{site.origin}/"
        assert sorted(pale(audited(url))) == ["ask us", "delivered on monday", "we are here"]
        assert pale(audited(url, exclude=[".chat:has(b)"])) == ["delivered on monday"]
        ignored = audited(url, ignore=[Ignore(selector=".chat", reason="the supplier's")])
        assert pale(ignored) == ["delivered on monday"]
        assert [(each.state, each.findings) for each in ignored.exceptions] == [("used", 2)]


def test_a_selector_that_is_none_is_refused_before_the_page_is_visited() -> None:
    with Site({"/": page(PALE)}) as site:
        with pytest.raises(UsageError, match=r"':nope\(' \(wait-for, exclude or ignore\) is not a CSS selector"):
            audited(f"{site.origin}/", exclude=[":nope("])
        assert not [asked for asked in site.asked if "text/html" in asked.headers.get("accept", "")]


def test_from_nothing_to_a_green_gate_and_one_new_fault(tmp_path: Path) -> None:
    with Site({"/": page(f"{PALE}<ul>{LINKS}</ul>")}) as site:
        (tmp_path / ".git").mkdir()
        assert run(tmp_path, "init", f"{site.origin}/").returncode == 0
        text = (tmp_path / "auditor.toml").read_text()
        text = text.replace("#lighthouse = true", "lighthouse = false").replace('#out = "report"', 'out = "report"')
        text = text.replace('#devices = ["phone", "tablet"]', 'devices = ["phone"]')
        text = text.replace('#only = ["touch"]', 'only = ["text-contrast", "target-size"]')
        (tmp_path / "auditor.toml").write_text(text)
        first = run(tmp_path, "audit", "--fail-on", "serious")
        assert first.returncode == 1, first.stderr
        made = run(tmp_path, "baseline", "report/result.json")
        assert made.returncode == 0, made.stderr
        assert "accepted" in made.stderr
        (tmp_path / "auditor.toml").write_text(text.replace("#baseline =", "baseline ="))
        assert run(tmp_path, "audit").returncode == 0

        site.routes["/"] = page(
            f"<h1>News</h1>{PALE}<ul>{LINKS}</ul><p style='color:#bbb;background:#fff'>New words</p>"
        )
        worse = run(tmp_path, "audit", "--format", "summary", "--format", "terminal")
        assert worse.returncode == 1
        assert "1 new fault, 0 fixed" in worse.stdout
        assert "new words" in (tmp_path / "report" / "summary.md").read_text()
        piped = run(tmp_path, "audit", "--out", "-")
        assert json.loads(piped.stdout)["baseline"]["new"][0]["rule"] == "text-contrast"
        assert piped.stderr
        assert run(tmp_path, "audit", "--update-baseline").returncode == 0
        assert run(tmp_path, "audit").returncode == 0
