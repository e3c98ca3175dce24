"""The words by which pop-ups, banners and their buttons are told apart, in seven languages (en fr de es it nl pt).

Each pattern is searched in text that `fold` has made lower case and free of accents.
"""

from __future__ import annotations

import re

from auditor.wording import fold
from auditor.wording import parts as _parts
from auditor.wording import words as _words

_CROSS = re.compile(r"[×✕✖✗✘⨯⨉╳❌x]\ufe0f?")

_CLOSE = _words(
    r"""
    close; dismiss\w*; hide(?: this)?(?: message)?; got it; skip(?: \w+)?; exit;
    fermer; masquer; quitter; passer(?! (?:la |ma |votre )?commande); j'ai compris; compris;
    schliessen; ausblenden; uberspringen; verstanden;
    cerrar; ocultar; omitir; saltar; entendido;
    chiudi\w*; nascondi; salta; ho capito; capito;
    sluit\w*; verberg\w*; overslaan; begrepen;
    fechar; esconder; pular; ignorar; percebi; entendi;
    """
)

_REFUSE = _words(
    r"""
    no,? thank(?:s| you); no thx; reject\w*; declin\w+; refuse\w*; deny; (?:strictly )?necessary only;
    only (?:strictly )?(?:necessary|essential); essential(?: cookies)? only; without accepting; opt out; not now;
    maybe later; later; not interested; do not (?:sell|accept|consent); don't accept; disagree; remind me later;
    non,? merci; refuser?\b.*; rejeter; sans accepter; plus tard; pas maintenant; pas interesse\w*;
    je refuse; interdire(?: tout\w*)?; s'opposer;
    nein,? danke; ablehnen; verweigern; nur (?:notwendige|erforderliche|essenzielle)\w*.*;
    ohne (?:zustimmung|einwilligung); spater; nicht jetzt; kein interesse;
    no,? gracias; rechazar\w*; denegar; solo (?:las )?(?:necesarias|esenciales); sin aceptar; mas tarde; ahora no;
    no,? grazie; rifiut\w+; nega; solo (?:i )?(?:necessari|essenziali); senza accettare; piu tardi; non ora;
    nee,? (?:bedankt|dank je); weiger\w*; afwijz\w+; alleen (?:noodzakelijke|functionele)\w*;
    zonder (?:te )?accepteren; nu niet; niet nu;
    nao,? obrigad[oa]; rejeitar\w*; recusar\w*; apenas (?:os )?(?:necessarios|essenciais); sem aceitar; agora nao;
    """
)

_ACCEPT = _words(
    r"""
    accept\w*; agree\w*; allow\w*; consent; ok(?:ay)?; understood; i understand; that's ok; fine(?: by me)?;
    save (?:my )?(?:choices?|preferences?|settings); confirm (?:my )?(?:choices?|selection);
    j'accepte; accepter?\b.*; autoriser?\b.*; d'accord; je comprends; tout accepter;
    (?:enregistrer|valider|confirmer) (?:mes |les )?(?:choix|preferences);
    akzeptier\w*; zustimm\w*; einverstanden; erlauben; zulassen; annehmen; auswahl (?:speichern|bestatigen);
    acept\w+; permitir; de acuerdo; consentir; guardar (?:mis )?preferencias;
    accett\w+; consent\w+; acconsent\w+; va bene; salva (?:le )?preferenze;
    accepteren; accepteer\w*; akkoord; toestaan; sta toe; voorkeuren opslaan;
    aceit\w+; concord\w+; guardar (?:as )?preferencias;
    """
)

