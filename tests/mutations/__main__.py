"""`python -m tests.mutations [PACKAGE…]` prints what a baseline takes for new and fixed when templates are changed.

Needs npm for the templates; the first run fetches them. Each template is audited as it is, which is the baseline, and
then on another host under each change with one pale text more, and with one old fault fixed: it should read 1/0 in
every column but the first (0/0) and the last (0/1). Speed is left out: its figures are the machine's; so is what a
template left on the page, which is gone as soon as its words change. "3=" in a cell:
three may be new or may not, since their rule had no answer in the baseline. "lost" is a page that was not audited.
"""

from __future__ import annotations

import json
import ssl
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from auditor.api import audit
from auditor.demo.server import running
from auditor.demo.shop import Request, Response
from auditor.judge.comparing.baseline import decode, encode
from auditor.judge.comparing.compare import Comparison, compare
from auditor.judge.comparing.faults import faults
from auditor.judge.comparing.known import Known, known, known_of
from auditor.model.report import Report
from tests.sites.serving import Folder, certificate
from tests.sites.templates import TEMPLATES, Template, fetched

CHANGES = (Path(__file__).parent / "changes.js").read_text()
SKIPPED = ("speed", "leftovers")
"""What is judged by figures of the machine; what is judged by the very words that are changed."""
TALL, SHORT = "390x844@3", "390x700@3"
KINDS: Mapping[str, Sequence[str]] = {
    "same": [],
    "fault": ["fault"],
    "siblings": ["siblings", "fault"],
    "classes": ["classes", "fault"],
    "words": ["words", "fault"],
    "texts": ["texts", "fault"],
    "blocks": ["blocks", "fault"],
    "all": ["siblings", "classes", "words", "blocks", "fault"],
    "height": ["fault"],
    "fixed": ["fix", "siblings", "classes"],
}


class Changed(Folder):
    """A folder whose pages are changed by the script at their end."""

    def __init__(self, root: Path, names: Sequence[str], fix: str = "") -> None:
        super().__init__(root)
        self.names, self.fix = names, fix

    def answer(self, request: Request) -> Response:
        """The file, with the script before the end of its body."""
        response = super().answer(request)
        if b"</body>" not in response.body:
            return response
        call = f"({CHANGES})({json.dumps({'names': list(self.names), 'fix': self.fix})})"
        body = response.body.replace(b"</body>", f"<script>{call}</script></body>".encode(), 1)
        return Response(body=body, headers=response.headers)


def visited(
    template: Template,
    kinds: Mapping[str, Sequence[str]],
    device: str,
    context: ssl.SSLContext,
    ca: Path,
    fix: str = "",
) -> tuple[Report, dict[str, int]]:
    """One report of the template under all `kinds`, each on a port of its own; and which page is whose."""
    root, page = fetched(template), template.pages[0]
    with ExitStack() as stack:
        urls = {}
        for kind, names in kinds.items():
            server = stack.enter_context(running(context))
            server.application = Changed(root, names, fix)
            urls[kind] = f"https://localhost:{server.port}/{page}"
        report = audit(*urls.values(), devices=[device], lighthouse=False, skip=SKIPPED, ca_file=ca)
    return report, {kind: number for number, kind in enumerate(urls)}


def of_page(report: Report, number: int) -> Known:
    """What one page of a report knows."""
    return known_of([report.pages[number]], report.site.__class__(), report.rules, report.scenarios)


def fixable(report: Report) -> str:
    """The selector of a pale text that nothing else is like."""
    audit_ = known(report)
    for fault in faults(audit_):
        example = fault.seen.example
        if fault.place.family != "text-contrast" or fault.seen.count != 1 or example is None:
            continue
        if ">>>" not in example.finding.selector and example.finding.moment is None:
            return example.finding.selector
    return ""


def told(comparison: Comparison) -> str:
    if comparison.not_seen and not comparison.kept:
        return "lost"
    unknown = f"{len(comparison.unknown)}=" if comparison.unknown else ""
    return f"{unknown}{len(comparison.new)}/{len(comparison.gone)}"


def main(packages: Sequence[str]) -> int:
    """Prints the table; 1 if a cell is not as it should be."""
    wrong = 0
    print(f"{'template':32}{'old':>5}" + "".join(f"{kind:>9}" for kind in KINDS))
    with ExitStack() as stack:
        context, ca = certificate(Path(stack.enter_context(tempfile.TemporaryDirectory())))
        for template in TEMPLATES:
            if packages and template.package not in packages:
                continue
            first, _ = visited(template, {"same": []}, TALL, context, ca)
            baseline = decode(encode(of_page(first, 0)), "the baseline")
            fix = fixable(first)
            own = {kind: names for kind, names in KINDS.items() if kind != "height" and (fix or kind != "fixed")}
            report, pages = visited(template, own, TALL, context, ca, fix)
            short, _ = visited(template, {"height": KINDS["height"]}, SHORT, context, ca)
            afters = {kind: of_page(report, number) for kind, number in pages.items()} | {"height": of_page(short, 0)}
            found = {kind: compare(baseline, afters[kind]) for kind in KINDS if kind in afters}
            expected = {"same": "0/0", "fixed": "0/1"}
            cells = {kind: told(found[kind]) if kind in found else "–" for kind in KINDS}
            print(
                f"{template.package:32}{len(faults(baseline)):>5}" + "".join(f"{cells[kind]:>9}" for kind in KINDS),
                flush=True,
            )
            for kind, comparison in found.items():
                if told(comparison).rpartition("=")[2] != expected.get(kind, "1/0"):
                    wrong += 1
                    for mark, each in [("+", each) for each in comparison.new] + [
                        ("-", each) for each in comparison.gone
                    ]:
                        example = each.seen.example
                        selector = example.finding.selector[-70:] if example else ""
                        said = example.finding.traits.words[:40] if example else each.seen.said
                        print(f"    {kind} {mark} {each.rule} {selector} “{said}”", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
