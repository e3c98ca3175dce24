"""The rulebook: every rule and category of the built-in folder and of the user's packs."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from auditor.errors import ConfigurationError, RulePackError, UsageError, nearest
from auditor.judge.loading.categoryfile import read_category
from auditor.judge.loading.fields import KEBAB
from auditor.judge.loading.possible import impossible_on
from auditor.judge.loading.problems import Problem, SourceFile, Spot, raise_if_any, shown_path
from auditor.judge.loading.rulefile import read_rule
from auditor.judge.rule import DEVICE_KINDS, Rule, gross_error
from auditor.model.result import Impact
from auditor.model.rule import CategoryDescriptor, RuleDescriptor

CATEGORY_FILE = "category.yaml"
LARGEST_FILE = 500_000  # bytes: a rule takes three thousand; a pack need not be trusted


class Rulebook(msgspec.Struct, frozen=True):
    """Rules and categories by id, in the order of the report: by category, then by id."""

    rules: dict[str, Rule]
    categories: dict[str, CategoryDescriptor]

    @property
    def collections(self) -> frozenset[str]:
        """What its rules are over."""
        return frozenset(rule.over for rule in self.rules.values())

    def select(self, only: Sequence[str] = (), skip: Sequence[str] = ()) -> Rulebook:
        """The rules that `only` names (all, where it names none) without those that `skip` names.

        A name is a rule's id or former id, or a category.

        Raises:
            UsageError: an unknown name, with the nearest one.
        """
        wanted = self._named(only) if only else set(self.rules)
        unwanted = self._named(skip)
        kept = {id_: rule for id_, rule in self.rules.items() if id_ in wanted - unwanted}
        return Rulebook(kept, self.categories)

    def skipping(self, names: Iterable[str]) -> Rulebook:
        """The rules that none of `names` names; names that no rule has say nothing."""
        unwanted = frozenset(names)
        kept = {id_: rule for id_, rule in self.rules.items() if not rule.names & unwanted}
        return Rulebook(kept, self.categories)

    def check_names(self, names: Iterable[str]) -> None:
        """Raises UsageError for a name that no rule and no category has, with the nearest one."""
        self._named(names)

    def with_impacts(self, impacts: Mapping[str, Impact]) -> Rulebook:
        """The same rules, some of another impact. Raises UsageError for an unknown rule."""
        changed = {self.rule(name).id: impact for name, impact in impacts.items()}
        rules = {
            id_: msgspec.structs.replace(rule, impact=changed[id_]) if id_ in changed else rule
            for id_, rule in self.rules.items()
        }
        return Rulebook(rules, self.categories)

    def within(self, plan: Collection[str] | None) -> Rulebook:
        """What is judged of a visit that was made for the collections `plan` (None: for all).

        A category goes with its rules, but one that had no rule before stays as empty as it was.
        """
        if plan is None:
            return self
        kept = {id_: rule for id_, rule in self.rules.items() if rule.over in plan}
        gone = {rule.category for rule in self.rules.values()} - {rule.category for rule in kept.values()}
        return Rulebook(kept, {id_: category for id_, category in self.categories.items() if id_ not in gone})

    @property
    def one_per(self) -> dict[str, str]:
        """Of the rules whose findings are one fault if they agree in a fact: id → that fact."""
        return {id_: rule.one_per for id_, rule in self.rules.items() if rule.one_per}

    def with_limits(self, overrides: Mapping[str, Mapping[str, float | Mapping[str, float]]]) -> Rulebook:
        """The same rules with other limits: rule → limit → number, or number by kind of device (phone, tablet).

        Raises:
            ConfigurationError: an unknown rule, limit or kind of device, or a value that can't be a limit.
        """
        rules = dict(self.rules)
        for name, limits in overrides.items():
            id_ = self._resolve(name)
            if id_ not in rules:
                raise ConfigurationError(f"There is no rule {name!r}.{nearest(name, self._names())}")
            rules[id_] = _override(rules[id_], limits)
        return Rulebook(rules, self.categories)

    def descriptors(self) -> dict[str, RuleDescriptor]:
        """What a report needs to know of each rule."""
        return {id_: rule.descriptor() for id_, rule in self.rules.items()}

    def rule(self, name: str) -> Rule:
        """The rule of this id or former id.

        Raises:
            UsageError: there is none; with the nearest name.
        """
        id_ = self._resolve(name)
        if id_ not in self.rules:
            raise UsageError(f"There is no rule {name!r}.{nearest(name, self._names())}")
        return self.rules[id_]

    def _named(self, names: Iterable[str]) -> set[str]:
        found: set[str] = set()
        for name in names:
            id_ = self._resolve(name)
            if id_ in self.rules:
                found.add(id_)
            elif name in self.categories:
                found |= {id_ for id_, rule in self.rules.items() if rule.category == name}
            else:
                raise UsageError(f"There is no rule or category {name!r}.{self._instead(name)}")
        return found

    def _instead(self, name: str) -> str:
        own = [id_ for id_, category in self.categories.items() if category.quality == name]
        if own:
            return f" It is a quality; its categories: {', '.join(own)}."
        return nearest(name, [*self._names(), *self.categories])

    def _resolve(self, name: str) -> str:
        if name in self.rules:
            return name
        return next((id_ for id_, rule in self.rules.items() if name in rule.aliases), name)

    def _names(self) -> list[str]:
        return [*self.rules, *(alias for rule in self.rules.values() for alias in rule.aliases)]


def load_rulebook(directories: Sequence[Path]) -> Rulebook:
    """The rules in `directories`: the built-in folder first, then the user's packs.

    A pack is a folder of categories, each a folder with one file a rule and a category.yaml; the latter is left out
    where the pack adds rules to a category that is known from an earlier folder.

    Raises:
        RulePackError: lists everything that is wrong in all of them, each with file, line and caret.
    """
    rulebook, problems = inspect_packs(directories)
    raise_if_any(problems)
    return rulebook


def inspect_packs(directories: Sequence[Path]) -> tuple[Rulebook, list[Problem]]:
    """The rules that can be judged, and everything that is wrong with the others.

    Raises:
        RulePackError: a folder is not there.
    """
    loader = _Loader()
    for directory in directories:
        if not directory.is_dir():
            raise RulePackError(f"There is no folder of rules at {shown_path(directory)}.")
        loader.pack(directory)
    return loader.rulebook(), loader.problems


class _Loader:
    """Collects rules, categories and problems over several packs."""

    def __init__(self) -> None:
        self.rules: dict[str, Rule] = {}
        self.categories: dict[str, CategoryDescriptor] = {}
        self.problems: list[Problem] = []
        self._files: dict[str, Path] = {}  # who has taken an id or a former id
        self._category_files: dict[str, Path] = {}

    def rulebook(self) -> Rulebook:
        """What was found, in the report's order."""
        categories = sorted(self.categories.values(), key=lambda category: (category.order, category.id))
        position = {category.id: index for index, category in enumerate(categories)}
        rules = sorted(self.rules.values(), key=lambda rule: (position.get(rule.category, len(position)), rule.id))
        return Rulebook({rule.id: rule for rule in rules}, {category.id: category for category in categories})

    def pack(self, directory: Path) -> None:
        """All categories of a pack."""
        for entry in sorted(directory.iterdir()):
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                self._category(entry)
            elif entry.suffix in {".yaml", ".yml"}:
                self._note(entry, "a rule lies in the folder of its category.")

    def _category(self, folder: Path) -> None:
        files = [file for file in sorted(folder.iterdir()) if file.is_file() and not file.name.startswith(".")]
        rules = [file for file in files if file.suffix == ".yaml" and file.name != CATEGORY_FILE]
        for file in files:
            if file.suffix == ".yml":
                self._note(file, "a rule's file ends in .yaml.")
        descriptor_file = folder / CATEGORY_FILE
        if descriptor_file.is_file():
            self._descriptor(descriptor_file, folder.name)
        elif rules and folder.name not in self._category_files:
            hint = nearest(folder.name, self.categories)
            self._note(folder, f"there is no category {folder.name!r} and no {CATEGORY_FILE} that describes it.{hint}")
        for file in rules:
            self._rule(file, folder.name)

    def _descriptor(self, file: Path, category: str) -> None:
        if not KEBAB.match(category):
            self._note(file.parent, "a category's folder is named in kebab-case.")
        if category in self._category_files:
            other = shown_path(self._category_files[category])
            self._note(file, f"{other} describes this category already: leave the file out to add rules to it.")
            return
        self._category_files[category] = file
        text = self._text(file)
        if text is not None:
            descriptor, problems = read_category(SourceFile.of(file, text), text, category)
            self.problems += problems
            if descriptor is not None:
                self.categories[category] = descriptor

    def _rule(self, file: Path, category: str) -> None:
        text = self._text(file)
        if text is None:
            return
        if file.stem in self._files:
            self._note(file, f"the id {file.stem!r} is taken by {shown_path(self._files[file.stem])}.")
            return
        self._files[file.stem] = file
        rule, problems = read_rule(SourceFile.of(file, text), text, category)
        self.problems += problems
        if rule is None:
            return
        self.rules[rule.id] = rule
        for alias in rule.aliases:
            if alias in self._files:
                self._note(file, f"the former id {alias!r} is taken by {shown_path(self._files[alias])}.")
            self._files[alias] = file

    def _text(self, file: Path) -> str | None:
        try:
            data = file.read_bytes()
            if len(data) > LARGEST_FILE:
                self._note(file, f"larger than {LARGEST_FILE} bytes.")
                return None
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = data[: error.start].decode("utf-8", "replace")
            line = before.count("\n")
            source = SourceFile.of(file, data.decode("utf-8", "replace"))
            spot = Spot(line, len(before) - before.rfind("\n") - 1)
            self.problems.append(Problem(source, spot, "not UTF-8."))
        except OSError as error:
            self._note(file, f"can't be read: {error.strerror}.")
        return None

    def _note(self, path: Path, sentence: str) -> None:
        self.problems.append(Problem(SourceFile(path, []), None, sentence))


