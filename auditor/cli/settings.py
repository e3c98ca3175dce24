"""The configuration as commands use it: all its names are known, or all that are not are told at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor import config
from auditor.config.mistakes import Mistake
from auditor.errors import AuditorError

if TYPE_CHECKING:
    from auditor.judge.loading.rulebook import Rulebook

_NAMING = ("only", "skip", "limits", "thresholds", "impacts", "pages", "ignore", "profiles")


def load(path: Path | None) -> config.Configuration:
    """The configuration in `path`, or the nearest. Raises ConfigurationError with all that is wrong with it."""
    return config.find(path, also=unknown).configuration


def unknown(settings: config.Configuration) -> list[Mistake]:
    """What names something that there is not."""
    from auditor.devices import check_name
    from auditor.report import check_format
    from auditor.urls import normalise

    found = [
        *_each("urls", settings.urls, normalise),
        *_each("devices", settings.devices, check_name),
        *_each("formats", settings.formats, check_format),
        *_each("rules", settings.rules, _must_be_folder),
        *_each("journeys", settings.journeys, _must_be_file),
        *_files(settings),
        *_each("ca-file", [settings.ca_file] if settings.ca_file else [], _must_be_file, alone=True),
    ]
    if any(getattr(settings, name) for name in _NAMING) or settings.profile:
        found += _of_rules(settings)
    return found


def _files(settings: config.Configuration) -> Iterator[Mistake]:
    for pattern, name in settings.sarif.files.items():
        yield from _each(("sarif", "files", pattern), [name], _must_be_file, alone=True)


def _of_rules(settings: config.Configuration) -> Iterator[Mistake]:
    from auditor import resources
    from auditor.judge.loading.profiles import profile
    from auditor.judge.loading.rulebook import load_rulebook
    from auditor.judge.summary.outcomes import qualities_of

    folders = [Path(folder) for folder in settings.rules if Path(folder).is_dir()]
    book = load_rulebook([resources.directory("rules"), *folders])

    def rule_or_category(name: str) -> None:
        book.check_names([name])

    def part(name: str) -> None:
        _one_of(name, dict.fromkeys([*qualities_of(book.categories), *book.categories]), "quality or category")

    yield from _each("only", settings.only, rule_or_category)
    yield from _each("skip", settings.skip, rule_or_category)
    yield from _each("thresholds", settings.thresholds, part, by_name=True)
    yield from _each("impacts", settings.impacts, book.rule, by_name=True)
    yield from _limits(settings, book)
    for number, page in enumerate(settings.pages):
        yield from _each(("pages", number, "skip"), page.skip, rule_or_category)
        yield from _each(("pages", number, "thresholds"), page.thresholds, part, by_name=True)
    for number, entry in enumerate(settings.ignore):
        yield from _each(("ignore", number, "rule"), [entry.rule] if entry.rule else [], rule_or_category, alone=True)
        if not (entry.rule or entry.selector or entry.url):
            yield Mistake(("ignore", number), "without a rule, a selector or a url it sets everything aside.")
    for name, own in settings.profiles.items():
        yield from _each(("profiles", name, "skip"), own.skip, rule_or_category)
    if settings.profile:
        yield from _each("profile", [settings.profile], lambda name: profile(name, settings.profiles), alone=True)


def _limits(settings: config.Configuration, book: Rulebook) -> Iterator[Mistake]:
    for rule, limits in settings.limits.items():
        for name, value in limits.items():
            yield from _each(("limits", rule, name), [{rule: {name: value}}], book.with_limits, alone=True)


def _each(
    key: str | tuple[str | int, ...],
    values: Iterable[Any],
    check: Callable[[Any], object],
    *,
    alone: bool = False,
    by_name: bool = False,
) -> Iterator[Mistake]:
    """What `check` says of each value. alone: the key has one value. by_name: the values are keys of a table."""
    path = (key,) if isinstance(key, str) else key
    for number, value in enumerate(values):
        try:
            check(value)
        except AuditorError as error:
            yield Mistake(path if alone else (*path, value if by_name else number), str(error))


def _one_of(name: str, known: Iterable[str], what: str) -> None:
    from auditor.cli.options import one_of

    one_of(name, list(known), what)


def _must_be_folder(name: str) -> None:
    from auditor.errors import UsageError

    if not Path(name).is_dir():
        raise UsageError(f"There is no folder {name!r}.")


def _must_be_file(name: str) -> None:
    from auditor.errors import UsageError

    if not Path(name).is_file():
        raise UsageError(f"There is no file {name!r}.")
