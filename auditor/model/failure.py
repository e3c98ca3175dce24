"""What could not be collected, as a code with parameters; the reports turn it into a sentence in either language."""

from __future__ import annotations

from typing import Final, Literal, get_args

import msgspec

from auditor.model.steps import Step

PageCode = Literal[
    "navigation-timeout",
    "dns-failure",
    "connection-refused",
    "not-public",
    "connection-failed",
    "tls-authority",
    "tls-failure",
    "http-error",
    "download",
    "not-a-page",
    "not-allowed",
    "redirect-loop",
    "keeps-moving",
    "selector-missing",
    "selector-invalid",
    "content-missing",
    "blank-page",
    "consent-unanswered",
    "consent-not-kept",
    "too-little-decided",
    "journey-not-found",
    "journey-ambiguous",
    "journey-fewer",
    "journey-hidden",
    "journey-covered",
    "journey-disabled",
    "journey-untouchable",
    "journey-no-option",
    "journey-not-filled",
    "journey-no-key",
    "journey-waited",
    "journey-stayed",
    "journey-paying",
    "journey-ended",
    "journey-unreached",
    "funnel-unreached",
    "dialog-loop",
    "tab-crashed",
    "too-much-memory",
    "browser-died",
    "unresponsive",
    "too-much-to-read",
    "interrupted",
    "internal-error",
]
"""Why a page could not be audited at all."""

LighthouseCode = Literal["lighthouse-missing", "lighthouse-auth", "lighthouse-failed", "lighthouse-timeout"]

StepCode = Literal[
    "never-settled",
    "load-timeout",
    "requests-open",
    "step-timeout",
    "step-failed",
    "tried-in-part",
    "probe-failed",
    "frame-unreadable",
    "too-many-frames",
    "page-too-tall",
    "not-reached",
    "journey",
]
"""Why a step gave less than it should."""

RuleCode = Literal["measure-failed", "disabled", "set-aside", "not-collected", "rule-error"]
"""Why a rule has no answer, besides what failed in the visit."""

VerdictCode = Literal[
    "quality-no", "quality-almost", "rules-open", "too-few-qualities", "nothing-audited", "pages-doubtful"
]
"""Why the verdict is what it is, besides pages that could not be audited."""

GateCode = Literal[
    "verdict-not-compliant",
    "below-threshold",
    "threshold-unknown",
    "rule-failed",
    "rule-undetermined",
    "score-below",
    "score-unknown",
    "impact-at-or-above",
    "new-findings",
    "pages-not-audited",
    "gate-passed",
    "gate-passed-aside",
    "gate-failed",
    "gate-undetermined",
    "gate-failed-undetermined",
]
"""Whether the audit passes, and why not."""

NoticeCode = Literal[
    "no-sandbox",
    "webdriver",
    "narrowed",
    "narrowed-pages",
    "excluded",
    "profile",
    "local-site",
    "ignored",
    "exception-unused",
    "exception-expired",
    "impact-changed",
]
"""What a reader should know of how it was visited and judged."""

PageNoticeCode = Literal[
    "tried-again",
    "measured-again",
    "led-elsewhere",
    "sign-in-instead",
    "error-page",
    "bot-check",
    "consent-not-asked",
    "consent-asked-again",
    "stopped-before-paying",
    "list-goes-on",
]
"""What a reader should know of which page was audited, and how it came."""

SnapshotCode = Literal["snapshot-damaged", "snapshot-unreadable", "snapshot-version", "not-stored"]
"""Why a stored snapshot could not be judged, or stored."""

Code = Literal[
    PageCode,
    SnapshotCode,
    LighthouseCode,
    StepCode,
    RuleCode,
    VerdictCode,
    GateCode,
    NoticeCode,
    PageNoticeCode,
]
"""Every code has a sentence in reports/strings."""

Origin = Literal["verdict", "gate", "browser", "snapshot", "probe", "measure", "rule"]
"""What else a failure may come from than a step of the visit."""

PAGE_NOTICES: Final = frozenset(get_args(PageNoticeCode))
"""The codes of what a visit notes that is no failure."""

DOUBTFUL: Final = frozenset({"error-page", "bot-check"})
"""The codes of what looks as if it had come in the place of the page: no verdict can be good over it."""

SWITCHED_OFF: Final = frozenset({"disabled", "set-aside"})
"""The codes of what the user left out: it is told, but not held against the page."""


class Failure(msgspec.Struct, frozen=True):
    """`step` (a Step, an Origin, or `measure:targets`, `rule:target-size` …) failed for the reason `code`.

    Both are open here, so that a file of an older version stays readable; `Failure.at` makes those of this one.
    """

    step: str
    code: str
    parameters: dict[str, str] = {}

    @staticmethod
    def at(step: Step | Origin, code: Code, /, *, of: str = "", **parameters: str) -> Failure:
        """A failure of known names. of: which probe, collection or rule it was, if `step` is but its kind."""
        return Failure(f"{step}:{of}" if of else step, code, parameters)

    @staticmethod
    def of_measuring(name: str, error: Exception) -> Failure:
        """What the collection `name` would be measured from could not be read for `error`."""
        return Failure.at("measure", "measure-failed", of=name, reason=f"{type(error).__name__}: {error}"[:200])
