"""Small valid things to start from; each test changes what it is about."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from auditor.judge.loading.problems import SourceFile
from auditor.judge.loading.rulebook import Rulebook
from auditor.judge.loading.rulefile import read_rule
from auditor.judge.rule import Rule
from auditor.model.facts import Context, Facts
from auditor.model.facts.content.page import PageFacts
from auditor.model.geometry import Box
from auditor.model.result import RuleResult
from auditor.model.rule import CategoryDescriptor
from auditor.model.subject import At
from auditor.model.text import Text

PHONE = Context("phone", 390.0, 664.0, "https", False)
TABLET = Context("tablet", 820.0, 1180.0, "https", False)
REMOVED = object()
"""A value for `rule_text` that leaves the key out."""


def rule_text(**changes: Any) -> str:
    """A rule's YAML: over `page`, at most 10 elements."""
    content: dict[str, Any] = {
        "title": {"en": "Few elements", "fr": "Peu d’éléments"},
        "fails": {"en": "Too many elements", "fr": "Trop d’éléments"},
        "why": {"en": "They cost time.", "fr": "Ils coûtent du temps."},
        "fix": {"en": "Use fewer.", "fr": "Employez-en moins."},
        "impact": "serious",
        "sources": [{"name": "A standard", "url": "https://example.org/"}],
        "over": "page",
        "limits": {"most": 10},
        "passes": "elements <= most",
        "message": {"en": "{elements:.0f} of {most:.0f}", "fr": "{elements:.0f} sur {most:.0f}"},
        "examples": {"passed": [{"elements": 10}], "failed": [{"elements": 11}]},
    }
    content.update(changes)
    kept = {name: value for name, value in content.items() if value is not REMOVED}
    return yaml.safe_dump(kept, allow_unicode=True, sort_keys=False)


def a_rule(id_: str = "few-elements", category: str = "content", **changes: Any) -> Rule:
    """The rule of `rule_text`, loaded."""
    text = rule_text(**changes)
    rule, problems = read_rule(SourceFile.of(Path(f"{id_}.yaml"), text), text, category)
    assert rule is not None, "\n".join(map(str, problems))
    return rule


def a_category(id_: str = "content", order: int = 1) -> CategoryDescriptor:
    """A category that answers for simplicity."""
    same = Text(id_, id_)
    return CategoryDescriptor(
        id=id_, order=order, quality="simple", quality_title=same, title=same, text=same, sentence=same
    )


def a_rulebook(*rules: Rule) -> Rulebook:
    """`rules` with a category for each name they use."""
    names = sorted({rule.category for rule in rules})
    categories = {name: a_category(name, order) for order, name in enumerate(names)}
    return Rulebook({rule.id: rule for rule in rules}, categories)


def a_page(elements: float | None = 1.0, depth: float | None = 1.0, **at: Any) -> PageFacts:
    """A page of one element; `at` is where the subject stands."""
    return PageFacts(elements=elements, depth=depth, at=At(**at))


def facts(*pages: PageFacts, context: Context = PHONE, **changes: Any) -> Facts:
    """Facts whose `page` collection is `pages`."""
    return Facts(**{"context": context, "subjects": {"page": list(pages)}, **changes})


def a_box(x: float = 0.0, y: float = 0.0, width: float = 10.0, height: float = 10.0) -> Box:
    """A small box at the top left."""
    return Box(x, y, width, height)


def a_result(rule: str = "few-elements", **changes: Any) -> RuleResult:
    """A serious rule of the category content that passed for one subject."""
    values: dict[str, Any] = {
        "category": "content",
        "impact": "serious",
        "advisory": False,
        "outcome": "passed",
        "passed": 1,
    }
    return RuleResult(rule=rule, **{**values, **changes})
