"""A realistic Report in memory, with drawn screenshots: what the tests of the renderers start from."""

from __future__ import annotations

import functools
import io
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from builders_visits import PHONE, TABLET, a_scenario, a_station
from PIL import Image, ImageDraw, ImageFont

from auditor.asked import JudgeRequest
from auditor.judge.rule import DEFAULT_GROSS
from auditor.judge.scoring.qualities import scores_of
from auditor.judge.scoring.site import headline
from auditor.judge.scoring.tally import Tally, distance
from auditor.judge.summary.identity import address, identified
from auditor.judge.summary.listing import listed
from auditor.judge.summary.outcomes import qualities_of
from auditor.judging import make_report
from auditor.model.device import Device, DeviceKind
from auditor.model.failure import Failure
from auditor.model.geometry import Box
from auditor.model.report import PageReport, Report, SiteReport, SourcedFigure
from auditor.model.result import Finding, Outcome, RuleResult
from auditor.model.rule import CategoryDescriptor, RuleDescriptor, Source
from auditor.model.score import QualityScore
from auditor.model.snapshot import ToolVersions
from auditor.model.text import Text


def a_text(en: str, fr: str | None = None) -> Text:
    """`en` stands in for the French where none is given."""
    return Text(en, fr if fr is not None else en)


def a_category(id: str = "touch", **changes: Any) -> CategoryDescriptor:
    """Comfortable to touch, unless changed."""
    values: dict[str, Any] = {
        "order": 4,
        "quality": "touch",
        "quality_title": Text("Comfortable to touch", "Tactile"),
        "title": Text("Touch", "Zones tactiles"),
        "text": Text("What can be tapped is large enough.", "Ce que l’on touche est assez grand."),
        "sentence": Text("comfortable touch areas", "les zones de confort tactiles"),
    }
    return CategoryDescriptor(id=id, **{**values, **changes})


def a_rule(id: str = "target-size", **changes: Any) -> RuleDescriptor:
    """A serious rule about touch targets, unless changed."""
    values: dict[str, Any] = {
        "category": "touch",
        "title": Text("Touch targets are large enough", "Les zones tactiles sont assez grandes"),
        "fails": Text("Buttons and links are too small to hit", "Des boutons et des liens sont trop petits"),
        "why": Text(
            "A finger covers about 48 px. Customers miss a smaller target, or hit its neighbour.",
            "Un doigt couvre environ 48 px. Une cible plus petite est manquée, ou c’est sa voisine qui est touchée.",
        ),
        "fix": Text(
            "Give every button and link at least 24 × 24 px, with `padding` rather than a larger font.",
            "Donnez à chaque bouton et à chaque lien au moins 24 × 24 px, par `padding` plutôt que par une plus "
            "grande police.",
        ),
        "impact": "serious",
        "family": id,
        "score": "share",
        "advisory": False,
        "over": "targets",
        "sources": [Source("WCAG 2.2 SC 2.5.8", "https://www.w3.org/TR/WCAG22/#target-size-minimum")],
        "limits": {"minimum": {"phone": 24.0, "tablet": 24.0}},
    }
    return RuleDescriptor(id=id, **{**values, **changes})


def a_finding(**changes: Any) -> Finding:
    """A close button of 18 px, unless changed."""
    values: dict[str, Any] = {
        "outcome": "failed",
        "selector": "#cart > li:nth-child(1) > button",
        "html": '<button class="remove">×</button>',
        "box": Box(340, 182, 18, 18),
        "message": Text("18 × 18 px, needs 24", "18 × 18 px, il en faut 24"),
        "facts": {"width": 18.0, "height": 18.0},
    }
    return Finding(**{**values, **changes})


def a_result(rule: RuleDescriptor | None = None, outcome: Outcome = "passed", **changes: Any) -> RuleResult:
    """The outcome of `rule`; a failed one comes with one finding unless told otherwise."""
    rule = rule or a_rule()
    findings = changes.get("findings", [a_finding(outcome=outcome)] if outcome in ("failed", "cantTell") else [])
    values: dict[str, Any] = {
        "rule": rule.id,
        "category": rule.category,
        "impact": rule.impact,
        "advisory": rule.advisory,
        "outcome": outcome,
        "passed": 3 if outcome in ("passed", "failed") else 0,
        "failed": sum(finding.outcome == "failed" for finding in findings),
        "undecided": sum(finding.outcome == "cantTell" for finding in findings),
        "reason": Failure("lighthouse", "lighthouse-missing") if outcome == "untested" else None,
        "findings": findings,
    }
    return RuleResult(**{**values, **changes})


