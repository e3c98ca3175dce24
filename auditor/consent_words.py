"""What dialogs that ask for consent say, and what their buttons answer, in seven languages (en fr de es it nl pt).

Each pattern is searched in text that `fold` has made lower case and free of accents. The words are those of the consent
scripts that npm and shops carry (tarteaucitron, Klaro, Osano, vanilla-cookieconsent, Orejime, OneTrust, Didomi,
Axeptio, Cookiebot, Usercentrics, Sourcepoint) in their own translations, and of the CNIL's examples
(https://www.cnil.fr/fr/cookies-et-autres-traceurs/comment-mettre-mon-site-web-en-conformite).
"""

from __future__ import annotations

from typing import Literal

from auditor.wording import fold, parts, words

Answer = Literal["accept", "refuse", "settings", "save", ""]
"""accept: yes to all. refuse: no to all that may be refused. settings: more to choose from. save: what is ticked. "":
no answer."""

LONGEST = 80
"""Characters of a button's name: a paragraph that can be tapped is no answer."""

_REFUSE = words(
    r"""
    proib\w+; bloc[ck]\w*; verbiete\w*; descart\w+; verbied\w*;
    reject\w*; declin\w+; refus\w+; deny\w*; disagree\w*; opt[ -]?out; no,? thank(?:s| you); no thx;
    (?:continu\w*|proceed|browse|go on) without (?:\w+ )?(?:accept|agree|consent)\w*;
    without (?:accepting|agreeing|consent);
    (?:do not|don't) (?:accept|allow|agree|consent|sell)\b.*; not accept;
    (?:use |accept |allow )?(?:only|just) (?:use )?(?:the )?(?:strictly )?(?:necessary|essential|required|
    functional)\b.*;
    (?:strictly |accept )?(?:necessary|essential|required) (?:cookies )?only; essentials? only; no to all; no cookies;
    (?:tout |tous )?refuser?\b.*; rejeter\b.*; (?:je |tout )refuse\b.*; non,? merci; sans (?:rien )?accepter;
    sans consentir;
    interdire\b.*; s'opposer\b.*; (?:tout )?desactiver tout; tout desactiver; tout interdire; je n'accepte pas;
    (?:uniquement|seulement|que) (?:les )?(?:cookies )?(?:strictement )?(?:necessaires|essentiels|indispensables)\b.*;
    (?:cookies )?(?:strictement )?(?:necessaires|essentiels|indispensables) (?:uniquement|seulement);
    (?:alle )?(?:cookies )?ablehn\w*; (?:ich )?lehne (?:\w+ )?ab; (?:alle )?verweiger\w*; (?:alle )?zuruckweis\w*;
    nein,? danke; nicht (?:zustimmen|akzeptieren|einverstanden);
    nur (?:die )?(?:technisch )?(?:notwendig|erforderlich|essenziell|essentiell|funktional)\w*.*;
    nur (?:das )?(?:notwendigste|notige)\b.*;
    ohne (?:zustimmung|einwilligung|akzeptieren|zuzustimmen)\b.*; ablehnung; ohne einzuwilligen;
    rechaz\w+; deneg\w+; no acept\w+; no,? gracias; sin (?:aceptar|consentir);
    (?:solo|unicamente) (?:las )?(?:cookies )?(?:estrictamente )?(?:necesarias|esenciales|imprescindibles|
    tecnicas)\b.*;
    rifiut\w+; nega\w*; (?:non )accett\w+; no,? grazie; senza (?:accettare|consenso|acconsentire);
    (?:solo|soltanto) (?:i )?(?:cookie )?(?:strettamente )?(?:necessari|essenziali|tecnici)\b.*;
    weiger\w*; afwijz\w+; wijs (?:alles |alle )?(?:\w+ )?af; nee,? (?:bedankt|dank (?:je|u));
    niet (?:akkoord|accepteren|toestaan);
    (?:alleen|enkel) (?:de )?(?:strikt )?(?:noodzakelijke?|functionele?|essentiele?)\b.*;
    zonder (?:te )?(?:accepteren|toestemming);
    rejeit\w+; recus\w+; nao (?:aceit\w+|concord\w+|permitir); nao,? obrigad[oa]; sem aceitar;
    (?:apenas|somente|so) (?:os )?(?:cookies )?(?:estritamente )?(?:necessarios|essenciais|obrigatorios)\b.*;
    """
)

