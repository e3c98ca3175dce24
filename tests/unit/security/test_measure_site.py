"""A site as its pages show it: links to privacy policy and legal notice, what it collects."""

from __future__ import annotations

from typing import Literal

import msgspec
import pytest
from builders_consent import a_box, a_frame, a_way
from builders_fields import a_field
from builders_security import SHOP, a_visit, site_outcomes
from builders_visits import a_scenario, a_station

from auditor.legal_links import find_legal, find_privacy, says
from auditor.measure import measure_site, site_part
from auditor.model.evidence.links import LinkEvidence
from auditor.model.facts import SiteFacts
from auditor.model.facts.security.legal_pages import LegalPageFacts
from auditor.model.facts.security.site import SiteSubject
from auditor.model.failure import Failure
from auditor.model.network import HttpProbe
from auditor.model.scenario import Consent
from auditor.model.snapshot import Snapshot


def link(text: str, path: str = "/page/17") -> LinkEvidence:
    return LinkEvidence(text=text, url=f"https://shop.example{path}")


def with_links(*links: LinkEvidence, **changes: object) -> Snapshot:
    visit = a_visit(**changes)
    return msgspec.structs.replace(visit, frames=[msgspec.structs.replace(visit.frames[0], links=list(links))])


def over(*snapshots: Snapshot) -> SiteFacts:
    return measure_site([*map(site_part, snapshots)])


def outcomes(*snapshots: Snapshot) -> tuple[str, str]:
    found = site_outcomes(*snapshots)
    return found["privacy-policy-link"], found["legal-notice-link"]


@pytest.mark.parametrize(
    "text",
    [
        *("Privacy", "Privacy policy", "Privacy & cookies", "Your privacy choices", "Data protection notice", "GDPR"),
        *("Politique de confidentialité", "Confidentialité", "Données personnelles", "Vie privée", "RGPD"),
        *("Protection des données", "Charte de protection des données personnelles"),
        *("Datenschutz", "Datenschutzerklärung", "DSGVO", "Privacidad", "Política de protección de datos"),
        *("Informativa sulla privacy", "Protezione dei dati", "Privacyverklaring", "Privacybeleid"),
        *("Política de Privacidade", "Proteção de dados"),
    ],
)
def test_words_for_a_privacy_policy(text: str) -> None:
    assert says(find_privacy([link("Contact"), link(text)])) == text


@pytest.mark.parametrize(
    "text",
    [
        *("Legal notice", "Legal", "Imprint", "Terms of service", "Terms & Conditions", "Company information"),
        *("Mentions légales", "Mentions", "Informations légales", "Impressum", "Aviso legal", "Note legali"),
        *("Infos légales", "Avis légal", "Mentions obligatoires", "Informations juridiques", "Nos CGV", "CGV / CGU"),
        *("Conditions d’utilisation", "Conditions générales de vente", "Informations sur l’entreprise"),
        *("AGB", "Allgemeine Geschäftsbedingungen", "Nutzungsbedingungen", "Rechtliches", "Rechtliche Hinweise"),
        *("Información legal", "Textos legales", "Condiciones de compra", "Condiciones de contratación"),
        *("Datos de la empresa", "Informazioni legali", "Condizioni di vendita", "Condizioni d’uso", "Dati societari"),
        *("Juridische informatie", "Wettelijke vermeldingen", "Gebruiksvoorwaarden", "Verkoopvoorwaarden", "T&Cs"),
        *("Informação legal", "Termos legais", "Condições de venda", "Termos de uso", "Dados da empresa"),
        *("Angaben gemäß § 5 DDG", "Conditions of sale", "Terms of use", "Company details", "Bedrijfsgegevens"),
        *("Termini e condizioni", "Colofon", "Algemene voorwaarden", "Términos y condiciones", "Termos e Condições"),
    ],
)
def test_words_for_who_runs_the_shop(text: str) -> None:
    assert says(find_legal([link(text)])) == text


@pytest.mark.parametrize(
    "text",
    [
        "Contact",
        "Delivery",
        "Private sale",
        "Plates",
        "Beleg",
        "Conditions",
        "",
        "Allegra",
        "Terminal",
        "Imprinted mug",
        "Conditions de livraison",
        "Lieferbedingungen",
        "Condizioni di spedizione",
        "Service clients",
        "Informations",
        "Our company",
        "Press mentions",
        "Illegal prices",
        "Allgemeine Fragen",
    ],
)
def test_words_for_something_else(text: str) -> None:
    assert says(find_privacy([link(text)])) == ""
    assert says(find_legal([link(text)])) == ""


def test_a_paragraph_that_mentions_privacy_is_no_link_to_a_policy() -> None:
    assert (
        says(find_privacy([link("We care about your privacy and about the taste of every single cup you drink")])) == ""
    )


def test_an_address_tells_where_the_words_do_not() -> None:
    assert (
        says(find_privacy([link("", "/legal/privacy-policy.html")])) == "https://shop.example/legal/privacy-policy.html"
    )
    assert says(find_legal([link("Qui sommes-nous", "/mentions-legales/")])) == "Qui sommes-nous"
    assert says(find_privacy([link("White", "/privacy-screens/white")])) == ""


def test_a_shop_that_links_to_both_passes_and_one_that_does_not_fails() -> None:
    assert outcomes(a_visit()) == ("passed", "passed")
    assert outcomes(with_links(link("Contact"))) == ("failed", "failed")


def test_one_page_with_the_links_is_enough() -> None:
    assert outcomes(with_links(), a_visit()) == ("passed", "passed")


