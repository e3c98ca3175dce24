"""Dialogs that ask for consent, answered on real pages: what the page is told, and what is examined then."""

from __future__ import annotations

import pytest

from auditor.consent import asking, dialogs
from auditor.model.scenario import Consent
from auditor.model.snapshot import Snapshot
from auditor.provision import ensure_node_tools
from tests.browser.conftest import Answerer, Visitor
from tests.site import Answer, Site, page

STYLE = "position:fixed;bottom:0;left:0;right:0;background:#fff;border-top:1px solid;padding:16px"
SAYS = "<p>Nous utilisons des cookies pour mesurer l’audience.</p>"
KEEPS = """<h1>Boutique</h1><p>Des lampes pour lire, pour le salon et des lampes pour la table de nuit, toutes faites
à la main dans notre atelier de Nantes et livrées chez vous en trois jours.</p><img src=/lamp.png alt=Lampe>
<script>
  const answer = /choice=(\\w+)/.exec(document.cookie)?.[1];
  if (answer) document.title = answer;
  const keep = (value) => { document.cookie = "choice=" + value + ";path=/"; document.querySelector("#ask").remove(); };
  const ask = (html, root = document.body) => {
    const box = document.createElement("div"); box.id = "ask"; box.innerHTML = html; root.append(box); return box;
  };
  if (!answer) { %s }
</script>"""
FORGETS = "<button onclick=\"document.querySelector('#ask').remove()\">Tout refuser</button>"
YES = "<button onclick=\"keep('yes')\">Tout accepter</button>"
NO = "<button onclick=\"keep('no')\">Continuer sans accepter</button>"


def banner(controls: str) -> str:
    """A page with a banner that keeps its answer in a cookie."""
    return KEEPS % f"ask(`<div style='{STYLE}'>{SAYS}{controls}</div>`)"


SETTINGS = """<button onclick="document.querySelector('#more').hidden = false">Personnaliser</button>
<div id=more hidden><label><input type=checkbox checked id=ads> Publicité</label>
<button onclick="keep(document.querySelector('#ads').checked ? 'yes' : 'no')">Enregistrer mes choix</button></div>"""
SWEDISH = "<button id=axeptio_btn_dismiss>Avböj</button><button id=axeptio_btn_acceptAll>Godkänn</button>"
SHADOW = (
    KEEPS
    % f"""
  const host = ask("");
  const shadow = host.attachShadow({{mode: "closed"}});
  const buttons = "<button class=no>Tout refuser</button><button class=yes>OK</button>";
  shadow.innerHTML = `<div style="{STYLE}">{SAYS}${{buttons}}</div>`;
  for (const value of ["no", "yes"]) shadow.querySelector("." + value).addEventListener("click", () => keep(value));
"""
)
FRAME = (
    KEEPS
    % f"""
  addEventListener("message", (event) => keep(event.data));
  ask(`<iframe src=/frame style="{STYLE};width:100%;height:200px"></iframe>`)
"""
)
FRAMED = f"""{SAYS}<button onclick="parent.postMessage('no', '*')">Alle ablehnen</button>
<button onclick="parent.postMessage('yes', '*')">Alle akzeptieren</button>"""
LATE = KEEPS % f"setTimeout(() => ask(`<dialog open style='{STYLE}'>{SAYS}{NO}{YES}</dialog>`), 900)"
IN_PAGE = KEEPS % f"document.body.prepend(ask(`<section>{SAYS}{NO}{YES}</section>`))"


def chosen(snapshot: Snapshot) -> str:
    """The answer that the page was given, as its title says it in the document that was examined."""
    document = snapshot.frames[0].document
    return document.title if document else ""


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(banner(NO + YES), id="banner"),
        pytest.param(banner(SETTINGS + YES), id="refused in the settings"),
        pytest.param(SHADOW, id="closed shadow tree"),
        pytest.param(FRAME, id="frame"),
        pytest.param(LATE, id="comes late"),
        pytest.param(IN_PAGE, id="lies in the page"),
    ],
)
@pytest.mark.parametrize(("consent", "kept"), [("refused", "no"), ("accepted", "yes")])
def test_the_dialog_is_answered_and_the_page_examined_after_that(
    under: Answerer, body: str, consent: Consent, kept: str
) -> None:
    lamp = Answer(headers={"Cache-Control": "max-age=999"})
    with Site({"/": page(body), "/frame": page(FRAMED), "/lamp.png": lamp}) as site:
        snapshot = under(f"{site.origin}/", consent)
        lamps = [asked for asked in site.asked if asked.path == "/lamp.png"]
    assert snapshot.audited, snapshot.failures
    assert snapshot.scenario.id == f"phone-{consent}"
    assert chosen(snapshot) == kept
    assert "consent" in snapshot.seconds
    assert len(lamps) == 2  # the second load does not come out of the cache


