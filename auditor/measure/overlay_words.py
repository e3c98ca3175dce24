"""The words by which pop-ups, banners and their buttons are told apart, in seven languages (en fr de es it nl pt).

Each pattern is searched in text that `fold` has made lower case and free of accents.
"""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "\u00a0": " ", "\u202f": " "})


def fold(text: str) -> str:
    """Lower case, without accents, with plain apostrophes and single spaces."""
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).casefold().split())


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(alternatives) + r")(?!\w)")


_CROSS = re.compile(r"[×✕✖✗✘⨯⨉╳❌x]\ufe0f?")

_CLOSE = _words(
    r"close", r"dismiss\w*", r"hide(?: this)?(?: message)?", r"got it", r"skip(?: \w+)?", r"exit",
    r"fermer", r"masquer", r"quitter", r"passer(?! (?:la |ma |votre )?commande)", r"j'ai compris", r"compris",
    r"schliessen", r"ausblenden", r"uberspringen", r"verstanden",
    r"cerrar", r"ocultar", r"omitir", r"saltar", r"entendido",
    r"chiudi\w*", r"nascondi", r"salta", r"ho capito", r"capito",
    r"sluit\w*", r"verberg\w*", r"overslaan", r"begrepen",
    r"fechar", r"esconder", r"pular", r"ignorar", r"percebi", r"entendi",
)  # fmt: skip

_REFUSE = _words(
    r"no,? thank(?:s| you)", r"no thx", r"reject\w*", r"declin\w+", r"refuse\w*", r"deny", r"(?:strictly )?necessary only",
    r"only (?:strictly )?(?:necessary|essential)", r"essential(?: cookies)? only", r"without accepting", r"opt out", r"not now",
    r"maybe later", r"later", r"not interested", r"do not (?:sell|accept|consent)", r"don't accept", r"disagree", r"remind me later",
    r"non,? merci", r"refuser?\b.*", r"rejeter", r"sans accepter", r"plus tard", r"pas maintenant", r"pas interesse\w*",
    r"je refuse", r"interdire(?: tout\w*)?", r"s'opposer",
    r"nein,? danke", r"ablehnen", r"verweigern", r"nur (?:notwendige|erforderliche|essenzielle)\w*.*", r"ohne (?:zustimmung|einwilligung)",
    r"spater", r"nicht jetzt", r"kein interesse",
    r"no,? gracias", r"rechazar\w*", r"denegar", r"solo (?:las )?(?:necesarias|esenciales)", r"sin aceptar", r"mas tarde", r"ahora no",
    r"no,? grazie", r"rifiut\w+", r"nega", r"solo (?:i )?(?:necessari|essenziali)", r"senza accettare", r"piu tardi", r"non ora",
    r"nee,? (?:bedankt|dank je)", r"weiger\w*", r"afwijz\w+", r"alleen (?:noodzakelijke|functionele)\w*", r"zonder (?:te )?accepteren",
    r"nu niet", r"niet nu",
    r"nao,? obrigad[oa]", r"rejeitar\w*", r"recusar\w*", r"apenas (?:os )?(?:necessarios|essenciais)", r"sem aceitar", r"agora nao",
)  # fmt: skip

_ACCEPT = _words(
    r"accept\w*", r"agree\w*", r"allow\w*", r"consent", r"ok(?:ay)?", r"understood", r"i understand", r"that's ok", r"fine(?: by me)?",
    r"save (?:my )?(?:choices?|preferences?|settings)", r"confirm (?:my )?(?:choices?|selection)",
    r"j'accepte", r"accepter?\b.*", r"autoriser?\b.*", r"d'accord", r"je comprends", r"tout accepter",
    r"(?:enregistrer|valider|confirmer) (?:mes |les )?(?:choix|preferences)",
    r"akzeptier\w*", r"zustimm\w*", r"einverstanden", r"erlauben", r"zulassen", r"annehmen", r"auswahl (?:speichern|bestatigen)",
    r"acept\w+", r"permitir", r"de acuerdo", r"consentir", r"guardar (?:mis )?preferencias",
    r"accett\w+", r"consent\w+", r"acconsent\w+", r"va bene", r"salva (?:le )?preferenze",
    r"accepteren", r"accepteer\w*", r"akkoord", r"toestaan", r"sta toe", r"voorkeuren opslaan",
    r"aceit\w+", r"concord\w+", r"guardar (?:as )?preferencias",
)  # fmt: skip

_ENTER = _words(
    r"continue\w*", r"proceed", r"enter(?: (?:site|shop|store))?", r"yes(?:,? .*)?", r"i am (?:over )?\d\d.*", r"i'm (?:over )?\d\d.*",
    r"stay .*", r"shop now", r"start shopping", r"go to (?:the )?(?:site|shop|store)",
    r"continuer.*", r"poursuivre.*", r"entrer(?: .*)?", r"oui(?:,? .*)?", r"j'ai (?:plus de )?\d\d.*", r"rester .*", r"acceder (?:au|a la) .*",
    r"weiter.*", r"fortfahren", r"eintreten", r"ja(?:,? .*)?", r"ich bin .*\d\d.*", r"bleiben",
    r"continuar.*", r"entrar.*", r"si(?:,? .*)?", r"tengo (?:mas de )?\d\d.*", r"soy mayor.*", r"permanecer.*",
    r"continua.*", r"prosegui", r"entra", r"ho (?:piu di )?\d\d.*", r"sono maggiorenne", r"rimani.*",
    r"doorgaan.*", r"ga door.*", r"verder.*", r"ik ben .*\d\d.*", r"blijf.*",
    r"sim(?:,? .*)?", r"tenho (?:mais de )?\d\d.*", r"prosseguir",
)  # fmt: skip