def a_page(url: str = "https://shop.example/", device: Device = PHONE, **changes: Any) -> PageReport:
    """An audited page on which nothing was judged, unless changed."""
    values: dict[str, Any] = {
        "station": a_station(url),
        "scenario": a_scenario(device).id,
        "final_url": url,
        "audited": True,
        "coverage": 0.94,
        "failures": [],
        "results": [],
        "directory": f"pages/001-shop-example-{device.name}",
        "images": {"first-screen": "first-screen.png", "full-page": "full-page.png"},
        "figures": [],
        "started": "2026-11-21T22:55:01Z",
    }
    return PageReport(**{**values, **changes})


def a_tally(rule: RuleDescriptor, result: RuleResult, kind: DeviceKind = "phone") -> Tally:
    """The places of a result: each finding that failed is one, and so is each of those that passed."""
    gross = rule.limits.get("gross", {}).get(kind, DEFAULT_GROSS)
    failed = [each for each in result.findings if each.outcome == "failed"]
    return Tally(
        rule=rule.id,
        family=rule.family,
        category=rule.category,
        impact=rule.impact,
        advisory=rule.advisory,
        whole=rule.score == "all",
        passed=frozenset(f"passed {number}" for number in range(result.passed)),
        failed={each.selector or each.html: distance(each.miss, gross) for each in failed},
    )


def scored(
    results: Sequence[RuleResult], rules: Mapping[str, RuleDescriptor], categories: Mapping[str, CategoryDescriptor]
) -> dict[str, dict[str, QualityScore]]:
    """The numbers of a page, or of the rules over a site, with such results."""
    tallies = [a_tally(rules[result.rule], result) for result in results if result.rule in rules]
    return {
        "qualities": scores_of(tallies, qualities_of(categories), lambda each: categories[each.category].quality),
        "categories": scores_of(tallies, list(categories), lambda each: each.category),
    }


def known(
    page: PageReport, rules: Mapping[str, RuleDescriptor], categories: Mapping[str, CategoryDescriptor]
) -> PageReport:
    """`page` with the ids of its findings, and its numbers."""
    one_per = {id_: rule.one_per for id_, rule in rules.items() if rule.one_per}
    results = identified(page.results, address(page.station.url), [page.station.url], one_per)
    found = msgspec.structs.replace(page, results=results)
    if not page.audited:
        return found
    numbers = scored(found.results, rules, categories)
    score = headline((each.score for each in numbers["qualities"].values()), fewest=1)
    return msgspec.structs.replace(found, score=score, **numbers)


def a_report(
    pages: list[PageReport] | None = None,
    rules: list[RuleDescriptor] | None = None,
    descriptors: list[CategoryDescriptor] | None = None,
    devices: Sequence[Device] = (PHONE, TABLET),
    site: Sequence[RuleResult] = (),
    request: JudgeRequest | None = None,
    notices: Sequence[Failure] = (),
    *,
    whole: bool = True,
    **changes: Any,
) -> Report:
    """A report of one page on a phone whose touch targets fail, unless changed. site: results over the site. whole:
    whether every finding is listed; else as many as an audit lists."""
    by_id = {rule.id: rule for rule in (rules if rules is not None else [a_rule()])}
    categories = {each.id: each for each in (descriptors if descriptors is not None else [a_category()])}
    found = pages if pages is not None else [a_page(results=[a_result(outcome="failed")])]
    judged = [known(page, by_id, categories) for page in found]
    told = [listed(page.results) for page in judged] if not whole else []
    report = make_report(
        [msgspec.structs.replace(page, results=own.results) for page, own in zip(judged, told, strict=True)]
        if told
        else judged,
        {each.id: each for each in map(a_scenario, devices)},
        SiteReport(results=list(site), **scored(site, by_id, categories)),
        ToolVersions(auditor="0.1.0", chromium="156.0", axe_core="4.14.1", playwright="1.65.2"),
        list(notices),
        by_id,
        categories,
        request or JudgeRequest(),
        {page: own.imprints for page, own in enumerate(told)},
    )
    return msgspec.structs.replace(report, **{"started": "2026-11-21T22:55:00Z", **changes})