_SETTINGS = words(
    r"""
    (?:cookie |privacy |consent |more |advanced |show |your )*(?:settings|preferences|options|choices|purposes);
    manage\w*; customi[sz]e\w*; personali[sz]e; configure; adjust; let me choose;
    choose (?:cookies|for myself|which)?; more details;
    (?:show )?details; learn more and (?:customi[sz]e|manage);
    parametr\w*; personnalis\w*; gerer\b.*; configurer\b.*; (?:mes |vos |plus d'|voir les )?(?:options|preferences|
    reglages);
    laissez[ -]moi choisir; je choisis; (?:mes |faire (?:mon|mes|un) )?choix; choisir\b.*;
    (?:afficher|voir) (?:les )?(?:details|finalites);
    modifier\b.*;
    personalisier\w*; lassen sie mich wahlen; selbst wahlen; einstellung\w*; (?:\w+-?)?einstellungen\b.*; anpassen;
    verwalten; individuell\w*; konfigurieren; auswahlen;
    mehr optionen; details (?:an)?zeigen;
    praferenzen\b.*;
    (?:\w+ )?(?:ajustes|configuracion|preferencias|opciones)\b.*; configurar\b.*; personalizar\b.*; gestionar\b.*;
    administrar\b.*; elegir\b.*;
    (?:\w+ )?(?:impostazioni|preferenze|opzioni)\b.*; lasciatemi scegliere; configurare; personalizza\w*;
    gestisci\b.*; configura\b.*; scegli\b.*;
    mostra dettagli;
    (?:\w*-?)?instellingen\b.*; personaliseer\w*; configureren; voorkeuren\b.*; beheer\w*; aanpassen;
    (?:zelf )?(?:instellen|kiezen)\b.*;
    meer opties; details tonen;
    (?:\w+ )?(?:definicoes|configuracoes|preferencias|opcoes)\b.*; gerir\b.*; gerenciar\b.*; escolher\b.*;
    mostrar detalhes;
    """
)

_SAVE = words(
    r"""
    (?:save|confirm|apply|submit|accept|allow|store|update)\w*(?: and (?:close|exit|
    continue))? (?:\w+ )?(?:current )?(?:choices?|preferences?|selection|selected|settings|services?|changes|
    cookies selected)\b.*;
    save(?: (?:and|&) (?:close|exit|continue))?; accept selected; allow selected;
    (?:enregistrer|sauvegarder|valider|confirmer|appliquer|accepter|autoriser) (?:et \w+ )?(?:mes |les |la |ma |mon |
    votre |vos )?(?:choix|preferences|reglages|parametres|selection\w*|elements selectionnes)\b.*;
    enregistrer(?: et fermer)?; sauvegarder; valider; confirmer;
    (?:auswahl|einstellungen|praferenzen|ausgewahlte\w*)(?: \w+)? (?:speichern|bestatigen|erlauben|akzeptieren|
    ubernehmen|zulassen|annehmen)\b.*; speichern(?: .*)?;
    (?:guardar|confirmar|aceptar|permitir) (?:\w+ )?(?:la |mi |mis |las )?(?:seleccion|preferencias|configuracion|
    ajustes|seleccionad\w+|opciones)\b.*; guardar(?: y (?:salir|cerrar))?;
    (?:salva|conferma|accetta|consenti)\w* (?:\w+ )?(?:la |le |mie |tue )*(?:selezion\w+|preferenze|impostazioni|
    scelt\w+)\b.*; salva(?: e (?:chiudi|esci))?;
    (?:(?:mijn )?(?:selectie|keuzes?|voorkeuren|instellingen) (?:opslaan|bevestigen|toestaan|accepteren)|opslaan|
    bewaar)\b.*;
    (?:guardar|confirmar|aceitar|permitir) (?:\w+ )?(?:a |minhas |as |os )*(?:selecao|selecionad\w+|preferencias|
    definicoes|escolhas|configuracoes)\b.*; salvar(?: .*)?;
    """
)