def test_a_page_that_collects_nothing_needs_neither() -> None:
    bare = with_links(cookies=[])
    assert outcomes(bare) == ("inapplicable", "inapplicable")
    searching = msgspec.structs.replace(bare.frames[0], fields=[a_field(in_search=True)])
    assert outcomes(msgspec.structs.replace(bare, frames=[searching]))[0] == "inapplicable"
    asking = msgspec.structs.replace(bare.frames[0], fields=[a_field()])
    assert outcomes(msgspec.structs.replace(bare, frames=[asking]))[0] == "failed"


def test_links_that_could_not_be_read_leave_it_open() -> None:
    visit = a_visit()
    blind = msgspec.structs.replace(visit, frames=[msgspec.structs.replace(visit.frames[0], links=None)])
    assert outcomes(blind) == ("cantTell", "cantTell")
    assert outcomes(blind, with_links()) == ("cantTell", "cantTell")
    assert outcomes(blind, a_visit()) == ("passed", "passed")


def test_sites_are_told_apart_and_devices_and_queries_are_not() -> None:
    other = with_links(final_url="https://other.example/", station=a_station("https://other.example/"))
    sites = over(a_visit(), a_visit(final_url=f"{SHOP}?page=2"), other).subjects["site"]
    assert [(site.domain, site.pages) for site in sites if isinstance(site, SiteSubject)] == [
        ("other.example", 1.0),
        ("shop.example", 1.0),
    ]


def test_no_snapshots_at_all() -> None:
    facts = over()
    assert facts.subjects == {"connections": [], "plain_http": [], "journeys": [], "going_back": []}
    assert set(facts.missing) == {"cookies", "site", "legal_pages", "parity"}


def with_answers(status: int, code: Literal["", "timeout"] = "", **changes: object) -> Snapshot:
    """A visit after which the page behind its link to the privacy policy was asked for."""
    probe = HttpProbe(url="https://shop.example/privacy", hops=[("https://shop.example/privacy", status)], code=code)
    return a_visit(linked=[probe], **changes)


@pytest.mark.parametrize(
    ("visit", "answers"),
    [
        (with_answers(200), True),
        (with_answers(404), False),
        (with_answers(410), False),
        (with_answers(403), None),
        (with_answers(503), None),
        (with_answers(0), None),  # it leads to another site
        (with_answers(302, "timeout"), None),
        (a_visit(linked=[]), None),
    ],
)
def test_a_legal_link_leads_to_a_page_or_to_none(visit: Snapshot, answers: bool | None) -> None:
    legal, privacy = over(visit).subjects["legal_pages"]
    assert isinstance(legal, LegalPageFacts)
    assert isinstance(privacy, LegalPageFacts)
    assert (privacy.about, privacy.link, privacy.answers) == ("privacy", "Privacy policy", answers)
    assert (legal.about, legal.answers) == ("legal", None)  # nobody asked for that one


def test_a_legal_link_of_many_pages_is_one() -> None:
    assert len(over(with_answers(404), with_answers(404)).subjects["legal_pages"]) == 2
    assert site_outcomes(with_answers(404))["legal-links-answer"] == "failed"
    assert site_outcomes(a_visit())["legal-links-answer"] == "untested"


def test_the_order_of_snapshots_does_not_matter() -> None:
    visits = [a_visit(), with_links(cookies=[]), a_visit(headers={"strict-transport-security": ""})]
    assert over(*visits).subjects == over(*reversed(visits)).subjects


def test_cookies_that_could_not_be_read_are_missing_for_that_reason() -> None:
    unread = msgspec.structs.replace(
        a_visit(), cookies=None, failures=[Failure("axe", "step-failed"), Failure("cookies", "step-timeout")]
    )
    assert over(unread).missing["cookies"] == Failure("cookies", "step-timeout")


def test_of_pages_that_could_not_be_opened_nothing_is_known_for_that_reason() -> None:
    reason = Failure("navigate", "dns-failure")
    closed = msgspec.structs.replace(a_visit(), audited=False, frames=[], cookies=None, failures=[reason])
    assert over(closed).missing == dict.fromkeys(("cookies", "site", "legal_pages", "parity"), reason)


def asking(consent: Consent = "untouched", *, asked: bool = True, way: bool = False, **changes: object) -> Snapshot:
    """A page that asks for consent, unless it was answered."""
    boxes = [a_box("Tout refuser", "Tout accepter")] if asked and consent == "untouched" else []
    failures = [] if asked or consent == "untouched" else [Failure.at("consent", "consent-not-asked")]
    frame = a_frame(*boxes, ways=[a_way()] if way else [])
    visit = a_visit(**changes)
    return msgspec.structs.replace(visit, scenario=a_scenario(consent=consent), frames=[frame], failures=failures)


@pytest.mark.parametrize(
    ("snapshots", "outcome"),
    [
        pytest.param([asking(way=True)], "passed", id="seen at once"),
        pytest.param([asking()], "cantTell", id="not seen before an answer"),
        pytest.param([asking(), asking("refused", way=True)], "passed", id="appears after an answer"),
        pytest.param([asking(), asking("refused")], "failed", id="nothing after an answer"),
        pytest.param([asking("refused")], "failed", id="only the answered page was visited"),
        pytest.param([asking(asked=False), asking("refused", asked=False)], "inapplicable", id="asks for nothing"),
        pytest.param([msgspec.structs.replace(asking(), frames=[])], "cantTell", id="not looked through"),
    ],
)
def test_a_way_back_to_the_choice(snapshots: list[Snapshot], outcome: str) -> None:
    assert site_outcomes(*snapshots)["consent-withdraw"] == outcome
