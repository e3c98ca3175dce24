"""What offers a purchase without an account, and what asks for one, in words."""

from __future__ import annotations

from typing import Final

from auditor.measure.page.words import Phrasebook, split

GUEST: Final = Phrasebook({"guest": """
    guest; as a guest; without account; without an account; without registering; no account; anonymous;
    invite; invitee; visiteur; sans compte; sans creer de compte; sans inscription; nouveau client;
    gast; ohne konto; ohne kundenkonto; ohne registrierung; ohne anmeldung;
    invitado; sin cuenta; sin registrarse; sin registro; ospite; senza account; senza registrazione; senza registrarsi;
    zonder account; zonder registratie; convidado; sem conta; sem registo; sem cadastro
    """})  # fmt: skip
"""How shops call a purchase without an account, in seven languages."""


def speaks_of_guest(text: str) -> bool:
    """Whether a text offers a purchase without an account."""
    return bool(GUEST.find(split(text)))


_PASSWORD: Final = Phrasebook({"password": """
    password; passcode; mot de passe; passwort; kennwort; contrasena; clave; wachtwoord; palavra passe; senha
    """})  # fmt: skip


def speaks_of_password(text: str) -> bool:
    """Whether a text is the name of a field for a password."""
    return bool(_PASSWORD.find(split(text)))
