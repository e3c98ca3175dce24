"""A Chromium with a DevTools port for programs that want one: ours to end, with a fresh profile."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

from auditor.collect.browser.pool import ORDINARY, trusting
from auditor.collect.engines.program import Program
from auditor.errors import CollectError
from auditor.provision import Chromium, sandbox_args

START_SECONDS = 30.0
"""A cold start from a slow disk takes some seconds; one that takes longer than this hangs."""

POLL = 0.02
"""Seconds between looks at the file in which Chromium writes its port."""

# Those of chrome-launcher, which Lighthouse uses where it starts a browser itself.
ARGUMENTS = (
    "--headless",
    "--disable-background-networking",
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-client-side-phishing-detection",
    "--disable-component-extensions-with-background-pages",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-extensions",
    "--disable-features=Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider,CalculateNativeWinOcclusion,"
    "InterestFeedContentSuggestions,CertificateTransparencyComponentUpdater,AutofillServerCommunication,"
    "PrivacySandboxSettings4,RenderDocument",
    "--disable-hang-monitor",
    "--disable-ipc-flooding-protection",
    "--disable-prompt-on-repost",
    "--disable-renderer-backgrounding",
    "--disable-sync",
    "--force-fieldtrials=*BackgroundTracing/default/",
    "--metrics-recording-only",
    "--mute-audio",
    "--no-default-browser-check",
    "--no-first-run",
    "--password-store=basic",
    "--use-mock-keychain",
)


@contextlib.asynccontextmanager
async def debugged_chromium(
    chromium: Chromium,
    directory: Path,
    spki: tuple[str, ...],
    environment: Mapping[str, str] | None = None,
    *,
    webdriver: bool = False,
) -> AsyncIterator[int]:
    """Runs Chromium with its profile in `directory`; gives the port on loopback where it speaks the DevTools protocol.

    spki: Base64 SHA-256 hashes of public keys that it shall trust. webdriver: whether pages are told that they
    are visited by a program. environment: None for ours. Raises CollectError with code browser-died where it
    does not start.
    """
    profile = directory / "profile"
    profile.mkdir()
    command: list[str | Path] = [
        chromium.path,
        *ARGUMENTS,
        *(() if webdriver else ORDINARY),
        *sandbox_args(),
        f"--user-data-dir={profile}",
        "--remote-debugging-port=0",
        *trusting(spki),
    ]
    async with Program([*command, "about:blank"], directory / "chromium.log", environment) as program:
        yield await _port(program, profile / "DevToolsActivePort")


async def _port(program: Program, file: Path) -> int:
    try:
        async with asyncio.timeout(START_SECONDS):
            while program.exit_code is None:
                # The port stands in the first of two lines: without its end, the file is not written yet.
                if file.is_file() and (found := re.match(r"(\d+)\n", file.read_text("utf-8", "replace"))):
                    return int(found[1])
                await asyncio.sleep(POLL)
    except TimeoutError:
        pass
    raise CollectError("browser-died", reason=program.last_line()[:200])
