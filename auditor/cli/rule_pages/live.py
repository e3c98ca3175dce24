"""A rule as one HTML file whose examples are live: what its author looks at, and whoever wants to see a fault."""

from __future__ import annotations

from itertools import groupby
from typing import Any, Final

from markupsafe import Markup

from auditor.cli.rule_pages.examples import ShownExample, shown_examples
from auditor.cli.rule_pages.limits import limit_values
from auditor.examples import on_one_page
from auditor.judge.loading.rulebook import Rulebook
from auditor.judge.meanings import told, told_context
from auditor.judge.rule import Rule
from auditor.model.text import Language
from auditor.report.branding import PLAIN
from auditor.report.context import line, safe_link, templates
from auditor.report.html import style_sheet
from auditor.report.words.strings import strings

_POLICY: Final = (
    "default-src 'none'; img-src data:; media-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'"
)
"""Of this page and, as they inherit it, of the frames with its examples. These run their scripts and reach nobody; the
page itself has no script, and what it shows is escaped."""

_MARKS: Final = "<style>[data-expect]{outline:3px dashed #c2185b!important;outline-offset:2px!important}</style>"


def live_page(rulebook: Rulebook, rule: Rule, language: Language) -> str:
    """The whole page, in one language. A rule pack may be hostile: its examples stand in sandboxed frames."""
    words = strings(language)
    found = templates(PLAIN)
    category = rulebook.categories[rule.category]
    lines = {"when": rule.when, "passes": rule.passes, "miss": rule.miss}
    facts = [*told(rule.subject).facts, *told_context().facts]
    filled: dict[str, Any] = {
        "t": words,
        "language": language,
        "policy": _POLICY,
        "style": Markup(style_sheet(found, "style.css", PLAIN)),
        "rule": rule,
        "category": category.title.in_language(language),
        "said": lambda text: line(text.in_language(language)),
        "lines": {name: each.text for name, each in lines.items() if each is not None},
        "facts": [(fact, line(fact.said)) for fact in facts if fact.name in rule.reads],
        "limits": {name: limit_values(rule, name, language) for name in rule.limits},
        "sources": [(source.called(language), safe_link(source.url)) for source in rule.sources],
        "groups": [
            (outcome, list(group)) for outcome, group in groupby(shown_examples(rule), lambda each: each.expected)
        ],
        "framed": framed,
        "line": line,
    }
    return found.render("rule.html", filled)


def framed(example: ShownExample) -> str:
    """The document of an example's frame."""
    return on_one_page(example.html) + _MARKS
