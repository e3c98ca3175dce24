"""Rules about the rules: whatever stands in rules/ is readable, sourced, tested and written in two languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import msgspec
import pytest
from french import mistakes

from auditor import resources
from auditor.judge.evaluate import judge_rule
from auditor.judge.examples import judged_facts
from auditor.judge.loading.check import check_rules
from auditor.judge.loading.rulebook import Rulebook
from auditor.judge.message import number
from auditor.judge.rule import Rule
from auditor.judge.variables import facts_of
from auditor.model.result import Finding
from auditor.model.subject import Subject
from auditor.model.text import LANGUAGES, Language, Text

RULES = resources.directory("rules")
LONGEST_HEADLINE = 60
JARGON = re.compile(
    r"\b(?:WCAG|SC|ARIA|CSS|HTML|DOM|CLS|LCP|FCP|TTFB|TBT|CSP|HSTS|TLS|SRI|px|viewport|token)\b|`", re.IGNORECASE
)
NO_MISS = {
    "cookie-flags": "a flag is set or not; the limit only says when another protection stands in for it",
    "cta-reach": "the limit is 0 mm: nothing can be divided by it",
    "http-redirect": "the limit is no hop over http at all, and the first gives everything away",
    "orientation-free": "the page can be used in an orientation or not; the limits tell menus from the page",
    "tls-old": "an old version is switched off or not; the limit only says which are old",
    "render-blocking": "the limit is no script at all, and the first keeps the page empty",
}
"""Rules whose `passes` compares with a limit and that have no `miss`, each with its reason."""


def the_rulebook() -> Rulebook:
    return check_rules([RULES])[0]


BOOK = the_rulebook()
RULE_IDS = sorted(BOOK.rules)
of_each_rule = pytest.mark.parametrize("id_", RULE_IDS)


def texts(rule: Rule) -> dict[str, Text]:
    messages = {f"message {number}": message.text for number, message in enumerate(rule.messages, 1)}
    messages |= {f"undecided {number}": message.text for number, message in enumerate(rule.undecided, 1)}
    return {"title": rule.title, "fails": rule.fails, "why": rule.why, "fix": rule.fix, **messages}


def test_nothing_is_wrong_with_any_rule_that_can_be_told_without_a_browser() -> None:
    problems = check_rules([RULES])[1]
    assert not problems, "\n\n".join(map(str, problems))


@of_each_rule
def test_the_file_is_named_after_the_rule_and_lies_in_its_category(id_: str) -> None:
    rule = BOOK.rules[id_]
    assert rule.path == RULES / rule.category / f"{id_}.yaml"
    assert rule.category in BOOK.categories


@of_each_rule
def test_both_languages_are_written(id_: str) -> None:
    found = texts(BOOK.rules[id_])
    assert len(found) > 4
    for name, text in found.items():
        without_placeholders = re.sub(r"\{[^}]*\}", "", text.en)
        if re.search(r"[a-z]{4}", without_placeholders):
            assert text.en != text.fr, f"{name} is the same in both languages"


@of_each_rule
def test_french_typography(id_: str) -> None:
    found = {name: mistakes(text.fr) for name, text in texts(BOOK.rules[id_]).items()}
    assert not any(found.values()), found


@pytest.mark.parametrize("id_", sorted(BOOK.categories))
def test_french_typography_of_categories(id_: str) -> None:
    category = BOOK.categories[id_]
    for text in (category.quality_title, category.title, category.text, category.sentence):
        assert mistakes(text.fr) == []


@of_each_rule
def test_english_is_free_of_french_typography(id_: str) -> None:
    found = texts(BOOK.rules[id_])
    assert len(found) > 4
    for name, text in found.items():
        assert not re.search(r"[«»\u202f\u00a0]| [;:!?]", text.en), name


@of_each_rule
def test_sentences_end_and_headlines_do_not(id_: str) -> None:
    rule = BOOK.rules[id_]
    for language in LANGUAGES:
        for headline in (rule.title.in_language(language), rule.fails.in_language(language)):
            assert not headline.endswith((".", "!", "?", ":"))
            assert headline[0].isupper() or headline.startswith("axe-core")
        assert rule.why.in_language(language).endswith((".", "?", "!", "»", ")"))
        assert rule.fix.in_language(language).endswith((".", "?", "!", "»", ")", "`"))


@of_each_rule
def test_messages_take_their_limits_from_the_rule(id_: str) -> None:
    """A limit that is written out in a message is wrong as soon as it is configured."""
    rule = BOOK.rules[id_]
    for language in LANGUAGES:
        said = " ".join(message.text.in_language(language) for message in rule.messages)
        assert said
        prose = re.sub(r"\{[^}]*\}|`[^`]*`", "", said)
        for name, values in rule.limits.items():
            for value in values.values():
                shown = re.escape(number(value, None, False, language))
                assert not re.search(rf"(?<![\d.,]){shown}(?![\d.,]*\d)", prose), f"write {{{name}}}"


@of_each_rule
def test_the_title_does_not_contradict_the_limits(id_: str) -> None:
    """A number in a title is one of the rule's limits (a share may be in per cent)."""
    rule = BOOK.rules[id_]
    limits = {
        value * factor for values in rule.limits.values() for value in values.values() for factor in (1, 100, 0.001)
    }
    for language in LANGUAGES:
        said = f"{rule.title.in_language(language)} {rule.fails.in_language(language)}"
        assert said.strip()
        title = re.sub(r"HTTP/\d|[A-Za-z]+\d+|\d+[a-z]+\b", "", said)
        for found in re.findall(r"\d[\d.,\u202f]*", title):
            plain = found.replace("\u202f", "").rstrip(".,")
            value = float(plain.replace(",", ".") if language == "fr" else plain.replace(",", ""))
            assert any(abs(value - limit) < 1e-9 for limit in limits), f"{found} is no limit"


