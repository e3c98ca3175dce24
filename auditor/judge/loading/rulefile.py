"""From a rule's YAML file to a Rule, or to everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from typing import cast, get_args

from auditor.errors import nearest
from auditor.judge.expression import Answer, Expression, compile_line
from auditor.judge.loading.document import Entries, Mapping, Node, Scalar, read
from auditor.judge.loading.examplefile import read_examples
from auditor.judge.loading.fields import KEBAB, Fields
from auditor.judge.loading.problems import Problem, SourceFile
from auditor.judge.message import Template, TemplateError, parse
from auditor.judge.rule import (
    DEFAULT_GROSS,
    DEVICE_KINDS,
    GROSS,
    Limits,
    Message,
    Rule,
    ScoreMode,
    gross_error,
)
from auditor.judge.variables import Kind, all_collections, context_variables, facts_of, name_error
from auditor.model.device import DeviceKind
from auditor.model.result import IMPACTS, Impact
from auditor.model.rule import Picture, Source
from auditor.model.subject import Subject
from auditor.model.text import LANGUAGES, Language, Text

REQUIRED = ("title", "fails", "why", "fix", "impact", "sources", "over", "passes", "message", "examples")
OPTIONAL = (
    "family",
    "limits",
    "when",
    "miss",
    "score",
    "picture",
    "colours",
    "points",
    "one-per",
    "advisory",
    "aliases",
    "unlimited",
    "undecided",
)


def read_rule(source: SourceFile, text: str, category: str) -> tuple[Rule | None, list[Problem]]:
    """The rule in a file, and what is wrong with it; the rule is None if it can't be judged."""
    root = read(source, text)
    if isinstance(root, Problem):
        return None, [root]
    reader = _RuleReader(source, category)
    rule = reader.rule(root)
    return (None if reader.problems else rule), reader.problems


