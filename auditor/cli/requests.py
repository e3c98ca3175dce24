"""From the command line and the configuration file to requests. The command line wins."""

from __future__ import annotations

import dataclasses
import os
import re
import sys
from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import msgspec

from auditor import baselines, config
from auditor.arguments import MOST_VISITS
from auditor.asked import JudgeRequest
from auditor.cli import telling
from auditor.cli.options import environment, one_of, secret
from auditor.collect.options import TOKEN, CollectRequest, VisitOptions
from auditor.devices import DEFAULT_DEVICES, check_name
from auditor.errors import UsageError
from auditor.journeys import read_journeys
from auditor.judge.comparing.known import Known
from auditor.model.journey import Journey
from auditor.model.pages import PageSettings
from auditor.model.payment import PaymentBaseline
from auditor.model.report import Report
from auditor.model.result import FailOn
from auditor.model.scenario import CONSENTS, Consent
from auditor.model.storage_state import StorageState
from auditor.model.text import LANGUAGES, Language
from auditor.report import FORMATS
from auditor.report.branding import Branding
from auditor.storage_states import read_state
from auditor.urls import each_once


def urls(
    given: Sequence[str], sources: Sequence[Path], settings: config.Configuration
) -> tuple[list[str], dict[str, str]]:
    """The URLs to audit, each once, in the order given; and URL → user:password of those that were given with one.

    Raises UsageError if there is no URL or one is wrong.
    """
    found = list(given)
    for source in sources:
        found += _lines(source)
    found = found or settings.urls
    if not found:
        raise UsageError("No URL given. Example: auditor audit https://shop.example")
    return each_once(found)


def collect_request(given: Sequence[str], options: dict[str, Any], settings: config.Configuration) -> CollectRequest:
    """What to collect. Raises UsageError for anything that can't be used."""
    names = tuple(options["devices"]) or tuple(settings.devices) or DEFAULT_DEVICES
    for name in names:
        check_name(name)
    ca_file = options["ca_file"] or (Path(settings.ca_file) if settings.ca_file else None)
    if ca_file is not None and not ca_file.is_file():
        raise UsageError(f"There is no file {str(ca_file)!r} with a certificate authority.")
    credentials = environment(options["basic_auth_env"]) if options["basic_auth_env"] else ""
    if credentials and ":" not in credentials:
        raise UsageError(f"The environment variable {options['basic_auth_env']!r} must hold user:password.")
    files = [*options["journeys"], *(Path(file) for file in settings.journeys if not options["journeys"])]
    journeys = read_journeys(files, os.environ, expressions=options["allow_expressions"], thorough=options["thorough"])
    named = bool(given or options["sources"] or (settings.urls and not options["journeys"]))
    addresses, passwords = urls(given, options["sources"], settings) if named or not journeys else ([], {})
    state_file = options["storage_state"] or (Path(settings.storage_state) if settings.storage_state else None)
    public_only = bool(options["public_only"] if options["public_only"] is not None else settings.public_only)
    lighthouse = options["lighthouse"] if options["lighthouse"] is not None else settings.lighthouse
    return CollectRequest(
        urls=addresses,
        journeys=journeys,
        credentials=passwords,
        devices=tuple({name.casefold(): name for name in names}.values()),
        consents=_consents(options, settings),
        pages=_pages(options, settings),
        visit=VisitOptions(
            timeout=options["timeout"] or settings.timeout or VisitOptions().timeout,
            wait_for=options["wait_for"] or "",
            wait=options["wait"] or 0.0,
            headers=dict(_header(text) for text in options["headers"]),
            cookies=dict(_cookie(text) for text in options["cookies"]),
            basic_auth=credentials,
            state=read_state(state_file) if state_file else StorageState(),
            local_storage=dict(_local_storage(text) for text in options["local_storage"]),
            axe=bool(options["axe"] if options["axe"] is not None else settings.axe),
            webdriver=bool(options["webdriver"] if options["webdriver"] is not None else settings.webdriver),
            providers=settings.providers,
            payment_baseline=_payment_baseline(options, settings),
        ),
        lighthouse=not public_only if lighthouse is None else lighthouse,
        concurrency=_concurrency(options["concurrency"] or settings.concurrency),
        ca_file=ca_file,
        wait_for_server=_first(options["wait_for_server"], settings.wait_for_server, 0.0),
        public_only=public_only,
    )