def _override(rule: Rule, overrides: Mapping[str, float | Mapping[str, float]]) -> Rule:
    limits = {name: dict(values) for name, values in rule.limits.items()}
    for name, value in overrides.items():
        if name not in limits:
            raise ConfigurationError(f"The rule {rule.id!r} has no limit {name!r}.{nearest(name, limits)}")
        by_kind = value if isinstance(value, Mapping) else dict.fromkeys(DEVICE_KINDS, value)
        for kind, number in by_kind.items():
            if kind not in DEVICE_KINDS:
                raise ConfigurationError(
                    f"{rule.id}.{name}: {kind!r} is no kind of device.{nearest(kind, DEVICE_KINDS)}"
                )
            if isinstance(number, bool) or not isinstance(number, (int, float)) or not math.isfinite(number):
                raise ConfigurationError(f"{rule.id}.{name} is {number!r}: a limit is a number.")
            limits[name][kind] = float(number)
    if error := gross_error(limits):
        raise ConfigurationError(f"{rule.id}: {error}")
    changed = msgspec.structs.replace(rule, limits=limits)
    if on := impossible_on(changed, rule):
        values = ", ".join(f"{name} = {limits[name][on]:g}" for name in overrides)
        raise ConfigurationError(f"{rule.id}: with {values} nothing could ever pass this rule.")
    return changed
