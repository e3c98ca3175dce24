"""From the file and the environment to a Configuration, with where each value comes from."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from auditor.config.environment import from_environment
from auditor.config.keys import LISTS, PATHS, Configuration
from auditor.config.lines import line_of, lines
from auditor.config.mistakes import Mistake, mistakes, without_mistakes
from auditor.errors import ConfigurationError


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A configuration and where it comes from. file: None without one. lines: of its keys. variables: those of the
    environment, by key."""

    configuration: Configuration
    file: Path | None = None
    lines: Mapping[tuple[str | int, ...], int] = {}
    variables: Mapping[str, str] = {}

    def source(self, key: str) -> str:
        """Where the value of `key`, as it is written in the file, comes from: "default" if nothing sets it."""
        if key in self.variables:
            return self.variables[key]
        line = self.lines.get((key,))
        if line is None:
            line = min((number for path, number in self.lines.items() if path[0] == key), default=None)
        return "default" if line is None or self.file is None else f"{self.file.name}:{line}"

    def refuse(self, found: Iterable[Mistake]) -> None:
        """Raises ConfigurationError that tells all of `found`, each with its line, if there are any."""
        told = {self._told(each): self._line(each) or 0 for each in found}
        if told:
            raise ConfigurationError("\n".join(sorted(told, key=lambda sentence: told[sentence])))

    def _line(self, mistake: Mistake) -> int | None:
        return line_of(mistake.path, dict(self.lines))

    def _told(self, mistake: Mistake) -> str:
        key = ".".join(
            str(part + 1) if isinstance(part, int) else part for part in mistake.path[: -1 if mistake.named else None]
        )
        where = self.variables.get(str(mistake.path[0])) if mistake.path else None
        if where is None:
            line = self._line(mistake)
            where = f"{self.file}, line {line}" if line else str(self.file)
        return f"{where}: {key}: {mistake.sentence}" if key else f"{where}: {mistake.sentence}"


def load(path: Path | None = None, directory: Path | None = None) -> Configuration:
    """The configuration in `path`, else of the nearest file in `directory` (the current one) or a folder above it, with
    what the environment sets. Raises ConfigurationError, as `find` does."""
    return find(path, directory).configuration


def file_of(path: Path | None = None, directory: Path | None = None) -> Path | None:
    """The file that `find` reads, None if there is none. Raises ConfigurationError, as it does."""
    found = (path, False) if path is not None else _nearest((directory or Path.cwd()).resolve())
    return found[0] if found is not None else None


def find(
    path: Path | None = None,
    directory: Path | None = None,
    environ: Mapping[str, str] | None = None,
    also: Callable[[Configuration], Iterable[Mistake]] | None = None,
) -> Found:
    """As `load`, with where each value comes from. also: what else may be wrong with it, such as names of rules.

    Raises ConfigurationError, naming the file and the line of everything that is wrong with it.
    """
    found = (path, path.name == "pyproject.toml") if path is not None else _nearest((directory or Path.cwd()).resolve())
    file, data, known = None, {}, {}
    if found is not None:
        file, in_project = found
        text = _text(file)
        data, known = _parsed(text, file), lines(text)
        if in_project:
            data = data.get("tool", {}).get("auditor", {})
            known = {key[2:]: line for key, line in known.items() if key[:2] == ("tool", "auditor") and len(key) > 2}
    given, variables, unread = from_environment(os.environ if environ is None else environ, Configuration)
    whole = Found(configuration=Configuration(), file=file, lines=known, variables=variables)
    wrong = list(mistakes({**data, **given}, Configuration))
    whole = msgspec.structs.replace(whole, configuration=_read(without_mistakes({**data, **given}, wrong), whole))
    told = {each.path for each in wrong}
    further = [each for each in (also(whole.configuration) if also is not None else ()) if each.path not in told]
    whole.refuse([*unread, *wrong, *further])
    return whole


def _read(data: Mapping[str, Any], whole: Found) -> Configuration:
    beside = whole.file.parent if whole.file else Path()
    base = {name: Path() if name in whole.variables else beside for name in _path_keys()}
    try:
        return _absolute(msgspec.convert(data, Configuration), base)
    except msgspec.ValidationError:  # what is wrong is told without it
        return Configuration()


def _path_keys() -> list[str]:
    return [
        field.encode_name
        for field in msgspec.structs.fields(Configuration)
        if field.name in (*PATHS, *LISTS, "report", "sarif")
    ]


def _absolute(configuration: Configuration, base: Mapping[str, Path]) -> Configuration:
    def absolute(key: str, name: str) -> str:
        return name if name == "-" else str(base[key] / Path(name).expanduser())

    changed: dict[str, Any] = {key: [absolute(key, name) for name in getattr(configuration, key)] for key in LISTS}
    for name in PATHS:
        value = getattr(configuration, name)
        changed[name] = absolute(name.replace("_", "-"), value) if value else None
    if "report" in base:
        looks = configuration.report
        paths = {name: getattr(looks, name) for name in ("logo", "templates")}
        own = {name: absolute("report", path) for name, path in paths.items() if path}
        changed["report"] = msgspec.structs.replace(looks, **own)
    if "sarif" in base:
        files = {pattern: absolute("sarif", name) for pattern, name in configuration.sarif.files.items()}
        changed["sarif"] = msgspec.structs.replace(configuration.sarif, files=files)
    return msgspec.structs.replace(configuration, **changed)


def _nearest(directory: Path) -> tuple[Path, bool] | None:
    """The file, and whether ours is a table in it."""
    for folder in (directory, *directory.parents):
        if (folder / "auditor.toml").is_file():
            return folder / "auditor.toml", False
        project = folder / "pyproject.toml"
        if project.is_file():
            return (project, True) if "auditor" in _parsed(_text(project), project).get("tool", {}) else None
        if (folder / ".git").exists():
            return None  # the project ends here; a file above it belongs to something else
    return None


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{file} is not valid TOML: it is not UTF-8 text.") from error
    except OSError as error:
        raise ConfigurationError(f"{file} can't be read: {error.strerror}.") from error


def _parsed(text: str, file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{file} is not valid TOML: {error}.") from error
    except RecursionError as error:
        raise ConfigurationError(f"{file} is not valid TOML: it is nested too deeply.") from error
