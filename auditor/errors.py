"""What can go wrong, and what the user can do about it.

AuditorError               exit 2 unless a child says otherwise
├── UsageError             a wrong option, URL, device, rule id        exit 2
├── ConfigurationError     auditor.toml or pyproject.toml              exit 2
├── RulePackError          a rule file: file, line, caret              exit 2
├── BaselineError              auditor-baseline.json                   exit 2
├── SnapshotError          a stored snapshot or result can't be read   exit 2
│   ├── JudgeError         a fault of ours in judging one              exit 4
│   └── StoppedError       the user ended the run before that          exit 130
├── ProvisionError         no browser, no Lighthouse                   exit 3
├── WriteError             a file that can't be written               exit 3
├── CollectError           a visit that can't be made or finished     exit 3
└── FaultError             a fault of ours                            exit 4
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:  # --help imports nothing costly
    from auditor.model.failure import LighthouseCode, PageCode, SnapshotCode


class AuditorError(Exception):
    """Something the user can act on: one clear sentence, never a traceback."""

    exit_code: ClassVar[int] = 2


class UsageError(AuditorError):
    """An argument that can't be used as it is."""


class ConfigurationError(AuditorError):
    """A configuration file that can't be used as it is."""


class RulePackError(AuditorError):
    """A rule file that can't be loaded. The message holds the file, the line and a caret under the culprit."""


class BaselineError(AuditorError):
    """A baseline that can't be read, or is not of the pages that are audited."""


class SnapshotError(AuditorError):
    """A snapshot or result on disk that can't be read.

    `code` and `parameters` say why in a report that goes on without it, as a CollectError's do.
    """

    def __init__(self, sentence: str, code: SnapshotCode | PageCode = "snapshot-damaged", /, **parameters: str) -> None:
        super().__init__(sentence)
        self.code: SnapshotCode | PageCode = code
        self.parameters = parameters


class JudgeError(SnapshotError):
    """A snapshot that a fault of ours kept from being judged; the others are."""

    exit_code = 4


class StoppedError(SnapshotError):
    """The user ended the run before this was judged, or anything was."""

    exit_code = 130


class FaultError(AuditorError):
    """A fault of ours, with how to report it."""

    exit_code = 4


class ProvisionError(AuditorError):
    """A program that the audit needs is not there and could not be installed."""

    exit_code = 3


class WriteError(AuditorError):
    """A file that can't be written: no space, no permission, or somebody else's."""

    exit_code = 3


class CollectError(AuditorError):
    """One station under one scenario that can't be audited.

    `code` is stable and translated by the reports (`navigation-timeout`, `http-error`, …); `parameters` fill its
    sentence.
    """

    exit_code = 3

    def __init__(self, code: PageCode | LighthouseCode, /, **parameters: str) -> None:
        super().__init__(code, parameters)
        self.code: PageCode | LighthouseCode = code
        self.parameters = parameters

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value}" for name, value in sorted(self.parameters.items()))
        return f"{self.code} ({details})" if details else self.code


def nearest(word: str, candidates: Iterable[str]) -> str:
    """The sentence " Did you mean …?" for the candidate closest to `word`, or "" when none is close."""
    folded = {candidate.casefold(): candidate for candidate in candidates}
    close = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return f" Did you mean {folded[close[0]]!r}?" if close else ""