CATEGORIES = [
    a_category(
        "legibility",
        order=1,
        quality="clear",
        quality_title=Text("Clear", "Claire"),
        title=Text("Legibility", "Lisibilité"),
        text=Text("Text can be read outdoors and at arm’s length.", "Le texte se lit dehors et à bout de bras."),
        sentence=Text(
            "a very legible typeface, playing on contrasts",
            "une police très lisible, jouant sur les contrastes",
        ),
    ),
    a_category(
        "content",
        order=2,
        quality="simple",
        quality_title=Text("Simple", "Simple"),
        title=Text("Content", "Contenu"),
        text=Text("The first screen shows what matters.", "Le premier écran montre l’essentiel."),
        sentence=Text(
            "deliberately limiting the information on the screen",
            "limitant volontairement les informations à l’écran",
        ),
    ),
    a_category(
        "forms",
        order=3,
        quality="simple",
        quality_title=Text("Simple", "Simple"),
        title=Text("Forms", "Formulaires"),
        text=Text("Fields are few, named and quick to fill in.", "Les champs sont peu nombreux et vite remplis."),
        sentence=Text("uncluttered forms", "des formulaires épurés"),
    ),
    a_category(
        "speed",
        order=4,
        quality="light",
        quality_title=Text("Light", "Légère"),
        title=Text("Speed", "Vitesse"),
        text=Text("The page appears quickly on a mobile network.", "La page s’affiche vite en réseau mobile."),
        sentence=Text(
            "preferring speed of display to graphic richness",
            "préférant la vitesse d’affichage à la richesse graphique",
        ),
    ),
    a_category(
        "security",
        order=5,
        quality="secure",
        quality_title=Text("Secure", "Sécurisée"),
        title=Text("Security", "Sécurité"),
        text=Text("Data and payments are protected.", "Les données et les paiements sont protégés."),
        sentence=Text(
            "as many guarantees as possible on the confidentiality of data and mobile payment",
            "un maximum de garanties sur la confidentialité des données et le paiement mobile",
        ),
    ),
    a_category("touch", order=6),
]

