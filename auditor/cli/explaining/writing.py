"""The lines that all explanations are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from auditor.judge.scoring import arithmetic
from auditor.judge.scoring.numbers import shown, written
from auditor.model.report import Report
from auditor.model.result import IMPACTS
from auditor.model.score import Charge, MeanScore, QualityScore
from auditor.report.words.places import headline, quality_name
from auditor.report.words.plain import plain
from auditor.report.words.strings import Strings


class Writer:
    """Writes about one report in one language."""

    def __init__(self, report: Report, words: Strings) -> None:
        self.report, self.words = report, words

    def figure(self, number: float) -> str:
        """A number with all its decimals, to compute with."""
        return written(number).replace(".", "," if self.words.language == "fr" else ".")

    def quality(self, name: str, score: MeanScore | QualityScore | None) -> str:
        """ "Clear: No, 11"."""
        if score is None or score.score is None or score.word is None:
            value = self.words("explain.undecided")
        else:
            value = f"{self.words(f'word.{score.word}')}, {shown(score.score)}"
        return self.words("colon", name=quality_name(self.report, name, self.words), value=value)

    def charge(self, charge: Charge) -> Iterator[str]:
        """A family with all that its cost is made of, and the sum."""
        words = self.words
        parts = [
            plain(charge.family),
            words(f"impact.{charge.impact}"),
            words.count("explain.places", charge.places),
            words.count("explain.passing", charge.passing),
            words("explain.paid", number=self.figure(charge.paid)),
            words("explain.dearest", number=self.figure(charge.dearest)),
            words("explain.whole", number=self.figure(charge.whole)),
        ]
        yield " · ".join(parts)
        yield f"  {self.sum('cost', arithmetic.cost_sum(charge, self.figure))}"
        for rule in charge.rules:
            yield f"  {plain(rule)} · {self.rule(rule)}"

    def rule(self, rule: str) -> str:
        """The headline of a rule; its id if the report does not describe it."""
        found = self.report.rules.get(rule)
        return headline(found, self.words) if found is not None else plain(rule)

    def sum(self, name: str, total: object) -> str:
        """ "raw: 100 × (1 − 0.2) = 80"."""
        return self.words("colon", name=self.words(f"explain.sum.{name}"), value=str(total))

    def raw(self, charges: Iterable[Charge], raw: float) -> str:
        """What the charges leave, as a sum."""
        return str(arithmetic.raw_sum(charges, raw, self.figure))

    def costs(self, charges: Sequence[Charge]) -> str:
        """ "zoom-allowed 0.8 · text-contrast 0.07": in the order of the sum, the grave ones first."""
        grave = [each for each in charges if IMPACTS.index(each.impact) >= IMPACTS.index("serious")]
        slight = [each for each in charges if each not in grave]
        return " · ".join(f"{plain(each.family)} {self.figure(each.cost)}" for each in (*grave, *slight))