def exploring(given: Sequence[str], options: dict[str, Any], settings: config.Configuration) -> CollectRequest:
    """What `auditor funnel` looks for a way in: one URL, and no journey. Raises UsageError as `collect_request`."""
    request = collect_request(given, options, settings)
    credentials = request.credentials.get(request.urls[0], request.visit.basic_auth)
    return msgspec.structs.replace(
        request,
        journeys=(),
        credentials={},
        visit=msgspec.structs.replace(request.visit, basic_auth=credentials),  # for all pages of the way
        lighthouse=False,  # it runs on no station
    )


def walking(request: CollectRequest, journey: Journey) -> CollectRequest:
    """The same request for the journey that was found, in place of the URL."""
    return msgspec.structs.replace(request, urls=(), journeys=(journey,))


def judge_request(options: dict[str, Any], settings: config.Configuration) -> JudgeRequest:
    """How to judge. Raises UsageError for anything that can't be used."""
    strict = options["strict"] if options["strict"] is not None else settings.strict
    return JudgeRequest(
        rules=[*options["rules"], *(Path(folder) for folder in settings.rules)],
        only=options["only"] or settings.only,
        skip=options["skip"] or settings.skip,
        limits=settings.limits,
        thresholds={**settings.thresholds, **dict(_threshold(text) for text in options["thresholds"])},
        fail_under=options["fail_under"] if options["fail_under"] is not None else settings.fail_under,
        fail_on=cast("FailOn | None", options["fail_on"] or settings.fail_on or None),  # JudgeRequest checks it
        strict=bool(strict),
        profile=options["profile"] if options["profile"] is not None else settings.profile or "",
        baseline=_baseline(options, settings),
        ignore=settings.ignore,
        exclude=settings.exclude,
        pages=settings.pages,
        impacts=settings.impacts,
        profiles=settings.profiles,
        update_baseline=options["update_baseline"],
    )


def baseline_file(options: dict[str, Any], settings: config.Configuration) -> Path | None:
    """The baseline that was named, or the usual one if it is to be written; None without one."""
    named = options["baseline"] or (Path(settings.baseline) if settings.baseline else None)
    return named or (Path(baselines.FILE) if options["update_baseline"] else None)


def update_baseline(
    options: dict[str, Any], settings: config.Configuration, judging: JudgeRequest, report: Report
) -> None:
    """Writes the baseline anew if that was asked for, and says so."""
    path = baseline_file(options, settings)
    if judging.update_baseline and path is not None:
        telling.tell_baseline(path, baselines.save(path, report, judging.baseline), report)


def _payment_baseline(options: dict[str, Any], settings: config.Configuration) -> PaymentBaseline | None:
    named = options["payment_baseline"] or (Path(settings.payment_baseline) if settings.payment_baseline else None)
    return baselines.read_payment(named) if named else None


def _baseline(options: dict[str, Any], settings: config.Configuration) -> Known | None:
    path = baseline_file(options, settings)
    if path is None or (options["update_baseline"] and not path.exists()):
        return None
    return baselines.read(path)


def looks(options: dict[str, Any], settings: config.Configuration, formats: Collection[str] = ()) -> Branding:
    """Whose report it is, and what `formats` point at. Raises ConfigurationError for a logo or a template that is
    wrong, UsageError for a file outside of the repository: before an audit, not after it."""
    from auditor.cli.sources import POINTING, sources
    from auditor.report.branding import branding

    found = branding(settings.report, options["templates"])
    if POINTING.intersection(formats):
        found = dataclasses.replace(found, sources=sources(settings, options["config_file"]))
    if found.templates is not None:
        from auditor.report.context import templates

        templates(found).check()
    return found


