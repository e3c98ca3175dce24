"""`python -m tests.sites [NAME…]` audits the sites and prints their numbers, and how the verdicts spread.

Needs npm for the templates; the first run fetches them. What costs a site most stands behind its verdict.
"""

from __future__ import annotations

import ssl
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from auditor.api import audit
from auditor.demo.careless import BadShop
from auditor.demo.server import Application, running
from auditor.demo.shop import PaymentFields
from auditor.judge.scoring.numbers import shown
from auditor.model.report import Report
from tests.pairs.shop import PlantedShop
from tests.pairs.table import PAIRS
from tests.sites.made import MADE
from tests.sites.serving import Folder, certificate
from tests.sites.templates import TEMPLATES, fetched

QUALITIES = ("clear", "simple", "light", "secure", "touch")
DEAREST = 4
PRAISED = Path(__file__).parent.parent / "pages"


class Site(NamedTuple):
    """What is served under a name, and which of its pages are audited."""

    name: str
    application: Application
    pages: Sequence[str]


def sites(bank: str) -> Iterator[Site]:
    """All of them. `bank`: the origin of the card fields."""
    for template in TEMPLATES:
        yield Site(template.package, Folder(fetched(template)), [f"/{page}" for page in template.pages])
    for made in MADE:
        yield Site(made.name, PlantedShop(bank, PAIRS), made.pages)
    yield Site("careless shop", BadShop(""), BadShop.pages)
    yield Site("praised page", Folder(PRAISED), ["/praised.html"])


def audited(site: Site, context: ssl.SSLContext, ca: Path) -> Report:
    """The report of one site, on phone and tablet."""
    with running(context) as server:
        server.application = site.application
        urls = [f"https://localhost:{server.port}{page}" for page in site.pages]
        return audit(*urls, lighthouse=False, ca_file=ca)


def row(name: str, report: Report) -> str:
    """Five numbers, the headline, the verdict, and what costs most."""
    numbers = [None if (each := report.qualities[one].score) is None else shown(each) for one in QUALITIES]
    cells = "".join(f"{'–' if number is None else number:>7}" for number in numbers)
    headline = "–" if report.score is None else shown(report.score)
    dearest = ", ".join(f"{fix.rules[0]} {fix.quality_points:.0f}" for fix in report.fixes[:DEAREST])
    return f"{name:32.32}{cells}{headline:>9}  {report.verdict:14} {dearest}"


def main(names: Sequence[str]) -> int:
    """Prints the table; 1 if one verdict takes more than 70 %."""
    verdicts: Counter[str] = Counter()
    print(f"{'site':32}{''.join(f'{name:>7}' for name in QUALITIES)} headline  verdict        costs most, in points")
    with ExitStack() as stack:
        context, ca = certificate(Path(stack.enter_context(tempfile.TemporaryDirectory())))
        bank = stack.enter_context(running(context))
        bank.application = PaymentFields("https://localhost:*")
        for site in sites(f"https://127.0.0.1:{bank.port}"):
            if not names or site.name in names:
                report = audited(site, context, ca)
                verdicts[report.verdict] += 1
                print(row(site.name, report), flush=True)
    total = verdicts.total()
    print(f"{total} sites: " + ", ".join(f"{name} {count} ({count / total:.0%})" for name, count in verdicts.items()))
    return 0 if all(count <= 0.7 * total for count in verdicts.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
