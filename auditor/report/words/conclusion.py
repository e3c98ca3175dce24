"""The verdict and the gate in sentences, none of them twice."""

from __future__ import annotations

from auditor.model.report import Report
from auditor.report.words.places import sentence
from auditor.report.words.strings import Strings

_COUNTED = ("rule-failed", "rule-undetermined")  # one for each rule: a list of its own, so they are only counted here

_OF_THE_SITE = ("narrowed", "profile", "local-site")  # what was left out, or could be: it bears on the verdict


def verdict_reasons(report: Report, words: Strings) -> list[str]:
    """Why the verdict is what it is, the gravest first."""
    return [sentence(report, reason, words) for reason in report.verdict_reasons]


def gate_reasons(report: Report, words: Strings) -> list[str]:
    """Why the gate is as it is, and what is open beside it; without what the verdict's reasons say already."""
    gate = report.gate
    told = [*report.verdict_reasons]
    found = [each for each in (*gate.reasons, *gate.unknown) if each not in told and each.code not in _COUNTED]
    sentences = [sentence(report, each, words) for each in found]
    undecided = sum(each.code == "rule-undetermined" for each in (*gate.reasons, *gate.notices))
    if undecided and not any(each.code == "rules-open" for each in told):
        sentences.append(words.count("terminal.grave_undecided", undecided))
    return list(dict.fromkeys(sentences))


def site_notices(report: Report, words: Strings) -> list[str]:
    """What the reader of a verdict has to know of what was judged."""
    return [sentence(report, each, words) for each in report.notices if each.code in _OF_THE_SITE]


def auditor_notices(report: Report, words: Strings) -> list[str]:
    """What there is to know of how the pages were visited."""
    return [sentence(report, each, words) for each in report.notices if each.code not in _OF_THE_SITE]
