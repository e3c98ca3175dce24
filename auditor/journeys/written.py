"""Our YAML of a journey: what a person writes who has no recording."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, TypeVar

from auditor.errors import UsageError, nearest
from auditor.journeys.limits import MOST_STEPS, NO_PASSWORDS
from auditor.judge.loading import document
from auditor.judge.loading.document import Entries, Node, Scalar
from auditor.judge.loading.problems import Problem, SourceFile
from auditor.model.journey import (
    MOST_STATIONS,
    Audit,
    Choose,
    Element,
    Fill,
    Journey,
    Label,
    Place,
    Selectors,
    Step,
    Tap,
    Visit,
    WaitFor,
    is_web,
)
from auditor.model.url import without_credentials
from auditor.urls import normalise

KEYS: Final = ("journey", "start", "test-payment", "thorough", "steps")
_FIELD: Final = 'A field of such a list is written `{selector: "#mail", value: a@example.org}`.'
WAYS: Final = ("label", "number", "selector")

Value = TypeVar("Value")


class _Wrong(Exception):  # noqa: N818 - never leaves this module
    """Something is wrong at a node. quoted: whether its line may be shown: it may hold a password."""

    def __init__(self, sentence: str, node: Node, *, quoted: bool = True) -> None:
        super().__init__(sentence)
        self.quoted = quoted
        self.sentence = sentence
        self.node = node


def read(path: Path, text: str, environment: Mapping[str, str]) -> Journey:
    """The journey that `text`, of `path`, holds. Raises UsageError with the line and a caret under the culprit."""
    source = SourceFile.of(path, text)
    root = document.read(source, text)
    if isinstance(root, Problem):
        raise UsageError(str(root))
    try:
        return _Reader(environment).journey(root)
    except _Wrong as wrong:
        if not wrong.quoted:
            raise UsageError(f"{source.shown}:{wrong.node.spot.line + 1}: {wrong.sentence}") from None
        raise UsageError(str(Problem(source, wrong.node.spot, wrong.sentence))) from None


class _Reader:
    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self._number = 0

    def journey(self, root: Node) -> Journey:
        found = _entries(root, "A journey has the keys journey, start and steps.")
        for key in found:
            if key.value not in KEYS:
                raise _Wrong(f"Unknown key {key.value!r}.{nearest(key.value, KEYS)} Valid: {', '.join(KEYS)}.", key)
        named = {key.value: value for key, value in found.items()}
        for required in ("start", "steps"):
            if required not in named:
                raise _Wrong(f"The key {required!r} is missing.", root)
        name = _text(named["journey"], "The name of a journey") if "journey" in named else "journey"
        steps = tuple(self._steps(named["steps"]))
        audits = sum(isinstance(step, Audit) for step in steps)
        if audits > MOST_STATIONS:
            raise _Wrong(f"{audits} stations: a journey has at most {MOST_STATIONS}.", named["steps"])
        return Journey(
            name=name,
            start=self._address(named["start"]),
            steps=steps,
            test_payment="test-payment" in named and _flag(named["test-payment"], "test-payment"),
            thorough="thorough" in named and _flag(named["thorough"], "thorough"),
        )

    def _address(self, node: Node) -> str:
        try:
            url, password = without_credentials(normalise(_text(node, "The address that a journey starts at")))
        except UsageError as error:
            raise _Wrong(str(error), node) from None
        if password:
            raise _Wrong(NO_PASSWORDS, node, quoted=False)
        return url

    def _steps(self, node: Node) -> Iterator[Step]:
        if not isinstance(node, Entries) or not node.items:
            raise _Wrong("steps is a list, such as `- tap: Buy`.", node)
        if len(node.items) > MOST_STEPS:
            raise _Wrong(f"{len(node.items)} steps: a journey has at most {MOST_STEPS}.", node)
        for item in node.items:
            yield from self._step(item)

    def _step(self, node: Node) -> Iterator[Step]:
        if isinstance(node, Scalar) and node.value == "audit":
            self._number += 1
            yield Audit(place=Place(self._number, "audit", node.spot.line + 1))
            return
        entries = list(_entries(node, "A step is written `- tap: Buy`.").items())
        if len(entries) != 1:
            raise _Wrong("A step does one thing: begin the next with a dash of its own.", node)
        (key, value) = entries[0]
        if key.value not in _STEPS:
            known = ", ".join(_STEPS)
            raise _Wrong(f"Unknown step {key.value!r}.{nearest(key.value, _STEPS)} Valid: {known}.", key)
        self._number += 1
        yield from _STEPS[key.value](self, value)

    def _place(self, node: Node, text: str) -> Place:
        return Place(self._number, " ".join(text.split())[:120], node.spot.line + 1)

    def _audit(self, node: Node) -> Iterator[Step]:
        title = _text(node, "The name of a station", empty=True)
        yield Audit(place=self._place(node, f"audit: {title}"), title=title)

    def _tap(self, node: Node) -> Iterator[Step]:
        on = _element(node)
        yield Tap(place=self._place(node, f"tap: {on}"), on=on)

    def _visit(self, node: Node) -> Iterator[Step]:
        url = _text(node, "An address")
        absolute = ":" in url.partition("/")[0]
        if absolute and not is_web(url):
            raise _Wrong("Only http:// and https:// addresses, and paths such as /cart, can be visited.", node)
        if without_credentials(url)[1]:
            raise _Wrong(NO_PASSWORDS, node, quoted=False)
        yield Visit(place=self._place(node, f"visit: {url}"), url=url)

    def _fill(self, node: Node) -> Iterator[Step]:
        if isinstance(node, Entries):
            for item in node.items:
                yield self._one_field(item)
            return
        for key, value in _entries(node, "fill is written `fill: { E-mail: a@example.org }`.").items():
            typed, secret = self._value(value)
            on = _label(key)
            yield Fill(place=self._place(key, f"fill: {on}"), on=on, value=typed, secret=secret)

    def _one_field(self, node: Node) -> Step:
        """`{selector: "#mail", value: a@example.org}`, or a label with its number."""
        found = {key.value: (key, value) for key, value in _entries(node, _FIELD).items()}
        if "value" not in found:
            raise _Wrong(_FIELD, node)
        assert isinstance(node, document.Mapping)
        on = _element(document.Mapping([pair for pair in node.pairs if pair[0].value != "value"], node.spot))
        typed, secret = self._value(found["value"][1])
        return Fill(place=self._place(node, f"fill: {on}"), on=on, value=typed, secret=secret)

    def _choose(self, node: Node) -> Iterator[Step]:
        if isinstance(node, Scalar):
            option = _text(node, "What is chosen")
            yield Choose(place=self._place(node, f"choose: {option}"), option=option)
            return
        for key, value in _entries(node, "choose is written `choose: { Size: M }`, or `choose: Size M`.").items():
            option, secret = self._value(value)
            among = _label(key)
            text = f"choose: {among}" if secret else f"choose: {among}, {option}"
            yield Choose(place=self._place(key, text), option=option, among=among, secret=secret)

    def _wait_for(self, node: Node) -> Iterator[Step]:
        on = _element(node)
        yield WaitFor(place=self._place(node, f"wait-for: {on}"), on=on)

    def _value(self, node: Node) -> tuple[str, bool]:
        """A value as it is written, or with a leading $ that of an environment variable, which no report may show; $$
        stands for $."""
        text = _text(node, "A value", empty=True)
        if text.startswith("$$") or not text.startswith("$"):
            return text.removeprefix("$") if text.startswith("$$") else text, False
        found = self._environment.get(text[1:])
        if not found:
            state = "not set" if found is None else "empty"
            raise _Wrong(f"The environment variable {text[1:]!r} is {state}; $$ stands for a dollar sign.", node)
        return found, True


_STEPS: Final[dict[str, Callable[[_Reader, Node], Iterator[Step]]]] = {
    "audit": _Reader._audit,
    "tap": _Reader._tap,
    "visit": _Reader._visit,
    "fill": _Reader._fill,
    "choose": _Reader._choose,
    "wait-for": _Reader._wait_for,
}


def _entries(node: Node, expected: str) -> dict[Scalar, Node]:
    """Key → value of a mapping. Raises _Wrong if it is not a mapping, is empty, or has a key twice."""
    if not isinstance(node, document.Mapping) or not node.pairs:
        raise _Wrong(expected, node)
    seen: set[str] = set()
    for key, _ in node.pairs:
        if key.value in seen:
            raise _Wrong(f"{key.value!r} stands here twice.", key)
        seen.add(key.value)
    return dict(node.pairs)


def _text(node: Node, what: str, *, empty: bool = False) -> str:
    if not isinstance(node, Scalar):
        raise _Wrong(f"{what} is a text.", node)
    text = node.value.strip()
    if not text and not empty:
        raise _Wrong(f"{what} is empty.", node)
    return text


def _flag(node: Node, key: str) -> bool:
    if not isinstance(node, Scalar) or node.style or node.value not in ("true", "false"):
        raise _Wrong(f"{key} is true or false.", node)
    return node.value == "true"


def _label(key: Scalar) -> Label:
    return Label(_text(key, "The name of a field"))


def _element(node: Node) -> Element:
    """`Buy`, `{label: Buy, number: 2}` or `{selector: "#buy"}`."""
    if isinstance(node, Scalar):
        return Label(_text(node, "What it is on"))
    found = {key.value: (key, value) for key, value in _entries(node, "Name it by the text that is seen.").items()}
    for name, (key, _) in found.items():
        if name not in WAYS:
            raise _Wrong(f"Unknown key {name!r}.{nearest(name, WAYS)} Valid: {', '.join(WAYS)}.", key)
    if "selector" in found:
        if len(found) > 1:
            raise _Wrong("Either a selector or a label.", node)
        return Selectors(((_text(found["selector"][1], "A selector"),),))
    if "label" not in found:
        raise _Wrong("The key 'label' is missing.", node)
    return Label(_text(found["label"][1], "A label"), _ordinal(found["number"][1]) if "number" in found else 0)


def _ordinal(node: Node) -> int:
    text = _text(node, "number")
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text[:9]) <= 999:
        raise _Wrong("number says which of several it is, from 1.", node)
    return int(text)