class _RuleReader(Fields):
    """Reads one rule file."""

    def __init__(self, source: SourceFile, category: str) -> None:
        super().__init__(source)
        self.id = source.path.stem
        self.category = category
        self.limit_keys: dict[str, Scalar] = {}

    def rule(self, root: Node) -> Rule | None:
        """The rule, or None if something is missing (then `problems` say what)."""
        if not KEBAB.match(self.id):
            self.note(None, f"the file's name is the rule's id, in kebab-case: {self.id!r} is not.")
        fields = self.mapping(root, "a rule", REQUIRED + OPTIONAL, REQUIRED)
        values = {name: node for name, (_, node) in fields.items()}
        title, fails, why, fix = (self._prose(values, name) for name in ("title", "fails", "why", "fix"))
        impact = self.word(values["impact"], "impact", IMPACTS) if "impact" in values else None
        sources = self._sources(values["sources"]) if "sources" in values else []
        advisory = self.boolean(values["advisory"], "advisory") if "advisory" in values else False
        limits = self._limits(values)
        subject = self._subject(values)
        if subject is None:
            return None
        facts = facts_of(subject)
        variables = self._variables(facts)
        when = self._line(values["when"], "when", variables) if "when" in values else None
        passes = self._line(values["passes"], "passes", variables) if "passes" in values else None
        miss = self._line(values["miss"], "miss", variables, "number") if "miss" in values else None
        messages = self._messages(values["message"], "message", variables) if "message" in values else ()
        undecided = self._messages(values["undecided"], "undecided", variables) if "undecided" in values else ()
        score = self._score(values["score"]) if "score" in values else "all"
        picture = self.word(values["picture"], "picture", get_args(Picture)) if "picture" in values else "element"
        colours = self._colours(values["colours"], facts) if "colours" in values else ()
        points = self._points(values["points"], facts) if "points" in values else ""
        one_per = self._one_per(values["one-per"], facts) if "one-per" in values else ""
        examples = read_examples(self, values["examples"], facts) if "examples" in values else ()
        if passes is not None and ("when" not in values or when is not None):
            self._unused(passes, when, miss)
        family = self._family(values["family"]) if "family" in values else self.id
        if not (title and fails and why and fix and impact and passes and messages) or self.problems:
            return None
        return Rule(
            id=self.id,
            category=self.category,
            path=self.source.path,
            title=title,
            fails=fails,
            why=why,
            fix=fix,
            impact=cast("Impact", impact),
            family=family,
            sources=sources,
            over=cast("Scalar", values["over"]).value,
            subject=subject,
            limits=limits,
            when=when,
            passes=passes,
            miss=miss,
            messages=messages,
            undecided=undecided,
            score=score,
            picture=cast("Picture", picture),
            colours=colours,
            points=points,
            one_per=one_per,
            advisory=bool(advisory),
            unlimited=(self.text(values["unlimited"], "unlimited") or "") if "unlimited" in values else "",
            aliases=self._aliases(values["aliases"]) if "aliases" in values else (),
            examples=examples,
        )

    def _prose(self, values: MappingOf[str, Node], name: str) -> Text | None:
        return self.bilingual(values[name], name) if name in values else None

    def _subject(self, values: MappingOf[str, Node]) -> type[Subject] | None:
        if "over" not in values:
            return None
        name = self.word(values["over"], "the collection", all_collections(), "`auditor facts` lists all.")
        return all_collections()[name] if name is not None else None

    def _sources(self, node: Node) -> list[Source]:
        sources = []
        items = self.items(node, "sources")
        if isinstance(node, Entries) and not items:
            self.note(node.spot, "sources is empty: say where the rule or its limits come from.")
        for item in items:
            fields = self.mapping(item, "a source", ("name", "url"), ("name",))
            name = self._source_name(fields["name"][1]) if "name" in fields else None
            url = self.text(fields["url"][1], "url") if "url" in fields else ""
            if url and not url.startswith(("https://", "http://")):
                self.note(fields["url"][1].spot, "a url begins with https:// or http://.")
            same = name is None or name.en == name.fr
            sources.append(Source(name.en if name else "", url or "", "" if same or name is None else name.fr))
        return sources

    def _source_name(self, node: Node) -> Text | None:
        """What is called alike in both languages has one name."""
        if not isinstance(node, Scalar):
            return self.bilingual(node, "name")
        name = self.text(node, "name")
        return Text(name, name) if name is not None else None

    def _family(self, node: Node) -> str:
        name = self.text(node, "family")
        if name is not None and not KEBAB.match(name):
            self.note(node.spot, f"a family's name is in kebab-case: {name!r} is not.")
        return name or self.id

    def _limits(self, values: MappingOf[str, Node]) -> Limits:
        """The rule's limits; `gross` is there if the rule measures a miss, and only then."""
        limits = self._given_limits(values["limits"]) if "limits" in values else {}
        if GROSS in limits and "miss" not in values:
            self.note(self.limit_keys[GROSS].spot, f"{GROSS!r} is a ratio of 'miss', which this rule does not have.")
        elif "miss" in values:
            limits.setdefault(GROSS, dict.fromkeys(DEVICE_KINDS, DEFAULT_GROSS))
        return limits

    def _given_limits(self, node: Node) -> dict[str, dict[DeviceKind, float]]:
        limits: dict[str, dict[DeviceKind, float]] = {}
        for name, (key, value) in self.mapping(node, "limits").items():
            self.limit_keys[name] = key
            if error := name_error(name):
                self.note(key.spot, error)
            if isinstance(value, Mapping):
                fields = self.mapping(value, name, DEVICE_KINDS, DEVICE_KINDS)
                given = {
                    kind: self.number(fields[kind][1], f"{name}.{kind}") for kind in DEVICE_KINDS if kind in fields
                }
                limits[name] = {kind: given.get(kind) or 0.0 for kind in DEVICE_KINDS}
            else:
                number = self.number(value, f"the limit {name}")
                limits[name] = dict.fromkeys(DEVICE_KINDS, number or 0.0)
            if error := gross_error({name: limits[name]}):
                self.note(value.spot, error)
        return limits

    def _variables(self, facts: MappingOf[str, Kind]) -> dict[str, Kind]:
        """All variables of the rule's lines; two of one name are noted."""
        context = context_variables()
        for name, key in self.limit_keys.items():
            if name in facts or name in context:
                what = "a fact of the subject" if name in facts else "a variable of the context"
                self.note(key.spot, f"{name!r} is {what} already: two variables of one name.")
        limits: dict[str, Kind] = dict.fromkeys(self.limit_keys.keys() - {GROSS}, "number")
        # Names that CEL can't declare are noted above; declaring them would only hide the other mistakes.
        return {name: kind for name, kind in {**limits, **context, **facts}.items() if name_error(name) is None}

    def _line(
        self, node: Node, what: str, variables: MappingOf[str, Kind], gives: Answer = "boolean"
    ) -> Expression | None:
        if not isinstance(node, Scalar):
            self.note(node.spot, f"{what} is a line of CEL, in quotes.")
            return None
        compiled = compile_line(node.value, variables, gives)
        if isinstance(compiled, Expression):
            return compiled
        for error in compiled:
            self.note_within(node, error.offset, error.width, f"{what}: {error.sentence}")
        return None

    def _messages(self, node: Node, what: str, variables: MappingOf[str, Kind]) -> tuple[Message, ...]:
        """One message, or a list of them, each but the last with the condition under which it is the right one."""
        if not isinstance(node, Entries):
            message = self._message(node, what, variables, last=True)
            return (message,) if message is not None else ()
        if not node.items:
            self.note(node.spot, f"{what} is empty.")
        messages = [self._message(item, what, variables, last=item is node.items[-1]) for item in node.items]
        return tuple(message for message in messages if message is not None)

    def _message(self, node: Node, what: str, variables: MappingOf[str, Kind], *, last: bool) -> Message | None:
        required = LANGUAGES if last else (*LANGUAGES, "when")
        fields = self.mapping(node, what, required, required)
        templates: dict[Language, Template] = {}
        texts: dict[Language, str] = {}
        for language in LANGUAGES:
            value = fields[language][1] if language in fields else None
            text = self.text(value, f"{what}.{language}") if value is not None else None
            if isinstance(value, Scalar) and text is not None:
                template = self._template(value, what, variables)
                if template is not None:
                    templates[language], texts[language] = template, text
        when = self._line(fields["when"][1], f"{what}.when", variables) if "when" in fields else None
        if len(templates) < len(LANGUAGES):
            return None
        if templates["en"].names != templates["fr"].names:
            differing = ", ".join(sorted(templates["en"].names ^ templates["fr"].names))
            self.note(fields["fr"][1].spot, f"{what}: {differing} stands in one language only.")
        return Message(Text(texts["en"], texts["fr"]), templates, when)

    def _template(self, scalar: Scalar, what: str, variables: MappingOf[str, Kind]) -> Template | None:
        template = parse(scalar.value.strip())
        if isinstance(template, TemplateError):
            self.note_within(scalar, template.offset, template.width, f"{what}: {template.sentence}")
            return None
        for part in template.parts:
            if isinstance(part, str):
                continue
            kind = variables.get(part.name)
            problem = None
            if kind is None:
                problem = f"{what}: there is no fact or limit {part.name!r}.{nearest(part.name, variables)}"
            elif kind == "boolean" or part.name == "device":
                problem = f"{what}: {part.name!r} is no number or text of the page; say it in words."
            elif part.decimals is not None and kind != "number":
                problem = f"{what}: {part.name!r} is no number, it takes no format."
            elif part.way and kind != "text":
                problem = f"{what}: {part.name!r} is no text, and so no scenario."
            if problem:
                self.note_within(scalar, scalar.value.find("{" + part.name) + 1, len(part.name), problem)
        return template

    def _score(self, node: Node) -> ScoreMode:
        return cast("ScoreMode", self.word(node, "score", get_args(ScoreMode)) or "all")

    def _colours(self, node: Node, facts: MappingOf[str, Kind]) -> tuple[str, ...]:
        """Two or three facts: what is drawn, what lies behind it, what would do in its place."""
        items = self.items(node, "colours")
        if isinstance(node, Entries) and len(items) not in {2, 3}:
            self.note(
                node.spot, "colours are two facts, what is drawn and what is behind it, or with a better one three."
            )
        texts = [name for name, kind in facts.items() if kind == "text"]
        return tuple(name for item in items if (name := self.word(item, "the fact", texts)) is not None)

    def _points(self, node: Node, facts: MappingOf[str, Kind]) -> str:
        """The fact that holds places."""
        return self.word(node, "the fact", [name for name, kind in facts.items() if kind == "numbers"]) or ""

    def _one_per(self, node: Node, facts: MappingOf[str, Kind]) -> str:
        """The fact by which another audit knows the findings."""
        return self.word(node, "the fact", [name for name, kind in facts.items() if kind == "text"]) or ""

    def _unused(self, passes: Expression, *others: Expression | None) -> None:
        used = passes.reads.union(*(line.reads for line in others if line is not None))
        for name, key in self.limit_keys.items():
            if name not in used and name != GROSS:
                self.note(key.spot, f"the limit {name!r} is not used by any line.")

    def _aliases(self, node: Node) -> tuple[str, ...]:
        aliases = []
        for item in self.items(node, "aliases"):
            name = self.text(item, "an alias")
            if name is not None and (not KEBAB.match(name) or name == self.id):
                self.note(item.spot, f"{name!r} is no former id of this rule.")
            elif name is not None:
                aliases.append(name)
        return tuple(aliases)
