"""Runs Lighthouse's performance category as a subprocess."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import msgspec

from auditor.collect.engines.admission import admit
from auditor.collect.engines.debugged import debugged_chromium
from auditor.collect.engines.lighthouse_result import parse
from auditor.collect.engines.program import Program
from auditor.collect.network.redaction import Redactor
from auditor.collect.options import VisitOptions
from auditor.errors import CollectError
from auditor.model.lighthouse import LighthouseEvidence
from auditor.model.url import without_credentials
from auditor.provision import Chromium, NodeTools
from auditor.warden import Warden

ANALYSIS_SECONDS = 60.0
"""Beside the time that a page may take to load: the start of both programs and the simulation over the trace, which
takes ten seconds for a heavy page on a slow machine."""

LARGEST_RESULT = 64 * 1024 * 1024
"""Bytes of JSON that are read; Lighthouse writes 0.2 to 5 MB."""


async def run(
    url: str, tools: NodeTools, chromium: Chromium, options: VisitOptions, *, spki: tuple[str, ...] = ()
) -> LighthouseEvidence:
    """One run in phone emulation, with a browser and a profile of its own.

    Cookies and the password for basic authentication are given to the browser, which sends them to the site alone. A
    cancellation ends both programs. Raises CollectError with code lighthouse-failed, lighthouse-timeout, or
    lighthouse-auth where the user sends headers: Lighthouse would send those to every third party on the page too, and
    what it measured without them would be another page.
    """
    if options.headers:
        raise CollectError("lighthouse-auth")
    url, options = _without_password(url, options)
    seconds = options.timeout + ANALYSIS_SECONDS
    redactor = Redactor(options.secrets())
    with Warden() as warden:
        directory = warden.directory
        try:
            environment = {**os.environ, **warden.environment}
            debugged = debugged_chromium(chromium, directory, spki, environment, webdriver=options.webdriver)
            async with asyncio.timeout(seconds), debugged as port:
                if options.cookies or options.basic_auth or options.state_for(url):
                    await admit(port, url, options)
                found = await _run(url, tools, directory, port, options)
        except TimeoutError as error:
            raise CollectError("lighthouse-timeout", seconds=f"{seconds:.0f}") from error
        except OSError as error:
            raise CollectError("lighthouse-failed", reason=str(error.strerror or error)) from error
        except CollectError as error:
            reason = redactor.text(error.parameters.get("reason", error.code))
            raise CollectError("lighthouse-failed", reason=reason[:200]) from error
    return msgspec.convert(redactor.tree(msgspec.to_builtins(found)), LighthouseEvidence)


def _without_password(url: str, options: VisitOptions) -> tuple[str, VisitOptions]:
    """The address without a password, which goes into the options: other users of a machine can read command lines."""
    address, credentials = without_credentials(url)
    return address, msgspec.structs.replace(options, basic_auth=options.basic_auth or credentials)


async def _run(url: str, tools: NodeTools, directory: Path, port: int, options: VisitOptions) -> LighthouseEvidence:
    result = directory / "result.json"
    command: list[str | Path] = [
        tools.node,
        tools.lighthouse,
        url,
        f"--port={port}",
        "--output=json",
        f"--output-path={result}",
        "--only-categories=performance",
        "--disable-full-page-screenshot",
        f"--max-wait-for-load={options.timeout * 1000:.0f}",
        "--locale=en-US",
        "--no-enable-error-reporting",
        "--quiet",
        # Its profile is fresh; what stands in it was put there for this page.
        *(["--disable-storage-reset"] if options.state_for(url).origins else []),
    ]
    # Were our browser to die, Lighthouse's launcher would start one that nobody ends: it gets what is no browser.
    environment = {**os.environ, "CHROME_PATH": str(tools.node), "TMPDIR": str(directory), "NO_COLOR": "1"}
    async with Program(command, directory / "lighthouse.log", environment) as program:
        code = await program.wait()
        if not result.is_file():
            reason = program.last_line() or f"exit code {code}"
            raise CollectError("lighthouse-failed", reason=reason)
    if result.stat().st_size > LARGEST_RESULT:
        raise CollectError("lighthouse-failed", reason="its result is too large")
    return parse(result.read_bytes())
