"""From a call of `mobile_audit` to an audit: the project's configuration, and over it what the call says."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import platformdirs

from auditor import api, config
from auditor.cli import settings as settings_of
from auditor.collect import machine
from auditor.errors import UsageError, nearest
from auditor.model.profile import LOCAL
from auditor.model.storage_state import StorageState
from auditor.model.text import Language
from auditor.model.url import is_loopback
from auditor.testing.page_audit import PageAudit
from auditor.testing.turns import turn

_SET: Final = (
    "devices", "consents", "axe", "webdriver", "rules", "only", "skip", "limits", "thresholds", "fail_under",
    "fail_on", "strict", "profile", "baseline", "pages", "ignore", "exclude", "impacts", "profiles", "timeout",
    "ca_file", "providers", "payment_baseline", "wait_for_server", "lang", "storage_state",
)  # fmt: skip
"""Keys of the configuration that mean for a test what they mean for a run. Lighthouse is not among them: a test that
takes a minute a page is a test that nobody runs, so a call asks for it."""
_WORKER: Final = "PYTEST_XDIST_WORKER"


def run(url: str, state: StorageState | None, folder: Path, given: Mapping[str, Any]) -> PageAudit:
    """Audits the page at `url`. state: what a browser has kept, None for what the configuration or the call names.

    folder: that of the project, for its configuration. given: arguments of `auditor.audit`. Raises AuditorError.
    """
    known = api.audit.__kwdefaults__ or {}
    for name in given:
        if name not in known:
            raise UsageError(f"mobile_audit has no argument {name!r}.{nearest(name, known)}")
    settings = config.find(directory=folder, also=settings_of.unknown).configuration
    asked: dict[str, Any] = {"lighthouse": False, **_configured(settings), **given}
    if state is not None:
        asked["storage_state"] = state if state.belongs_to(url) else None
    if "profile" not in asked and url.startswith("http:") and is_loopback(url):
        asked["profile"] = LOCAL
    language: Language = asked.get("lang", "en")
    if _WORKER not in os.environ:
        return PageAudit(api.audit(url, **asked), language)
    turns = Path(platformdirs.user_cache_dir("mobile-ux-auditor")) / "turns"
    with turn(turns, machine.concurrency()):
        return PageAudit(api.audit(url, **{"concurrency": 1, **asked}), language)


def _configured(settings: config.Configuration) -> dict[str, Any]:
    """What the configuration sets, as arguments of `auditor.audit`."""
    plain = config.Configuration()
    return {name: getattr(settings, name) for name in _SET if getattr(settings, name) != getattr(plain, name)}
