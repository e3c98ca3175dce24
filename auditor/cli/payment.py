"""`auditor payment`: the scripts and headers of payment pages, accepted with reasons and checked against that later."""

from __future__ import annotations

from pathlib import Path

import click

FILE = "payment-baseline.json"
"""In the current folder, if no other is named."""

_LENGTH = 160


@click.group("payment")
def command() -> None:
    """Accept the scripts beside a payment, each with its reason, and say later what has changed.

    For PCI DSS 4.0.1, 6.4.3 (every script is justified and authorised) and 11.6.1 (changes are noticed, weekly at
    least).
    """


@command.command("accept")
@click.argument("given", type=click.Path(path_type=Path), metavar="RESULT.json…", nargs=-1, required=True)
@click.option(
    "--justify",
    "reasons",
    multiple=True,
    metavar="HOST=REASON",
    help="Why the page needs the scripts of a host, or `inline` those in the page itself; repeatable.",
)
@click.option("--out", "-o", type=click.Path(path_type=Path), default=Path(FILE), metavar="FILE", help="File to write.")
def accept(given: tuple[Path, ...], reasons: tuple[str, ...], out: Path) -> None:
    """Record the scripts and headers of the payment pages of a result, with a written reason for each script.

    Given the results of three audits, scripts that change at each load are recognised as such, and known by their
    origin, the form of their address and their size.
    """
    from auditor.accepted_payment import INLINE
    from auditor.cli import results
    from auditor.judge.comparing import payment
    from auditor.report.words.plain import plain
    from auditor.store import write

    found = payment.accept([results.read(path) for path in given], dict(_reason(text) for text in reasons))
    write(out, payment.encode(found))
    count = sum(len(page.scripts) for page in found.pages)
    pages = len(found.pages)
    told = f"Accepted: {count} script{'' if count == 1 else 's'} on {pages} payment page{'' if pages == 1 else 's'}"
    click.echo(f"{told}, in {out}.", err=True)
    for page in found.pages:
        for each in page.scripts:
            if each.varies and not each.sha256:
                sizes = "–".join(f"{size:,}" for size in dict.fromkeys(each.sizes))
                shown = plain(each.url, _LENGTH) or INLINE
                click.echo(f"Changes at each load: {shown}, {each.most} at a time, {sizes} bytes.", err=True)
    click.echo(f"Next, at least weekly: auditor audit URL --payment-baseline {out}", err=True)


@command.command("check")
@click.argument("result", type=click.Path(path_type=Path), metavar="RESULT.json")
@click.option(
    "--baseline", type=click.Path(path_type=Path), default=Path(FILE), metavar="FILE", help="What was accepted."
)
def check(result: Path, baseline: Path) -> int:
    """Say which scripts and headers of the payment pages appeared, changed or went since they were accepted.

    Exit code 1 if anything did, 3 if a page of the baseline could not be looked at.
    """
    from auditor import baselines
    from auditor.cli import results
    from auditor.judge.comparing import payment
    from auditor.report.words.plain import plain

    known = baselines.read_payment(baseline)
    report = results.read(result)
    found = payment.compare(known, report)
    if found.changes:
        click.echo(f"Accepted on {plain(known.accepted, 40)}; seen on {plain(report.started, 40)} with changes:")
    for change in found.changes:
        click.echo(f"{plain(change.page, _LENGTH)}: {change.what} {change.kind}: {plain(change.name, _LENGTH)}")
        if change.before or change.after:
            click.echo(f"  was {plain(change.before, _LENGTH) or '-'}, is {plain(change.after, _LENGTH) or '-'}")
        if change.loaded_by:
            click.echo(f"  loaded by {plain(change.loaded_by, _LENGTH)}")
    for url in found.unknown:
        click.echo(f"{plain(url, _LENGTH)}: a payment page that was never accepted")
    for url in found.unseen:
        click.echo(f"{plain(url, _LENGTH)}: not looked at this time")
    if not (found.changes or found.unknown or found.unseen):
        click.echo(f"Nothing has changed since {plain(known.accepted, 40)}.")
    return 1 if found.changes or found.unknown else 3 if found.unseen else 0


def _reason(text: str) -> tuple[str, str]:
    place, equals, reason = text.partition("=")
    if not equals or not place.strip() or not reason.strip():
        raise click.UsageError(f"--justify {text[:60]!r} is not written HOST=REASON.")
    return place.strip().lower(), reason