_ACCEPT = words(
    r"""
    accept\w*; agree\w*; allow\w*; consent; i consent; enable all; yes(?:,? .*)?; ok(?:ay)?(?:,? .*)?; understood;
    i understand; got it; that's (?:ok|fine);
    fine(?: by me)?; sounds good;
    c'est bon; c'est ok; j'accepte\b.*; accepter?\b.*; (?:tout )?(?:autoriser|activer)\b.*; d'accord\b.*;
    je comprends; j'ai compris;
    compris; oui(?:,? .*)?; tout accepter;
    je consens; parfait;
    (?:alle\w* )?(?:cookies )?(?:akzeptier|zustimm|erlaub|zulass|annehm)\w*; stimme (?:allem )?zu; einverstanden;
    verstanden; alle auswahlen\b.*; einwilligen;
    ja(?:,? .*)?;
    acept\w+; permitir\b.*; de acuerdo; consentir; entendido; si(?:,? .*)?; estoy de acuerdo; habilitar todo;
    accett\w+; acconsent\w+; consenti\b.*; va bene; permett\w+; ho capito; capito; abilita tutto;
    accept(?:eer|eren)\w*; aanvaard\w*; dat is oke; sta (?:\w+ )?(?:\w+ )?toe; akkoord\b.*; toestaan\b.*;
    sta (?:alles )?toe; begrepen; alles toestaan; ik ga akkoord;
    aceit\w+; concord\w+; permit\w+; autoriz\w+; de acordo; entendi; percebi; sim(?:,? .*)?;
    """
)

_ALL = words(r"all; tou[st]; toutes; alle[sm]?; tod[oa]s?; tutt[oie]; tudo; everything")

_ACKNOWLEDGE = words(
    r"""
    ok(?:ay)?; got it; understood; i understand; close; dismiss; j'ai compris; compris; fermer; d'accord;
    verstanden; schliessen;
    entendido; cerrar; ho capito; capito; chiudi; begrepen; sluiten; entendi; percebi; fechar;
    """
)
_NECESSARY_ONLY = parts(
    r"""
    \bonly (?:\w+ ){0,6}(?:necessary|essential|required)\b; \b(?:no|without) (?:tracking|third[- ]party|advertising|
    analytics) cookies\b;
    \b(?:que|uniquement|seulement|seuls?) (?:\w+ |l'|d'){0,6}(?:necessaires|essentiels|indispensables)\b;
    \baucun (?:cookie|traceur) (?:publicitaire|tiers|de suivi)\b;
    \b(?:nur|ausschliesslich) (?:\w+ ){0,6}(?:notwendig|erforderlich|essenziell)\w*;
    \bsolo (?:\w+ ){0,6}(?:necesarias|esenciales|tecnicas)\b;
    \bsolo (?:\w+ ){0,6}(?:necessari|essenziali|tecnici)\b; \b(?:alleen|uitsluitend) (?:\w+ ){0,6}(?:noodzakelijke|
    functionele)\b;
    \b(?:apenas|somente) (?:\w+ ){0,6}(?:necessarios|essenciais)\b;
    """
)

_STRONG = parts(
    r"""
    \bcookies?\b; \btraceurs?\b; \btrackers?\b; \bconsent(?:ement|imiento|imento)?\b; \bgdpr\b; \brgpd\b; \bdsgvo\b;
    \beinwilligung;
    \btoestemming\b; \bconsenso\b;
    """
)
_WEAK = parts(
    r"""
    \bprivacy\b; \bvie privee\b; \bdonnees (?:personnelles|a caractere personnel)\b;
    \bpersonal (?:data|information)\b; \bprivatsphare\b;
    \bdatenschutz; \bprivacidad\b; \bprivacidade\b; \bdatos personales\b; \bdados pessoais\b; \bdati personali\b;
    \bpersoonsgegevens\b;
    """
)
_TOOLS = parts(
    r"""
    onetrust; didomi; cookiebot; cybot; axeptio; tarteaucitron; qc-cmp; usercentrics; cookieyes; cky-; iubenda; klaro;
    trustarc; truste; osano; complianz; cmplz; cookie-?(?:consent|banner|notice|law|bar|bot|box|dialog|popup);
    orejime;
    gdpr; rgpd; sp_message; cmpbox; fc-consent; termly; borlabs; \bcc-window\b; \bcc--?main\b;
    """
)

