"""index.html in a real browser, as a phone and as a desk see it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_core_python
import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from report_builders import (
    CATEGORIES,
    CONTRAST,
    LCP,
    RULES,
    a_finding,
    a_page,
    a_report,
    a_result,
    a_rule,
    a_shop_report,
    a_text,
    shop_images,
)

from auditor.model.text import LANGUAGES, Language
from auditor.provision.browser import find_chromium, sandbox_args
from auditor.report import render

WIDTHS = (320, 390, 768, 1280)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = find_chromium()
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=str(chromium.path) if chromium else None, args=sandbox_args()
        )
        yield launched
        launched.close()


@pytest.fixture(scope="module", params=LANGUAGES)
def report_file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    language: Language = request.param
    path = tmp_path_factory.mktemp("report") / "index.html"
    path.write_bytes(render("html", a_shop_report(), language, shop_images))
    return path


@pytest.fixture(scope="module")
def axe_source() -> str:
    """axe-core as it ships with axe-core-python: old, but always there."""
    (path,) = Path(axe_core_python.__file__).parent.rglob("axe.min.js")
    return path.read_text(encoding="utf-8")


class Watched:
    """A page whose console, errors and requests are written down."""

    def __init__(self, browser: Browser, path: Path, width: int, **options: Any) -> None:
        self.page: Page = browser.new_page(viewport={"width": width, "height": 844}, **options)
        self.console: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.console.append(message.text))
        self.page.on("pageerror", lambda error: self.console.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url.split(",")[0]))
        self.page.goto(path.as_uri())

    def open_all(self) -> None:
        """Opens every <details>, those that were folded away with their contents, too."""
        self.page.keyboard.press("Control+f")
        self.page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")

    def sideways(self) -> float:
        """CSS px by which the page scrolls sideways."""
        found: float = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        return found


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_scrolls_sideways_nothing_is_asked_for_nothing_goes_wrong(
    browser: Browser, report_file: Path, width: int
) -> None:
    watched = Watched(browser, report_file, width)
    assert watched.sideways() == 0
    watched.open_all()
    assert watched.sideways() == 0
    assert watched.console == []
    assert {url for url in watched.requests if not url.startswith("data:")} == {report_file.as_uri()}
    watched.page.close()


def test_hostile_strings_do_not_break_the_layout(browser: Browser, tmp_path: Path) -> None:
    for number, text in enumerate(("W" * 100_000, "\u202e<b>" * 1000, "a" + "\u0301" * 5000)):
        finding = a_finding(selector=text, html=text, message=a_text(text))
        rule = a_rule(title=a_text(text), fix=a_text(text))
        page = a_page(f"https://shop.example/{text}", results=[a_result(rule, "failed", findings=[finding])])
        path = tmp_path / f"{number}.html"
        path.write_bytes(render("html", a_report([page], [rule]), "en", shop_images))
        watched = Watched(browser, path, 320)
        watched.open_all()
        assert watched.sideways() == 0
        assert watched.console == []
        watched.page.close()


@pytest.mark.parametrize("script", [True, False])
def test_it_is_complete_without_script_and_every_image_is_shown(
    browser: Browser, report_file: Path, script: bool
) -> None:
    watched = Watched(browser, report_file, 390, java_script_enabled=script)
    watched.open_all()
    sizes = watched.page.evaluate(
        """async () => {
            const images = [...document.images];
            await Promise.all(images.map(image => image.decode()));
            return images.map(image => [image.naturalWidth, image.getAttribute("alt")]);
        }"""
    )
    assert len(sizes) >= 10
    assert all(width > 0 and alt for width, alt in sizes)
    assert watched.page.locator("details.finding").count() >= 5
    assert watched.page.locator("[data-switch]").is_visible() == script
    watched.page.close()


def test_the_other_language_is_at_hand_with_all_pictures(browser: Browser, report_file: Path) -> None:
    watched = Watched(browser, report_file, 1280)
    first = watched.page.evaluate("document.documentElement.lang")
    title = watched.page.title()
    watched.page.locator("[data-switch]").click()
    assert {first, watched.page.evaluate("document.documentElement.lang")} == {"en", "fr"}
    assert watched.page.title() != title
    watched.open_all()
    sizes = watched.page.evaluate(
        """async () => {
            const images = [...document.images];
            await Promise.all(images.map(image => image.decode()));
            return images.map(image => image.naturalWidth);
        }"""
    )
    assert len(sizes) >= 10
    assert all(sizes)
    watched.page.locator("[data-switch]").click()
    assert watched.page.title() == title
    assert watched.console == []
    watched.page.close()


def test_findings_are_filtered(browser: Browser, report_file: Path) -> None:
    watched = Watched(browser, report_file, 1280)
    watched.page.locator("select[name=impact]").select_option("critical")
    shown = watched.page.locator("[data-entry]:visible")
    assert shown.count() >= 1
    assert {each.get_attribute("data-impact") for each in shown.all()} == {"critical"}
    assert str(shown.count()) in watched.page.locator("[role=status]").inner_text()
    watched.page.locator("select[name=quality]").select_option("touch")
    assert watched.page.locator("[data-entry]:visible").count() == 0
    watched.page.locator("[data-filter] button").click()
    watched.page.locator("details.quality").first.wait_for()
    assert watched.page.locator("details.quality:visible").count() == 5
    watched.page.close()


def test_a_link_opens_what_it_leads_to(browser: Browser, report_file: Path) -> None:
    watched = Watched(browser, report_file, 1280)
    watched.page.locator(".fixes a[href='#fix-2']").click()
    watched.page.locator("#fix-2").wait_for(state="visible")
    watched.page.close()


def test_every_link_inside_the_page_leads_somewhere(browser: Browser, report_file: Path) -> None:
    watched = Watched(browser, report_file, 1280)
    watched.open_all()
    lost = watched.page.evaluate(
        """() => [...document.querySelectorAll('a[href^="#"]')]
            .map(link => link.getAttribute("href").slice(1)).filter(id => !document.getElementById(id))"""
    )
    assert lost == []
    ids = watched.page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    assert len(ids) == len(set(ids))
    watched.page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_report_passes_the_checks_it_makes(
    browser: Browser, report_file: Path, scheme: str, width: int, axe_source: str
) -> None:
    watched = Watched(browser, report_file, width, color_scheme=scheme, bypass_csp=True)
    watched.open_all()
    watched.page.evaluate(axe_source)
    violations = watched.page.evaluate(
        """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
            .map(rule => rule.id + ": " + rule.nodes.map(node => node.target.join(" ")).slice(0, 3).join(", "))"""
    )
    assert violations == []
    small = watched.page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter(element =>
            [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())
            && parseFloat(getComputedStyle(element).fontSize) < 12).map(element => element.outerHTML.slice(0, 80))"""
    )
    assert small == []
    watched.page.close()


def test_a_report_of_a_perfect_page_has_nothing_to_fix(browser: Browser, tmp_path: Path) -> None:
    page = a_page(results=[a_result(rule, "passed") for rule in (a_rule(), CONTRAST, LCP)])
    path = tmp_path / "index.html"
    report = a_report([page], RULES, CATEGORIES)
    path.write_bytes(render("html", report, "en", shop_images))
    watched = Watched(browser, path, 390)
    assert watched.page.get_by_text("Nothing to fix: no rule fails.").first.is_visible()
    assert watched.page.get_by_role("heading", name="Compliant", exact=True).is_visible()
    watched.page.close()


def test_a_report_that_is_printed_from_the_browser_fits_its_sheets(browser: Browser, report_file: Path) -> None:
    watched = Watched(browser, report_file, 1280)
    watched.page.emulate_media(media="print")
    assert watched.sideways() == 0
    assert len(watched.page.pdf(format="A4")) > 20_000
    watched.page.close()