_ENTER = _words(
    r"""
    continue\w*; continue (?:to|on|without|shopping).*; proceed; enter(?: (?:site|shop|store))?; yes(?:,? .*)?;
    i am (?:over )?\d\d.*; i'm (?:over )?\d\d.*; stay .*; shop now; start shopping; go to (?:the )?(?:site|shop|store);
    continuer.*; poursuivre.*; entrer(?: .*)?; oui(?:,? .*)?; j'ai (?:plus de )?\d\d.*; rester .*;
    acceder (?:au|a la) .*;
    weiter.*; fortfahren; eintreten; ja(?:,? .*)?; ich bin .*\d\d.*; bleiben;
    continuar.*; entrar.*; si(?:,? .*)?; tengo (?:mas de )?\d\d.*; soy mayor.*; permanecer.*;
    continua.*; prosegui; entra; ho (?:piu di )?\d\d.*; sono maggiorenne; rimani.*;
    doorgaan.*; ga door.*; verder.*; ik ben .*\d\d.*; blijf.*;
    sim(?:,? .*)?; tenho (?:mais de )?\d\d.*; prosseguir;
    """
)

_CLOSE_HINT = _parts(
    r"""
    close; dismiss; fermer; cross(?!-?sell); times; xmark; \bx-icon; icon-x\b; cerrar; chiudi; schliess; sluit;
    fechar; clear\b;
    """
)

_CONSENT = _parts(
    r"""
    \bcookies?\b; \btraceurs?\b; \bgdpr\b; \brgpd\b; \bdsgvo\b; \bconsent; \bdonnees personnelles\b; \bvie privee\b;
    \bpersonal data\b; \byour privacy\b; \bprivatsphare\b; \bdatenschutz; \bprivacidad\b; \bprivacidade\b;
    \b(?:la tua|je|uw) privacy\b;
    """
)
_CONSENT_HINT = _parts(
    r"""
    onetrust; didomi; cookiebot; cybot; axeptio; tarteaucitron; qc-cmp; usercentrics; cookieyes; cky-; iubenda;
    klaro; trustarc; truste; osano; complianz; cmplz; cookie; consent; gdpr; rgpd; sp_message; cmpbox; fc-consent;
    termly; borlabs;
    """
)
_AGE = _parts(
    r"""
    \b(?:over|at least|of) (?:the age of )?(?:18|21)\b; \b(?:18|21) (?:years|ans|jahre|anos|anni|jaar)\b;
    \bage verification\b; \blegal (?:drinking )?age\b; \bplus de 18\b; \bmajeur;
    \bverification (?:de l'age|d'age)\b; \balterskontrolle; \bvolljahrig; \bmayor de edad\b; \bmaggiorenne;
    \bmeerderjarig; \bmaior de idade\b;
    """
)
_APP = _parts(
    r"""
    \b(?:get|download|install|open|use|try) (?:it )?(?:in |on )?(?:the|our)?(?: \w+)? ?app\b;
    \bin (?:the|our) app\b; \bapp store\b; \bgoogle play\b;
    \b(?:telecharge\w*|installe\w*|ouvrir|ouvrez|decouvrez) .{0,20}\bappli(?:cation)?\b; \bdans l'appli;
    \bnotre appli; \bapp (?:herunterladen|offnen|installieren|laden)\b; \bin der app\b;
    \b(?:descarga\w*|abrir|instala\w*) .{0,15}\bapp\b; \b(?:scarica|apri|installa) .{0,15}\bapp\b;
    \bdownload .{0,15}\bapp\b; \bopen in .{0,10}app\b; \b(?:baixe|baixar|descarregar|abrir) .{0,15}\bapp\b;
    """
)
_APP_HINT = _parts(
    r"""
    smart-?app; app-?banner; smartbanner; appbanner; install-?banner; branch-banner;
    """
)
_NEWSLETTER = _parts(
    r"""
    \bnewsletter\b; \bsign up\b; \bsubscribe\b; \bmailing list\b; \bjoin (?:us|our|the); \binscri(?:vez|s)-;
    \babonnez-vous\b; \bs'inscrire\b; \banmelden\b; \babonnieren\b; \bsuscri\w+; \biscriviti\b; \bschrijf je in\b;
    \binschrijven\b; \binscreva; \bsubscrev\w+;
    \b\d\d? ?% (?:off|de (?:reduction|remise)|rabatt|de descuento|di sconto|korting|de desconto); -\d\d? ?%;
    \bwelcome offer\b; \boffre de bienvenue\b;
    """
)
_LOCALE = _parts(
    r"""
    \b(?:choose|select|change) (?:your )?(?:country|region|location|language)\b; \bship(?:ping)? to\b;
    \byou (?:are|seem to be) (?:in|visiting)\b; \blivraison (?:en|vers)\b; \bwahlen sie ihr land\b;
    \b(?:choisissez|selectionnez|changer) (?:votre |de )?(?:pays|region|langue)\b;
    \b(?:elige|selecciona) tu (?:pais|idioma)\b; \b(?:scegli|seleziona) il (?:tuo )?paese\b;
    \b(?:kies|selecteer) (?:je|uw) land\b;
    """
)
_CHAT = _parts(
    r"""
    \bchat\b; \bhow can (?:i|we) help\b; \bneed help\b; \bbesoin d'aide\b;
    \bcomment (?:puis-je|pouvons-nous) vous aider\b; \bune question\b; \bbrauchen sie hilfe\b; \bnecesitas ayuda\b;
    \bhai bisogno di aiuto\b; \bhulp nodig\b; \bprecisa de ajuda\b; \bwhatsapp\b;
    """
)
_CHAT_HINT = _parts(
    r"""
    \bchat; intercom; crisp; zendesk; zopim; tawk; drift; tidio; hubspot-messages; messenger; livechat; gorgias;
    """
)

