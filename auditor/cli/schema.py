"""`auditor schema`: the JSON Schema of result.json."""

from __future__ import annotations

import json

import click


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of result.json."""
    from auditor.report.json import schema

    click.echo(json.dumps(schema(), indent=2, ensure_ascii=False))
