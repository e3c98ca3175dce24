"""`auditor config`: each setting and where it comes from."""

from __future__ import annotations

import click

from auditor.cli.options import config_option


@click.command("config")
@config_option
def command(config_file: object) -> None:
    """Show each setting and where it comes from: the environment, a line of the file, or the default.

    Options of the command line win over all of them.
    """
    from pathlib import Path

    from auditor import config
    from auditor.cli import settings
    from auditor.config.documentation import keys

    found = config.find(config_file if isinstance(config_file, Path) else None, also=settings.unknown)
    click.echo(f"Configuration file: {found.file or 'none'}")
    rows = []
    for key in keys():
        source = found.source(key.name)
        value = getattr(found.configuration, key.name.replace("-", "_"))
        told = (key.default or "–") if source == "default" else _written(value)
        rows.append((key.name, told, source))
    widest = max(len(name) for name, _, _ in rows)
    for name, told, source in rows:
        click.echo(f"{name:<{widest}}  {told}  ({source})")


def _written(value: object) -> str:
    import msgspec

    return msgspec.json.encode(value).decode()
