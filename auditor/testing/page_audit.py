"""An audit as a test looks at it."""

from __future__ import annotations

from auditor.errors import UsageError, nearest
from auditor.model.report import Report
from auditor.model.result import IMPACTS, Impact, Verdict
from auditor.model.text import Language
from auditor.report.repository.occurrences import occurrences
from auditor.report.text.failure import address, failure_text
from auditor.report.words.places import verdict_line
from auditor.report.words.strings import strings
from auditor.testing.failures import AuditFailure, failure_of


class PageAudit:
    """What `mobile_audit` returns. report: the whole of it, as result.json has it."""

    def __init__(self, report: Report, language: Language = "en") -> None:
        self.report = report
        self._words = strings(language)

    @property
    def compliant(self) -> bool:
        """Whether the verdict is *compliant*: every quality a Yes, and no serious or critical rule open. What could not
        be audited is not."""
        return self.report.verdict == "compliant"

    @property
    def passed(self) -> bool:
        """Whether `auditor audit` would end with 0: *compliant* or *nearly*, and every condition met that the
        configuration or the call asks for (fail_on, fail_under, thresholds, strict, baseline)."""
        return self.report.gate.passed

    @property
    def verdict(self) -> Verdict:
        """compliant, nearly, undetermined or not-compliant."""
        return self.report.verdict

    @property
    def score(self) -> float | None:
        """0–100; None if too little could be decided for one."""
        return self.report.score

    @property
    def message(self) -> str:
        """What is wrong and where, in at most thirty lines."""
        return failure_text(self.report, self._words)

    def failures(self, at_least: Impact = "minor") -> list[AuditFailure]:
        """What fails a rule of this impact or a graver one, the gravest first; advice is left out.

        Raises AssertionError if a page was not audited: a loop over nothing would pass. UsageError for no impact.
        """
        __tracebackhide__ = True
        if at_least not in IMPACTS:
            hint = nearest(str(at_least), IMPACTS)
            raise UsageError(f"Unknown impact {at_least!r}.{hint} Valid: {', '.join(IMPACTS)}.")
        if not self.report.pages or not all(page.audited for page in self.report.pages):
            raise AssertionError(self.message)
        graver = IMPACTS[IMPACTS.index(at_least) :]
        return [
            failure_of(self.report, found, self._words)
            for found in occurrences(self.report)
            if found.impact in graver and not found.rule.advisory
        ]

    def __repr__(self) -> str:
        return f"<mobile audit of {address(self.report)}: {verdict_line(self.report, self._words)}>"
