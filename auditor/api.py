"""`from auditor import audit`: the main job from Python."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from auditor import baselines
from auditor.arguments import check_looks, check_sent, check_sequences, check_visiting, check_writing
from auditor.asked import JudgeRequest, Limits
from auditor.collect.options import CollectRequest, Unheard, VisitOptions
from auditor.devices import DEFAULT_DEVICES
from auditor.errors import UsageError
from auditor.journeys import read_journeys
from auditor.model.exceptions import Ignore
from auditor.model.impacts import ImpactChange
from auditor.model.pages import PageSettings
from auditor.model.profile import Profile
from auditor.model.report import Report
from auditor.model.result import FailOn
from auditor.model.scenario import Consent
from auditor.model.storage_state import StorageState
from auditor.model.text import Language
from auditor.pipeline import audit as run_audit
from auditor.pipeline import write_report
from auditor.storage_states import read_state
from auditor.store import Store
from auditor.urls import each_once


def audit(
    *urls: str,
    out: str | Path | None = None,
    devices: Sequence[str] = DEFAULT_DEVICES,
    consents: Sequence[Consent] = ("untouched",),
    lighthouse: bool = True,
    axe: bool = False,
    webdriver: bool = False,
    public_only: bool = False,
    formats: Sequence[str] = ("html",),
    lang: Language = "en",
    rules: Sequence[str | Path] = (),
    only: Sequence[str] = (),
    skip: Sequence[str] = (),
    limits: Limits | None = None,
    thresholds: Mapping[str, float] | None = None,
    fail_under: float | None = None,
    fail_on: FailOn | None = None,
    strict: bool = False,
    profile: str = "",
    headers: Mapping[str, str] | None = None,
    cookies: Mapping[str, str] | None = None,
    storage_state: str | Path | StorageState | None = None,
    local_storage: Mapping[str, str] | None = None,
    journeys: Sequence[str | Path] = (),
    allow_expressions: bool = False,
    thorough: bool = False,
    basic_auth: str = "",
    timeout: float = 30.0,
    wait_for: str = "",
    wait: float = 0.0,
    pages: Sequence[PageSettings] = (),
    ignore: Sequence[Ignore] = (),
    exclude: Sequence[str] = (),
    impacts: Mapping[str, ImpactChange] | None = None,
    profiles: Mapping[str, Profile] | None = None,
    baseline: str | Path | None = None,
    concurrency: int | None = None,
    ca_file: str | Path | None = None,
    providers: Mapping[str, Sequence[str]] | None = None,
    payment_baseline: str | Path | None = None,
    wait_for_server: float = 0.0,
    report: Mapping[str, Any] | None = None,
) -> Report:
    """Audits `urls` on `devices` and returns the Report, as `auditor audit` does on the command line.

    consents: what is answered to the dialog that asks for consent, "untouched", "refused" or "accepted", each in visits
    of its own. out: folder for snapshots, result.json and `formats`; None keeps nothing. timeout: seconds a visit.
    wait_for: a CSS selector: pages are examined once something that it selects is visible. wait: seconds to leave a
    loaded page alone. pages: the same for single pages, with their thresholds and skipped rules; the first whose `url`,
    a glob over path and query, fits. ignore: findings to set aside, each with its reason. exclude: CSS selectors of
    what is left out of every rule. baseline: file of accepted faults: only what is new fails (`report.baseline`).
    concurrency: visits at a time, None for what the machine can make. wait_for_server: seconds that a server may take
    until it answers, before the first visit. basic_auth: "user:password". storage_state: a file of cookies and local
    storage, as Playwright writes it, or what such a file holds. local_storage: name → value, of the audited site.
    journeys: files of journeys, whose stations are audited too, or alone without `urls`. allow_expressions: whether
    recordings may wait for JavaScript of their own. thorough: whether journeys are walked again to each station.
    webdriver: whether pages are told that a program visits them. public_only: whether nothing but the public internet
    may be reached; Lighthouse must then be off. providers: payment providers beside those that are
    known, name → hosts of their frames and pages. payment_baseline: file of the accepted scripts and headers of payment
    pages.
    impacts: rule → another impact, with its reason. profile: what is known of the site beforehand; "local" for a
    preview without certificate and headers, or one of `profiles`. report: whose report it is, as `[report]` of the
    configuration file says it: client, title, author, logo, colour, introduction, closing, templates.
    It runs its event loop in a thread of its own, so it may be called where one is running already.

    What the gate of the report asks for (`report.gate`: `passed`, `exit_code` 0, 1 or 3, `reasons`), beside the
    verdict: fail_under: the least headline, 0–100. thresholds: quality ("clear", "simple", "light", "secure", "touch")
    or category ("forms" …) → its least number, 0–100. fail_on: any failure of this impact or a graver one fails;
    "none" takes the verdict out of the gate. strict: a serious or critical rule that could not be decided fails, too.

    Raises AuditorError's children: wrong arguments, no browser, a rule pack with an error, a file that can't be
    written. A page that can't be audited raises nothing: it stands in the report with `audited` False and the reason.
    """
    check_sequences(
        devices=devices,
        consents=consents,
        formats=formats,
        rules=rules,
        only=only,
        skip=skip,
        pages=pages,
        ignore=ignore,
        exclude=exclude,
        journeys=journeys,
    )
    check_writing(formats, lang)
    check_visiting(devices, timeout, concurrency, ca_file, basic_auth)
    check_sent(headers or {}, cookies or {})
    looks = check_looks(report or {})
    walks = read_journeys(
        [Path(file) for file in journeys], os.environ, expressions=allow_expressions, thorough=thorough
    )
    if not urls and not walks:
        raise UsageError("No URL given. Example: audit('https://shop.example')")
    judging = JudgeRequest(
        rules=[Path(folder) for folder in rules],
        only=only,
        skip=skip,
        limits=limits or {},
        thresholds=thresholds or {},
        fail_under=fail_under,
        fail_on=fail_on,
        strict=strict,
        profile=profile,
        pages=pages,
        ignore=ignore,
        exclude=exclude,
        impacts=impacts or {},
        profiles=profiles or {},
        baseline=baselines.read(Path(baseline)) if baseline is not None else None,
    )
    book = judging.rulebook()
    addresses, credentials = each_once(urls)
    if not walks:
        judging.must_fit(addresses)
    collecting = CollectRequest(
        urls=addresses,
        journeys=walks,
        devices=devices,
        consents=consents,
        visit=VisitOptions(
            timeout=timeout,
            wait_for=wait_for,
            wait=wait,
            headers=dict(headers or {}),
            cookies=dict(cookies or {}),
            state=_state(storage_state),
            local_storage=dict(local_storage or {}),
            basic_auth=basic_auth,
            axe=axe,
            webdriver=webdriver,
            providers={name: list(hosts) for name, hosts in (providers or {}).items()},
            payment_baseline=baselines.read_payment(Path(payment_baseline)) if payment_baseline is not None else None,
        ),
        pages=pages,
        credentials=credentials,
        lighthouse=lighthouse,
        concurrency=concurrency,
        ca_file=Path(ca_file) if ca_file else None,
        wait_for_server=wait_for_server,
        public_only=public_only,
    )
    with tempfile.TemporaryDirectory() as temporary, Store(Path(out) if out is not None else Path(temporary)) as store:
        audited = _in_thread(lambda: run_audit(collecting, judging, book, store, Unheard()))
        if out is not None:
            for error in write_report(audited, store, formats, lang, looks).lost:
                raise error
    return audited


def _state(given: str | Path | StorageState | None) -> StorageState:
    if isinstance(given, StorageState):
        return given
    return read_state(Path(given)) if given else StorageState()


def _in_thread(work: Callable[[], Report]) -> Report:
    """Runs `work`, which has an event loop of its own, in a thread; raises here what it raised there."""
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="auditor") as pool:
        return pool.submit(work).result()
