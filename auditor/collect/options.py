"""What the user asked of a visit."""

from __future__ import annotations

import msgspec


class VisitOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Options of every visit of a run.

    timeout: seconds for one visit. headers, basic_auth (user:password) are sent to the audited site's origin only.
    cookies: name, value. disabled: sources switched off by the user ("lighthouse", "axe").
    trusted_spki: Base64 SHA-256 hashes of public keys that Python verified against the user's own authority.
    """

    timeout: float = 30.0
    headers: dict[str, str] = {}
    cookies: dict[str, str] = {}
    basic_auth: str = ""
    disabled: frozenset[str] = frozenset()
    images: bool = True

    def secrets(self) -> list[str]:
        """Values that must not be stored."""
        password = self.basic_auth.partition(":")[2]
        found = [*self.headers.values(), *self.cookies.values(), self.basic_auth, password]
        # "Bearer abc": the token alone is the secret too.
        found += [value.split(" ", 1)[1] for value in self.headers.values() if " " in value]
        return [value for value in found if value]
