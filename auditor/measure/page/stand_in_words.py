"""What error pages and bot checks call themselves, in seven languages; as `words.split` leaves it, without accents."""

from __future__ import annotations

ERROR = """
bad gateway; gateway timeout; gateway time out; service unavailable; service temporarily unavailable; temporarily
unavailable; currently unavailable; internal server error; application error; page not found; 404 not found; error 404;
error 500; error 502; error 503; error 504; error 520; error 521; error 522; host error; web server is down;
connection timed out; error establishing a database connection; database error; fatal error; access denied; forbidden;
something went wrong; an error occurred; cannot get; cannot post; parse error; uncaught exception; unhandled exception;
traceback most recent call last; index of; default page; welcome to nginx; domain is for sale; domain is parked; no such
app; no such bucket; nosuchkey; nosuchbucket;
under maintenance; down for maintenance; scheduled maintenance; maintenance
mode; be right back; be back soon; be back shortly;
page introuvable; page non trouvee; page inexistante; erreur 404; erreur 500; erreur 502; erreur 503; erreur interne;
erreur du serveur; erreur serveur; acces refuse; acces interdit; service indisponible; temporairement indisponible;
momentanement indisponible; actuellement indisponible; en maintenance; maintenance en cours; une erreur est survenue;
une erreur s est produite; quelque chose s est mal passe;
seite nicht gefunden; seite wurde nicht gefunden; fehler 404; fehler 500; fehler 503; interner serverfehler; zugriff
verweigert; kein zugriff; dienst nicht verfugbar; vorubergehend nicht verfugbar; derzeit nicht verfugbar;
vorubergehend nicht erreichbar; derzeit nicht erreichbar; wartungsarbeiten; wartungsmodus; gleich wieder da; bald
wieder da; ein fehler ist aufgetreten; etwas ist schiefgelaufen; etwas ist schief gelaufen;
pagina no encontrada; error interno; error del servidor; acceso denegado; acceso prohibido; servicio no disponible;
temporalmente no disponible; en mantenimiento; volvemos pronto; ha ocurrido un error; se ha producido un error; algo
salio mal; algo ha salido mal;
pagina non trovata; errore 404; errore 500; errore interno; errore del server; accesso negato; servizio non
disponibile;
temporaneamente non disponibile; in manutenzione; torniamo presto; si e verificato un errore; qualcosa e andato storto;
pagina niet gevonden; fout 404; fout 500; interne serverfout; toegang geweigerd; geen toegang; service niet
beschikbaar;
dienst niet beschikbaar; tijdelijk niet beschikbaar; momenteel niet beschikbaar; in onderhoud;
onderhoudswerkzaamheden; zijn zo terug; er is een fout opgetreden; er is iets misgegaan; er ging iets mis;
pagina nao encontrada; erro 404; erro 500; erro interno; erro do servidor; acesso negado; acesso proibido; servico
indisponivel; temporariamente indisponivel; em manutencao; voltamos em breve; ocorreu um erro; algo deu errado; algo
correu mal
"""

CHECK = """
just a moment; one moment please; checking your browser; checking if the site connection is secure; verify you are
human;
verify that you are human; verifying you are human; verify you are a human; are you a robot; are you human; are you a
human;
i am not a robot; i m not a robot; not a bot; human verification; bot verification; robot check; robot or human;
security check; security verification; performing security verification; browser check; attention required; captcha;
ddos protection;
you have been blocked; access to this page has been denied; request blocked; pardon our interruption; unusual traffic;
one more step; press and hold; waiting room; you are now in line; you are in line;
un instant; verification de securite; controle de securite; verification de votre navigateur; verifiez que vous etes
humain;
verifiez que vous etes un humain; confirmez que vous etes humain; etes vous un robot; etes vous un humain; je ne suis
pas un robot; vous avez ete bloque; salle d attente; file d attente;
nur einen moment; einen moment bitte; sicherheitsuberprufung; sicherheitsprufung; sicherheitscheck; browser wird
gepruft;
browser wird uberpruft; sind sie ein mensch; sind sie ein roboter; bist du ein mensch; bist du ein roboter; ich bin
kein roboter; bestatigen sie dass sie ein mensch sind; sie wurden blockiert; warteraum; warteschlange;
un momento; solo un momento; verificacion de seguridad; control de seguridad; comprobacion de seguridad; comprobando
tu navegador; comprobando su navegador; no soy un robot; eres un robot; eres humano; verifica que eres humano;
confirma que eres humano; sala de espera;
verifica di sicurezza; controllo di sicurezza; verifica del browser; non sono un robot; sei un robot; sei umano;
verifica che tu sia umano; conferma di essere umano; sala d attesa;
een ogenblik; een ogenblik geduld; een moment geduld; beveiligingscontrole; veiligheidscontrole; browser wordt
gecontroleerd;
ik ben geen robot; ben je een robot; ben je een mens; bent u een robot; bent u een mens; wachtkamer; wachtrij;
um momento; so um momento; verificacao de seguranca; verificando seu navegador; verificando o seu navegador; nao sou
um robo;
voce e um robo; voce e humano; confirme que voce e humano; verifique se voce e humano; sala de espera; fila de espera
"""

CHALLENGES = (
    "/cdn-cgi/challenge-platform/",
    "//challenges.cloudflare.com/",
    ".captcha-delivery.com/",
    "//captcha.px-cdn.net/",
    "//captcha.px-cloud.net/",
    "/_sec/cp_challenge/",
    "/_Incapsula_Resource",
    ".captcha.awswaf.com/",
    ".arkoselabs.com/",
    "//hcaptcha.com/",
    ".hcaptcha.com/",
    "/recaptcha/",
    ".geetest.com/",
    ".queue-it.net/",
    "/.well-known/sgcaptcha/",
)
"""Parts of addresses that checks load: Cloudflare, DataDome, HUMAN, Akamai, Imperva, AWS, Arkose, hCaptcha, reCAPTCHA,
GeeTest, Queue-it, SiteGround. Ordinary pages load some of them, too, behind a form."""
