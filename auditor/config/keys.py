"""The keys of the configuration, each with what it is for: docs, schema and `auditor init` are made of it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from auditor.config.looks import ReportSettings, SarifSettings
from auditor.model.exceptions import Ignore
from auditor.model.impacts import ImpactChange
from auditor.model.pages import PageSettings
from auditor.model.profile import Profile
from auditor.model.result import FailOn
from auditor.model.scenario import Consent
from auditor.model.text import Language

Percent = Annotated[float, msgspec.Meta(ge=0, le=100)]


def _key(description: str, example: str, default: str = "") -> Any:
    """What a key is for, a line of TOML that sets it, and what holds without it."""
    return msgspec.Meta(description=description, extra={"example": example, "default": default})


class Configuration(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """What stands in the configuration file. Paths are relative to it."""

    urls: Annotated[
        list[str], _key("Pages to audit, if none is named on the command line.", 'urls = ["https://shop.example/"]')
    ] = []
    devices: Annotated[
        list[str],
        _key(
            "phone, tablet, a Playwright device name or WIDTHxHEIGHT@SCALE.",
            'devices = ["phone", "tablet"]',
            "phone and tablet",
        ),
    ] = []
    consents: Annotated[
        list[Consent],
        _key(
            "What is answered to the dialog that asks for consent: untouched, refused, accepted. Each is a visit.",
            'consents = ["untouched", "refused"]',
            "untouched",
        ),
    ] = []
    out: Annotated[
        str | None, _key("Folder of the report; - for standard output.", 'out = "report"', "audit-report/HOST-TIME")
    ] = None
    formats: Annotated[
        list[str],
        _key("What to write: terminal, html, json, junit …", 'formats = ["terminal", "html", "json"]', "these three"),
    ] = []
    lang: Annotated[Language | None, _key("Language of the report: en or fr.", 'lang = "en"', "en")] = None
    lighthouse: Annotated[
        bool | None, _key("Whether Lighthouse runs once for each URL.", "lighthouse = true", "true")
    ] = None
    axe: Annotated[bool | None, _key("Whether axe-core runs, too, as a cross-check.", "axe = false", "false")] = None
    webdriver: Annotated[
        bool | None, _key("Whether pages are told that a program visits them.", "webdriver = false", "false")
    ] = None
    public_only: Annotated[
        bool | None,
        _key(
            "Whether nothing but the public internet may be reached; without Lighthouse.", "public-only = true", "false"
        ),
    ] = None
    rules: Annotated[list[str], _key("Folders of further rules.", 'rules = ["rules"]')] = []
    only: Annotated[list[str], _key("Rules and categories to judge by; no others.", 'only = ["touch"]', "all")] = []
    skip: Annotated[list[str], _key("Rules and categories to leave out.", 'skip = ["typeface-italics"]')] = []
    fail_under: Annotated[Percent | None, _key("The least score, 0 to 100.", "fail-under = 80")] = None
    fail_on: Annotated[
        FailOn | None,
        _key(
            "Failures of this impact or a graver one fail the audit: minor, moderate, serious, critical. With a "
            "baseline, new ones of it, serious if not set. none: the verdict does not count.",
            'fail-on = "serious"',
        ),
    ] = None
    strict: Annotated[
        bool | None, _key("Whether a serious or critical rule that is open fails, too.", "strict = false", "false")
    ] = None
    profile: Annotated[
        str | None,
        _key("What is known of the site beforehand: local, or one of [profiles].", 'profile = "local"'),
    ] = None
    baseline: Annotated[
        str | None,
        _key("File of accepted faults: only what is new since fails.", 'baseline = "auditor-baseline.json"'),
    ] = None
    payment_baseline: Annotated[
        str | None,
        _key(
            "File of the scripts and headers of payment pages that were accepted, as `auditor payment accept` writes "
            "it: what is not as it was fails.",
            'payment-baseline = "payment-baseline.json"',
        ),
    ] = None
    exclude: Annotated[
        list[str],
        _key(
            "CSS selectors: what lies in their elements is left out of every rule. What a rule says of the page as a "
            "whole, such as its weight, stays as it is.",
            'exclude = ["#chat-widget"]',
        ),
    ] = []
    timeout: Annotated[
        Annotated[float, msgspec.Meta(ge=1, le=600)] | None, _key("Seconds for a visit.", "timeout = 30", "30")
    ] = None
    wait_for_server: Annotated[
        Annotated[float, msgspec.Meta(ge=0, le=3600)] | None,
        _key(
            "Seconds that the server of the pages may take until it answers, before the first visit.",
            "wait-for-server = 60",
            "0",
        ),
    ] = None
    concurrency: Annotated[
        Annotated[int, msgspec.Meta(ge=1, le=64)] | Literal["auto"] | None,
        _key("Visits at a time, or auto.", 'concurrency = "auto"', "auto, by cores and memory"),
    ] = None
    ca_file: Annotated[
        str | None, _key("A certificate authority of your own to trust, as PEM.", 'ca-file = "ca.pem"')
    ] = None
    storage_state: Annotated[
        str | None,
        _key(
            "Cookies and local storage of a browser that is signed in; `auditor login` writes such a file.",
            'storage-state = "state.json"',
        ),
    ] = None
    journeys: Annotated[
        list[str],
        _key(
            "Files of journeys: the way of a customer through the shop, whose stations are audited (docs/journeys.md).",
            'journeys = ["purchase.yaml"]',
        ),
    ] = []
    limits: Annotated[
        dict[str, dict[str, float | dict[str, float]]],
        _key(
            "Other limits of rules; `auditor rules show ID` lists them.",
            "[limits.target-size]\nminimum = { phone = 24, tablet = 32 }",
        ),
    ] = {}
    thresholds: Annotated[
        dict[str, Percent],
        _key(
            "The least number, 0 to 100, of a quality (clear, simple, light, secure, touch) or a category.",
            "[thresholds]\nclear = 80",
        ),
    ] = {}
    impacts: Annotated[
        dict[str, ImpactChange],
        _key(
            "Rules that have another impact here, each with the reason, which the report tells.",
            '[impacts.field-count]\nimpact = "minor"\nreason = "A registration by law asks for more."',
        ),
    ] = {}
    profiles: Annotated[
        dict[str, Profile],
        _key(
            "Profiles of your own, beside local: rules and categories that say nothing of such a site.",
            '[profiles.preview]\nskip = ["tls-valid", "hsts", "csp"]',
        ),
    ] = {}
    providers: Annotated[
        dict[str, list[str]],
        _key(
            "Payment providers beside those that are known, each with the hosts of its frames and pages; *. for all "
            "in a domain.",
            '[providers]\n"My bank" = ["pay.mybank.example", "*.mybank-fields.example"]',
        ),
    ] = {}
    pages: Annotated[
        list[PageSettings],
        _key(
            "What holds for single pages: the first whose `url` (path and query, * for anything) fits.",
            '[[pages]]\nurl = "/checkout*"\nwait-for = "#total"\nwait = 2\nthresholds = { secure = 90 }\n'
            'skip = ["page-length"]',
        ),
    ] = []
    ignore: Annotated[
        list[Ignore],
        _key(
            "Findings to set aside, each with the reason: shown as such, counted nowhere. They come back the day after "
            "`until`; one that fits nothing any more is reported. `rule` is a rule or a category, `selector` a CSS "
            "selector, `url` path and query with * for anything; what is left out fits all.",
            '[[ignore]]\nrule = "target-size"\nselector = "#chat-widget"\nurl = "/checkout*"\n'
            'reason = "The supplier mends it in March."\nuntil = 2027-03-31',
        ),
    ] = []
    report: Annotated[
        ReportSettings,
        _key(
            "Whose report it is: client, title, author, logo, colour, introduction, closing, and a folder of templates "
            "of your own (docs/report.md). A text is one for both languages, or a table of en and fr.",
            '[report]\nclient = "Maison Kerlenn"\nauthor = "Agence Aven"\nlogo = "logo.svg"\ncolour = "#aa3300"\n'
            'title = { en = "Mobile audit", fr = "Audit mobile" }',
        ),
    ] = ReportSettings()
    sarif: Annotated[
        SarifSettings,
        _key(
            "Which file of the repository makes which pages, for the formats that a forge shows beside files: sarif, "
            "codequality, annotations. The first whose path and query (* for anything) fit; other pages stand at this "
            "file.",
            '[sarif.files]\n"/produit/*" = "templates/product.html"',
        ),
    ] = SarifSettings()


PATHS = ("out", "baseline", "payment_baseline", "ca_file", "storage_state")
"""Keys of one path."""

LISTS = ("rules", "journeys")
"""Keys of several."""
