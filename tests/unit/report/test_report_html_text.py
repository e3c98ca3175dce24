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
    RULES,
    TABLET,
    a_finding,
    a_page,
    a_report,
    a_result,
    a_rule,
    a_screenshot,
    a_shop_report,
    a_text,
    shop_images,
)

from auditor.errors import UsageError
from auditor.judge.summary.listing import FULL
from auditor.model.failure import Failure
from auditor.model.geometry import Box
from auditor.model.kind import KindSignal, MainAction, PageKind
from auditor.model.report import Report
from auditor.model.result import Outcome
from auditor.report import FORMATS, no_images, render
from auditor.report.context import line, prose, safe_link
from auditor.report.findings import Findings
from auditor.report.json import decode, encode
from auditor.report.pictures import gallery
from auditor.report.view import _marks
from auditor.report.words.places import pages_note
from auditor.report.words.points import points
from auditor.report.words.strings import strings


def html(report: Report, images: object = no_images) -> str:
    """The first of the two languages."""
    return whole(report, images).partition('<template id="other"')[0]


def whole(report: Report, images: object = no_images) -> str:
    return render("html", report, "en", images).decode()  # type: ignore[arg-type]


def test_the_kind_of_a_page_is_told_with_its_main_action_or_that_none_is_clear() -> None:
    kind = PageKind("product", [KindSignal("product", "actions", "Buy", 4.0)])
    found = a_page(kind=kind, main_action=MainAction("buy", "<b>Buy</b>", "#buy"))
    assert "Kind of page: product page · main action: “&lt;b&gt;Buy&lt;/b&gt;”" in html(a_report([found]))
    unclear = a_page(kind=PageKind("other", []), main_action=MainAction("unclear"))
    french = render("html", a_report([unclear]), "fr", no_images).decode()
    assert "aucun qui soit évident · pas d’action principale évidente" in french
    assert "Kind of page" not in html(a_report([a_page()]))


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render("html", a_shop_report(), "fr", shop_images) == render("html", a_shop_report(), "fr", shop_images)


def test_the_policy_admits_the_style_sheet_and_the_script_and_nothing_else() -> None:
    content = whole(a_shop_report(), shop_images)
    (style,) = re.findall("<style>(.*?)</style>", content, re.DOTALL)
    (script,) = re.findall("<script>(.*?)</script>", content, re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in (style, script)]
    policy = f"default-src &#39;none&#39;; img-src data:; style-src &#39;sha256-{digests[0]}&#39;; "
    assert f"{policy}script-src &#39;sha256-{digests[1]}&#39;; base-uri" in content
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


QUALITY = (
    r'class="name"><a[^>]*>([^<]*)</a></span>\s*'
    r'<span class="state \w+">([^<]*)</span>\s*<span class="mark">([^<]*)<'
)


def first_screen(content: str) -> str:
    return content[: content.index('id="pages"')]


def test_at_most_five_things_to_fix_stand_first() -> None:
    rules = [a_rule(f"rule-{n}") for n in range(7)]
    content = html(a_report([a_page(results=[a_result(rule, "failed") for rule in rules])], rules))
    assert len(re.findall('<li>\n<div class="text">', first_screen(content))) == 5
    assert "and 2 more things to fix" in first_screen(content)
    assert len(re.findall('<div class="rule" id="fix-', content)) == 7


def test_the_five_qualities_stand_first_with_word_and_number() -> None:
    found = re.findall(
        QUALITY,
        first_screen(html(a_shop_report())),
    )
    assert found == [
        ("Clear", "No", "28"),
        ("Simple", "Almost", "61"),
        ("Light", "Yes", "100"),
        ("Secure", "Yes", "100"),
        ("Comfortable to touch", "Almost", "84"),
    ]
    assert found == re.findall(
        QUALITY,
        html(decode(encode(a_shop_report()))),
    )


def test_verdict_and_gate_say_why_each_once() -> None:
    content = first_screen(html(a_shop_report()))
    assert content.count("Clear: No, 28 out of 100 on /.") == 1
    assert "The audit does not pass, and not all could be audited." in content
    assert "1 serious or critical rule could not be decided." in content


def test_a_failure_is_headed_by_its_headline_and_what_passes_by_its_title() -> None:
    rules = {rule.id: rule for rule in RULES}
    content = html(a_shop_report())
    for rule in ("text-contrast", "zoom-allowed", "target-size", "first-screen-words"):
        assert rules[rule].fails.en in content
        assert rules[rule].title.en not in content
    for rule in ("lcp", "https", "overlay-dismiss"):
        assert rules[rule].title.en in content
        assert rules[rule].fails.en not in content