LEGAL = frozenset({"consent", "age"})
"""Kinds that the law asks for: Google exempts them from what it calls intrusive interstitials."""


def kind_of(text: str, hints: str, fields: list[str], *, has_choice: bool) -> str:
    """What a pop-up is for: consent, age, app, newsletter, locale, chat, sign-in, or "other".

    text, hints: what can be read in it, and its class names. fields: kinds of its inputs. has_choice: some control
    in it accepts, refuses or closes; without one, talk of cookies does not make a consent banner.
    """
    said, hinted = fold(text), hints.casefold()
    if _AGE.search(said) and "cookie" not in said:
        return "age"
    if (_CONSENT.search(said) or _CONSENT_HINT.search(hinted)) and (has_choice or _CONSENT_HINT.search(hinted)):
        return "consent"
    if _APP_HINT.search(hinted) or _APP.search(said):
        return "app"
    if "password" in fields:
        return "sign-in"
    if "email" in fields or "tel" in fields or _NEWSLETTER.search(said):
        return "newsletter"
    if _LOCALE.search(said):
        return "locale"
    if _CHAT_HINT.search(hinted) or _CHAT.search(said):
        return "chat"
    return "other"


def closes(name: str, hints: str) -> bool:
    """Whether a control closes what it stands in: by its name, else by its icon's class or file name."""
    said = fold(name)
    if not said or not any(char.isalnum() for char in said):
        return bool(_CROSS.fullmatch(said.strip())) or bool(_CLOSE_HINT.search(hints.casefold()))
    return bool(_CROSS.fullmatch(said) or (len(said) <= 60 and _CLOSE.search(said)))


def refuses(name: str) -> bool:
    """Whether a control says no, or later."""
    said = fold(name)
    return len(said) <= 80 and bool(_REFUSE.search(said))


def accepts(name: str) -> bool:
    """Whether a control says yes to consent; that closes a consent banner, not an offer."""
    said = fold(name)
    return len(said) <= 80 and bool(_ACCEPT.search(said))


def enters(name: str) -> bool:
    """Whether a control goes on to the shop: past an age gate, a choice of country, a notice."""
    said = fold(name)
    return len(said) <= 60 and bool(_ENTER.fullmatch(said))
