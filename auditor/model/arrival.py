"""What there is on the first screen of a page when it has come to rest."""

from __future__ import annotations

import msgspec


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """The top document, with its open shadow trees if it shows little.

    characters: of text on the first screen, TEXT or a little more if there is more. pictures: of any kind there, frames
    included; pictured: the sum of their shares of it. controls: links, buttons and fields of the whole document, 200 at
    most for each tree. placeholders: the share of the first screen under what calls itself a skeleton, placeholder,
    shimmer, loader or spinner, or is busy (aria-busy), and holds nothing. empty: there is a main part, with nothing in
    it. leaves: it has no control and no frame, and a script that may lead elsewhere. headings: the first that can be
    seen; without any, how the page begins, unless there is much text; and on a page that says little, the title of a
    frame that fills its screen, and how that begins if it is of the same origin. noindex: search engines are told to
    leave it out.
    """

    characters: int
    pictures: int = 0
    pictured: float = 0.0
    controls: int = 0
    placeholders: float = 0.0
    empty: bool = False
    leaves: bool = False
    title: str = ""
    headings: list[str] = []
    noindex: bool = False


TEXT = 600
"""Characters after which no more are counted."""