@of_each_rule
def test_a_failure_has_a_headline_of_its_own_for_the_owner_of_a_shop(id_: str) -> None:
    """Short enough for a list, without the vocabulary of standards and code, and without limits, which can be set."""
    rule = BOOK.rules[id_]
    for language in LANGUAGES:
        headline = rule.fails.in_language(language)
        assert headline != rule.title.in_language(language)
        assert len(headline) <= LONGEST_HEADLINE
        assert not JARGON.search(headline)
        assert not re.search(r"\d", headline)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_failures_have_the_same_headline(language: Language) -> None:
    headlines = [rule.fails.in_language(language) for rule in BOOK.rules.values()]
    assert len(set(headlines)) == len(headlines) > 0


def test_a_family_lies_in_one_quality() -> None:
    """Its places pay once: a fault that two qualities speak of would cost the second one nothing."""
    qualities: dict[str, set[str]] = {}
    for rule in BOOK.rules.values():
        qualities.setdefault(rule.family, set()).add(BOOK.categories[rule.category].quality)
    assert {family: found for family, found in qualities.items() if len(found) > 1} == {}


def test_a_family_has_several_rules_or_the_name_of_its_only_one() -> None:
    """A name that one rule alone uses is a slip of the pen."""
    members = Counter(rule.family for rule in BOOK.rules.values())
    alone = [rule.id for rule in BOOK.rules.values() if members[rule.family] == 1 and rule.family != rule.id]
    assert alone == []
    assert max(members.values()) > 1


@of_each_rule
def test_a_measured_limit_has_a_miss(id_: str) -> None:
    rule = BOOK.rules[id_]
    measured = bool(rule.passes.reads & rule.limits.keys())
    assert (rule.miss is not None or id_ in NO_MISS) or not measured, (
        "`passes` compares with a limit: write a `miss` (CONTRIBUTING.md), or its reason into NO_MISS"
    )
    assert id_ not in NO_MISS or (measured and rule.miss is None), "NO_MISS says more than is true"


@of_each_rule
def test_what_decides_is_a_limit_with_a_name(id_: str) -> None:
    """A number in `passes` can't be configured, and no source stands for it."""
    passes = re.sub(r"\"[^\"]*\"|'[^']*'", "", BOOK.rules[id_].passes.text)
    assert [found for found in re.findall(r"\d+\.\d+", passes) if float(found) not in {0.0, 1.0}] == []


@of_each_rule
def test_a_rule_that_reads_one_boolean_says_why_there_is_no_limit(id_: str) -> None:
    rule = BOOK.rules[id_]
    kinds = facts_of(rule.subject)
    facts = [name for name in rule.passes.reads if name in kinds]
    if rule.limits or len(facts) != 1 or kinds[facts[0]] != "boolean":
        return
    assert rule.unlimited, "say in `unlimited` why there is no limit"


@of_each_rule
def test_what_is_said_of_the_undecided_is_said_by_an_example(id_: str) -> None:
    """Else nobody has seen it, and a failure's words that strayed here would stay."""
    rule = BOOK.rules[id_]
    if rule.undecided:
        assert any(example.expected == "cantTell" for example in rule.examples)


