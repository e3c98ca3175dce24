"""Which file of a repository a page comes from: forges show a fault beside a line of a file, and a page has none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from auditor.model.pages import url_fits

UNMAPPED: Final = "auditor.toml"
"""Where the faults of a page are shown that no file is named for, if there is no configuration file either: the file in
which one would be named."""


@dataclass(frozen=True, slots=True)
class Sources:
    """`[sarif.files]` of the configuration. Paths are relative to the root of the repository, with slashes.

    files: path and query of pages, with * for anything → the file that makes them; the first that fits counts.
    otherwise: the file of all other pages and of the site as a whole, that of the configuration.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    otherwise: str = UNMAPPED

    def file(self, url: str) -> str:
        """The file of the page at `url`; that of the site as a whole for ""."""
        return next((file for pattern, file in self.files.items() if url and url_fits(pattern, url)), self.otherwise)


UNKNOWN: Final = Sources()
"""No file is named."""