@pytest.mark.parametrize(("consent", "kept"), [("refused", "no"), ("accepted", "yes")])
def test_autoconsent_answers_what_it_has_a_rule_for_in_whatever_language(
    under: Answerer, consent: Consent, kept: str
) -> None:
    ensure_node_tools(print)
    presses = "box.onclick = ({target}) => keep(target.id.endsWith('All') ? 'yes' : 'no')"
    widget = f"<div class='axeptio_widget axeptio-widget--open' style='{STYLE}'><p>Vi använder kakor</p>{SWEDISH}</div>"
    with Site({"/": page(KEEPS % f"const box = ask(`{widget}`); {presses}")}) as site:
        snapshot = under(f"{site.origin}/", consent)
    assert snapshot.audited, snapshot.failures
    assert chosen(snapshot) == kept


@pytest.mark.parametrize("presses", ["", "box.onclick = () => box.remove()"], ids=["a dead button", "asks again"])
def test_a_dialog_that_only_autoconsent_knows_is_not_taken_for_answered(under: Answerer, presses: str) -> None:
    ensure_node_tools(print)
    widget = f"<div class='axeptio_widget axeptio-widget--open' style='{STYLE}'><p>Vi använder kakor</p>{SWEDISH}</div>"
    with Site({"/": page(KEEPS % f"const box = ask(`{widget}`); {presses}")}) as site:
        snapshot = under(f"{site.origin}/", "refused")
    assert [failure.code for failure in snapshot.failures] == ["consent-not-kept"]


LATE = f"setTimeout(() => ask(`<div style='{STYLE}'>{SAYS}{FORGETS}{YES}</div>`), 700)"


@pytest.mark.parametrize("body", [banner(FORGETS + YES), KEEPS % LATE], ids=["soon", "late"])
def test_a_page_that_asks_each_time_is_answered_each_time(under: Answerer, body: str) -> None:
    with Site({"/": page(body)}) as site:
        snapshot = under(f"{site.origin}/", "refused", plan=frozenset({"page", "carousels"}))
    assert snapshot.audited, snapshot.failures
    assert not asking(snapshot.frames)
    told = [(failure.step, failure.code) for failure in snapshot.failures]
    # What comes later is seen in a load of its own, which would show the dialog that was answered.
    assert told == [("consent", "consent-asked-again"), ("motion", "consent-not-kept")]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param(banner(YES), "consent-unanswered", id="no way to refuse"),
        pytest.param(banner("<button>Tout refuser</button>" + YES), "consent-unanswered", id="a dead button"),
        pytest.param(
            banner(f"<button onclick=\"document.querySelector('#ask').remove()\">Personnaliser</button>{YES}"),
            "consent-unanswered",
            id="settings that show nothing",
        ),
    ],
)
def test_what_could_not_be_answered_is_not_audited(under: Answerer, body: str, code: str) -> None:
    with Site({"/": page(body)}) as site:
        refused, accepted = under(f"{site.origin}/", "refused"), under(f"{site.origin}/", "accepted")
    assert not refused.audited
    assert [failure.code for failure in refused.failures] == [code]
    assert accepted.audited


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Boutique</h1><p>Des lampes.</p>",
        f"<h1>Boutique</h1><div style='{STYLE}'>Cookies au chocolat : <button>Ajouter</button></div>",
    ],
)
def test_a_page_that_asks_for_nothing_is_audited_as_it_is(under: Answerer, body: str) -> None:
    with Site({"/": page(body)}) as site:
        snapshot = under(f"{site.origin}/", "refused")
    assert snapshot.audited
    assert [(failure.step, failure.code) for failure in snapshot.failures] == [("consent", "consent-not-asked")]


def test_an_untouched_visit_presses_nothing_and_sees_the_dialog(visit: Visitor) -> None:
    with Site({"/": page(banner(NO + YES))}) as site:
        snapshot = visit(f"{site.origin}/", images=False)
    (dialog,) = dialogs(snapshot.frames)
    refuse, accept = dialog.control("refuse"), dialog.control("accept")
    assert refuse is not None
    assert accept is not None
    assert (refuse.text, accept.text) == ("Continuer sans accepter", "Tout accepter")
    assert snapshot.cookies == []
