"""auditor-baseline.json: the faults that a team has accepted for now, as text that lives in a repository.

A line for each page, rule and fault, sorted, so that two branches merge; the `null` at the end of each list lets every
other line end alike. It names no host and no figure: nothing in it changes unless a fault comes or goes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Annotated, Any, Final

import msgspec

from auditor.errors import BaselineError
from auditor.judge.comparing.known import SITE, Judged, Known, Mark, Seen
from auditor.judge.summary.traces import LENGTH, Trace, trace
from auditor.model.device import DeviceKind
from auditor.model.result import Finding, Traits

FORMAT: Final = 1
LARGEST: Final = 50_000_000
"""Bytes; 100,000 faults are 15 million."""
_SAID: Final = 40
_MARKER: Final = re.compile(r"(<{7}|={7}|>{7}|\|{7})( |$)")
_MOST: Final = 10_000_000

_Count = Annotated[int, msgspec.Meta(ge=1, le=_MOST)]
_Hashes = Annotated[str, msgspec.Meta(pattern=f"^[A-Za-z0-9_-]{{{3 * LENGTH}}}$")]


class _Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One fault. known_by: hashes of its nesting, its words and its attributes. said: for whoever reads the file."""

    rule: str
    page: str
    known_by: _Hashes
    count: _Count = 1
    only: list[DeviceKind] = []
    undecided: bool = False
    said: str = ""