_CLOSE_HINT = re.compile(
    r"close|dismiss|fermer|cross(?!-?sell)|times|xmark|\bx-icon|icon-x\b|cerrar|chiudi|schliess|sluit|fechar|clear\b"
)

_CONSENT = re.compile(
    r"\bcookies?\b|\btraceurs?\b|\bgdpr\b|\brgpd\b|\bdsgvo\b|\bconsent|\bdonnees personnelles\b|\bvie privee\b|\bpersonal data\b"
    r"|\byour privacy\b|\bprivatsphare\b|\bdatenschutz|\bprivacidad\b|\bprivacidade\b|\bla tua privacy\b|\bje privacy\b|\buw privacy\b"
)
_CONSENT_HINT = re.compile(
    r"onetrust|didomi|cookiebot|cybot|axeptio|tarteaucitron|qc-cmp|usercentrics|cookieyes|cky-|iubenda|klaro|trustarc|truste"
    r"|osano|complianz|cmplz|cookie|consent|gdpr|rgpd|sp_message|cmpbox|fc-consent|termly|borlabs"
)
_AGE = re.compile(
    r"\b(?:over|at least|of) (?:the age of )?(?:18|21)\b|\b(?:18|21) (?:years|ans|jahre|anos|anni|jaar)\b|\bage verification\b|\blegal (?:drinking )?age\b"
    r"|\bplus de 18\b|\bmajeur|\bverification (?:de l'age|d'age)\b|\balterskontrolle|\bvolljahrig|\bmayor de edad\b|\bmaggiorenne|\bmeerderjarig|\bmaior de idade\b"
)
_APP = re.compile(
    r"\b(?:get|download|install|open|use|try) (?:it )?(?:in |on )?(?:the|our)?(?: \w+)? ?app\b|\bin (?:the|our) app\b|\bapp store\b|\bgoogle play\b"
    r"|\b(?:telecharge\w*|installe\w*|ouvrir|ouvrez|decouvrez) .{0,20}\bappli(?:cation)?\b|\bdans l'appli|\bnotre appli"
    r"|\bapp (?:herunterladen|offnen|installieren|laden)\b|\bin der app\b|\b(?:descarga\w*|abrir|instala\w*) .{0,15}\bapp\b"
    r"|\b(?:scarica|apri|installa) .{0,15}\bapp\b|\bdownload .{0,15}\bapp\b|\bopen in .{0,10}app\b|\b(?:baixe|baixar|descarregar|abrir) .{0,15}\bapp\b"
)
_APP_HINT = re.compile(r"smart-?app|app-?banner|smartbanner|appbanner|install-?banner|branch-banner")
_NEWSLETTER = re.compile(
    r"\bnewsletter\b|\bsign up\b|\bsubscribe\b|\bmailing list\b|\bjoin (?:us|our|the) |\binscri(?:vez|s)-|\babonnez-vous\b|\bs'inscrire\b"
    r"|\banmelden\b|\babonnieren\b|\bsuscri\w+|\biscriviti\b|\bschrijf je in\b|\binschrijven\b|\binscreva|\bsubscrev\w+"
    r"|\b\d\d? ?% (?:off|de (?:reduction|remise)|rabatt|de descuento|di sconto|korting|de desconto)|-\d\d? ?%|\bwelcome offer\b|\boffre de bienvenue\b"
)
_LOCALE = re.compile(
    r"\b(?:choose|select|change) (?:your )?(?:country|region|location|language)\b|\bship(?:ping)? to\b|\byou (?:are|seem to be) (?:in|visiting)\b"
    r"|\b(?:choisissez|selectionnez|changer) (?:votre |de )?(?:pays|region|langue)\b|\blivraison (?:en|vers)\b|\bwahlen sie ihr land\b"
    r"|\b(?:elige|selecciona) tu (?:pais|idioma)\b|\b(?:scegli|seleziona) il (?:tuo )?paese\b|\b(?:kies|selecteer) (?:je|uw) land\b"
)
_CHAT = re.compile(
    r"\bchat\b|\bhow can (?:i|we) help\b|\bneed help\b|\bbesoin d'aide\b|\bcomment (?:puis-je|pouvons-nous) vous aider\b|\bune question\b"
    r"|\bbrauchen sie hilfe\b|\bnecesitas ayuda\b|\bhai bisogno di aiuto\b|\bhulp nodig\b|\bprecisa de ajuda\b|\bwhatsapp\b"
)
_CHAT_HINT = re.compile(
    r"chat|intercom|crisp|zendesk|zopim|tawk|drift|tidio|hubspot-messages|messenger|livechat|gorgias"
)

LEGAL = frozenset({"consent", "age"})
"""Kinds that the law asks for: Google exempts them from what it calls intrusive interstitials."""


def kind_of(text: str, hints: str, fields: list[str], *, has_choice: bool) -> str:
    """What a pop-up is for: consent, age, app, newsletter, locale, chat, sign-in, or "other".

    text, hints: what can be read in it, and its class names. fields: kinds of its inputs. has_choice: some control in it
    accepts, refuses or closes; without one, talk of cookies does not make a consent banner.
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
    """Whether a control closes what it stands in: by its name, or where it has none, by its icon's class or file name."""
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