@of_each_rule
def test_no_client_reads_why_a_rule_has_no_limit(id_: str) -> None:
    """That is for who writes rules: a key of its own, in no report."""
    rule = BOOK.rules[id_]
    assert not (rule.unlimited and rule.limits), "it has limits"
    for name, text in texts(rule).items():
        assert not re.search(r"\bno limit|\blimit to\b|this rule\b", text.en), name
        assert not re.search(r"pas de (?:limite|seuil)|\bcette règle\b", text.fr), name


@of_each_rule
def test_examples_mark_culprits_only_where_there_are_some(id_: str) -> None:
    assert len(BOOK.rules[id_].examples) > 1
    for example in BOOK.rules[id_].examples:
        if example.html is not None and example.expected in {"passed", "inapplicable"}:
            assert "data-expect" not in example.html, f"line {example.line}"
        for value in re.findall(r"data-expect\s*=\s*[\"']?(\w*)", example.html or ""):
            assert value in {"failed", "cantTell"}, f"line {example.line}"


EMPTY_SAYING = re.compile(r"“\s*”|«\s*»|\(\s*\)|``|\?(?!\w)|: *$|: *;")
"""What a message reads like if it speaks of something that is empty or was not measured."""

NAMELESS = frozenset({"name", "neighbour", "finger_neighbour", "content", "lcp_element", "widest"})
"""Facts that are empty on pages as they are: a rule has a message for that."""
NAMED = frozenset({"primary_actions", "resources", "own_files", "images", "cookies"})
"""Collections whose subjects are found by their names, or have an address for one."""


def without(subject: Subject, facts: frozenset[str]) -> Iterator[tuple[str, Subject]]:
    """The subject with each of its facts that `facts` names in turn not measured, then empty."""
    for name in sorted(facts & set(subject.__struct_fields__)):
        value = getattr(subject, name)
        emptied: dict[type, list[object]] = {str: [None, "", "\u200b"], list: [None, []]}
        empty = emptied.get(type(value), [None])
        for nothing in empty:
            yield name, msgspec.structs.replace(subject, **{name: nothing})


def findings(rule: Rule) -> Iterator[tuple[str, Finding]]:
    """What a rule says of its own examples, whole and with each fact of its messages left out in turn."""
    told = frozenset().union(*(template.names for message in rule.messages for template in message.templates.values()))
    for example in rule.examples:
        for judged in judged_facts(rule, example) if example.html is None else []:
            for subject in judged.subjects:
                for name, changed in [("", subject), *without(subject, told)]:
                    yield from ((name, each) for each in judge_rule(rule, [changed], judged.context).findings)


@of_each_rule
def test_no_message_speaks_of_nothing(id_: str) -> None:
    for _, finding in findings(BOOK.rules[id_]):
        for language in LANGUAGES:
            said = finding.message.in_language(language)
            assert not EMPTY_SAYING.search(said), said


def test_the_messages_above_are_some_of_each_rule_and_outcome() -> None:
    said = {(id_, finding.outcome) for id_ in RULE_IDS for _, finding in findings(BOOK.rules[id_])}
    assert len(said) > len(RULE_IDS)


@of_each_rule
def test_an_element_without_a_name_has_a_message_too(id_: str) -> None:
    for name, finding in findings(BOOK.rules[id_]):
        if name in NAMELESS and finding.outcome == "failed" and BOOK.rules[id_].over not in NAMED:
            assert finding.message.en, f"without {name}: {finding.facts}"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Une page\u202f: claire\u202f; simple\u202f! Oui\u202f? «\u202fOui\u202f», 85\u202f%, 4,5:1, `a: b`", 0),
        ('https://a.b/c?d et WCAG 2.5.8, PCI DSS 4.0.1, TLS 1.2, {share:.0%} et <a b="c: d">', 0),
        ("Une page : claire", 1),
        ("Une page: claire", 1),
        ("Une page\u00a0: claire", 1),
        ("Pourquoi?", 1),
        ("« Oui »", 2),
        ("85 %", 1),
        ("2.5 s", 1),
        ("l'écran", 1),
        ('le "bouton"', 2),
        ("tu dois", 1),
        ("attendez...", 1),
    ],
)
def test_the_check_of_french_itself(text: str, count: int) -> None:
    assert len(mistakes(text)) == count, mistakes(text)