class _Unanswered(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rule that had no answer on a page, though it had one elsewhere."""

    rule: str
    page: str


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    baseline: int
    devices: list[DeviceKind | None]
    pages: list[str | None]
    rules: list[str | None]
    unanswered: list[_Unanswered | None] = []
    faults: list[_Entry | None]


def encode(audit: Known) -> bytes:
    """What `audit` knows, as a file: the same bytes for the same faults."""
    entries = [_entry(mark, seen, audit) for mark, seen in sorted(audit.marks.items())]
    lists: dict[str, list[Any]] = {
        "devices": sorted(audit.kinds),
        "pages": sorted(page for page in audit.pages if page != SITE),
        "rules": sorted(audit.rules),
        "unanswered": [_Unanswered(*each) for each in sorted(audit.unmeasured) if each[0] in audit.rules],
        "faults": entries,
    }
    parts = [f' "baseline": {FORMAT}', *(f' "{name}": {_lines(values)}' for name, values in lists.items())]
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def decode(data: bytes, where: str) -> Known:
    """What the baseline `data` knows. Raises BaselineError, in one sentence that begins with `where`."""
    if len(data) > LARGEST:
        raise BaselineError(f"{where} is no baseline: it is larger than {LARGEST // 1_000_000} MB.")
    content = _content(data, where)
    if not isinstance(content, dict) or "baseline" not in content:
        instead = " It is a result: `auditor baseline` makes one of it." if _is_result(content) else ""
        raise BaselineError(f"{where} is no baseline of an audit.{instead}")
    if content["baseline"] != FORMAT:
        shown = json.dumps(content["baseline"])[:20]
        raise BaselineError(f"{where} is a baseline of format {shown}; this auditor reads format {FORMAT}: update it.")
    try:
        file = msgspec.convert(content, _File)
    except msgspec.ValidationError as error:
        raise BaselineError(f"{where} is damaged: {error}{_line_of(data, str(error))}.") from error
    return _known(file)


def merged(old: Known | None, new: Known) -> Known:
    """A baseline brought up to date: what `new` found, and what `old` has of pages, rules and devices that were not
    part of it or had no answer."""
    if old is None:
        return new
    # What had an answer before keeps it: the faults that stand there are kept, too.
    answered = {(rule, page) for rule in old.rules for page in old.pages} - old.unmeasured
    kept = {mark: seen for mark, seen in old.marks.items() if not _seen_again(mark, seen, new)}
    return Known(
        rules={**old.rules, **new.rules},
        pages=old.pages | new.pages,
        kinds=old.kinds | new.kinds,
        marks={**kept, **new.marks},
        unmeasured=frozenset(each for each in old.unmeasured if not _answered(each, new)) | new.unmeasured - answered,
    )


def _seen_again(mark: Mark, seen: Seen, new: Known) -> bool:
    if mark.page not in new.pages or mark.rule not in new.rules or (mark.rule, mark.page) in new.unmeasured:
        return False
    return not seen.kinds or seen.kinds <= new.kinds


def _answered(rule_on_page: tuple[str, str], new: Known) -> bool:
    rule, page = rule_on_page
    return rule in new.rules and page in new.pages and rule_on_page not in new.unmeasured


def _content(data: bytes, where: str) -> Any:
    try:
        text = data.decode("utf-8-sig")
        return json.loads(text)
    except UnicodeDecodeError as error:
        raise BaselineError(f"{where} is no baseline: it is not UTF-8 text.") from error
    except RecursionError as error:
        raise BaselineError(f"{where} is no baseline: it is nested too deeply.") from error
    except json.JSONDecodeError as error:
        marker = next((number for number, line in enumerate(text.splitlines(), 1) if _MARKER.match(line)), None)
        if marker is not None:
            raise BaselineError(
                f"{where}, line {marker}: a merge was not finished. Keep the lines of both sides; their order does not "
                "matter."
            ) from error
        raise BaselineError(f"{where}, line {error.lineno}: it is not JSON ({error.msg}).") from error


def _is_result(content: Any) -> bool:
    return isinstance(content, dict) and "schema_version" in content


def _line_of(data: bytes, message: str) -> str:
    """The line of the list entry that a message is about, as far as the file is as we write it."""
    found = re.search(r"\$\.(pages|rules|faults|devices)\[(\d+)\]", message)
    if not found:
        return ""
    lines = data.decode("utf-8-sig").splitlines()
    start = next((number for number, line in enumerate(lines, 1) if line.startswith(f' "{found[1]}": [')), None)
    return f" (line {start + 1 + int(found[2])})" if start is not None else ""


def _known(file: _File) -> Known:
    marks: dict[Mark, Seen] = {}
    kinds = frozenset(kind for kind in file.devices if kind is not None)
    for entry in file.faults:
        if entry is None:
            continue
        mark = _mark(entry)
        here = frozenset(entry.only) or kinds
        before = marks.get(mark)  # twice after a merge of two branches that both found it
        count = max(entry.count, before.count if before else 0)
        marks[mark] = Seen(count, here | before.kinds if before else here, said=entry.said)
    # A rule of which a merge lost the line was judged, for there are findings of it. Families and impacts are those of
    # whoever compares.
    rules = {*(rule for rule in file.rules if rule is not None), *(mark.rule for mark in marks)}
    pages = frozenset(page for page in file.pages if page is not None) | {mark.page for mark in marks}
    return Known(
        rules={rule: Judged(rule, "minor") for rule in rules},
        pages=pages | {SITE},
        kinds=kinds,
        marks=marks,
        unmeasured=frozenset((each.rule, each.page) for each in file.unanswered if each is not None),
    )


def _mark(entry: _Entry) -> Mark:
    element, words, attributes = (entry.known_by[start : start + LENGTH] for start in range(0, 3 * LENGTH, LENGTH))
    return Mark(entry.rule, entry.page, Trace(_hash_of(entry.page), element, words, attributes), entry.undecided)


def _hash_of(page: str) -> str:
    return trace(Traits(page=page)).page


def _entry(mark: Mark, seen: Seen, audit: Known) -> _Entry:
    known = mark.trace
    return _Entry(
        rule=mark.rule,
        page=mark.page,
        known_by=known.element + known.words + known.attributes,
        count=seen.count,
        only=sorted(seen.kinds) if seen.kinds and seen.kinds != audit.kinds else [],
        undecided=mark.undecided,
        said=seen.said or (said(seen.example.finding) if seen.example is not None else ""),
    )


def said(finding: Finding) -> str:
    """What a person knows a finding by: its own words, its name in the markup, else the end of its selector; without
    invisible characters."""
    traits = finding.traits
    text = traits.words or traits.attributes.get("name") or finding.selector.rpartition(" > ")[2]
    text = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(text.split())[:_SAID].rstrip()


def _lines(values: Iterable[Any]) -> str:
    """A list with each entry on a line of its own, ended by null: each line before it ends with a comma."""
    written = [json.dumps(msgspec.to_builtins(value), ensure_ascii=False) for value in values]
    return "[\n" + "".join(f"  {each},\n" for each in written) + "  null\n ]"
