"""docs/rules/: a page for each rule, in both languages, and the list of all. Written from the rules alone, so that the
same rules give the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from auditor.cli.rule_pages.examples import ShownExample, shown_examples
from auditor.cli.rule_pages.limits import limit_values
from auditor.judge.loading.rulebook import Rulebook
from auditor.judge.meanings import told, told_context
from auditor.judge.rule import GROSS, Rule
from auditor.report.words.strings import Strings, strings

FOLDER: Final = "docs/rules"
MOST: Final = 3
"""Examples of one outcome on a page. The rest stand in the rule's file: all of them would be a megabyte."""
LONGEST: Final = 900
"""Characters of an example that a page shows; longer ones are for the test, and teach a reader little."""

_WRITTEN: Final = "<!-- written by `make generated` from rules/{} -->"
_SPECIAL: Final = re.compile(r"([\\*_\[\]<>#|~])")


def pages(rulebook: Rulebook) -> dict[str, str]:
    """All files of the folder: name → text."""
    return {"README.md": _index(rulebook)} | {f"{id_}.md": page(rulebook, id_) for id_ in rulebook.rules}


def page(rulebook: Rulebook, id_: str) -> str:
    """The page of a rule."""
    rule = rulebook.rules[id_]
    blocks = [_WRITTEN.format(f"{rule.category}/{id_}.yaml"), f"# {id_}"]
    blocks += _words(rulebook, rule, strings("en"))
    blocks += ["## How it is judged", *_judging(rule)]
    blocks += _limits(rule)
    blocks += _examples(rule)
    blocks += ["## En français", *_words(rulebook, rule, strings("fr"), level=3)]
    return "\n\n".join(blocks) + "\n"


def _index(rulebook: Rulebook) -> str:
    blocks = [
        "<!-- written by `make generated` from rules/ -->",
        "# Rules",
        "A page for each rule: why it is there, what to do, how it is judged, its limits, sources and examples, in both"
        " languages. `auditor rules page ID` writes one whose examples are live.",
    ]
    for category in rulebook.categories.values():
        rules = [rule for rule in rulebook.rules.values() if rule.category == category.id]
        rows = ["| rule | English | français | |", "|---|---|---|---|"]
        for rule in rules:
            impact = strings("en")(f"impact.{rule.impact}") + (", advice" if rule.advisory else "")
            title, titre = _plain(rule.title.en), _plain(rule.title.fr)
            rows.append(f"| [{rule.id}]({rule.id}.md) | {title} | {titre} | {impact} |")
        blocks += [f"## {category.title.en} · {category.title.fr}", "\n".join(rows)]
    return "\n\n".join(blocks) + "\n"


def _words(rulebook: Rulebook, rule: Rule, words: Strings, level: int = 2) -> Iterable[str]:
    """What the rule says in one language."""
    language, head = words.language, "#" * level
    about = [rulebook.categories[rule.category].title.in_language(language), words(f"impact.{rule.impact}")]
    if rule.advisory:
        about.append(words("rule.advisory"))
    yield f"**{_plain(rule.title.in_language(language))}**"
    yield " · ".join(about)
    if rule.advisory:
        yield words("rule.advisory_text")
    for name, text in (("fails", rule.fails), ("why", rule.why), ("fix", rule.fix)):
        yield f"{head} {words(f'rule.{name}')}"
        yield _prose(text.in_language(language))
    for name, messages in (("rule.message", rule.messages), ("rule.undecided_title", rule.undecided)):
        if messages:
            yield f"{head} {words(name)}"
            yield "\n".join(f"- {_plain(message.text.in_language(language))}" for message in messages)
    yield f"{head} {words('rule.sources')}"
    yield "\n".join(f"- {_link(source.called(language), source.url)}" for source in rule.sources)


def _judging(rule: Rule) -> Iterable[str]:
    """The lines that judge, and the facts that they read."""
    found = told(rule.subject)
    yield f"Over `{rule.over}` (`auditor facts {rule.over}`): {_prose(found.about)}"
    lines = {"when": rule.when, "passes": rule.passes, "miss": rule.miss}
    yield _fenced("\n".join(f"{name}: {line.text}" for name, line in lines.items() if line is not None), "")
    facts = [fact for fact in (*found.facts, *told_context().facts) if fact.name in rule.reads]
    rows = [f"| `{fact.name}` | {fact.kind} | {_prose(fact.said)} |" for fact in facts]
    yield "\n".join(["| fact | type | meaning |", "|---|---|---|", *rows])
    notes = []
    if rule.family != rule.id:
        notes.append(f"Family `{rule.family}`: a place that fails several of its rules pays once.")
    if rule.score == "share":
        notes.append("Places are counted.")
    if rule.unlimited:
        notes.append(f"Without a limit: {_prose(rule.unlimited)}")
    if notes:
        yield "\n".join(f"- {note}" for note in notes)


def _limits(rule: Rule) -> Iterable[str]:
    if not rule.limits:
        return
    rows = []
    for name in rule.limits:
        values = limit_values(rule, name, "en")
        note = " (a miss from which a failure counts in full)" if name == GROSS else ""
        rows.append(f"| `{name}`{note} | {values['phone']} | {values['tablet']} |")
    yield "## Limits"
    yield "\n".join(["| | phone | tablet |", "|---|---|---|", *rows])
    name, given = next(each for each in rule.limits.items() if each[0] != GROSS or len(rule.limits) == 1)
    yield "Set another in `auditor.toml`:"
    yield _fenced(f"[limits.{rule.id}]\n{name} = {given['phone']:g}", "toml")


def _examples(rule: Rule) -> Iterable[str]:
    examples = shown_examples(rule)
    yield "## Examples"
    count = len(examples)
    file = f"../../rules/{rule.category}/{rule.id}.yaml"
    yield f"All {count} stand in [the rule's file]({file}). Elements with `data-expect` are those that are reported."
    for outcome, title in (("passed", "These pass"), ("failed", "These fail"), ("cantTell", "Here nobody can tell")):
        chosen = _chosen([example for example in examples if example.expected == outcome])
        if chosen:
            yield f"### {title}"
        for example in chosen:
            on = "" if len(example.devices) > 1 else f"On a {example.devices[0]}. "
            if on or example.caption:
                yield f"{on}{_prose(example.caption)}".strip()
            yield _fenced(example.html, "html") if example.html else _fenced(example.facts, "yaml")


def _chosen(examples: Sequence[ShownExample]) -> Sequence[ShownExample]:
    """The first that are short; the shortest, if none is."""
    short = [example for example in examples if len(example.html) <= LONGEST]
    return (short or sorted(examples, key=lambda example: len(example.html)))[:MOST]


def _fenced(text: str, language: str) -> str:
    """A block of code, with a fence that is longer than any in it."""
    ticks = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, ticks + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def _plain(text: str) -> str:
    """A text as text: on one line, nothing in it is markup."""
    return _escaped(" ".join(text.split()))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _prose(text: str) -> str:
    """The same, but `code` stays code, in which only the bar of a table needs a mark."""
    parts = " ".join(text.split()).split("`")
    if len(parts) % 2 == 0:
        return _plain(text)
    return "`".join(part.replace("|", "\\|") if number % 2 else _escaped(part) for number, part in enumerate(parts))


def _link(name: str, url: str) -> str:
    return f"[{_plain(name)}]({url.replace('(', '%28').replace(')', '%29')})" if url else _plain(name)
