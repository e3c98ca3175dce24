"""Pages with the consent scripts that shops take from npm, and pages with dialogs made by hand."""

from __future__ import annotations

from typing import NamedTuple

from tests.bench.packages import Package

TARTEAUCITRON = Package("tarteaucitronjs", "1.34.0", "AmauriC")
KLARO = Package("klaro", "0.7.22", "KIProtect")
VANILLA = Package("vanilla-cookieconsent", "3.1.0", "Orest Bida")
OSANO = Package("cookieconsent", "3.1.1", "Osano")
OREJIME = Package("orejime", "3.2.1", "Empreinte Digitale")


class Dialog(NamedTuple):
    """A page. head: what stands before its body; {files} is the folder of `package`. balance: what a person says of it.
    refusable: whether there is a way to refuse."""

    name: str
    balance: str
    why: str
    head: str
    package: Package | None = None
    refusable: bool = True


_KLARO = """<script>var klaroConfig = {elementID: "klaro", lang: "fr", privacyPolicy: "/p", %s
services: [{name: "matomo", title: "Matomo", purposes: ["analytics"]}, {name: "ads", title: "Ads", purposes: ["ads"]}]};
</script><script defer src="{files}/dist/klaro.js"></script>"""

_OSANO = """<link rel=stylesheet href="{files}/build/cookieconsent.min.css">
<script src="{files}/build/cookieconsent.min.js"></script>
<script>addEventListener("DOMContentLoaded", () => cookieconsent.initialise({%s
palette: {popup: {background: "#000"}, button: {background: "#f1d600"}}}));</script>"""

_OWN = """<script>addEventListener("DOMContentLoaded", () => {
  if (/choice=/.test(document.cookie)) return;
  document.body.insertAdjacentHTML("beforeend", `<div id=ask style="position:fixed;bottom:0;left:0;right:0;padding:16px;
    background:#fff;border-top:1px solid"><p>%s</p>%s</div>`);
  for (const each of document.querySelectorAll("#ask [data-keep]")) {
    each.onclick = () => {
      document.cookie = "choice=" + each.dataset.keep + "; path=/";
      document.querySelector("#ask").remove();
    };
  }
});</script>"""


def _own(says: str, *buttons: str) -> str:
    return _OWN % (says, " ".join(buttons))


def _button(name: str, keep: str = "yes", style: str = "") -> str:
    return f'<button data-keep={keep} style="font-size:16px;{style}">{name}</button>'


_SAYS = "Nous utilisons des cookies pour mesurer l’audience et personnaliser votre expérience."
_MORE = '<button style="font-size:16px">Personnaliser</button>'

_WITHOUT = '<a href="#" data-keep=no style="font-size:%s;color:#222">Continuer sans accepter</a>'
_BELOW = "<div style='max-height:60px;overflow:auto'><p style='height:300px'>…</p>%s</div>"

