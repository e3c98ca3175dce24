"""junit.xml for continuous integration: what fails the gate is a failure, what could not be audited an error.

A suite for the gate, with a case for each condition; then a suite for each station under each scenario, and one for the
site, with a case for each rule: its class is the category and the rule, its name the page, what it was visited under
and the headline, since lists of what failed show neither suite nor message. Everything else that is not met is skipped
with its reason: it is no success, and fails no build. So there is a failure exactly if a condition is not met, and an
error exactly if something was not audited.
Valid against the schema of Ant's format (windyroad's JUnit.xsd) and Jenkins' junit-10.xsd.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree as ET

from auditor.model.failure import Failure
from auditor.model.report import Report
from auditor.model.result import RuleResult
from auditor.model.text import Language
from auditor.model.url import split
from auditor.report import Images
from auditor.report.blame import Blame, blamed
from auditor.report.branding import PLAIN, Branding
from auditor.report.words.places import named_station, page_label, place, sentence
from auditor.report.words.plain import plain
from auditor.report.words.strings import Strings, strings

_TIMESTAMP: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_EPOCH: Final = "1970-01-01T00:00:00"
"""For a report without a time: the schema wants one."""
_FINDINGS: Final = 50
"""Findings that are written out in one test case."""


def render(report: Report, language: Language, images: Images, branding: Branding = PLAIN) -> bytes:  # noqa: ARG001 - the same for every format
    """junit.xml in `language`."""
    words = strings(language)
    root = ET.Element("testsuites")
    url = report.pages[0].station.url if report.pages else ""
    _gate(root, report, url, words)
    blame = blamed(report)
    for number, page in enumerate(report.pages):
        name = named_station(page.station, page_label(report, page, words, bracketed=True))
        suite = _suite(root, name, page.station.url, page.started or report.started)
        if page.audited:
            where = place(report, number, words)
            for result in page.results:
                _case(suite, result, report, number, where, blame, words)
        else:
            case = _test_case(suite, words("junit.audit"), "auditor")
            reasons = [sentence(report, failure, words) for failure in page.failures]
            error = ET.SubElement(case, "error", message=" ".join(reasons), type="not-audited")
            error.text = "\n".join(plain(failure.code) for failure in page.failures)
        _close(suite)
    if report.site.results:
        suite = _suite(root, words("site_row"), url, report.started)
        for result in report.site.results:
            _case(suite, result, report, None, words("site"), blame, words)
        _close(suite)
    ET.indent(root)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _suite(root: ET.Element, name: str, url: str, started: str) -> ET.Element:
    moment = _TIMESTAMP.match(started)
    suite = ET.SubElement(
        root,
        "testsuite",
        id=str(len(root)),
        name=plain(name),
        package="auditor",
        timestamp=moment[0] if moment else _EPOCH,
        hostname=_host(url),
        time="0",
    )
    ET.SubElement(suite, "properties")
    return suite


def _host(url: str) -> str:
    return plain(split(url).hostname or "localhost", 200)


def _close(suite: ET.Element) -> None:
    cases = suite.findall("testcase")
    suite.set("tests", str(len(cases)))
    for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(attribute, str(sum(case.find(tag) is not None for case in cases)))
    ET.SubElement(suite, "system-out")
    ET.SubElement(suite, "system-err")


def _test_case(suite: ET.Element, name: str, category: str) -> ET.Element:
    return ET.SubElement(suite, "testcase", name=plain(name, 500), classname=plain(category), time="0")


def _gate(root: ET.Element, report: Report, url: str, words: Strings) -> None:
    """The suite of the gate: whether all was audited, and each condition."""
    gate = report.gate
    suite = _suite(root, words("junit.gate"), url, report.started)
    case = _test_case(suite, "audited", "gate")
    if gate.unknown:
        ET.SubElement(case, "error", message=_sentences(report, gate.unknown, words), type="not-audited")
    for condition in gate.conditions:
        case = _test_case(suite, f"{condition.name} {condition.of}".strip(), "gate")
        if condition.reasons:
            message = sentence(report, condition.reasons[0], words)
            failure = ET.SubElement(case, "failure", message=message, type=condition.name)
            failure.text = "\n".join(sentence(report, each, words) for each in condition.reasons)
        elif condition.name == "verdict" and report.verdict == "undetermined":
            ET.SubElement(case, "skipped", message=_sentences(report, report.verdict_reasons, words))
    _close(suite)


def _sentences(report: Report, reasons: Sequence[Failure], words: Strings) -> str:
    return " ".join(sentence(report, reason, words) for reason in reasons)


def _case(
    suite: ET.Element, result: RuleResult, report: Report, page: int | None, where: str, blame: Blame, words: Strings
) -> None:
    """One rule on a page; `where`: that page in words."""
    case = _test_case(suite, f"{where} · {_head(result, report, words)}", f"{result.category}.{result.rule}")
    if result.outcome == "passed":
        return
    message = _message(result, report, words)
    if blame(result, page):
        failure = ET.SubElement(case, "failure", message=message, type=result.impact)
        failure.text = _findings(result, words, where)
    else:
        ET.SubElement(case, "skipped", message=_aside(result, message, words))


def _head(result: RuleResult, report: Report, words: Strings) -> str:
    """The headline of a failure, else the requirement: what a list of cases shows of a rule."""
    rule = report.rules.get(result.rule)
    if rule is None:
        return plain(result.rule)
    return plain((rule.fails if result.outcome == "failed" else rule.title).in_language(words.language))


def _message(result: RuleResult, report: Report, words: Strings) -> str:
    head = _head(result, report, words)
    if result.outcome == "failed":
        return words("colon", name=head, value=words.count("junit.findings", result.failed or len(result.findings)))
    if result.outcome == "untested" and result.reason is not None:
        return sentence(report, result.reason, words)
    if result.outcome == "cantTell":
        return words("junit.undecided", message=head)
    return words(f"outcome.{result.outcome}")


def _aside(result: RuleResult, message: str, words: Strings) -> str:
    if result.outcome != "failed":
        return message
    return words("junit.advisory" if result.advisory else "junit.aside", message=message)


def _findings(result: RuleResult, words: Strings, where: str) -> str:
    told = [each for each in result.findings if each.outcome == "failed"][:_FINDINGS]
    lines = [words("colon", name=plain(each.selector) or where, value=words.and_alike(each)) for each in told]
    left_out = result.failed - sum(1 + each.more for each in told)
    if left_out > 0:
        lines.append(words.count("terminal.more_lines", left_out))
    return "\n".join(lines)
