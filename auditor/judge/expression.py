"""A line of a rule: CEL, type-checked when the rule is loaded, evaluated with what was measured."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

import msgspec

from auditor.errors import nearest
from auditor.judge.loading.checkedexpr import references
from auditor.judge.variables import Kind

Value = float | bool | str | list[str] | list[float]
Answer = Literal["boolean", "number"]

_ERROR = re.compile(r"<input>:(\d+):(\d+): (.*)")
_UNDECLARED = re.compile(r"undeclared reference to '([^']*)'")
_MACRO_VARIABLE = re.compile(r"\.\s*(?:all|exists|exists_one|filter|map)\s*\(\s*(\w+)\s*,")
_WORD = re.compile(r"\w+")
_UNMEASURED = "UNKNOWN: No value with name"  # other UNKNOWNs exist: an index out of range is one, a fault of the rule


class LineError(msgspec.Struct, frozen=True):
    """Why a line does not compile: a sentence, and the offset and width of the culprit in it (characters)."""

    sentence: str
    offset: int
    width: int


class RuleFault(Exception):  # noqa: N818 - not an error of the program
    """An evaluation failed through the rule's fault: an index out of range, a bad pattern, endless loops."""


class Expression:
    """A compiled line. `reads`: the variables it mentions."""

    __slots__ = ("_compiled", "reads", "text")

    def __init__(self, text: str, compiled: Any, reads: frozenset[str]) -> None:
        self.text = text
        self.reads = reads
        self._compiled = compiled

    def __repr__(self) -> str:
        return f"Expression({self.text!r})"

    def evaluate(self, variables: Mapping[str, Value]) -> bool | None:
        """The line's answer, or None if it can't be given without a variable that is not measured (left out).

        Raises:
            RuleFault: any other error, returned or raised.
        """
        answer = self._answer(variables)
        if answer is None or isinstance(answer, bool):
            return answer
        raise RuleFault(_first_line(str(answer)))

    def number(self, variables: Mapping[str, Value]) -> float | None:
        """The finite number that the line gives, or None if a variable that it needs is not measured (left out).

        Raises:
            RuleFault: any other error, or a number that is not finite.
        """
        answer = self._answer(variables)
        if answer is None or (isinstance(answer, float) and math.isfinite(answer)):
            return answer
        raise RuleFault(f"{self.text} is {answer}" if isinstance(answer, float) else _first_line(str(answer)))

    def _answer(self, variables: Mapping[str, Value]) -> Any:
        """What the runtime gives, errors as their text; None if an unmeasured variable is needed."""
        try:
            answer = self._compiled.eval(data=variables).value()
        except Exception as error:
            raise RuleFault(_first_line(str(error))) from error
        return None if isinstance(answer, str) and answer.startswith(_UNMEASURED) else answer


def compile_line(text: str, variables: Mapping[str, Kind], gives: Answer = "boolean") -> Expression | list[LineError]:
    """The expression `text` over `variables`, or everything that is wrong with it.

    gives: what its answer must be; a number is a double.
    """
    try:
        compiled = _environment(tuple(sorted(variables.items()))).compile(text)
    except RuntimeError as error:
        return _errors(text, str(error), variables)
    kind = compiled.return_type().name().lower()
    if gives == "boolean" and kind != "bool":
        return [LineError(f"gives a {kind}, but must say true or false.", 0, len(text.rstrip()))]
    if gives == "number" and kind != "double":
        return [LineError(f"must give a double, not {kind}: write 1.0, not 1.", 0, len(text.rstrip()))]
    if shadows := [match for match in _MACRO_VARIABLE.finditer(text) if match.group(1) in variables]:
        sentence = "is the name of a fact or limit, too: call the macro's variable otherwise."
        return [LineError(f"{match.group(1)!r} {sentence}", match.start(1), len(match.group(1))) for match in shadows]
    expression = Expression(text, compiled, references(compiled.serialize()) & variables.keys())
    try:  # A pattern that does not compile shows only when it is evaluated.
        samples = {name: _SAMPLES[kind] for name, kind in variables.items()}
        expression.evaluate(samples) if gives == "boolean" else expression.number(samples)
    except RuleFault as fault:
        if "regular expression" in str(fault):
            return [LineError(f"{str(fault).removeprefix('INVALID_ARGUMENT: ')}.", 0, len(text.rstrip()))]
    return expression


_SAMPLES: dict[Kind, Value] = {"number": 1.0, "boolean": False, "text": "", "texts": [""], "numbers": [1.0]}


@cache
def _cel() -> Any:
    from cel_expr_python import cel  # 20 ms, and only judging needs it

    return cel


@cache
def _environment(variables: tuple[tuple[str, Kind], ...]) -> Any:
    """An environment that declares exactly `variables`; every number is a double."""
    types = _cel().Type
    kinds = {
        "number": types.DOUBLE,
        "boolean": types.BOOL,
        "text": types.STRING,
        "texts": types.List(types.STRING),
        "numbers": types.List(types.DOUBLE),
    }
    return _cel().NewEnv(variables={name: kinds[kind] for name, kind in variables})


def _errors(text: str, message: str, variables: Mapping[str, Kind]) -> list[LineError]:
    """The compiler's complaints, in our words where we know better."""
    lines = text.split("\n")
    errors: list[LineError] = []
    for row, column, complaint in _ERROR.findall(message):
        offset = sum(len(line) + 1 for line in lines[: int(row) - 1]) + int(column) - 1
        word = _WORD.match(text, offset)
        width = len(word.group()) if word else 1
        undeclared = _UNDECLARED.match(complaint)
        if undeclared:
            name = undeclared.group(1)
            called = text[offset : offset + 1] == "("
            kind = "function" if called else "fact or limit"
            if called:
                offset -= len(name)
            elif not text.startswith(name, offset):  # `a.b` is named as a whole, at its last point
                name = name.split(".")[0]
                offset = max(0, text.find(name))
            hint = nearest(name, variables) or (" `auditor facts COLLECTION` lists the facts." if not called else "")
            errors.append(LineError(f"there is no {kind} {name!r}.{hint}", offset, len(name)))
        elif "'*error*'" not in complaint:  # a consequence of another complaint
            errors.append(LineError(_tidy(complaint), offset, width))
    return errors or [LineError(_first_line(message), 0, len(text.rstrip()) or 1)]


def _tidy(complaint: str) -> str:
    complaint = complaint.split(" expecting {", maxsplit=1)[0].strip().removesuffix(" [INVALID_ARGUMENT]")
    if "(double, int)" in complaint or "(int, double)" in complaint:
        return f"{complaint}; every number is a double: write 24.0, not 24."
    return f"{complaint}."


def _first_line(text: str) -> str:
    return text.strip().split("\n", 1)[0]
