"""The command line. Each command is a file of its own, loaded only when it is called: `auditor --help` stays quick."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable

import click

from auditor import __version__
from auditor.errors import AuditorError, UsageError

COMMANDS = {
    "audit": "Audit pages on a phone and a tablet, and report.",
    "funnel": "Find the way from a shop's home to its payment page, and audit it.",
    "collect": "Collect snapshots of pages, without judging them.",
    "login": "Sign in to a site by hand, and keep what the browser remembers for audits.",
    "judge": "Judge collected snapshots again, without a browser.",
    "report": "Turn a result.json into another format.",
    "compare": "Say what is new, gone, better and worse between two results.",
    "baseline": "Accept the faults of a result: later runs fail on new ones only.",
    "payment": "Accept the scripts beside a payment, and say later what has changed.",
    "explain": "Say which findings cost how many points, with every sum.",
    "rules": "List, explain and check the rules.",
    "facts": "Say what rules can speak of: names, types and meanings.",
    "init": "Write a configuration file with every key explained.",
    "config": "Show each setting and where it comes from.",
    "demo": "Audit two small shops that come along, a good one and a bad one.",
    "setup": "Install the browser, Lighthouse, axe-core and autoconsent.",
    "doctor": "Say what is installed, and what to do about what is not.",
    "schema": "Print the JSON Schema of result.json, or of the configuration.",
}


def _is_address(text: str) -> bool:
    """Whether a first argument that is no command is a page to audit: a URL, a host, or a host with a port or path."""
    from pathlib import Path

    if "://" in text or text.startswith("["):
        return True
    server, slash, _ = text.partition("/")
    host, _, port = server.rpartition("@")[2].partition(":")
    named = host.lower() == "localhost" or "." in host.strip(".")
    return named and (not port or port.isdecimal()) and (bool(slash) or not Path(text).exists())


class _Commands(click.Group):
    """Finds a command's file when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"auditor.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and _is_address(args[0]):
            args = ["audit", *args]
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from auditor.errors import nearest

            raise click.UsageError(f"There is no command {args[0]!r}.{nearest(args[0], COMMANDS)}", ctx) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="auditor")
def cli() -> None:
    """Audits a site as phones and tablets show it: clear, simple, light, secure, comfortable to touch.

    `auditor https://shop.example` is the whole of it; `auditor audit` takes the same and more.
    """


def main() -> None:
    """The entry point: every error is one sentence and an exit code, never a traceback.

    Of several codes the first holds: 4 a fault of ours, 2 wrong usage or input, 3 something could not be audited or
    written, 1 the gate is not met.
    """
    from auditor.cli import streams

    streams.prepare()
    code = _guarded(_run)
    if (unsaid := _guarded(_flush)) and code in (0, 1):  # a report that nobody got to read
        code = unsaid
    sys.exit(code)


def _run() -> int:
    from auditor.stopping import interrupt_on_signals

    interrupt_on_signals()
    code = cli(standalone_mode=False)
    return code if isinstance(code, int) else 0


def _flush() -> int:
    sys.stdout.flush()
    return 0


def _guarded(work: Callable[[], int]) -> int:
    """The exit code of `work`; what it raises becomes a sentence on standard error."""
    try:
        return work()
    except click.ClickException as error:
        error.show()
        return UsageError.exit_code  # click's own for a file is 1, which is the gate's here
    except AuditorError as error:
        click.echo(f"auditor: {error}", err=True)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("auditor: interrupted.", err=True)
        return 130
    except BrokenPipeError:
        return 141  # the reader of our output has gone (`auditor … | head`); there is nobody left to tell
    except Exception as error:  # noqa: BLE001 - whatever it is, a reader of traces is not who runs audits
        from auditor.faults import fault

        sentence = fault(error)
        click.echo(f"auditor: {sentence}", err=True)
        return sentence.exit_code
