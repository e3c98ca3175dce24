"""`auditor login`: signs in by hand, in a visible browser, for audits behind the sign-in."""

from __future__ import annotations

import asyncio
from pathlib import Path

import click

from auditor.errors import ProvisionError


@click.command("login")
@click.argument("url")
@click.option(
    "--out", "-o", type=click.Path(path_type=Path), required=True, metavar="FILE", help="Where the state is kept."
)
def command(url: str, out: Path) -> None:
    """Sign in to URL in a browser window, and keep its cookies and local storage when you close it.

    Then: auditor audit URL --storage-state FILE. The file lets whoever has it in as you: it is readable by you alone,
    and belongs into no repository.
    """
    from auditor.collect.login import remembered
    from auditor.provision import find_windowed_chromium
    from auditor.storage_states import read_state, write_state
    from auditor.urls import each_once

    (address,), _ = each_once([url])
    if out.exists():
        read_state(out)  # what is no storage state is not overwritten
    chromium = find_windowed_chromium()
    if chromium is None:
        raise ProvisionError(
            "No browser that opens a window was found, or no screen to open it on. Run `auditor login` on a machine "
            "that has both, and bring the file here."
        )
    click.echo("Sign in, go as far as you like, then close the browser's window.", err=True)
    state = asyncio.run(remembered(chromium, address))
    write_state(out, state)
    stored = sum(len(each.local_storage) for each in state.origins)
    click.echo(f"{out}: {len(state.cookies)} cookies, {stored} entries of local storage. It lets in whoever has it.")
    click.echo(f"Next: auditor audit {address} --storage-state {out}")
