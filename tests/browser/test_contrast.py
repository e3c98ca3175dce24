"""The contrast of text, on pages as shops make them."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from auditor import resources
from auditor.collect.browser.pool import BrowserPool
from auditor.demo.careless import BadShop
from auditor.demo.server import running
from auditor.demo.shop import GoodShop
from auditor.judge.evaluate import judge_rule
from auditor.judge.loading.rulebook import load_rulebook
from auditor.measure import context
from auditor.measure.legibility.contrast import measure_text_contrasts
from auditor.model.facts.legibility.contrast import TextContrastFacts
from auditor.model.snapshot import Snapshot
from tests.browser.by_hand import ByHand, contrast_by_hand
from tests.browser.contrast_page import BODY, PHOTO, TEXTS
from tests.site import Answer, Site, page

RULE = load_rulebook([resources.directory("rules")]).rules["text-contrast"]

PLAN = frozenset({"text_contrasts"})


def outcomes(snapshot: Snapshot) -> dict[str, str]:
    """The outcome of each text, by the id of its element or of the nearest ancestor that has one."""
    subjects = measure_text_contrasts(snapshot)
    assert subjects is not None
    found: dict[str, str] = {}
    for subject in subjects:
        assert subject.at is not None
        name = subject.at.selector.rpartition("#")[2].partition(" ")[0]
        found[name] = judge_rule(RULE, [subject], context(snapshot)).outcome
    return found


@pytest.fixture(scope="module", params=["phone", "tablet", "400x800@1", "400x800@2"])
def judged(request: pytest.FixtureRequest, visit: Callable[..., Snapshot]) -> dict[str, str]:
    """The outcomes of the page of texts."""
    with Site({"/": page(BODY), "/photo.webp": Answer(PHOTO, headers={"Content-Type": "image/webp"})}) as site:
        return outcomes(visit(f"{site.origin}/", request.param, images=False, plan=PLAN))


def test_outcomes(judged: dict[str, str]) -> None:
    expected = {name: outcome for name, (outcome, _) in TEXTS.items()}
    assert {name: judged.get(name, "") for name in TEXTS} == expected


NEAR = 0.07
"""By how much of itself a ratio may differ from the one by hand: that sees whole glyphs, ours a pixel around them."""


OUT_OF_THE_WAY = """() => {
  for (const element of document.querySelectorAll(".barre, .voile, .popup")) element.remove();
  for (const element of document.querySelectorAll(".entete")) element.style.position = "static";
}"""
"""For the careless shop, whose bars would cover what is photographed."""


def by_hand(run: Any, pool: BrowserPool, url: str, snapshot: Snapshot, selectors: list[str]) -> dict[str, ByHand]:
    """Selector → the ratios that screenshots of it give, on a screen as wide as the page was laid out."""
    viewport = snapshot.frames[0].viewport
    assert viewport is not None

    async def look() -> dict[str, ByHand]:
        context = await (await pool.get()).new_context(
            viewport={"width": int(viewport.client_width), "height": 900},
            device_scale_factor=3,
            user_agent=snapshot.device.user_agent,
            java_script_enabled=False,  # nothing pops up or turns while the photographs are taken
        )
        try:
            page = await context.new_page()
            await page.goto(url)
            await page.evaluate(OUT_OF_THE_WAY)
            found = {selector: await contrast_by_hand(page, selector) for selector in selectors}
            return {selector: ratios for selector, ratios in found.items() if ratios is not None}
        finally:
            await context.close()

    found: dict[str, ByHand] = run(look())
    return found


def table(subjects: dict[str, TextContrastFacts], reference: dict[str, ByHand]) -> tuple[str, bool]:
    """Ours against the ones by hand, a line each, and whether all are near."""
    lines, near = [f"{'text':60} {'best':>6} {'by hand':>8} {'median':>7} {'by hand':>8}"], True
    for selector, hand in reference.items():
        ours = subjects[selector]
        assert ours.contrast is not None, f"{selector} is undecided"
        assert ours.contrast_median is not None
        lines.append(
            f"{selector[-60:]:60} {ours.contrast:6.2f} {hand.best:8.2f} {ours.contrast_median:7.2f} {hand.median:8.2f}"
        )
        for mine, other in ((ours.contrast, hand.best), (ours.contrast_median, hand.median)):
            near = near and abs(mine - other) <= NEAR * other + 0.05
    return "\n".join(lines), near


def texts_by_selector(snapshot: Snapshot) -> dict[str, TextContrastFacts]:
    """All texts but those of fields and shadow trees, by their selectors."""
    subjects = measure_text_contrasts(snapshot)
    assert subjects is not None
    return {
        subject.at.selector: subject
        for subject in subjects
        if subject.at is not None and subject.kind == "text" and ">>>" not in subject.at.selector
    }


@pytest.mark.parametrize("shop", [GoodShop, BadShop])
@pytest.mark.parametrize("device", ["phone", "tablet"])
def test_ratios_of_a_shop(shop: Any, device: str, visit: Callable[..., Snapshot], run: Any, pool: BrowserPool) -> None:
    with running() as server:
        origin = f"http://127.0.0.1:{server.port}"
        server.application = shop(origin)
        # The product: over the careless shop's first page lies a pop-up.
        url = origin + shop.pages[1]
        snapshot = visit(url, device, images=False, plan=PLAN)
        subjects = texts_by_selector(snapshot)
        picked = random.Random(4).sample(sorted(subjects), 6)
        reference = by_hand(run, pool, url, snapshot, picked)
        shown, near = table(subjects, reference)
    print(shown)
    assert len(reference) >= 5
    assert near, shown


PICTURES = (
    "gradient",
    "gradient-pale",
    "photo-scrim",
    "photo-pale",
    "halo",
    "opacity",
    "turned-dark",
    "oklch",
    "lab",
    "p3",
)


def test_ratios_over_pictures(visit: Callable[..., Snapshot], run: Any, pool: BrowserPool) -> None:
    with Site({"/": page(BODY), "/photo.webp": Answer(PHOTO, headers={"Content-Type": "image/webp"})}) as site:
        snapshot = visit(f"{site.origin}/", "phone", images=False, plan=PLAN)
        subjects = texts_by_selector(snapshot)
        selectors = [f"#{name}" for name in PICTURES]
        shown, near = table(subjects, by_hand(run, pool, f"{site.origin}/", snapshot, selectors))
    print(shown)
    assert near, shown
