"""`auditor doctor`: says what is there, which versions, and what to do about what is not."""

from __future__ import annotations

import os

import click

from auditor.errors import ProvisionError

_COLOURS = {"ok": "green", "note": "yellow", "missing": "red"}


@click.command("doctor")
def command() -> None:
    """Say what an audit needs, what of it is there, and what to do about the rest.

    Exit code 0 if an audit can run, 3 if not.
    """
    from auditor.provision.diagnosis import can_audit, diagnose

    colour = False if os.environ.get("NO_COLOR") else None  # None: as the terminal can
    checks = []
    for check in diagnose():
        checks.append(check)
        click.echo(
            f"{click.style(f'{check.state:<8}', fg=_COLOURS[check.state])} {check.name:<11} {check.detail}",
            color=colour,
        )
        if check.remedy:
            click.echo(f"{'':<20} → {check.remedy}")
    if not can_audit(checks):
        raise ProvisionError("An audit can't run yet: see what is missing above.")
    click.echo("An audit can run.")