DIALOGS = (
    Dialog(
        *("tarteaucitron", "passed", "two buttons side by side, alike"),
        head="""<script src="{files}/tarteaucitron.js"></script><script>
tarteaucitron.init({privacyUrl: "", hashtag: "#t",
cookieName: "tarteaucitron", orientation: "middle", showIcon: true, DenyAllCta: true, AcceptAllCta: true,
highPrivacy: true, mandatory: true}); 
tarteaucitron.user.gtagUa = "UA-X"; (tarteaucitron.job = tarteaucitron.job || []).push("gtag");</script>""",
        package=TARTEAUCITRON,
    ),
    Dialog("klaro", "passed", "“Je refuse” beside “C’est bon”", _KLARO % "", KLARO),
    Dialog("klaro without refusal", "failed", "only by “Laissez-moi choisir”", _KLARO % "hideDeclineAll: true,", KLARO),
    Dialog(
        *("vanilla-cookieconsent", "passed", "two buttons, alike"),
        head="""<link rel=stylesheet href="{files}/dist/cookieconsent.css">
<script src="{files}/dist/cookieconsent.umd.js"></script><script>addEventListener("DOMContentLoaded", () =>
CookieConsent.run({categories: {necessary: {enabled: true, readOnly: true}, analytics: {}}, language: {default: "fr",
translations: {fr: {consentModal: {title: "Nous utilisons des cookies", description: "Pour mesurer.",
acceptAllBtn: "Tout accepter", acceptNecessaryBtn: "Tout refuser", showPreferencesBtn: "Gérer"}, preferencesModal: {
title: "Préférences", acceptAllBtn: "Tout accepter", acceptNecessaryBtn: "Tout refuser",
savePreferencesBtn: "Enregistrer", sections: []}}}}}));</script>""",
        package=VANILLA,
    ),
    Dialog(
        *("orejime", "passed", "two buttons, alike"),
        head="""<link rel=stylesheet href="{files}/dist/orejime-standard.css">
<script>window.orejimeConfig = {privacyPolicyUrl: "/p",
purposes: [{id: "analytics", title: "Mesure", cookies: ["_ga"]}]};
</script><script src="{files}/dist/orejime-standard-fr.js"></script>""",
        package=OREJIME,
    ),
    Dialog("cookieconsent, opt-in", "passed", "“Decline” beside “Allow cookies”", _OSANO % 'type: "opt-in",', OSANO),
    Dialog("cookieconsent, info", "failed", "nothing but “Got it!”", _OSANO % "", OSANO, refusable=False),
    Dialog(
        *("own: both", "passed", "alike"),
        head=_own(_SAYS, _button("Tout refuser", "no"), _MORE, _button("Tout accepter")),
    ),
    Dialog(
        *("own: link as large", "passed", "“Continuer sans accepter”, as large and as dark"),
        head=_own(_SAYS, _WITHOUT % "16px", _button("OK")),
    ),
    Dialog(
        *("own: small link", "failed", "“Continuer sans accepter” in 11 px"),
        head=_own(_SAYS, _WITHOUT % "11px", _button("Accepter")),
    ),
    Dialog(
        *("own: pale", "failed", "“Refuser” at 1.6:1"),
        head=_own(
            _SAYS,
            _button("Refuser", "no", "color:#ccc;background:#fff"),
            _button("Accepter", style="color:#000;background:#fff"),
        ),
    ),
    Dialog(
        *("own: a layer deeper", "failed", "only by “Personnaliser”, which leads nowhere"),
        head=_own(_SAYS, _MORE, _button("Tout accepter")),
        refusable=False,
    ),
    Dialog(
        *("own: OK alone", "failed", "no way to refuse"),
        head=_own(_SAYS, _button("J’ai compris")),
        refusable=False,
    ),
    Dialog(
        *("own: out of view", "failed", "“Tout refuser” far below the edge of its box"),
        head=_own(_SAYS, _button("Tout accepter"), _BELOW % _button("Tout refuser", "no")),
    ),
    Dialog(
        *("own: needed cookies", "inapplicable", "there is nothing to choose"),
        head=_own("Nous n’utilisons que les cookies nécessaires au panier.", _button("OK")),
        refusable=False,
    ),
    Dialog(
        *("own: at the top right", "passed", "“Continuer sans accepter →” above, as large"),
        head=_own(
            f"<span style='display:block;text-align:right'>{_WITHOUT % '16px'} →</span>{_SAYS}",
            '<a href="#plus" style="font-size:16px;color:#222">En savoir plus</a>',
            _button("Accepter et fermer"),
        ),
    ),
    Dialog(
        *("own: or subscribe", "failed", "“Accepter et continuer”, or pay"),
        head=_own(
            "Avec votre accord, nos 812 partenaires et nous utilisons des cookies pour vous montrer des publicités.",
            '<a href="/abonnement" style="font-size:16px">S’abonner pour 2 € par mois</a>',
            _button("Accepter et continuer"),
        ),
        refusable=False,
    ),
    Dialog(
        *("own: boxes that are ticked", "failed", "“Valider mes choix” refuses only once two boxes are empty"),
        head=_own(
            _SAYS + " <label><input type=checkbox checked> Mesure</label> <label><input type=checkbox checked> "
            "Publicité</label>",
            _button("Valider mes choix", "mine"),
            _button("Tout accepter"),
        ),
    ),
    Dialog("no dialog", "inapplicable", "nothing is asked", ""),
    Dialog("recipe", "inapplicable", "cookies to eat", _own("Cookies au chocolat, 4 €", "<button>Ajouter</button>")),
)  # fmt: skip
