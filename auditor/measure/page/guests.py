"""What offers a purchase without an account, in words."""

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
