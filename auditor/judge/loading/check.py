"""Everything about rule files that can be checked without a browser."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from auditor.errors import UsageError
from auditor.judge.examples import check_static
from auditor.judge.loading.problems import Problem, SourceFile, Spot, shown_path
from auditor.judge.loading.rulebook import CATEGORY_FILE, Rulebook, inspect_packs
from auditor.judge.rule import Rule


def check_rules(directories: Sequence[Path], paths: Sequence[Path] = ()) -> tuple[Rulebook, list[Problem]]:
    """The rules of `directories` (as for `load_rulebook`) and all that is wrong with them and their examples.

    paths: files, categories or packs; only their rules and problems are returned. A path outside `directories` belongs
    to a pack of its own, which is loaded beside them: a pack of rules is checked against the built-in categories.

    Raises:
        UsageError: a path is not there.
    """
    known = [directory.resolve() for directory in directories]
    asked = [_existing(path) for path in paths]
    packs = list(dict.fromkeys(_pack(path) for path in asked if not any(_within(path, pack) for pack in known)))
    rulebook, problems = inspect_packs([*directories, *packs])
    chosen = {
        id_: rule
        for id_, rule in rulebook.rules.items()
        if not asked or any(_within(rule.path.resolve(), path) for path in asked)
    }
    if asked:
        problems = [each for each in problems if any(_within(each.source.path.resolve(), path) for path in asked)]
    for rule in chosen.values():
        problems += example_problems(rule)
    return Rulebook(chosen, rulebook.categories), problems


def example_problems(rule: Rule) -> list[Problem]:
    """What is wrong with a rule's examples, at their lines."""
    found = check_static(rule)
    if not found:
        return []
    source = SourceFile.of(rule.path, rule.path.read_text("utf-8-sig"))
    return [Problem(source, _whole_line(source, each.line - 1), each.sentence) for each in found]


def _whole_line(source: SourceFile, line: int) -> Spot:
    text = source.lines[line]
    indent = len(text) - len(text.lstrip(" -"))
    return Spot(line, indent, max(1, len(text.rstrip()) - indent))


def _existing(path: Path) -> Path:
    if not path.exists():
        raise UsageError(f"There is no file or folder {shown_path(path)}.")
    return path.resolve()


def _pack(path: Path) -> Path:
    """The pack that `path` belongs to: it is a rule's file, a category's folder or the pack itself."""
    if path.is_file():
        return path.parent.parent
    is_category = (path / CATEGORY_FILE).is_file() or any(path.glob("*.yaml"))
    return path.parent if is_category else path


def _within(path: Path, folder: Path) -> bool:
    return path == folder or folder in path.parents
