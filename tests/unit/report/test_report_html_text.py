"""index.html as text; what it looks like is tested in a browser."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys

import msgspec
import pytest
from report_builders import (
    PHONE,
    TABLET,
    a_finding,
    a_page,
    a_report,
    a_result,
    a_screenshot,
    a_shop_report,
    shop_images,
)

from auditor.errors import UsageError
from auditor.model.failure import Failure
from auditor.model.geometry import Box
from auditor.model.report import Gate, Report
from auditor.report import FORMATS, no_images, render
from auditor.report.html import line, prose, safe_link
from auditor.report.pictures import gallery


def html(report: Report, images: object = no_images) -> str:
    return render("html", report, "en", images).decode()  # type: ignore[arg-type]


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render("html", a_shop_report(), "fr", shop_images) == render("html", a_shop_report(), "fr", shop_images)


def test_the_policy_admits_the_style_sheet_and_nothing_else() -> None:
    content = html(a_shop_report(), shop_images)
    (style,) = re.findall("<style>(.*?)</style>", content, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src &#39;none&#39;; img-src data:; style-src &#39;sha256-{digest}&#39;"
    assert policy in content
    assert "style=" not in content
    assert not re.search(r"url\(|@import", style)


def test_prose_has_paragraphs_and_code_but_no_markup() -> None:
    assert prose("One `<b>`.\n\nTwo\nlines.\n") == "<p>One <code>&lt;b&gt;</code>.</p><p>Two lines.</p>"
    assert line("`a` and `b`, one ` alone") == "<code>a</code> and <code>b</code>, one ` alone"


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://www.w3.org/TR/WCAG22/#x", "https://www.w3.org/TR/WCAG22/#x"),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8000/"),
        ("javascript:alert(1)", ""),
        ("JavaScript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//host/path", ""),
        ("https://host/\x00", ""),
        ("http://[::1", ""),
        ("", ""),
    ],
)
def test_links_lead_to_pages_only(url: str, link: str) -> None:
    assert safe_link(url) == link


def test_at_most_five_things_to_fix_stand_first() -> None:
    rules = [msgspec.structs.replace(a_shop_report().rules["target-size"], id=f"rule-{n}") for n in range(7)]
    content = html(a_report([a_page(results=[a_result(rule, "failed") for rule in rules])], rules))
    first_screen = content[: content.index('id="findings"')]
    assert len(re.findall('<li>\n<div class="text">', first_screen)) == 5
    assert "and 2 other rules that fail" in first_screen


def test_forty_places_are_one_group_with_a_count() -> None:
    cards = [a_finding(selector=f"li:nth-child({n}) > a", box=Box(10, 40 * n, 18, 18)) for n in range(40)]
    pages = [a_page(device=device, results=[a_result(outcome="failed", findings=cards)]) for device in (PHONE, TABLET)]
    content = html(a_report(pages), lambda *_: a_screenshot())
    assert content.count('<div class="group">') == 1
    assert "40 places · /, phone and tablet" in content
    assert "and 28 more places, in result.json" in content


def test_what_was_not_measured_is_never_shown_as_passed() -> None:
    content = html(a_report([a_page(results=[a_result(outcome="untested")])], gate=Gate(passed=True)))
    assert "1 rule passes" not in content
    assert "not measured on 1 visit" in content
    assert "Lighthouse is not installed" in content[content.index('id="unmeasured"') :]


def test_a_screenshot_that_does_not_fit_is_left_out_and_says_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gallery, "SCREENS_BUDGET", 0)
    content = html(a_report(), lambda *_: a_screenshot())
    assert "lies beside this report, in pages/001-shop-example-phone" in content
    assert content.count("data:image/webp") == 2  # the crop, large and small


def test_the_worst_pages_keep_their_screenshots(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [a_page(f"https://shop.example/{score}", score=float(score)) for score in (90, 20)]
    whole = html(a_report(pages), lambda *_: a_screenshot())
    size = len(base64.b64decode(re.findall(r"data:image/webp;base64,([^\"]+)", whole)[0]))
    monkeypatch.setattr(gallery, "SCREENS_BUDGET", size + 10)
    cut = html(a_report(pages), lambda *_: a_screenshot())
    assert cut.index("left out to keep") < cut.index("/20") or cut.count("left out to keep") == 1
    details = cut[cut.index('class="page"') :].split("<details")
    assert ["left out" in part for part in details if "shop.example/" in part] == [True, False]


def test_without_images_there_is_no_picture_and_no_error() -> None:
    assert "<img" not in html(a_shop_report())
    assert "<img" not in html(a_report(), lambda *_: b"not an image")


def test_a_cut_screenshot_says_so() -> None:
    content = html(a_report([a_page()]), lambda *_: a_screenshot(390, 5000))
    assert "The first 4,000 of 5,000 px are shown" in content


def test_a_page_that_was_not_audited_says_why_on_the_first_screen() -> None:
    page = a_page(audited=False, score=None, failures=[Failure("navigate", "http-error", {"status": "503"})])
    content = html(a_report([page], score=None, verdict="undetermined", worst=None))
    assert "/, phone: The server answered with HTTP status 503." in content[: content.index('id="findings"')]
    assert "No score: nothing could be decided" in content


def test_an_unknown_format_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(UsageError, match="Did you mean 'junit'"):
        render("junot", a_report(), "en")


def test_the_package_costs_nothing_until_a_format_is_rendered() -> None:
    code = (
        "import sys, auditor.report, auditor.report.terminal, auditor.report.progress, auditor.report.json\n"
        "print(sorted({'jinja2', 'PIL', 'rich', 'playwright', 'numpy', 'yaml'} & sys.modules.keys()))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"


def test_every_format_has_a_renderer() -> None:
    for name in FORMATS:
        assert render(name, a_shop_report(), "fr").endswith(b"\n")