def test_a_thing_to_fix_says_its_points_and_where() -> None:
    report = a_shop_report()
    content = html(report)
    assert "+57 points for Clear, +11 for the whole" in content
    headings = re.findall(r'<summary><span class="tag">(\d+)</span><span class="text"><h4>([^<]*)<', content)
    assert sorted(headings) == [(str(n), report.rules[fix.rules[0]].fails.en) for n, fix in enumerate(report.fixes, 1)]


def test_points_are_rounded_down_and_little_is_said_to_be_little() -> None:
    report = a_shop_report()
    shown = [
        points(report, msgspec.structs.replace(report.fixes[0], quality_points=gained, points=whole), strings("en"))
        for gained, whole in ((12.99, 9.99), (1.04, 0.04), (0.31, None))
    ]
    assert shown == [
        "+12 points for Clear, +9.9 for the whole",
        "+1 point for Clear, less than 0.1 for the whole",
        "+0.3 points for Clear",
    ]


def a_family_report() -> Report:
    """Two rules of one family: six buttons fail both, one more fails the lesser only."""
    size, comfort = a_rule(family="size"), a_rule("comfort", family="size", impact="minor", fails=a_text("Small"))
    small = [a_finding(selector=f"#b{n}", box=Box(10, 60 * n, 18, 18)) for n in range(6)]
    more = a_finding(selector="#c", box=Box(10, 600, 30, 30), message=a_text("30 px"))
    results = [
        a_result(size, "failed", findings=small),
        a_result(
            comfort, "failed", findings=[*(msgspec.structs.replace(x, message=a_text("18 px")) for x in small), more]
        ),
    ]
    return a_report([a_page(results=results)], [size, comfort])


def test_rules_of_one_family_are_one_thing_and_no_place_is_told_twice() -> None:
    report = a_family_report()
    content = html(report, lambda *_: a_screenshot())
    assert len(report.fixes) == 1
    article = content[content.index('<details class="finding"') : content.index('id="method"')]
    assert "7 places · /, phone" in article
    assert [article.count(f"#b{n}<") for n in range(6)] == [1, 0, 0, 0, 0, 0]
    assert "and 5 more like it" in article
    assert article.count("#c<") == 1
    assert "shown without the places above" in article
    assert "18 px</bdi>" not in article.replace("18 × 18 px", "")
    assert article.index("Small") > article.index("The same fault, from another side")


def test_a_place_that_fails_two_rules_of_a_family_has_one_mark() -> None:
    report = a_family_report()
    marks = _marks(report, Findings(report))[0]
    assert len(marks) == 7
    assert {mark.label for mark in marks} == {"1"}


def test_the_tables_of_pages_have_the_numbers_that_stand_elsewhere_the_worst_page_first() -> None:
    report = a_shop_report()
    content = html(report)
    tables = re.findall(r'<table class="scores">.*?</table>', content, re.DOTALL)
    assert len(tables) == 2
    for scenario, table in zip(("phone", "tablet"), tables, strict=True):
        rows = [re.findall(r"<td[^>]*>([–\d]+)</td>", row) for row in table.split("<tr")[3:]]
        pages = [page for page in report.pages if page.scenario == scenario and page.audited]
        shown = [
            [
                strings("en").score(page.qualities[name].score if name in page.qualities else None)
                for name in report.qualities
            ]
            for page in sorted(pages, key=lambda page: page.score or 0)
        ]
        assert [row[:-1] for row in rows if row] == shown
        assert [int(row[-1]) for row in rows if row] == sorted(int(page.score or 0) for page in pages)
    assert "Not audited" in tables[0]
    assert "4 of 5 pages" in first_screen(content)


def test_how_many_pages_a_number_stands_for_is_said_only_if_some_are_missing() -> None:
    words = strings("en")
    missing = a_page("https://shop.example/x", audited=False)
    assert pages_note(a_report(), None, words) == ""
    assert pages_note(a_report([a_page(), missing]), None, words) == "1 of 2 pages"
    assert pages_note(a_report([a_page(), a_page(device=TABLET, audited=False)]), None, words) == "1 of 2 visits"
    assert pages_note(a_report([missing]), None, words) == ""


def test_no_overall_number_but_the_headline() -> None:
    content = first_screen(html(a_shop_report()))
    assert "Overall" not in content
    assert content.count(f">{strings('en').score(a_shop_report().score)}<") == 1


