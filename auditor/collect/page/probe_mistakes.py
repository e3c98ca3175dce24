"""What is wrong with a probe, for who wrote it: the file, the line, and what to do.

Probes and their library reach the browser as one script, whose line numbers are those of no file. Here they are
translated back. Readers of reports are told that something was not measured, never this.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from auditor.collect.browser.worlds import UNPARSED
from auditor.collect.page import bundle

_FRAME = re.compile(rf"(?:\b{bundle.SCRIPT}|{UNPARSED}):(\d+):\d+")
_NO_FUNCTION = re.compile(r"lib\.(\w+) is not a function")
_LONGEST = 200


def thrown(stack: str) -> str:
    """The message of a JavaScript error with the file and line that it comes from, on one line."""
    text = " ".join((stack.strip().splitlines() or [""])[0].split())[:_LONGEST]
    places = [place for line in _FRAME.findall(stack) if (place := _place(int(line)))]
    where = f" ({places[0]})" if places else ""
    return f"{text}{where}{_hint(text)}"


def answered_wrongly(name: str, answer: str, error: Exception) -> str:
    """Why what a probe gave is no evidence; `answer` is its JSON."""
    declared = f"auditor/model/evidence/{name}.py"
    if isinstance(error, KeyError):
        return f"{_file(name)}: Evidence has no field {name!r}; declare it in auditor/model/evidence/__init__.py"
    if answer == "{}":
        return f"{_file(name)}: an empty object; an async function gives a promise, and a probe gives its facts at once"
    said = (str(error).strip().splitlines() or [""])[0][:_LONGEST]
    null = "; a number that is not finite becomes null" if "null" in said else ""
    return f"{_file(name)}: {said}: not as {declared} declares it{null}"


def unanswered(name: str) -> str:
    """Why there is nothing from a probe that was asked and did not throw."""
    return f"{_file(name)}: it returned nothing; a probe returns facts, [] or null if there are none"


def _file(name: str) -> str:
    return _shown(bundle.PROBES / f"{name}.js")


def _place(line: int) -> str:
    """The file and line of a line of the script, "" if it is of the frame around them."""
    script = bundle.install()
    for path in _files():
        text = bundle.part(path)
        start = script.find(text)
        first = script.count("\n", 0, start) + 1 if start >= 0 else line + 1
        if first <= line <= first + text.count("\n"):
            return f"{_shown(path)}:{line - first + 1 + _skipped(path)}"
    return ""


def _skipped(path: Path) -> int:
    """Blank lines at the head of a file, which the script leaves out."""
    text = path.read_text(encoding="utf-8")
    return text[: len(text) - len(text.lstrip())].count("\n")


def _files() -> Iterable[Path]:
    return (*bundle.PROBES.glob("*.js"), *(bundle.PROBES / "lib").glob("*.js"))


def _shown(path: Path) -> str:
    return "/".join(path.parts[path.parts.index("probes") :])


def _hint(text: str) -> str:
    if missing := _NO_FUNCTION.search(text):
        return f"; no file of probes/lib/ returns a {missing[1]!r}"
    return ""