CONTRAST = a_rule(
    "text-contrast",
    category="legibility",
    title=Text("Text stands out from its background", "Le texte se détache de son fond"),
    fails=Text("Text is too pale for its background", "Le texte est trop pâle sur son fond"),
    why=Text(
        "In daylight a phone loses most of its contrast. Pale text is then simply not there.",
        "En plein jour, un téléphone perd l’essentiel de son contraste. Un texte pâle n’est alors plus visible.",
    ),
    fix=Text(
        "Darken the text or lighten its background until their contrast is 4.5:1.",
        "Foncez le texte ou éclaircissez son fond jusqu’à un contraste de 4,5 : 1.",
    ),
    sources=[Source("WCAG 2.2 SC 1.4.3", "https://www.w3.org/TR/WCAG22/#contrast-minimum"), Source("ACT afw4f7")],
    limits={"minimum": {"phone": 4.5, "tablet": 4.5}, "minimum_large": {"phone": 3.0, "tablet": 3.0}},
)
ZOOM = a_rule(
    "zoom-allowed",
    category="legibility",
    impact="critical",
    title=Text("The page can be zoomed", "La page peut être agrandie"),
    fails=Text("The page cannot be enlarged", "La page ne peut pas être agrandie"),
    score="all",
    limits={"minimum": {"phone": 2.0, "tablet": 2.0}},
)
HEADLINE = a_rule(
    "first-screen-words",
    category="content",
    impact="moderate",
    advisory=True,
    title=Text("The first screen has few words", "Le premier écran a peu de mots"),
    fails=Text("The first screen is full of words", "Le premier écran est plein de mots"),
    score="all",
    limits={"maximum": {"phone": 120.0, "tablet": 200.0}},
)
OVERLAY = a_rule(
    "overlay-dismiss",
    category="content",
    title=Text("What covers the page can be closed", "Ce qui couvre la page peut être fermé"),
    fails=Text("A window over the page cannot be closed", "Une fenêtre sur la page ne se ferme pas"),
    score="all",
)
AUTOCOMPLETE = a_rule(
    "autocomplete-missing",
    category="forms",
    title=Text("Fields tell the browser what belongs in them", "Les champs disent au navigateur ce qu’ils attendent"),
    fails=Text("The phone cannot fill in the form", "Le téléphone ne peut pas remplir le formulaire"),
    fix=Text("Add the right `autocomplete` token to the field.", "Ajoutez au champ le bon jeton `autocomplete`."),
)
LCP = a_rule(
    "lcp",
    category="speed",
    over="timing",
    title=Text("The main content appears quickly", "Le contenu principal s’affiche vite"),
    fails=Text("The main content takes long to appear", "Le contenu principal tarde à s’afficher"),
    score="all",
    limits={"good": {"phone": 2500.0, "tablet": 2500.0}, "poor": {"phone": 4000.0, "tablet": 4000.0}},
)
TBT = a_rule(
    "tbt",
    category="speed",
    impact="moderate",
    over="lighthouse",
    title=Text("Scripts leave the page free to respond", "Les scripts laissent la page répondre"),
    fails=Text("The page does not respond while it loads", "La page ne répond pas pendant son chargement"),
    score="all",
)
HTTPS = a_rule(
    "https",
    category="security",
    impact="critical",
    over="site",
    title=Text("The site is served over HTTPS", "Le site est servi en HTTPS"),
    fails=Text("The site is not encrypted", "Le site n’est pas chiffré"),
    score="all",
)
RULES = [CONTRAST, ZOOM, HEADLINE, OVERLAY, AUTOCOMPLETE, LCP, TBT, HTTPS, a_rule()]
PATHS = ("/", "/product/42", "/cart", "/checkout")


def a_shop_report() -> Report:
    """Four pages on two devices and one page that could not be audited: every outcome, every part of a report."""
    pages = []
    for path in PATHS:
        for device in (PHONE, TABLET):
            pages.append(_shop_page(path, device, len(pages) + 1))
    pages.append(
        a_page(
            "https://shop.example/search?q=lamp",
            audited=False,
            coverage=0.0,
            images={},
            directory="pages/009-search-phone",
            failures=[Failure("navigate", "navigation-timeout", {"seconds": "30"})],
        )
    )
    site = [a_result(HTTPS, "passed", passed=1)]
    return a_report(pages, RULES, CATEGORIES, site=site, notices=[Failure("browser", "no-sandbox")])


_OUTCOMES: Sequence[Outcome] = ("failed", "passed", "cantTell", "untested", "inapplicable")


def a_mixed_report(seed: int) -> Report:
    """One to three pages with every rule of the shop, in outcomes that differ from page to page and from seed to seed;
    with every fourth, a snapshot that can't be read."""
    pages = [
        a_page(
            f"https://shop.example/{number}?q=é {seed}",
            results=[
                a_result(rule, _OUTCOMES[(seed * (number + 1) + place) % len(_OUTCOMES)], passed=seed)
                for place, rule in enumerate(RULES)
            ],
        )
        for number in range(1 + seed % 3)
    ]
    if seed % 4 == 0:
        pages.append(a_page("", audited=False, failures=[Failure("snapshot", "snapshot-damaged")]))
    return a_report(pages, RULES, CATEGORIES)