def test_how_far_a_miss_counts_in_full_is_said_in_words() -> None:
    rule = a_rule(limits={"minimum": {"phone": 24.0}, "gross": {"phone": 0.5, "tablet": 0.4}})
    content = html(a_report([a_page(results=[a_result(rule, "failed")])], [rule]))
    assert "a miss by a factor of 2 counts in full, a miss by a factor of 2.5 counts in full" in content
    assert "<code>gross</code>" not in content
    broken = msgspec.structs.replace(rule, limits={"gross": {"phone": 0.0}})
    assert "factor" not in html(a_report([a_page(results=[a_result(broken, "passed")])], [broken]))


def test_forty_places_are_one_group_with_a_count() -> None:
    cards = [a_finding(selector=f"li:nth-child({n}) > a", box=Box(10, 40 * n, 18, 18)) for n in range(40)]
    pages = [a_page(device=device, results=[a_result(outcome="failed", findings=cards)]) for device in (PHONE, TABLET)]
    content = html(a_report(pages), lambda *_: a_screenshot())
    assert content.count('<div class="group">') == 1
    assert "40 places · /, phone and tablet" in content
    assert "and 39 more like it" in content


def test_places_that_are_not_listed_are_counted_wherever_some_are_shown() -> None:
    cards = [a_finding(selector=f"li:nth-child({n}) > a", box=Box(10, 40 * n, 18, 18)) for n in range(500)]
    pages = [a_page(device=device, results=[a_result(outcome="failed", findings=cards)]) for device in (PHONE, TABLET)]
    report = a_report(pages, whole=False)
    content = html(report, lambda *_: a_screenshot())
    assert "500 places · /, phone and tablet" in content
    assert "and 460 more like it" in content
    assert f"Only {FULL} boxes are drawn." in content
    assert content.count(">· 500 places<") == 2  # in the legend of each page
    assert html(decode(encode(report)), lambda *_: a_screenshot()) == content


def test_what_was_not_measured_is_never_shown_as_passed() -> None:
    content = html(a_report([a_page(results=[a_result(outcome="untested")])]))
    assert "1 rule passes" not in content
    assert "not measured on 1 visit" in content
    assert "Lighthouse is not installed" in content[content.index('id="unmeasured"') :]


def test_a_screenshot_that_does_not_fit_is_left_out_and_says_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gallery, "SCREENS_BUDGET", 0)
    content = html(a_report(), lambda *_: a_screenshot())
    assert "lies beside this report, in pages/001-shop-example-phone" in content
    assert content.count("data:image/webp") == 3  # the crop, large and small, and the worst part of the page


def test_the_worst_pages_keep_their_screenshots(monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes: list[tuple[str, Outcome]] = [("90", "passed"), ("20", "failed")]
    pages = [a_page(f"https://shop.example/{name}", results=[a_result(outcome=found)]) for name, found in outcomes]
    whole = html(a_report(pages), lambda *_: a_screenshot())
    shots = re.findall(r'class="shot">\s*<img[^>]*data:image/webp;base64,([^"]+)', whole)
    assert len(shots) == 2
    monkeypatch.setattr(gallery, "SCREENS_BUDGET", max(len(base64.b64decode(shot)) for shot in shots))
    cut = html(a_report(pages), lambda *_: a_screenshot())
    details = cut[cut.index('class="page"') : cut.index('id="findings"')].split("<details")
    assert ["left out" in part for part in details if "shop.example/" in part] == [True, False]


def test_without_images_there_is_no_picture_and_no_error() -> None:
    assert "<img" not in html(a_shop_report())
    assert "<img" not in html(a_report(), lambda *_: b"not an image")


def test_a_cut_screenshot_says_so() -> None:
    content = html(a_report([a_page()]), lambda *_: a_screenshot(390, 5000))
    assert "The first 4,000 of 5,000 px are shown" in content


def test_a_page_that_was_not_audited_says_why_on_the_first_screen() -> None:
    page = a_page(audited=False, failures=[Failure("navigate", "http-error", {"status": "503"})])
    content = html(a_report([page]))
    assert "/, phone: The server answered with HTTP status 503." in first_screen(content)
    assert "No score: too little could be decided" in content
    assert "Nothing could be judged." in first_screen(content)


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
    for name in FORMATS.keys() - {"pdf"}:
        assert render(name, a_shop_report(), "fr").endswith(b"\n")


def test_which_page_was_audited_stands_on_the_first_screen() -> None:
    """And by the page itself; escaped, as all that a page says."""
    led = Failure("navigate", "led-elsewhere", {"url": "https://shop.example/?<script>alert(1)</script>"})
    page = a_page("https://shop.example/cart", notices=[led])
    text = html(a_report([page]))
    first, _, rest = text.partition('id="pages"')
    assert "/cart: It leads to /?&lt;script&gt;" in first
    assert "It leads to https://shop.example/?&lt;script&gt;" in rest
    assert "<script>" not in text
