"""Whatever is wrong with a rule file is said at load: file, line and a caret under the culprit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from builders import REMOVED, rule_text
from hypothesis import given
from hypothesis import strategies as st

from auditor.judge.expression import Expression, compile_line
from auditor.judge.loading.document import Scalar, read, spot_within
from auditor.judge.loading.problems import Problem, SourceFile
from auditor.judge.loading.rulefile import read_rule

MISS = {"miss": "most / elements"}


def problems(text: str, name: str = "few-elements") -> list[Problem]:
    return read_rule(SourceFile.of(Path(f"{name}.yaml"), text), text, "content")[1]


def culprit(problem: Problem) -> str:
    """The characters of the file over the caret."""
    assert problem.spot is not None
    line = problem.source.lines[problem.spot.line]
    return line[problem.spot.column : problem.spot.column + problem.spot.width]


def test_the_builders_rule_is_right() -> None:
    assert problems(rule_text()) == []


@pytest.mark.parametrize(
    ("changes", "complaint", "under"),
    [
        ({"passes": "elments <= most"}, "no fact or limit 'elments'. Did you mean 'elements'?", "elments"),
        ({"passes": "elements <= 10 && most > 0.0"}, "every number is a double: write 24.0", "<"),
        ({"passes": "elements + most"}, "gives a double, but must say true or false", "elements + most"),
        ({"passes": "elements <= most &&"}, "Syntax error", ""),
        ({"passes": "elements.contains(most)"}, "contains", "("),
        ({"passes": "size_of(elements) <= most"}, "no function 'size_of'", "size_of"),
        ({"passes": 'scheme.matches("(") && elements <= most'}, "invalid regular expression", "scheme.matches"),
        ({"passes": "[1.0].exists(depth, depth < most)"}, "call the macro's variable otherwise", "depth"),
        ({"passes": ["elements"]}, "passes is a line of CEL", "-"),
        ({"passes": REMOVED}, "a rule lacks 'passes'", "title"),
        ({"when": "depht > 1.0"}, "when: there is no fact or limit 'depht'. Did you mean 'depth'?", "depht"),
        ({"over": "pages"}, "the collection 'pages' does not exist. Did you mean 'page'?", "pages"),
        ({"over": "kittens"}, "the collection 'kittens' does not exist. `auditor facts` lists all.", "kittens"),
        ({"passes": "shoes <= most"}, "'shoes'. `auditor facts COLLECTION` lists the facts.", "shoes"),
        ({"impact": "seriuos"}, "Did you mean 'serious'?", "seriuos"),
        ({"severity": "high"}, "a rule has no 'severity'", "severity"),
        ({"title": {"en": "Few"}}, "title lacks 'fr'", "en"),
        ({"why": {"en": "a", "fr": "b", "de": "c"}}, "why has no 'de'", "de"),
        ({"fix": {"en": "a", "fr": ""}}, "fix.fr is empty", "''"),
        ({"fix": {"en": "a", "fr": True}}, "fix.fr is a text", "true"),
        ({"sources": REMOVED}, "a rule lacks 'sources'", "title"),
        ({"sources": []}, "sources is empty", "["),
        ({"sources": [{"url": "https://x"}]}, "a source lacks 'name'", "url"),
        ({"sources": [{"name": "x", "url": "javascript:1"}]}, "a url begins with", "javascript:1"),
        ({"picture": "reech"}, "picture 'reech' does not exist. Did you mean 'reach'?", "reech"),
        ({"colours": "title"}, "colours is a list", "title"),
        ({"colours": ["scheme", "title"]}, "the fact 'scheme' does not exist", "scheme"),
        ({"colours": ["elements", "depth"]}, "the fact 'elements' does not exist", "elements"),
        ({"colours": []}, "colours are two facts", "["),
        ({"points": "elements"}, "the fact 'elements' does not exist", "elements"),
        ({"limits": {"most": 10, "least": 1}}, "the limit 'least' is not used by any line", "least"),
        ({"limits": {"most": "ten"}}, "the limit most is a number", "ten"),
        ({"limits": {"most": {"phone": 1}}}, "most lacks 'tablet'", "phone"),
        ({"limits": {"most": 1, "depth": 2}}, "two variables of one name", "depth"),
        ({"limits": {"most": 1, "device": 2}}, "two variables of one name", "device"),
        ({"limits": {"most": 1, "type": 2}}, "a name that CEL declares itself", "type"),
        ({"limits": {"most": 1, "for": 2}}, "a reserved word of CEL", "for"),
        ({"limits": {"most": 1, "Least-1": 2}}, "is not a name", "Least-1"),
        ({"message": {"en": "{elments}", "fr": "{elments}"}}, "'elments'. Did you mean 'elements'?", "elments"),
        ({"message": {"en": "{elements} {most}", "fr": "{elements}"}}, "most stands in one language only", "'{"),
        ({"message": {"en": "{elements!r}", "fr": "{elements}"}}, "a placeholder is one of", "{"),
        ({"message": {"en": "{elements.x}", "fr": "{elements}"}}, "a placeholder is one of", "{elements.x}"),
        ({"message": {"en": "{elements:.9f}", "fr": "{elements}"}}, "unknown format '.9f'", "{elements:.9f}"),
        ({"message": {"en": "{loopback}", "fr": "{loopback}"}}, "no number or text of the page", "loopback"),
        ({"message": {"en": "{scheme:.0f}", "fr": "{scheme}"}}, "is no number, it takes no format", "scheme"),
        ({"message": []}, "message is empty", "["),
        ({"message": [{"en": "a", "fr": "b"}, {"en": "c", "fr": "d"}]}, "message lacks 'when'", "en"),
        ({"message": [{"when": "loopback", "en": "a", "fr": "b"}]}, "message has no 'when'", "when"),
        (
            {"message": [{"when": "lopback", "en": "a", "fr": "b"}, {"en": "c", "fr": "d"}]},
            "message.when: there is no fact or limit 'lopback'. Did you mean 'loopback'?",
            "lopback",
        ),
        ({"fails": REMOVED}, "a rule lacks 'fails'", "title"),
        ({"fails": {"en": "Many"}}, "fails lacks 'fr'", "en"),
        ({"fails": "Many"}, "fails is a mapping", "Many"),
        ({"family": "Page Size"}, "in kebab-case: 'Page Size' is not", "Page Size"),
        ({"family": ["size"]}, "family is a text", "-"),
        ({"miss": "most / elments"}, "miss: there is no fact or limit 'elments'. Did you mean 'elements'?", "elments"),
        ({"miss": "elements <= most"}, "miss: must give a double, not bool", "elements <= most"),
        ({"miss": "1"}, "miss: must give a double, not int: write 1.0, not 1", "1"),
        ({"miss": "gross * elements"}, "miss: there is no fact or limit 'gross'", "gross"),
        ({"miss": 'scheme.matches("(") ? most : 1.0'}, "miss: invalid regular expression", "scheme.matches"),
        ({"miss": ["most"]}, "miss is a line of CEL", "-"),
        ({"limits": {"most": 1, "gross": 0.5}}, "a ratio of 'miss', which this rule does not have", "gross"),
        ({"limits": {"most": 1, "gross": 1}, **MISS}, "'gross' is measured ÷ required: between 0 and 1", "1"),
        ({"limits": {"most": 1, "gross": {"phone": 0.5, "tablet": 0}}, **MISS}, "between 0 and 1", "phone"),
        ({"score": "sum"}, "score 'sum' does not exist", "sum"),
        ({"score": {"curve": "elements"}}, "score is a word. There is: all, share.", "curve"),
        ({"advisory": "maybe"}, "advisory is true or false", "maybe"),
        ({"aliases": ["Old Name"]}, "no former id", "Old Name"),
        ({"aliases": ["few-elements"]}, "no former id", "few-elements"),
        ({"examples": REMOVED}, "a rule lacks 'examples'", "title"),
        ({"examples": {"passed": [{"elements": 1}]}}, "examples lacks 'failed'", "passed"),
        ({"examples": {"passed": [{"elments": 1}], "failed": ["<p>"]}}, "no 'elments'. Did you mean", "elments"),
        ({"examples": {"passed": [{"elements": "x"}], "failed": ["<p>"]}}, "elements is a number", "x"),
        ({"examples": {"passed": [], "failed": ["<p>"]}}, "examples.passed is empty", "["),
        ({"examples": {"passed": ["<p>"], "failed": [{"device": "watch"}]}}, "device 'watch'", "watch"),
        ({"examples": {"passed": ["<p>"], "failed": [{"html": "<p>", "elements": 1}]}}, "no 'elements'", "elements"),
    ],
)
def test_one_mistake_is_one_problem_with_its_caret(changes: dict[str, Any], complaint: str, under: str) -> None:
    found = [problem for problem in problems(rule_text(**changes)) if complaint in problem.sentence]
    languages = 2 if "message" in changes and "language" not in complaint else 1
    assert 1 <= len(found) <= languages, "\n".join(map(str, problems(rule_text(**changes))))
    assert all(culprit(each).startswith(under) or under.startswith(culprit(each)) for each in found)


def test_a_misspelt_fact_as_it_is_shown() -> None:
    text = rule_text(passes="elements <= most && contrst > 1.0")
    (problem,) = problems(text)
    head, line, caret = str(problem).split("\n")
    assert head.startswith("few-elements.yaml:")
    assert "passes: there is no fact or limit 'contrst'" in head
    assert caret.index("^") == line.index("contrst")
    assert caret.count("^") == len("contrst")


def test_all_mistakes_are_reported_at_once() -> None:
    text = rule_text(passes="elments <= mots", impact="grave", over="page", sources=[])
    sentences = "\n".join(problem.sentence for problem in problems(text))
    assert all(word in sentences for word in ("'elments'", "'mots'", "'grave'", "sources is empty"))


@pytest.mark.parametrize(
    ("text", "complaint", "line"),
    [
        ("a: b: c\n", "not valid YAML", 1),
        ("title:\n  en: Short, sweet: and wrong\n", "is quoted", 2),
        ("title: 'open\n", "unexpected end of stream", 2),
        ("\ttitle: x\n", "indent with spaces", 1),
        ("title: &a x\n", "anchors and aliases", 1),
        ("title: *a\n", "anchors and aliases", 1),
        ("title: !!python/object:os.system x\n", "tags", 1),
        ("a: 1\n---\nb: 2\n", "second document", 2),
        ("", "empty", 1),
        ("- a\n", "a rule is a mapping", 1),
        ("? [a]\n: b\n", "a key is a word", 1),
        ("a: 1\nb: \x07\n", "control characters", 2),
        ("impact: minor\nimpact: minor\n", "stands here twice", 2),
        ("[" * 10_000, "nested too deeply", 1),
        ("- " * 10_000, "nested too deeply", 1),
    ],
)
def test_files_that_are_no_rules(text: str, complaint: str, line: int) -> None:
    found = [problem for problem in problems(text) if complaint in problem.sentence]
    assert found, "\n".join(map(str, problems(text)))
    assert found[0].spot is not None
    assert found[0].spot.line + 1 == line


def test_what_reaches_the_terminal_has_no_control_characters() -> None:
    text = rule_text(passes="elements <= most").replace("Few elements", "Few \u202eelements") + "impcat: \u202e\n"
    assert any("impcat" in problem.sentence for problem in problems(text))
    assert not any("\u202e" in str(problem) for problem in problems(text))


def test_a_long_line_is_cut_around_its_culprit() -> None:
    passes = " && ".join(["elements <= most"] * 30 + ["elments > 1.0"] + ["elements <= most"] * 30)
    text = "\n".join(line for line in rule_text(passes=REMOVED).split("\n") if line) + f'\npasses: "{passes}"\n'
    (problem,) = problems(text)
    _, line, caret = str(problem).split("\n")
    assert len(line) < 130
    assert line[caret.index("^") : caret.rindex("^") + 1] == "elments"


STYLES = ["plain", "'", '"', "|", ">", ">-"]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "words", [["elements <= most"], ['scheme == "it\'s"', "&& contrst > 1.0"], ['"é\\\\" == x1', "|| x2"]]
)
def test_a_place_is_found_in_every_style_of_yaml(style: str, words: list[str]) -> None:
    value = " ".join(words)
    match style:
        case "plain":
            text = f"passes: {value}\n" if '"' not in value[:1] else f"passes: a {value}\n"
        case "'":
            text = "passes: '" + "\n    ".join(words).replace("'", "''") + "'\n"
        case '"':
            text = 'passes: "' + "\n    ".join(words).replace("\\", "\\\\").replace('"', '\\"') + '"\n'
        case _:
            text = f"passes: {style}\n    " + "\n    ".join(words) + "\n"
    source = SourceFile.of(Path("x.yaml"), text)
    root = read(source, text)
    assert not isinstance(root, (Problem, Scalar, list))
    scalar = root.pairs[0][1]  # type: ignore[union-attr]
    assert isinstance(scalar, Scalar)
    assert scalar.value == yaml.safe_load(text)["passes"]
    for word in ("most", "contrst", "x1", "x2"):
        if word in scalar.value:
            spot = spot_within(source, scalar, scalar.value.index(word), len(word))
            assert source.lines[spot.line][spot.column : spot.column + spot.width] == word


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    rule, found = read_rule(SourceFile.of(Path("x.yaml"), text), text, "content")
    assert rule is None
    assert all(str(problem) for problem in found)


@given(st.text(alphabet="ab <>=&|!()[]{}.,:'\"0123456789\n\\é", max_size=40))
def test_no_line_breaks_the_compiler(text: str) -> None:
    compiled = compile_line(text, {"a": "number", "b": "texts"})
    if isinstance(compiled, Expression):
        assert compiled.reads <= {"a", "b"}
    else:
        assert compiled
        assert all(error.offset >= 0 and error.width >= 0 for error in compiled)


@pytest.mark.parametrize(
    ("line", "reads"),
    [
        ("a > 1.0", {"a"}),
        ('t == "a" && b', {"t", "b"}),
        ("l.exists(x, x == t)", {"l", "t"}),
        ("n.all(x, x > a) ? b : !b", {"n", "a", "b"}),
        ("b // a", {"b"}),
        ('t.startsWith("a") || size(l) > 1', {"t", "l"}),
        (" || ".join(f"v{index} > 1.0" for index in range(60)), {f"v{index}" for index in range(60)}),
    ],
)
def test_what_a_line_reads(line: str, reads: set[str]) -> None:
    kinds: dict[str, Any] = {"a": "number", "b": "boolean", "t": "text", "l": "texts", "n": "numbers"}
    kinds.update(dict.fromkeys((f"v{index}" for index in range(60)), "number"))
    compiled = compile_line(line, kinds)
    assert isinstance(compiled, Expression)
    assert compiled.reads == reads