def _shop_page(path: str, device: Device, number: int) -> PageReport:
    narrow = device is PHONE
    right = device.viewport_width - 34
    removes = [
        a_finding(
            selector=f"#cart > li:nth-child({row}) > button",
            box=Box(right, 182 + 96 * (row - 1), 18, 18),
            message=Text(f"18 × {17 + row} px, needs 24", f"18 × {17 + row} px, il en faut 24"),
        )
        for row in range(1, 7)
    ]
    pale = a_finding(
        selector="footer > p.legal",
        html='<p class="legal">Prices include VAT.</p>',
        box=Box(16, 1000, 210, 16),
        message=Text("Contrast 2.3:1, needs 4.5:1", "Contraste de 2,3 : 1, il faut 4,5 : 1"),
    )
    zoom = a_finding(
        selector="meta[name=viewport]",
        html='<meta name="viewport" content="width=device-width, user-scalable=no">',
        box=None,
        message=Text("user-scalable=no forbids zooming", "user-scalable=no interdit d’agrandir"),
    )
    fields = [
        a_finding(
            selector=f"#{name}",
            html=f'<input id="{name}" type="text">',
            box=Box(16, 240 + 72 * row, 300, 40),
            message=Text(f"No autocomplete token, expected {name}", f"Pas de jeton autocomplete, attendu : {name}"),
        )
        for row, name in enumerate(("email", "given-name", "family-name", "postal-code"))
    ]
    words = a_finding(
        selector="",
        html="",
        box=None,
        message=Text("148 words on the first screen", "148 mots sur le premier écran"),
    )
    unsure = a_finding(outcome="cantTell", selector="#banner", box=Box(0, 0, 390, 60), missing=["close_size"])
    results = [
        a_result(CONTRAST, "failed", findings=[pale], passed=40),
        a_result(ZOOM, "failed", findings=[zoom], passed=0) if narrow else a_result(ZOOM, "passed"),
        a_result(HEADLINE, "failed" if narrow else "passed", findings=[words] if narrow else []),
        a_result(OVERLAY, "cantTell" if path == "/" else "inapplicable", findings=[unsure] if path == "/" else []),
        a_result(AUTOCOMPLETE, "failed", findings=fields)
        if path == "/checkout"
        else a_result(AUTOCOMPLETE, "inapplicable"),
        a_result(LCP, "passed", passed=1),
        a_result(TBT, "untested") if narrow else a_result(TBT, "inapplicable"),
        a_result(outcome="failed", findings=removes, passed=18) if path == "/cart" else a_result(outcome="passed"),
    ]
    failed = path == "/checkout" and not narrow
    return a_page(
        f"https://shop.example{path}",
        device,
        results=results,
        failures=[Failure("axe", "step-timeout", {"seconds": "10"})] if failed else [],
        directory=f"pages/{number:03}-shop-example-{device.name}",
        figures=[
            SourcedFigure(name="lcp", value=1240.5, unit="ms", source="visit"),
            SourcedFigure(name="cls", value=0.02, unit="", source="visit"),
            SourcedFigure(name="total-bytes", value=1_482_113, unit="bytes", source="visit"),
            SourcedFigure(name="tbt", value=None, unit="ms", source="lighthouse"),
        ],
    )


def a_screenshot(width: int = 390, height: int = 1400) -> bytes:
    """A drawn page, PNG: a header, rows with pictures and buttons, a pale footer."""
    image = Image.new("RGB", (width, height), "#ffffff")
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(15)
    draw.rectangle((0, 0, width, 56), fill="#1d3b2a")
    draw.text((16, 20), "Maison Lampe", fill="#ffffff", font=font)
    for row in range(max(1, (height - 400) // 96)):
        top = 160 + 96 * row
        draw.rectangle((16, top, 96, top + 80), fill=("#d9c8a9", "#a9c0d9", "#c9d9a9")[row % 3])
        draw.text((112, top + 12), f"Table lamp no. {row + 1}", fill="#222222", font=font)
        draw.text((112, top + 40), "89.00", fill="#222222", font=font)
        draw.rectangle((width - 34, top + 22, width - 17, top + 39), fill="#e4e4e4", outline="#888888")
        draw.line((16, top + 88, width - 16, top + 88), fill="#dddddd")
    draw.text((16, min(1000, height - 20)), "Prices include VAT.", fill="#b5b5b5", font=font)
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


@functools.cache
def _drawn(width: int) -> bytes:
    return a_screenshot(width)


def shop_images(directory: str, file_name: str) -> bytes | None:
    """The images of a_shop_report."""
    if file_name != "full-page.png":
        return None
    return _drawn(TABLET.viewport_width if directory.endswith("tablet") else PHONE.viewport_width)
