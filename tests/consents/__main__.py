"""Audits each dialog untouched, refused and accepted, and prints what was said of it beside what a person says.

It needs npm: the packages are fetched once, into a cache. It is no part of `make test`.
"""

from __future__ import annotations

import mimetypes
import sys
from pathlib import Path

from auditor.api import audit
from auditor.model.report import PageReport, Report
from auditor.model.scenario import CONSENTS
from tests.bench.packages import unpacked
from tests.consents.scripts import DIALOGS, Dialog
from tests.site import Answer, Site, page

TEXT = (
    "<h1>Boutique</h1><p>Des lampes pour lire, pour le salon et pour la table de nuit, toutes faites à la main dans "
    "notre atelier de Nantes et livrées chez vous en trois jours ouvrés.</p>"
)


def routes(dialog: Dialog) -> dict[str, Answer]:
    """The page, and the files of its package."""
    found = {"/": page(dialog.head.replace("{files}", "/files") + TEXT)}
    folder = unpacked(dialog.package) if dialog.package else None
    for path in sorted(folder.rglob("*")) if folder else []:
        if path.is_file() and folder is not None:
            found[f"/files/{path.relative_to(folder).as_posix()}"] = _file(path)
    return found


def _file(path: Path) -> Answer:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Answer(path.read_bytes(), headers={"Content-Type": kind})


def told(report: Report) -> tuple[str, str, str]:
    """The outcome of consent-balance, and what became of refusing and accepting."""
    untouched, refused, accepted = report.pages
    outcome = next(each.outcome for each in untouched.results if each.rule == "consent-balance")
    return outcome, _answered(refused), _answered(accepted)


def _answered(visit: PageReport) -> str:
    told = [*visit.failures, *visit.notices]
    return next((each.code for each in told if each.code.startswith("consent-")), "answered")


def main() -> int:
    """0 if each was judged as a person does."""
    wrong = 0
    for dialog in DIALOGS:
        with Site(routes(dialog)) as site:
            report = audit(
                f"{site.origin}/", devices=["phone"], consents=CONSENTS, lighthouse=False, only=["consent-balance"]
            )
        outcome, refused, accepted = told(report)
        fits = outcome == dialog.balance and (
            refused == "answered" or not dialog.refusable or outcome == "inapplicable"
        )
        wrong += not fits
        print(f"{'  ' if fits else '! '}{dialog.name:24}{outcome:14}{refused:20}{accepted:20}{dialog.why}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
