"""What judging and scoring give: outcomes in the vocabulary of W3C ACT/EARL.

In result.json a field that has its default is left out: most of a hundred rules have nothing to tell of a page.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal, get_args

import msgspec

from auditor.model.failure import SWITCHED_OFF, Failure
from auditor.model.geometry import Box
from auditor.model.scene import Scene
from auditor.model.subject import Moment
from auditor.model.text import Text

Outcome = Literal["passed", "failed", "cantTell", "inapplicable", "untested"]
Impact = Literal["minor", "moderate", "serious", "critical"]
IMPACTS: Final[tuple[Impact, ...]] = get_args(Impact)
"""From the least grave to the gravest."""
FailOn = Impact | Literal["none"]
Verdict = Literal["compliant", "nearly", "undetermined", "not-compliant"]

_HASHES: Final = r"^[A-Za-z0-9_-]{10}(\*[1-9][0-9]{0,5})?( [A-Za-z0-9_-]{10}(\*[1-9][0-9]{0,5})?)*$"

FactValue = float | bool | str | list[str | float]


class Traits(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a finding is known by in another audit, beside its rule; nothing here depends on the host or on positions.

    page: path and sorted query, "" for the site as a whole. element: the tags, ids and roles from the document to the
    element, ids with 0 for every number; "" where the subject is no element. words: its own words, folded. attributes:
    those of id, name, type, autocomplete and the path of href that it has.
    """

    page: str = ""
    element: str = ""
    words: str = ""
    attributes: dict[str, str] = {}


NamelessKind = Literal[
    "button", "link", "field", "checkbox", "radio", "picture", "drawing", "video", "frame", "element"
]
Shows = Literal["", "drawing", "picture"]
Across = Literal["", "left", "middle", "right"]
Down = Literal["", "top", "middle", "bottom", "below"]


class Nameless(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an element without a name is called by: its kind, what it shows, and where it stands.

    across, down: in thirds of the first screen, "" if it is all of it or has no box; below: further down, its upper
    edge at `pixels` CSS px of the page.
    """

    kind: NamelessKind
    shows: Shows = ""
    across: Across = ""
    down: Down = ""
    pixels: int = 0


class Finding(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One subject that failed, or that could not be decided (`missing` then names the facts that were not measured).

    id: the same for findings of one rule whose `traits` are equal, so the same in every scenario and audit.
    miss: how far a failure is from the limit, measured ÷ required: 1 just at it, towards 0 the worse; None if its rule
    measures no distance, or what it needs was not measured: the failure counts in full.
    message: empty if the rule has none for what was measured; renderers then say so.
    moment: None for what is there from the arrival on. scene: the screen as it was when a trial went wrong there.
    more: how many of its rule and page, of the same outcome and the same shape of element, are not listed; it stands at
    the first of them that is.
    nameless: of an element that says nothing, what it is and where; None for all others.
    """

    id: str = ""
    outcome: Outcome
    selector: str
    html: str
    box: Box | None
    message: Text
    facts: dict[str, FactValue] = {}
    missing: list[str] = []
    miss: float | None = None
    obscured_by: str = ""
    moment: Moment | None = None
    scene: Scene | None = None
    traits: Traits = Traits()
    more: int = 0
    nameless: Nameless | None = None


class Ignored(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Findings of one rule and page that the user set aside: they count nowhere.

    exception: its index in Report.exceptions. count: how many. first: one of them.
    """

    exception: int
    count: int
    first: Finding


class Unlisted(msgspec.Struct, frozen=True, kw_only=True):
    """Findings of one rule, page and outcome that are not listed, and agree in the trait `element`: what is left of
    them is what another audit knows them by, a hash of each trait (auditor/judge/summary/traces.py).

    page, element: five characters each. each: ten characters for a finding, the hashes of its words and its attributes;
    "*3" behind them if three have the same; sorted, with blanks between.
    """

    outcome: Outcome
    page: str
    element: str
    each: Annotated[str, msgspec.Meta(pattern=_HASHES)]


class RuleResult(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The outcome of one rule on one page and device.

    reason: why it is untested. passed, failed, undecided: numbers of subjects. findings: what failed or is undecided,
    from the top of the page down; of many some of each shape of element. unlisted: the others. ignored: what
    was set aside; it is in none of these.
    """

    rule: str
    category: str
    impact: Impact
    advisory: bool
    outcome: Outcome
    passed: int = 0
    failed: int = 0
    undecided: int = 0
    reason: Failure | None = None
    findings: list[Finding] = []
    unlisted: list[Unlisted] = []
    ignored: list[Ignored] = []

    @property
    def unmeasured(self) -> bool:
        """Whether it is untested though the user did not switch its source off."""
        return self.outcome == "untested" and (self.reason is None or self.reason.code not in SWITCHED_OFF)
