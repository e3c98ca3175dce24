"""`auditor schema`: the JSON Schema of result.json, and of the configuration."""

from __future__ import annotations

import json

import click


@click.command("schema")
@click.option("--config", "of_config", is_flag=True, help="That of auditor.toml instead, for editors.")
def command(of_config: bool) -> None:
    """Print the JSON Schema of result.json, or of the configuration."""
    from auditor.config import documentation
    from auditor.report import json as report_json

    found = documentation.schema() if of_config else report_json.schema()
    click.echo(json.dumps(found, indent=2, ensure_ascii=False))
