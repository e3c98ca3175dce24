"""Options that several commands share, each defined once, to be stacked on a command."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any, TypeVar

import click

from auditor.errors import UsageError
from auditor.model.pages import LONGEST_WAIT
from auditor.report import FORMATS

Command = TypeVar("Command", bound=Callable[..., Any])


def stacked(*options: Callable[[Any], Any]) -> Callable[[Command], Command]:
    """Several option decorators as one, shown in `--help` in the order given here."""

    def decorate(command: Command) -> Command:
        return functools.reduce(lambda decorated, option: option(decorated), reversed(options), command)

    return decorate


visit_options = stacked(
    click.option(
        "--device",
        "devices",
        multiple=True,
        metavar="DEVICE",
        help="phone, tablet, a Playwright device name or WIDTHxHEIGHT@SCALE; repeatable.  [default: phone, tablet]",
    ),
    click.option(
        "--consent",
        "consents",
        multiple=True,
        metavar="ANSWER",
        help="untouched, refused or accepted: what is answered to the dialog that asks for consent; repeatable, each a "
        "visit of its own.  [default: untouched]",
    ),
    click.option(
        "--from",
        "sources",
        multiple=True,
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Read URLs from a file, one a line; - for standard input.",
    ),
    click.option(
        "--journey",
        "journeys",
        multiple=True,
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Walk through the shop as the file says, and audit its stations: our YAML, or a recording of Chrome "
        "DevTools' Recorder; repeatable.",
    ),
    click.option(
        "--allow-expressions", is_flag=True, help="Let recordings of journeys wait for JavaScript of their own."
    ),
    click.option(
        "--thorough",
        is_flag=True,
        help="Walk each journey again to each of its stations, for what acts on a page, and go back to what was typed; "
        "takes as many walks more as there are stations.",
    ),
    click.option("--lighthouse/--no-lighthouse", default=None, help="Run Lighthouse once for each URL.  [default: on]"),
    click.option("--axe/--no-axe", default=None, help="Run axe-core, too, as a cross-check.  [default: off]"),
    click.option(
        "--webdriver/--no-webdriver",
        default=None,
        help="Tell pages that a program visits them (navigator.webdriver).  [default: off]",
    ),
    click.option(
        "--public-only/--anywhere",
        default=None,
        help="Reach nothing but the public internet: for a service that audits addresses of strangers. Without "
        "Lighthouse, whose browser finds its own way.  [default: anywhere]",
    ),
    click.option(
        "--header",
        "headers",
        multiple=True,
        metavar="'NAME: VALUE'",
        help="Sent to the audited site only; repeatable. The value may be $VARIABLE.",
    ),
    click.option(
        "--cookie",
        "cookies",
        multiple=True,
        metavar="NAME=VALUE",
        help="Set for the audited site; repeatable. The value may be $VARIABLE.",
    ),
    click.option(
        "--storage-state",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Cookies and local storage of a browser, as Playwright or `auditor login` writes them.",
    ),
    click.option(
        "--local-storage",
        "local_storage",
        multiple=True,
        metavar="NAME=VALUE",
        help="Set in the audited site's local storage; repeatable. The value may be $VARIABLE.",
    ),
    click.option("--basic-auth-env", metavar="VAR", help="Environment variable that holds user:password."),
    click.option("--timeout", type=click.FloatRange(1, 600), metavar="S", help="Seconds for a visit.  [default: 30]"),
    click.option(
        "--wait-for", metavar="SELECTOR", help="Examine pages once something that this CSS selector selects is visible."
    ),
    click.option(
        "--wait", type=click.FloatRange(0, LONGEST_WAIT), metavar="S", help="Seconds to leave a loaded page alone."
    ),
    click.option(
        "--wait-for-server",
        type=click.FloatRange(0, 3600),
        metavar="SECONDS",
        help="How long the server may take until it answers, before the first visit.  [default: 0]",
    ),
    click.option("--concurrency", metavar="N|auto", help="Visits at a time.  [default: auto, by cores and memory]"),
    click.option(
        "--ca-file",
        type=click.Path(path_type=Path),
        metavar="PEM",
        help="A certificate authority of your own to trust.",
    ),
    click.option(
        "--payment-baseline",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Scripts accepted beside a payment: fail on changes; `auditor payment accept` writes it.",
    ),
)

judge_options = stacked(
    click.option(
        "--rules",
        "rules",
        multiple=True,
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="A folder of further rules; repeatable.",
    ),
    click.option("--only", multiple=True, metavar="ID|CATEGORY", help="Judge by these rules only; repeatable."),
    click.option("--skip", multiple=True, metavar="ID|CATEGORY", help="Leave these rules out; repeatable."),
    click.option("--fail-under", type=click.FloatRange(0, 100), metavar="N", help="Fail under this score."),
    click.option(
        "--fail-on",
        metavar="IMPACT",
        help="Fail on failures of this impact or worse: minor, moderate, serious, critical. none: the verdict does not "
        "count, either.",
    ),
    click.option(
        "--threshold",
        "thresholds",
        multiple=True,
        metavar="NAME=N",
        help="Fail if this quality or category is under N; repeatable.",
    ),
    click.option(
        "--strict/--no-strict", default=None, help="A serious or critical rule that could not be decided fails, too."
    ),
    click.option("--profile", metavar="NAME", help="local: a preview without certificate and headers."),
    click.option(
        "--baseline",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Fail on what is not in this baseline only; `auditor baseline` makes one.",
    ),
    click.option(
        "--update-baseline",
        is_flag=True,
        help="Accept what this run finds: write the baseline anew.  [default file: auditor-baseline.json]",
    ),
)

format_options = stacked(
    click.option(
        "--format",
        "formats",
        multiple=True,
        metavar="FORMAT",
        help=f"{', '.join(FORMATS)}; repeatable.  [default: terminal, html, json]",
    ),
    click.option("--lang", metavar="en|fr", help="Language of the report.  [default: en]"),
)

look_options = click.option(
    "--templates",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A folder of templates and style sheets that are taken before ours (reports/html/).",
)

verbose_option = click.option(
    "--verbose", "-v", is_flag=True, help="Tell everything in the terminal, not the verdict alone."
)

config_option = click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Configuration file.  [default: auditor.toml, or [tool.auditor] in pyproject.toml]",
)


def one_of(value: str, allowed: Collection[str], what: str) -> str:
    """`value`, checked. Raises UsageError with the nearest valid name."""
    from auditor.errors import nearest

    if value not in allowed:
        raise UsageError(f"Unknown {what} {value!r}.{nearest(value, allowed)} Valid: {', '.join(allowed)}.")
    return value


def secret(value: str) -> str:
    """A value, or with a leading `$` that of an environment variable, which keeps it out of the process list."""
    if not value.startswith("$"):
        return value
    return environment(value[1:])


def environment(name: str) -> str:
    """The value of an environment variable. Raises UsageError if it is not set."""
    try:
        value = os.environ[name]
    except KeyError:
        raise UsageError(f"The environment variable {name!r} is not set.") from None
    if not value:
        raise UsageError(f"The environment variable {name!r} is empty.")
    return value


audit_options = stacked(
    visit_options,
    judge_options,
    format_options,
    look_options,
    click.option(
        "--out",
        "-o",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="Folder of the report; - writes one format, json if none is named, to standard output.  "
        "[default: audit-report/HOST-TIME]",
    ),
    verbose_option,
    config_option,
)
"""Of the commands that go from URLs to reports."""
