"""The version of the rules, and that a result names it."""

from __future__ import annotations

import re
from pathlib import Path

from report_builders import a_report

from auditor.asked import JudgeRequest
from auditor.judge.loading.ruleset import version
from auditor.model.impacts import ImpactChange

CHANGELOG = Path(__file__).resolve().parents[3] / "CHANGELOG.md"


def test_the_changelog_has_a_heading_for_the_rules_of_today() -> None:
    headings = re.findall(r"^### Rules (\d+\.\d+\.\d+)$", CHANGELOG.read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == version()


def test_a_result_names_its_rules_and_whether_they_are_ours_alone() -> None:
    assert a_report().ruleset == version()
    assert a_report(request=JudgeRequest(skip=["touch"], only=["target-size"])).ruleset == version()
    limits = JudgeRequest(limits={"target-size": {"minimum": 30.0}})
    impacts = JudgeRequest(impacts={"target-size": ImpactChange(impact="minor", reason="Agreed.")})
    for request in (limits, impacts, JudgeRequest(rules=[Path("rules")])):
        assert request.ruleset == f"{version()}+own"
