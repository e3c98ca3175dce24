"""`auditor setup`: installs what an audit needs beside Python packages."""

from __future__ import annotations

import click

from auditor.errors import ProvisionError


@click.command("setup")
def command() -> None:
    """Install Chromium, Lighthouse, axe-core and autoconsent, as far as they are missing.

    An audit does the same by itself when it needs them. Chromium comes from Playwright, or, as root on Debian, from the
    distribution; Lighthouse, axe-core and autoconsent from npm, into your cache directory.
    """
    from auditor.provision import (
        chromium_version,
        ensure_chromium,
        ensure_node_tools,
        find_chromium,
        find_node_tools,
        start_failure,
    )
    from auditor.provision.install import install_fonts

    def say(sentence: str) -> None:
        click.echo(sentence)

    def report(name: str, version: str, *, was_there: bool) -> None:
        click.echo(f"{name} {version}: {'there' if was_there else 'installed'}.")

    failures = []
    try:
        was_there = find_chromium() is not None
        chromium = ensure_chromium(say)
        install_fonts(say)
        if failure := start_failure(chromium):
            raise ProvisionError(failure)
        report("Chromium", f"{chromium_version(chromium)} ({chromium.path})", was_there=was_there)
    except ProvisionError as error:
        failures.append(str(error))
    try:
        was_there = find_node_tools() is not None
        tools = ensure_node_tools(say)
        report("Lighthouse", f"{tools.lighthouse_version} and axe-core {tools.axe_version}", was_there=was_there)
    except ProvisionError as error:
        failures.append(str(error))
    if failures:
        raise ProvisionError("\n".join(failures))