_WITHDRAW = words(
    r"""
    (?:(?:manage|change|edit|update|review|open|view|withdraw|revoke|reset|your|my) (?:\w+ )?)?(?:cookies?|consent|
    privacy|tracking)(?: and \w+)? (?:settings|preferences|choices|options|consent|manager|centre|center|panel);
    (?:manage|change|edit|withdraw|revoke|update|reset|customi[sz]e) (?:\w+ )?(?:\w+ )?(?:cookies?|consent|trackers?);
    (?:gerer|modifier|parametrer|personnaliser|parametr\w+|preferences|reglages?|gestion|choix|retirer|configurer|
    panneau de gestion) (?:\w+ |d'|de |des |les |mes |vos |mon |votre |aux |sur les |du |le |en matiere de |
    relati\w+ aux )*(?:cookies|traceurs|consentements?);
    cookies? : (?:gerer|modifier|parametrer)\b.*; (?:mes|vos) cookies;
    cookie-?\s?(?:einstellungen|praferenzen|auswahl|consent|verwaltung)\b.*;
    (?:datenschutz|privatsphare|consent|tracking|einwilligungs)-?\s?(?:einstellungen|praferenzen)\b.*;
    (?:einwilligung|zustimmung)\w* (?:widerrufen|andern|verwalten|bearbeiten); cookies? (?:verwalten|andern|anpassen);
    (?:configur\w+|gestion\w*|preferencias|ajustes|administrar|cambiar|panel|opciones|modificar|retirar) (?:de |del |
    las |la |mis |tus |el |sobre )*(?:cookies|consentimiento|privacidad);
    (?:gestisci|gestione|modifica|preferenze|impostazioni|rivedi|revoca|aggiorna) (?:\w+ |i |le |dei |sui |il |la |
    di )*(?:cookie|consens\w+|privacy);
    (?:cookie|privacy)-?\s?(?:instellingen|voorkeuren|beheer)\b.*;
    (?:cookies|toestemming) (?:beheren|wijzigen|aanpassen|intrekken);
    (?:beheer|wijzig) (?:\w+ )?(?:cookies|toestemming);
    (?:gerir|gerenciar|definicoes|preferencias|configuracoes|alterar|configurar|retirar) (?:de |dos |os |as |meus |
    o |seu )*(?:cookies|consentimento|privacidade);
    """
)


def answer_of(name: str) -> Answer:
    """What a button with this name answers.

    A name that both refuses and offers more ("Manage or reject") leads to more: nobody has refused by then.
    """
    said = fold(name).strip(" →›»>✓✔✕×")
    if not said or len(said) > LONGEST:
        return ""
    if _SAVE.fullmatch(said):
        return "save"
    for_all = _ALL.search(said) is not None  # "Alle Einstellungen akzeptieren"
    if _SETTINGS.search(said) and not (for_all and (_REFUSE.search(said) or _ACCEPT.search(said))):
        if _REFUSE.fullmatch(said):
            return "refuse"
        if _REFUSE.search(said) or not _ACCEPT.match(said):
            return "settings"
    if _REFUSE.search(said):
        return "refuse"
    return "accept" if _ACCEPT.search(said) else ""


def says_all(name: str) -> bool:
    """Whether a button speaks of all purposes: beside one for each purpose, it is the one for the whole dialog."""
    return bool(_ALL.search(fold(name)))


def acknowledges(name: str) -> bool:
    """Whether a button only says that something was read."""
    return bool(_ACKNOWLEDGE.fullmatch(fold(name).strip(" .!→›»>✓✔✕×")))


def speaks_of_necessary_only(text: str) -> bool:
    """Whether what a notice says is that nothing but what is needed is stored: that takes no consent (directive
    2002/58/EC, article 5 (3))."""
    return bool(_NECESSARY_ONLY.search(fold(text)))


def speaks_of_consent(text: str, hints: str) -> bool:
    """Whether what a box says, or the class names of a known consent script, speak of cookies or consent."""
    return bool(_STRONG.search(fold(text))) or is_of_a_tool(hints)


def is_of_a_tool(hints: str) -> bool:
    """Whether class names and ids are those of a known consent script."""
    return bool(_TOOLS.search(hints.casefold()))


def speaks_of_privacy(text: str) -> bool:
    """Whether it speaks of personal data: what a newsletter's or a form's small print does, too."""
    return bool(_WEAK.search(fold(text)))


def changes_consent(name: str) -> bool:
    """Whether a link or button of this name leads back to the choice."""
    said = fold(name).strip(" →›»>")
    return bool(said) and len(said) <= LONGEST and bool(_WITHDRAW.search(said))