def formats(given: Sequence[str], settings: config.Configuration) -> tuple[str, ...]:
    """The formats to write."""
    wanted = tuple(given) or tuple(settings.formats) or ("terminal", "html", "json")
    return tuple(dict.fromkeys(one_of(name, FORMATS, "format") for name in wanted))


def piped(given: Sequence[str], settings: config.Configuration) -> str:
    """The one format that goes to standard output. Raises UsageError for several, and for the terminal's."""
    wanted = [name for name in formats(given, settings) if name != "terminal"] if given else ["json"]
    if len(wanted) != 1:
        raise UsageError("One format goes to standard output: name one with --format, such as json, jsonl or summary.")
    return wanted[0]


def language(given: str | None, settings: config.Configuration) -> Language:
    """The language of the report."""
    return cast(Language, one_of(given or settings.lang or "en", LANGUAGES, "language"))


def output(given: Path | None, settings: config.Configuration, first_url: str) -> Path:
    """The folder of the report: by default audit-report/HOST-TIME."""
    if given is not None:
        return given
    if settings.out:
        return Path(settings.out)
    host = re.sub(r"[^a-z0-9.-]+", "-", (urlsplit(first_url).hostname or "site").lower()).strip("-.")[:80]
    return Path("audit-report") / f"{host}-{datetime.now().strftime('%Y%m%d-%H%M%S')}"


def _consents(options: dict[str, Any], settings: config.Configuration) -> tuple[Consent, ...]:
    named = [cast("Consent", one_of(name, CONSENTS, "consent")) for name in options["consents"]]
    return tuple(dict.fromkeys(named or settings.consents or ["untouched"]))


def _pages(options: dict[str, Any], settings: config.Configuration) -> list[PageSettings]:
    """What is set for single pages, but for what the command line says of all."""
    said: dict[str, Any] = {name: None for name in ("wait_for", "wait") if options[name] is not None}
    return [msgspec.structs.replace(page, **said) for page in settings.pages]


def _first(*values: float | None) -> float:
    return next(value for value in values if value is not None)


def _concurrency(given: int | str | None) -> int | None:
    """Visits at a time; None leaves it to the machine."""
    if given in (None, "auto"):
        return None
    try:
        visits = int(given or 0)
    except ValueError:
        visits = 0
    if not 1 <= visits <= MOST_VISITS:
        raise UsageError(f"--concurrency is a number from 1 to {MOST_VISITS}, or auto.")
    return visits


def _lines(source: Path) -> list[str]:
    try:
        text = sys.stdin.read() if str(source) == "-" else source.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise UsageError(f"The file of URLs {str(source)!r} can't be read: {reason}.") from error
    lines = [line.strip() for line in text.splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def _threshold(text: str) -> tuple[str, float]:
    name, _, number = text.partition("=")
    try:
        return name.strip(), float(number)
    except ValueError:
        raise UsageError("A --threshold is written NAME=N, such as light=80.") from None


def _header(text: str) -> tuple[str, str]:
    name, colon, value = text.partition(":")
    if not colon or not TOKEN.fullmatch(name.strip()):
        raise UsageError("A --header is written 'Name: value'.")
    value = secret(value.strip())
    if any(ord(character) < 32 or ord(character) == 127 for character in value):
        raise UsageError(f"The value of --header {name.strip()} contains control characters.")
    return name.strip(), value


def _cookie(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not TOKEN.fullmatch(name.strip()):
        raise UsageError("A --cookie is written NAME=VALUE.")
    return name.strip(), secret(value)


def _local_storage(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise UsageError("A --local-storage is written NAME=VALUE.")
    return name, secret(value)
