"""`auditor init`: a configuration file with every key explained."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("init")
@click.argument("urls", nargs=-1, metavar="[URL]...")
@click.option(
    "--out", "-o", type=click.Path(path_type=Path), default=Path("auditor.toml"), show_default=True, metavar="FILE"
)
def command(urls: tuple[str, ...], out: Path) -> None:
    """Write a configuration file in which every key is explained; the URLs, if any, are what it audits."""
    from auditor.config.documentation import commented
    from auditor.errors import UsageError
    from auditor.store import write
    from auditor.urls import each_once

    addresses, passwords = each_once(urls)
    if passwords:
        raise UsageError("A password does not belong into a file: use --basic-auth-env when you audit.")
    if out.exists():
        raise UsageError(f"{str(out)!r} is there already; -o FILE writes another.")
    write(out, commented(addresses).encode())
    click.echo(f"{out} written. Next: auditor audit{'' if urls else ' URL'}", err=True)
